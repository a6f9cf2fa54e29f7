/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a segment, against counting customer by customer and order by order. */

#include "recount.h"

#include "vt-segment-evaluate.h"

#include <math.h>

#define N_RULES 400
#define PPM 1000000

static void
check_rule (History *history, const VtSegmentRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtMembers) members = NULL;
  g_autofree char *text = vt_segment_rule_to_text (rule, &error);
  guint32          n = 0;

  g_assert_no_error (error);
  members = vt_segment_rule_evaluate (rule, history->customers, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < RECOUNT_N_CUSTOMERS; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%d", i);
      guint32          customer = vt_customers_find_key (history->customers, key);

      if (customer == VT_CUSTOMER_NONE)
        continue;
      if (vt_members_has (members, customer) != recount_holds (i, rule))
        g_error ("c%d is %s: %s", i, recount_holds (i, rule) ? "missing" : "too much", text);
      n += recount_holds (i, rule);
    }
  g_assert_cmpuint (vt_members_count (members), ==, n);
}

static void
test_random (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (History) history = recount_make (rand);

  for (guint i = 0; i < N_RULES; i++)
    {
      g_autoptr (VtSegmentRule) rule = recount_random_rule (rand, 0);

      check_rule (history, rule);
    }
}

/* Each type by itself, so that none hides behind the others. */
static void
test_type (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (History) history = recount_make (rand);
  guint n = 0;

  while (n < 20)
    {
      g_autoptr (VtSegmentRule) rule = recount_random_rule (rand, 3);

      if (rule->type != GPOINTER_TO_UINT (data))
        continue;
      check_rule (history, rule);
      n++;
    }
}

/* The number behind a rank is that of the last who is in. */
static void
test_threshold (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (History) history = recount_make (rand);
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_HIGHEST);
  g_autoptr (VtMembers) members = NULL;
  double threshold, least = INFINITY;

  members = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  threshold = vt_segment_get_threshold (rule, history->customers);
  for (guint32 i = 0; i < history->customers->n_customers; i++)
    if (vt_members_has (members, i))
      least = MIN (least, (double) history->customers->revenue_minor[i]);
  g_assert_cmpfloat (threshold, ==, least);
}

static void
test_nobody (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  VtSegmentFigures figures;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (VtSegmentRule) rule = recount_random_rule (rand, 0);
      g_autoptr (VtMembers) members =
          vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);

      g_assert_cmpuint (vt_members_count (members), ==, 0);
      vt_segment_figures (history->customers, members, &figures);
      g_assert_cmpfloat (figures.share, ==, 0);
      g_assert_cmpint (figures.average_order_minor, ==, VT_MONEY_UNKNOWN);
    }
}

/* Twice the own gap is not more than twice. */
static void
test_overdue (void)
{
  g_autoptr (History) history = history_new ("1,2020-01-01 08:00,ann,CAM,1,500.00\n"
                                             "2,2020-01-11 08:00,ann,CAM,1,500.00\n"
                                             "3,2020-01-31 08:00,bob,CAM,1,500.00\n");
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_OVERDUE);
  g_autoptr (VtMembers) exactly = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  g_autoptr (VtMembers) more = NULL;

  g_assert_cmpuint (vt_members_count (exactly), ==, 0);
  rule->percent -= PPM / 100;
  more = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  g_assert_cmpuint (vt_members_count (more), ==, 1);
  g_assert_true (vt_members_has (more, history_customer (history, "ann")));
}

static void
test_cancelled (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_ALL);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (vt_segment_rule_evaluate (rule, history->customers, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-evaluate/random/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_random);
    }
  for (guint type = VT_SEGMENT_ORDERS; type < VT_N_SEGMENT_RULE_TYPES; type++)
    {
      g_autofree char *path = g_strconcat (
          "/segment-evaluate/type/", vt_segment_rule_type_to_word ((VtSegmentRuleType) type), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (type), test_type);
    }
  g_test_add_func ("/segment-evaluate/threshold", test_threshold);
  g_test_add_func ("/segment-evaluate/nobody", test_nobody);
  g_test_add_func ("/segment-evaluate/overdue", test_overdue);
  g_test_add_func ("/segment-evaluate/cancelled", test_cancelled);
  return g_test_run ();
}
