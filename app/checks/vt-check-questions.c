/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three questions before anything is put beside what a shopper wants: does it complement, does
 * it benefit, are they open to spending more? */

#include "vt-check-rules.h"
#include "vt-samples.h"

#include <glib/gi18n-lib.h>

#define PPM 1000000
/* A part of those who buy the one: so many take the other at its price anyway. */
#define ANYWAY 0.6
/* Below so many orders with either, nothing is said of them. */
#define MIN_ORDERS 20

/* ---- pairs of a base and what is added to it ---- */

/* Calls @check for each product that the offer adds, with what it is added to: of a bundle its main
 * product, or its first; of a cross-sell what its anchor names, if that is one product. */
static void
visit_pairs (VtExam *exam, void (*check) (VtExam *exam, guint32 base, guint32 added, guint index))
{
  JsonArray    *items = vt_terms_get_array (exam->terms, "items");
  const GArray *anchors;
  guint32       base = VT_PRODUCT_NONE;
  guint         main_part = 0;

  for (guint i = 0; i < exam->offer->components->len; i++)
    if (((const VtComponent *) exam->offer->components->pdata[i])->primary)
      main_part = i;
  if (exam->offer->kind == VT_OFFER_BUNDLE && exam->offer->components->len > 0)
    base = vt_exam_find_product (
        exam, ((const VtComponent *) exam->offer->components->pdata[main_part])->sku);
  for (guint i = 0; base != VT_PRODUCT_NONE && i < exam->offer->components->len; i++)
    if (i != main_part)
      check (exam, base,
             vt_exam_find_product (exam,
                                   ((const VtComponent *) exam->offer->components->pdata[i])->sku),
             i);
  if (exam->offer->kind != VT_OFFER_CROSS_SELL)
    return;
  anchors = vt_exam_select (exam, exam->terms, "anchor");
  for (guint i = 0; anchors->len == 1 && i < vt_terms_get_length (items); i++)
    check (exam, g_array_index (anchors, guint32, 0),
           vt_exam_find_product (exam, vt_terms_get_text (vt_terms_get_element (items, i), "sku")),
           i);
}

static void
add_take_out (VtExam *exam, VtProblem *problem, guint index)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");

  if (exam->offer->kind == VT_OFFER_BUNDLE && exam->offer->components->len > 2)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take It Out"))),
                            "components", index);
  else if (exam->offer->kind == VT_OFFER_CROSS_SELL && vt_terms_get_length (items) > 1)
    vt_exam_remove_element (exam, vt_exam_add_fix (problem, g_strdup (_ ("Take It Out"))), "items",
                            index);
}

/* ---- does it complement? ---- */

typedef enum
{
  TOGETHER_UNKNOWN, /* too few orders to tell */
  TOGETHER_APART,   /* less often than by chance */
  TOGETHER_CHANCE,  /* as by chance, or little more */
  TOGETHER_OFTEN,
} Together;

/* Pairs in fewer orders than mining keeps are not there: they were together fewer times than that.
 */
static Together
judge_together (VtPairs *pairs, guint32 base, guint32 added, double *ret_expected, guint *ret_most)
{
  const VtPair *pair = vt_pairs_find (pairs, base, added);
  double        n_base = pairs->baskets->item_count[base];
  double        n_added = pairs->baskets->item_count[added];
  guint         most = pair != NULL ? pair->n_together : pairs->options.min_together - 1;

  *ret_expected = n_base * n_added / MAX (pairs->baskets->n_baskets, 1);
  *ret_most = most;
  if (n_base < MIN_ORDERS || n_added < MIN_ORDERS)
    return TOGETHER_UNKNOWN;
  /* Half of what chance brings is no accident of a few orders. */
  if (*ret_expected >= MIN_ORDERS && most < *ret_expected / 2)
    return TOGETHER_APART;
  if (pair == NULL)
    return TOGETHER_UNKNOWN;
  return pair->lift > 1 && pair->q <= 0.05 ? TOGETHER_OFTEN : TOGETHER_CHANCE;
}

static gboolean
can_ask (const VtExam *exam, guint32 base, guint32 added)
{
  VtPairs *pairs = exam->checker->context->pairs;

  return pairs != NULL && base != VT_PRODUCT_NONE && added != VT_PRODUCT_NONE && base != added &&
         base < pairs->baskets->n_items && added < pairs->baskets->n_items;
}

