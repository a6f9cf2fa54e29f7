/* SPDX-License-Identifier: Apache-2.0 */
/* From a pack and a cart to a result; and the memory that is used again for the next cart. */

#include "vr-prompt.h"
#include "vr-report.h"
#include "vr-verdict.h"
#include "vr-writer.h"

#include <string.h>

/* What most carts make do with, so that no memory is asked for once there is an evaluator. */
#define CART_BYTES ((size_t) 64 << 10)
#define WORK_BYTES ((size_t) 512 << 10)
#define RESULT_BYTES ((size_t) 64 << 10)

struct VrEvaluator
{
  const VrPack *pack;
  VrArena       arena; /* what stays from cart to cart */
  VrArena       work;  /* for one evaluation */
  VrCart        cart;
  VrEvaluation  evaluation;
  VrResult      result;
  VrWriter      writer;
};

/* ---- one evaluation ---- */

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

      *line = (VrLine){.line_id = vr_result_keep (evaluation, from->id),
                       .sku = vr_result_keep (evaluation, from->sku),
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
evaluate (VrEvaluation *evaluation)
{
  VrResult   *result = evaluation->result;
  VrDecision *decision = VR_ARENA_NEW (evaluation->arena, VrDecision, 1);
  VrStatus    status;

  if (decision == NULL)
    return vr_fail_memory (evaluation->error);
  status = begin_lines (evaluation, result);
  if (status == VR_OK)
    status = vr_decide (evaluation, decision);
  if (status == VR_OK)
    result->proof = (VrProof){decision->choice.proven, decision->choice.gap};
  if (status == VR_OK)
    status = vr_decide_verdicts (evaluation, decision);
  if (status == VR_OK)
    status = vr_report_fill (evaluation, decision, result);
  if (status == VR_OK)
    status = vr_prompt (evaluation, result);
  return status;
}

/* ---- verdicts ---- */

/* Empty verdicts with their ids, for as many results as there are. */
static VrStatus
make_verdicts (const VrPack *pack, VrArena *arena, bool copies, VrResult *result, VrError *error)
{
  result->verdicts = VR_ARENA_NEW (arena, VrVerdict, pack->n_offers);
  result->stamps = VR_ARENA_NEW (arena, uint32_t, pack->n_offers);
  if (result->verdicts == NULL || result->stamps == NULL)
    return vr_fail_memory (error);

  for (size_t i = 0; i < pack->n_offers; i++)
    {
      result->verdicts[i].offer_id =
          copies ? vr_string_copy (arena, pack->offers[i].id).bytes : pack->offers[i].id.bytes;
      if (result->verdicts[i].offer_id == NULL)
        return vr_fail_memory (error);
    }
  result->n_verdicts = pack->n_offers;
  result->choose = pack->choose;
  memcpy (result->currency, pack->currency, sizeof result->currency);
  return VR_OK;
}

/* Those that nobody has looked at. */
static VrStatus
fill_verdicts (VrEvaluation *evaluation)
{
  VrResult *result = evaluation->result;
  VrStatus  status = VR_OK;

  for (size_t i = 0; i < result->n_verdicts && status == VR_OK; i++)
    {
      if (result->stamps[i] != result->stamp)
        status = vr_verdict_fill (evaluation, i);
    }
  return status;
}

static VrStatus
check_cart (const VrPack *pack, const VrCart *cart, VrError *error)
{
  if (cart->pack == pack)
    return VR_OK;
  return vr_fail (error, VR_ERROR_SCHEMA, NULL, "the cart was loaded for another pack", NULL);
}

/* ---- a result that stands by itself ---- */

static VrStatus
evaluate_alone (VrEvaluation *evaluation)
{
  VrResult *result = evaluation->result;
  VrStatus  status = check_cart (evaluation->pack, evaluation->cart, evaluation->error);

  if (status == VR_OK)
    status = make_verdicts (evaluation->pack, &result->arena, true, result, evaluation->error);
  result->stamp = 1;
  if (status == VR_OK)
    status = evaluate (evaluation);
  return status == VR_OK ? fill_verdicts (evaluation) : status;
}

VrStatus
vr_evaluate (const VrPack *pack, const VrCart *cart, VrResult **ret_result, VrError *ret_error)
{
  VrArena      arena = {0};
  VrResult    *result = vr_alloc (sizeof *result);
  VrEvaluation evaluation = {.pack = pack,
                             .cart = cart,
                             .arena = &arena,
                             .result = result,
                             .copies = true,
                             .error = ret_error};
  VrStatus     status;

  if (result == NULL)
    return vr_fail_memory (ret_error);
  *result = (VrResult){0};
  status = evaluate_alone (&evaluation);
  vr_arena_clear (&arena);

  if (status != VR_OK)
    {
      vr_result_free (result);
      return status;
    }
  *ret_result = result;
  return VR_OK;
}

/* ---- one cart after the other ---- */

VrStatus
vr_evaluator_new (const VrPack *pack, VrEvaluator **ret_evaluator, VrError *ret_error)
{
  VrEvaluator *evaluator = vr_alloc (sizeof *evaluator);
  VrStatus     status;

  if (evaluator == NULL)
    return vr_fail_memory (ret_error);
  *evaluator = (VrEvaluator){.pack = pack};
  status = make_verdicts (pack, &evaluator->arena, false, &evaluator->result, ret_error);
  if (status == VR_OK && (!vr_arena_reserve (&evaluator->cart.arena, CART_BYTES) ||
                          !vr_arena_reserve (&evaluator->work, WORK_BYTES) ||
                          !vr_arena_reserve (&evaluator->result.arena, RESULT_BYTES)))
    status = vr_fail_memory (ret_error);

  if (status != VR_OK)
    {
      vr_evaluator_free (evaluator);
      return status;
    }
  *ret_evaluator = evaluator;
  return VR_OK;
}

void
vr_evaluator_free (VrEvaluator *evaluator)
{
  if (evaluator == NULL)
    return;
  vr_arena_clear (&evaluator->arena);
  vr_arena_clear (&evaluator->work);
  vr_arena_clear (&evaluator->cart.arena);
  vr_arena_clear (&evaluator->result.arena);
  vr_writer_clear (&evaluator->writer);
  vr_free (evaluator);
}

VrStatus
vr_evaluator_load_cart (VrEvaluator   *evaluator,
                        const char    *json,
                        size_t         length,
                        const VrCart **ret_cart,
                        VrError       *ret_error)
{
  VrStatus status = vr_cart_read (&evaluator->cart, evaluator->pack, json, length, ret_error);

  evaluator->result.evaluation = NULL;
  if (status == VR_OK)
    *ret_cart = &evaluator->cart;
  return status;
}

/* Empties the last result; its memory is used again. */
static void
begin_result (VrEvaluator *evaluator)
{
  VrResult *result = &evaluator->result;
  VrResult  empty = {.arena = result->arena,
                     .choose = result->choose,
                     .verdicts = result->verdicts,
                     .n_verdicts = result->n_verdicts,
                     .stamps = result->stamps,
                     .stamp = result->stamp + 1};

  memcpy (empty.currency, result->currency, sizeof empty.currency);
  vr_arena_release (&empty.arena, (VrMark){0});
  vr_arena_release (&evaluator->work, (VrMark){0});
  if (empty.stamp == 0) /* after 2³² of them, none may look as if it was there */
    {
      memset (empty.stamps, 0, empty.n_verdicts * sizeof *empty.stamps);
      empty.stamp = 1;
    }
  *result = empty;
}

VrStatus
vr_evaluator_run (VrEvaluator     *evaluator,
                  const VrCart    *cart,
                  const VrResult **ret_result,
                  VrError         *ret_error)
{
  VrStatus status = check_cart (evaluator->pack, cart, ret_error);

  if (status != VR_OK)
    return status;
  begin_result (evaluator);
  evaluator->evaluation = (VrEvaluation){.pack = evaluator->pack,
                                         .cart = cart,
                                         .arena = &evaluator->work,
                                         .result = &evaluator->result,
                                         .error = ret_error};
  status = evaluate (&evaluator->evaluation);
  evaluator->evaluation.error = NULL;
  if (status != VR_OK)
    return status;
  evaluator->result.evaluation = &evaluator->evaluation;
  *ret_result = &evaluator->result;
  return VR_OK;
}

VrStatus
vr_evaluator_to_json (VrEvaluator *evaluator,
                      VrTell       tell,
                      const char **ret_json,
                      size_t      *ret_length,
                      VrError     *ret_error)
{
  if (evaluator->result.evaluation == NULL)
    return vr_fail (ret_error, VR_ERROR_SCHEMA, NULL, "there is no result", NULL);
  if (tell == VR_TELL_ALL && fill_verdicts (&evaluator->evaluation) != VR_OK)
    return vr_fail_memory (ret_error);
  vr_writer_restart (&evaluator->writer);
  vr_result_write (&evaluator->writer, &evaluator->result, tell);
  return vr_writer_look (&evaluator->writer, ret_json, ret_length, ret_error);
}
