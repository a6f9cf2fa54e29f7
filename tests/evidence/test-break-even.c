/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much more has to be sold: by table, and against trying one number after the other. */

#include "vt-break-even.h"

#include <math.h>

typedef struct
{
  const char *path;
  gint64      given_minor;
  gint64      gain_minor;
  gint64      n_gains;
  guint64     n_base;
  VtBreakEven even;
} Case;

static const Case cases[] = {
    {"/evidence/break-even/exact", 1000, 100, 1, 400, {TRUE, FALSE, 10, 400, 2.5}},
    {"/evidence/break-even/rounded-up", 1001, 100, 1, 400, {TRUE, FALSE, 11, 400, 2.75}},
    {"/evidence/break-even/mean-of-several", 1000, 250, 3, 400, {TRUE, FALSE, 12, 400, 3}},
    {"/evidence/break-even/nothing-given", 0, 100, 1, 400, {TRUE, FALSE, 0, 400, 0}},
    {"/evidence/break-even/no-gain", 1, 0, 1, 400, {TRUE, TRUE, 0, 400, 0}},
    {"/evidence/break-even/neither", 0, 0, 1, 400, {TRUE, FALSE, 0, 400, 0}},
    {"/evidence/break-even/each-loses", 0, -1, 1, 400, {TRUE, TRUE, 0, 400, 0}},
    {"/evidence/break-even/nobody-to-win", 10, 100, 1, 0, {TRUE, FALSE, 1, 0, INFINITY}},
    {"/evidence/break-even/given-unknown", VT_MONEY_UNKNOWN, 100, 1, 400, {FALSE}},
    {"/evidence/break-even/gain-unknown", 100, VT_MONEY_UNKNOWN, 1, 400, {FALSE}},
    {"/evidence/break-even/largest",
     G_MAXINT64,
     1,
     1,
     1,
     {TRUE, FALSE, G_MAXINT64, 1, 9.223372036854776e20}},
    {"/evidence/break-even/beyond", G_MAXINT64, 1, 2, 1, {TRUE, TRUE, 0, 1, 0}},
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  VtBreakEven even = vt_break_even (c->given_minor, c->gain_minor, c->n_gains, c->n_base);

  g_assert_cmpint (even.is_known, ==, c->even.is_known);
  g_assert_cmpint (even.never, ==, c->even.never);
  g_assert_cmpint (even.n_needed, ==, c->even.n_needed);
  g_assert_cmpuint (even.n_base, ==, c->even.n_base);
  if (isinf (c->even.points))
    g_assert_true (isinf (even.points));
  else
    g_assert_cmpfloat_with_epsilon (even.points, c->even.points, c->even.points * 1e-12 + 1e-300);
}

/* So many pay for it, and one fewer does not. */
static void
test_least (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++)
    {
      gint64      given = g_rand_int_range (rand, 0, 100000);
      gint64      gain = g_rand_int_range (rand, 1, 5000);
      gint64      n_gains = g_rand_int_range (rand, 1, 50);
      VtBreakEven even = vt_break_even (given, gain, n_gains, 1000);

      g_assert_true (even.is_known && !even.never);
      g_assert_cmpint (even.n_needed * gain, >=, given * n_gains);
      g_assert_true (even.n_needed == 0 || (even.n_needed - 1) * gain < given * n_gains);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/evidence/break-even/least", test_least);
  return g_test_run ();
}
