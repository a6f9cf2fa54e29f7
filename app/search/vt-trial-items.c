/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put into carts that are tried. */

#include "vt-trial-items.h"

#include "vt-facts.h"

#include <string.h>

typedef struct
{
  VtTrialShop        *shop;  /* (unowned) */
  const VtTrialScope *scope; /* (unowned) */
  GArray             *sets;  /* (owned) (element-type guint): that have to be told apart */
  GHashTable         *sorts; /* (owned): what all of a sort have in common → its number, from 1 */
  GArray             *n_of;  /* (owned) (element-type guint): how many of each sort were found */
  guint               sort;  /* of the product that is being added */
  guint               twin;
  GArray             *items; /* (owned) */
  gboolean            by_cost;
  gboolean            by_weight;
} Collector;

static const VtTrialOffer *
get_offer (const Collector *collector, guint i)
{
  return vt_trial_shop_get_offer (collector->shop, collector->scope->offers[i]);
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  guint set = *(const guint *) a;
  guint other = *(const guint *) b;

  return set < other ? -1 : set > other;
}

static void
collect_sets (Collector *collector)
{
  guint n = 0;

  collector->by_cost = collector->scope->by_cost;
  for (guint i = 0; i < collector->scope->n_offers; i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      g_array_append_vals (collector->sets, offer->sets->data, offer->sets->len);
      collector->by_cost = collector->by_cost || offer->guards_cost;
      collector->by_weight = collector->by_weight || offer->weighs;
    }
  g_array_sort (collector->sets, compare_sets);
  for (guint i = 0; i < collector->sets->len; i++)
    {
      guint set = g_array_index (collector->sets, guint, i);

      if (n == 0 || g_array_index (collector->sets, guint, n - 1) != set)
        g_array_index (collector->sets, guint, n++) = set;
    }
  g_array_set_size (collector->sets, n);
}

static gboolean
is_spoken_of (const Collector *collector, guint place)
{
  if (collector->scope->everything)
    return TRUE;
  for (guint i = 0; i < collector->scope->n_offers; i++)
    if (vt_trial_offer_speaks_of (get_offer (collector, i), place))
      return TRUE;
  return FALSE;
}

/* ---- sorts ---- */

static void
add_number (GByteArray *key, gint64 number)
{
  g_byte_array_append (key, (const guint8 *) &number, sizeof number);
}

/* What two products have to share for one offer to go with both. */
static void
add_attributes (Collector *collector, VtFacts *facts, GByteArray *key)
{
  for (guint i = 0; i < collector->scope->n_offers; i++)
    {
      GPtrArray *names = get_offer (collector, i)->attributes;

      for (guint j = 0; j < names->len; j++)
        {
          g_autofree char *value = vt_facts_dup_attribute (facts, names->pdata[j]);

          add_number (key, value != NULL ? (gint64) strlen (value) : -1);
          if (value != NULL)
            g_byte_array_append (key, (const guint8 *) value, strlen (value));
        }
    }
}

/* The same for products that the offers treat alike. */
static GBytes *
make_key (Collector *collector, guint place)
{
  const VtProduct *product = vt_trial_shop_get_product (collector->shop, place);
  g_auto (VtFacts) facts = {product};
  GByteArray *key = g_byte_array_new ();
  guint64     bits = 0;

  add_number (key, product->price_minor);
  add_number (key, collector->by_cost ? product->cost_minor : 0);
  add_number (key, collector->by_weight ? product->weight_g : 0);
  for (guint i = 0; i < collector->sets->len; i++)
    {
      guint set = g_array_index (collector->sets, guint, i);

      bits = bits << 1 | vt_trial_shop_has (collector->shop, set, place);
      if (i % 64 == 63)
        {
          add_number (key, (gint64) bits);
          bits = 0;
        }
    }
  add_number (key, (gint64) bits);
  add_attributes (collector, &facts, key);
  return g_byte_array_free_to_bytes (key);
}

/* Fills in the sort of a product and which of its twins it is. */
static void
find_sort (Collector *collector, guint place)
{
  GBytes *key = make_key (collector, place);
  guint   sort = GPOINTER_TO_UINT (g_hash_table_lookup (collector->sorts, key));

  if (sort == 0)
    {
      g_array_set_size (collector->n_of, collector->n_of->len + 1);
      sort = collector->n_of->len;
      g_hash_table_insert (collector->sorts, key, GUINT_TO_POINTER (sort));
    }
  else
    g_bytes_unref (key);
  collector->sort = sort - 1;
  collector->twin = g_array_index (collector->n_of, guint, collector->sort)++;
}

