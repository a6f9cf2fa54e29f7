/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitutes: what the same customers buy, but not at the same time. */

#include "vt-substitutes.h"

#include "vt-significance.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define N_ITEMS_PER_REPORT 256

static const VtSubstituteOptions default_options = VT_SUBSTITUTE_OPTIONS_DEFAULT;

/* What one item and the others share, while the item is looked at. */
typedef struct
{
  guint32 n_together;
  double  expected;
  double  variance;
} Shared;

typedef struct
{
  VtVisits *visits;
  VtPairs  *pairs;       /* (owned): items of customers as if each customer had one basket */
  guint32  *first_visit; /* (owned) (array length=n_customers+1) */
  guint32   n_customers;
  guint32  *first_buyer; /* (owned) (array length=n_items+1) */
  guint32  *buyers;      /* (owned): the customers of each item, ascending */
  guint32  *n_with;      /* (owned) (array length=n_items): visits of the customer at hand */
  Shared   *shared;      /* (owned) (array length=n_items) */
  GArray   *found;       /* (owned) (element-type VtSubstitute): of every pair */
} Finder;

static void
finder_clear (Finder *finder)
{
  g_clear_pointer (&finder->pairs, vt_pairs_unref);
  g_free (finder->first_visit);
  g_free (finder->first_buyer);
  g_free (finder->buyers);
  g_free (finder->n_with);
  g_free (finder->shared);
  g_clear_pointer (&finder->found, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

/* ---- who bought what ---- */

static guint32
count_different (Finder *finder, guint32 first, guint32 end)
{
  const VtVisits *visits = finder->visits;
  guint32         n = 0;

  for (guint32 k = visits->first_entry[first]; k < visits->first_entry[end]; k++)
    n += finder->n_with[visits->entry_item[k]]++ == 0;
  for (guint32 k = visits->first_entry[first]; k < visits->first_entry[end]; k++)
    finder->n_with[visits->entry_item[k]] = 0;
  return n;
}

/* Where each customer's visits begin; (transfer full): which customers to leave out. */
static guint8 *
split_customers (Finder *finder, guint32 max_items)
{
  VtVisits *visits = finder->visits;
  guint8   *skip = g_new0 (guint8, (gsize) visits->n_visits + 1);
  guint32   n = 0;

  finder->first_visit = g_new (guint32, (gsize) visits->n_visits + 1);
  for (guint32 i = 0; i < visits->n_visits; i++)
    if (i == 0 || visits->customer[i] != visits->customer[i - 1])
      finder->first_visit[n++] = i;
  finder->first_visit[n] = visits->n_visits;
  finder->n_customers = n;
  for (guint32 c = 0; c < n && max_items != 0; c++)
    skip[c] =
        count_different (finder, finder->first_visit[c], finder->first_visit[c + 1]) > max_items;
  return skip;
}

/* The pairs of all that a customer ever bought, counted and measured as pairs of a basket are. */
static gboolean
mine_customers (Finder                    *finder,
                const VtSubstituteOptions *options,
                const guint8              *skip,
                VtJob                     *job,
                GError                   **error)
{
  VtVisits           *visits = finder->visits;
  g_autofree guint32 *first_line = g_new (guint32, (gsize) finder->n_customers + 1);
  VtBasketSource      source = {.n_orders = finder->n_customers,
                                .first_line = first_line,
                                .line_item = visits->entry_item,
                                .skip_order = skip,
                                .n_items = visits->n_items};
  VtPairOptions       pair_options = {options->min_both, options->n_threads};
  g_autoptr (VtBaskets) baskets = NULL;

  for (guint32 c = 0; c <= finder->n_customers; c++)
    first_line[c] = visits->first_entry[finder->first_visit[c]];
  baskets = vt_baskets_new (&source, job, error);
  if (baskets == NULL)
    return FALSE;
  finder->pairs = vt_pairs_mine (baskets, &pair_options, job, error);
  return finder->pairs != NULL;
}

static void
list_buyers (Finder *finder, const guint8 *skip)
{
  const VtVisits     *visits = finder->visits;
  const guint32      *item_count = finder->pairs->baskets->item_count;
  g_autofree guint32 *next = NULL;

  finder->first_buyer = g_new0 (guint32, (gsize) visits->n_items + 1);
  for (guint32 i = 0; i < visits->n_items; i++)
    finder->first_buyer[i + 1] = finder->first_buyer[i] + item_count[i];
  finder->buyers = g_new (guint32, (gsize) finder->first_buyer[visits->n_items] + 1);
  next = g_memdup2 (finder->first_buyer, ((gsize) visits->n_items + 1) * sizeof *next);
  for (guint32 c = 0; c < finder->n_customers; c++)
    {
      guint32 first = visits->first_entry[finder->first_visit[c]];
      guint32 end = visits->first_entry[finder->first_visit[c + 1]];

      for (guint32 k = first; k < end && skip[c] == 0; k++)
        {
          guint32  item = visits->entry_item[k];
          gboolean is_new =
              next[item] == finder->first_buyer[item] || finder->buyers[next[item] - 1] != c;

          if (is_new)
            finder->buyers[next[item]++] = c;
        }
    }
}

/* ---- what is kept apart ---- */

static gboolean
visit_has (const VtVisits *visits, guint32 visit, guint32 item)
{
  for (guint32 k = visits->first_entry[visit]; k < visits->first_entry[visit + 1]; k++)
    if (visits->entry_item[k] >= item)
      return visits->entry_item[k] == item;
  return FALSE;
}

/* A hypergeometric table of @n visits: its mean and its variance. */
static void
add_expectation (Shared *shared, double n, double n_a, double n_b)
{
  shared->expected += n_a * n_b / n;
  if (n > 1)
    shared->variance += n_a * (n - n_a) * n_b * (n - n_b) / (n * n * (n - 1));
}

static void
add_customer (Finder *finder, guint32 customer, guint32 item)
{
  const VtVisits *visits = finder->visits;
  guint32         first = finder->first_visit[customer];
  guint32         end = finder->first_visit[customer + 1];
  guint32         n_a;

  for (guint32 visit = first; visit < end; visit++)
    {
      gboolean has_item = visit_has (visits, visit, item);

      for (guint32 k = visits->first_entry[visit]; k < visits->first_entry[visit + 1]; k++)
        {
          finder->n_with[visits->entry_item[k]]++;
          finder->shared[visits->entry_item[k]].n_together += has_item;
        }
    }
  n_a = finder->n_with[item];
  for (guint32 k = visits->first_entry[first]; k < visits->first_entry[end]; k++)
    {
      guint32 other = visits->entry_item[k];

      if (finder->n_with[other] > 0)
        add_expectation (&finder->shared[other], end - first, n_a, finder->n_with[other]);
      finder->n_with[other] = 0;
    }
}

/* All that was touched is zero again, so that an item costs what its customers bought. */
static void
forget (Finder *finder, guint32 item)
{
  const VtVisits *visits = finder->visits;

  for (guint32 i = finder->first_buyer[item]; i < finder->first_buyer[item + 1]; i++)
    {
      guint32 customer = finder->buyers[i];
      guint32 end = visits->first_entry[finder->first_visit[customer + 1]];

      for (guint32 k = visits->first_entry[finder->first_visit[customer]]; k < end; k++)
        finder->shared[visits->entry_item[k]] = (Shared){0};
    }
}

static void
add_pair (Finder *finder, const VtPair *pair)
{
  const Shared *shared = &finder->shared[pair->item_b];
  VtSubstitute  substitute = {
       .item_a = pair->item_a,
       .item_b = pair->item_b,
       .n_a = finder->pairs->baskets->item_count[pair->item_a],
       .n_b = finder->pairs->baskets->item_count[pair->item_b],
       .n_both = pair->n_together,
       .lift = pair->lift,
       .n_together = shared->n_together,
       .expected = shared->expected,
       .apart = shared->n_together / shared->expected,
       .z = shared->variance > 0 ? (shared->n_together - shared->expected) / sqrt (shared->variance)
                                 : 0,
  };

  g_array_append_val (finder->found, substitute);
}

/* Pairs are sorted by their lower item, so that each item is looked at once. */
static gboolean
look_at_pairs (Finder *finder, VtJob *job, GError **error)
{
  const VtPairs *pairs = finder->pairs;
  guint32        n_looked = 0;
  gsize          i = 0;

  vt_job_begin_phase (job, _ ("Looking for substitutes"), _ ("pairs"));
  while (i < pairs->n_pairs)
    {
      guint32 item = pairs->pairs[i].item_a;

      if (n_looked++ % N_ITEMS_PER_REPORT == 0 && !vt_job_report (job, i, pairs->n_pairs, error))
        return FALSE;
      for (guint32 k = finder->first_buyer[item]; k < finder->first_buyer[item + 1]; k++)
        add_customer (finder, finder->buyers[k], item);
      for (; i < pairs->n_pairs && pairs->pairs[i].item_a == item; i++)
        add_pair (finder, &pairs->pairs[i]);
      forget (finder, item);
    }
  return vt_job_report (job, pairs->n_pairs, pairs->n_pairs, error);
}

/* ---- which are kept ---- */

static void
adjust (GArray *found)
{
  g_autofree double *log_p = g_new (double, (gsize) found->len + 1);
  g_autofree double *q = g_new (double, (gsize) found->len + 1);

  for (guint i = 0; i < found->len; i++)
    /* The lower tail; below about -38 it is 0, whose logarithm sorts before all others. */
    log_p[i] = log (0.5 * erfc (-g_array_index (found, VtSubstitute, i).z / G_SQRT2));
  vt_significance_adjust (log_p, found->len, found->len, q);
  for (guint i = 0; i < found->len; i++)
    g_array_index (found, VtSubstitute, i).q = q[i];
}

static int
compare_substitutes (gconstpointer a, gconstpointer b)
{
  const VtSubstitute *left = a, *right = b;

  if (left->z != right->z)
    return left->z < right->z ? -1 : 1;
  if (left->item_a != right->item_a)
    return left->item_a < right->item_a ? -1 : 1;
  return (left->item_b > right->item_b) - (left->item_b < right->item_b);
}

static VtSubstitutes *
keep (Finder *finder, const VtSubstituteOptions *options)
{
  VtSubstitutes *self = g_new0 (VtSubstitutes, 1);

  self->n_customers = finder->pairs->baskets->n_baskets;
  self->n_tests = finder->found->len;
  self->items = g_new (VtSubstitute, self->n_tests + 1);
  for (gsize i = 0; i < self->n_tests; i++)
    {
      const VtSubstitute *substitute = &g_array_index (finder->found, VtSubstitute, i);

      if (substitute->lift >= options->min_lift && substitute->apart <= options->max_apart &&
          substitute->q <= options->max_q)
        self->items[self->n++] = *substitute;
    }
  qsort (self->items, self->n, sizeof *self->items, compare_substitutes);
  return self;
}

VtSubstitutes *
vt_substitutes_find (VtVisits                  *visits,
                     const VtSubstituteOptions *options,
                     VtJob                     *job,
                     GError                   **error)
{
  g_auto (Finder) finder = {.visits = visits};
  g_autofree guint8 *skip = NULL;

  g_return_val_if_fail (visits != NULL, NULL);

  if (options == NULL)
    options = &default_options;
  g_return_val_if_fail (options->min_both >= 1, NULL);

  finder.n_with = g_new0 (guint32, (gsize) visits->n_items + 1);
  finder.shared = g_new0 (Shared, (gsize) visits->n_items + 1);
  finder.found = g_array_new (FALSE, FALSE, sizeof (VtSubstitute));
  skip = split_customers (&finder, options->max_items);
  if (!mine_customers (&finder, options, skip, job, error))
    return NULL;
  list_buyers (&finder, skip);
  if (!look_at_pairs (&finder, job, error))
    return NULL;
  adjust (finder.found);
  return keep (&finder, options);
}

void
vt_substitutes_free (VtSubstitutes *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->items);
  g_free (self);
}
