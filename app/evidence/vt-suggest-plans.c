/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection plans for goods that no offer protects, of the categories that plans are bought with.
 */

#include "vt-suggest-private.h"

#include "vt-coverage.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PLANS 16
/* A plan that costs more than a third of what it is for is too dear. */
#define PRICE_TIMES 3
#define MIN_TOGETHER 5
#define MIN_LIFT 2
#define USUAL_MONTHS 24
#define MAX_MONTHS 1200

typedef struct
{
  guint32 product;
  gint64  n_months;
  guint32 n_together; /* baskets with the plan and goods of the category */
} Plan;

/* What is looked for in one category. */
typedef struct
{
  const char *category;
  GArray     *goods;  /* (owned) (element-type guint32): that no offer protects */
  guint32     n_sold; /* baskets with any goods of the category, protected or not */
  guint32    *n_with; /* (owned) (array length=n_plans): those with each plan as well */
  Plan        plans[MAX_PLANS];
  guint       n_plans;
  guint32     n_baskets; /* with any of @goods */
} Group;

#define NO_GROUP G_MAXUINT32

/* All categories and all plans that there are. */
typedef struct
{
  VtSuggester *suggester;
  GPtrArray   *groups;   /* (owned) (element-type Group): by name */
  guint32     *group_of; /* (owned) (array length=n_products): NO_GROUP */
  GArray      *plans;    /* (owned) (element-type guint32) */
  guint32     *plan_of;  /* (owned) (array length=n_products): from 1; 0 for what is no plan */
} Search;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_array_unref (group->goods);
  g_free (group->n_with);
  g_free (group);
}

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->groups, g_ptr_array_unref);
  g_clear_pointer (&search->group_of, g_free);
  g_clear_pointer (&search->plans, g_array_unref);
  g_clear_pointer (&search->plan_of, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* ---- terms of plans ---- */

/* "24 months", "2 Years": months; 0 if it says no such thing. */
static gint64
read_months (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      char  *end;
      gint64 n;

      if (!g_ascii_isdigit (*p) || (p > text && g_ascii_isdigit (p[-1])))
        continue;
      n = g_ascii_strtoll (p, &end, 10);
      while (*end == ' ' || *end == '-')
        end++;
      if (n < 1 || n > MAX_MONTHS)
        continue;
      if (g_ascii_strncasecmp (end, "month", 5) == 0)
        return n;
      if (g_ascii_strncasecmp (end, "year", 4) == 0 && n * 12 <= MAX_MONTHS)
        return n * 12;
    }
  return 0;
}

static gint64
months_of (const VtProduct *plan)
{
  g_auto (VtFacts) facts = {plan};
  g_autofree char *term = vt_facts_dup_attribute (&facts, "term");
  gint64           n_months = term != NULL ? read_months (term) : 0;

  if (n_months == 0)
    n_months = read_months (plan->title);
  return n_months > 0 ? n_months : USUAL_MONTHS;
}

/* ---- what is not protected ---- */

/* (transfer full) (array length=n_products): non-zero for what an offer has a plan for. */
static guint8 *
find_protected (const VtSuggester *suggester)
{
  VtCatalog *catalog = suggester->input->catalog;
  guint32    n_products = vt_catalog_get_n_products (catalog);
  guint8 *protected = g_new0 (guint8, n_products + 1);

  for (guint i = 0; i < suggester->input->offers->len; i++)
    {
      const VtOffer *offer = suggester->input->offers->pdata[i];
      g_autoptr (VtCoverage) coverage = NULL;

      if (offer->kind != VT_OFFER_PROTECTION)
        continue;
      coverage = vt_coverage_new (offer, catalog);
      for (guint32 p = 0; p < n_products; p++)
        if (coverage->is_covered[p] &&
            vt_coverage_has_price (coverage, vt_catalog_get (catalog, p)->price_minor))
      protected[p] = 1;
    }
  return protected;
}

