/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a single unit is sold for where it goes with another: the step up, the option, the item, the
 * alternative. */

#include "vt-check-rules.h"
#include "vt-mend.h"
#include "vt-samples.h"
#include "vt-unit.h"

#include <glib/gi18n-lib.h>

gboolean
vt_unit_weigh (
    VtExam *exam, const VtTrialLine *lines, guint n_lines, guint index, VtTrialSum *ret_sum)
{
  const VrResult *result = vt_trial_run (exam->trial, lines, n_lines);
  const VrLine   *line = result != NULL ? vr_result_get_line (result, index) : NULL;
  gint64          unit_cost_minor;

  if (line == NULL)
    return FALSE;
  unit_cost_minor = vt_exam_get_product (exam, lines[index].product)->cost_minor;
  *ret_sum = (VtTrialSum){.list_minor = line->list, .due_minor = line->net};
  if (unit_cost_minor == VT_MONEY_UNKNOWN ||
      __builtin_mul_overflow (unit_cost_minor, line->quantity, &ret_sum->cost_minor))
    ret_sum->cost_minor = VT_MONEY_UNKNOWN;
  for (size_t i = 0; i < line->n_adjustments; i++)
    ret_sum->cut_minor += line->adjustments[i].cut;
  return TRUE;
}

VtProblem *
vt_unit_check_cost (VtExam *exam, guint32 product, const VtTrialSum *sum)
{
  g_autofree char *words = NULL;
  g_autofree char *due = NULL;
  g_autofree char *cost = NULL;
  gboolean         is_loss;

  if (sum->cost_minor == VT_MONEY_UNKNOWN || sum->due_minor >= sum->list_minor ||
      sum->due_minor >= vt_samples_get_floor (exam, sum->cost_minor))
    return NULL;
  words = vt_exam_tell_product (exam, product);
  due = vt_exam_tell_money (exam, sum->due_minor);
  cost = vt_exam_tell_money (exam, sum->cost_minor);
  is_loss = sum->due_minor < sum->cost_minor;
  return vt_exam_add (
      exam, is_loss ? VT_PROBLEM_PART_BELOW_COST : VT_PROBLEM_BELOW_FLOOR,
      vt_exam_get_product (exam, product)->sku,
      g_strdup_printf (_ ("“%s” is sold for %s and costs the shop %s."), words, due, cost));
}

gint64
vt_unit_get_floor (const VtExam *exam, const VtTrialSum *sum)
{
  return vt_samples_get_floor (exam, sum->cost_minor);
}

void
vt_unit_mend_price (VtExam *exam, VtProblem *problem, const char *path, gint64 price_minor)
{
  g_autofree char *shown = vt_exam_tell_money (exam, price_minor);

  vt_exam_set_int (exam,
                   /* Translators: a button: the price to ask for instead */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Charge %s"), shown)), path,
                   price_minor);
}

/* ---- options ---- */

/* The base, the option, and of each group what has to be chosen besides; the option is line 1. */
static GArray *
list_chosen (VtExam *exam, JsonArray *groups, guint group, guint option)
{
  GArray     *lines = g_array_new (FALSE, FALSE, sizeof (VtTrialLine));
  VtTrialLine base = VT_TRIAL_LINE (vt_samples_get_first (exam, 0), 1);
  JsonArray  *own = vt_terms_get_array (vt_terms_get_element (groups, group), "options");
  VtTrialLine line = VT_TRIAL_LINE (
      vt_exam_find_product (exam, vt_terms_get_text (vt_terms_get_element (own, option), "sku")),
      1);

  g_array_append_val (lines, base);
  g_array_append_val (lines, line);
  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonObject *other = vt_terms_get_element (groups, i);
      JsonArray  *options = vt_terms_get_array (other, "options");
      gint64      n_wanted = vt_terms_get_int64 (other, "min", 0) - (i == group);

      for (guint k = 0; k < vt_terms_get_length (options) && n_wanted > 0; k++)
        {
          if (i == group && k == option)
            continue;
          line.product = vt_exam_find_product (
              exam, vt_terms_get_text (vt_terms_get_element (options, k), "sku"));
          g_array_append_val (lines, line);
          n_wanted--;
        }
    }
  return lines;
}

