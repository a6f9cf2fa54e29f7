/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few offers and products of a shop as a rule pack, to evaluate carts with. */

#include "vt-trial-pack.h"

#include "vt-document.h"
#include "vt-reach.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _VtTrialPack
{
  VtTrialShop *shop;      /* (unowned) */
  VrPack      *pack;      /* (owned) */
  VrEvaluator *evaluator; /* (owned) */
  GString     *cart;      /* (owned): the last one */
  GArray      *lines;     /* (owned) (element-type VtTrialCount): its lines in their order */
};

void
vt_trial_pack_free (VtTrialPack *pack)
{
  if (pack == NULL)
    return;

  vr_evaluator_free (pack->evaluator);
  vr_pack_free (pack->pack);
  g_string_free (pack->cart, TRUE);
  g_array_unref (pack->lines);
  g_free (pack);
}

/* ---- the pack ---- */

static void
add_product (VtTrialShop *shop, GHashTable *list, guint place)
{
  if (place != VT_TRIAL_NO_PLACE)
    g_hash_table_add (list, GUINT_TO_POINTER (g_array_index (shop->products, guint32, place)));
}

/* What the offers give or suggest has to be in their pack, in a cart or not. */
static GHashTable *
list_products (VtTrialShop *shop, const guint *offers, guint n_offers, GArray *items)
{
  g_autoptr (VtReach) reach = NULL;
  GHashTable *list;

  if (items == NULL)
    return g_hash_table_ref (shop->carried);
  reach = vt_reach_new (shop->catalog);
  for (guint i = 0; i < n_offers; i++)
    vt_reach_add (reach, vt_trial_shop_get_offer (shop, offers[i])->offer);
  list = g_hash_table_ref (reach->products);
  for (guint i = 0; i < items->len; i++)
    {
      add_product (shop, list, vt_trial_items_get (items, i)->place);
      add_product (shop, list, vt_trial_items_get (items, i)->instead_of);
    }
  return list;
}

static int
compare_skus (gconstpointer a, gconstpointer b, gpointer catalog)
{
  return strcmp (vt_catalog_get (catalog, *(const guint32 *) a)->sku,
                 vt_catalog_get (catalog, *(const guint32 *) b)->sku);
}

/* (element-type guint32): those that a rule pack carries, by SKU as it wants them. */
static GArray *
sort_products (VtTrialShop *shop, GHashTable *products)
{
  GArray        *sorted = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, products);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 index = GPOINTER_TO_UINT (key);

      if (g_hash_table_contains (shop->carried, key))
        g_array_append_val (sorted, index);
    }
  g_array_sort_with_data (sorted, compare_skus, shop->catalog);
  return sorted;
}

static char *
make_text (VtTrialShop *shop, const guint *offers, guint n_offers, GHashTable *products)
{
  GString *text = g_string_new (shop->head);
  g_autoptr (GArray) sorted = sort_products (shop, products);

  g_string_append (text, ",\"products\":[");
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? "," : "",
        (const char *) g_hash_table_lookup (shop->carried,
                                            GUINT_TO_POINTER (g_array_index (sorted, guint32, i))));
  g_string_append (text, "],\"offers\":[");
  for (guint i = 0; i < n_offers; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            vt_trial_shop_get_offer (shop, offers[i])->json);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static gboolean
load (VtTrialPack *pack, const char *text, GError **error)
{
  VrError rules_error = {VR_OK};
  char   *sealed = NULL;
  size_t  length;

  if (vr_pack_seal (text, strlen (text), &sealed, &length, &rules_error) == VR_OK &&
      vr_pack_load (sealed, length, &pack->pack, &rules_error) == VR_OK)
    (void) vr_evaluator_new (pack->pack, &pack->evaluator, &rules_error);
  vr_free (sealed);
  if (pack->evaluator != NULL)
    return TRUE;
  vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
  return FALSE;
}

VtTrialPack *
vt_trial_pack_new (
    VtTrialShop *shop, const guint *offers, guint n_offers, GArray *items, GError **error)
{
  g_autoptr (VtTrialPack) pack = g_new0 (VtTrialPack, 1);
  g_autoptr (GHashTable) products = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (shop != NULL, NULL);

  pack->shop = shop;
  pack->cart = g_string_new (NULL);
  pack->lines = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  products = list_products (shop, offers, n_offers, items);
  text = make_text (shop, offers, n_offers, products);
  return load (pack, text, error) ? g_steal_pointer (&pack) : NULL;
}

/* ---- carts ---- */

char *
vt_trial_head_new (const VtTrialShop *shop, const VtSearchShopper *shopper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (shopper != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, shop->currency.code);
  vt_search_shopper_write (shopper, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  text[strlen (text) - 1] = '\0';
  return g_strconcat (text, ",\"lines\":[", NULL);
}

/* Few: sorted in place. */
static void
sort_lines (VtTrialPack *pack, GArray *items, const VtTrialCount *counts, guint n_counts)
{
  g_array_set_size (pack->lines, 0);
  for (guint i = 0; i < n_counts; i++)
    {
      guint rank = vt_trial_items_get (items, counts[i].item)->by_sku;
      guint at = pack->lines->len;

      g_array_append_val (pack->lines, counts[i]);
      for (; at > 0; at--)
        {
          VtTrialCount *before = &g_array_index (pack->lines, VtTrialCount, at - 1);

          if (vt_trial_items_get (items, before->item)->by_sku < rank)
            break;
          g_array_index (pack->lines, VtTrialCount, at) = *before;
        }
      g_array_index (pack->lines, VtTrialCount, at) = counts[i];
    }
}

static void
append_number (GString *text, guint n)
{
  char  digits[16];
  gsize at = sizeof digits;

  do
    {
      digits[--at] = (char) ('0' + n % 10);
      n /= 10;
    }
  while (n > 0);
  g_string_append_len (text, digits + at, sizeof digits - at);
}

static void
write_cart (VtTrialPack *pack, GArray *items, const char *head)
{
  g_string_assign (pack->cart, head);
  for (guint i = 0; i < pack->lines->len; i++)
    {
      const VtTrialCount *line = &g_array_index (pack->lines, VtTrialCount, i);
      const VtTrialItem  *item = vt_trial_items_get (items, line->item);

      if (i > 0)
        g_string_append_c (pack->cart, ',');
      g_string_append (pack->cart, item->head);
      append_number (pack->cart, line->n);
      g_string_append (pack->cart, item->tail);
    }
  g_string_append (pack->cart, "]}");
}

const VrResult *
vt_trial_pack_run (
    VtTrialPack *pack, GArray *items, const char *head, const VtTrialCount *counts, guint n_counts)
{
  const VrCart   *cart;
  const VrResult *result;

  sort_lines (pack, items, counts, n_counts);
  write_cart (pack, items, head);
  pack->shop->n_carts++;
  if (vr_evaluator_load_cart (pack->evaluator, pack->cart->str, pack->cart->len, &cart, NULL) !=
          VR_OK ||
      vr_evaluator_run (pack->evaluator, cart, &result, NULL) != VR_OK)
    return NULL;
  return result;
}
