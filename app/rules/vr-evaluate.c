/* SPDX-License-Identifier: Apache-2.0 */
/* From a pack and a cart to a result, layer by layer. */

#include "vr-choose.h"
#include "vr-kind.h"
#include "vr-result.h"
#include "vr-verdict.h"

/* ---- eligibility ---- */

/* Fills in the proposals of the offers that could apply, in the order of rank, and the verdicts of
 * the others. */
static VrStatus
propose (VrEvaluation *evaluation, VrResult *result, VrProposal *proposals, size_t *ret_n)
{
  const VrPack *pack = evaluation->pack;
  size_t        n = 0;

  for (size_t i = 0; i < pack->n_offers; i++)
    {
      size_t         index = pack->by_rank[i];
      const VrOffer *offer = &pack->offers[index];
      bool           is_open;
      VrStatus status = vr_verdict_gate (evaluation, offer, &result->verdicts[index], &is_open);

      if (status != VR_OK)
        return status;
      if (!is_open)
        continue;

      proposals[n] = (VrProposal){.offer = offer, .index = index};
      status = offer->kind->propose (evaluation, &proposals[n]);
      if (status != VR_OK)
        return status;
      if (proposals[n].n_claims == 0)
        vr_verdict_refuse (&proposals[n], &result->verdicts[index]);
      else
        n++;
    }

  *ret_n = n;
  return VR_OK;
}

/* ---- the item layer ---- */

static void
count_adjustments (VrResult *result, const VrProposal *proposal, const VrClaim *claim)
{
  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      if (claim->units[i] > 0)
        result->lines[proposal->lines[i]].n_adjustments++;
    }
}

/* Adds an adjustment to each line that a claim touches. ends says where the next one goes. */
static void
add_adjustments (VrResult         *result,
                 const VrProposal *proposal,
                 const VrClaim    *claim,
                 VrAdjustment    **ends)
{
  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      VrLine *line = &result->lines[proposal->lines[i]];

      if (claim->units[i] == 0)
        continue;
      *ends[proposal->lines[i]]++ =
          (VrAdjustment){.offer_id = result->verdicts[proposal->index].offer_id,
                         .amount = -claim->amounts[i],
                         .n_units = claim->units[i],
                         .cut = claim->cuts[i]};
      line->net -= claim->amounts[i];
      result->totals.item_discount -= claim->amounts[i];
    }
}

/* The claim that was chosen for each offer of the pack, or NULL. */
typedef struct
{
  const VrProposal *proposal;
  const VrClaim    *claim;
} Taken;

static VrStatus
apply_claims (VrEvaluation *evaluation, VrResult *result, const Taken *taken)
{
  size_t         n_offers = evaluation->pack->n_offers;
  VrAdjustment **ends = VR_ARENA_NEW (evaluation->arena, VrAdjustment *, result->n_lines);

  if (ends == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < n_offers; i++)
    {
      if (taken[i].claim != NULL)
        count_adjustments (result, taken[i].proposal, taken[i].claim);
    }
  for (size_t i = 0; i < result->n_lines; i++)
    {
      ends[i] = VR_ARENA_NEW (&result->arena, VrAdjustment, result->lines[i].n_adjustments);
      if (ends[i] == NULL)
        return vr_fail_memory (evaluation->error);
      result->lines[i].adjustments = ends[i];
    }
  for (size_t i = 0; i < n_offers; i++)
    {
      if (taken[i].claim != NULL)
        add_adjustments (result, taken[i].proposal, taken[i].claim, ends);
    }
  return VR_OK;
}

static VrStatus
evaluate_items (VrEvaluation *evaluation, VrResult *result)
{
  size_t      n_offers = evaluation->pack->n_offers;
  VrProposal *proposals = VR_ARENA_NEW (evaluation->arena, VrProposal, n_offers);
  Taken      *taken = VR_ARENA_NEW (evaluation->arena, Taken, n_offers);
  VrChoice    choice;
  size_t      n;
  VrStatus    status;

  if (proposals == NULL || taken == NULL)
    return vr_fail_memory (evaluation->error);

  status = propose (evaluation, result, proposals, &n);
  if (status == VR_OK)
    status = vr_choose (evaluation, proposals, n, &choice);
  if (status != VR_OK)
    return status;

  for (size_t i = 0; i < n; i++)
    {
      vr_verdict_decide (proposals, n, &choice, i, result->verdicts);
      if (choice.claims[i] != VR_NONE)
        taken[proposals[i].index] = (Taken){&proposals[i], &proposals[i].claims[choice.claims[i]]};
    }
  result->proof = (VrProof){choice.proven, choice.gap};
  return apply_claims (evaluation, result, taken);
}

