/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic on money: exact, or refused. */

#include "vr-money.h"

#include <glib.h>
#include <string.h>

/* ---- percentages as text ---- */

typedef struct
{
  const char *text;
  int64_t     ppm; /* -1: refused */
} PercentText;

static const PercentText percent_texts[] = {
    {"0", 0},
    {"12.5", 125000},
    {"33.3333", 333333},
    {"100", 1000000},
    {"100.0000", 1000000},
    {"0.0001", 1},
    {"99.9999", 999999},
    {"7", 70000},
    {"", -1},
    {".5", -1},
    {"5.", -1},
    {"05", -1},
    {"00", -1},
    {"100.0001", -1},
    {"101", -1},
    {"1000", -1},
    {"33.33333", -1},
    {"-1", -1},
    {"+1", -1},
    {"1e1", -1},
    {" 1", -1},
    {"1 ", -1},
    {"1,5", -1},
    {"1.5.5", -1},
    {"%", -1},
};

static void
test_percent_text (gconstpointer data)
{
  const PercentText *row = data;
  int64_t            ppm = 42;

  g_assert_cmpint (vr_percent_parse (row->text, &ppm), ==, row->ppm >= 0);
  g_assert_cmpint (ppm, ==, row->ppm >= 0 ? row->ppm : 42);
}

/* ---- percentages of money ---- */

typedef struct
{
  int64_t amount;
  int64_t ppm;
  int64_t half_up;
  int64_t half_even;
  int64_t down;
  int64_t half_down;
} Percent;

static const Percent percents[] = {
    {0, 500000, 0, 0, 0, 0},
    {1, 500000, 1, 0, 0, 0},
    {3, 500000, 2, 2, 1, 1},
    {25, 100000, 3, 2, 2, 2},
    {35, 100000, 4, 4, 3, 3},
    {24, 100000, 2, 2, 2, 2},
    {26, 100000, 3, 3, 2, 3},
    {999, 333333, 333, 333, 332, 333},
    {1000000, 1, 1, 1, 1, 1},
    {499999, 1, 0, 0, 0, 0},
    {500000, 1, 1, 0, 0, 0},
    {1500000, 1, 2, 2, 1, 1},
    {INT64_MAX, 1000000, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX},
    {INT64_MAX, 500000, INT64_C (4611686018427387904), INT64_C (4611686018427387904),
     INT64_C (4611686018427387903), INT64_C (4611686018427387903)},
    {INT64_MAX, 0, 0, 0, 0, 0},
};

static void
test_percent (gconstpointer data)
{
  const Percent *row = data;

  g_assert_cmpint (vr_money_percent (row->amount, row->ppm, VR_ROUND_HALF_UP), ==, row->half_up);
  g_assert_cmpint (vr_money_percent (row->amount, row->ppm, VR_ROUND_HALF_EVEN), ==,
                   row->half_even);
  g_assert_cmpint (vr_money_percent (row->amount, row->ppm, VR_ROUND_DOWN), ==, row->down);
  g_assert_cmpint (vr_money_percent (row->amount, row->ppm, VR_ROUND_HALF_DOWN), ==,
                   row->half_down);
}

/* ---- shares ---- */

#define MAX_PARTS 6

typedef struct
{
  const char *name;
  int64_t     total;
  size_t      n;
  int64_t     weights[MAX_PARTS];
  VrStatus    status;
  int64_t     parts[MAX_PARTS];
} Share;

