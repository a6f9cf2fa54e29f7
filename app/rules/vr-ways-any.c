/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming any units, up to so many from each slot. */

#include "vr-ways.h"

/* Of the ways that may be listed, where not all can be: those of fewer units in all, and those that
 * leave units of one line to others; the rest leave units of two lines. */
#define MAX_FEWER (VR_CLAIM_MAX_WAYS / 2)
#define MAX_WITHOUT_ONE (VR_CLAIM_MAX_WAYS * 3 / 4)

typedef enum
{
  ORDER_DEAREST,
  ORDER_CHEAPEST,
} Order;

static int64_t
line_quantity (const VrWays *ways, size_t place)
{
  return ways->evaluation->cart->lines[ways->proposal->lines[place]].quantity;
}

/* ---- all of them ---- */

/* Fills in the most units of each line, in the order of by_price. Returns how many ways there are
 * at most; max + 1 if that is more than max. */
static size_t
count_ways (const VrWays *ways, int64_t *tops, size_t max)
{
  size_t n_ways = 1;
  size_t at = 0;

  for (size_t i = 0; i < ways->n_slots; i++)
    {
      const VrSlot *slot = &ways->slots[i];

      for (size_t j = 0; j < slot->n; j++, at++)
        {
          int64_t quantity = line_quantity (ways, slot->places[j]);

          tops[at] = quantity < slot->quantity ? quantity : slot->quantity;
          if (n_ways > max || (size_t) tops[at] + 1 > max / n_ways)
            n_ways = max + 1;
          else
            n_ways *= (size_t) tops[at] + 1;
        }
    }
  return n_ways;
}

static bool
is_way (const VrWays *ways)
{
  int64_t n_all = 0;

  for (size_t i = 0; i < ways->n_slots; i++)
    {
      const VrSlot *slot = &ways->slots[i];
      int64_t       n_units = 0;

      for (size_t j = 0; j < slot->n; j++)
        n_units += ways->units[slot->places[j]];
      if (n_units > slot->quantity)
        return false;
      n_all += n_units;
    }
  return n_all >= ways->least;
}

/* Counts through all numbers of units, the first line fastest. */
static VrStatus
list_all (VrWays *ways, const int64_t *tops)
{
  const VrProposal *proposal = ways->proposal;

  for (;;)
    {
      size_t   i = 0;
      VrStatus status;

      for (; i < proposal->n_lines && ways->units[proposal->by_price[i]] == tops[i]; i++)
        ways->units[proposal->by_price[i]] = 0;
      if (i == proposal->n_lines)
        return VR_OK;
      ways->units[proposal->by_price[i]]++;
      if (!is_way (ways))
        continue;
      status = vr_ways_add (ways, 1);
      if (status != VR_OK)
        return status;
    }
}

/* ---- the likeliest ---- */

/* Takes as many units as may be, at most limit from each slot, and leaves those that are spared. */
static VrStatus
try_way (VrWays *ways, const int64_t *spared, int64_t limit, Order order)
{
  int64_t n_all = 0;

  for (size_t i = 0; i < ways->n_slots; i++)
    {
      const VrSlot *slot = &ways->slots[i];
      int64_t       n_left = slot->quantity < limit ? slot->quantity : limit;

      for (size_t j = 0; j < slot->n; j++)
        {
          size_t  place = slot->places[order == ORDER_DEAREST ? j : slot->n - 1 - j];
          int64_t n = line_quantity (ways, place) - spared[place];

          ways->units[place] = n < n_left ? n : n_left;
          n_left -= ways->units[place];
          n_all += ways->units[place];
        }
    }
  return n_all >= ways->least ? vr_ways_add (ways, 1) : VR_OK;
}

static VrStatus
try_number (VrWays *ways, const int64_t *spared, int64_t n)
{
  VrStatus status = VR_OK;

  if (vr_ways_may_go_on (ways))
    status = try_way (ways, spared, n, ORDER_DEAREST);
  if (status == VR_OK && vr_ways_may_go_on (ways))
    status = try_way (ways, spared, n, ORDER_CHEAPEST);
  return status;
}

/* The dearest and the cheapest, of so many units as are marked, then of fewer and fewer. */
static VrStatus
list_fewer (VrWays *ways, const int64_t *spared)
{
  int64_t  most = 0;
  VrStatus status = VR_OK;

  for (size_t i = 0; i < ways->proposal->n_lines; i++)
    most += line_quantity (ways, i);
  if (ways->slots[0].quantity < most)
    most = ways->slots[0].quantity;

  for (size_t i = ways->n_marks; i-- > 0 && status == VR_OK;)
    {
      if (ways->marks[i] < most)
        status = try_number (ways, spared, ways->marks[i]);
    }
  for (int64_t n = most - 1;
       n >= ways->least && ways->n_ways < MAX_FEWER && vr_ways_may_go_on (ways) && status == VR_OK;
       n--)
    status = try_number (ways, spared, n);
  return status;
}

