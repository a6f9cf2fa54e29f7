/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ladders of tiers: goods of one category that stand in for each other and grow in price and
 * features. */

#include "vt-suggest-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MIN_TIERS 3
#define MAX_TIERS 6
/* Of a large category those that sell most are looked at. */
#define MAX_GOODS 200
/* A step in price, in hundredths. */
#define MIN_STEP 115
#define MAX_STEP 250
/* Of the orders with any of them, so many in a hundred have two at most: else they are no
 * substitutes. */
#define MAX_TOGETHER 5
#define UPGRADE_PERCENT 10

/* One of a category, by price. */
typedef struct
{
  guint32   product;
  JsonNode *attributes; /* (owned) (nullable) */
  guint     length;     /* of the longest ladder that ends here */
  guint     before;     /* the tier before it there; G_MAXUINT */
} Rung;

static void
rung_clear (gpointer data)
{
  g_clear_pointer (&((Rung *) data)->attributes, json_node_unref);
}

/* ---- features ---- */

static JsonObject *
get_attributes (const Rung *rung)
{
  return rung->attributes != NULL && JSON_NODE_HOLDS_OBJECT (rung->attributes)
             ? json_node_get_object (rung->attributes)
             : NULL;
}

/* The number that a value begins with ("16 GB"); %FALSE without one. "1 TB" is more than "512 GB".
 */
static gboolean
read_size (const char *value, double *ret_size)
{
  char *end;

  *ret_size = g_ascii_strtod (value, &end);
  if (end == value)
    return FALSE;
  if (strstr (end, "TB") != NULL)
    *ret_size *= 1000;
  return TRUE;
}

/* 1 if more, -1 if less, 0 if alike or not to be compared. */
static int
compare_values (const char *lower, const char *upper)
{
  double from, to;

  if (strcmp (lower, upper) == 0 || !read_size (lower, &from) || !read_size (upper, &to))
    return 0;
  return to > from ? 1 : to < from ? -1 : 0;
}

/* Whether the dearer has all attributes of the cheaper, none of them less and at least one more. */
static gboolean
grows (const Rung *lower, const Rung *upper)
{
  JsonObject    *from = get_attributes (lower);
  JsonObject    *to = get_attributes (upper);
  JsonObjectIter iter;
  const char    *name;
  gboolean       has_more = FALSE;

  if (from == NULL || to == NULL || json_object_get_size (from) == 0)
    return FALSE;
  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const char *value = vt_terms_get_text (from, name);
      const char *other = vt_terms_get_text (to, name);
      int         order;

      if (value == NULL || other == NULL)
        return FALSE;
      order = compare_values (value, other);
      if (order < 0)
        return FALSE;
      has_more = has_more || order > 0;
    }
  return has_more;
}

static gboolean
is_step (const VtSuggester *suggester, const Rung *lower, const Rung *upper)
{
  const VtProduct *from = vt_catalog_get (suggester->input->catalog, lower->product);
  const VtProduct *to = vt_catalog_get (suggester->input->catalog, upper->product);
  __int128         hundredths = (__int128) to->price_minor * 100;

  return hundredths >= (__int128) from->price_minor * MIN_STEP &&
         hundredths <= (__int128) from->price_minor * MAX_STEP &&
         strcmp (from->brand, to->brand) == 0 && grows (lower, upper);
}

/* ---- ladders ---- */

/* The longest ladder in a category: of each good, the longest that ends with it. Fills in @ladder
 * (array length=MAX_TIERS), from the lowest; returns its length. */
static guint
find_longest (const VtSuggester *suggester, GArray *rungs, guint32 *ladder)
{
  guint best = 0;
  guint length;

  for (guint i = 0; i < rungs->len; i++)
    {
      Rung *rung = &g_array_index (rungs, Rung, i);

      rung->length = 1;
      rung->before = G_MAXUINT;
      for (guint k = 0; k < i; k++)
        {
          const Rung *lower = &g_array_index (rungs, Rung, k);

          if (lower->length >= rung->length && lower->length < MAX_TIERS &&
              is_step (suggester, lower, rung))
            {
              rung->length = lower->length + 1;
              rung->before = k;
            }
        }
      if (rung->length > g_array_index (rungs, Rung, best).length)
        best = i;
    }
  length = rungs->len > 0 ? g_array_index (rungs, Rung, best).length : 0;
  for (guint at = best, i = length; i > 0; i--)
    {
      ladder[i - 1] = g_array_index (rungs, Rung, at).product;
      at = g_array_index (rungs, Rung, at).before;
    }
  return length;
}

