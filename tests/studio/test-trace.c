/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the trace. */

#include "studio-trace.h"

typedef struct
{
  const char *path;
  gint64      took_us[8]; /* ended by -1 */
  guint       n_short;    /* and so many rounds of 100 µs */
  guint       percent;
  guint       below_ms;
  gint64      longest_us;
} Row;

static const Row rows[] = {
    {"/trace/rounds/none", {-1}, 0, 99, 0, 0},
    {"/trace/rounds/one", {2500, -1}, 0, 99, 3, 2500},
    {"/trace/rounds/whole-millisecond", {2000, -1}, 0, 99, 3, 2000},
    {"/trace/rounds/one-long-of-hundred", {40000, -1}, 99, 99, 1, 40000},
    {"/trace/rounds/two-long-of-hundred", {40000, 30000, -1}, 98, 99, 31, 40000},
    {"/trace/rounds/the-longest", {40000, 30000, -1}, 98, 100, 41, 40000},
    {"/trace/rounds/off-the-scale", {5000000, -1}, 0, 99, STUDIO_ROUNDS_MAX_MS + 1, 5000000},
};

static void
test_rounds (gconstpointer data)
{
  const Row               *row = data;
  g_autofree StudioRounds *rounds = g_new0 (StudioRounds, 1);

  for (guint i = 0; row->took_us[i] >= 0; i++)
    studio_rounds_add (rounds, row->took_us[i]);
  for (guint i = 0; i < row->n_short; i++)
    studio_rounds_add (rounds, 100);
  g_assert_cmpuint (studio_rounds_get_percentile_ms (rounds, row->percent), ==, row->below_ms);
  g_assert_cmpint (rounds->longest_us, ==, row->longest_us);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, &rows[i], test_rounds);
  return g_test_run ();
}
