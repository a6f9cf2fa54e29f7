/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to hold of a result whatever the offers are. */

#include "fuzz.h"

#include "vr-json.h"

#include <string.h>

/* No sum here may go beyond 64 bits: the evaluator says VR_ERROR_OVERFLOW before. */
static int64_t
add (int64_t a, int64_t b)
{
  int64_t sum;

  FUZZ_CHECK (!__builtin_add_overflow (a, b, &sum));
  return sum;
}

static void
check_line (const VrLine *line)
{
  int64_t list;
  int64_t net = line->list;

  FUZZ_CHECK (!__builtin_mul_overflow (line->quantity, line->unit_price, &list));
  FUZZ_CHECK (line->list == list && line->quantity > 0 && line->unit_price >= 0);
  for (size_t i = 0; i < line->n_adjustments; i++)
    {
      const VrAdjustment *adjustment = &line->adjustments[i];

      FUZZ_CHECK (adjustment->amount <= 0 && adjustment->cut >= 0);
      FUZZ_CHECK (adjustment->n_units >= 1 && adjustment->n_units <= line->quantity);
      net = add (net, adjustment->amount);
    }
  FUZZ_CHECK (line->net == net);
  FUZZ_CHECK (line->net >= 0 && line->net <= line->list);
}

/* What is left of a line after the order's adjustments: not less than nothing. */
static void
check_left (const VrResult *result, const VrLine *line)
{
  int64_t left = line->net;

  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);

      for (size_t j = 0; j < adjustment->n_parts; j++)
        {
          if (strcmp (adjustment->parts[j].line_id, line->line_id) == 0)
            left = add (left, adjustment->parts[j].amount);
        }
    }
  FUZZ_CHECK (left >= 0);
}

static int64_t
sum_order (const VrResult *result)
{
  int64_t total = 0;

  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);
      int64_t                  sum = 0;

      FUZZ_CHECK (adjustment->amount <= 0 && adjustment->cut >= 0);
      for (size_t j = 0; j < adjustment->n_parts; j++)
        {
          FUZZ_CHECK (adjustment->parts[j].amount < 0);
          sum = add (sum, adjustment->parts[j].amount);
        }
      FUZZ_CHECK (adjustment->amount == sum);
      total = add (total, sum);
    }
  return total;
}

static void
check_shipping (const VrShipping *shipping)
{
  int64_t net = shipping->list;

  for (size_t i = 0; i < shipping->n_adjustments; i++)
    {
      FUZZ_CHECK (shipping->adjustments[i].amount <= 0);
      net = add (net, shipping->adjustments[i].amount);
    }
  FUZZ_CHECK (shipping->net == net && net >= 0);
}

static void
check_totals (const VrResult *result)
{
  const VrTotals *totals = vr_result_get_totals (result);
  int64_t         list = 0;
  int64_t         item_discount = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      check_line (line);
      check_left (result, line);
      list = add (list, line->list);
      item_discount = add (item_discount, line->net - line->list);
    }
  check_shipping (vr_result_get_shipping (result));
  FUZZ_CHECK (totals->list == list);
  FUZZ_CHECK (totals->item_discount == item_discount);
  FUZZ_CHECK (totals->order_discount == sum_order (result));
  FUZZ_CHECK (totals->shipping == vr_result_get_shipping (result)->net);
  FUZZ_CHECK (totals->due ==
              add (add (add (list, item_discount), totals->order_discount), totals->shipping));
}

/* All that an offer took off, wherever that is said. */
static int64_t
sum_offer (const VrResult *result, const char *offer_id)
{
  const VrShipping *shipping = vr_result_get_shipping (result);
  int64_t           sum = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      for (size_t j = 0; j < line->n_adjustments; j++)
        {
          if (strcmp (line->adjustments[j].offer_id, offer_id) == 0)
            sum = add (sum, line->adjustments[j].amount);
        }
    }
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);

      if (strcmp (adjustment->offer_id, offer_id) == 0)
        sum = add (sum, adjustment->amount);
    }
  for (size_t i = 0; i < shipping->n_adjustments; i++)
    {
      if (strcmp (shipping->adjustments[i].offer_id, offer_id) == 0)
        sum = add (sum, shipping->adjustments[i].amount);
    }
  return sum;
}

static void
check_verdict (const VrResult *result, const VrVerdict *verdict, const VrJson *offer)
{
  const VrJson *id = vr_json_get (offer, "id");
  int64_t       taken = sum_offer (result, verdict->offer_id);

  FUZZ_CHECK (vr_string_is (id->value.string, verdict->offer_id));
  FUZZ_CHECK (verdict->n_times >= 0 && verdict->amount <= 0);
  if (verdict->code == VR_VERDICT_APPLIED)
    FUZZ_CHECK (verdict->n_times >= 1 && verdict->amount == taken);
  else
    FUZZ_CHECK (verdict->n_times == 0 && taken == 0);
  if (verdict->code == VR_VERDICT_BEATEN)
    FUZZ_CHECK (verdict->by != NULL && verdict->lead >= -1);
  for (size_t i = 0; i < verdict->n_needs; i++)
    FUZZ_CHECK (verdict->needs[i].quantity >= 0 && verdict->needs[i].amount >= 0);
}

static void
check_verdicts (const VrResult *result, const VrJson *offers)
{
  size_t n = vr_result_get_n_verdicts (result);
  size_t i = 0;

  for (const VrJson *offer = offers->value.children.first; offer != NULL; offer = offer->next)
    {
      FUZZ_CHECK (i < n);
      check_verdict (result, vr_result_get_verdict (result, i), offer);
      i++;
    }
  FUZZ_CHECK (i == n);
  FUZZ_CHECK (vr_result_get_verdict (result, n) == NULL);
}

void
fuzz_check_result (const VrResult *result, const char *pack_json, size_t pack_length)
{
  const VrProof *proof = vr_result_get_proof (result);
  VrArena        arena = {0};
  VrJson        *root = NULL;
  VrError        error;

  check_totals (result);
  FUZZ_CHECK (proof->gap >= 0 && !(proof->proven && proof->gap != 0));
  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    FUZZ_CHECK (vr_result_get_gift (result, i)->quantity >= 1);

  FUZZ_CHECK (vr_json_parse (&arena, pack_json, pack_length, &root, &error) == VR_OK);
  check_verdicts (result, vr_json_get (root, "offers"));
  vr_arena_clear (&arena);
}
