/* SPDX-License-Identifier: Apache-2.0 */
/* What protection plans cover: units of the cart or bought before, and which plan goes with which.
 */

#ifndef VR_COVER_H
#define VR_COVER_H

#include "vr-picks.h"

typedef struct
{
  size_t  product;
  int64_t from; /* price of what it covers, both ends included */
  int64_t to;
  int64_t n_months;
  bool    is_share;
  int64_t value; /* what it costs: minor units, or ppm of the covered price */
  int64_t min;   /* of a share */
  int64_t max;
} VrPlan;

typedef struct
{
  int64_t n_days; /* after the purchase; 0: only with it */
  VrPlan *plans;
  size_t  n_plans;
} VrProtection;

/* Equal units that can be covered. */
typedef struct
{
  int64_t price;
  int64_t n_units;
  size_t  place; /* those of the cart in its order, then what was bought before */
} VrCovered;

/* What there is to cover, and with which lines. */
typedef struct
{
  const VrCart       *cart;
  const VrProtection *protection;
  VrCovered          *covered; /* the dearest first */
  size_t              n_covered;
  int64_t             n_units;
  int64_t            *left; /* (array length=n_covered): units that no plan covers, in a matching */
  size_t             *lines;  /* of the cart, that are plans, in its order */
  size_t             *places; /* (array length=n_lines): in lines, the dearest first */
  int64_t            *pools;  /* (array length=n_lines): units that cover nothing, in a matching */
  size_t              n_lines;
} VrCover;

bool vr_plan_is_for (const VrPlan *plan, int64_t price);

/* What it takes off its own price for a unit at a covered price; 0 or more. */
int64_t vr_plan_get_off (const VrPlan *plan, int64_t covered, int64_t own, VrRounding rounding);

/* Whether a product is one of the plans. */
bool vr_protection_has (const VrProtection *protection, size_t product);

/* The first plan for a unit at that price, or NULL. */
const VrPlan *vr_protection_find (const VrProtection *protection, int64_t price);

/* Of plans only the lines that something there is at a price for. */
VrStatus vr_cover_make (VrEvaluation *evaluation, const VrOffer *offer, VrCover *cover);

/* Plans in their order take the dearest units that have none, at most so many of them together. The
 * pools say how many units of each line there are, and then how many of them are not needed. claim
 * may be NULL: nothing is taken off. */
VrStatus
vr_cover_match (const VrCover *cover, const VrListing *listing, VrClaim *claim, int64_t most);

#endif
