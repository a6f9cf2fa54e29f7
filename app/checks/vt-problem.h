/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is wrong with an offer. */

#pragma once

#include "vt-fix.h"

G_BEGIN_DECLS

typedef enum
{
  VT_PROBLEM_NOTE,
  VT_PROBLEM_WARNING,
  VT_PROBLEM_ERROR, /* an offer with one cannot be ready */
} VtProblemSeverity;

/**
 * VtProblemCode:
 *
 * What a product is that the offer gives or suggests:
 * @VT_PROBLEM_PART_GONE: (error) it is not in the catalogue
 * @VT_PROBLEM_PART_WITHOUT_PRICE: (error) it has no price
 * @VT_PROBLEM_PART_IS_FEE: (error) it is postage or the like, which nobody puts in a cart
 * @VT_PROBLEM_PART_IS_PLAN: (warning) it is a protection plan, in an offer that does not match it
 * with what it covers
 * @VT_PROBLEM_PART_OUT_OF_STOCK: (warning) there are fewer of it than the offer gives
 *
 * What the offer says as a whole:
 * @VT_PROBLEM_TOO_FEW_UNITS: (error) fewer than two units: nothing is bought together
 * @VT_PROBLEM_CANNOT_COMPILE: (error) refused by the rule pack for another reason
 * @VT_PROBLEM_UNKNOWN_SKU: (warning) a selector or condition names what the catalogue does not have
 * @VT_PROBLEM_SELECTS_NOTHING: (warning) no product is what the offer asks for
 * @VT_PROBLEM_NO_NAME: (warning) the offer has no name
 *
 * Money:
 * @VT_PROBLEM_NO_SAVING: (error) it costs what it costs without the offer, or more: never applied
 * @VT_PROBLEM_BELOW_COST: (warning) sold below what it costs the shop
 * @VT_PROBLEM_PART_BELOW_COST: (warning) a part is sold below its cost, where the cost of the set
 * is not known
 * @VT_PROBLEM_BELOW_FLOOR: (warning) what is left of the margin is less than the shop's floor
 * @VT_PROBLEM_CUT_BY_FLOOR: (note) the offer's own floor keeps some of what it promises
 * @VT_PROBLEM_STEP_AT_LOSS: (warning) a threshold gives more than it usually earns
 * @VT_PROBLEM_FEE_HIGH: (warning) the fee of instalments is a large part of what is paid
 *
 * The three questions:
 * @VT_PROBLEM_BOUGHT_APART: (warning) orders have the parts together less often than by chance
 * @VT_PROBLEM_NO_EVIDENCE: (note) nothing says that the parts go together
 * @VT_PROBLEM_COMES_ALREADY: (warning) most who buy the one take the other at its price
 * @VT_PROBLEM_ADDS_MUCH: (warning) what is added costs more than what is in the cart
 *
 * Tiers and downsells:
 * @VT_PROBLEM_TIERS_UNSORTED: (error) a tier is cheaper than the one below
 * @VT_PROBLEM_TIER_NO_DEARER: (warning) a tier costs what the one below does
 * @VT_PROBLEM_TIER_NO_MORE: (warning) a dearer tier has no feature that the one below lacks
 * @VT_PROBLEM_TIER_LOSES_FEATURE: (warning) a dearer tier lacks a feature of the one below
 * @VT_PROBLEM_UPGRADE_FREE: (warning) the discount eats the whole step up
 * @VT_PROBLEM_REQUIRED_NOWHERE: (warning) no lower tier keeps what is required
 * @VT_PROBLEM_ALTERNATIVE_LACKS: (warning) the alternative does not keep what is required
 * @VT_PROBLEM_ALTERNATIVE_DEAR: (warning) the alternative is no cheaper
 *
 * Protection:
 * @VT_PROBLEM_PLAN_DEAR: (warning) a plan costs more than a third of what it covers
 * @VT_PROBLEM_PLAN_GAP: (warning) products between two price bands have no plan
 * @VT_PROBLEM_PLAN_OVERLAP: (error) two plans of one term are for the same prices
 * @VT_PROBLEM_PLAN_COVERS_NOTHING: (warning) no product has a price of its band
 * @VT_PROBLEM_PLAN_COVERED: (warning) plans are among what is to be covered
 *
 * Thresholds:
 * @VT_PROBLEM_STEPS_UNSORTED: (error) a step does not ask for more than the one before
 * @VT_PROBLEM_STEP_NO_MORE: (warning) a step gives no more than the one before
 * @VT_PROBLEM_STEP_LOSES: (warning) a step does without something that the one before gives
 * @VT_PROBLEM_STEP_UNREACHED: (warning) next to no order comes to so much
 * @VT_PROBLEM_STEP_BY_ALL: (warning) next to every order comes to so much already
 * @VT_PROBLEM_FILL_DEAR: (warning) what is to fill the gap costs more than the step
 *
 * What never comes about:
 * @VT_PROBLEM_SLOT_NEVER_FILLED: (warning) an earlier slot takes all that it selects
 * @VT_PROBLEM_NEVER_REWARDED: (warning) what would have the reward counts as bought
 * @VT_PROBLEM_LIMIT_ZERO: (error) a limit of nothing
 * @VT_PROBLEM_LIMIT_BELOW_BREAK: (warning) a break asks for more units than the limit allows
 * @VT_PROBLEM_CONTRADICTION: (error) conditions that cannot hold together
 * @VT_PROBLEM_SCHEDULE_EMPTY: (error) the schedule has no moment in it
 * @VT_PROBLEM_PLACES_UNUSED: (warning) none of the places is one where it could speak
 * @VT_PROBLEM_FOLLOW_UP_EMPTY: (error) a step ends before it begins
 * @VT_PROBLEM_FOLLOW_UP_HIDDEN: (warning) a later step stands in the way of one
 * @VT_PROBLEM_COUPON_UNKNOWN: (note) nothing here gives the coupon that it asks for
 * @VT_PROBLEM_COUPON_USELESS: (warning) no offer takes the coupon that it gives
 * @VT_PROBLEM_SEGMENT_UNKNOWN: (warning) the workspace does not have a segment that it is for
 * @VT_PROBLEM_INCOMPATIBLE: (warning) an item shares what it has to share with no anchor
 *
 * Dates:
 * @VT_PROBLEM_ENDED: (warning) it is ready, and over
 * @VT_PROBLEM_CAMPAIGN_OVER: (warning) it is ready, and its campaign is over
 *
 * Texts:
 * @VT_PROBLEM_TEXT_MISSING: (warning) nothing to read in a language that other offers have
 * @VT_PROBLEM_TEXT_OF_NONE: (note) in a language that other offers have shoppers read the text of
 * no language
 * @VT_PROBLEM_NO_TEXT: (note) no text at all, where other offers have some
 * @VT_PROBLEM_PLACEHOLDER_UNKNOWN: (warning) a text has a placeholder that there is none of
 * @VT_PROBLEM_PLACEHOLDER_EMPTY: (warning) the offer has nothing to put in place of one
 *
 * What misleads:
 * @VT_PROBLEM_PAID_PRESELECTED: (warning) something that costs is chosen for the shopper
 * @VT_PROBLEM_DEADLINE_FALSE: (warning) a text speaks of an end that there is none of
 * @VT_PROBLEM_DEADLINE_MOVED: (warning) the end was put off again and again
 * @VT_PROBLEM_SCARCITY_FALSE: (warning) a text says that few are left while there are many
 * @VT_PROBLEM_LIST_PRICE_FALSE: (warning) a text names another price before than the catalogue
 *
 * Beside the other offers:
 * @VT_PROBLEM_SAME_SET: (warning) an offer of higher rank has the same parts
 * @VT_PROBLEM_SAME_SELECTION: (warning) one of the same kind is for the same products
 * @VT_PROBLEM_SAME_COUPON: (warning) another offer asks for the same coupon
 * @VT_PROBLEM_GROUP_TIE: (warning) of the same group and priority as another
 * @VT_PROBLEM_COMPETES: (note) shares a product with other offers: a cart gets the better one
 */
