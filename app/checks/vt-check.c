/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers: the list of all checks, and who runs it. */

#include "vt-check.h"

#include "vt-check-beside.h"
#include "vt-check-rules.h"
#include "vt-order-values.h"
#include "vt-texts.h"

#define ANY G_MAXUINT
#define ONLY(kind) (1u << VT_OFFER_##kind)

/**
 * Check:
 * @kinds: the kinds of offers it is for, one bit each
 */
typedef struct
{
  guint kinds;
  void (*check) (VtExam *exam);
} Check;

#define STEPS (ONLY (THRESHOLD) | ONLY (VOLUME))

/* What can be said of any offer, be it as wrong as may be. */
static const Check first_checks[] = {
    {ANY, vt_check_name},
    {ANY, vt_check_parts},
    {ONLY (BUNDLE), vt_check_units},
    {ANY, vt_check_asked},
    {ANY, vt_check_schedule},
    {ANY, vt_check_ended},
    {ANY, vt_check_limits},
    {ANY, vt_check_conditions},
    {ANY, vt_check_segments},
    {ANY, vt_check_places},
    {ONLY (MIX_AND_MATCH), vt_check_slots},
    {ONLY (VOLUME), vt_check_rewarded},
    {ONLY (VOLUME), vt_check_break_limit},
    {STEPS | ONLY (FOLLOW_UP), vt_check_step_order},
    {STEPS, vt_check_steps_give},
    {ONLY (THRESHOLD), vt_check_fill},
    {ONLY (THRESHOLD), vt_check_reach},
    {ONLY (FOLLOW_UP), vt_check_windows},
    {ONLY (TIER_LADDER), vt_check_tiers},
    {ONLY (TIER_LADDER), vt_check_required},
    {ONLY (PROTECTION), vt_check_bands},
    {ONLY (PROTECTION), vt_check_coverage},
    {ONLY (CROSS_SELL), vt_check_compatible},
    {ONLY (DOWNSELL), vt_check_alternative},
    {ONLY (DOWNSELL), vt_check_fee},
};

/* What the evaluator is asked, once it takes the offer. */
static const Check trial_checks[] = {
    {ONLY (BUNDLE), vt_check_bundle_money},
    {ONLY (MARKDOWN) | ONLY (SUBSCRIPTION), vt_check_discounted_money},
    {ONLY (VOLUME), vt_check_volume_money},
    {ONLY (MIX_AND_MATCH), vt_check_mix_money},
    {ONLY (ADD_ON), vt_check_option_money},
    {ONLY (CROSS_SELL), vt_check_item_money},
    {ONLY (DOWNSELL), vt_check_alternative_money},
    {ONLY (TIER_LADDER), vt_check_tier_money},
    {ONLY (PROTECTION), vt_check_plan_money},
    {ONLY (THRESHOLD), vt_check_step_money},
    {ONLY (BUNDLE) | ONLY (CROSS_SELL), vt_check_complements},
    {ONLY (BUNDLE) | ONLY (CROSS_SELL), vt_check_benefits},
    {ONLY (BUNDLE) | ONLY (CROSS_SELL) | ONLY (TIER_LADDER), vt_check_spending},
    {ANY, vt_check_list_price},
};

/* What shoppers read, and what is said beside the other offers. */
static const Check last_checks[] = {
    {ANY, vt_check_languages}, {ANY, vt_check_placeholders},   {ANY, vt_check_preselected},
    {ANY, vt_check_deadline},  {ANY, vt_check_deadline_moved}, {ANY, vt_check_scarcity},
    {ANY, vt_check_coupons},   {ANY, vt_check_others},
};

static void
run (const Check *checks, gsize n_checks, VtExam *exam)
{
  for (gsize i = 0; i < n_checks; i++)
    if ((checks[i].kinds & 1u << exam->offer->kind) != 0)
      checks[i].check (exam);
}

/* Whether there are products to evaluate it with. */
static gboolean
can_be_tried (VtExam *exam)
{
  GHashTableIter iter;
  gpointer       key;

  if (g_hash_table_size (exam->reach->missing) > 0 ||
      (exam->offer->kind == VT_OFFER_BUNDLE && exam->offer->components->len == 0))
    return FALSE;
  g_hash_table_iter_init (&iter, exam->reach->named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (vt_exam_get_product (exam, GPOINTER_TO_UINT (key))->price_minor == VT_MONEY_UNKNOWN)
      return FALSE;
  return TRUE;
}

static void
check_offer (VtChecker *checker, const VtOffer *offer)
{
  g_auto (VtExam) exam = {0};

  vt_exam_init (&exam, checker, offer);
  run (first_checks, G_N_ELEMENTS (first_checks), &exam);
  if (can_be_tried (&exam))
    vt_check_taken (&exam);
  if (exam.trial != NULL)
    run (trial_checks, G_N_ELEMENTS (trial_checks), &exam);
  run (last_checks, G_N_ELEMENTS (last_checks), &exam);
}

static int
compare_severity (gconstpointer a, gconstpointer b)
{
  const VtProblem *problem = *(const VtProblem *const *) a;
  const VtProblem *other = *(const VtProblem *const *) b;

  return (int) other->severity - (int) problem->severity;
}

GPtrArray *
vt_offers_check_in (GPtrArray *offers, const VtCheckContext *context)
{
  VtChecker checker = {.context = context, .offers = offers};

  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (context->catalog != NULL && context->currency != NULL, NULL);

  checker.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_problem_free);
  checker.shelf = vt_shelf_new (context->catalog);
  checker.beside = vt_beside_new (offers, context->catalog);
  checker.languages = vt_texts_list_languages (offers);
  checker.values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) vt_order_values_unref);
  for (guint i = 0; i < offers->len; i++)
    check_offer (&checker, g_ptr_array_index (offers, i));
  g_hash_table_unref (checker.values);
  g_ptr_array_unref (checker.languages);
  vt_beside_free (checker.beside);
  vt_shelf_free (checker.shelf);

  /* Stable, as GLib's sort of pointer arrays is a merge sort. */
  g_ptr_array_sort (checker.problems, compare_severity);
  return checker.problems;
}

GPtrArray *
vt_offers_check (GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency)
{
  const VtCheckContext context = {.catalog = catalog, .currency = currency};

  return vt_offers_check_in (offers, &context);
}
