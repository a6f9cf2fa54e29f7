/* SPDX-License-Identifier: Apache-2.0 */
/* A result in pieces, and as JSON. */

#include "vr-result.h"

#include "vr-verdict.h"

#include <string.h>

const char *
vr_result_keep (VrEvaluation *evaluation, VrString string)
{
  return evaluation->copies ? vr_string_copy (&evaluation->result->arena, string).bytes
                            : string.bytes;
}

void
vr_result_free (VrResult *result)
{
  if (result == NULL)
    return;
  vr_arena_clear (&result->arena);
  vr_free (result);
}

size_t
vr_result_get_n_lines (const VrResult *result)
{
  return result->n_lines;
}

const VrLine *
vr_result_get_line (const VrResult *result, size_t index)
{
  return index < result->n_lines ? &result->lines[index] : NULL;
}

size_t
vr_result_get_n_verdicts (const VrResult *result)
{
  return result->n_verdicts;
}

const VrVerdict *
vr_result_get_verdict (const VrResult *result, size_t index)
{
  if (index >= result->n_verdicts)
    return NULL;
  if (result->stamps[index] == result->stamp)
    return &result->verdicts[index];
  if (result->evaluation == NULL || vr_verdict_fill (result->evaluation, index) != VR_OK)
    return NULL;
  return &result->verdicts[index];
}

size_t
vr_result_get_n_prompts (const VrResult *result)
{
  return result->n_prompts;
}

const VrPrompt *
vr_result_get_prompt (const VrResult *result, size_t index)
{
  return index < result->n_prompts ? &result->prompts[index] : NULL;
}

size_t
vr_result_get_n_order_adjustments (const VrResult *result)
{
  return result->n_order_adjustments;
}

const VrOrderAdjustment *
vr_result_get_order_adjustment (const VrResult *result, size_t index)
{
  return index < result->n_order_adjustments ? &result->order_adjustments[index] : NULL;
}

size_t
vr_result_get_n_gifts (const VrResult *result)
{
  return result->n_gifts;
}

const VrGift *
vr_result_get_gift (const VrResult *result, size_t index)
{
  return index < result->n_gifts ? &result->gifts[index] : NULL;
}

const VrShipping *
vr_result_get_shipping (const VrResult *result)
{
  return &result->shipping;
}

const VrTotals *
vr_result_get_totals (const VrResult *result)
{
  return &result->totals;
}

const VrProof *
vr_result_get_proof (const VrResult *result)
{
  return &result->proof;
}

/* ---- as JSON: the keys of each object are written in order ---- */

static void
write_text (VrWriter *writer, const char *key, const char *text)
{
  vr_writer_key (writer, key);
  vr_writer_string (writer, text, strlen (text));
}

static void
write_integer (VrWriter *writer, const char *key, int64_t value)
{
  vr_writer_key (writer, key);
  vr_writer_integer (writer, value);
}

static void
write_adjustment (VrWriter *writer, const VrAdjustment *adjustment)
{
  vr_writer_open (writer, '{');
  write_integer (writer, "amount", adjustment->amount);
  if (adjustment->cut > 0)
    write_integer (writer, "cut", adjustment->cut);
  write_text (writer, "offer", adjustment->offer_id);
  write_integer (writer, "units", adjustment->n_units);
  vr_writer_close (writer, '}');
}

static void
write_line (VrWriter *writer, const VrLine *line)
{
  vr_writer_open (writer, '{');
  vr_writer_key (writer, "adjustments");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < line->n_adjustments; i++)
    write_adjustment (writer, &line->adjustments[i]);
  vr_writer_close (writer, ']');
  write_text (writer, "id", line->line_id);
  write_integer (writer, "list", line->list);
  write_integer (writer, "net", line->net);
  write_integer (writer, "quantity", line->quantity);
  write_text (writer, "sku", line->sku);
  write_integer (writer, "unit_price", line->unit_price);
  vr_writer_close (writer, '}');
}

static void
write_need (VrWriter *writer, const VrNeed *need)
{
  vr_writer_open (writer, '{');
  if (need->amount > 0)
    write_integer (writer, "amount", need->amount);
  if (need->condition != NULL)
    write_text (writer, "condition", need->condition);
  if (need->coupon != NULL)
    write_text (writer, "coupon", need->coupon);
  if (need->quantity > 0)
    write_integer (writer, "quantity", need->quantity);
  if (need->sku != NULL)
    write_text (writer, "sku", need->sku);
  if (need->weight > 0)
    write_integer (writer, "weight", need->weight);
  vr_writer_close (writer, '}');
}