typedef enum
{
  VT_PROBLEM_PART_GONE,
  VT_PROBLEM_PART_WITHOUT_PRICE,
  VT_PROBLEM_PART_IS_FEE,
  VT_PROBLEM_PART_IS_PLAN,
  VT_PROBLEM_PART_OUT_OF_STOCK,
  VT_PROBLEM_TOO_FEW_UNITS,
  VT_PROBLEM_CANNOT_COMPILE,
  VT_PROBLEM_UNKNOWN_SKU,
  VT_PROBLEM_SELECTS_NOTHING,
  VT_PROBLEM_NO_NAME,
  VT_PROBLEM_NO_SAVING,
  VT_PROBLEM_BELOW_COST,
  VT_PROBLEM_PART_BELOW_COST,
  VT_PROBLEM_BELOW_FLOOR,
  VT_PROBLEM_CUT_BY_FLOOR,
  VT_PROBLEM_STEP_AT_LOSS,
  VT_PROBLEM_FEE_HIGH,
  VT_PROBLEM_BOUGHT_APART,
  VT_PROBLEM_NO_EVIDENCE,
  VT_PROBLEM_COMES_ALREADY,
  VT_PROBLEM_ADDS_MUCH,
  VT_PROBLEM_TIERS_UNSORTED,
  VT_PROBLEM_TIER_NO_DEARER,
  VT_PROBLEM_TIER_NO_MORE,
  VT_PROBLEM_TIER_LOSES_FEATURE,
  VT_PROBLEM_UPGRADE_FREE,
  VT_PROBLEM_REQUIRED_NOWHERE,
  VT_PROBLEM_ALTERNATIVE_LACKS,
  VT_PROBLEM_ALTERNATIVE_DEAR,
  VT_PROBLEM_PLAN_DEAR,
  VT_PROBLEM_PLAN_GAP,
  VT_PROBLEM_PLAN_OVERLAP,
  VT_PROBLEM_PLAN_COVERS_NOTHING,
  VT_PROBLEM_PLAN_COVERED,
  VT_PROBLEM_STEPS_UNSORTED,
  VT_PROBLEM_STEP_NO_MORE,
  VT_PROBLEM_STEP_LOSES,
  VT_PROBLEM_STEP_UNREACHED,
  VT_PROBLEM_STEP_BY_ALL,
  VT_PROBLEM_FILL_DEAR,
  VT_PROBLEM_SLOT_NEVER_FILLED,
  VT_PROBLEM_NEVER_REWARDED,
  VT_PROBLEM_LIMIT_ZERO,
  VT_PROBLEM_LIMIT_BELOW_BREAK,
  VT_PROBLEM_CONTRADICTION,
  VT_PROBLEM_SCHEDULE_EMPTY,
  VT_PROBLEM_PLACES_UNUSED,
  VT_PROBLEM_FOLLOW_UP_EMPTY,
  VT_PROBLEM_FOLLOW_UP_HIDDEN,
  VT_PROBLEM_COUPON_UNKNOWN,
  VT_PROBLEM_COUPON_USELESS,
  VT_PROBLEM_SEGMENT_UNKNOWN,
  VT_PROBLEM_INCOMPATIBLE,
  VT_PROBLEM_ENDED,
  VT_PROBLEM_CAMPAIGN_OVER,
  VT_PROBLEM_TEXT_MISSING,
  VT_PROBLEM_TEXT_OF_NONE,
  VT_PROBLEM_NO_TEXT,
  VT_PROBLEM_PLACEHOLDER_UNKNOWN,
  VT_PROBLEM_PLACEHOLDER_EMPTY,
  VT_PROBLEM_PAID_PRESELECTED,
  VT_PROBLEM_DEADLINE_FALSE,
  VT_PROBLEM_DEADLINE_MOVED,
  VT_PROBLEM_SCARCITY_FALSE,
  VT_PROBLEM_LIST_PRICE_FALSE,
  VT_PROBLEM_SAME_SET,
  VT_PROBLEM_SAME_SELECTION,
  VT_PROBLEM_SAME_COUPON,
  VT_PROBLEM_GROUP_TIE,
  VT_PROBLEM_COMPETES,
  VT_N_PROBLEM_CODES,
} VtProblemCode;

