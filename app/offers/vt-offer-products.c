/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where products go in an offer of each kind. */

#include "vt-offer-start.h"

#include "vt-terms-list.h"
#include "vt-tiers-edit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define PLAN_MONTHS 24

/* New terms with the product; %NULL with an error. */
typedef JsonNode *(*Place) (JsonNode        *terms,
                            VtCatalog       *catalog,
                            const VtProduct *product,
                            GError         **error);

/* ---- selectors ---- */

static gboolean
asks_for_more (JsonObject *selector)
{
  JsonObjectIter iter;
  const char    *name;

  json_object_iter_init (&iter, selector);
  while (json_object_iter_next (&iter, &name, NULL))
    if (!g_str_equal (name, "skus") && !g_str_equal (name, "except"))
      return TRUE;
  return FALSE;
}

JsonNode *
vt_selector_add_sku (JsonNode *terms, const char *path, const char *sku, GError **error)
{
  JsonNode *selector;
  g_autoptr (JsonNode) element = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (terms != NULL && path != NULL && sku != NULL, NULL);

  selector = vt_terms_path_get (terms, path);
  if (selector != NULL && JSON_NODE_HOLDS_OBJECT (selector) &&
      asks_for_more (json_node_get_object (selector)))
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT,
                           _ ("Products are chosen by category, brand or the like there, which a "
                              "single one cannot join"));
      return NULL;
    }
  element = vt_terms_text_new (sku);
  list = g_strconcat (path, "/skus", NULL);
  return vt_terms_list_add (terms, list, element, error);
}

static gboolean
is_missing (JsonNode *terms, const char *path)
{
  return vt_terms_path_get (terms, path) == NULL;
}

/* ---- elements ---- */

