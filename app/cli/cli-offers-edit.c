/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers add-bundle, edit, remove: each one step of undo. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>

static gboolean
add_bundle (CliCall *call, const CliOfferWords *words, VtWorkspace *workspace, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  g_autofree char  *name = NULL;
  g_autoptr (VtOffer) offer = NULL;

  if (!cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  name = vt_offers_free_name (snapshot.offers, _ ("Bundle"));
  offer = vt_offer_new_bundle (name);
  if (!cli_offer_words_apply (words, snapshot.catalog, currency, offer, error) ||
      !cli_offers_keep (workspace, &snapshot, offer, _ ("Add Bundle"), call->job, error))
    return FALSE;
  cli_offer_show (call, offer, snapshot.catalog, currency);
  return TRUE;
}

CliStatus
cli_offers_add_bundle_run (CliCall *call)
{
  g_auto (CliOfferWords) words = {0};
  g_autofree GOptionEntry *entries = cli_offer_words_make_entries (&words);
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  /* xgettext:no-c-format */
  call->details = _ ("Without a price, 10 % off. Without --ready, a draft, which is not exported.");
  if (!cli_call_parse (call, entries, 1, 1) || !cli_offer_words_check (call, &words))
    return CLI_USAGE;
  if (words.components == NULL)
    return cli_call_misused (call, _ ("the parts are missing: --component=SKU"));

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !add_bundle (call, &words, workspace, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

static gboolean
edit_offer (CliCall *call, const CliOfferWords *words, VtWorkspace *workspace, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  const VtOffer    *found;
  g_autoptr (VtOffer) offer = NULL;

  if (!cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  found = cli_offers_find (snapshot.offers, call->arguments[1], error);
  if (found == NULL)
    return FALSE;
  offer = vt_offer_copy (found);
  if (!cli_offer_words_apply (words, snapshot.catalog, currency, offer, error) ||
      !cli_offers_keep (workspace, &snapshot, offer, _ ("Change Offer"), call->job, error))
    return FALSE;
  cli_offer_show (call, offer, snapshot.catalog, currency);
  return TRUE;
}

CliStatus
cli_offers_edit_run (CliCall *call)
{
  g_auto (CliOfferWords) words = {0};
  g_autofree GOptionEntry *entries = cli_offer_words_make_entries (&words);
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("OFFER is an id, the beginning of one, or a name. What is not given stays as "
                     "it is; parts take the place of\nall that were there.");
  if (!cli_call_parse (call, entries, 2, 2) || !cli_offer_words_check (call, &words))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !edit_offer (call, &words, workspace, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

/* @data: (element-type utf8): ids. */
static gboolean
remove_ids (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    if (!vt_offers_remove (database, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_offers (CliCall *call, VtWorkspace *workspace, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_OFFERS};
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "removed");
  json_builder_begin_array (builder);
  for (guint i = 1; call->arguments[i] != NULL; i++)
    {
      const VtOffer *offer = cli_offers_find (snapshot.offers, call->arguments[i], error);

      if (offer == NULL)
        return FALSE;
      /* Named twice, removed once. */
      if (g_ptr_array_find_with_equal_func (ids, offer->id, g_str_equal, NULL))
        continue;
      g_ptr_array_add (ids, offer->id);
      json_builder_add_string_value (builder, offer->id);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  if (!vt_workspace_edit (workspace,
                          g_dngettext (GETTEXT_PACKAGE, "Remove Offer", "Remove Offers", ids->len),
                          "offers", remove_ids, ids, call->job, error))
    return FALSE;
  if (call->json)
    cli_json_print (builder);
  else
    cli_print (g_dngettext (GETTEXT_PACKAGE, "Removed %u offer\n", "Removed %u offers\n", ids->len),
               ids->len);
  return TRUE;
}

CliStatus
cli_offers_remove_run (CliCall *call)
{
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("OFFER is an id, the beginning of one, or a name. All of them or none; one "
                     "step of undo.");
  if (!cli_call_parse (call, NULL, 2, CLI_MANY))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !remove_offers (call, workspace, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}
