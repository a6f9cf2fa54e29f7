/* SPDX-License-Identifier: Apache-2.0 */
/* What a set of units costs less: a share, an amount, or a price for the whole. */

#include "vr-reward.h"

VrStatus
vr_reward_load (VrReward *reward, const VrJson *object, VrError *error)
{
  return vr_reward_load_member (reward, object, "reward", error);
}

VrStatus
vr_reward_load_member (VrReward *reward, const VrJson *object, const char *key, VrError *error)
{
  static const char *const fields[] = {"amount", "fixed", "percent", NULL};
  const VrJson            *node;
  const VrJson            *percent;
  bool                     has_amount;
  bool                     has_fixed;
  VrStatus                 status = vr_require (object, key, VR_JSON_OBJECT, &node, error);

  if (status == VR_OK)
    status = vr_read_object (node, fields, error);
  if (status == VR_OK)
    status = vr_find (node, "percent", VR_JSON_STRING, &percent, error);
  if (status != VR_OK)
    return status;

  has_amount = vr_json_get (node, "amount") != NULL;
  has_fixed = vr_json_get (node, "fixed") != NULL;
  if (has_amount + has_fixed + (percent != NULL) != 1)
    return vr_fail (error, VR_ERROR_SCHEMA, node,
                    "exactly one of percent, amount and fixed expected", NULL);

  if (has_amount)
    {
      reward->type = VR_REWARD_AMOUNT;
      return vr_find_integer (node, "amount", 1, VR_MONEY_MAX, &reward->value, error);
    }
  if (has_fixed)
    {
      reward->type = VR_REWARD_FIXED;
      return vr_find_integer (node, "fixed", 0, VR_MONEY_MAX, &reward->value, error);
    }

  reward->type = VR_REWARD_PERCENT;
  if (!vr_percent_parse (percent->value.string.bytes, &reward->value))
    return vr_fail (error, VR_ERROR_SCHEMA, percent, "not a percentage", NULL);
  if (reward->value == 0)
    return vr_fail (error, VR_ERROR_RANGE, percent, "a percentage above 0 expected", NULL);
  return VR_OK;
}

/* What the claimed units cost by themselves; at most the list total of the cart. */
static int64_t
claimed_value (const VrEvaluation *evaluation, const VrProposal *proposal, const VrClaim *claim)
{
  int64_t value = 0;

  for (size_t i = 0; i < proposal->n_lines; i++)
    value += claim->units[i] * evaluation->cart->lines[proposal->lines[i]].unit_price;
  return value;
}

static void
apply_percent (const VrEvaluation *evaluation,
               int64_t             ppm,
               const VrProposal   *proposal,
               VrClaim            *claim)
{
  const VrPack *pack = evaluation->pack;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      int64_t price = evaluation->cart->lines[proposal->lines[i]].unit_price;
      int64_t n = claim->units[i];

      if (pack->rounding_per == VR_PER_UNIT)
        claim->amounts[i] = n * vr_money_percent (price, ppm, pack->rounding);
      else
        claim->amounts[i] = vr_money_percent (n * price, ppm, pack->rounding);
    }
}

/* What no line has room for is kept from the first one that is claimed. */
static VrStatus
share_within_floors (VrEvaluation     *evaluation,
                     int64_t           total,
                     const VrShareRun *runs,
                     const VrProposal *proposal,
                     VrClaim          *claim)
{
  int64_t *rooms = VR_ARENA_NEW (evaluation->arena, int64_t, proposal->n_lines);
  int64_t  left;
  size_t   first = 0;

  if (rooms == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &evaluation->cart->lines[proposal->lines[i]];
      VrGuard           guard;

      rooms[i] =
          claim->units[i] * (line->unit_price - vr_claim_floor (proposal->offer, line, &guard));
    }
  if (vr_money_share_rooms (evaluation->arena, total, runs, rooms, proposal->n_lines,
                            evaluation->pack->remainder, claim->amounts, &left) != VR_OK)
    return vr_fail_memory (evaluation->error);

  while (runs[first].weight * runs[first].n_units == 0)
    first++;
  claim->cuts[first] = left;
  return VR_OK;
}

/* Over the units or the lines, as the pack rounds. */
static VrStatus
apply_total (VrEvaluation *evaluation, int64_t total, const VrProposal *proposal, VrClaim *claim)
{
  const VrPack *pack = evaluation->pack;
  VrShareRun   *runs = VR_ARENA_NEW (evaluation->arena, VrShareRun, proposal->n_lines);

  if (runs == NULL)
    return vr_fail_memory (evaluation->error);

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      int64_t price = evaluation->cart->lines[proposal->lines[i]].unit_price;
      int64_t n = claim->units[i];

      runs[i] =
          pack->rounding_per == VR_PER_UNIT ? (VrShareRun){price, n} : (VrShareRun){price * n, 1};
    }
  if (proposal->offer->guards.shares_cut)
    return share_within_floors (evaluation, total, runs, proposal, claim);

  if (vr_money_share_runs (evaluation->arena, total, runs, proposal->n_lines, pack->remainder,
                           claim->amounts) != VR_OK)
    return vr_fail_memory (evaluation->error);
  return VR_OK;
}

/* Cuts what would go below a floor. */
static void
apply_floors (const VrEvaluation *evaluation, const VrProposal *proposal, VrClaim *claim)
{
  claim->discount = 0;
  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &evaluation->cart->lines[proposal->lines[i]];
      VrGuard           guard;
      int64_t           floor = vr_claim_floor (proposal->offer, line, &guard);
      int64_t           room = claim->units[i] * (line->unit_price - floor);

      if (claim->amounts[i] > room)
        {
          claim->cuts[i] = claim->amounts[i] - room;
          claim->amounts[i] = room;
        }
      claim->discount += claim->amounts[i];
    }
}

