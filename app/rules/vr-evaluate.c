/* SPDX-License-Identifier: Apache-2.0 */
/* From a pack and a cart to a result, layer by layer. */

#include "vr-choose.h"
#include "vr-kind.h"
#include "vr-report.h"
#include "vr-verdict.h"

/* ---- eligibility ---- */

static VrStatus
propose_claims (VrEvaluation *evaluation, VrResult *result, VrReport *report, size_t index)
{
  const VrOffer *offer = &evaluation->pack->offers[index];
  VrProposal    *proposal = &report->proposals[report->n_proposals];
  VrStatus       status;

  *proposal = (VrProposal){.offer = offer, .index = index};
  status = offer->kind->propose (evaluation, proposal);
  if (status != VR_OK)
    return status;
  if (proposal->n_claims == 0)
    vr_verdict_refuse (proposal, &result->verdicts[index]);
  else
    report->n_proposals++;
  return VR_OK;
}

/* Fills in the proposals of the offers that could apply, in the order of rank, and the verdicts of
 * the others. */
static VrStatus
propose (VrEvaluation *evaluation, VrResult *result, VrReport *report)
{
  const VrPack *pack = evaluation->pack;

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

      if (offer->kind->propose != NULL)
        status = propose_claims (evaluation, result, report, index);
      else
        status = vr_layers_add (report->layers, index);
      if (status != VR_OK)
        return status;
    }
  return VR_OK;
}

/* ---- the choice ---- */

/* Where no claim was in the way, the layers were: of those that came to something, the one that
 * took off most, the first in rank among equals. */
static void
blame_layers (const VrLayers *layers, VrVerdict *verdicts, VrVerdict *beaten)
{
  int64_t most = 0;

  for (size_t i = 0; i < layers->n; i++)
    {
      const VrOutcome *outcome = &layers->outcomes[i];
      int64_t          off = outcome->n_items + outcome->n_order + outcome->n_shipping;

      if (off <= most)
        continue;
      most = off;
      beaten->by = verdicts[layers->offers[i]].offer_id;
    }
}

static VrStatus
decide (VrEvaluation *evaluation, VrResult *result, VrReport *report)
{
  VrChoice choice;
  VrStatus status = vr_layers_begin (report->layers, report->n_proposals);

  if (status == VR_OK)
    status =
        vr_choose (evaluation, report->proposals, report->n_proposals, report->layers, &choice);
  if (status != VR_OK)
    return status;

  report->claims = choice.claims;
  result->proof = (VrProof){choice.proven, choice.gap};
  if (evaluation->pack->n_layered > 0)
    {
      report->layers->is_recording = true;
      (void) vr_layers_run (report->layers, choice.claims);
      if (report->layers->failed)
        return vr_fail_memory (evaluation->error);
    }

  for (size_t i = 0; i < report->n_proposals; i++)
    {
      VrVerdict *verdict = &result->verdicts[report->proposals[i].index];

      vr_verdict_decide (report->proposals, report->n_proposals, &choice, i, result->verdicts);
      if (verdict->code == VR_VERDICT_BEATEN && verdict->by == NULL)
        blame_layers (report->layers, result->verdicts, verdict);
    }
  return VR_OK;
}

/* The verdicts of the offers that claim nothing: what they lack is known only now. */
static VrStatus
judge_layers (VrEvaluation *evaluation, VrResult *result, const VrLayers *layers)
{
  const VrPack *pack = evaluation->pack;
  size_t        which = 0;

  for (size_t i = 0; i < pack->n_offers && pack->n_layered > 0; i++)
    {
      size_t         index = pack->by_rank[i];
      const VrOffer *offer = &pack->offers[index];
      VrVerdict     *verdict = &result->verdicts[index];
      bool           is_open;
      VrStatus       status;

      if (offer->kind->apply == NULL)
        continue;
      status = vr_verdict_gate (evaluation, offer, verdict, &is_open);
      if (status != VR_OK)
        return status;
      if (which < layers->n && layers->offers[which] == index)
        {
          if (is_open)
            vr_verdict_judge (&layers->outcomes[which], result->verdicts, verdict);
          which++;
        }
    }
  return VR_OK;
}

static VrStatus
evaluate_offers (VrEvaluation *evaluation, VrResult *result)
{
  VrLayers layers;
  VrReport report = {.layers = &layers};
  VrStatus status;

  report.proposals = VR_ARENA_NEW (evaluation->arena, VrProposal, evaluation->pack->n_offers);
  if (report.proposals == NULL)
    return vr_fail_memory (evaluation->error);

  status = vr_layers_init (&layers, evaluation, report.proposals);
  if (status == VR_OK)
    status = propose (evaluation, result, &report);
  if (status == VR_OK)
    status = decide (evaluation, result, &report);
  evaluation->layers = &layers;
  if (status == VR_OK)
    status = judge_layers (evaluation, result, &layers);
  if (status == VR_OK)
    status = vr_report_fill (evaluation, &report, result);
  return status;
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

static VrStatus
evaluate (VrEvaluation *evaluation, VrResult *result)
{
  VrStatus status = begin_lines (evaluation, result);

  if (status == VR_OK)
    status = begin_verdicts (evaluation, result);
  if (status == VR_OK)
    status = evaluate_offers (evaluation, result);
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