static const char *
verdict_word (VrVerdictCode code)
{
  static const char *const words[] = {
      [VR_VERDICT_APPLIED] = "applied",
      [VR_VERDICT_BEATEN] = "beaten",
      [VR_VERDICT_NOT_MET] = "not_met",
      [VR_VERDICT_OUTSIDE_SCHEDULE] = "outside_schedule",
      [VR_VERDICT_OUTSIDE_AUDIENCE] = "outside_audience",
      [VR_VERDICT_OUTSIDE_CHANNEL] = "outside_channel",
      [VR_VERDICT_SPENT] = "spent",
      [VR_VERDICT_SUPPRESSED] = "suppressed",
      [VR_VERDICT_NO_BENEFIT] = "no_benefit",
      [VR_VERDICT_PROMPTED] = "prompted",
  };

  return words[code];
}

static void
write_holds (VrWriter *writer, const VrVerdict *verdict)
{
  vr_writer_key (writer, "holds");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < verdict->n_holds; i++)
    {
      vr_writer_open (writer, '{');
      write_text (writer, "guard", verdict->holds[i].guard);
      if (verdict->holds[i].sku != NULL)
        write_text (writer, "sku", verdict->holds[i].sku);
      vr_writer_close (writer, '}');
    }
  vr_writer_close (writer, ']');
}

static void
write_verdict (VrWriter *writer, const VrVerdict *verdict)
{
  vr_writer_open (writer, '{');
  write_integer (writer, "amount", verdict->amount);
  if (verdict->by != NULL)
    write_text (writer, "by", verdict->by);
  if (verdict->guard != NULL)
    write_text (writer, "guard", verdict->guard);
  if (verdict->n_holds > 0)
    write_holds (writer, verdict);
  if (verdict->code == VR_VERDICT_BEATEN && verdict->lead != VR_UNKNOWN)
    write_integer (writer, "lead", verdict->lead);
  if (verdict->n_needs > 0)
    {
      vr_writer_key (writer, "needs");
      vr_writer_open (writer, '[');
      for (size_t i = 0; i < verdict->n_needs; i++)
        write_need (writer, &verdict->needs[i]);
      vr_writer_close (writer, ']');
    }
  write_text (writer, "offer", verdict->offer_id);
  write_integer (writer, "times", verdict->n_times);
  write_text (writer, "verdict", verdict_word (verdict->code));
  vr_writer_close (writer, '}');
}

static void
write_proof (VrWriter *writer, const VrResult *result)
{
  vr_writer_key (writer, "proof");
  vr_writer_open (writer, '{');
  write_text (writer, "choose", result->choose == VR_CHOOSE_PRIORITY ? "priority" : "lowest_total");
  write_integer (writer, "gap", result->proof.gap);
  vr_writer_key (writer, "proven");
  vr_writer_boolean (writer, result->proof.proven);
  vr_writer_close (writer, '}');
}

static void
write_shipping (VrWriter *writer, const VrShipping *shipping)
{
  vr_writer_key (writer, "shipping");
  vr_writer_open (writer, '{');
  vr_writer_key (writer, "adjustments");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < shipping->n_adjustments; i++)
    {
      vr_writer_open (writer, '{');
      write_integer (writer, "amount", shipping->adjustments[i].amount);
      if (shipping->adjustments[i].cut > 0)
        write_integer (writer, "cut", shipping->adjustments[i].cut);
      write_text (writer, "offer", shipping->adjustments[i].offer_id);
      vr_writer_close (writer, '}');
    }
  vr_writer_close (writer, ']');
  write_integer (writer, "list", shipping->list);
  write_integer (writer, "net", shipping->net);
  vr_writer_close (writer, '}');
}

static void
write_order_adjustment (VrWriter *writer, const VrOrderAdjustment *adjustment)
{
  vr_writer_open (writer, '{');
  write_integer (writer, "amount", adjustment->amount);
  if (adjustment->cut > 0)
    write_integer (writer, "cut", adjustment->cut);
  write_text (writer, "offer", adjustment->offer_id);
  vr_writer_key (writer, "parts");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < adjustment->n_parts; i++)
    {
      vr_writer_open (writer, '{');
      write_integer (writer, "amount", adjustment->parts[i].amount);
      write_text (writer, "line", adjustment->parts[i].line_id);
      vr_writer_close (writer, '}');
    }
  vr_writer_close (writer, ']');
  vr_writer_close (writer, '}');
}

static void
write_gift (VrWriter *writer, const VrGift *gift)
{
  vr_writer_open (writer, '{');
  write_text (writer, "offer", gift->offer_id);
  write_integer (writer, "quantity", gift->quantity);
  write_text (writer, "sku", gift->sku);
  vr_writer_close (writer, '}');
}

