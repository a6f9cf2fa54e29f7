/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection: plans whose price bands meet without gap or overlap, that cover something, and cost
 * no more than they are worth. */

#include "vt-check-rules.h"
#include "vt-document.h"
#include "vt-mend.h"
#include "vt-partners.h"
#include "vt-plan-figures.h"
#include "vt-protection-bands.h"
#include "vt-samples.h"
#include "vt-unit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* As vt_plan_is_dear() has it: a plan costs no more than this part of what it covers. */
#define LARGEST_PART 3
#define LARGEST_PERCENT "33.3"

/* ---- bands ---- */

static JsonArray *
get_plans (const VtExam *exam)
{
  return vt_terms_get_array (exam->terms, "plans");
}

static char *
tell_plan (const VtExam *exam, guint index)
{
  const char *sku = vt_terms_get_text (vt_terms_get_element (get_plans (exam), index), "sku");

  return vt_words_product (exam->checker->context->catalog, sku != NULL ? sku : "?");
}

static void
add_remove (VtExam *exam, VtProblem *problem, guint index)
{
  if (vt_terms_get_length (get_plans (exam)) > 1)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Remove Plan"))), "plans",
                            index);
}

static void
set_end (VtExam *exam, VtFix *fix, guint index, gint64 to_minor)
{
  g_autofree char *path = g_strdup_printf ("plans/%u/price/to", index);

  vt_exam_set_int (exam, fix, path, to_minor);
}

static const VtPlanBand *
get_band (const GArray *bands, guint index)
{
  return &g_array_index (bands, VtPlanBand, index);
}

static void
check_overlap (VtExam *exam, const GArray *bands, const VtBandOverlap *overlap)
{
  const VtPlanBand *lower = get_band (bands, overlap->plan_a);
  const VtPlanBand *upper = get_band (bands, overlap->plan_b);
  g_autofree char  *lower_words = NULL;
  g_autofree char  *upper_words = NULL;
  g_autofree char  *from = vt_exam_tell_money (exam, overlap->from_minor);
  VtProblem        *problem;

  if (upper->from_minor < lower->from_minor)
    {
      lower = upper;
      upper = get_band (bands, overlap->plan_a);
    }
  lower_words = tell_plan (exam, lower->plan);
  upper_words = tell_plan (exam, upper->plan);
  problem = vt_exam_add (
      exam, VT_PROBLEM_PLAN_OVERLAP, NULL,
      /* Translators: two plans, a number of months, the least price that both are for */
      g_strdup_printf (_ ("“%s” and “%s”, both for %" PRId64 " months, are for the same products "
                          "from %s on."),
                       lower_words, upper_words, overlap->n_months, from));
  if (lower->from_minor < upper->from_minor)
    set_end (exam,
             /* Translators: a button: the plan for what is cheaper ends where the next begins */
             vt_exam_add_fix (problem, g_strdup (_ ("End the Lower Band There"))), lower->plan,
             upper->from_minor - 1);
  add_remove (exam, problem, upper->plan);
}

static void
check_gap (VtExam *exam, const GArray *bands, const VtBandGap *gap)
{
  g_autofree char *from = vt_exam_tell_money (exam, gap->from_minor);
  g_autofree char *to = vt_exam_tell_money (exam, gap->to_minor);
  g_autofree char *count = vt_words_count (gap->n_products);
  VtProblem       *problem;

  problem = vt_exam_add (exam, VT_PROBLEM_PLAN_GAP, NULL,
                         /* Translators: a number of months, two prices, a number of products */
                         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                       "No plan of %" PRId64
                                                       " months is for what costs from %s to %s: "
                                                       "%s product.",
                                                       "No plan of %" PRId64
                                                       " months is for what costs from %s to %s: "
                                                       "%s products.",
                                                       gap->n_products),
                                          gap->n_months, from, to, count));
  for (guint i = 0; i < bands->len; i++)
    if (get_band (bands, i)->n_months == gap->n_months &&
        get_band (bands, i)->to_minor == gap->from_minor - 1)
      {
        set_end (exam, vt_exam_add_fix (problem, g_strdup (_ ("Close the Gap"))),
                 get_band (bands, i)->plan, gap->to_minor);
        return;
      }
}

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 price_minor = *(const gint64 *) a;
  gint64 other_minor = *(const gint64 *) b;

  return (price_minor > other_minor) - (price_minor < other_minor);
}

/* (element-type gint64): ascending: of what is selected and no plan. */
static GArray *
list_prices (const VtExam *exam)
{
  const GArray *selected = vt_exam_select (exam, exam->terms, "select");
  GArray       *prices = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selected->len; i++)
    {
      const VtProduct *product = vt_exam_get_product (exam, g_array_index (selected, guint32, i));

      if (product->kind != VT_PRODUCT_PLAN)
        g_array_append_val (prices, product->price_minor);
    }
  g_array_sort (prices, compare_prices);
  return prices;
}

