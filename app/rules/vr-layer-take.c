/* SPDX-License-Identifier: Apache-2.0 */
/* Taking something off the lines in the layers after the claims. */

#include "vr-layers.h"

static const VrOffer *
get_offer (const VrLayers *layers, size_t which)
{
  return &layers->evaluation->pack->offers[layers->offers[which]];
}

static void
add_record (VrLayers *layers, VrRecord record)
{
  VrRecord *kept;

  if (!layers->is_recording || record.amount + record.cut == 0)
    return;
  kept = VR_ARENA_NEW (layers->evaluation->arena, VrRecord, 1);
  if (kept == NULL)
    {
      layers->failed = true;
      return;
    }
  *kept = record;
  *layers->end = kept;
  layers->end = &kept->next;
}

/* Notes what an offer would have taken off, were it not for another. */
static void
lose (VrLayers *layers, size_t which, int64_t amount)
{
  VrOutcome *outcome = &layers->outcomes[which];

  if (amount == 0)
    return;
  outcome->by = layers->hindrance;
  outcome->lost += amount;
}

/* What limits leave of an offer; where it is only said what another keeps from it, of all that. */
static int64_t
get_budget (const VrLayers *layers, size_t which, bool is_dry)
{
  const VrOutcome *outcome = &layers->outcomes[which];
  int64_t          budget = layers->budgets[which];

  if (budget == INT64_MAX)
    return budget;
  budget -= outcome->n_items + outcome->n_order + outcome->n_shipping;
  return is_dry ? budget - outcome->lost : budget;
}

static int64_t
measure_line (const VrLayers *layers, size_t line, VrMeasure measure)
{
  const VrCartLine *from = &layers->evaluation->cart->lines[line];

  switch (measure)
    {
    case VR_MEASURE_QUANTITY:
      return from->quantity;
    case VR_MEASURE_WEIGHT:
      return from->quantity * from->weight;
    case VR_MEASURE_LEFT:
      return layers->nets[line];
    case VR_MEASURE_SUBTOTAL:
      break;
    }
  return layers->items[line];
}

int64_t
vr_layers_measure (const VrLayers *layers, size_t which, VrMeasure measure)
{
  const VrCart *cart = layers->evaluation->cart;
  int64_t       sum = 0;

  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (layers->selected[which][i])
        sum += measure_line (layers, i, measure);
    }
  return sum;
}

int64_t
vr_layers_measure_offer (const VrLayers *layers, const VrOffer *offer, VrMeasure measure)
{
  const VrCart *cart = layers->evaluation->cart;
  int64_t       sum = 0;

  for (size_t i = 0; i < layers->n && measure == VR_MEASURE_LEFT; i++)
    {
      if (get_offer (layers, i) == offer)
        return layers->outcomes[i].measured;
    }
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (vr_selector_matches (offer->select, cart, &cart->lines[i]))
        sum += measure_line (layers, i, measure);
    }
  return sum;
}

/* ---- one line ---- */

static bool
is_open (const VrRun *run, VrReach reach)
{
  switch (reach)
    {
    case VR_REACH_FREE:
      return run->closer == VR_NONE && run->offer == VR_NONE;
    case VR_REACH_OPEN:
      return run->closer == VR_NONE;
    case VR_REACH_ALL:
      return true;
    }
  return false;
}

/* Shares an amount out over the open runs of a line, in proportion to what is left of them. */
static void
share_over_runs (VrLayers *layers, size_t line, int64_t amount, VrReach reach)
{
  const VrPack *pack = layers->evaluation->pack;
  size_t        n = 0;
  int64_t       net = 0;

  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      if (!is_open (&layers->runs[i], reach))
        continue;
      layers->shares[n++] = (VrShareRun){layers->runs[i].net, 1};
      net += layers->runs[i].net;
    }
  if (net == 0)
    amount = 0;
  else if (vr_money_share_runs (layers->evaluation->arena, amount, layers->shares, n,
                                pack->remainder, layers->parts) != VR_OK)
    {
      layers->failed = true;
      amount = 0;
    }

  n = 0;
  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      VrRun *run = &layers->runs[i];

      run->part = 0;
      if (is_open (run, reach) && amount > 0)
        run->part = layers->parts[n++];
    }
}