/* ---- items ---- */

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static void
add_item (Collector *collector, guint place, gboolean is_subscription, guint instead_of)
{
  const VtProduct *product = vt_trial_shop_get_product (collector->shop, place);
  g_autofree char *sku = quote (product->sku);
  VtTrialItem      item = {.place = place,
                           .instead_of = instead_of,
                           .is_subscription = is_subscription,
                           .sort = collector->sort,
                           .twin = collector->twin,
                           .price_minor = product->price_minor,
                           .cost_minor = product->cost_minor};

  item.head = g_strdup_printf ("{\"sku\":%s,\"unit_price\":%" G_GINT64_FORMAT ",\"quantity\":", sku,
                               product->price_minor);
  if (instead_of != VT_TRIAL_NO_PLACE)
    {
      g_autofree char *other = quote (vt_trial_shop_get_product (collector->shop, instead_of)->sku);

      item.tail = g_strdup_printf (",\"instead_of\":%s}", other);
    }
  else
    item.tail = g_strdup (is_subscription ? ",\"subscription\":{}}" : "}");
  g_array_append_val (collector->items, item);
}

static gboolean
can_subscribe (Collector *collector, guint place)
{
  for (guint i = 0; i < collector->scope->n_offers; i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      if (offer->offer->kind == VT_OFFER_SUBSCRIPTION && vt_trial_offer_takes (offer, place))
        return TRUE;
    }
  return FALSE;
}

/* A tier in the place of each that is lower. */
static void
add_upgrades (Collector *collector, const VtTrialOffer *offer, guint place)
{
  JsonArray *tiers = vt_terms_get_array (offer->form, "tiers");

  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (tiers, i), "sku");
      guint       tier = vt_trial_shop_find (collector->shop, sku);

      if (tier == place)
        return;
      if (tier != VT_TRIAL_NO_PLACE)
        add_item (collector, place, FALSE, tier);
    }
}

/* The alternative in the place of the cheapest product that it is for. */
static void
add_replacement (Collector *collector, const VtTrialOffer *offer, guint place)
{
  JsonObject *alternative = vt_terms_get_object (offer->form, "alternative");
  guint       set;

  if (alternative == NULL ||
      vt_trial_shop_find (collector->shop, vt_terms_get_text (alternative, "sku")) != place)
    return;
  set = vt_trial_shop_select (collector->shop, vt_terms_get_object (alternative, "for"));
  for (guint i = 0; i < collector->shop->products->len; i++)
    if (i != place && vt_trial_shop_has (collector->shop, set, i))
      {
        add_item (collector, place, FALSE, i);
        return;
      }
}

static void
add_product (Collector *collector, guint place)
{
  add_item (collector, place, FALSE, VT_TRIAL_NO_PLACE);
  if (can_subscribe (collector, place))
    add_item (collector, place, TRUE, VT_TRIAL_NO_PLACE);
  for (guint i = 0; i < collector->scope->n_offers; i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      if (offer->offer->kind == VT_OFFER_TIER_LADDER && vt_trial_offer_takes (offer, place))
        add_upgrades (collector, offer, place);
      else if (offer->offer->kind == VT_OFFER_DOWNSELL)
        add_replacement (collector, offer, place);
    }
}

static void
item_clear (gpointer data)
{
  VtTrialItem *item = data;

  g_free (item->head);
  g_free (item->tail);
}

static int
compare_skus (gconstpointer a, gconstpointer b, gpointer data)
{
  const Collector   *collector = data;
  guint              index = *(const guint *) a;
  guint              other_index = *(const guint *) b;
  const VtTrialItem *item = vt_trial_items_get (collector->items, index);
  const VtTrialItem *other = vt_trial_items_get (collector->items, other_index);
  int                order = strcmp (vt_trial_shop_get_product (collector->shop, item->place)->sku,
                                     vt_trial_shop_get_product (collector->shop, other->place)->sku);

  return order != 0 ? order : (int) index - (int) other_index;
}

static void
rank_by_sku (Collector *collector)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < collector->items->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_skus, collector);
  for (guint i = 0; i < order->len; i++)
    g_array_index (collector->items, VtTrialItem, g_array_index (order, guint, i)).by_sku = i;
}

GArray *
vt_trial_items_new_empty (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (VtTrialItem));

  g_array_set_clear_func (items, item_clear);
  return items;
}

GArray *
vt_trial_items_new (VtTrialShop *shop, const VtTrialScope *scope, guint *ret_n_sorts)
{
  Collector collector = {.shop = shop, .scope = scope};

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (scope != NULL && scope->n_twins > 0, NULL);

  collector.sets = g_array_new (FALSE, FALSE, sizeof (guint));
  collector.sorts =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  collector.n_of = g_array_new (FALSE, TRUE, sizeof (guint));
  collector.items = vt_trial_items_new_empty ();
  collect_sets (&collector);

  for (guint i = 0; i < shop->products->len; i++)
    {
      if (!is_spoken_of (&collector, i))
        continue;
      find_sort (&collector, i);
      if (collector.twin < scope->n_twins)
        add_product (&collector, i);
    }
  rank_by_sku (&collector);
  if (ret_n_sorts != NULL)
    *ret_n_sorts = collector.n_of->len;
  g_hash_table_unref (collector.sorts);
  g_array_unref (collector.n_of);
  g_array_unref (collector.sets);
  return collector.items;
}
