/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put into carts that are tried. */

#include "vt-trial-items.h"

#include "vt-facts.h"

#include <string.h>

/* Sets that are kept in one word. */
#define BITS 64
#define NO_SORT G_MAXUINT
/* In which one product can be bought, at most. */
#define MAX_WAYS 1024

/* What products have in common that the offers treat alike. */
typedef struct
{
  gint64  price_minor;
  gint64  cost_minor; /* as far as it tells them apart; so for the weight */
  gint64  weight_g;
  guint64 bits; /* in which of the first sets it is */
  GBytes *more; /* (owned) (nullable): in which others, and attributes */
  guint   sort; /* its number */
} Alike;

typedef struct
{
  VtTrialShop        *shop;  /* (unowned) */
  const VtTrialScope *scope; /* (unowned) */
  GArray             *sets;  /* (owned) (element-type guint): that have to be told apart */
  GHashTable         *sorts; /* (owned) (element-type Alike) */
  GArray             *n_of;  /* (owned) (element-type guint): how many of each sort were found */
  const Alike *last; /* (unowned) (nullable): of the one before by SKU of which lines count */
  guint        sort; /* of the product that is being added */
  guint        twin;
  guint        n_ways; /* in which that product can be bought, so far */
  GArray      *items;  /* (owned) */
  gboolean     by_cost;
  gboolean     by_weight;
  guint64     *by_lines;       /* (owned): products of which the order of lines counts */
  gboolean     has_attributes; /* that products have to share */
} Collector;

/* How many offers tell products apart. */
static guint
count_offers (const Collector *collector)
{
  return collector->scope->n_offers + collector->scope->n_besides;
}

/* One of them, those whose products there are first. */
static const VtTrialOffer *
get_offer (const Collector *collector, guint i)
{
  const VtTrialScope *scope = collector->scope;

  return vt_trial_shop_get_offer (collector->shop, i < scope->n_offers
                                                       ? scope->offers[i]
                                                       : scope->besides[i - scope->n_offers]);
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
  for (guint i = 0; i < count_offers (collector); i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      g_array_append_vals (collector->sets, offer->sets->data, offer->sets->len);
      collector->by_cost = collector->by_cost || offer->guards_cost;
      collector->by_weight = collector->by_weight || offer->weighs;
      collector->has_attributes = collector->has_attributes || offer->attributes->len > 0;
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

static gboolean
has_set (const Collector *collector, guint i, guint place)
{
  return vt_trial_shop_has (collector->shop, g_array_index (collector->sets, guint, i), place);
}

static void
add_number (GByteArray *key, gint64 number)
{
  g_byte_array_append (key, (const guint8 *) &number, sizeof number);
}

/* What two products have to share for one offer to go with both. */
static void
add_attributes (Collector *collector, VtFacts *facts, GByteArray *key)
{
  for (guint i = 0; i < count_offers (collector); i++)
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

/* Products of one sort are equal. */
static Alike
make_key (Collector *collector, guint place)
{
  const VtProduct *product = vt_trial_shop_get_product (collector->shop, place);
  Alike            key = {.price_minor = product->price_minor,
                          .cost_minor = collector->by_cost ? product->cost_minor : 0,
                          .weight_g = collector->by_weight ? product->weight_g : 0};
  g_auto (VtFacts) facts = {product};
  g_autoptr (GByteArray) more = NULL;

  for (guint i = 0; i < collector->sets->len && i < BITS; i++)
    key.bits = key.bits << 1 | has_set (collector, i, place);
  if (collector->sets->len <= BITS && !collector->has_attributes)
    return key;
  more = g_byte_array_new ();
  for (guint i = BITS; i < collector->sets->len; i++)
    {
      guint8 bit = has_set (collector, i, place);

      g_byte_array_append (more, &bit, 1);
    }
  add_attributes (collector, &facts, more);
  key.more = g_byte_array_free_to_bytes (g_steal_pointer (&more));
  return key;
}

static guint
hash_key (gconstpointer data)
{
  const Alike *key = data;
  guint64      hash = key->bits;

  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) key->price_minor;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) key->cost_minor;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) key->weight_g;
  if (key->more != NULL)
    hash += g_bytes_hash (key->more);
  return (guint) (hash ^ hash >> 32);
}

static gboolean
are_alike (gconstpointer a, gconstpointer b)
{
  const Alike *key = a;
  const Alike *other = b;

  return key->price_minor == other->price_minor && key->cost_minor == other->cost_minor &&
         key->weight_g == other->weight_g && key->bits == other->bits &&
         (key->more == other->more ||
          (key->more != NULL && other->more != NULL && g_bytes_equal (key->more, other->more)));
}

static void
key_free (gpointer data)
{
  Alike *key = data;

  g_clear_pointer (&key->more, g_bytes_unref);
  g_free (key);
}

