/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding, keeping and showing offers. */

#include "cli-offers.h"

#include "cli-json.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
is_meant (const VtOffer *offer, const char *wanted)
{
  return g_str_has_prefix (offer->id, wanted) || g_str_equal (offer->name, wanted);
}

const VtOffer *
cli_offers_find (GPtrArray *offers, const char *wanted, GError **error)
{
  const VtOffer *found = vt_offers_find (offers, wanted);

  if (found != NULL)
    return found;
  for (guint i = 0; i < offers->len && *wanted != '\0'; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      if (!is_meant (offer, wanted))
        continue;
      if (found != NULL)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("“%s” may be several offers; their ids tell them apart: %s, %s"), wanted,
                       found->id, offer->id);
          return NULL;
        }
      found = offer;
    }
  if (found == NULL)
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no offer “%s”"), wanted);
  return found;
}

/* All offers, with @offer in the place of the one that has its id. */
static GPtrArray *
make_list_with (GPtrArray *offers, const VtOffer *offer)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *other = offers->pdata[i];

      if (!g_str_equal (other->id, offer->id))
        g_ptr_array_add (list, vt_offer_copy (other));
    }
  g_ptr_array_add (list, vt_offer_copy (offer));
  return list;
}

static gboolean
check_ready (const CliSnapshot *snapshot,
             const VtCurrency  *currency,
             const VtOffer     *offer,
             GError           **error)
{
  g_autoptr (GPtrArray) list = make_list_with (snapshot->offers, offer);
  g_autoptr (GPtrArray) effective = vt_campaigns_apply (list, snapshot->campaigns);
  g_autoptr (GPtrArray) problems = vt_offers_check (effective, snapshot->catalog, currency);

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_ERROR && g_str_equal (problem->offer_id, offer->id))
        {
          g_set_error (error, VT_ERROR, VT_ERROR_CONSTRAINT, _ ("“%s” cannot be ready: %s"),
                       offer->name, problem->text);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_save (database, data, error);
}

gboolean
cli_offers_keep (VtWorkspace       *workspace,
                 const CliSnapshot *snapshot,
                 const VtOffer     *offer,
                 const char        *label,
                 VtJob             *job,
                 GError           **error)
{
  g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);

  if (offer->state == VT_OFFER_READY &&
      !check_ready (snapshot, vt_workspace_get_currency (workspace), offer, error))
    return FALSE;
  return vt_workspace_edit (workspace, label, place, save, (gpointer) offer, job, error);
}

