/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli new: an empty workspace. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "vt-workspace.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* The currency of the user's country, where the locale knows one. */
static char *
dup_currency_of_locale (void)
{
  const char *symbol = localeconv ()->int_curr_symbol;

  return strlen (symbol) >= 3 ? g_strndup (symbol, 3) : NULL;
}

/* "shop" of "/tmp/shop.vitrine". */
static char *
dup_stem (const char *path)
{
  g_autofree char *base = g_filename_display_basename (path);

  if (g_str_has_suffix (base, ".vitrine"))
    base[strlen (base) - strlen (".vitrine")] = '\0';
  return g_steal_pointer (&base);
}

static void
print_result (CliCall *call, VtWorkspace *workspace, const char *time_zone)
{
  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "workspace", vt_workspace_get_path (workspace));
      cli_json_add_string (builder, "name", vt_workspace_get_name (workspace));
      cli_json_add_string (builder, "currency", vt_workspace_get_currency (workspace)->code);
      cli_json_add_string (builder, "time_zone", time_zone);
      json_builder_end_object (builder);
      cli_json_print (builder);
      return;
    }
  cli_print (_ ("Made %s: “%s”, in %s, time zone %s\n"), vt_workspace_get_path (workspace),
             vt_workspace_get_name (workspace), vt_workspace_get_currency (workspace)->code,
             time_zone);
}

CliStatus
cli_new_run (CliCall *call)
{
  g_autofree char   *name = NULL;
  g_autofree char   *code = NULL;
  g_autofree char   *time_zone = NULL;
  const GOptionEntry entries[] = {
      {"name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("What the shop is called"), N_ ("NAME")},
      {"currency", 'c', 0, G_OPTION_ARG_STRING, &code,
       N_ ("What its prices are in: USD, EUR, JPY…"), N_ ("CODE")},
      {"time-zone", 0, 0, G_OPTION_ARG_STRING, &time_zone,
       N_ ("What weekdays and hours of its offers are of: Europe/Berlin…"), N_ ("ZONE")},
      {0},
  };
  VtCurrency currency;
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  if (code == NULL)
    code = dup_currency_of_locale ();
  if (code == NULL)
    return cli_call_misused (call, _ ("the currency is missing: --currency=CODE"));
  if (!vt_currency_from_code (code, &currency, &error))
    return cli_call_misused (call, "%s", error->message);
  if (time_zone == NULL)
    time_zone = vt_zone_dup_local ();
  else if (!vt_zone_check (time_zone, &error))
    return cli_call_misused (call, "%s", error->message);
  if (name == NULL)
    name = dup_stem (call->arguments[0]);

  workspace = vt_workspace_create_in_zone (call->arguments[0], name, &currency, time_zone, &error);
  if (workspace == NULL)
    return cli_call_failed (call, error);
  print_result (call, workspace, time_zone);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
