/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits and sequences against following every customer by hand. */

#include "vt-sequences.h"

#include "vt-significance.h"

#include <string.h>

#define N_ITEMS 9
#define MAX_ORDERS 160
#define MAX_LINES (MAX_ORDERS * 6)

typedef struct
{
  guint32  first_line[MAX_ORDERS + 1];
  guint32  line_item[MAX_LINES];
  gint32   line_quantity[MAX_LINES];
  guint8   skip_order[MAX_ORDERS];
  guint8   skip_item[N_ITEMS];
  gint64   time_us[MAX_ORDERS];
  guint32  customer[MAX_ORDERS];
  gboolean has[MAX_ORDERS][N_ITEMS]; /* of those that are visits */
  gboolean is_visit[MAX_ORDERS];

  VtVisitSource source;
} History;

/* Times in quarters of days, so that visits at one time and at the window's very end occur. */
static void
history_fill (History *history)
{
  guint32 n_lines = 0;
  gint64  time_us = 0;

  memset (history, 0, sizeof *history);
  history->source.orders = (VtBasketSource){
      (guint32) g_test_rand_int_range (0, MAX_ORDERS),
      history->first_line,
      history->line_item,
      history->line_quantity,
      history->skip_order,
      N_ITEMS,
      history->skip_item,
      g_test_rand_bit () ? 0 : 3,
  };
  history->source.time_us = history->time_us;
  history->source.customer = history->customer;
  history->source.within_days = (guint32) g_test_rand_int_range (1, 12);
  history->skip_item[g_test_rand_int_range (0, N_ITEMS)] = 1;
  for (guint32 order = 0; order < history->source.orders.n_orders; order++)
    {
      time_us += g_test_rand_int_range (0, 4) * (VT_US_A_DAY / 4);
      history->time_us[order] = time_us;
      history->customer[order] = (guint32) g_test_rand_int_range (0, 6);
      history->skip_order[order] = g_test_rand_int_range (0, 8) == 0;
      for (gint32 n = g_test_rand_int_range (0, 6); n > 0; n--)
        {
          history->line_item[n_lines] = (guint32) g_test_rand_int_range (0, N_ITEMS);
          history->line_quantity[n_lines++] = g_test_rand_int_range (0, 4);
        }
      history->first_line[order + 1] = n_lines;
    }
}

static void
find_visits (History *history)
{
  const VtBasketSource *orders = &history->source.orders;

  for (guint32 order = 0; order < orders->n_orders; order++)
    {
      guint32 n = 0;

      for (guint32 line = history->first_line[order]; line < history->first_line[order + 1]; line++)
        {
          guint32 item = history->line_item[line];

          if (history->line_quantity[line] > 0 && !history->skip_item[item])
            history->has[order][item] = TRUE;
        }
      for (guint32 item = 0; item < N_ITEMS; item++)
        n += history->has[order][item] ? 1 : 0;
      history->is_visit[order] = history->customer[order] != 0 && !history->skip_order[order] &&
                                 n > 0 && (orders->max_items == 0 || n <= orders->max_items);
    }
}

static gboolean
is_watched (const History *history, guint32 order)
{
  gint64 last_us = history->time_us[history->source.orders.n_orders - 1];

  return history->is_visit[order] &&
         last_us - history->time_us[order] >= history->source.within_days * VT_US_A_DAY;
}

/* After how long the item was next bought; -1 if not soon. */
static gint64
wait_for (const History *history, guint32 order, guint32 item)
{
  for (guint32 later = order + 1; later < history->source.orders.n_orders; later++)
    {
      gint64 wait_us = history->time_us[later] - history->time_us[order];

      if (history->is_visit[later] && history->customer[later] == history->customer[order] &&
          history->has[later][item] && wait_us > 0 &&
          wait_us <= history->source.within_days * VT_US_A_DAY)
        return wait_us;
    }
  return -1;
}

typedef struct
{
  guint32 n_watched;
  guint32 n_a;
  guint32 n_b;
  guint32 n_then;
  guint32 days[12];
} Followed;