static JsonNode *element_new (const VtProduct *product, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* {"sku": …} and what @format gives, which is JSON that begins with a comma, or nothing. */
static JsonNode *
element_new (const VtProduct *product, const char *format, ...)
{
  g_autoptr (JsonNode) sku = vt_terms_text_new (product->sku);
  g_autofree char *sku_json = json_to_string (sku, FALSE);
  g_autofree char *rest = NULL;
  g_autofree char *json = NULL;
  va_list          arguments;

  va_start (arguments, format);
  rest = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  json = g_strdup_printf ("{\"sku\":%s%s}", sku_json, rest);
  return json_from_string (json, NULL);
}

static gint64
price_or_nothing (const VtProduct *product)
{
  return product->price_minor != VT_MONEY_UNKNOWN ? product->price_minor : 0;
}

/* ---- by kind ---- */

static JsonNode *
place_selected (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  return vt_selector_add_sku (terms, "select", product->sku, error);
}

/* The choice that takes one product more: one that is open to anything, else the last, if its
 * products are named. The number of choices if none does. */
static guint
find_open_choice (JsonArray *slots)
{
  guint       n = vt_terms_get_length (slots);
  JsonObject *last;

  for (guint i = 0; i < n; i++)
    if (vt_terms_get_object (vt_terms_get_element (slots, i), "select") == NULL)
      return i;
  last = n > 0 ? vt_terms_get_object (vt_terms_get_element (slots, n - 1), "select") : NULL;
  return last != NULL && !asks_for_more (last) ? n - 1 : n;
}

static JsonNode *
place_choice (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  JsonArray       *slots = vt_terms_get_array (json_node_get_object (terms), "slots");
  guint            open = find_open_choice (slots);
  g_autofree char *path = g_strdup_printf ("slots/%u/select", open);
  g_autoptr (JsonNode) slot = NULL;
  g_autoptr (JsonNode) with_slot = NULL;

  if (open < vt_terms_get_length (slots))
    return vt_selector_add_sku (terms, path, product->sku, error);
  slot = json_from_string ("{\"quantity\":1}", NULL);
  with_slot = vt_terms_path_insert (terms, "slots", open, slot, error);
  return with_slot != NULL ? vt_selector_add_sku (with_slot, path, product->sku, error) : NULL;
}

/* From the cheapest up; what is a tier already stays one. */
static JsonNode *
place_tier (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (GError) refused = NULL;
  JsonNode *added = vt_tiers_add (terms, product->sku, catalog, &refused);

  if (added == NULL && g_error_matches (refused, VT_ERROR, VT_ERROR_CONSTRAINT))
    return json_node_ref (terms);
  if (added == NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  return added;
}

static JsonNode *
place_alternative (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (JsonNode) sku = vt_terms_text_new (product->sku);

  if (!is_missing (terms, "instalments"))
    return place_selected (terms, catalog, product, error);
  if (!is_missing (terms, "alternative/for") && is_missing (terms, "alternative/sku"))
    return vt_terms_path_set (terms, "alternative/sku", sku, error);
  return vt_selector_add_sku (terms, "alternative/for", product->sku, error);
}

static JsonNode *
place_plan (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (JsonNode) plan = NULL;

  if (product->kind != VT_PRODUCT_PLAN)
    return place_selected (terms, catalog, product, error);
  plan = element_new (product, ",\"term_months\":%d,\"fixed\":%" PRId64, PLAN_MONTHS,
                      price_or_nothing (product));
  return vt_terms_list_add (terms, "plans", plan, error);
}

static JsonNode *
place_suggestion (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (JsonNode) item = element_new (product, "%s", "");

  if (is_missing (terms, "anchor"))
    return vt_selector_add_sku (terms, "anchor", product->sku, error);
  return vt_terms_list_add (terms, "items", item, error);
}

/* Whether any group has it: an option stands in one only. */
static gboolean
is_option (JsonNode *terms, JsonNode *option)
{
  JsonArray *groups = vt_terms_get_array (json_node_get_object (terms), "groups");

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      g_autofree char *path = g_strdup_printf ("groups/%u/options", i);

      if (vt_terms_list_find (terms, path, option, NULL))
        return TRUE;
    }
  return FALSE;
}

static JsonNode *
place_option (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  JsonArray *groups = vt_terms_get_array (json_node_get_object (terms), "groups");
  guint      n = vt_terms_get_length (groups);
  g_autoptr (JsonNode) option = NULL;
  g_autoptr (JsonNode) group = NULL;
  g_autoptr (JsonNode) with_group = NULL;
  g_autofree char *path = NULL;

  if (is_missing (terms, "requires"))
    return vt_selector_add_sku (terms, "requires", product->sku, error);
  option = element_new (product, ",\"price\":%" PRId64, price_or_nothing (product));
  if (is_option (terms, option))
    return json_node_ref (terms);
  path = g_strdup_printf ("groups/%u/options", MAX (n, 1) - 1);
  if (n > 0)
    return vt_terms_path_insert (terms, path, G_MAXUINT, option, error);
  group = json_from_string ("{\"id\":\"1\"}", NULL);
  with_group = vt_terms_path_insert (terms, "groups", 0, group, error);
  return with_group != NULL ? vt_terms_path_insert (with_group, path, 0, option, error) : NULL;
}

static JsonNode *
place_filler (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (JsonNode) sku = vt_terms_text_new (product->sku);

  return vt_terms_list_add (terms, "fill", sku, error);
}

static JsonNode *
place_bought (JsonNode *terms, VtCatalog *catalog, const VtProduct *product, GError **error)
{
  g_autoptr (JsonNode) sku = vt_terms_text_new (product->sku);

  if (is_missing (terms, "after"))
    return vt_selector_add_sku (terms, "after", product->sku, error);
  if (!is_missing (terms, "steps/0"))
    return vt_terms_list_add (terms, "steps/0/items", sku, error);
  return vt_selector_add_sku (terms, "without", product->sku, error);
}

static const Place places[VT_N_OFFER_KINDS] = {
    [VT_OFFER_MIX_AND_MATCH] = place_choice,  [VT_OFFER_VOLUME] = place_selected,
    [VT_OFFER_SUBSCRIPTION] = place_selected, [VT_OFFER_TIER_LADDER] = place_tier,
    [VT_OFFER_DOWNSELL] = place_alternative,  [VT_OFFER_PROTECTION] = place_plan,
    [VT_OFFER_CROSS_SELL] = place_suggestion, [VT_OFFER_ADD_ON] = place_option,
    [VT_OFFER_THRESHOLD] = place_filler,      [VT_OFFER_MARKDOWN] = place_selected,
    [VT_OFFER_FOLLOW_UP] = place_bought,
};

gboolean
vt_offer_add_product (VtOffer *offer, VtCatalog *catalog, const char *sku, GError **error)
{
  guint32 index;
  g_autoptr (JsonNode) terms = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL && sku != NULL, FALSE);

  if (offer->kind == VT_OFFER_BUNDLE)
    {
      vt_offer_add_component (offer, sku, 1, FALSE);
      return TRUE;
    }
  index = vt_catalog_index_of_sku (catalog, sku);
  if (index == VT_PRODUCT_NONE)
    return TRUE;
  terms = places[offer->kind](offer->terms, catalog, vt_catalog_get (catalog, index), error);
  return terms != NULL && vt_offer_set_terms (offer, terms, error);
}
