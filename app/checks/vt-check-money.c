/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a bundle is sold for, against what it costs apart and what it costs the shop. */

#include "vt-check-rules.h"
#include "vt-mend.h"
#include "vt-samples.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* What is offered where nothing is given yet. */
#define USUAL_PPM 100000

/* Each part whose price within the set is below its cost, though that of the set is not known. */
static void
check_part_costs (VtExam *exam, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine    *line = vr_result_get_line (result, i);
      guint32          index = vt_exam_find_product (exam, line->sku);
      gint64           unit_cost_minor = vt_exam_get_product (exam, index)->cost_minor;
      gint64           cost_minor;
      g_autofree char *words = NULL;
      g_autofree char *net = NULL;
      g_autofree char *cost = NULL;

      if (unit_cost_minor == VT_MONEY_UNKNOWN || line->net == line->list ||
          __builtin_mul_overflow (unit_cost_minor, line->quantity, &cost_minor) ||
          line->net >= cost_minor)
        continue;

      words = vt_exam_tell_product (exam, index);
      net = vt_exam_tell_money (exam, line->net);
      cost = vt_exam_tell_money (exam, cost_minor);
      vt_mend_reward (exam,
                      vt_exam_add (exam, VT_PROBLEM_PART_BELOW_COST, line->sku,
                                   /* Translators: a product and two amounts of money */
                                   g_strdup_printf (_ ("Within the set, “%s” brings %s but costs "
                                                       "the shop %s."),
                                                    words, net, cost)),
                      "reward", line->list, line->list - cost_minor);
    }
}

static void
add_below_cost (VtExam *exam, const VtTrialSum *sum)
{
  gint64           margin_minor = sum->list_minor - sum->cost_minor;
  g_autofree char *price = vt_exam_tell_money (exam, sum->due_minor);
  g_autofree char *loss = vt_exam_tell_money (exam, sum->cost_minor - sum->due_minor);
  g_autofree char *saving = vt_exam_tell_money (exam, sum->list_minor - sum->due_minor);
  g_autofree char *margin = vt_exam_tell_money (exam, margin_minor);
  VtProblem       *problem;
  char            *text;

  if (margin_minor > 0)
    text = g_strdup_printf (_ ("Sold for %s, %s below cost: the discount of %s is larger than the "
                               "margin of %s."),
                            price, loss, saving, margin);
  else
    text = g_strdup_printf (
        _ ("Sold for %s, %s below cost: its parts leave no margin to discount."), price, loss);
  problem = vt_exam_add (exam, VT_PROBLEM_BELOW_COST, NULL, text);
  vt_mend_reward (exam, problem, "reward", sum->list_minor,
                  sum->list_minor - vt_samples_get_floor (exam, sum->cost_minor));
}

static void
add_no_saving (VtExam *exam, const VtTrialSum *sum)
{
  g_autofree char *list = vt_exam_tell_money (exam, sum->list_minor);
  gint32           ppm = USUAL_PPM;
  VtProblem       *problem;
  VtFix           *fix;
  g_autofree char *plain = NULL;
  g_autoptr (JsonObject) reward = NULL;

  problem = vt_exam_add (
      exam, VT_PROBLEM_NO_SAVING, NULL,
      g_strdup_printf (_ ("Saves nothing: the parts cost %s apart, the set no less."), list));
  if (sum->cost_minor != VT_MONEY_UNKNOWN)
    ppm = MIN (ppm, vt_mend_round_percent (sum->list_minor,
                                           sum->list_minor -
                                               vt_samples_get_floor (exam, sum->cost_minor)));
  /* What is below that is rounded away. */
  if (ppm <= 0 || (__int128) sum->list_minor * ppm < 1000000)
    return;
  plain = vt_percent_to_plain (ppm);
  /* Translators: a button: the discount to give, in percent */
  fix = vt_exam_add_fix (problem, g_strdup_printf (_ ("Give %s %% Off"), plain));
  reward = json_object_new ();
  json_object_set_string_member (reward, "percent", plain);
  vt_exam_set (exam, fix, "reward", json_node_init_object (json_node_alloc (), reward));
}

/* What is left is more than the cost, but less than the shop wants to keep of every sale. */
static void
check_floor (VtExam *exam, const VtTrialSum *sum)
{
  gint64           floor_minor = vt_samples_get_floor (exam, sum->cost_minor);
  g_autofree char *price = NULL;
  g_autofree char *margin = NULL;
  g_autofree char *share = NULL;

  if (sum->due_minor >= floor_minor)
    return;
  price = vt_exam_tell_money (exam, sum->due_minor);
  margin = vt_exam_tell_money (exam, sum->due_minor - sum->cost_minor);
  share = vt_mend_tell_percent (exam->checker->context->floor_ppm);
  vt_mend_reward (exam,
                  vt_exam_add (exam, VT_PROBLEM_BELOW_FLOOR, NULL,
                               /* Translators: two amounts of money and a percentage */
                               g_strdup_printf (_ ("Sold for %s, which leaves %s: less than the %s "
                                                   "that the shop keeps at least."),
                                                price, margin, share)),
                  "reward", sum->list_minor, sum->list_minor - floor_minor);
}

/* (array length=components): the set, once. */
static GArray *
list_lines (const VtExam *exam)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (VtTrialLine));

  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = exam->offer->components->pdata[i];
      VtTrialLine        line =
          VT_TRIAL_LINE (vt_exam_find_product (exam, component->sku), component->quantity);

      g_array_append_val (lines, line);
    }
  return lines;
}

void
vt_check_bundle_money (VtExam *exam)
{
  g_autoptr (GArray) lines = list_lines (exam);
  VtTrialSum sum;

  if (!vt_trial_weigh (exam->trial, (VtTrialLine *) (gpointer) lines->data, lines->len, &sum))
    return;
  /* How a set's price is shared among its parts matters to nobody who knows the whole; where the
   * cost of some is missing, what is known of the others is all there is to judge by. */
  if (sum.due_minor >= sum.list_minor)
    add_no_saving (exam, &sum);
  else if (sum.cost_minor == VT_MONEY_UNKNOWN)
    check_part_costs (
        exam, vt_trial_run (exam->trial, (VtTrialLine *) (gpointer) lines->data, lines->len));
  else if (sum.due_minor < sum.cost_minor)
    add_below_cost (exam, &sum);
  else
    check_floor (exam, &sum);
}