static gboolean
is_offered (const VtSuggester *suggester, guint32 product)
{
  for (guint i = 0; i < suggester->input->offers->len; i++)
    {
      const VtOffer *offer = suggester->input->offers->pdata[i];
      JsonArray     *tiers = vt_terms_get_array (vt_offer_get_terms (offer), "tiers");

      if (offer->kind != VT_OFFER_TIER_LADDER)
        continue;
      for (guint k = 0; k < vt_terms_get_length (tiers); k++)
        {
          const char *sku = vt_terms_get_text (vt_terms_get_element (tiers, k), "sku");

          if (sku != NULL && vt_catalog_index_of_sku (suggester->input->catalog, sku) == product)
            return TRUE;
        }
    }
  return FALSE;
}

/* How many baskets have any of them, and how many more than one. */
static void
count_baskets (const VtSuggester *suggester,
               const guint32     *ladder,
               guint              n,
               guint32           *ret_each,
               guint32           *ret_any,
               guint32           *ret_several)
{
  VtBaskets *baskets = suggester->input->pairs->baskets;
  g_autoptr (VtRoles) roles = vt_roles_new (suggester->input->catalog);
  g_autofree VtRoleMask *found = NULL;

  for (guint i = 0; i < n; i++)
    vt_roles_add_product (roles, vt_roles_add (roles), ladder[i]);
  found = vt_roles_find_in_baskets (roles, baskets);
  *ret_any = 0;
  *ret_several = 0;
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    {
      *ret_any += found[b] != 0;
      *ret_several += (found[b] & (found[b] - 1)) != 0;
    }
  for (guint i = 0; i < n; i++)
    ret_each[i] = vt_found_count_any (found, baskets->n_baskets, VT_ROLE (i));
}

/* ---- making ---- */

/* Who has a tier could take the next one up, as readily as both sell. */
static gint64
estimate_worth (const VtSuggester *suggester, const guint32 *ladder, guint n, const guint32 *n_each)
{
  gint64 worth_minor = 0;

  for (guint i = 1; i < n; i++)
    {
      gint64 gain_minor = vt_suggester_margin (suggester, ladder[i]) -
                          vt_suggester_margin (suggester, ladder[i - 1]);
      gint64 step_minor = vt_suggester_expect (suggester, n_each[i - 1], n_each[i],
                                               (gint64) n_each[i - 1] + n_each[i], gain_minor);

      if (__builtin_add_overflow (worth_minor, step_minor, &worth_minor))
        return 0;
    }
  return worth_minor;
}

/* "16 GB memory" for each attribute that they all have a value of. */
static void
add_features (JsonBuilder *terms, const char *member, JsonObject *attributes, JsonObject *same_as)
{
  JsonObjectIter iter;
  const char    *name;

  json_builder_set_member_name (terms, member);
  json_builder_begin_array (terms);
  json_object_iter_init_ordered (&iter, attributes);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const char      *value = vt_terms_get_text (attributes, name);
      g_autofree char *feature = g_strdup_printf ("%s %s", value != NULL ? value : "", name);

      if (value != NULL && strlen (feature) <= 256 &&
          (same_as == NULL || g_strcmp0 (value, vt_terms_get_text (same_as, name)) == 0))
        json_builder_add_string_value (terms, feature);
    }
  json_builder_end_array (terms);
}

static JsonNode *
parse_attributes (const VtProduct *product)
{
  return *product->attributes_json != '\0' ? json_from_string (product->attributes_json, NULL)
                                           : NULL;
}

static JsonBuilder *
make_terms (const VtSuggester *suggester, const guint32 *ladder, guint n)
{
  JsonBuilder *terms = json_builder_new ();
  g_autoptr (JsonNode) lowest =
      parse_attributes (vt_catalog_get (suggester->input->catalog, ladder[0]));
  g_autoptr (JsonNode) highest =
      parse_attributes (vt_catalog_get (suggester->input->catalog, ladder[n - 1]));

  json_builder_begin_object (terms);
  json_builder_set_member_name (terms, "tiers");
  json_builder_begin_array (terms);
  for (guint i = 0; i < n; i++)
    {
      const VtProduct *product = vt_catalog_get (suggester->input->catalog, ladder[i]);
      g_autoptr (JsonNode) attributes = parse_attributes (product);

      json_builder_begin_object (terms);
      vt_suggest_add_text (terms, "sku", product->sku);
      add_features (terms, "features", json_node_get_object (attributes), NULL);
      if (i > 0)
        vt_suggest_add_percent (terms, "upgrade", UPGRADE_PERCENT);
      json_builder_end_object (terms);
    }
  json_builder_end_array (terms);
  /* What neither end of the ladder differs in is kept on the way down. */
  add_features (terms, "required", json_node_get_object (lowest), json_node_get_object (highest));
  json_builder_end_object (terms);
  return terms;
}