const char *
cli_offer_state_to_word (VtOfferState state)
{
  switch (state)
    {
    case VT_OFFER_DRAFT:
      return "draft";
    case VT_OFFER_READY:
      return "ready";
    case VT_OFFER_PAUSED:
      return "paused";
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_reward_json (JsonBuilder *builder, const VtReward *reward)
{
  g_autofree char *percent = NULL;

  json_builder_set_member_name (builder, "reward");
  json_builder_begin_object (builder);
  switch (reward->type)
    {
    case VT_REWARD_PERCENT:
      percent = vt_percent_to_plain ((gint32) reward->value);
      cli_json_add_string (builder, "percent", percent);
      break;
    case VT_REWARD_AMOUNT:
      cli_json_add_int (builder, "amount_minor", reward->value);
      break;
    case VT_REWARD_FIXED:
      cli_json_add_int (builder, "fixed_minor", reward->value);
      break;
    default:
      g_warn_if_reached ();
    }
  json_builder_end_object (builder);
}

static void
add_figures_json (JsonBuilder *builder, const VtBundleFigures *figures)
{
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  cli_json_add_money (builder, "list_minor", figures->list_minor);
  cli_json_add_money (builder, "price_minor", figures->price_minor);
  cli_json_add_money (builder, "saving_minor", figures->saving_minor);
  cli_json_add_money (builder, "cost_minor", figures->cost_minor);
  cli_json_add_money (builder, "margin_before_minor", figures->margin_before_minor);
  cli_json_add_money (builder, "margin_after_minor", figures->margin_after_minor);
  json_builder_end_object (builder);
}

static void
add_bundle_json (JsonBuilder      *builder,
                 const VtOffer    *offer,
                 VtCatalog        *catalog,
                 const VtCurrency *currency)
{
  VtBundleFigures figures;

  json_builder_set_member_name (builder, "components");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = offer->components->pdata[i];

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "sku", component->sku);
      cli_json_add_int (builder, "quantity", component->quantity);
      json_builder_set_member_name (builder, "primary");
      json_builder_add_boolean_value (builder, component->primary);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_reward_json (builder, &offer->reward);
  if (vt_bundle_figures (offer, catalog, currency, &figures, NULL))
    add_figures_json (builder, &figures);
}

void
cli_offer_add_json (JsonBuilder      *builder,
                    const VtOffer    *offer,
                    VtCatalog        *catalog,
                    const VtCurrency *currency)
{
  g_autofree char *sentence = vt_offer_to_sentence (offer, catalog, currency, NULL);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "id", offer->id);
  cli_json_add_string (builder, "kind", vt_offer_kind_to_word (offer->kind));
  cli_json_add_string (builder, "name", offer->name);
  cli_json_add_string (builder, "state", cli_offer_state_to_word (offer->state));
  cli_json_add_int (builder, "priority", offer->priority);
  cli_json_add_string (builder, "sentence", sentence);
  cli_json_add_string (builder, "message", offer->message);
  cli_json_add_string (builder, "note", offer->note);
  if (offer->kind == VT_OFFER_BUNDLE)
    add_bundle_json (builder, offer, catalog, currency);
  json_builder_set_member_name (builder, "terms");
  json_builder_add_value (builder, json_node_copy (offer->terms));
  json_builder_end_object (builder);
}

static void
print_component (const VtComponent *component, VtCatalog *catalog, const VtCurrency *currency)
{
  guint32          index = vt_catalog_index_of_sku (catalog, component->sku);
  g_autofree char *price = NULL;

  if (index == VT_PRODUCT_NONE)
    {
      cli_print (_ ("  %" PRId64 " × %s, which is gone from the catalogue\n"), component->quantity,
                 component->sku);
      return;
    }
  price = vt_money_to_display (vt_catalog_get (catalog, index)->price_minor, currency);
  cli_print ("  %" PRId64 " × %s  %s  %s\n", component->quantity, component->sku,
             vt_catalog_get (catalog, index)->title, price);
}

void
cli_offer_print (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autofree char *reward = vt_offer_reward_to_text (offer, currency);
  VtBundleFigures  figures;

  if (offer->kind != VT_OFFER_BUNDLE)
    {
      g_autofree char *sentence = vt_offer_to_sentence (offer, catalog, currency, NULL);

      cli_print ("%s  %s  %s: %s\n  %s\n", offer->id, cli_offer_state_to_word (offer->state),
                 offer->name, vt_offer_kind_to_text (offer->kind), sentence);
      return;
    }
  cli_print ("%s  %s  %s: %s\n", offer->id, cli_offer_state_to_word (offer->state), offer->name,
             reward);
  for (guint i = 0; i < offer->components->len; i++)
    print_component (offer->components->pdata[i], catalog, currency);
  if (vt_bundle_figures (offer, catalog, currency, &figures, NULL))
    {
      g_autofree char *list = vt_money_to_display (figures.list_minor, currency);
      g_autofree char *price = vt_money_to_display (figures.price_minor, currency);
      g_autofree char *margin = vt_money_to_display (figures.margin_after_minor, currency);

      cli_print (_ ("  together %s instead of %s; margin %s\n"), price, list, margin);
    }
}

void
cli_offer_show (CliCall *call, const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!call->json)
    {
      cli_offer_print (offer, catalog, currency);
      return;
    }
  builder = json_builder_new ();
  cli_offer_add_json (builder, offer, catalog, currency);
  cli_json_print (builder);
}
