/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers list: what there is. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>

static void
print_offers (CliCall *call, GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    {
      cli_offer_add_json (builder, offers->pdata[i], catalog, currency);
      if (!call->json)
        cli_offer_print (offers->pdata[i], catalog, currency);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else if (offers->len == 0)
    cli_print ("%s\n", _ ("No offers yet"));
}

CliStatus
cli_offers_list_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, NULL, 1, 1))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, &error))
    return cli_call_failed (call, error);
  print_offers (call, snapshot.offers, snapshot.catalog, vt_workspace_get_currency (workspace));
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
