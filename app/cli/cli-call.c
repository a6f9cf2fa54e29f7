/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of one command: its options, its job, and how it ends. */

#include "cli-call.h"

#include "cli-json.h"
#include "cli-progress.h"

#include <glib/gi18n-lib.h>

static GOptionContext *
make_context (CliCall *call, const GOptionEntry *entries)
{
  const GOptionEntry common[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &call->json, N_ ("Print the result as JSON"), NULL},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &call->quiet, N_ ("Show no progress"), NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &call->arguments, NULL, NULL},
      {0},
  };
  g_autofree char *program = g_strdup_printf ("vitrine-cli %s", call->name);
  GOptionContext  *context = g_option_context_new (call->synopsis);

  g_set_prgname (program);
  g_option_context_set_summary (context, call->summary);
  g_option_context_set_description (context, call->details);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

gboolean
cli_call_parse (CliCall *call, const GOptionEntry *entries, guint n_min, guint n_max)
{
  g_autoptr (GOptionContext) context = make_context (call, entries);
  g_autoptr (GError) error = NULL;
  guint n_arguments;

  if (!g_option_context_parse (context, &call->argc, &call->argv, &error))
    {
      cli_call_misused (call, "%s", error->message);
      return FALSE;
    }

  n_arguments = call->arguments != NULL ? g_strv_length (call->arguments) : 0;
  if (n_arguments < n_min)
    {
      cli_call_misused (call, _ ("something is missing after “%s”"), call->name);
      return FALSE;
    }
  if (n_arguments > n_max)
    {
      cli_call_misused (call, _ ("“%s” is one too many"), call->arguments[n_max]);
      return FALSE;
    }
  if (!call->quiet && !call->json)
    cli_progress_show (call->job);
  return TRUE;
}

CliStatus
cli_call_misused (CliCall *call, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("vitrine-cli: %s\n", message);
  g_printerr (_ ("Usage: vitrine-cli %s [OPTION…] %s\n"), call->name, call->synopsis);
  g_printerr (_ ("“vitrine-cli %s --help” says more.\n"), call->name);
  return CLI_USAGE;
}

const char *
cli_error_to_code (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (error->domain != VT_ERROR)
    return "failed";

  switch ((VtError) error->code)
    {
    case VT_ERROR_NOT_A_WORKSPACE:
      return "not-a-workspace";
    case VT_ERROR_TOO_NEW:
      return "too-new";
    case VT_ERROR_CORRUPT:
      return "corrupt";
    case VT_ERROR_READ_ONLY:
      return "read-only";
    case VT_ERROR_IN_USE:
      return "in-use";
    case VT_ERROR_NO_SPACE:
      return "no-space";
    case VT_ERROR_NOT_FOUND:
      return "not-found";
    case VT_ERROR_CONSTRAINT:
      return "constraint";
    case VT_ERROR_BAD_INPUT:
      return "bad-input";
    case VT_ERROR_LIMIT:
      return "limit";
    case VT_ERROR_FAILED:
    default:
      return "failed";
    }
}

CliStatus
cli_call_failed (CliCall *call, const GError *error)
{
  const char *message = error->message;

  cli_progress_end ();
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = _ ("Stopped; nothing was changed");
  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "error");
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "code", cli_error_to_code (error));
      cli_json_add_string (builder, "message", message);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
      text = cli_json_to_text (builder);
      g_printerr ("%s\n", text);
    }
  else
    {
      g_printerr ("vitrine-cli: %s\n", message);
    }
  return CLI_FAILED;
}
