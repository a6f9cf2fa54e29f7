/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few offers and products of a shop as a rule pack, to evaluate carts with. */

#include "vt-trial-pack.h"

#include "vt-document.h"
#include "vt-reach.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many products beyond those of a cart are carried at first, then twice as many each time. */
#define FEW_MORE 2

struct _VtTrialPack
{
  VtTrialShop    *shop;   /* (unowned) */
  GArray         *offers; /* (owned) (element-type guint) */
  VtTrialPackSize size;
  GHashTable     *products; /* (owned): catalogue indices of what it carries */
  guint           n_more;
  VrPack         *pack;      /* (owned) */
  VrEvaluator    *evaluator; /* (owned) (nullable) */
  GString        *cart;      /* (owned): the last one */
  GArray         *lines;     /* (owned) (element-type VtTrialCount): its lines in their order */
};

static void
unload (VtTrialPack *pack)
{
  g_clear_pointer (&pack->evaluator, vr_evaluator_free);
  g_clear_pointer (&pack->pack, vr_pack_free);
}

void
vt_trial_pack_free (VtTrialPack *pack)
{
  if (pack == NULL)
    return;

  unload (pack);
  g_array_unref (pack->offers);
  g_clear_pointer (&pack->products, g_hash_table_unref);
  g_string_free (pack->cart, TRUE);
  g_array_unref (pack->lines);
  g_free (pack);
}

/* ---- what it carries ---- */

/* What the offers give or suggest has to be in their pack, in a cart or not. */
static GHashTable *
list_named (const VtTrialPack *pack)
{
  g_autoptr (VtReach) reach = vt_reach_new (pack->shop->catalog);

  for (guint i = 0; i < pack->offers->len; i++)
    vt_reach_add (
        reach, vt_trial_shop_get_offer (pack->shop, g_array_index (pack->offers, guint, i))->offer);
  return g_hash_table_ref (reach->products);
}

/* Whether it was not there. */
static gboolean
add_index (VtTrialPack *pack, guint32 index)
{
  gpointer key = GUINT_TO_POINTER (index);

  if (index == VT_PRODUCT_NONE || !g_hash_table_contains (pack->shop->carried, key))
    return FALSE;
  return g_hash_table_add (pack->products, key);
}

static gboolean
add_place (VtTrialPack *pack, guint place)
{
  return place != VT_TRIAL_NO_PLACE &&
         add_index (pack, g_array_index (pack->shop->products, guint32, place));
}

static gboolean
add_item (VtTrialPack *pack, GArray *items, guint item)
{
  const VtTrialItem *self = vt_trial_items_get (items, item);
  gboolean           is_new = add_place (pack, self->place);

  return add_place (pack, self->instead_of) || is_new;
}

/* What was bought before counts as the pack has it. */
static gboolean
add_bought (VtTrialPack *pack, const VtSearchShopper *shopper)
{
  gboolean is_new = FALSE;

  for (guint i = 0; i < shopper->orders->len; i++)
    {
      const VtSearchShopperOrder *order = shopper->orders->pdata[i];

      if (order->sku != NULL &&
          add_index (pack, vt_catalog_index_of_sku (pack->shop->catalog, order->sku)))
        is_new = TRUE;
    }
  return is_new;
}

/* Whether anything had to be added; then some of what is likely to come next is as well. */
static gboolean
add_all (VtTrialPack          *pack,
         GArray               *items,
         const VtTrialShopper *shopper,
         const VtTrialCount   *counts,
         guint                 n_counts)
{
  gboolean is_new = add_bought (pack, shopper->shopper);
  guint    last = 0;

  for (guint i = 0; i < n_counts; i++)
    if (add_item (pack, items, counts[i].item))
      {
        is_new = TRUE;
        last = MAX (last, counts[i].item);
      }
  if (!is_new)
    return FALSE;
  for (guint i = last + 1; i < items->len && i <= last + pack->n_more; i++)
    (void) add_item (pack, items, i);
  pack->n_more *= 2;
  return TRUE;
}

/* ---- the pack ---- */

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

/* From its offers on. */
static void
write_rest (VtTrialPack *pack, GString *text)
{
  VtTrialShop *shop = pack->shop;
  g_autoptr (GArray) sorted = sort_products (shop, pack->products);

  g_string_append (text, ",\"offers\":[");
  for (guint i = 0; i < pack->offers->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (
          text, vt_trial_shop_get_offer (shop, g_array_index (pack->offers, guint, i))->json);
    }
  g_string_append (text, "],\"products\":[");
  for (guint i = 0; i < sorted->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text,
                       g_hash_table_lookup (shop->carried,
                                            GUINT_TO_POINTER (g_array_index (sorted, guint32, i))));
    }
  g_string_append_c (text, ']');
  g_string_append (text, shop->after_products);
  g_string_append_c (text, '}');
}