/* A share of each unit, rounded for each. */
static int64_t
percent_of_units (const VrRun *run, int64_t ppm, VrRounding rounding)
{
  int64_t price = run->net / run->n_units;
  int64_t n_dearer = run->net % run->n_units;

  return (run->n_units - n_dearer) * vr_money_percent (price, ppm, rounding) +
         n_dearer * vr_money_percent (price + 1, ppm, rounding);
}

/* Fills in the parts of the open runs of a line. What they cost together is rounded once. */
static void
reward_line (VrLayers *layers, size_t line, const VrReward *reward, VrReach reach)
{
  const VrPack *pack = layers->evaluation->pack;
  int64_t       unit_price = layers->evaluation->cart->lines[line].unit_price;
  int64_t       base = 0;

  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      VrRun *run = &layers->runs[i];

      run->part = 0;
      if (!is_open (run, reach))
        continue;
      base += reward->of_list ? run->n_units * unit_price : run->net;
      if (reward->type == VR_REWARD_AMOUNT)
        run->part = run->n_units * reward->value;
      else if (reward->type == VR_REWARD_PERCENT && reward->of_list)
        run->part = run->n_units * vr_money_percent (unit_price, reward->value, pack->rounding);
      else if (reward->type == VR_REWARD_PERCENT)
        run->part = percent_of_units (run, reward->value, pack->rounding);
      else if (run->net / run->n_units >= reward->value)
        run->part = run->net - run->n_units * reward->value;
    }
  if (reward->type == VR_REWARD_PERCENT && pack->rounding_per == VR_PER_LINE)
    share_over_runs (layers, line, vr_money_percent (base, reward->value, pack->rounding), reach);
}

/* Takes the parts off the runs of a line, as far as the offer's floors and budget let it, and sums
 * them up. */
static void
take_parts (VrLayers *layers, size_t which, size_t line, bool is_dry, VrRecord *record)
{
  const VrOffer *offer = get_offer (layers, which);
  VrOutcome     *outcome = &layers->outcomes[which];
  int64_t        budget = get_budget (layers, which, is_dry);
  int64_t        kept = record->cut; /* by floors */
  VrGuard        guard;
  int64_t        floor = vr_claim_floor (offer, &layers->evaluation->cart->lines[line], &guard);

  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      VrRun  *run = &layers->runs[i];
      int64_t room = run->net - run->n_units * floor;
      int64_t amount = run->part;

      if (amount == 0)
        continue;
      room = room > 0 ? room : 0;
      if (amount > room)
        {
          kept += amount - room;
          amount = room;
        }
      amount = amount < budget ? amount : budget;
      budget -= amount;
      record->cut += run->part - amount;
      record->n_units += run->n_units;
      record->amount += amount;
      if (is_dry)
        continue;
      run->net -= amount;
      layers->nets[line] -= amount;
    }
  if (kept > outcome->cut)
    {
      outcome->cut = kept;
      outcome->guard = guard;
    }
}

/* Whether an offer would rather take nothing off than so much, which is more than limits leave. */
static bool
refuses (VrLayers *layers, size_t which, int64_t amount)
{
  VrOutcome *outcome = &layers->outcomes[which];

  if (!get_offer (layers, which)->refuses_over_budget ||
      amount <= get_budget (layers, which, layers->hindrance != VR_NONE))
    return false;
  if (amount > outcome->cut)
    {
      outcome->cut = amount;
      outcome->guard = VR_GUARD_BUDGET;
    }
  return true;
}

/* ---- the layers ---- */

/* Who keeps the offer away from a unit of the line; the offer itself looks for the first. */
static size_t
find_blocker (const VrLayers *layers, size_t line, VrReach reach)
{
  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      const VrRun *run = &layers->runs[i];

      if (!is_open (run, reach))
        return run->closer != VR_NONE ? run->closer : run->offer;
    }
  return VR_NONE;
}

static void
close_runs (VrLayers *layers, size_t which, size_t line, VrReach reach)
{
  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    {
      if (is_open (&layers->runs[i], reach))
        layers->runs[i].closer = layers->offers[which];
    }
}