static void
check_apart (VtExam *exam, guint32 base, guint32 added, guint index)
{
  double           expected;
  guint            n_together;
  g_autofree char *base_words = NULL;
  g_autofree char *words = NULL;
  g_autofree char *together = NULL;
  g_autofree char *chance = NULL;

  if (!can_ask (exam, base, added) || judge_together (exam->checker->context->pairs, base, added,
                                                      &expected, &n_together) != TOGETHER_APART)
    return;
  base_words = vt_exam_tell_product (exam, base);
  words = vt_exam_tell_product (exam, added);
  together = vt_words_count (n_together);
  chance = vt_words_count ((guint64) (expected + 0.5));
  add_take_out (exam,
                vt_exam_add (exam, VT_PROBLEM_BOUGHT_APART, vt_exam_get_product (exam, added)->sku,
                             /* Translators: two products and two numbers of orders */
                             g_strdup_printf (
                                 _ ("“%s” and “%s” are rarely bought together: at most %s orders "
                                    "have both, and chance alone would bring %s."),
                                 base_words, words, together, chance)),
                index);
}

/* The curator's words, or figures that came with it, are a reason as well. */
static gboolean
has_reason (const VtExam *exam)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");

  if (exam->offer->note[0] != '\0' || vt_terms_get_object (exam->terms, "evidence") != NULL)
    return TRUE;
  for (guint i = 0; i < vt_terms_get_length (items); i++)
    if (vt_terms_get_object (vt_terms_get_element (items, i), "evidence") != NULL)
      return TRUE;
  return FALSE;
}

/* One note an offer is enough. */
static void
check_evidence (VtExam *exam, guint32 base, guint32 added, guint index)
{
  double           expected;
  guint            n_together;
  Together         together;
  g_autofree char *base_words = NULL;
  g_autofree char *words = NULL;

  if (exam->has_asked_for_evidence || !can_ask (exam, base, added))
    return;
  together = judge_together (exam->checker->context->pairs, base, added, &expected, &n_together);
  if (together == TOGETHER_OFTEN || together == TOGETHER_APART)
    return;
  exam->has_asked_for_evidence = TRUE;
  base_words = vt_exam_tell_product (exam, base);
  words = vt_exam_tell_product (exam, added);
  vt_exam_add (
      exam, VT_PROBLEM_NO_EVIDENCE, vt_exam_get_product (exam, added)->sku,
      together == TOGETHER_UNKNOWN
          ? g_strdup_printf (_ ("Too few orders tell whether “%s” goes with “%s”, and no "
                                "note says why it should."),
                             words, base_words)
          : g_strdup_printf (_ ("“%s” is bought with “%s” no more often than by chance, and "
                                "no note says why it should go with it."),
                             words, base_words));
}

void
vt_check_complements (VtExam *exam)
{
  if (exam->checker->context->pairs == NULL)
    return;
  visit_pairs (exam, check_apart);
  if (!has_reason (exam))
    visit_pairs (exam, check_evidence);
}

/* ---- does it benefit? ---- */

/* Who would buy both at their prices is given a discount for nothing. */
static void
check_anyway (VtExam *exam, guint32 base, guint32 added, guint index)
{
  VtPairs         *pairs = exam->checker->context->pairs;
  const VtPair    *pair;
  double           share;
  g_autofree char *base_words = NULL;
  g_autofree char *words = NULL;
  g_autofree char *percent = NULL;

  if (!can_ask (exam, base, added) || pairs->baskets->item_count[base] < MIN_ORDERS)
    return;
  pair = vt_pairs_find (pairs, base, added);
  share = pair == NULL ? 0 : pair->item_a == base ? pair->confidence_ab : pair->confidence_ba;
  if (share < ANYWAY)
    return;
  base_words = vt_exam_tell_product (exam, base);
  words = vt_exam_tell_product (exam, added);
  percent = vt_words_share (share);
  add_take_out (exam,
                vt_exam_add (exam, VT_PROBLEM_COMES_ALREADY, vt_exam_get_product (exam, added)->sku,
                             /* Translators: a share of orders and two products */
                             g_strdup_printf (_ ("%s of those who buy “%s” take “%s” at its price "
                                                 "anyway."),
                                              percent, base_words, words)),
                index);
}

