/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop to try carts in. */

#include "vt-trial-shop-private.h"

#include "vt-compile.h"
#include "vt-document.h"
#include "vt-trial-times.h"

#include <string.h>

/* Never seen outside: what is tried is not published. */
#define TRIAL_PACK_ID "trial"

static void
offer_free (gpointer data)
{
  VtTrialOffer *offer = data;

  json_object_unref (offer->form);
  g_free (offer->json);
  g_array_unref (offer->sets);
  g_free (offer->spoken);
  g_free (offer->taken);
  g_ptr_array_unref (offer->attributes);
  vt_trial_times_free (offer->times);
  g_free (offer);
}

static void
set_free (gpointer data)
{
  VtTrialSet *set = data;

  g_free (set->has);
  g_free (set);
}

void
vt_trial_shop_free (VtTrialShop *shop)
{
  if (shop == NULL)
    return;

  g_clear_pointer (&shop->catalog, vt_catalog_unref);
  g_clear_pointer (&shop->offers, g_ptr_array_unref);
  g_free (shop->places);
  g_free (shop->by_sku);
  g_free (shop->sku_ranks);
  g_clear_pointer (&shop->zone, g_time_zone_unref);
  g_clear_pointer (&shop->sets, g_ptr_array_unref);
  g_clear_pointer (&shop->set_keys, g_hash_table_unref);
  g_clear_pointer (&shop->carried, g_hash_table_unref);
  for (guint i = 0; shop->lines != NULL && i < shop->products->len; i++)
    g_free (shop->lines[i]);
  g_free (shop->lines);
  g_clear_pointer (&shop->tails, g_string_chunk_free);
  g_clear_pointer (&shop->products, g_array_unref);
  g_free (shop->before_digest);
  g_free (shop->before_offers);
  g_free (shop->after_products);
  g_free (shop);
}

/* ---- products ---- */

static int
compare_products (gconstpointer a, gconstpointer b, gpointer catalog)
{
  const VtProduct *product = vt_catalog_get (catalog, *(const guint32 *) a);
  const VtProduct *other = vt_catalog_get (catalog, *(const guint32 *) b);

  if (product->price_minor != other->price_minor)
    return product->price_minor < other->price_minor ? -1 : 1;
  return strcmp (product->sku, other->sku);
}

/* Whatever has a price and is no fee, as far as a cart of a rule pack can name it. */
static GArray *
list_products (VtCatalog *catalog)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      if (product->kind != VT_PRODUCT_FEE && product->price_minor != VT_MONEY_UNKNOWN &&
          product->price_minor > 0 && product->price_minor <= VT_MONEY_MAX / VT_TRIAL_MAX_UNITS &&
          product->cost_minor <= VT_MONEY_MAX / VT_TRIAL_MAX_UNITS && *product->sku != '\0' &&
          strlen (product->sku) <= VT_ID_MAX_BYTES && g_utf8_validate (product->sku, -1, NULL))
        g_array_append_val (list, i);
    }
  g_array_sort_with_data (list, compare_products, catalog);
  return list;
}

static guint *
make_places (VtCatalog *catalog, GArray *products)
{
  guint32 n = vt_catalog_get_n_products (catalog);
  guint  *places = g_new (guint, n + 1);

  for (guint32 i = 0; i < n; i++)
    places[i] = VT_TRIAL_NO_PLACE;
  for (guint i = 0; i < products->len; i++)
    places[g_array_index (products, guint32, i)] = i;
  return places;
}

static int
compare_skus (gconstpointer a, gconstpointer b, gpointer shop)
{
  return strcmp (vt_trial_shop_get_product (shop, *(const guint *) a)->sku,
                 vt_trial_shop_get_product (shop, *(const guint *) b)->sku);
}

static void
rank_by_sku (VtTrialShop *shop)
{
  guint n = shop->products->len;

  shop->by_sku = g_new (guint, n + 1);
  shop->sku_ranks = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    shop->by_sku[i] = i;
  g_qsort_with_data (shop->by_sku, (gint) n, sizeof *shop->by_sku, compare_skus, shop);
  for (guint i = 0; i < n; i++)
    shop->sku_ranks[shop->by_sku[i]] = i;
}

static GTimeZone *
find_zone (VtCatalog *catalog)
{
  GTimeZone *zone = g_time_zone_new_identifier (vt_catalog_get_time_zone (catalog));

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

guint
vt_trial_shop_find (const VtTrialShop *shop, const char *sku)
{
  guint32 index = vt_catalog_index_of_sku (shop->catalog, sku);

  return index != VT_PRODUCT_NONE ? shop->places[index] : VT_TRIAL_NO_PLACE;
}

/* ---- the pack of them all ---- */

static gboolean
is_wanted (const VtOffer *offer)
{
  return offer->state != VT_OFFER_PAUSED && !vt_offer_is_empty (offer);
}

/* Those that may be evaluated, as if all were ready. */
static GPtrArray *
list_wanted (GPtrArray *offers)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer *copy;

      if (!is_wanted (offers->pdata[i]))
        continue;
      copy = vt_offer_copy (offers->pdata[i]);
      copy->state = VT_OFFER_READY;
      g_ptr_array_add (list, copy);
    }
  return list;
}

