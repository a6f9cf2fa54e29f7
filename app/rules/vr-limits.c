/* SPDX-License-Identifier: Apache-2.0 */
/* How often an offer may be applied, and how much it may take off, of all carts and of this one. */

#include "vr-limits.h"

#include "vr-sort.h"

VrStatus
vr_limits_load (VrOffer *offer, const VrJson *object, VrError *error)
{
  static const char *const fields[] = {"budget",       "over_budget", "per_cart",
                                       "per_customer", "total",       NULL};
  static const char *const words[] = {"cut", "refuse", NULL};
  size_t                   over = 0;
  const VrJson            *node;
  VrStatus                 status = vr_find (object, "limits", VR_JSON_OBJECT, &node, error);

  offer->per_cart = VR_CART_MAX_LINES * VR_CART_MAX_QUANTITY;
  offer->per_customer = INT64_MAX;
  offer->total = INT64_MAX;
  offer->budget = INT64_MAX;
  if (status != VR_OK || node == NULL)
    return status;

  status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "per_cart", 1, VR_CART_MAX_QUANTITY, &offer->per_cart, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "per_customer", 1, VR_MONEY_MAX, &offer->per_customer, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "total", 1, VR_MONEY_MAX, &offer->total, error);
  if (status == VR_OK)
    status = vr_find_integer (node, "budget", 1, VR_MONEY_MAX, &offer->budget, error);
  if (status == VR_OK)
    status = vr_find_word (node, "over_budget", words, &over, error);
  offer->refuses_over_budget = over == 1;
  return status;
}

/* What is left of a limit; INT64_MAX without one. */
static int64_t
subtract (int64_t limit, int64_t used)
{
  if (limit == INT64_MAX)
    return limit;
  return limit > used ? limit - used : 0;
}

static bool
is_limited (const VrOffer *offer)
{
  return offer->per_customer < INT64_MAX || offer->total < INT64_MAX || offer->budget < INT64_MAX;
}

const char *
vr_limits_find_spent (const VrOffer *offer, const VrCart *cart)
{
  VrUse use;

  if (!is_limited (offer))
    return NULL;
  use = vr_cart_get_use (cart, offer->id);
  if (subtract (offer->per_customer, use.by_customer) == 0)
    return "per_customer";
  if (subtract (offer->total, use.in_total) == 0)
    return "total";
  return subtract (offer->budget, use.discount) == 0 ? "budget" : NULL;
}

int64_t
vr_limits_get_times (const VrOffer *offer, const VrCart *cart)
{
  int64_t n_times = offer->per_cart;
  int64_t n_left;
  VrUse   use;

  if (!is_limited (offer))
    return n_times;
  use = vr_cart_get_use (cart, offer->id);
  n_left = subtract (offer->per_customer, use.by_customer);
  n_times = n_left < n_times ? n_left : n_times;
  n_left = subtract (offer->total, use.in_total);
  return n_left < n_times ? n_left : n_times;
}

int64_t
vr_limits_get_budget (const VrOffer *offer, const VrCart *cart)
{
  if (offer->budget == INT64_MAX)
    return INT64_MAX;
  return subtract (offer->budget, vr_cart_get_use (cart, offer->id).discount);
}

/* Leaves out the claims that take off more than is left. */
static void
drop_claims (VrProposal *proposal, int64_t budget)
{
  size_t n = 0;

  for (size_t i = 0; i < proposal->n_claims; i++)
    {
      if (proposal->claims[i].discount <= budget)
        proposal->claims[n++] = proposal->claims[i];
    }
  if (n == 0)
    proposal->guard = VR_GUARD_BUDGET;
  proposal->n_claims = n;
}

static void
cut_claims (VrProposal *proposal, int64_t budget)
{
  for (size_t i = 0; i < proposal->n_claims; i++)
    {
      VrClaim *claim = &proposal->claims[i];
      int64_t  left = budget;

      for (size_t j = 0; j < claim->n_lines; j++)
        {
          if (claim->amounts[j] > left)
            {
              claim->cuts[j] += claim->amounts[j] - left;
              claim->amounts[j] = left;
            }
          left -= claim->amounts[j];
        }
      claim->discount = budget - left;
    }
  vr_sort (proposal->claims, proposal->n_claims, sizeof *proposal->claims, vr_claim_compare);
}

void
vr_limits_cut_claims (const VrEvaluation *evaluation, VrProposal *proposal)
{
  int64_t budget = vr_limits_get_budget (proposal->offer, evaluation->cart);
  int64_t most = proposal->n_claims > 0 ? proposal->claims[0].discount : 0;

  if (proposal->bound <= budget && most <= budget)
    return;
  if (proposal->offer->refuses_over_budget)
    drop_claims (proposal, budget);
  else
    cut_claims (proposal, budget);
  proposal->is_partial = proposal->is_partial || proposal->bound > most;
  if (proposal->bound <= most && proposal->offer->refuses_over_budget)
    proposal->bound = proposal->n_claims > 0 ? proposal->claims[0].discount : 0;
  else
    proposal->bound = budget;
}
