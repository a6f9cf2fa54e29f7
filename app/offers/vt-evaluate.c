/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator for callers with GLib's types. */

#include "vt-evaluate.h"

#include "vt-compile.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

/* Never seen outside: an offer evaluated alone is not published. */
#define ALONE_PACK_ID "alone"

VrResult *
vt_evaluate (GBytes *pack, const char *cart_json, GError **error)
{
  g_autoptr (VrPack) loaded_pack = NULL;
  g_autoptr (VrCart) loaded_cart = NULL;
  VrError       rules_error = {VR_OK};
  VrResult     *result;
  gconstpointer json;
  gsize         length;

  g_return_val_if_fail (pack != NULL, NULL);
  g_return_val_if_fail (cart_json != NULL, NULL);

  json = g_bytes_get_data (pack, &length);
  if (vr_pack_load (json, length, &loaded_pack, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
      return NULL;
    }
  if (vr_cart_load (loaded_pack, cart_json, strlen (cart_json), &loaded_cart, &rules_error) !=
          VR_OK ||
      vr_evaluate (loaded_pack, loaded_cart, &result, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The cart"));
      return NULL;
    }
  return result;
}

static char *
set_to_cart (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, currency->code);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (catalog, component->sku);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "sku");
      json_builder_add_string_value (builder, vt_catalog_get (catalog, index)->sku);
      json_builder_set_member_name (builder, "quantity");
      json_builder_add_int_value (builder, component->quantity);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

/* How often a cart may have it is not for whom it is meant, but what it gives. */
static void
keep_per_cart (const VtOffer *offer, JsonObject *terms)
{
  JsonObject *limits = vt_terms_get_object (vt_offer_get_terms (offer), "limits");
  JsonObject *kept;

  if (limits == NULL || !json_object_has_member (limits, "per_cart"))
    return;
  kept = json_object_new ();
  json_object_set_member (kept, "per_cart",
                          json_node_copy (json_object_get_member (limits, "per_cart")));
  json_object_set_object_member (terms, "limits", kept);
}

VtOffer *
vt_offer_open_to_all (const VtOffer *offer)
{
  static const char *const gates[] = {"audience", "channels", "coupon", "coupons",
                                      "limits",   "schedule", "when",   NULL};
  VtOffer                 *open;
  g_autoptr (JsonNode) terms = NULL;

  g_return_val_if_fail (offer != NULL, NULL);

  open = vt_offer_copy (offer);
  terms = vt_terms_without (vt_offer_get_terms (offer), gates);
  keep_per_cart (offer, json_node_get_object (terms));
  /* Less of what could be kept can be kept. */
  if (!vt_offer_set_terms (open, terms, NULL))
    g_warn_if_reached ();
  return open;
}

VrResult *
vt_evaluate_set (const VtOffer    *offer,
                 VtCatalog        *catalog,
                 const VtCurrency *currency,
                 GError          **error)
{
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autofree char *cart = NULL;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);
  g_ptr_array_add (offers, vt_offer_open_to_all (offer));
  pack = vt_offers_compile (offers, offer->id, catalog, currency, ALONE_PACK_ID, 0, error);
  if (pack == NULL)
    return NULL;

  /* It compiled, so every component is in the catalogue. */
  cart = set_to_cart (offer, catalog, currency, error);
  if (cart == NULL)
    return NULL;
  return vt_evaluate (pack, cart, error);
}