static const Share shares[] = {
    {"even", 90, 3, {1, 1, 1}, VR_OK, {30, 30, 30}},
    {"ties-to-the-earlier", 100, 3, {1, 1, 1}, VR_OK, {34, 33, 33}},
    {"two-odd", 101, 3, {1, 1, 1}, VR_OK, {34, 34, 33}},
    {"largest-fraction", 99, 3, {999, 501, 500}, VR_OK, {49, 25, 25}},
    {"negative", -100, 3, {1, 1, 1}, VR_OK, {-34, -33, -33}},
    {"nothing", 0, 2, {3, 4}, VR_OK, {0, 0}},
    {"one-part", 77, 1, {5}, VR_OK, {77}},
    {"zero-weight", 5, 3, {0, 1, 0}, VR_OK, {0, 5, 0}},
    {"more-parts-than-units", 2, 4, {1, 1, 1, 1}, VR_OK, {1, 1, 0, 0}},
    {"total-above-weights", 10, 2, {1, 2}, VR_OK, {3, 7}},
    {"huge", INT64_MAX, 2, {INT64_MAX - 1, 1}, VR_OK, {INT64_MAX - 1, 1}},
    {"huge-negative", -INT64_MAX, 1, {1}, VR_OK, {-INT64_MAX}},
    {"no-parts", 5, 0, {0}, VR_ERROR_RANGE, {0}},
    {"no-weight", 5, 2, {0, 0}, VR_ERROR_RANGE, {0}},
    {"negative-weight", 5, 2, {3, -1}, VR_ERROR_RANGE, {0}},
    {"weights-overflow", 5, 2, {INT64_MAX, 1}, VR_ERROR_OVERFLOW, {0}},
    {"least-total", INT64_MIN, 1, {1}, VR_ERROR_OVERFLOW, {0}},
};

static void
test_share (gconstpointer data)
{
  const Share *row = data;
  int64_t      parts[MAX_PARTS] = {42, 42, 42, 42, 42, 42};

  g_assert_cmpint (vr_money_share (row->total, row->weights, row->n, parts), ==, row->status);
  for (size_t i = 0; i < row->n; i++)
    g_assert_cmpint (parts[i], ==, row->status == VR_OK ? row->parts[i] : 42);
}

/* The parts sum to the total, and each is less than one away from its exact share. */
static void
test_share_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);

  for (int round = 0; round < 20000; round++)
    {
      size_t  n = (size_t) g_rand_int_range (rand, 1, 40);
      int64_t weights[40];
      int64_t parts[40];
      int64_t total = g_rand_int_range (rand, -1000000, 1000000);
      int64_t sum = 0;
      int64_t weight_sum = 0;

      for (size_t i = 0; i < n; i++)
        {
          weights[i] = g_rand_int_range (rand, 0, 4) == 0 ? 0 : g_rand_int_range (rand, 1, 1000000);
          weight_sum += weights[i];
        }
      if (weight_sum == 0)
        continue;

      g_assert_cmpint (vr_money_share (total, weights, n, parts), ==, VR_OK);
      for (size_t i = 0; i < n; i++)
        {
          int64_t off = parts[i] * weight_sum - total * weights[i];

          g_assert_cmpint (ABS (off), <, weight_sum);
          sum += parts[i];
        }
      g_assert_cmpint (sum, ==, total);
    }
}

/* A run of equal units gets what its units would get one by one. */
static void
test_share_runs_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260102);
  VrArena scratch = {0};

  for (int round = 0; round < 20000; round++)
    {
      VrRemainder remainder = (VrRemainder) g_rand_int_range (rand, 0, 4);
      size_t      n = (size_t) g_rand_int_range (rand, 1, 5);
      int64_t     total = g_rand_int_range (rand, 0, 5000);
      VrShareRun  runs[5];
      VrShareRun  units[50];
      int64_t     of_runs[5];
      int64_t     of_units[50];
      size_t      n_units = 0;
      size_t      at = 0;
      int64_t     sum = 0;
      int64_t     weight_sum = 0;

      for (size_t i = 0; i < n; i++)
        {
          runs[i] = (VrShareRun){g_rand_int_range (rand, 0, 2000), g_rand_int_range (rand, 0, 8)};
          for (int64_t j = 0; j < runs[i].n_units; j++)
            units[n_units++] = (VrShareRun){runs[i].weight, 1};
          weight_sum += runs[i].weight * runs[i].n_units;
        }

      if (vr_money_share_runs (&scratch, total, runs, n, remainder, of_runs) != VR_OK)
        continue;
      g_assert_cmpint (vr_money_share_runs (&scratch, total, units, n_units, remainder, of_units),
                       ==, VR_OK);
      for (size_t i = 0; i < n; i++)
        {
          sum += of_runs[i];
          for (int64_t j = 0; j < runs[i].n_units; j++, at++)
            {
              g_assert_cmpint (of_units[at], >=, 0);
              if (total <= weight_sum)
                g_assert_cmpint (of_units[at], <=, runs[i].weight);
              of_runs[i] -= of_units[at];
            }
          g_assert_cmpint (of_runs[i], ==, 0);
        }
      g_assert_cmpint (sum, ==, total);
    }
  vr_arena_clear (&scratch);
}