static Group *
find_group (Search *search, GHashTable *places, const char *category, guint32 *ret_place)
{
  gpointer place;
  Group   *group;

  if (g_hash_table_lookup_extended (places, category, NULL, &place))
    {
      *ret_place = GPOINTER_TO_UINT (place);
      return search->groups->pdata[*ret_place];
    }
  group = g_new0 (Group, 1);
  group->category = category;
  group->goods = g_array_new (FALSE, FALSE, sizeof (guint32));
  group->n_with = g_new0 (guint32, search->plans->len);
  *ret_place = search->groups->len;
  g_hash_table_insert (places, (gpointer) category, GUINT_TO_POINTER (*ret_place));
  g_ptr_array_add (search->groups, group);
  return group;
}

static void
find_plans (Search *search)
{
  VtCatalog *catalog = search->suggester->input->catalog;
  guint32    n_products = vt_catalog_get_n_products (catalog);

  search->plans = g_array_new (FALSE, FALSE, sizeof (guint32));
  search->plan_of = g_new0 (guint32, n_products + 1);
  for (guint32 i = 0; i < n_products; i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      if (product->kind != VT_PRODUCT_PLAN || !vt_suggest_is_sellable (product))
        continue;
      g_array_append_val (search->plans, i);
      search->plan_of[i] = search->plans->len;
    }
}

static void
find_groups (Search *search)
{
  VtCatalog *catalog = search->suggester->input->catalog;
  guint32    n_products = vt_catalog_get_n_products (catalog);
  g_autofree guint8 *protected = find_protected (search->suggester);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  search->groups = g_ptr_array_new_with_free_func (group_free);
  search->group_of = g_new (guint32, n_products + 1);
  for (guint32 i = 0; i < n_products; i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);
      Group           *group;

      search->group_of[i] = NO_GROUP;
      if (!vt_suggest_is_goods (product) || *product->category == '\0')
        continue;
      group = find_group (search, places, product->category, &search->group_of[i]);
      if (!protected[i])
        g_array_append_val (group->goods, i);
    }
}

/* ---- which plans go with it ---- */

/* The plans and the categories of one basket, each once. */
static void
count_basket (Search *search, guint32 basket, GArray *groups, GArray *plans)
{
  VtBaskets *baskets = search->suggester->input->pairs->baskets;

  g_array_set_size (groups, 0);
  g_array_set_size (plans, 0);
  for (guint32 e = baskets->first_entry[basket]; e < baskets->first_entry[basket + 1]; e++)
    {
      guint32  item = baskets->entry_item[e];
      guint32  group = search->group_of[item];
      gboolean is_new = group != NO_GROUP;

      if (search->plan_of[item] > 0)
        {
          guint32 plan = search->plan_of[item] - 1;

          g_array_append_val (plans, plan);
        }
      for (guint i = 0; i < groups->len && is_new; i++)
        is_new = g_array_index (groups, guint32, i) != group;
      if (is_new)
        g_array_append_val (groups, group);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = search->groups->pdata[g_array_index (groups, guint32, i)];

      group->n_sold++;
      for (guint k = 0; k < plans->len; k++)
        group->n_with[g_array_index (plans, guint32, k)]++;
    }
}

static void
count_baskets (Search *search)
{
  VtBaskets *baskets = search->suggester->input->pairs->baskets;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 b = 0; b < baskets->n_baskets; b++)
    count_basket (search, b, groups, plans);
}

static double
attach_of (const Group *group, guint plan)
{
  return group->n_sold > 0 ? (double) group->n_with[plan] / group->n_sold : 0;
}

/* Of two plans of one term the one that is bought more often with it. */
static void
keep_plan (Group *group, const Plan *plan)
{
  for (guint i = 0; i < group->n_plans; i++)
    if (group->plans[i].n_months == plan->n_months)
      {
        if (plan->n_together > group->plans[i].n_together)
          group->plans[i] = *plan;
        return;
      }
  if (group->n_plans < MAX_PLANS)
    group->plans[group->n_plans++] = *plan;
}

