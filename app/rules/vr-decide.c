/* SPDX-License-Identifier: Apache-2.0 */
/* From a cart to a choice of claims and what the layers make of it. */

#include "vr-decide.h"

#include "vr-index.h"
#include "vr-kind.h"
#include "vr-limits.h"
#include "vr-verdict.h"

static VrStatus
propose_claims (VrEvaluation *evaluation, VrDecision *decision, size_t index, VrVerdict *verdict)
{
  const VrOffer *offer = &evaluation->pack->offers[index];
  VrProposal    *proposal = &decision->proposals[decision->n_proposals];
  VrStatus       status;

  *proposal = (VrProposal){.offer = offer, .index = index};
  status = offer->kind->propose (evaluation, proposal);
  if (status != VR_OK)
    return status;
  vr_limits_cut_claims (evaluation, proposal);
  if (proposal->n_claims == 0)
    vr_verdict_refuse (proposal, verdict);
  if (proposal->bound > 0)
    decision->n_proposals++;
  return VR_OK;
}

/* Fills in the proposals of the offers that could apply, in the order of rank, and the verdicts of
 * the others. */
static VrStatus
propose (VrEvaluation *evaluation, VrDecision *decision)
{
  for (size_t i = 0; i < evaluation->n_awake; i++)
    {
      size_t         index = evaluation->awake[i];
      const VrOffer *offer = &evaluation->pack->offers[index];
      VrVerdict     *verdict = vr_verdict_open (evaluation, index);
      bool           is_open;
      VrStatus       status = vr_verdict_gate (evaluation, offer, verdict, &is_open);

      if (status != VR_OK)
        return status;
      if (!is_open)
        continue;

      if (offer->kind->propose != NULL)
        status = propose_claims (evaluation, decision, index, verdict);
      else if (offer->kind->apply != NULL)
        status = vr_layers_add (&decision->layers, index);
      else
        verdict->code = VR_VERDICT_NO_BENEFIT;
      if (status != VR_OK)
        return status;
    }
  return VR_OK;
}

VrStatus
vr_decide (VrEvaluation *evaluation, VrDecision *decision)
{
  VrLayers *layers = &decision->layers;
  VrStatus  status = vr_index_wake (evaluation);

  *decision = (VrDecision){0};
  if (status != VR_OK)
    return status;
  decision->proposals = VR_ARENA_NEW (evaluation->arena, VrProposal, evaluation->n_awake);
  if (decision->proposals == NULL)
    return vr_fail_memory (evaluation->error);

  status = vr_layers_init (layers, evaluation, decision->proposals);
  if (status == VR_OK)
    status = propose (evaluation, decision);
  if (status == VR_OK)
    status = vr_layers_begin (layers, decision->n_proposals);
  if (status == VR_OK)
    status = vr_choose (evaluation, decision->proposals, decision->n_proposals, layers,
                        &decision->choice);
  if (status != VR_OK)
    return status;

  layers->is_recording = evaluation->result != NULL;
  (void) vr_layers_run (layers, decision->choice.claims);
  return layers->failed ? vr_fail_memory (evaluation->error) : VR_OK;
}

/* ---- verdicts ---- */

/* Where no claim was in the way, the layers were: of those that came to something, the one that
 * took off most, the first in rank among equals. */
static void
blame_layers (VrEvaluation *evaluation, const VrLayers *layers, VrVerdict *beaten)
{
  int64_t most = 0;

  for (size_t i = 0; i < layers->n; i++)
    {
      const VrOutcome *outcome = &layers->outcomes[i];
      int64_t          off = outcome->n_items + outcome->n_order + outcome->n_shipping;

      if (off <= most)
        continue;
      most = off;
      beaten->by = vr_verdict_get (evaluation, layers->offers[i])->offer_id;
    }
}

static void
judge_claims (VrEvaluation *evaluation, const VrDecision *decision)
{
  for (size_t i = 0; i < decision->n_proposals; i++)
    {
      VrVerdict *verdict = vr_verdict_get (evaluation, decision->proposals[i].index);

      if (decision->proposals[i].n_claims == 0)
        continue;
      vr_verdict_decide (evaluation, decision->proposals, decision->n_proposals, &decision->choice,
                         i);
      if (verdict->code == VR_VERDICT_BEATEN && verdict->by == NULL)
        blame_layers (evaluation, &decision->layers, verdict);
    }
}

/* The verdicts of the offers that claim nothing: what they lack is known only now. */
static VrStatus
judge_layers (VrEvaluation *evaluation, const VrDecision *decision)
{
  const VrLayers *layers = &decision->layers;
  size_t          which = 0;

  for (size_t i = 0; i < evaluation->n_awake; i++)
    {
      size_t         index = evaluation->awake[i];
      const VrOffer *offer = &evaluation->pack->offers[index];
      VrVerdict     *verdict = vr_verdict_get (evaluation, index);
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
            vr_verdict_judge (evaluation, &layers->outcomes[which], verdict);
          which++;
        }
    }
  return VR_OK;
}

VrStatus
vr_decide_verdicts (VrEvaluation *evaluation, VrDecision *decision)
{
  judge_claims (evaluation, decision);
  evaluation->layers = &decision->layers;
  return judge_layers (evaluation, decision);
}
