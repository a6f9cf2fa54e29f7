/* SPDX-License-Identifier: Apache-2.0 */
/* What an evaluation passes around: the offers' claims on units of the cart. */

#include "vr-claim.h"

#include <string.h>

/* The lowest net price of which min_margin is margin: cost ÷ (1 − margin), rounded up. */
static int64_t
margin_floor (int64_t cost, int64_t min_margin_ppm)
{
  uint64_t quotient;
  uint64_t rest;

  if (!vr_multiply_divide ((uint64_t) cost, (uint64_t) VR_PPM_WHOLE,
                           (uint64_t) (VR_PPM_WHOLE - min_margin_ppm), &quotient, &rest))
    return INT64_MAX;
  quotient += rest > 0;
  return quotient < INT64_MAX ? (int64_t) quotient : INT64_MAX;
}

int64_t
vr_claim_floor (const VrOffer *offer, const VrCartLine *line, VrGuard *ret_guard)
{
  int64_t floor = offer->guards.min_price;

  floor = floor > line->min_price ? floor : line->min_price;
  *ret_guard = floor > 0 ? VR_GUARD_MIN_PRICE : VR_GUARD_NONE;
  if (offer->guards.min_margin_ppm > 0 && line->cost != VR_UNKNOWN)
    {
      int64_t for_margin = margin_floor (line->cost, offer->guards.min_margin_ppm);

      if (for_margin > floor)
        {
          floor = for_margin;
          *ret_guard = VR_GUARD_MIN_MARGIN;
        }
    }
  if (line->unit_price == 0)
    *ret_guard = VR_GUARD_NONE;
  return floor < line->unit_price ? floor : line->unit_price;
}

int
vr_claim_compare (const void *a, const void *b)
{
  const VrClaim *x = a;
  const VrClaim *y = b;

  if (x->discount != y->discount)
    return x->discount > y->discount ? -1 : 1;
  if (x->n_times != y->n_times)
    return x->n_times < y->n_times ? -1 : 1;
  for (size_t i = 0; i < x->n_lines; i++)
    {
      if (x->units[i] != y->units[i])
        return x->units[i] > y->units[i] ? -1 : 1;
    }
  return 0;
}

static bool
is_same (const char *a, const char *b)
{
  return a != NULL && b != NULL && strcmp (a, b) == 0;
}

void
vr_needs_add (VrNeeds *needs, VrNeed need)
{
  for (size_t i = 0; i < needs->n && needs->needs != NULL; i++)
    {
      VrNeed *other = &needs->needs[i];

      if (!is_same (other->sku, need.sku) && !is_same (other->coupon, need.coupon))
        continue;
      if (need.quantity > other->quantity)
        other->quantity = need.quantity;
      return;
    }
  if (needs->needs != NULL)
    needs->needs[needs->n] = need;
  needs->n++;
  needs->n_conditions += need.condition != NULL;
}