static void
check_option (VtExam *exam, JsonArray *groups, guint group, guint option)
{
  g_autoptr (GArray) lines = list_chosen (exam, groups, group, option);
  g_autofree char *path = g_strdup_printf ("groups/%u/options/%u/price", group, option);
  guint32          product = g_array_index (lines, VtTrialLine, 1).product;
  VtTrialSum       sum;
  VtProblem       *problem;

  if (!vt_unit_weigh (exam, (const VtTrialLine *) (gpointer) lines->data, lines->len, 1, &sum))
    return;
  problem = vt_unit_check_cost (exam, product, &sum);
  if (problem != NULL)
    vt_unit_mend_price (exam, problem, path,
                        MIN (vt_samples_get_floor (exam, sum.cost_minor), sum.list_minor));
}

void
vt_check_option_money (VtExam *exam)
{
  JsonArray *groups = vt_terms_get_array (exam->terms, "groups");

  if (vt_samples_get_first (exam, 0) == VT_PRODUCT_NONE)
    return;
  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *options = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint k = 0; k < vt_terms_get_length (options); k++)
        check_option (exam, groups, i, k);
    }
}

/* ---- items that go with an anchor ---- */

void
vt_check_item_money (VtExam *exam)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");

  if (!json_object_has_member (exam->terms, "reward"))
    return;
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (items, i), "sku");
      VtTrialLine lines[] = {
          VT_TRIAL_LINE (vt_samples_get_first (exam, i), 1),
          VT_TRIAL_LINE (vt_exam_find_product (exam, sku), 1),
      };
      VtTrialSum sum;
      VtProblem *problem;

      if (lines[0].product == VT_PRODUCT_NONE || !vt_unit_weigh (exam, lines, 2, 1, &sum))
        continue;
      problem = vt_unit_check_cost (exam, lines[1].product, &sum);
      if (problem == NULL)
        continue;
      vt_mend_reward (exam, problem, "reward", sum.list_minor,
                      sum.list_minor - vt_samples_get_floor (exam, sum.cost_minor));
      if (vt_terms_get_length (items) > 1)
        vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take It Out"))),
                                "items", i);
    }
}

/* ---- what takes another's place ---- */

void
vt_check_alternative_money (VtExam *exam)
{
  JsonObject *alternative = vt_terms_get_object (exam->terms, "alternative");
  VtTrialLine line =
      VT_TRIAL_LINE (vt_exam_find_product (exam, vt_terms_get_text (alternative, "sku")), 1);
  VtTrialSum sum;
  VtProblem *problem;

  line.instead_of = vt_samples_get_first (exam, 0);
  if (alternative == NULL || line.instead_of == VT_PRODUCT_NONE ||
      !json_object_has_member (exam->terms, "reward") || !vt_unit_weigh (exam, &line, 1, 0, &sum))
    return;
  problem = vt_unit_check_cost (exam, line.product, &sum);
  if (problem != NULL)
    vt_mend_reward (exam, problem, "reward", sum.list_minor,
                    sum.list_minor - vt_samples_get_floor (exam, sum.cost_minor));
}

/* ---- instalments ---- */

/* The largest share of what is paid that a fee may be. */
#define MAX_FEE_SHARE 10

void
vt_check_fee (VtExam *exam)
{
  JsonObject      *instalments = vt_terms_get_object (exam->terms, "instalments");
  gint64           fee_minor = vt_terms_get_int64 (instalments, "fee", 0);
  gint64           from_minor = vt_terms_get_int64 (exam->terms, "from", 0);
  g_autofree char *fee = NULL;
  g_autofree char *from = NULL;
  g_autofree char *more = NULL;
  VtProblem       *problem;
  gint64           more_minor;

  if (fee_minor <= 0 || from_minor / MAX_FEE_SHARE >= fee_minor ||
      __builtin_mul_overflow (fee_minor, MAX_FEE_SHARE, &more_minor))
    return;
  fee = vt_exam_tell_money (exam, fee_minor);
  from = vt_exam_tell_money (exam, from_minor);
  more = vt_exam_tell_money (exam, more_minor);
  problem = vt_exam_add (
      exam, VT_PROBLEM_FEE_HIGH, NULL,
      from_minor > 0
          ? g_strdup_printf (_ ("The fee of %s is more than a tenth of the %s from which on it can "
                                "be paid in instalments."),
                             fee, from)
          : g_strdup_printf (_ ("The fee of %s is asked for however little is bought."), fee));
  vt_exam_set_int (exam,
                   /* Translators: a button: the least amount that can be paid in instalments */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Offer from %s"), more)), "from",
                   more_minor);
}