/* Whether any of the goods is dear enough for the plan. */
static gboolean
suits_any (const VtSuggester *suggester, const Group *group, guint32 plan)
{
  VtCatalog *catalog = suggester->input->catalog;

  for (guint i = 0; i < group->goods->len; i++)
    if (vt_catalog_get (catalog, g_array_index (group->goods, guint32, i))->price_minor /
            PRICE_TIMES >=
        vt_catalog_get (catalog, plan)->price_minor)
      return TRUE;
  return FALSE;
}

/* A plan is for the categories that it is bought with most, not for what else these orders have:
 * those in which it is attached at least half as often as in the best. */
static void
match_plan (Search *search, guint plan)
{
  VtBaskets *baskets = search->suggester->input->pairs->baskets;
  guint32    product = g_array_index (search->plans, guint32, plan);
  Plan   match = {product, months_of (vt_catalog_get (search->suggester->input->catalog, product)),
                  0};
  double best = 0;

  for (guint g = 0; g < search->groups->len; g++)
    if (((const Group *) search->groups->pdata[g])->n_with[plan] >= MIN_TOGETHER)
      best = MAX (best, attach_of (search->groups->pdata[g], plan));
  for (guint g = 0; g < search->groups->len; g++)
    {
      Group       *group = search->groups->pdata[g];
      VtPairCounts counts = {baskets->n_baskets, group->n_sold, baskets->item_count[product],
                             group->n_with[plan]};

      if (group->n_with[plan] < MIN_TOGETHER || 2 * attach_of (group, plan) < best ||
          vt_measure_lift (counts) < MIN_LIFT || !suits_any (search->suggester, group, product))
        continue;
      match.n_together = group->n_with[plan];
      keep_plan (group, &match);
    }
}

static int
compare_plans (const void *a, const void *b)
{
  const Plan *plan = a;
  const Plan *other = b;

  return plan->n_months < other->n_months ? -1 : plan->n_months > other->n_months;
}

/* ---- making ---- */

/* Goods that are too cheap for every plan are left out. */
static void
drop_cheap (const VtSuggester *suggester, Group *group)
{
  VtCatalog *catalog = suggester->input->catalog;
  gint64     least_minor = G_MAXINT64;

  for (guint i = 0; i < group->n_plans; i++)
    least_minor = MIN (least_minor, vt_catalog_get (catalog, group->plans[i].product)->price_minor);
  for (guint i = group->goods->len; i > 0; i--)
    if (vt_catalog_get (catalog, g_array_index (group->goods, guint32, i - 1))->price_minor /
            PRICE_TIMES <
        least_minor)
      g_array_remove_index (group->goods, i - 1);
}

static void
add_plan (JsonBuilder *terms, const VtSuggester *suggester, const Plan *plan)
{
  const VtProduct *product = vt_catalog_get (suggester->input->catalog, plan->product);

  json_builder_begin_object (terms);
  vt_suggest_add_text (terms, "sku", product->sku);
  vt_suggest_add_int64 (terms, "term_months", plan->n_months);
  vt_suggest_add_int64 (terms, "fixed", product->price_minor);
  json_builder_set_member_name (terms, "price");
  json_builder_begin_object (terms);
  vt_suggest_add_int64 (terms, "from", MIN (product->price_minor, G_MAXINT64 / 10) * PRICE_TIMES);
  json_builder_end_object (terms);
  json_builder_end_object (terms);
}

static JsonBuilder *
make_terms (const VtSuggester *suggester, const Group *group)
{
  JsonBuilder *terms = json_builder_new ();

  json_builder_begin_object (terms);
  vt_suggest_add_skus (terms, "select", suggester, (const guint32 *) (gpointer) group->goods->data,
                       group->goods->len);
  json_builder_set_member_name (terms, "plans");
  json_builder_begin_array (terms);
  for (guint i = 0; i < group->n_plans; i++)
    add_plan (terms, suggester, &group->plans[i]);
  json_builder_end_array (terms);
  json_builder_end_object (terms);
  return terms;
}

