/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is wrong with an offer. */

#include "vt-problem.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char       *word;
  VtProblemSeverity severity;
} codes[VT_N_PROBLEM_CODES] = {
    [VT_PROBLEM_PART_GONE] = {"part-gone", VT_PROBLEM_ERROR},
    [VT_PROBLEM_PART_WITHOUT_PRICE] = {"part-without-price", VT_PROBLEM_ERROR},
    [VT_PROBLEM_PART_IS_FEE] = {"part-is-fee", VT_PROBLEM_ERROR},
    [VT_PROBLEM_PART_IS_PLAN] = {"part-is-plan", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PART_OUT_OF_STOCK] = {"out-of-stock", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TOO_FEW_UNITS] = {"too-few-units", VT_PROBLEM_ERROR},
    [VT_PROBLEM_CANNOT_COMPILE] = {"cannot-export", VT_PROBLEM_ERROR},
    [VT_PROBLEM_UNKNOWN_SKU] = {"unknown-sku", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SELECTS_NOTHING] = {"selects-nothing", VT_PROBLEM_WARNING},
    [VT_PROBLEM_NO_NAME] = {"no-name", VT_PROBLEM_WARNING},
    [VT_PROBLEM_NO_SAVING] = {"no-saving", VT_PROBLEM_ERROR},
    [VT_PROBLEM_BELOW_COST] = {"below-cost", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PART_BELOW_COST] = {"part-below-cost", VT_PROBLEM_WARNING},
    [VT_PROBLEM_BELOW_FLOOR] = {"below-floor", VT_PROBLEM_WARNING},
    [VT_PROBLEM_CUT_BY_FLOOR] = {"cut-by-floor", VT_PROBLEM_NOTE},
    [VT_PROBLEM_STEP_AT_LOSS] = {"step-at-loss", VT_PROBLEM_WARNING},
    [VT_PROBLEM_FEE_HIGH] = {"fee-high", VT_PROBLEM_WARNING},
    [VT_PROBLEM_BOUGHT_APART] = {"bought-apart", VT_PROBLEM_WARNING},
    [VT_PROBLEM_NO_EVIDENCE] = {"no-evidence", VT_PROBLEM_NOTE},
    [VT_PROBLEM_COMES_ALREADY] = {"comes-already", VT_PROBLEM_WARNING},
    [VT_PROBLEM_ADDS_MUCH] = {"adds-much", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TIERS_UNSORTED] = {"tiers-unsorted", VT_PROBLEM_ERROR},
    [VT_PROBLEM_TIER_NO_DEARER] = {"tier-no-dearer", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TIER_NO_MORE] = {"tier-no-more", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TIER_LOSES_FEATURE] = {"tier-loses-feature", VT_PROBLEM_WARNING},
    [VT_PROBLEM_UPGRADE_FREE] = {"upgrade-free", VT_PROBLEM_WARNING},
    [VT_PROBLEM_REQUIRED_NOWHERE] = {"required-nowhere", VT_PROBLEM_WARNING},
    [VT_PROBLEM_ALTERNATIVE_LACKS] = {"alternative-lacks", VT_PROBLEM_WARNING},
    [VT_PROBLEM_ALTERNATIVE_DEAR] = {"alternative-dear", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PLAN_DEAR] = {"plan-dear", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PLAN_GAP] = {"plan-gap", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PLAN_OVERLAP] = {"plan-overlap", VT_PROBLEM_ERROR},
    [VT_PROBLEM_PLAN_COVERS_NOTHING] = {"plan-covers-nothing", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PLAN_COVERED] = {"plan-covered", VT_PROBLEM_WARNING},
    [VT_PROBLEM_STEPS_UNSORTED] = {"steps-unsorted", VT_PROBLEM_ERROR},
    [VT_PROBLEM_STEP_NO_MORE] = {"step-no-more", VT_PROBLEM_WARNING},
    [VT_PROBLEM_STEP_LOSES] = {"step-loses", VT_PROBLEM_WARNING},
    [VT_PROBLEM_STEP_UNREACHED] = {"step-unreached", VT_PROBLEM_WARNING},
    [VT_PROBLEM_STEP_BY_ALL] = {"step-by-all", VT_PROBLEM_WARNING},
    [VT_PROBLEM_FILL_DEAR] = {"fill-dear", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SLOT_NEVER_FILLED] = {"slot-never-filled", VT_PROBLEM_WARNING},
    [VT_PROBLEM_NEVER_REWARDED] = {"never-rewarded", VT_PROBLEM_WARNING},
    [VT_PROBLEM_LIMIT_ZERO] = {"limit-zero", VT_PROBLEM_ERROR},
    [VT_PROBLEM_LIMIT_BELOW_BREAK] = {"limit-below-break", VT_PROBLEM_WARNING},
    [VT_PROBLEM_CONTRADICTION] = {"contradiction", VT_PROBLEM_ERROR},
    [VT_PROBLEM_SCHEDULE_EMPTY] = {"schedule-empty", VT_PROBLEM_ERROR},
    [VT_PROBLEM_PLACES_UNUSED] = {"places-unused", VT_PROBLEM_WARNING},
    [VT_PROBLEM_FOLLOW_UP_EMPTY] = {"follow-up-empty", VT_PROBLEM_ERROR},
    [VT_PROBLEM_FOLLOW_UP_HIDDEN] = {"follow-up-hidden", VT_PROBLEM_WARNING},
    [VT_PROBLEM_COUPON_UNKNOWN] = {"coupon-unknown", VT_PROBLEM_NOTE},
    [VT_PROBLEM_COUPON_USELESS] = {"coupon-useless", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SEGMENT_UNKNOWN] = {"segment-unknown", VT_PROBLEM_WARNING},
    [VT_PROBLEM_INCOMPATIBLE] = {"incompatible", VT_PROBLEM_WARNING},
    [VT_PROBLEM_ENDED] = {"ended", VT_PROBLEM_WARNING},
    [VT_PROBLEM_CAMPAIGN_OVER] = {"campaign-over", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TEXT_MISSING] = {"text-missing", VT_PROBLEM_WARNING},
    [VT_PROBLEM_TEXT_OF_NONE] = {"text-of-none", VT_PROBLEM_NOTE},
    [VT_PROBLEM_NO_TEXT] = {"no-text", VT_PROBLEM_NOTE},
    [VT_PROBLEM_PLACEHOLDER_UNKNOWN] = {"placeholder-unknown", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PLACEHOLDER_EMPTY] = {"placeholder-empty", VT_PROBLEM_WARNING},
    [VT_PROBLEM_PAID_PRESELECTED] = {"paid-preselected", VT_PROBLEM_WARNING},
    [VT_PROBLEM_DEADLINE_FALSE] = {"deadline-false", VT_PROBLEM_WARNING},
    [VT_PROBLEM_DEADLINE_MOVED] = {"deadline-moved", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SCARCITY_FALSE] = {"scarcity-false", VT_PROBLEM_WARNING},
    [VT_PROBLEM_LIST_PRICE_FALSE] = {"list-price-false", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SAME_SET] = {"same-set", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SAME_SELECTION] = {"same-selection", VT_PROBLEM_WARNING},
    [VT_PROBLEM_SAME_COUPON] = {"same-coupon", VT_PROBLEM_WARNING},
    [VT_PROBLEM_GROUP_TIE] = {"group-tie", VT_PROBLEM_WARNING},
    [VT_PROBLEM_COMPETES] = {"competes", VT_PROBLEM_NOTE},
};