/* ---- wide arithmetic, beside the compiler's ---- */

static uint64_t
random_uint64 (GRand *rand)
{
  uint64_t value = (uint64_t) g_rand_int (rand) << 32 | g_rand_int (rand);

  return value >> g_rand_int_range (rand, 0, 64);
}

static void
test_multiply_divide_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260103);

  for (int round = 0; round < 50000; round++)
    {
      uint64_t          a = random_uint64 (rand);
      uint64_t          b = random_uint64 (rand);
      uint64_t          divisor = random_uint64 (rand) | 1;
      uint64_t          c = random_uint64 (rand);
      unsigned __int128 product = (unsigned __int128) a * b;
      unsigned __int128 other = (unsigned __int128) c * divisor;
      uint64_t          quotient;
      uint64_t          rest;
      bool              fits = vr_multiply_divide (a, b, divisor, &quotient, &rest);

      g_assert_cmpint (fits, ==, product / divisor <= UINT64_MAX);
      if (fits)
        {
          g_assert_cmpuint (quotient, ==, (uint64_t) (product / divisor));
          g_assert_cmpuint (rest, ==, (uint64_t) (product % divisor));
        }
      g_assert_cmpint (vr_compare_products (a, b, c, divisor), ==,
                       (product > other) - (product < other));
    }
}

static int64_t
random_int64 (GRand *rand)
{
  uint64_t value = random_uint64 (rand);

  return (int64_t) (g_rand_boolean (rand) ? value : 0 - value);
}

static void
test_multiply_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260109);

  for (int round = 0; round < 50000; round++)
    {
      int64_t a = random_int64 (rand);
      int64_t b = random_int64 (rand);
      int64_t expected;
      int64_t product;
      bool    fits = !__builtin_mul_overflow (a, b, &expected);

      g_assert_cmpint (vr_money_multiply (a, b, &product), ==, fits);
      if (fits)
        g_assert_cmpint (product, ==, expected);
    }
}

static void
test_overflow (void)
{
  int64_t value = 42;

  g_assert_false (vr_money_add (INT64_MAX, 1, &value));
  g_assert_false (vr_money_add (INT64_MIN, -1, &value));
  g_assert_false (vr_money_multiply (INT64_MAX, 2, &value));
  g_assert_false (vr_money_multiply (INT64_MIN, -1, &value));
  g_assert_false (vr_money_multiply (INT64_C (1) << 32, INT64_C (1) << 31, &value));
  g_assert_cmpint (value, ==, 42);
  g_assert_true (vr_money_add (INT64_MAX, -1, &value));
  g_assert_cmpint (value, ==, INT64_MAX - 1);
  g_assert_true (vr_money_multiply (-3, 7, &value));
  g_assert_cmpint (value, ==, -21);
  g_assert_true (vr_money_multiply (-(INT64_C (1) << 32), INT64_C (1) << 31, &value));
  g_assert_cmpint (value, ==, INT64_MIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (percent_texts); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/rules/money/percent-text/%zu-%s", i, percent_texts[i].text);

      g_strdelimit (path + strlen ("/rules/money/percent-text/"), " ", '_');
      g_test_add_data_func (path, &percent_texts[i], test_percent_text);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/rules/money/percent/%" G_GINT64_FORMAT "-of-%" G_GINT64_FORMAT,
                           percents[i].ppm, percents[i].amount);

      g_test_add_data_func (path, &percents[i], test_percent);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/money/share/%s", shares[i].name);

      g_test_add_data_func (path, &shares[i], test_share);
    }
  g_test_add_func ("/rules/money/share/property", test_share_property);
  g_test_add_func ("/rules/money/share-runs/property", test_share_runs_property);
  g_test_add_func ("/rules/money/multiply-divide/property", test_multiply_divide_property);
  g_test_add_func ("/rules/money/multiply/property", test_multiply_property);
  g_test_add_func ("/rules/money/overflow", test_overflow);
  return g_test_run ();
}
