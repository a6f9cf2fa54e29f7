/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges of figures, how many pairs lie where, and presets. */

#include "vt-pair-filter.h"

#include <math.h>
#include <string.h>

/* As many pairs as there are rows; the figures that are not told are 0. */
static const VtPair shown[] = {
    {.item_a = 0,
     .item_b = 1,
     .n_together = 5,
     .confidence_ab = 0.1,
     .confidence_ba = 0.6,
     .lift = 40,
     .q = 1e-9},
    {.item_a = 0,
     .item_b = 2,
     .n_together = 10,
     .confidence_ab = 0.7,
     .confidence_ba = 0.55,
     .lift = 8,
     .q = 1e-5},
    {.item_a = 1,
     .item_b = 2,
     .n_together = 200,
     .confidence_ab = 0.4,
     .confidence_ba = 0.2,
     .lift = 4,
     .q = 1e-20},
    {.item_a = 1,
     .item_b = 3,
     .n_together = 40,
     .confidence_ab = 0.05,
     .confidence_ba = 0.02,
     .lift = 1.1,
     .q = 0.4},
    {.item_a = 2,
     .item_b = 3,
     .n_together = 6,
     .confidence_ab = 0.2,
     .confidence_ba = 0.1,
     .lift = 2,
     .q = 0.005},
};

static VtPairs pairs = {.n_pairs = G_N_ELEMENTS (shown), .pairs = shown};

/* ---- ranges ---- */

typedef struct
{
  const char  *name;
  VtPairFigure figure;
  double       min;
  double       max;
  guint        n_passing;
} Row;

static const Row rows[] = {
    {"no-bound", VT_PAIR_LIFT, -INFINITY, INFINITY, 5},
    {"at-least-is-inclusive", VT_PAIR_LIFT, 4, INFINITY, 3},
    {"at-most-is-inclusive", VT_PAIR_TOGETHER, -INFINITY, 10, 3},
    {"both", VT_PAIR_TOGETHER, 6, 40, 3},
    {"surer-way", VT_PAIR_CONFIDENCE, 0.5, INFINITY, 2},
    {"less-sure-way", VT_PAIR_BOTH_WAYS, 0.5, INFINITY, 1},
    {"q", VT_PAIR_Q, -INFINITY, 0.01, 4},
    {"nothing", VT_PAIR_LIFT, 100, 200, 0},
};

static void
test_range (gconstpointer data)
{
  const Row   *row = data;
  VtPairFilter filter = {0};

  vt_pair_filter_set (&filter, row->figure, row->min, row->max);
  g_assert_cmpuint (vt_pair_filter_count (&filter, &pairs), ==, row->n_passing);
}

static void
test_ranges_add_up (void)
{
  VtPairFilter filter = {0};
  VtPairFilter other = {0};

  vt_pair_filter_set (&filter, VT_PAIR_LIFT, 4, INFINITY);
  vt_pair_filter_set (&filter, VT_PAIR_TOGETHER, -INFINITY, 10);
  g_assert_cmpuint (vt_pair_filter_count (&filter, &pairs), ==, 2);
  g_assert_false (vt_pair_filter_equal (&filter, &other));
  vt_pair_filter_set (&filter, VT_PAIR_LIFT, -INFINITY, INFINITY);
  vt_pair_filter_set (&filter, VT_PAIR_TOGETHER, -INFINITY, INFINITY);
  g_assert_true (vt_pair_filter_equal (&filter, &other));
}

/* ---- histograms ---- */

static guint32
sum (const VtPairHistogram *histogram)
{
  guint32 n = 0;

  for (guint i = 0; i < histogram->n_bins; i++)
    n += histogram->n_pairs[i];
  return n;
}