/* What an offer would take off the items, were there no budget. */
static int64_t
measure_items (VrLayers *layers, size_t which, const VrReward *reward, VrReach reach)
{
  int64_t budget = layers->budgets[which];
  int64_t sum = 0;

  layers->budgets[which] = INT64_MAX;
  for (size_t i = 0; i < layers->evaluation->cart->n_lines; i++)
    {
      VrRecord record = {0};

      if (!layers->selected[which][i])
        continue;
      reward_line (layers, i, reward, reach);
      take_parts (layers, which, i, true, &record);
      sum += record.amount;
    }
  layers->budgets[which] = budget;
  return sum;
}

void
vr_layers_take_items (VrLayers *layers, size_t which, const VrReward *reward, VrReach reach)
{
  VrOutcome *outcome = &layers->outcomes[which];
  bool       is_dry = layers->hindrance != VR_NONE;
  size_t     blocker = VR_NONE;

  if (get_offer (layers, which)->refuses_over_budget &&
      refuses (layers, which, measure_items (layers, which, reward, reach)))
    return;
  for (size_t i = 0; i < layers->evaluation->cart->n_lines; i++)
    {
      VrRecord record = {.offer = layers->offers[which], .layer = VR_LAYER_ITEMS, .line = i};

      if (!layers->selected[which][i])
        continue;
      if (blocker == VR_NONE)
        blocker = find_blocker (layers, i, reach);
      reward_line (layers, i, reward, reach);
      take_parts (layers, which, i, is_dry, &record);
      if (is_dry)
        {
          lose (layers, which, record.amount);
          continue;
        }
      outcome->n_items += record.amount;
      if (record.amount > 0 && get_offer (layers, which)->is_last)
        close_runs (layers, which, i, reach);
      add_record (layers, record);
    }
  if (!is_dry && outcome->n_items == 0 && outcome->cut == 0)
    outcome->by = blocker;
}

/* What floors let the runs of a line give to an offer, together; fills in the room of each. */
static int64_t
find_rooms (VrLayers *layers, size_t which, size_t line)
{
  VrGuard guard;
  int64_t floor =
      vr_claim_floor (get_offer (layers, which), &layers->evaluation->cart->lines[line], &guard);
  int64_t sum = 0;
  size_t  n = 0;

  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next, n++)
    {
      const VrRun *run = &layers->runs[i];
      int64_t      room = run->net - run->n_units * floor;

      layers->shares[n] = (VrShareRun){run->net, 1};
      layers->rooms[n] = room > 0 ? room : 0;
      sum += layers->rooms[n];
    }
  return sum;
}

/* Shares what a line gives out over its runs, all of which have room for it together. */
static void
share_within_floors (VrLayers *layers, size_t which, size_t line)
{
  int64_t left;
  size_t  n = 0;

  (void) find_rooms (layers, which, line);
  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next)
    n++;
  if (vr_money_share_rooms (layers->evaluation->arena, layers->amounts[line], layers->shares,
                            layers->rooms, n, layers->evaluation->pack->remainder, layers->parts,
                            &left) != VR_OK)
    layers->failed = true;

  n = 0;
  for (size_t i = layers->heads[line]; i != VR_NONE; i = layers->runs[i].next, n++)
    layers->runs[i].part = layers->failed ? 0 : layers->parts[n];
}

/* Over the selected lines, in proportion to what is left of each; no line gives more than floors
 * let it. What none has room for is kept from the first. */
static void
share_over_rooms (VrLayers *layers, size_t which, int64_t total)
{
  size_t  n_lines = layers->evaluation->cart->n_lines;
  int64_t left = 0;
  size_t  first = VR_NONE;

  /* amounts hold the rooms meanwhile: shares and rooms are in use for each line. */
  for (size_t i = 0; i < n_lines; i++)
    layers->amounts[i] = layers->selected[which][i] ? find_rooms (layers, which, i) : 0;
  for (size_t i = 0; i < n_lines; i++)
    {
      layers->shares[i] = (VrShareRun){layers->selected[which][i] ? layers->nets[i] : 0, 1};
      layers->rooms[i] = layers->amounts[i];
      if (first == VR_NONE && layers->shares[i].weight > 0)
        first = i;
    }
  if (vr_money_share_rooms (layers->evaluation->arena, total, layers->shares, layers->rooms,
                            n_lines, layers->evaluation->pack->remainder, layers->amounts,
                            &left) != VR_OK)
    layers->failed = true;
  if (first != VR_NONE)
    layers->cuts[first] = left;
}

