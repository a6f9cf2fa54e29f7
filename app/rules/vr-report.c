/* SPDX-License-Identifier: Apache-2.0 */
/* From what was chosen to a result: adjustments and totals. */

#include "vr-report.h"

#include "vr-sort.h"

/* ---- lines ---- */

typedef struct
{
  size_t offer;    /* of the pack */
  size_t proposal; /* whose claim was taken */
} Taken;

static int
compare_taken (const void *a, const void *b)
{
  const Taken *x = a;
  const Taken *y = b;

  return (x->offer > y->offer) - (x->offer < y->offer);
}

/* The claims that were taken, in the order of the pack. */
static Taken *
list_taken (VrEvaluation *evaluation, const VrDecision *decision, size_t *ret_n)
{
  Taken *taken = VR_ARENA_NEW (evaluation->arena, Taken, decision->n_proposals);
  size_t n = 0;

  if (taken == NULL)
    return NULL;
  for (size_t i = 0; i < decision->n_proposals; i++)
    {
      if (decision->choice.claims[i] != VR_NONE)
        taken[n++] = (Taken){decision->proposals[i].index, i};
    }
  vr_sort (taken, n, sizeof *taken, compare_taken);
  *ret_n = n;
  return taken;
}

static void
count_adjustments (const VrDecision *decision, VrResult *result)
{
  for (size_t i = 0; i < decision->n_proposals; i++)
    {
      const VrProposal *proposal = &decision->proposals[i];

      if (decision->choice.claims[i] == VR_NONE)
        continue;
      for (size_t j = 0; j < proposal->n_lines; j++)
        {
          if (proposal->claims[decision->choice.claims[i]].units[j] > 0)
            result->lines[proposal->lines[j]].n_adjustments++;
        }
    }
  for (const VrRecord *record = decision->layers.records; record != NULL; record = record->next)
    {
      if (record->layer == VR_LAYER_ITEMS)
        result->lines[record->line].n_adjustments++;
    }
}

/* Each line's next adjustment goes to its end. */
static void
add_adjustment (VrResult *result, VrAdjustment **ends, size_t line, VrAdjustment adjustment)
{
  *ends[line]++ = adjustment;
  result->lines[line].net += adjustment.amount;
}

static void
add_claim (VrResult *result, const VrProposal *proposal, const VrClaim *claim, VrAdjustment **ends)
{
  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      if (claim->units[i] > 0)
        add_adjustment (result, ends, proposal->lines[i],
                        (VrAdjustment){.offer_id = result->verdicts[proposal->index].offer_id,
                                       .amount = -claim->amounts[i],
                                       .n_units = claim->units[i],
                                       .cut = claim->cuts[i]});
    }
}

/* Claims in the order of the pack, then what came after them, in its order. */
static VrStatus
fill_lines (VrEvaluation *evaluation, const VrDecision *decision, VrResult *result)
{
  VrAdjustment **ends = VR_ARENA_NEW (evaluation->arena, VrAdjustment *, result->n_lines);
  size_t         n_taken;
  Taken         *taken = list_taken (evaluation, decision, &n_taken);

  if (ends == NULL || taken == NULL)
    return vr_fail_memory (evaluation->error);

  count_adjustments (decision, result);
  for (size_t i = 0; i < result->n_lines; i++)
    {
      ends[i] = VR_ARENA_NEW (&result->arena, VrAdjustment, result->lines[i].n_adjustments);
      if (ends[i] == NULL)
        return vr_fail_memory (evaluation->error);
      result->lines[i].adjustments = ends[i];
    }

  for (size_t i = 0; i < n_taken; i++)
    {
      const VrProposal *proposal = &decision->proposals[taken[i].proposal];

      add_claim (result, proposal, &proposal->claims[decision->choice.claims[taken[i].proposal]],
                 ends);
    }
  for (const VrRecord *record = decision->layers.records; record != NULL; record = record->next)
    {
      if (record->layer == VR_LAYER_ITEMS)
        add_adjustment (result, ends, record->line,
                        (VrAdjustment){.offer_id = result->verdicts[record->offer].offer_id,
                                       .amount = -record->amount,
                                       .n_units = record->n_units,
                                       .cut = record->cut});
    }
  return VR_OK;
}

/* ---- order ---- */

/* The records of one offer in the order layer stand together. */
static VrStatus
add_order_adjustment (VrEvaluation *evaluation, VrResult *result, const VrRecord **record)
{
  VrOrderAdjustment *adjustment = &result->order_adjustments[result->n_order_adjustments++];
  size_t             offer = (*record)->offer;
  VrPart            *parts;
  size_t             n = 0;

  for (const VrRecord *r = *record; r != NULL && r->layer == VR_LAYER_ORDER && r->offer == offer;
       r = r->next)
    n++;
  parts = VR_ARENA_NEW (&result->arena, VrPart, n);
  if (parts == NULL)
    return vr_fail_memory (evaluation->error);

  *adjustment = (VrOrderAdjustment){.offer_id = result->verdicts[offer].offer_id, .parts = parts};
  for (; n > 0; n--, *record = (*record)->next)
    {
      adjustment->amount -= (*record)->amount;
      adjustment->cut += (*record)->cut;
      if ((*record)->amount > 0)
        parts[adjustment->n_parts++] =
            (VrPart){result->lines[(*record)->line].line_id, -(*record)->amount};
    }
  return VR_OK;
}

