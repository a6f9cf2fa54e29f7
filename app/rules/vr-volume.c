/* SPDX-License-Identifier: Apache-2.0 */
/* Volume: buy so many of what is selected, and so many more of it cost less. */

#include "vr-kind.h"
#include "vr-sort.h"
#include "vr-ways.h"

#define MAX_QUANTITY 999

typedef enum
{
  PICK_CHEAPEST,
  PICK_DEAREST,
} Pick;

typedef struct
{
  int64_t  n_buy;  /* units at their price, each time */
  int64_t  n_get;  /* units that the reward is for */
  Pick     pick;   /* which of the claimed units those are */
  VrReward reward; /* of one unit */
} Volume;

static VrStatus
volume_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error)
{
  static const char *const words[] = {"cheapest", "dearest", NULL};
  Volume                  *volume = VR_ARENA_NEW (&pack->arena, Volume, 1);
  size_t                   pick = PICK_CHEAPEST;
  VrStatus                 status;

  if (volume == NULL)
    return vr_fail_memory (error);

  offer->form = volume;
  status = vr_require_integer (node, "buy", 0, MAX_QUANTITY, &volume->n_buy, error);
  if (status == VR_OK)
    status = vr_require_integer (node, "get", 1, MAX_QUANTITY, &volume->n_get, error);
  if (status == VR_OK)
    status = vr_find_word (node, "pick", words, &pick, error);
  if (status == VR_OK)
    status = vr_reward_load (&volume->reward, node, error);
  if (status == VR_OK)
    status = vr_selector_load (pack, node, "select", &offer->select, error);
  volume->pick = (Pick) pick;
  return status;
}

static VrStatus
volume_add_needs (VrEvaluation *evaluation, const VrOffer *offer, VrNeeds *needs)
{
  const Volume *volume = offer->form;
  const VrCart *cart = evaluation->cart;
  int64_t       lacking = volume->n_buy + volume->n_get;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (offer->select, cart, &cart->lines[i]))
        lacking -= cart->lines[i].quantity;
    }
  if (lacking > 0)
    vr_needs_add (needs,
                  (VrNeed){.sku = vr_selector_get_sku (offer->select).bytes, .quantity = lacking});
  return VR_OK;
}

/* ---- pricing ---- */

/* What the reward takes off n units of a line; they have no less than 0 left. */
static VrStatus
take_off (VrEvaluation   *evaluation,
          const VrOffer  *offer,
          const VrReward *reward,
          int64_t         price,
          int64_t         n,
          int64_t        *ret_amount)
{
  const VrPack *pack = evaluation->pack;

  switch (reward->type)
    {
    case VR_REWARD_PERCENT:
      *ret_amount = pack->rounding_per == VR_PER_UNIT
                        ? n * vr_money_percent (price, reward->value, pack->rounding)
                        : vr_money_percent (n * price, reward->value, pack->rounding);
      break;
    case VR_REWARD_AMOUNT:
      if (!vr_money_multiply (n, reward->value, ret_amount))
        return vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL, "the amount of offer '",
                        offer->id.bytes, "' does not fit 64 bits", NULL);
      break;
    case VR_REWARD_FIXED:
      *ret_amount = price > reward->value ? n * (price - reward->value) : 0;
      break;
    }
  return VR_OK;
}

static VrStatus
price_line (
    VrEvaluation *evaluation, const VrProposal *proposal, VrClaim *claim, size_t place, int64_t n)
{
  const Volume     *volume = proposal->offer->form;
  const VrCartLine *line = &evaluation->cart->lines[proposal->lines[place]];
  VrGuard           guard;
  int64_t           room = n * (line->unit_price - vr_claim_floor (proposal->offer, line, &guard));
  VrStatus status = take_off (evaluation, proposal->offer, &volume->reward, line->unit_price, n,
                              &claim->amounts[place]);

  if (status == VR_OK && claim->amounts[place] > room)
    {
      claim->cuts[place] = claim->amounts[place] - room;
      claim->amounts[place] = room;
    }
  if (status == VR_OK)
    claim->discount += claim->amounts[place];
  return status;
}

static VrStatus
volume_price (VrEvaluation *evaluation, const VrProposal *proposal, VrClaim *claim)
{
  const Volume *volume = proposal->offer->form;
  int64_t       n_left = claim->n_times * volume->n_get;
  VrStatus      status = VR_OK;

  for (size_t i = 0; i < proposal->n_lines && n_left > 0 && status == VR_OK; i++)
    {
      size_t  rank = volume->pick == PICK_DEAREST ? i : proposal->n_lines - 1 - i;
      size_t  place = proposal->by_price[rank];
      int64_t n = claim->units[place] < n_left ? claim->units[place] : n_left;

      n_left -= n;
      if (n > 0)
        status = price_line (evaluation, proposal, claim, place, n);
    }
  return status;
}

/* Each unit that the reward is for loses no more than the dearest would, rounded up, or its whole
 * price. */
static int64_t
volume_bound (const VrEvaluation *evaluation, const VrProposal *proposal, const VrClaim *claim)
{
  const Volume *volume = proposal->offer->form;
  int64_t       value = 0;
  int64_t       dearest = 0;
  int64_t       off;
  int64_t       bound;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &evaluation->cart->lines[proposal->lines[i]];

      value += claim->units[i] * line->unit_price;
      dearest = line->unit_price > dearest ? line->unit_price : dearest;
    }
  off = dearest;
  if (volume->reward.type == VR_REWARD_PERCENT)
    off = vr_money_percent (dearest, volume->reward.value, VR_ROUND_DOWN) + 1;
  else if (volume->reward.type == VR_REWARD_AMOUNT)
    off = volume->reward.value;
  else if (dearest > volume->reward.value)
    off = dearest - volume->reward.value;
  if (!vr_money_multiply (off, claim->n_times * volume->n_get, &bound))
    bound = value;
  return bound < value ? bound : value;
}

/* ---- the ways of claiming ---- */

typedef struct
{
  int64_t price;
  size_t  line;
} Entry;

static int
compare_dearest (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static VrStatus
volume_propose (VrEvaluation *evaluation, VrProposal *proposal)
{
  const Volume *volume = proposal->offer->form;
  const VrCart *cart = evaluation->cart;
  size_t       *lines = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  Entry        *entries = VR_ARENA_NEW (evaluation->arena, Entry, cart->n_lines);
  VrSlot        slot = {.lines = lines, .quantity = volume->n_buy + volume->n_get};
  VrWays        ways = {.evaluation = evaluation,
                        .proposal = proposal,
                        .slots = &slot,
                        .n_slots = 1,
                        .price = volume_price,
                        .bound = volume_bound};

  if (lines == NULL || entries == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (proposal->offer->select, cart, &cart->lines[i]))
        entries[slot.n++] = (Entry){cart->lines[i].unit_price, i};
    }
  vr_sort (entries, slot.n, sizeof *entries, compare_dearest);
  for (size_t i = 0; i < slot.n; i++)
    lines[i] = entries[i].line;
  return vr_ways_list (&ways);
}

static void
volume_touch (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer)
{
  vr_index_selector (indexer, offer->select);
}

static const char *const volume_fields[] = {"buy", "get", "pick", "reward", "select", NULL};

const VrKind vr_volume_kind = {
    .name = "volume",
    .fields = volume_fields,
    .load = volume_load,
    .touch = volume_touch,
    .add_needs = volume_add_needs,
    .propose = volume_propose,
};