/* Fills in what each selected line gives to the reward, and what floors keep of it already. */
static void
share_over_lines (VrLayers *layers, size_t which, const VrReward *reward)
{
  const VrPack *pack = layers->evaluation->pack;
  size_t        n_lines = layers->evaluation->cart->n_lines;
  int64_t       left = 0;
  int64_t       total;

  for (size_t i = 0; i < n_lines; i++)
    {
      int64_t net = layers->selected[which][i] ? layers->nets[i] : 0;

      left += net;
      layers->shares[i] = (VrShareRun){net, 1};
      layers->amounts[i] = 0;
      layers->cuts[i] = 0;
    }
  total = reward->type == VR_REWARD_PERCENT ? vr_money_percent (left, reward->value, pack->rounding)
                                            : reward->value;
  if (left > 0 && get_offer (layers, which)->guards.shares_cut)
    share_over_rooms (layers, which, total);
  else if (left > 0 && vr_money_share_runs (layers->evaluation->arena, total, layers->shares,
                                            n_lines, pack->remainder, layers->amounts) != VR_OK)
    layers->failed = true;
}

/* Takes what a line gives to the order off its runs. */
static void
take_line (VrLayers *layers, size_t which, size_t line, bool is_dry, VrRecord *record)
{
  record->cut = layers->cuts[line];
  if (get_offer (layers, which)->guards.shares_cut)
    share_within_floors (layers, which, line);
  else
    share_over_runs (layers, line, layers->amounts[line], VR_REACH_ALL);
  take_parts (layers, which, line, is_dry, record);
}

/* What an offer would take off the order, were there no budget. */
static int64_t
measure_order (VrLayers *layers, size_t which)
{
  int64_t budget = layers->budgets[which];
  int64_t sum = 0;

  layers->budgets[which] = INT64_MAX;
  for (size_t i = 0; i < layers->evaluation->cart->n_lines; i++)
    {
      VrRecord record = {0};

      if (layers->amounts[i] + layers->cuts[i] > 0)
        take_line (layers, which, i, true, &record);
      sum += record.amount;
    }
  layers->budgets[which] = budget;
  return sum;
}

void
vr_layers_take_order (VrLayers *layers, size_t which, const VrReward *reward)
{
  VrOutcome *outcome = &layers->outcomes[which];
  bool       is_dry = layers->hindrance != VR_NONE;

  share_over_lines (layers, which, reward);
  if (get_offer (layers, which)->refuses_over_budget &&
      refuses (layers, which, measure_order (layers, which)))
    return;
  for (size_t i = 0; i < layers->evaluation->cart->n_lines; i++)
    {
      VrRecord record = {.offer = layers->offers[which], .layer = VR_LAYER_ORDER, .line = i};

      if (layers->amounts[i] + layers->cuts[i] == 0)
        continue;
      take_line (layers, which, i, is_dry, &record);
      if (is_dry)
        {
          lose (layers, which, record.amount);
          continue;
        }
      outcome->n_order += record.amount;
      add_record (layers, record);
    }
}

void
vr_layers_take_shipping (VrLayers *layers, size_t which, int64_t amount)
{
  VrOutcome *outcome = &layers->outcomes[which];
  bool       is_dry = layers->hindrance != VR_NONE;
  int64_t    wanted = amount < layers->shipping ? amount : layers->shipping;
  int64_t    budget = get_budget (layers, which, is_dry);

  if (refuses (layers, which, wanted))
    return;
  amount = wanted < budget ? wanted : budget;
  if (is_dry)
    {
      lose (layers, which, amount);
      return;
    }
  outcome->n_shipping += amount;
  layers->shipping -= amount;
  add_record (layers, (VrRecord){.offer = layers->offers[which],
                                 .layer = VR_LAYER_SHIPPING,
                                 .line = VR_NONE,
                                 .amount = amount,
                                 .cut = wanted - amount});
}