/* ---- before and after ---- */

static VrStatus
begin_lines (VrEvaluation *evaluation, VrResult *result)
{
  const VrCart *cart = evaluation->cart;

  result->lines = VR_ARENA_NEW (&result->arena, VrLine, cart->n_lines);
  if (result->lines == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *from = &cart->lines[i];
      VrLine           *line = &result->lines[i];

      *line = (VrLine){.line_id = vr_string_copy (&result->arena, from->id).bytes,
                       .sku = vr_string_copy (&result->arena, from->sku).bytes,
                       .quantity = from->quantity,
                       .unit_price = from->unit_price,
                       .list = from->list,
                       .net = from->list};
      if (line->line_id == NULL || line->sku == NULL)
        return vr_fail_memory (evaluation->error);
    }
  result->n_lines = cart->n_lines;
  return VR_OK;
}

static VrStatus
begin_verdicts (VrEvaluation *evaluation, VrResult *result)
{
  const VrPack *pack = evaluation->pack;

  result->verdicts = VR_ARENA_NEW (&result->arena, VrVerdict, pack->n_offers);
  if (result->verdicts == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < pack->n_offers; i++)
    {
      result->verdicts[i].offer_id = vr_string_copy (&result->arena, pack->offers[i].id).bytes;
      if (result->verdicts[i].offer_id == NULL)
        return vr_fail_memory (evaluation->error);
    }
  result->n_verdicts = pack->n_offers;
  return VR_OK;
}

/* due cannot overflow: list and shipping were added up when the cart was loaded. */
static VrStatus
sum_up (VrEvaluation *evaluation, VrResult *result)
{
  const VrCart *cart = evaluation->cart;
  VrTotals     *totals = &result->totals;
  int64_t       cost = 0;
  bool          is_known = true;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      const VrCartLine *line = &cart->lines[i];
      int64_t           line_cost;

      if (line->cost == VR_UNKNOWN)
        {
          is_known = false;
          continue;
        }
      if (!vr_money_multiply (line->cost, line->quantity, &line_cost) ||
          !vr_money_add (cost, line_cost, &cost))
        return vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL, "the cost does not fit 64 bits",
                        NULL);
    }

  totals->list = cart->list;
  totals->shipping = cart->shipping;
  totals->due = totals->list + totals->item_discount + totals->order_discount + totals->shipping;
  totals->has_margin = is_known;
  if (is_known)
    totals->margin = totals->due - totals->shipping - cost;
  return VR_OK;
}

static VrStatus
evaluate (VrEvaluation *evaluation, VrResult *result)
{
  VrStatus status = begin_lines (evaluation, result);

  if (status == VR_OK)
    status = begin_verdicts (evaluation, result);
  if (status == VR_OK)
    status = evaluate_items (evaluation, result);
  if (status == VR_OK)
    status = sum_up (evaluation, result);
  return status;
}

VrStatus
vr_evaluate (const VrPack *pack, const VrCart *cart, VrResult **ret_result, VrError *ret_error)
{
  VrArena      arena = {0};
  VrResult    *result = vr_alloc (sizeof *result);
  VrEvaluation evaluation = {.pack = pack, .cart = cart, .arena = &arena, .error = ret_error};
  VrStatus     status;

  if (result == NULL)
    return vr_fail_memory (ret_error);
  *result = (VrResult){.choose = pack->choose};
  for (size_t i = 0; i < sizeof result->currency; i++)
    result->currency[i] = pack->currency[i];
  evaluation.kept = &result->arena;

  if (cart->pack != pack)
    status =
        vr_fail (ret_error, VR_ERROR_SCHEMA, NULL, "the cart was loaded for another pack", NULL);
  else
    status = evaluate (&evaluation, result);
  vr_arena_clear (&arena);

  if (status != VR_OK)
    {
      vr_result_free (result);
      return status;
    }
  *ret_result = result;
  return VR_OK;
}
