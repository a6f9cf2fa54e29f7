/* SPDX-License-Identifier: Apache-2.0 */
/* What a cart would come to, were it changed as an offer suggests. */

#include "vr-trial.h"

#include "vr-report.h"

#include <string.h>

/* The line takes the product at the pack's price, with all that the pack says of it. */
static void
set_product (const VrPack *pack, size_t index, VrCartLine *line)
{
  const VrProduct *product = &pack->products[index];

  line->sku = product->sku;
  line->product = index;
  line->unit_price = product->price;
  line->cost = product->cost;
  line->min_price = product->min_price;
  line->weight = product->weight;
  line->attributes = product->attributes;
  line->n_attributes = product->n_attributes;
  line->has_attributes = false;
}

/* A line of nothing in particular, for what is still to be spent. */
static VrCartLine
make_anything (int64_t amount)
{
  return (VrCartLine){.id = {"", 0},
                      .sku = {"", 0},
                      .product = VR_NONE,
                      .quantity = 1,
                      .unit_price = amount,
                      .cost = VR_UNKNOWN};
}

static void
change_lines (const VrPack *pack, const VrSuggestion *suggestion, VrCart *cart)
{
  VrCartLine *line = suggestion->line != VR_NONE ? &cart->lines[suggestion->line] : NULL;

  switch (suggestion->action)
    {
    case VR_PROMPT_ADD:
      for (size_t i = 0; i < suggestion->n_items; i++)
        {
          VrCartLine *added = &cart->lines[cart->n_lines++];

          *added = (VrCartLine){.id = {"", 0}, .quantity = suggestion->items[i].quantity};
          set_product (pack, suggestion->items[i].product, added);
        }
      break;
    case VR_PROMPT_REPLACE:
      line->instead_of = suggestion->instead_of.bytes != NULL ? suggestion->instead_of : line->sku;
      set_product (pack, suggestion->items[0].product, line);
      break;
    case VR_PROMPT_SUBSCRIBE:
      line->delivery = 1;
      break;
    case VR_PROMPT_SPEND:
      cart->lines[cart->n_lines++] = make_anything (suggestion->amount);
      break;
    case VR_PROMPT_PAY_LATER:
    case VR_PROMPT_REMIND:
      break;
    }
}

/* What the lines cost. False if that does not fit. */
static bool
sum_lines (VrCart *cart)
{
  int64_t sum;

  cart->list = 0;
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      VrCartLine *line = &cart->lines[i];

      if (!vr_money_multiply (line->unit_price, line->quantity, &line->list) ||
          !vr_money_add (cart->list, line->list, &cart->list))
        return false;
    }
  return vr_money_add (cart->list, cart->shipping, &sum);
}

static VrStatus
change_cart (VrEvaluation       *evaluation,
             const VrSuggestion *suggestion,
             VrCart             *ret_cart,
             bool               *ret_fits)
{
  const VrCart *cart = evaluation->cart;
  size_t        n = cart->n_lines + suggestion->n_items + 1;

  *ret_cart = *cart;
  *ret_fits = false;
  ret_cart->lines = VR_ARENA_NEW (evaluation->arena, VrCartLine, n);
  if (ret_cart->lines == NULL)
    return vr_fail_memory (evaluation->error);
  memcpy (ret_cart->lines, cart->lines, cart->n_lines * sizeof *cart->lines);

  change_lines (evaluation->pack, suggestion, ret_cart);
  if (ret_cart->n_lines > VR_CART_MAX_LINES || !sum_lines (ret_cart))
    return VR_OK;
  *ret_fits = true;
  return vr_cart_index (ret_cart, evaluation->arena, evaluation->error);
}

VrStatus
vr_trial (VrEvaluation       *evaluation,
          const VrSuggestion *suggestion,
          VrTotals           *ret_totals,
          bool               *ret_fits)
{
  VrMark       mark = vr_arena_mark (evaluation->arena);
  VrEvaluation trial = {
      .pack = evaluation->pack, .arena = evaluation->arena, .error = evaluation->error};
  VrCart     cart;
  VrDecision decision;
  VrStatus   status = change_cart (evaluation, suggestion, &cart, ret_fits);

  trial.cart = &cart;
  if (status == VR_OK && *ret_fits)
    {
      status = vr_decide (&trial, &decision);
      if (status == VR_OK)
        status = vr_report_totals (&trial, &decision, ret_totals);
      /* What a cart that nobody has put together could not be computed for is not suggested. */
      if (status == VR_ERROR_OVERFLOW || status == VR_ERROR_LIMIT)
        {
          *ret_fits = false;
          status = VR_OK;
        }
    }
  vr_arena_release (evaluation->arena, mark);
  return status;
}