/* Without a whole line, then without more and more units of one. */
static VrStatus
list_without_one (VrWays *ways, int64_t *spared)
{
  bool     is_done = false;
  VrStatus status;

  for (int64_t n = 0; !is_done && ways->n_ways < MAX_WITHOUT_ONE && vr_ways_may_go_on (ways); n++)
    {
      size_t n_before;

      is_done = n > 0;
      for (size_t i = 0; i < ways->proposal->n_lines && vr_ways_may_go_on (ways); i++)
        {
          int64_t quantity = line_quantity (ways, i);

          if (n > 0 && quantity <= n)
            continue;
          n_before = ways->n_ways;
          spared[i] = n > 0 ? n : quantity;
          status = try_way (ways, spared, INT64_MAX, ORDER_DEAREST);
          spared[i] = 0;
          if (status != VR_OK)
            return status;
          is_done = is_done && ways->n_ways == n_before;
        }
    }
  return VR_OK;
}

/* Without as many units of two lines. */
static VrStatus
list_without_two (VrWays *ways, int64_t *spared)
{
  size_t  n_lines = ways->proposal->n_lines;
  int64_t n_all = 0;
  bool    is_done = false;

  for (size_t i = 0; i < n_lines; i++)
    n_all += line_quantity (ways, i);
  for (int64_t n = 1; !is_done && n_all - 2 * n >= ways->least; n++)
    {
      is_done = true;
      for (size_t i = 0; i < n_lines; i++)
        {
          spared[i] = n;
          for (size_t j = i + 1; j < n_lines && line_quantity (ways, i) >= n; j++)
            {
              VrStatus status;

              if (line_quantity (ways, j) < n)
                continue;
              if (!vr_ways_may_go_on (ways))
                return VR_OK;
              is_done = false;
              spared[j] = n;
              status = try_way (ways, spared, INT64_MAX, ORDER_DEAREST);
              spared[j] = 0;
              if (status != VR_OK)
                return status;
            }
          spared[i] = 0;
        }
    }
  return VR_OK;
}

static VrStatus
list_likely (VrWays *ways)
{
  int64_t *spared = VR_ARENA_NEW (ways->evaluation->arena, int64_t, ways->proposal->n_lines);
  VrStatus status;

  if (spared == NULL)
    return vr_fail_memory (ways->evaluation->error);
  ways->is_cut = true;
  status = try_way (ways, spared, INT64_MAX, ORDER_DEAREST);
  if (status == VR_OK && ways->n_slots == 1)
    status = list_fewer (ways, spared);
  if (status == VR_OK)
    status = list_without_one (ways, spared);
  return status == VR_OK ? list_without_two (ways, spared) : status;
}

/* Of sorted claims: the same way may have been tried twice. */
static void
drop_twins (VrProposal *proposal)
{
  size_t n = 0;

  for (size_t i = 0; i < proposal->n_claims; i++)
    {
      if (n == 0 || vr_claim_compare (&proposal->claims[n - 1], &proposal->claims[i]) != 0)
        proposal->claims[n++] = proposal->claims[i];
    }
  proposal->n_claims = n;
}

VrStatus
vr_ways_list_any (VrWays *ways)
{
  VrEvaluation *evaluation = ways->evaluation;
  VrProposal   *proposal = ways->proposal;
  VrStatus      status = vr_ways_begin (ways);
  int64_t      *tops;
  size_t        n_room;
  size_t        n_ways;

  if (status != VR_OK)
    return status;
  ways->most_times = 1;
  n_room = vr_ways_count_room (ways);
  tops = VR_ARENA_NEW (evaluation->arena, int64_t, proposal->n_lines);
  if (tops == NULL)
    return vr_fail_memory (evaluation->error);
  n_ways = count_ways (ways, tops, n_room);
  proposal->claims = VR_ARENA_NEW (evaluation->arena, VrClaim, n_ways < n_room ? n_ways : n_room);
  if (proposal->claims == NULL)
    return vr_fail_memory (evaluation->error);

  status = n_ways <= n_room ? list_all (ways, tops) : list_likely (ways);
  if (status != VR_OK)
    return status;
  vr_ways_end (ways);
  drop_twins (proposal);
  return VR_OK;
}