void
vt_check_bands (VtExam *exam)
{
  g_autoptr (GArray) bands = vt_plan_bands_read (exam->terms);
  g_autoptr (GArray) prices = list_prices (exam);
  g_autoptr (VtProtectionBands) found =
      vt_protection_bands_new ((const VtPlanBand *) (gpointer) bands->data, bands->len,
                               (const gint64 *) (gpointer) prices->data, prices->len);

  for (guint i = 0; i < found->overlaps->len; i++)
    check_overlap (exam, bands, &g_array_index (found->overlaps, VtBandOverlap, i));
  for (guint i = 0; i < found->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (found->gaps, VtBandGap, i);

      /* Where nothing has such a price there is no gap for a shopper. */
      if (gap->is_between && gap->n_products > 0)
        check_gap (exam, bands, gap);
    }
}

/* ---- what is covered ---- */

static void
check_covers (VtExam *exam, const VtPlanBand *band)
{
  g_autoptr (GArray) covered = vt_protection_list_covered (exam, band->plan);
  g_autofree char *words = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  char            *text;

  if (covered->len > 0)
    return;
  words = tell_plan (exam, band->plan);
  from = vt_exam_tell_money (exam, band->from_minor);
  to = vt_exam_tell_money (exam, band->to_minor);
  if (band->to_minor == VT_MONEY_MAX)
    text = g_strdup_printf (_ ("“%s” covers nothing: no product costs %s or more."), words, from);
  else
    text = g_strdup_printf (_ ("“%s” covers nothing: no product costs from %s to %s."), words, from,
                            to);
  add_remove (
      exam,
      vt_exam_add (exam, VT_PROBLEM_PLAN_COVERS_NOTHING,
                   vt_terms_get_text (vt_terms_get_element (get_plans (exam), band->plan), "sku"),
                   text),
      band->plan);
}

/* (transfer full) (element-type guint32): plans among what is selected. */
static GArray *
list_selected_plans (const VtExam *exam)
{
  const GArray *selected = vt_exam_select (exam, exam->terms, "select");
  GArray       *plans = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < selected->len; i++)
    {
      guint32 product = g_array_index (selected, guint32, i);

      if (vt_exam_get_product (exam, product)->kind == VT_PRODUCT_PLAN)
        g_array_append_val (plans, product);
    }
  return plans;
}

static void
check_selected_plans (VtExam *exam)
{
  g_autoptr (GArray) plans = list_selected_plans (exam);
  guint            n_selected = vt_exam_select (exam, exam->terms, "select")->len;
  g_autofree char *words = NULL;
  VtProblem       *problem;

  /* Without a selector the plans of the offer itself are among everything, and are no products. */
  if (plans->len == 0 || !json_object_has_member (exam->terms, "select"))
    return;
  if (plans->len == n_selected)
    {
      vt_exam_add (exam, VT_PROBLEM_PLAN_COVERED, NULL,
                   g_strdup (_ ("Only plans are selected: there is nothing to cover.")));
      return;
    }
  words = vt_exam_tell_product (exam, g_array_index (plans, guint32, 0));
  problem = vt_exam_add (
      exam, VT_PROBLEM_PLAN_COVERED,
      vt_exam_get_product (exam, g_array_index (plans, guint32, 0))->sku,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "“%s”, a plan itself, is among what is to be covered.",
                                    "“%s” and others (%u), plans themselves, are among what is to "
                                    "be covered.",
                                    plans->len),
                       words, plans->len));
  vt_mend_leave_out (exam, problem, g_strdup (_ ("Leave Plans Out")), "select",
                     (const guint32 *) (gpointer) plans->data, plans->len);
}

void
vt_check_coverage (VtExam *exam)
{
  g_autoptr (GArray) bands = vt_plan_bands_read (exam->terms);

  check_selected_plans (exam);
  if (vt_exam_select (exam, exam->terms, "select")->len == 0)
    return;
  for (guint i = 0; i < bands->len; i++)
    check_covers (exam, &g_array_index (bands, VtPlanBand, i));
}

/* ---- what a plan costs ---- */

static gboolean
weigh_plan (VtExam *exam, guint index, guint32 covered, guint32 plan, VtTrialSum *ret_sum)
{
  const VtTrialLine lines[] = {VT_TRIAL_LINE (covered, 1), VT_TRIAL_LINE (plan, 1)};

  return vt_unit_weigh (exam, lines, G_N_ELEMENTS (lines), 1, ret_sum);
}

/* From which price on the plan costs no more than its part, by what it costs now; 0 where that is
 * not so at any price. */
static gint64
find_fair_price (JsonObject *plan, gint64 due_minor)
{
  gint64 least_minor = due_minor;
  gint32 ppm = 0;

  if (json_object_has_member (plan, "percent"))
    {
      if (!vt_percent_from_plain (vt_terms_get_text (plan, "percent"), &ppm, NULL) ||
          (gint64) ppm * LARGEST_PART > 1000000)
        return 0;
      least_minor = vt_terms_get_int64 (plan, "min", 0);
    }
  return least_minor > VT_MONEY_MAX / LARGEST_PART ? 0 : least_minor * LARGEST_PART;
}