/* Takes out what the evaluator refuses alone. */
static gboolean
drop_refused (VtTrialShop *shop, GPtrArray *list, VtJob *job, GError **error)
{
  for (guint i = list->len; i-- > 0;)
    {
      if (!vt_job_check (job, error))
        return FALSE;
      if (vt_offer_judge (list->pdata[i], shop->catalog, &shop->currency, NULL))
        continue;
      g_ptr_array_remove_index (list, i);
      shop->n_left_out++;
    }
  return TRUE;
}

/* Mostly all are sound; only if they are not each is looked at alone. */
static GBytes *
compile (VtTrialShop *shop, GPtrArray *list, VtJob *job, GError **error)
{
  GBytes *pack =
      vt_offers_compile (list, NULL, shop->catalog, &shop->currency, TRIAL_PACK_ID, 0, NULL);

  if (pack != NULL)
    return pack;
  if (!drop_refused (shop, list, job, error))
    return NULL;
  return vt_offers_compile (list, NULL, shop->catalog, &shop->currency, TRIAL_PACK_ID, 0, error);
}

/* Members of a pack, which are in their order, from after one to before another, each with a comma
 * before it. */
static char *
write_members (JsonObject *root, const char *after, const char *before)
{
  GString       *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *value = NULL;

      if (strcmp (name, after) <= 0 || (before != NULL && strcmp (name, before) >= 0))
        continue;
      value = json_to_string (node, FALSE);
      g_string_append_printf (text, ",\"%s\":%s", name, value);
    }
  return g_string_free (text, FALSE);
}

/* Titles matter to nobody here. */
static void
take_products (VtTrialShop *shop, JsonArray *products)
{
  for (guint i = 0; i < json_array_get_length (products); i++)
    {
      JsonNode   *node = json_array_get_element (products, i);
      JsonObject *product = json_node_get_object (node);
      guint32     index =
          vt_catalog_index_of_sku (shop->catalog, json_object_get_string_member (product, "sku"));

      json_object_set_string_member (product, "title", "");
      g_hash_table_insert (shop->carried, GUINT_TO_POINTER (index), json_to_string (node, FALSE));
    }
}

static void
take_offers (VtTrialShop *shop, JsonArray *forms, GPtrArray *offers)
{
  for (guint i = 0; i < json_array_get_length (forms); i++)
    {
      JsonNode      *node = json_array_get_element (forms, i);
      JsonObject    *form = json_node_get_object (node);
      const VtOffer *from = vt_offers_find (offers, json_object_get_string_member (form, "id"));
      VtTrialOffer  *offer = g_new0 (VtTrialOffer, 1);

      offer->offer = from;
      offer->form = json_object_ref (form);
      offer->json = json_to_string (node, FALSE);
      offer->is_active = from->state == VT_OFFER_READY;
      g_ptr_array_add (shop->offers, offer);
      vt_trial_offer_look (shop, offer);
    }
}

VtTrialShop *
vt_trial_shop_new (GPtrArray        *offers,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   gint64            now_us,
                   VtJob            *job,
                   GError          **error)
{
  g_autoptr (VtTrialShop) shop = g_new0 (VtTrialShop, 1);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  shop->catalog = vt_catalog_ref (catalog);
  shop->currency = *currency;
  /* Carts are written in whole seconds. */
  shop->now_us = now_us / G_USEC_PER_SEC * G_USEC_PER_SEC;
  shop->offers = g_ptr_array_new_with_free_func (offer_free);
  shop->products = list_products (catalog);
  shop->places = make_places (catalog, shop->products);
  rank_by_sku (shop);
  shop->zone = find_zone (catalog);
  shop->lines = g_new0 (char *, shop->products->len + 1);
  shop->tails = g_string_chunk_new (256);
  shop->sets = g_ptr_array_new_with_free_func (set_free);
  shop->set_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  shop->carried = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  vt_trial_shop_begin_sets (shop);

  list = list_wanted (offers);
  pack = compile (shop, list, job, error);
  if (pack == NULL)
    return NULL;
  root = json_from_string (g_bytes_get_data (pack, NULL), error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  shop->before_digest = write_members (object, "", "digest");
  shop->before_offers = write_members (object, "digest", "offers");
  shop->after_products = write_members (object, "products", NULL);
  take_products (shop, json_object_get_array_member (object, "products"));
  take_offers (shop, json_object_get_array_member (object, "offers"), offers);
  return g_steal_pointer (&shop);
}

GArray *
vt_trial_shop_list_active (const VtTrialShop *shop)
{
  GArray *active;

  g_return_val_if_fail (shop != NULL, NULL);

  active = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < shop->offers->len; i++)
    if (vt_trial_shop_get_offer (shop, i)->is_active)
      g_array_append_val (active, i);
  return active;
}

const VtTrialOffer *
vt_trial_shop_get_offer (const VtTrialShop *shop, guint index)
{
  g_return_val_if_fail (index < shop->offers->len, NULL);

  return shop->offers->pdata[index];
}

const VtProduct *
vt_trial_shop_get_product (const VtTrialShop *shop, guint place)
{
  g_return_val_if_fail (place < shop->products->len, NULL);

  return vt_catalog_get (shop->catalog, g_array_index (shop->products, guint32, place));
}