/* Every pair is in one bin, the least in the first and the most in the last. */
static void
test_histogram (void)
{
  VtPairHistogram histograms[VT_N_PAIR_FIGURES];

  vt_pair_histograms_count (&pairs, NULL, histograms);
  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    g_assert_cmpuint (sum (&histograms[i]), ==, pairs.n_pairs);
  g_assert_true (histograms[VT_PAIR_TOGETHER].is_log);
  g_assert_cmpfloat (histograms[VT_PAIR_TOGETHER].edge[0], ==, 5);
  g_assert_cmpfloat (histograms[VT_PAIR_TOGETHER].edge[VT_PAIR_HISTOGRAM_BINS], ==, 200);
  g_assert_cmpuint (histograms[VT_PAIR_TOGETHER].n_pairs[VT_PAIR_HISTOGRAM_BINS - 1], ==, 1);
  g_assert_false (histograms[VT_PAIR_CONFIDENCE].is_log);
  /* The same of all. */
  g_assert_cmpuint (histograms[VT_PAIR_COSINE].n_bins, ==, 1);
  /* Beyond certainty there is nothing to tell apart. */
  g_assert_cmpfloat (histograms[VT_PAIR_Q].edge[0], ==, 1e-12);
}

/* A histogram says what its own range takes away, so that range does not empty it. */
static void
test_histogram_of_others (void)
{
  VtPairHistogram histograms[VT_N_PAIR_FIGURES];
  VtPairFilter    filter = {0};

  vt_pair_filter_set (&filter, VT_PAIR_LIFT, 4, INFINITY);
  vt_pair_histograms_count (&pairs, &filter, histograms);
  g_assert_cmpuint (sum (&histograms[VT_PAIR_LIFT]), ==, 5);
  g_assert_cmpuint (sum (&histograms[VT_PAIR_TOGETHER]), ==, 3);
  g_assert_cmpfloat (histograms[VT_PAIR_TOGETHER].edge[0], ==, 5);
}

static void
test_nothing (void)
{
  VtPairs         none = {0};
  VtPairHistogram histograms[VT_N_PAIR_FIGURES];

  vt_pair_histograms_count (&none, NULL, histograms);
  g_assert_cmpuint (histograms[VT_PAIR_LIFT].n_bins, ==, 0);
  for (guint i = 0; i < VT_N_PAIR_PRESETS; i++)
    (void) vt_pair_preset_get_filter ((VtPairPreset) i, &none);
}

/* ---- presets ---- */

static void
check_preset (const char *word, const char *expected)
{
  VtPairPreset preset;
  VtPairFilter filter;
  g_autoptr (GString) passing = g_string_new (NULL);

  g_assert_true (vt_pair_preset_from_word (word, &preset));
  g_assert_cmpstr (vt_pair_preset_to_word (preset), ==, word);
  filter = vt_pair_preset_get_filter (preset, &pairs);
  for (gsize i = 0; i < pairs.n_pairs; i++)
    g_string_append_c (passing, vt_pair_filter_passes (&filter, &shown[i]) ? 'x' : '.');
  g_assert_cmpstr (passing->str, ==, expected);
}

static void
test_presets (void)
{
  VtPairPreset preset;

  check_preset ("all", "xxxxx");
  /* In at least as many orders as the middle pair, 10. */
  check_preset ("strong", ".xx..");
  /* A lift of at least 8, in at most 10. */
  check_preset ("gems", "xx...");
  check_preset ("obvious", ".x...");
  g_assert_false (vt_pair_preset_from_word ("best", &preset));
}

static void
test_words (void)
{
  VtPairFigure figure;

  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    {
      g_assert_true (vt_pair_figure_from_word (vt_pair_figure_to_word ((VtPairFigure) i), &figure));
      g_assert_cmpuint (figure, ==, i);
    }
  g_assert_false (vt_pair_figure_from_word ("luck", &figure));
  g_assert_false (vt_pair_figure_from_word ("", &figure));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/map/pair-filter/range/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_range);
    }
  g_test_add_func ("/map/pair-filter/ranges-add-up", test_ranges_add_up);
  g_test_add_func ("/map/pair-filter/histogram", test_histogram);
  g_test_add_func ("/map/pair-filter/histogram-of-others", test_histogram_of_others);
  g_test_add_func ("/map/pair-filter/nothing", test_nothing);
  g_test_add_func ("/map/pair-filter/presets", test_presets);
  g_test_add_func ("/map/pair-filter/words", test_words);
  return g_test_run ();
}
