/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of every offer: whether it may apply at all, and why it did or did not. */

#include "vr-verdict.h"

#include "vr-kind.h"
#include "vr-limits.h"
#include "vr-predicate.h"
#include "vr-result.h"
#include "vr-week.h"

/* ---- where they are kept ---- */

VrVerdict *
vr_verdict_get (VrEvaluation *evaluation, size_t index)
{
  return evaluation->result != NULL ? &evaluation->result->verdicts[index] : &evaluation->unasked;
}

VrVerdict *
vr_verdict_open (VrEvaluation *evaluation, size_t index)
{
  VrResult  *result = evaluation->result;
  VrVerdict *verdict = vr_verdict_get (evaluation, index);

  *verdict = (VrVerdict){.offer_id = verdict->offer_id};
  if (result != NULL)
    result->stamps[index] = result->stamp;
  return verdict;
}

VrStatus
vr_verdict_fill (VrEvaluation *evaluation, size_t index)
{
  VrVerdict *verdict = vr_verdict_open (evaluation, index);
  bool       is_open;
  VrStatus   status =
      vr_verdict_gate (evaluation, &evaluation->pack->offers[index], verdict, &is_open);

  if (status == VR_OK && is_open)
    verdict->code = VR_VERDICT_NO_BENEFIT;
  return status;
}

/* ---- eligibility ---- */

static bool
is_in_schedule (const VrOffer *offer, const VrCart *cart)
{
  if (!offer->is_scheduled)
    return true;
  return cart->has_now && cart->now_us >= offer->from_us && cart->now_us < offer->until_us &&
         (offer->week == NULL || vr_week_has_now (offer->week, cart));
}

static bool
is_in_channel (const VrOffer *offer, const VrCart *cart)
{
  if (offer->n_channels == 0)
    return true;
  for (size_t i = 0; i < offer->n_channels && cart->channel.bytes != NULL; i++)
    {
      if (vr_string_compare (offer->channels[i], cart->channel) == 0)
        return true;
    }
  return false;
}

/* Whether a coupon is lacking; any of its coupons will do. */
static bool
lacks_coupon (const VrOffer *offer, const VrCart *cart)
{
  for (const VrJson *id = cart->coupons; id != NULL && offer->coupons.n > 0; id = id->next)
    {
      if (vr_strings_contain (&offer->coupons, id->value.string))
        return false;
    }
  return offer->coupons.n > 0;
}

static VrStatus
add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  needs->n = 0;
  needs->n_conditions = 0;
  if (lacks_coupon (offer, evaluation->cart))
    vr_needs_add (needs, (VrNeed){.coupon = offer->coupon.bytes});
  vr_predicate_add_needs (offer->when, evaluation->cart, needs);
  return offer->kind->add_needs (evaluation, offer, needs);
}

/* The result may have to outlive pack and cart. */
static VrStatus
keep_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  VrArena *kept = &evaluation->result->arena;
  VrStatus status;

  needs->needs = VR_ARENA_NEW (kept, VrNeed, needs->n);
  if (needs->needs == NULL)
    return vr_fail_memory (evaluation->error);
  status = add_needs (evaluation, offer, needs);

  for (size_t i = 0; i < needs->n && status == VR_OK && evaluation->copies; i++)
    {
      VrNeed *need = &needs->needs[i];
      bool    had_sku = need->sku != NULL;
      bool    had_coupon = need->coupon != NULL;

      if (need->sku != NULL)
        need->sku = vr_text_copy (kept, need->sku);
      if (need->coupon != NULL)
        need->coupon = vr_text_copy (kept, need->coupon);
      if ((had_sku && need->sku == NULL) || (had_coupon && need->coupon == NULL))
        status = vr_fail_memory (evaluation->error);
    }
  return status;
}

VrStatus
vr_verdict_gate (VrEvaluation *evaluation, const VrOffer *offer, VrVerdict *verdict, bool *ret_open)
{
  VrNeeds  needs = {0};
  VrStatus status = VR_OK;

  *ret_open = false;
  if (!is_in_schedule (offer, evaluation->cart))
    {
      verdict->code = VR_VERDICT_OUTSIDE_SCHEDULE;
      return VR_OK;
    }
  if (!is_in_channel (offer, evaluation->cart))
    {
      verdict->code = VR_VERDICT_OUTSIDE_CHANNEL;
      return VR_OK;
    }

  if (!vr_predicate_holds (offer->audience, evaluation->cart))
    {
      verdict->code = VR_VERDICT_OUTSIDE_AUDIENCE;
      return VR_OK;
    }
  verdict->guard = vr_limits_find_spent (offer, evaluation->cart);
  if (verdict->guard != NULL)
    {
      verdict->code = VR_VERDICT_SPENT;
      return VR_OK;
    }

  status = add_needs (evaluation, offer, &needs);
  if (status != VR_OK || needs.n == 0)
    {
      *ret_open = true;
      return status;
    }

  verdict->code = VR_VERDICT_NOT_MET;
  if (evaluation->result == NULL)
    return VR_OK;
  status = keep_needs (evaluation, offer, &needs);
  verdict->needs = needs.needs;
  verdict->n_needs = needs.n;
  return status;
}