static void
suggest_ladder (VtSuggester *suggester, const guint32 *ladder, guint n)
{
  const VtProduct *lowest = vt_catalog_get (suggester->input->catalog, ladder[0]);
  const VtProduct *highest = vt_catalog_get (suggester->input->catalog, ladder[n - 1]);
  guint32          n_each[MAX_TIERS];
  guint32          n_any, n_several;
  g_autofree char *category = vt_suggest_category_title (lowest->category);
  g_autofree char *from = vt_money_to_display (lowest->price_minor, suggester->input->currency);
  g_autofree char *to = vt_money_to_display (highest->price_minor, suggester->input->currency);
  g_autofree char *any = NULL;
  g_autofree char *single = NULL;
  g_autoptr (JsonBuilder) terms = NULL;

  count_baskets (suggester, ladder, n, n_each, &n_any, &n_several);
  if (n_any == 0 || (guint64) n_several * 100 > (guint64) n_any * MAX_TOGETHER)
    return;
  any = vt_words_count (n_any);
  single = vt_words_count (n_any - n_several);
  terms = make_terms (suggester, ladder, n);
  vt_suggester_add (
      suggester, VT_OFFER_TIER_LADDER, ladder, n,
      /* Translators: a category of goods */
      g_strdup_printf (_ ("Tiers of %s"), category), terms,
      /* Translators: a number of goods, their category, two prices, two counts of orders */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u product of %s grows in features from %s to %s; %s of %s "
                                    "orders with one of them have just that one.",
                                    "%u products of %s grow in features from %s to %s; %s of %s "
                                    "orders with one of them have just that one.",
                                    n),
                       n, category, from, to, single, any),
      estimate_worth (suggester, ladder, n, n_each));
}

/* ---- categories ---- */

static int
compare_sales (gconstpointer a, gconstpointer b, gpointer data)
{
  const VtSuggester *suggester = data;
  const Rung        *rung = a;
  const Rung        *other = b;
  gint64             units = suggester->year_units[rung->product];
  gint64             other_units = suggester->year_units[other->product];

  if (units != other_units)
    return units > other_units ? -1 : 1;
  return rung->product < other->product ? -1 : rung->product > other->product;
}

static int
compare_prices (gconstpointer a, gconstpointer b, gpointer data)
{
  const VtSuggester *suggester = data;
  const Rung        *rung = a;
  const Rung        *other = b;
  gint64             price = vt_catalog_get (suggester->input->catalog, rung->product)->price_minor;
  gint64 other_price = vt_catalog_get (suggester->input->catalog, other->product)->price_minor;

  if (price != other_price)
    return price < other_price ? -1 : 1;
  return rung->product < other->product ? -1 : rung->product > other->product;
}

/* (element-type GArray): the goods of each category that could be tiers. */
static GHashTable *
find_categories (const VtSuggester *suggester)
{
  GHashTable *categories =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < vt_catalog_get_n_products (suggester->input->catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (suggester->input->catalog, i);
      GArray          *goods = g_hash_table_lookup (categories, product->category);
      Rung             rung = {i, NULL, 0, 0};

      if (!vt_suggest_is_goods (product) || *product->category == '\0' ||
          *product->attributes_json == '\0' || is_offered (suggester, i))
        continue;
      if (goods == NULL)
        {
          goods = g_array_new (FALSE, FALSE, sizeof (Rung));
          g_array_set_clear_func (goods, rung_clear);
          g_hash_table_insert (categories, (gpointer) product->category, goods);
        }
      g_array_append_val (goods, rung);
    }
  return categories;
}

static void
suggest_of (VtSuggester *suggester, GArray *goods)
{
  guint32 ladder[MAX_TIERS];
  guint   n;

  if (goods->len < MIN_TIERS)
    return;
  g_array_sort_with_data (goods, compare_sales, suggester);
  g_array_set_size (goods, MIN (goods->len, MAX_GOODS));
  g_array_sort_with_data (goods, compare_prices, suggester);
  for (guint i = 0; i < goods->len; i++)
    {
      Rung *rung = &g_array_index (goods, Rung, i);

      rung->attributes =
          parse_attributes (vt_catalog_get (suggester->input->catalog, rung->product));
    }
  n = find_longest (suggester, goods, ladder);
  if (n >= MIN_TIERS)
    suggest_ladder (suggester, ladder, n);
}

gboolean
vt_suggest_tiers (VtSuggester *suggester, GError **error)
{
  g_autoptr (GHashTable) categories = find_categories (suggester);
  /* In a fixed order. */
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (categories), (GCompareFunc) strcmp);

  for (GList *at = names; at != NULL && suggester->found->len < VT_SUGGEST_EACH; at = at->next)
    {
      if (!vt_job_check (suggester->job, error))
        return FALSE;
      suggest_of (suggester, g_hash_table_lookup (categories, at->data));
    }
  return TRUE;
}