static VrStatus
fill_order (VrEvaluation *evaluation, const VrDecision *decision, VrResult *result)
{
  const VrRecord       *record = decision->layers.records;
  VrShippingAdjustment *shippings =
      VR_ARENA_NEW (&result->arena, VrShippingAdjustment, decision->layers.n);
  VrStatus status = VR_OK;

  result->order_adjustments = VR_ARENA_NEW (&result->arena, VrOrderAdjustment, decision->layers.n);
  if (result->order_adjustments == NULL || shippings == NULL)
    return vr_fail_memory (evaluation->error);

  result->shipping.adjustments = shippings;
  while (record != NULL && status == VR_OK)
    {
      if (record->layer == VR_LAYER_ORDER)
        {
          status = add_order_adjustment (evaluation, result, &record);
          continue;
        }
      if (record->layer == VR_LAYER_SHIPPING)
        {
          shippings[result->shipping.n_adjustments++] = (VrShippingAdjustment){
              result->verdicts[record->offer].offer_id, -record->amount, record->cut};
          result->shipping.net -= record->amount;
        }
      record = record->next;
    }
  return status;
}

static VrStatus
fill_gifts (VrEvaluation *evaluation, const VrLayers *layers, VrResult *result)
{
  result->gifts = VR_ARENA_NEW (&result->arena, VrGift, layers->n);
  if (result->gifts == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < layers->n; i++)
    {
      const VrOutcome *outcome = &layers->outcomes[i];
      const char      *sku;

      if (outcome->gift == VR_NONE)
        continue;
      sku = vr_result_keep (evaluation, evaluation->pack->products[outcome->gift].sku);
      if (sku == NULL)
        return vr_fail_memory (evaluation->error);
      result->gifts[result->n_gifts++] =
          (VrGift){result->verdicts[layers->offers[i]].offer_id, sku, outcome->n_gifts};
    }
  return VR_OK;
}

/* ---- totals ---- */

/* Adds what so many cost the shop. False if that does not fit. */
static bool
add_cost (int64_t cost, int64_t quantity, int64_t *sum, bool *is_known)
{
  int64_t product;

  if (cost == VR_UNKNOWN)
    {
      *is_known = false;
      return true;
    }
  return vr_money_multiply (cost, quantity, &product) && vr_money_add (*sum, product, sum);
}

/* What lines and gifts cost the shop. */
static VrStatus
sum_cost (VrEvaluation *evaluation, const VrLayers *layers, int64_t *ret_cost, bool *ret_is_known)
{
  const VrCart *cart = evaluation->cart;
  bool          fits = true;

  *ret_cost = 0;
  *ret_is_known = true;
  for (size_t i = 0; i < cart->n_lines && fits; i++)
    fits = add_cost (cart->lines[i].cost, cart->lines[i].quantity, ret_cost, ret_is_known);
  for (size_t i = 0; i < layers->n && fits; i++)
    {
      const VrOutcome *outcome = &layers->outcomes[i];

      if (outcome->gift != VR_NONE)
        fits = add_cost (evaluation->pack->products[outcome->gift].cost, outcome->n_gifts, ret_cost,
                         ret_is_known);
    }
  return fits ? VR_OK
              : vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL,
                         "the cost does not fit 64 bits", NULL);
}

VrStatus
vr_report_totals (VrEvaluation *evaluation, const VrDecision *decision, VrTotals *ret_totals)
{
  const VrLayers *layers = &decision->layers;
  VrTotals        totals = {.list = evaluation->cart->list, .shipping = evaluation->cart->shipping};
  int64_t         cost;
  VrStatus        status = sum_cost (evaluation, layers, &cost, &totals.has_margin);

  if (status != VR_OK)
    return status;
  for (size_t i = 0; i < decision->n_proposals; i++)
    {
      if (decision->choice.claims[i] != VR_NONE)
        totals.item_discount -= decision->proposals[i].claims[decision->choice.claims[i]].discount;
    }
  for (size_t i = 0; i < layers->n; i++)
    {
      totals.item_discount -= layers->outcomes[i].n_items;
      totals.order_discount -= layers->outcomes[i].n_order;
      totals.shipping -= layers->outcomes[i].n_shipping;
    }

  /* This cannot overflow: list and shipping were added up when the cart was loaded. */
  totals.due = totals.list + totals.item_discount + totals.order_discount + totals.shipping;
  if (totals.has_margin)
    totals.margin = totals.due - totals.shipping - cost;
  *ret_totals = totals;
  return VR_OK;
}

VrStatus
vr_report_fill (VrEvaluation *evaluation, const VrDecision *decision, VrResult *result)
{
  VrStatus status = fill_lines (evaluation, decision, result);

  result->shipping.list = evaluation->cart->shipping;
  result->shipping.net = evaluation->cart->shipping;
  if (status == VR_OK && decision->layers.n > 0)
    status = fill_order (evaluation, decision, result);
  if (status == VR_OK && decision->layers.n > 0)
    status = fill_gifts (evaluation, &decision->layers, result);
  return status == VR_OK ? vr_report_totals (evaluation, decision, &result->totals) : status;
}