static gboolean
has_bit (const guint64 *bits, guint place)
{
  return (bits[place / 64] >> place % 64 & 1) != 0;
}

/* The odd minor unit of what one takes off the order decides what is left for the next. */
static gboolean
counts_minor_units (const Collector *collector)
{
  guint n_on_order = 0;

  for (guint i = 0; i < count_offers (collector); i++)
    n_on_order += get_offer (collector, i)->layer == VT_TRIAL_ORDER;
  return collector->scope->by_minor_unit || n_on_order > 1;
}

static void
find_by_lines (Collector *collector)
{
  guint    n_words = vt_trial_shop_n_words (collector->shop);
  gboolean by_minor_unit = counts_minor_units (collector);

  collector->by_lines = g_new0 (guint64, n_words);
  for (guint i = 0; i < count_offers (collector); i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      if (!offer->goes_by_lines && !(by_minor_unit && offer->layer == VT_TRIAL_ORDER))
        continue;
      for (guint j = 0; j < n_words; j++)
        collector->by_lines[j] |= offer->spoken[j];
    }
}

/* The sort of a product, of those by SKU the next. Where lines count in their order, products that
 * are alike are of one sort only as far as no other of which that is so comes between them by SKU:
 * then carts in which they change places have the same of these lines in the same order. */
static guint
find_sort (Collector *collector, guint place)
{
  Alike    key = make_key (collector, place);
  Alike   *known = g_hash_table_lookup (collector->sorts, &key);
  gboolean is_new = known == NULL;
  gboolean is_by_lines = has_bit (collector->by_lines, place);

  if (is_new)
    {
      known = g_memdup2 (&key, sizeof key);
      g_hash_table_add (collector->sorts, known);
    }
  else
    g_clear_pointer (&key.more, g_bytes_unref);
  if (is_new || (is_by_lines && collector->last != known))
    {
      known->sort = collector->n_of->len;
      g_array_set_size (collector->n_of, collector->n_of->len + 1);
    }
  if (is_by_lines)
    collector->last = known;
  return known->sort;
}

/* ---- items ---- */

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* Up to its quantity; belongs to the shop. */
static const char *
get_head (VtTrialShop *shop, guint place)
{
  const VtProduct *product = vt_trial_shop_get_product (shop, place);
  g_autofree char *sku = NULL;

  if (shop->lines[place] != NULL)
    return shop->lines[place];
  sku = quote (product->sku);
  shop->lines[place] = g_strdup_printf (
      "{\"sku\":%s,\"unit_price\":%" G_GINT64_FORMAT ",\"quantity\":", sku, product->price_minor);
  return shop->lines[place];
}

/* After it; belongs to the shop. */
static const char *
get_tail (VtTrialShop *shop, gboolean is_subscription, guint instead_of)
{
  const char      *end = is_subscription ? ",\"subscription\":{}}" : "}";
  g_autofree char *other = NULL;
  g_autofree char *tail = NULL;

  if (instead_of == VT_TRIAL_NO_PLACE)
    return end;
  other = quote (vt_trial_shop_get_product (shop, instead_of)->sku);
  tail = g_strdup_printf (",\"instead_of\":%s%s", other, end);
  return g_string_chunk_insert_const (shop->tails, tail);
}

static void
add_item (Collector *collector, guint place, gboolean is_subscription, guint instead_of)
{
  const VtProduct *product = vt_trial_shop_get_product (collector->shop, place);
  VtTrialItem      item = {.place = place,
                           .instead_of = instead_of,
                           .is_subscription = is_subscription,
                           .sort = collector->sort,
                           .twin = collector->twin,
                           .price_minor = product->price_minor,
                           .cost_minor = product->cost_minor,
                           .by_sku = collector->shop->sku_ranks[place] * MAX_WAYS + collector->n_ways,
                           .head = get_head (collector->shop, place),
                           .tail = get_tail (collector->shop, is_subscription, instead_of)};

  g_array_append_val (collector->items, item);
  collector->n_ways = MIN (collector->n_ways + 1, MAX_WAYS - 1);
}

static gboolean
can_subscribe (Collector *collector, guint place)
{
  for (guint i = 0; i < count_offers (collector); i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      if (offer->offer->kind == VT_OFFER_SUBSCRIPTION && vt_trial_offer_takes (offer, place))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_place (const GArray *places, guint place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return TRUE;
  return FALSE;
}

static void
add_place (GArray *places, guint place)
{
  if (!has_place (places, place))
    g_array_append_val (places, place);
}

/* A tier in the place of each that is lower. */
static void
add_lower_tiers (Collector *collector, const VtTrialOffer *offer, guint place, GArray *places)
{
  JsonArray *tiers = vt_terms_get_array (offer->form, "tiers");

  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (tiers, i), "sku");
      guint       tier = vt_trial_shop_find (collector->shop, sku);

      if (tier == place)
        return;
      if (tier != VT_TRIAL_NO_PLACE)
        add_place (places, tier);
    }
}

