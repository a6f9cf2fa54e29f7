/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one typical sale more brings, at today's prices, as the evaluator has it. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

void
vt_example_add (VtExample *example, guint32 product, gint64 quantity)
{
  if (product == VT_PRODUCT_NONE || quantity <= 0 || example->n_lines == VT_EXAMPLE_MAX_LINES)
    return;
  example->lines[example->n_lines++] = (VtReplayLine){product, quantity, VT_MONEY_UNKNOWN, NULL, 0};
}

void
vt_example_end_before (VtExample *example)
{
  example->n_before = example->n_lines;
}

guint32
vt_study_best_seller (VtStudy *study, const VtRoles *roles, guint role)
{
  guint32 best = VT_PRODUCT_NONE;

  for (guint32 i = 0; i < roles->n_products; i++)
    {
      const VtProduct *product = vt_catalog_get (study->input->catalog, i);

      if (!vt_roles_has (roles, i, role) || product->price_minor == VT_MONEY_UNKNOWN)
        continue;
      if (best == VT_PRODUCT_NONE || study->year_units[i] > study->year_units[best])
        best = i;
    }
  return best;
}

/* Whether a line of the same product comes before. */
static gboolean
is_repeat (const VtReplayLine *lines, guint index)
{
  for (guint i = 0; i < index; i++)
    if (lines[i].product == lines[index].product)
      return TRUE;
  return FALSE;
}

/* What @n lines cost the shop. */
static gint64
cost_of (VtStudy *study, const VtReplayLine *lines, guint n, guint *ret_n_without)
{
  gint64 cost_minor = 0;
  guint  n_without = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 unit_minor = vt_catalog_get (study->input->catalog, lines[i].product)->cost_minor;
      gint64 amount;

      if (unit_minor == VT_MONEY_UNKNOWN)
        n_without += !is_repeat (lines, i);
      else if (cost_minor == VT_MONEY_UNKNOWN ||
               __builtin_mul_overflow (unit_minor, lines[i].quantity, &amount) ||
               __builtin_add_overflow (cost_minor, amount, &cost_minor))
        cost_minor = VT_MONEY_UNKNOWN;
    }
  *ret_n_without = n_without;
  return n_without > 0 ? VT_MONEY_UNKNOWN : cost_minor;
}

/* Margin with the offer. */
static gint64
margin_of (gint64 cost_minor, const VtTrialOutcome *outcome)
{
  if (cost_minor == VT_MONEY_UNKNOWN || outcome->gifts_cost_minor == VT_MONEY_UNKNOWN)
    return VT_MONEY_UNKNOWN;
  return outcome->list_minor - outcome->off_minor - outcome->gifts_cost_minor - cost_minor;
}

gboolean
vt_study_try (VtStudy *study, const VtExample *example, VtExampleMoney *ret_money)
{
  VtTrialOutcome before = {0};
  VtTrialOutcome after;
  VtExampleMoney money = {.gain_minor = VT_MONEY_UNKNOWN};
  gint64         margin_before, margin_after;
  guint          n_without;

  if (study->runner == NULL || example->n_lines == example->n_before)
    return FALSE;
  for (guint i = 0; i < example->n_lines; i++)
    if (!vt_evidence_trial_line_fits (study->trial, &example->lines[i]))
      return FALSE;
  if ((example->n_before > 0 && !vt_evidence_trial_runner_run (study->runner, example->lines,
                                                               example->n_before, &before, NULL)) ||
      !vt_evidence_trial_runner_run (study->runner, example->lines, example->n_lines, &after, NULL))
    return FALSE;

  money.list_minor = after.list_minor;
  money.cost_minor = cost_of (study, example->lines, example->n_lines, &money.n_without_cost);
  money.off_minor =
      after.off_minor + (after.gifts_cost_minor != VT_MONEY_UNKNOWN ? after.gifts_cost_minor : 0);
  margin_before =
      margin_of (cost_of (study, example->lines, example->n_before, &n_without), &before);
  margin_after = margin_of (money.cost_minor, &after);
  if (margin_before != VT_MONEY_UNKNOWN && margin_after != VT_MONEY_UNKNOWN)
    money.gain_minor = margin_after - margin_before;
  *ret_money = money;
  return TRUE;
}

/* "£120.00 (40 %)" */
static char *
margin_to_text (VtStudy *study, gint64 margin_minor, gint64 price_minor)
{
  g_autofree char *money = vt_money_to_display (margin_minor, study->input->currency);

  if (price_minor <= 0)
    return g_steal_pointer (&money);
  /* Translators: an amount of money, and the same in percent of a price */
  return g_strdup_printf (_ ("%s (%.0f %%)"), money,
                          (double) margin_minor / (double) price_minor * 100);
}

void
vt_study_tell_margin (VtStudy *study, const VtExampleMoney *money, const char *what)
{
  gint64           due_minor = money->list_minor - money->off_minor;
  gint64           before_minor, after_minor;
  g_autofree char *list = vt_money_to_display (money->list_minor, study->input->currency);
  g_autofree char *due = vt_money_to_display (due_minor, study->input->currency);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  VtFact          *fact;

  if (money->cost_minor == VT_MONEY_UNKNOWN)
    {
      vt_study_add_unknown (
          study, "margin", _ ("Margin"),
          money->n_without_cost > 0
              ? g_strdup_printf (
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%s, %s instead of %s: the cost of %u product is not known.",
                                 "%s, %s instead of %s: the costs of %u products are not known.",
                                 money->n_without_cost),
                    what, due, list, money->n_without_cost)
              : g_strdup (_ ("The costs are too large.")));
      return;
    }
  before_minor = money->list_minor - money->cost_minor;
  after_minor = due_minor - money->cost_minor;
  before = margin_to_text (study, before_minor, money->list_minor);
  after = margin_to_text (study, after_minor, due_minor);
  if (money->off_minor == 0)
    {
      vt_study_add_money (study, "margin", _ ("Margin"),
                          after_minor < 0 ? VT_TONE_BAD : VT_TONE_NEUTRAL, after_minor,
                          /* Translators: what is sold, its price, its margin */
                          g_strdup_printf (_ ("%s at %s: the margin is %s."), what, due, after))
          ->n = (guint64) MAX (after_minor, 0);
      return;
    }
  fact = vt_study_add_money (
      study, "margin", _ ("Margin"), after_minor < 0 ? VT_TONE_BAD : VT_TONE_NEUTRAL, after_minor,
      /* Translators: what is sold, its price with and without the offer, and its margin both ways
       */
      g_strdup_printf (_ ("%s, %s instead of %s: the margin goes from %s to %s."), what, due, list,
                       before, after));
  fact->n = (guint64) MAX (before_minor, 0);
}