/**
 * VtProblem:
 * @sku: (nullable): the product it is about
 * @text: a sentence, translated, plain text
 * @fixes: what mends it, the best first; empty where only a person can tell
 */
typedef struct
{
  VtProblemCode     code;
  VtProblemSeverity severity;
  char             *offer_id; /* (owned) */
  char             *sku;      /* (owned) (nullable) */
  char             *text;     /* (owned) */
  GPtrArray        *fixes;    /* (owned) (element-type VtFix) */
} VtProblem;

/* Takes @text. */
VtProblem *vt_problem_new (VtProblemCode code, const char *offer_id, const char *sku, char *text);
void       vt_problem_free (VtProblem *problem);

/* "below-cost": as scripts and the command line have it. */
const char *vt_problem_code_to_word (VtProblemCode code);
/* %FALSE if there is no such problem. */
gboolean vt_problem_code_from_word (const char *word, VtProblemCode *ret_code);

/* Whether any of @problems keeps the offer from being ready. */
gboolean vt_problems_block (GPtrArray *problems, const char *offer_id);

/**
 * vt_problems_find_fix:
 * @problems: (element-type VtProblem): of all offers
 * @key: "below-cost", or "below-cost/2" for the second problem of that code which the offer has,
 * or "below-cost/1/2" for the second fix of the first
 *
 * Returns: (transfer none): %NULL with %VT_ERROR_NOT_FOUND if there is no such problem or fix
 */
const VtFix *
vt_problems_find_fix (GPtrArray *problems, const char *offer_id, const char *key, GError **error);

/* The shortest @key that finds the fix: @fix is its number among those of @problem. */
char *vt_problems_make_fix_key (GPtrArray *problems, const VtProblem *problem, guint fix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtProblem, vt_problem_free)

G_END_DECLS