void
vt_check_benefits (VtExam *exam)
{
  /* Without a discount it is but a reminder. */
  if (exam->checker->context->pairs != NULL &&
      (exam->offer->kind == VT_OFFER_BUNDLE || json_object_has_member (exam->terms, "reward")))
    visit_pairs (exam, check_anyway);
}

/* ---- are they open to spending more? ---- */

static gint32
get_max_share (const VtExam *exam)
{
  gint32 ppm = exam->checker->context->max_share_ppm;

  return ppm > 0 ? ppm : PPM;
}

static void
add_much (VtExam *exam, guint32 base, guint32 added, gint64 added_minor, guint index)
{
  gint64           base_minor = vt_exam_get_product (exam, base)->price_minor;
  g_autofree char *base_words = NULL;
  g_autofree char *words = NULL;
  g_autofree char *price = NULL;
  g_autofree char *base_price = NULL;

  if ((__int128) added_minor * PPM <= (__int128) base_minor * get_max_share (exam))
    return;
  base_words = vt_exam_tell_product (exam, base);
  words = vt_exam_tell_product (exam, added);
  price = vt_exam_tell_money (exam, added_minor);
  base_price = vt_exam_tell_money (exam, base_minor);
  add_take_out (
      exam,
      vt_exam_add (exam, VT_PROBLEM_ADDS_MUCH, vt_exam_get_product (exam, added)->sku,
                   /* Translators: a product and its price, and another and its price */
                   g_strdup_printf (_ ("“%s” for %s is much to ask of who has “%s” for %s "
                                       "in the cart."),
                                    words, price, base_words, base_price)),
      index);
}

/* Only where a part is what the others go with, it is in the cart first. */
static gboolean
has_main_part (const VtExam *exam)
{
  for (guint i = 0; i < exam->offer->components->len; i++)
    if (((const VtComponent *) exam->offer->components->pdata[i])->primary)
      return TRUE;
  return FALSE;
}

static void
check_part_price (VtExam *exam, guint32 base, guint32 added, guint index)
{
  if (base == VT_PRODUCT_NONE || added == VT_PRODUCT_NONE)
    return;
  add_much (exam, base, added, vt_exam_get_product (exam, added)->price_minor, index);
}

/* With the dearest that it goes with it is most at its place. */
static void
check_item_prices (VtExam *exam)
{
  JsonArray *items = vt_terms_get_array (exam->terms, "items");
  guint32    dearest = vt_exam_pick_dearest (exam, vt_exam_select (exam, exam->terms, "anchor"));

  for (guint i = 0; i < vt_terms_get_length (items); i++)
    check_part_price (
        exam, dearest,
        vt_exam_find_product (exam, vt_terms_get_text (vt_terms_get_element (items, i), "sku")), i);
}

static void
check_tier_prices (VtExam *exam)
{
  JsonArray *tiers = vt_terms_get_array (exam->terms, "tiers");

  for (guint i = 1; i < vt_terms_get_length (tiers); i++)
    {
      guint32 lower = vt_exam_find_product (
          exam, vt_terms_get_text (vt_terms_get_element (tiers, i - 1), "sku"));
      guint32 upper =
          vt_exam_find_product (exam, vt_terms_get_text (vt_terms_get_element (tiers, i), "sku"));
      VtTrialLine line = VT_TRIAL_LINE (upper, 1);
      VtTrialSum  sum;

      line.instead_of = lower;
      if (vt_trial_weigh (exam->trial, &line, 1, &sum))
        add_much (exam, lower, upper,
                  sum.due_minor - vt_exam_get_product (exam, lower)->price_minor, i);
    }
}

void
vt_check_spending (VtExam *exam)
{
  switch (exam->offer->kind)
    {
    case VT_OFFER_BUNDLE:
      if (has_main_part (exam))
        visit_pairs (exam, check_part_price);
      break;
    case VT_OFFER_CROSS_SELL:
      check_item_prices (exam);
      break;
    case VT_OFFER_TIER_LADDER:
      check_tier_prices (exam);
      break;
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_PROTECTION:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_MARKDOWN:
    case VT_OFFER_FOLLOW_UP:
      break;
    }
}
