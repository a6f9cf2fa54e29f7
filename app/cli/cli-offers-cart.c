/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers cart: a small cart that an offer applies to, as a storefront sends it. */

#include "cli-commands.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-cart.h"

#include <glib/gi18n-lib.h>

static gboolean
print_cart (CliCall *call, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtCart) cart = NULL;
  g_autofree char *json = NULL;
  const VtOffer   *offer;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  offer = cli_offers_find (snapshot.offers, call->arguments[1], error);
  if (offer == NULL)
    return FALSE;
  cart = vt_cart_for_offer (offer, snapshot.catalog, vt_workspace_get_currency (workspace));
  json = vt_cart_to_json (cart, snapshot.catalog, vt_workspace_get_currency (workspace), error);
  if (json == NULL)
    return FALSE;
  cli_print ("%s\n", json);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_offers_cart_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details = _ ("Always JSON, for evaluate: vitrine-cli offers cart WORKSPACE OFFER | "
                     "vitrine-cli evaluate PACK -");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  return print_cart (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}