/* Who has one of the goods and none of the plans could take one. */
static gint64
estimate_worth (const VtSuggester *suggester, Group *group, guint32 *ret_with)
{
  VtBaskets *baskets = suggester->input->pairs->baskets;
  g_autoptr (VtRoles) roles = vt_roles_new (suggester->input->catalog);
  g_autofree VtRoleMask *found = NULL;
  VtPairCounts           counts;
  const Plan            *usual = &group->plans[0];

  vt_roles_add (roles);
  vt_roles_add (roles);
  for (guint i = 0; i < group->goods->len; i++)
    vt_roles_add_product (roles, 0, g_array_index (group->goods, guint32, i));
  for (guint i = 0; i < group->n_plans; i++)
    {
      vt_roles_add_product (roles, 1, group->plans[i].product);
      if (group->plans[i].n_together > usual->n_together)
        usual = &group->plans[i];
    }
  found = vt_roles_find_in_baskets (roles, baskets);
  counts = vt_found_count (found, baskets->n_baskets, VT_ROLE (0), VT_ROLE (1));
  group->n_baskets = counts.n_a;
  *ret_with = counts.n_together;
  return vt_suggester_expect (suggester, (gint64) counts.n_a - counts.n_together, counts.n_together,
                              counts.n_a, vt_suggester_margin (suggester, usual->product));
}

static void
suggest_group (VtSuggester *suggester, Group *group)
{
  guint32          n_with;
  gint64           worth_minor = estimate_worth (suggester, group, &n_with);
  g_autofree char *category = vt_suggest_category_title (group->category);
  g_autofree char *with = vt_words_count (n_with);
  g_autofree char *all = vt_words_count (group->n_baskets);
  g_autofree char *share =
      vt_words_share (group->n_baskets > 0 ? (double) n_with / group->n_baskets : 0);
  g_autoptr (JsonBuilder) terms = make_terms (suggester, group);

  vt_suggester_add (
      suggester, VT_OFFER_PROTECTION, (const guint32 *) (gpointer) group->goods->data,
      group->goods->len,
      /* Translators: a category of goods */
      g_strdup_printf (_ ("Plans for %s"), category), terms,
      /* Translators: a number of products, their category, two counts of orders, a percentage */
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u product of %s has no plan in any offer, but %s of %s "
                                    "orders with it take one: %s.",
                                    "%u products of %s have no plan in any offer, but %s of %s "
                                    "orders with them take one: %s.",
                                    group->goods->len),
                       group->goods->len, category, with, all, share),
      worth_minor);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Group *const *) a)->category, (*(const Group *const *) b)->category);
}

gboolean
vt_suggest_plans (VtSuggester *suggester, GError **error)
{
  g_auto (Search) search = {suggester};

  find_plans (&search);
  if (search.plans->len == 0)
    return TRUE;
  find_groups (&search);
  count_baskets (&search);
  for (guint i = 0; i < search.plans->len; i++)
    match_plan (&search, i);
  /* In a fixed order; from here on no place among them is used. */
  g_ptr_array_sort (search.groups, compare_groups);
  for (guint g = 0; g < search.groups->len && suggester->found->len < VT_SUGGEST_EACH; g++)
    {
      Group *group = search.groups->pdata[g];

      if (!vt_job_check (suggester->job, error))
        return FALSE;
      if (group->n_plans == 0)
        continue;
      qsort (group->plans, group->n_plans, sizeof *group->plans, compare_plans);
      drop_cheap (suggester, group);
      if (group->goods->len > 0)
        suggest_group (suggester, group);
    }
  return TRUE;
}
