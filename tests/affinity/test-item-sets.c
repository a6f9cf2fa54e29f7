/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of items against counting every subset there is. */

#include "vt-item-sets.h"

#include "vt-significance.h"

#include <math.h>

#define N_ITEMS 11
#define N_SUBSETS (1u << N_ITEMS)

/* Baskets as bit masks. */
typedef struct
{
  guint32    n_baskets;
  guint32    masks[300];
  guint32    counts[N_SUBSETS]; /* baskets with all of a subset */
  VtBaskets *baskets;           /* (owned) */
} Shop;

static void
shop_clear (Shop *shop)
{
  g_clear_pointer (&shop->baskets, vt_baskets_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shop, shop_clear)

static void
shop_fill (Shop *shop)
{
  guint32        first_line[301] = {0};
  guint32        line_item[300 * N_ITEMS];
  VtBasketSource source = {0, first_line, line_item, NULL, NULL, N_ITEMS, NULL, 0};
  guint32        n_lines = 0;
  double         habit = 0.2 + 0.5 * g_test_rand_double ();

  shop->n_baskets = (guint32) g_test_rand_int_range (20, 300);
  for (guint32 basket = 0; basket < shop->n_baskets; basket++)
    {
      guint32 routine = 7u << g_test_rand_int_range (0, N_ITEMS - 3);

      shop->masks[basket] = 1u << g_test_rand_int_range (0, N_ITEMS);
      for (guint item = 0; item < N_ITEMS; item++)
        if (g_test_rand_double () < ((routine >> item & 1) != 0 ? habit : 0.3 * habit))
          shop->masks[basket] |= 1u << item;
      for (guint item = 0; item < N_ITEMS; item++)
        if ((shop->masks[basket] >> item & 1) != 0)
          line_item[n_lines++] = item;
      first_line[basket + 1] = n_lines;
    }
  source.n_orders = shop->n_baskets;
  shop->baskets = vt_baskets_new (&source, NULL, NULL);
  for (guint32 subset = 0; subset < N_SUBSETS; subset++)
    {
      shop->counts[subset] = 0;
      for (guint32 basket = 0; basket < shop->n_baskets; basket++)
        shop->counts[subset] += (shop->masks[basket] & subset) == subset;
    }
}

static guint
size_of (guint32 subset)
{
  return (guint) __builtin_popcount (subset);
}

static guint32
subset_of (const VtItemSet *set, guint mask)
{
  guint32 subset = 0;

  for (guint i = 0; i < set->n_items; i++)
    if ((mask >> i & 1) != 0)
      subset |= 1u << set->items[i];
  return subset;
}

/* Whether an item more leaves it in as many baskets, or in enough. */
static void
look_beyond (
    const Shop *shop, guint32 subset, guint32 enough, gboolean *ret_closed, gboolean *ret_maximal)
{
  *ret_closed = TRUE;
  *ret_maximal = TRUE;
  for (guint item = 0; item < N_ITEMS; item++)
    {
      guint32 larger = subset | 1u << item;

      if (larger == subset)
        continue;
      if (shop->counts[larger] == shop->counts[subset])
        *ret_closed = FALSE;
      if (shop->counts[larger] >= enough)
        *ret_maximal = FALSE;
    }
}

static void
assert_measured (const Shop *shop, const VtItemSet *set, guint32 enough)
{
  guint    all = (1u << set->n_items) - 1;
  guint32  subset = subset_of (set, all);
  guint32  n_common = 0;
  double   least = INFINITY;
  double   most = -INFINITY;
  gboolean is_closed, is_maximal;

  g_assert_cmpuint (set->n_together, ==, shop->counts[subset]);
  for (guint mask = 1; mask < all; mask++)
    {
      VtPairCounts counts = {shop->n_baskets, shop->counts[subset_of (set, mask)],
                             shop->counts[subset_of (set, all & ~mask)], set->n_together};

      least = MIN (least, vt_measure_lift (counts));
      most = MAX (most, vt_significance_log_p (counts));
      if (size_of (mask) == 1)
        n_common = MAX (n_common, counts.n_a);
      if (mask == set->split)
        g_assert_cmpfloat (vt_measure_lift (counts), ==, set->lift);
    }
  g_assert_cmpuint (set->split & 1, ==, 0);
  g_assert_cmpfloat (set->lift, ==, least);
  g_assert_cmpfloat_with_epsilon (set->log_p, most, 1e-9 * MAX (1, fabs (most)));
  g_assert_cmpfloat (set->support, ==, (double) set->n_together / shop->n_baskets);
  g_assert_cmpfloat (set->all_confidence, ==, (double) set->n_together / n_common);
  look_beyond (shop, subset, enough, &is_closed, &is_maximal);
  g_assert_cmpint (set->is_closed, ==, is_closed);
  g_assert_cmpint (set->is_maximal, ==, is_maximal);
}

static void
test_against_brute_force (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_auto (Shop) shop = {0};
      VtItemSetOptions options = {(guint32) g_test_rand_int_range (1, 12),
                                  (guint) g_test_rand_int_range (3, VT_ITEM_SET_MAX_ITEMS + 1),
                                  (guint) g_test_rand_int_range (1, 4)};
      VtPairOptions    pair_options = {MAX (1, options.min_together / 2), 1};
      g_autoptr (VtPairs) pairs = NULL;
      g_autoptr (VtItemSets) sets = NULL;
      gsize n_expected = 0;

      shop_fill (&shop);
      pairs = vt_pairs_mine (shop.baskets, &pair_options, NULL, NULL);
      sets = vt_item_sets_mine (pairs, &options, NULL, NULL);
      for (guint32 subset = 0; subset < N_SUBSETS; subset++)
        n_expected += size_of (subset) >= 3 && size_of (subset) <= options.max_items &&
                      shop.counts[subset] >= options.min_together;
      g_assert_cmpuint (sets->n_sets, ==, n_expected);
      for (gsize i = 0; i < sets->n_sets; i++)
        {
          assert_measured (&shop, &sets->sets[i], options.min_together);
          g_assert_true (vt_item_sets_find (sets, sets->sets[i].items, sets->sets[i].n_items) ==
                         &sets->sets[i]);
        }
    }
}