/* (element-type guint): the sets of which the product is offered as an alternative. */
static GArray *
list_dearer (Collector *collector, guint place)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < count_offers (collector); i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);
      JsonObject         *alternative = vt_terms_get_object (offer->form, "alternative");
      guint               set;

      if (offer->offer->kind != VT_OFFER_DOWNSELL || alternative == NULL ||
          vt_trial_shop_find (collector->shop, vt_terms_get_text (alternative, "sku")) != place)
        continue;
      set = vt_trial_shop_select (collector->shop, vt_terms_get_object (alternative, "for"));
      g_array_append_val (sets, set);
    }
  return sets;
}

/* The alternative in the place of a product that it is for: of those for which the same offers have
 * it as an alternative, and which are no tiers, the cheapest. */
static void
add_replaced (Collector *collector, guint place, GArray *places)
{
  g_autoptr (GArray) sets = list_dearer (collector, place);
  g_autoptr (GHashTable) seen = NULL;

  if (sets->len == 0)
    return;
  seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint i = 0; i < collector->shop->products->len; i++)
    {
      g_autofree guint8 *is_for = g_new (guint8, sets->len);
      gboolean           is_any = FALSE;

      for (guint j = 0; j < sets->len; j++)
        {
          is_for[j] = vt_trial_shop_has (collector->shop, g_array_index (sets, guint, j), i);
          is_any = is_any || is_for[j];
        }
      if (i != place && is_any && !has_place (places, i) &&
          g_hash_table_add (seen, g_bytes_new (is_for, sets->len)))
        add_place (places, i);
    }
}

/* (element-type guint): whose place the product can take, as far as that matters; nobody's first.
 */
static GArray *
list_replaced (Collector *collector, guint place)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  add_place (places, VT_TRIAL_NO_PLACE);
  for (guint i = 0; i < count_offers (collector); i++)
    {
      const VtTrialOffer *offer = get_offer (collector, i);

      if (offer->offer->kind == VT_OFFER_TIER_LADDER && vt_trial_offer_takes (offer, place))
        add_lower_tiers (collector, offer, place, places);
    }
  add_replaced (collector, place, places);
  return places;
}

static void
add_product (Collector *collector, guint place)
{
  g_autoptr (GArray) replaced = list_replaced (collector, place);
  gboolean can = can_subscribe (collector, place);

  collector->n_ways = 0;
  for (guint i = 0; i < replaced->len; i++)
    {
      add_item (collector, place, FALSE, g_array_index (replaced, guint, i));
      if (can)
        add_item (collector, place, TRUE, g_array_index (replaced, guint, i));
    }
}

/* (array length=products): NO_SORT for what is not put into carts. */
static guint *
list_sorts (Collector *collector)
{
  VtTrialShop *shop = collector->shop;
  guint       *sorts = g_new (guint, shop->products->len + 1);

  for (guint i = 0; i < shop->products->len; i++)
    {
      guint place = shop->by_sku[i];

      sorts[place] = is_spoken_of (collector, place) ? find_sort (collector, place) : NO_SORT;
    }
  return sorts;
}

GArray *
vt_trial_items_new (VtTrialShop *shop, const VtTrialScope *scope, guint *ret_n_sorts)
{
  Collector         collector = {.shop = shop, .scope = scope};
  g_autofree guint *sorts = NULL;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (scope != NULL && scope->n_twins > 0, NULL);

  collector.sets = g_array_new (FALSE, FALSE, sizeof (guint));
  collector.sorts = g_hash_table_new_full (hash_key, are_alike, key_free, NULL);
  collector.n_of = g_array_new (FALSE, TRUE, sizeof (guint));
  collector.items = g_array_new (FALSE, FALSE, sizeof (VtTrialItem));
  collect_sets (&collector);
  find_by_lines (&collector);

  sorts = list_sorts (&collector);
  for (guint i = 0; i < shop->products->len; i++)
    {
      if (sorts[i] == NO_SORT)
        continue;
      collector.sort = sorts[i];
      collector.twin = g_array_index (collector.n_of, guint, sorts[i])++;
      if (collector.twin < scope->n_twins)
        add_product (&collector, i);
    }
  if (ret_n_sorts != NULL)
    *ret_n_sorts = collector.n_of->len;
  g_hash_table_unref (collector.sorts);
  g_array_unref (collector.n_of);
  g_array_unref (collector.sets);
  g_free (collector.by_lines);
  return collector.items;
}