/* In canonical form, so that its digest is that of its bytes: it need not be read twice. */
static char *
make_text (VtTrialPack *pack)
{
  VtTrialShop *shop = pack->shop;
  g_autoptr (GString) rest = g_string_new (shop->before_offers);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  write_rest (pack, rest);
  g_checksum_update (checksum, (const guchar *) "{", 1);
  g_checksum_update (checksum, (const guchar *) shop->before_digest + 1,
                     (gssize) strlen (shop->before_digest) - 1);
  g_checksum_update (checksum, (const guchar *) rest->str, (gssize) rest->len);
  return g_strdup_printf ("{%s,\"digest\":\"sha256:%s\"%s", shop->before_digest + 1,
                          g_checksum_get_string (checksum), rest->str);
}

/* Where something is written otherwise than the canonical form has it. */
static VrStatus
load_unsealed (VtTrialPack *pack, const char *text, VrError *error)
{
  char    *sealed = NULL;
  size_t   length;
  VrStatus status = vr_pack_seal (text, strlen (text), &sealed, &length, error);

  if (status == VR_OK)
    status = vr_pack_load (sealed, length, &pack->pack, error);
  vr_free (sealed);
  return status;
}

static gboolean
load (VtTrialPack *pack, const char *text, GError **error)
{
  VrError  rules_error = {VR_OK};
  VrStatus status = vr_pack_load (text, strlen (text), &pack->pack, &rules_error);

  if (status == VR_ERROR_DIGEST)
    status = load_unsealed (pack, text, &rules_error);
  if (status == VR_OK && vr_evaluator_new (pack->pack, &pack->evaluator, &rules_error) == VR_OK)
    return TRUE;
  vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
  return FALSE;
}

static gboolean
reload (VtTrialPack *pack, GError **error)
{
  g_autofree char *text = make_text (pack);

  unload (pack);
  return load (pack, text, error);
}

VtTrialPack *
vt_trial_pack_new (
    VtTrialShop *shop, const guint *offers, guint n_offers, VtTrialPackSize size, GError **error)
{
  g_autoptr (VtTrialPack) pack = NULL;

  g_return_val_if_fail (shop != NULL, NULL);

  pack = g_new0 (VtTrialPack, 1);
  pack->shop = shop;
  pack->size = size;
  pack->n_more = FEW_MORE;
  pack->offers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (pack->offers, offers, n_offers);
  pack->cart = g_string_new (NULL);
  pack->lines = g_array_new (FALSE, FALSE, sizeof (VtTrialCount));
  pack->products =
      size == VT_TRIAL_PACK_WHOLE ? g_hash_table_ref (shop->carried) : list_named (pack);
  /* A small one waits for its first cart. */
  if (size == VT_TRIAL_PACK_WHOLE && !reload (pack, error))
    return NULL;
  return g_steal_pointer (&pack);
}

/* ---- carts ---- */

void
vt_trial_shopper_free (VtTrialShopper *self)
{
  if (self == NULL)
    return;

  vt_search_shopper_free (self->shopper);
  g_free (self->head);
  g_free (self);
}

static char *
make_head (const VtTrialShop *shop, const VtSearchShopper *shopper)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

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

VtTrialShopper *
vt_trial_shopper_new (const VtTrialShop *shop, VtSearchShopper *shopper)
{
  VtTrialShopper *self;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (shopper != NULL, NULL);

  self = g_new0 (VtTrialShopper, 1);
  self->head = make_head (shop, shopper);
  self->shopper = shopper;
  return self;
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
vt_trial_pack_run (VtTrialPack          *pack,
                   GArray               *items,
                   const VtTrialShopper *shopper,
                   const VtTrialCount   *counts,
                   guint                 n_counts)
{
  const VrCart   *cart;
  const VrResult *result;

  if (pack->size == VT_TRIAL_PACK_SMALL && add_all (pack, items, shopper, counts, n_counts))
    unload (pack);
  if (pack->evaluator == NULL && !reload (pack, NULL))
    return NULL;
  sort_lines (pack, items, counts, n_counts);
  write_cart (pack, items, shopper->head);
  pack->shop->n_carts++;
  if (vr_evaluator_load_cart (pack->evaluator, pack->cart->str, pack->cart->len, &cart, NULL) !=
          VR_OK ||
      vr_evaluator_run (pack->evaluator, cart, &result, NULL) != VR_OK)
    return NULL;
  return result;
}