static void
test_any_number_of_threads (void)
{
  g_auto (Shop) shop = {0};
  VtItemSetOptions options = {2, 5, 1};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtItemSets) one = NULL;

  shop_fill (&shop);
  pairs = vt_pairs_mine (shop.baskets, &(VtPairOptions){2, 1}, NULL, NULL);
  one = vt_item_sets_mine (pairs, &options, NULL, NULL);
  for (options.n_threads = 2; options.n_threads < 6; options.n_threads++)
    {
      g_autoptr (VtItemSets) more = vt_item_sets_mine (pairs, &options, NULL, NULL);

      g_assert_cmpmem (more->sets, more->n_sets * sizeof *more->sets, one->sets,
                       one->n_sets * sizeof *one->sets);
    }
}

static void
test_nothing (void)
{
  VtBasketSource source = {0};
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, NULL);
  g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, &(VtPairOptions){1, 1}, NULL, NULL);
  g_autoptr (VtItemSets) sets = vt_item_sets_mine (pairs, &(VtItemSetOptions){1, 6, 1}, NULL, NULL);
  static const guint32 items[] = {0, 1, 2, 3, 4, 5, 6};

  g_assert_cmpuint (sets->n_sets, ==, 0);
  for (guint n = 0; n <= G_N_ELEMENTS (items); n++)
    g_assert_null (vt_item_sets_find (sets, items, n));
}

static void
test_cancel (void)
{
  g_auto (Shop) shop = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtItemSets) sets = NULL;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  shop_fill (&shop);
  pairs = vt_pairs_mine (shop.baskets, &(VtPairOptions){1, 1}, NULL, NULL);
  vt_job_cancel (job);
  sets = vt_item_sets_mine (pairs, &(VtItemSetOptions){1, 6, 2}, job, &error);
  g_assert_null (sets);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-sets/against-brute-force", test_against_brute_force);
  g_test_add_func ("/item-sets/any-number-of-threads", test_any_number_of_threads);
  g_test_add_func ("/item-sets/nothing", test_nothing);
  g_test_add_func ("/item-sets/cancel", test_cancel);
  return g_test_run ();
}