static const char *
action_word (VrPromptAction action)
{
  static const char *const words[] = {
      [VR_PROMPT_ADD] = "add",
      [VR_PROMPT_REPLACE] = "replace",
      [VR_PROMPT_SUBSCRIBE] = "subscribe",
      [VR_PROMPT_SPEND] = "spend",
      [VR_PROMPT_PAY_LATER] = "pay_later",
      [VR_PROMPT_REMIND] = "remind",
  };

  return words[action];
}

static void
write_items (VrWriter *writer, const VrPrompt *prompt)
{
  vr_writer_key (writer, "items");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < prompt->n_items; i++)
    {
      vr_writer_open (writer, '{');
      write_integer (writer, "quantity", prompt->items[i].quantity);
      write_text (writer, "sku", prompt->items[i].sku);
      vr_writer_close (writer, '}');
    }
  vr_writer_close (writer, ']');
}

static void
write_payments (VrWriter *writer, const VrPrompt *prompt)
{
  vr_writer_key (writer, "payments");
  vr_writer_open (writer, '[');
  for (size_t i = 0; i < prompt->n_payments; i++)
    {
      vr_writer_open (writer, '{');
      write_integer (writer, "amount", prompt->payments[i].amount);
      write_integer (writer, "days", prompt->payments[i].days);
      vr_writer_close (writer, '}');
    }
  vr_writer_close (writer, ']');
}

static void
write_prompt (VrWriter *writer, const VrPrompt *prompt)
{
  vr_writer_open (writer, '{');
  write_text (writer, "action", action_word (prompt->action));
  if (prompt->action == VR_PROMPT_SPEND)
    write_integer (writer, "amount", prompt->amount);
  write_integer (writer, "change", prompt->change);
  if (prompt->coupon != NULL)
    write_text (writer, "coupon", prompt->coupon);
  if (prompt->instead_of != NULL)
    write_text (writer, "instead_of", prompt->instead_of);
  write_items (writer, prompt);
  if (prompt->line_id != NULL)
    write_text (writer, "line", prompt->line_id);
  if (prompt->has_margin_change)
    write_integer (writer, "margin_change", prompt->margin_change);
  if (prompt->message != NULL)
    write_text (writer, "message", prompt->message);
  write_text (writer, "offer", prompt->offer_id);
  if (prompt->n_payments > 0)
    write_payments (writer, prompt);
  if (prompt->reason != NULL)
    write_text (writer, "reason", prompt->reason);
  vr_writer_close (writer, '}');
}

static void
write_totals (VrWriter *writer, const VrTotals *totals)
{
  vr_writer_key (writer, "totals");
  vr_writer_open (writer, '{');
  write_integer (writer, "due", totals->due);
  write_integer (writer, "item_discount", totals->item_discount);
  write_integer (writer, "list", totals->list);
  if (totals->has_margin)
    write_integer (writer, "margin", totals->margin);
  write_integer (writer, "order_discount", totals->order_discount);
  write_integer (writer, "shipping", totals->shipping);
  vr_writer_close (writer, '}');
}

/* One member whose value is an array. */
#define WRITE_ARRAY(writer, key, items, n, write_item)                                             \
  do                                                                                               \
    {                                                                                              \
      vr_writer_key (writer, key);                                                                 \
      vr_writer_open (writer, '[');                                                                \
      for (size_t i = 0; i < n; i++)                                                               \
        write_item (writer, &items[i]);                                                            \
      vr_writer_close (writer, ']');                                                               \
    }                                                                                              \
  while (false)

void
vr_result_write (VrWriter *writer, const VrResult *result, VrTell tell)
{
  vr_writer_open (writer, '{');
  write_text (writer, "currency", result->currency);
  if (tell == VR_TELL_ALL)
    WRITE_ARRAY (writer, "explain", result->verdicts, result->n_verdicts, write_verdict);
  WRITE_ARRAY (writer, "gifts", result->gifts, result->n_gifts, write_gift);
  WRITE_ARRAY (writer, "lines", result->lines, result->n_lines, write_line);
  WRITE_ARRAY (writer, "order_adjustments", result->order_adjustments, result->n_order_adjustments,
               write_order_adjustment);
  WRITE_ARRAY (writer, "prompts", result->prompts, result->n_prompts, write_prompt);
  write_proof (writer, result);
  write_shipping (writer, &result->shipping);
  write_totals (writer, &result->totals);
  write_integer (writer, "version", 1);
  vr_writer_close (writer, '}');
}

VrStatus
vr_result_to_json (const VrResult *result, char **ret_json, size_t *ret_length, VrError *ret_error)
{
  VrWriter writer = {0};

  for (size_t i = 0; i < result->n_verdicts; i++)
    {
      if (vr_result_get_verdict (result, i) == NULL)
        return vr_fail_memory (ret_error);
    }
  vr_result_write (&writer, result, VR_TELL_ALL);
  return vr_writer_take (&writer, ret_json, ret_length, ret_error);
}