bool
vr_verdict_may_suggest (const VrEvaluation *evaluation, const VrOffer *offer)
{
  const VrCart *cart = evaluation->cart;

  return is_in_schedule (offer, cart) && is_in_channel (offer, cart) &&
         vr_predicate_holds (offer->audience, cart) && vr_limits_find_spent (offer, cart) == NULL &&
         !lacks_coupon (offer, cart) && vr_predicate_holds (offer->when, cart);
}

static void
suppress (VrVerdict *verdict, VrGuard guard)
{
  verdict->code = guard == VR_GUARD_NONE ? VR_VERDICT_NO_BENEFIT : VR_VERDICT_SUPPRESSED;
  if (guard == VR_GUARD_MIN_MARGIN)
    verdict->guard = "min_margin";
  else if (guard == VR_GUARD_MIN_PRICE)
    verdict->guard = "min_price";
  else if (guard == VR_GUARD_BUDGET)
    {
      verdict->code = VR_VERDICT_SPENT;
      verdict->guard = "budget";
    }
}

void
vr_verdict_refuse (const VrProposal *proposal, VrVerdict *verdict)
{
  suppress (verdict, proposal->guard);
}

void
vr_verdict_judge (VrEvaluation *evaluation, const VrOutcome *outcome, VrVerdict *verdict)
{
  int64_t off = outcome->n_items + outcome->n_order + outcome->n_shipping;

  if (off > 0 || outcome->gift != VR_NONE)
    {
      verdict->code = VR_VERDICT_APPLIED;
      verdict->n_times = 1;
      verdict->amount = -off;
    }
  else if (outcome->by != VR_NONE)
    {
      verdict->code = VR_VERDICT_BEATEN;
      verdict->amount = -outcome->lost;
      verdict->lead = VR_UNKNOWN;
      verdict->by = vr_verdict_get (evaluation, outcome->by)->offer_id;
    }
  else
    suppress (verdict, outcome->guard);
}

/* Whether a claim that was taken holds units of a line that the loser could use, or its group. */
static bool
is_in_the_way (const VrProposal *winner, const VrClaim *claim, const VrProposal *loser)
{
  size_t i = 0;
  size_t j = 0;

  if (winner->offer->group != VR_NONE && winner->offer->group == loser->offer->group)
    return true;

  while (i < winner->n_lines && j < loser->n_lines)
    {
      if (winner->lines[i] == loser->lines[j])
        {
          if (claim->units[i] > 0)
            return true;
          i++;
          j++;
        }
      else if (winner->lines[i] < loser->lines[j])
        i++;
      else
        j++;
    }
  return false;
}

/* Of those in its way the one that takes off most, the first of them in rank. */
static size_t
find_winner (const VrProposal *proposals, size_t n_proposals, const VrChoice *choice, size_t loser)
{
  size_t  winner = VR_NONE;
  int64_t most = 0;

  for (size_t i = 0; i < n_proposals; i++)
    {
      const VrClaim *claim;

      if (choice->claims[i] == VR_NONE)
        continue;
      claim = &proposals[i].claims[choice->claims[i]];
      if (claim->discount > most && is_in_the_way (&proposals[i], claim, &proposals[loser]))
        {
          winner = i;
          most = claim->discount;
        }
    }
  return winner;
}

void
vr_verdict_decide (VrEvaluation     *evaluation,
                   const VrProposal *proposals,
                   size_t            n_proposals,
                   const VrChoice   *choice,
                   size_t            which)
{
  const VrProposal *proposal = &proposals[which];
  VrVerdict        *verdict = vr_verdict_get (evaluation, proposal->index);
  size_t            winner;

  if (choice->claims[which] != VR_NONE)
    {
      verdict->code = VR_VERDICT_APPLIED;
      verdict->n_times = proposal->claims[choice->claims[which]].n_times;
      verdict->amount = -proposal->claims[choice->claims[which]].discount;
      return;
    }

  winner = find_winner (proposals, n_proposals, choice, which);
  verdict->code = VR_VERDICT_BEATEN;
  verdict->amount = -proposal->claims[0].discount;
  verdict->lead = choice->leads[which];
  verdict->by =
      winner != VR_NONE ? vr_verdict_get (evaluation, proposals[winner].index)->offer_id : NULL;
}