VtProblem *
vt_problem_new (VtProblemCode code, const char *offer_id, const char *sku, char *text)
{
  VtProblem *problem;

  g_return_val_if_fail (code < VT_N_PROBLEM_CODES, NULL);
  g_return_val_if_fail (offer_id != NULL && text != NULL, NULL);

  problem = g_new0 (VtProblem, 1);
  problem->code = code;
  problem->severity = codes[code].severity;
  problem->offer_id = g_strdup (offer_id);
  problem->sku = g_strdup (sku);
  problem->text = text;
  problem->fixes = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_fix_free);
  return problem;
}

void
vt_problem_free (VtProblem *problem)
{
  if (problem == NULL)
    return;

  g_free (problem->offer_id);
  g_free (problem->sku);
  g_free (problem->text);
  g_ptr_array_unref (problem->fixes);
  g_free (problem);
}

const char *
vt_problem_code_to_word (VtProblemCode code)
{
  g_return_val_if_fail (code < VT_N_PROBLEM_CODES, "");

  return codes[code].word;
}

gboolean
vt_problem_code_from_word (const char *word, VtProblemCode *ret_code)
{
  g_return_val_if_fail (word != NULL && ret_code != NULL, FALSE);

  for (guint i = 0; i < VT_N_PROBLEM_CODES; i++)
    if (strcmp (codes[i].word, word) == 0)
      {
        *ret_code = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
vt_problems_block (GPtrArray *problems, const char *offer_id)
{
  g_return_val_if_fail (problems != NULL, FALSE);
  g_return_val_if_fail (offer_id != NULL, FALSE);

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == VT_PROBLEM_ERROR && strcmp (problem->offer_id, offer_id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ---- fixes by their keys ---- */

typedef struct
{
  VtProblemCode code;
  guint         problem; /* counted from 0 */
  guint         fix;     /* counted from 0 */
} Key;

static gboolean
read_number (const char *part, guint *ret_number)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (part, 10, 1, G_MAXUINT16, &number, NULL))
    return FALSE;
  *ret_number = (guint) number - 1;
  return TRUE;
}

static gboolean
read_key (const char *text, Key *ret_key)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint n = g_strv_length (parts);
  Key   key = {0};

  if (n < 1 || n > 3 || !vt_problem_code_from_word (parts[0], &key.code) ||
      (n > 1 && !read_number (parts[1], &key.problem)) ||
      (n > 2 && !read_number (parts[2], &key.fix)))
    return FALSE;
  *ret_key = key;
  return TRUE;
}

static gboolean
is_like (const VtProblem *problem, const char *offer_id, VtProblemCode code)
{
  return problem->code == code && strcmp (problem->offer_id, offer_id) == 0;
}

const VtFix *
vt_problems_find_fix (GPtrArray *problems, const char *offer_id, const char *key, GError **error)
{
  Key   wanted;
  guint n = 0;

  g_return_val_if_fail (problems != NULL, NULL);
  g_return_val_if_fail (offer_id != NULL && key != NULL, NULL);

  if (!read_key (key, &wanted))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no problem called “%s”"), key);
      return NULL;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (!is_like (problem, offer_id, wanted.code) || n++ < wanted.problem)
        continue;
      if (wanted.fix < problem->fixes->len)
        return problem->fixes->pdata[wanted.fix];
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("Nothing mends this by itself: %s"),
                   problem->text);
      return NULL;
    }
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer does not have the problem “%s”"),
               key);
  return NULL;
}

char *
vt_problems_make_fix_key (GPtrArray *problems, const VtProblem *problem, guint fix)
{
  const char *word;
  guint       number = 1;

  g_return_val_if_fail (problems != NULL && problem != NULL, NULL);

  word = vt_problem_code_to_word (problem->code);
  for (guint i = 0; i < problems->len && problems->pdata[i] != problem; i++)
    number += is_like (problems->pdata[i], problem->offer_id, problem->code);
  if (fix > 0)
    return g_strdup_printf ("%s/%u/%u", word, number, fix + 1);
  return number > 1 ? g_strdup_printf ("%s/%u", word, number) : g_strdup (word);
}