static Followed
follow (const History *history, guint32 item_a, guint32 item_b)
{
  Followed followed = {0};

  for (guint32 order = 0; order < history->source.orders.n_orders; order++)
    {
      gint64 wait_us;

      if (!is_watched (history, order))
        continue;
      wait_us = wait_for (history, order, item_b);
      followed.n_watched++;
      followed.n_a += history->has[order][item_a] ? 1 : 0;
      followed.n_b += wait_us > 0;
      if (wait_us > 0 && history->has[order][item_a])
        {
          followed.n_then++;
          followed.days[(wait_us - 1) / VT_US_A_DAY]++;
        }
    }
  return followed;
}

static void
assert_sequence (const VtSequence *sequence, const Followed *followed)
{
  VtPairCounts counts = {followed->n_watched, followed->n_a, followed->n_b, followed->n_then};

  g_assert_cmpuint (sequence->n_then, ==, followed->n_then);
  g_assert_cmpfloat (sequence->share, ==, (double) followed->n_then / followed->n_a);
  g_assert_cmpfloat (sequence->base, ==, (double) followed->n_b / followed->n_watched);
  g_assert_cmpfloat (sequence->lift, ==, vt_measure_lift (counts));
  g_assert_cmpfloat (sequence->log_p, ==, vt_significance_log_p (counts));
}

static void
test_against_brute_force (void)
{
  for (guint round = 0; round < 200; round++)
    {
      History history;
      g_autoptr (VtVisits) visits = NULL;
      g_autoptr (VtSequences) sequences = NULL;
      guint32 min_times = (guint32) g_test_rand_int_range (1, 4);
      gsize   n_expected = 0;

      history_fill (&history);
      find_visits (&history);
      visits = vt_visits_new (&history.source, NULL, NULL);
      sequences =
          vt_sequences_mine (visits, min_times, (guint) g_test_rand_int_range (1, 4), NULL, NULL);
      for (guint32 a = 0; a < N_ITEMS; a++)
        for (guint32 b = 0; b < N_ITEMS; b++)
          {
            Followed          followed = follow (&history, a, b);
            const VtSequence *sequence = vt_sequences_find (sequences, a, b);
            guint32           days[12];

            vt_visits_count_days (visits, a, b, days);
            g_assert_cmpmem (days, visits->within_days * sizeof *days, followed.days,
                             visits->within_days * sizeof *days);
            g_assert_cmpint (sequence != NULL, ==, followed.n_then >= min_times);
            if (sequence == NULL)
              continue;
            g_assert_true (sequence == &sequences->sequences[n_expected]);
            assert_sequence (sequence, &followed);
            n_expected++;
          }
      g_assert_cmpuint (sequences->n_sequences, ==, n_expected);
    }
}

/* What came at the very same time is one visit to the shop, whichever order was written first. */
static void
test_same_time_is_not_later (void)
{
  static const guint32 first_line[] = {0, 1, 2, 3};
  static const guint32 line_item[] = {0, 1, 1};
  static const gint64  time_us[] = {0, 0, 5 * VT_US_A_DAY};
  static const guint32 customer[] = {7, 7, 7};
  VtVisitSource source = {{3, first_line, line_item, NULL, NULL, 2, NULL, 0}, time_us, customer, 5};
  g_autoptr (VtVisits) visits = vt_visits_new (&source, NULL, NULL);
  guint32 days[5];

  vt_visits_count_days (visits, 0, 1, days);
  g_assert_cmpuint (days[0], ==, 0);
  g_assert_cmpuint (days[4], ==, 1);
  g_assert_cmpuint (visits->n_watched, ==, 2);
}

static void
test_cancel (void)
{
  History history;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (VtVisits) visits = NULL;
  g_autoptr (VtVisits) sound = NULL;
  g_autoptr (VtSequences) sequences = NULL;
  g_autoptr (GError) error = NULL;

  history_fill (&history);
  sound = vt_visits_new (&history.source, NULL, NULL);
  vt_job_cancel (job);
  visits = vt_visits_new (&history.source, job, &error);
  g_assert_null (visits);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  sequences = vt_sequences_mine (sound, 1, 2, job, &error);
  g_assert_null (sequences);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sequences/against-brute-force", test_against_brute_force);
  g_test_add_func ("/sequences/same-time-is-not-later", test_same_time_is_not_later);
  g_test_add_func ("/sequences/cancel", test_cancel);
  return g_test_run ();
}