VrStatus
vr_reward_apply (VrEvaluation     *evaluation,
                 const VrReward   *reward,
                 const VrProposal *proposal,
                 VrClaim          *claim)
{
  int64_t  value = claimed_value (evaluation, proposal, claim);
  int64_t  total;
  VrStatus status;

  claim->discount = 0;
  if (value == 0)
    return VR_OK;
  if (reward->type == VR_REWARD_PERCENT)
    {
      apply_percent (evaluation, reward->value, proposal, claim);
      apply_floors (evaluation, proposal, claim);
      return VR_OK;
    }

  if (!vr_money_multiply (reward->value, claim->n_times, &total))
    {
      /* A price beyond 64 bits is above any value; an amount beyond cannot be reported. */
      if (reward->type == VR_REWARD_FIXED)
        return VR_OK;
      return vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL, "the amount of offer '",
                      proposal->offer->id.bytes, "' does not fit 64 bits", NULL);
    }
  if (reward->type == VR_REWARD_FIXED)
    total = value - total;
  if (total <= 0)
    return VR_OK;

  status = apply_total (evaluation, total, proposal, claim);
  if (status == VR_OK)
    apply_floors (evaluation, proposal, claim);
  return status;
}

/* ---- a reward of one unit ---- */

/* What a share or a price takes off n units; they have no less than 0 left. */
static int64_t
take_off (const VrPack *pack, const VrReward *reward, int64_t price, int64_t n)
{
  if (reward->type == VR_REWARD_FIXED)
    return price > reward->value ? n * (price - reward->value) : 0;
  return pack->rounding_per == VR_PER_UNIT
             ? n * vr_money_percent (price, reward->value, pack->rounding)
             : vr_money_percent (n * price, reward->value, pack->rounding);
}

VrStatus
vr_reward_apply_units (VrEvaluation     *evaluation,
                       const VrReward   *reward,
                       const VrProposal *proposal,
                       VrClaim          *claim,
                       size_t            place,
                       int64_t           n)
{
  const VrCartLine *line = &evaluation->cart->lines[proposal->lines[place]];
  VrGuard           guard;
  int64_t           room = n * (line->unit_price - vr_claim_floor (proposal->offer, line, &guard));
  int64_t           amount;

  if (reward->type != VR_REWARD_AMOUNT)
    amount = take_off (evaluation->pack, reward, line->unit_price, n);
  else if (!vr_money_multiply (n, reward->value, &amount))
    return vr_fail (evaluation->error, VR_ERROR_OVERFLOW, NULL, "the amount of offer '",
                    proposal->offer->id.bytes, "' does not fit 64 bits", NULL);

  if (amount > room)
    {
      claim->cuts[place] += amount - room;
      amount = room;
    }
  claim->amounts[place] += amount;
  claim->discount += amount;
  return VR_OK;
}

VrStatus
vr_reward_apply_each (VrEvaluation     *evaluation,
                      const VrReward   *reward,
                      const VrProposal *proposal,
                      VrClaim          *claim)
{
  VrStatus status = VR_OK;

  for (size_t i = 0; i < proposal->n_lines && status == VR_OK; i++)
    {
      if (claim->units[i] > 0)
        status = vr_reward_apply_units (evaluation, reward, proposal, claim, i, claim->units[i]);
    }
  return status;
}

int64_t
vr_reward_measure_units (const VrEvaluation *evaluation,
                         const VrReward     *reward,
                         const VrProposal   *proposal,
                         size_t              place,
                         int64_t             n)
{
  const VrCartLine *line = &evaluation->cart->lines[proposal->lines[place]];
  VrGuard           guard;
  int64_t           room = line->unit_price - vr_claim_floor (proposal->offer, line, &guard);
  int64_t           amount;

  if (reward->type == VR_REWARD_AMOUNT)
    return n * (reward->value < room ? reward->value : room);
  amount = take_off (evaluation->pack, reward, line->unit_price, n);
  return amount < n * room ? amount : n * room;
}

int64_t
vr_reward_bound (const VrEvaluation *evaluation,
                 const VrReward     *reward,
                 const VrProposal   *proposal,
                 const VrClaim      *claim)
{
  int64_t value = claimed_value (evaluation, proposal, claim);
  int64_t bound = value;
  int64_t n_units = 0;

  for (size_t i = 0; i < proposal->n_lines; i++)
    n_units += claim->units[i];

  switch (reward->type)
    {
    case VR_REWARD_PERCENT: /* each unit is rounded up by less than one */
      if (!vr_money_add (vr_money_percent (value, reward->value, VR_ROUND_DOWN), n_units, &bound))
        bound = value;
      break;
    case VR_REWARD_AMOUNT:
      if (!vr_money_multiply (reward->value, claim->n_times, &bound))
        bound = value;
      break;
    case VR_REWARD_FIXED: /* it is paid at least once */
      bound = value > reward->value ? value - reward->value : 0;
      break;
    }
  return bound < value ? bound : value;
}

int64_t
vr_reward_bound_unit (const VrReward *reward, int64_t price)
{
  int64_t off = price;

  if (reward->type == VR_REWARD_PERCENT)
    off = vr_money_percent (price, reward->value, VR_ROUND_DOWN) + 1;
  else if (reward->type == VR_REWARD_AMOUNT)
    off = reward->value;
  else
    off = price > reward->value ? price - reward->value : 0;
  return off < price ? off : price;
}