static gboolean
covers_from (const VtExam *exam, guint index, gint64 from_minor)
{
  g_autoptr (GArray) covered = vt_protection_list_covered (exam, index);
  guint32 dearest = vt_exam_pick_dearest (exam, covered);

  return dearest != VT_PRODUCT_NONE &&
         vt_exam_get_product (exam, dearest)->price_minor >= from_minor;
}

static void
mend_dear (VtExam *exam, VtProblem *problem, guint index, gint64 due_minor)
{
  JsonObject      *plan = vt_terms_get_element (get_plans (exam), index);
  gint64           from_minor = find_fair_price (plan, due_minor);
  g_autofree char *path = g_strdup_printf ("plans/%u/price/from", index);
  g_autofree char *percent_path = g_strdup_printf ("plans/%u/percent", index);
  g_autofree char *from = NULL;

  if (from_minor > 0 && covers_from (exam, index, from_minor))
    {
      from = vt_exam_tell_money (exam, from_minor);
      vt_exam_set_int (exam,
                       /* Translators: a button: the least price of what a plan is for */
                       vt_exam_add_fix (problem, g_strdup_printf (_ ("Cover from %s"), from)), path,
                       from_minor);
    }
  else if (from_minor == 0 && json_object_has_member (plan, "percent"))
    {
      vt_exam_set_text (
          exam,
          /* Translators: a button: the share of the covered price that a plan costs */
          vt_exam_add_fix (problem, g_strdup_printf (_ ("Charge %s %%"), LARGEST_PERCENT)),
          percent_path, LARGEST_PERCENT);
    }
}

static void
check_dear (VtExam *exam, guint index, guint32 covered, guint32 plan, const VtTrialSum *sum)
{
  gint64           price_minor = vt_exam_get_product (exam, covered)->price_minor;
  g_autofree char *plan_words = NULL;
  g_autofree char *words = NULL;
  g_autofree char *due = NULL;
  g_autofree char *price = NULL;

  if (!vt_plan_is_dear (sum->due_minor, price_minor))
    return;
  plan_words = vt_exam_tell_product (exam, plan);
  words = vt_exam_tell_product (exam, covered);
  due = vt_exam_tell_money (exam, sum->due_minor);
  price = vt_exam_tell_money (exam, price_minor);
  mend_dear (exam,
             vt_exam_add (exam, VT_PROBLEM_PLAN_DEAR, vt_exam_get_product (exam, plan)->sku,
                          /* Translators: a plan, its price, a product, its price */
                          g_strdup_printf (_ ("“%s” costs %s, more than a third of “%s” at %s."),
                                           plan_words, due, words, price)),
             index, sum->due_minor);
}

/* Whatever it costs by itself: a plan sold at a loss is one wherever the price is from. */
static void
check_plan_cost (VtExam *exam, guint index, guint32 plan, const VtTrialSum *sum)
{
  JsonObject      *terms = vt_terms_get_element (get_plans (exam), index);
  g_autofree char *path = g_strdup_printf (
      "plans/%u/%s", index, json_object_has_member (terms, "fixed") ? "fixed" : "min");
  g_autofree char *words = NULL;
  g_autofree char *due = NULL;
  g_autofree char *cost = NULL;
  gint64           floor_minor;
  VtProblem       *problem;

  if (sum->cost_minor == VT_MONEY_UNKNOWN)
    return;
  floor_minor = vt_unit_get_floor (exam, sum);
  if (sum->due_minor >= floor_minor)
    return;
  words = vt_exam_tell_product (exam, plan);
  due = vt_exam_tell_money (exam, sum->due_minor);
  cost = vt_exam_tell_money (exam, sum->cost_minor);
  problem = vt_exam_add (
      exam, sum->due_minor < sum->cost_minor ? VT_PROBLEM_PART_BELOW_COST : VT_PROBLEM_BELOW_FLOOR,
      vt_exam_get_product (exam, plan)->sku,
      g_strdup_printf (_ ("“%s” is sold for %s and costs the shop %s."), words, due, cost));
  /* Never more than it costs by itself, nor than the most that it says. */
  if (floor_minor <= MIN (sum->list_minor, vt_terms_get_int64 (terms, "max", G_MAXINT64)))
    vt_unit_mend_price (exam, problem, path, floor_minor);
}

void
vt_check_plan_money (VtExam *exam)
{
  for (guint i = 0; i < vt_terms_get_length (get_plans (exam)); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (get_plans (exam), i), "sku");
      guint32     plan = vt_exam_find_product (exam, sku);
      guint32     covered = vt_samples_get_first (exam, i);
      VtTrialSum  sum;

      if (covered == VT_PRODUCT_NONE || !weigh_plan (exam, i, covered, plan, &sum))
        continue;
      check_dear (exam, i, covered, plan, &sum);
      check_plan_cost (exam, i, plan, &sum);
    }
}
