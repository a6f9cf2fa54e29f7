/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli export: the rule pack, written. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "vt-export.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
print_json (const char *path, const VtExportSummary *summary)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "file", path);
  cli_json_add_string (builder, "id", summary->info->id);
  cli_json_add_int (builder, "revision", (gint64) summary->info->revision);
  cli_json_add_string (builder, "digest", summary->info->digest);
  cli_json_add_int (builder, "offers", summary->info->n_offers);
  cli_json_add_int (builder, "changes", summary->n_changes);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
print_text (const char *path, const VtExportSummary *summary)
{
  cli_print (g_dngettext (GETTEXT_PACKAGE, "%s: revision %" PRIu64 ", %u offer, %s\n",
                          "%s: revision %" PRIu64 ", %u offers, %s\n", summary->info->n_offers),
             path, (guint64) summary->info->revision, summary->info->n_offers,
             summary->info->digest);
  if (summary->n_changes == 0)
    cli_print ("%s\n", _ ("The same as the last export"));
  else
    cli_print (g_dngettext (GETTEXT_PACKAGE, "%u offer differs from the last export\n",
                            "%u offers differ from the last export\n", summary->n_changes),
               summary->n_changes);
}

CliStatus
cli_export_run (CliCall *call)
{
  g_autoptr (VtWorkspace) workspace = NULL;
  g_auto (VtExportSummary) summary = {0};
  g_autoptr (GError) error = NULL;

  call->details = _ ("The offers that are ready go in. The same workspace gives the same bytes; a "
                     "file that is there is replaced\nonce the new one is whole.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL ||
      !vt_export_pack (workspace, call->arguments[1], call->job, &summary, &error))
    return cli_call_failed (call, error);
  if (call->json)
    print_json (call->arguments[1], &summary);
  else
    print_text (call->arguments[1], &summary);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
