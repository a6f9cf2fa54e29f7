/* SPDX-License-Identifier: Apache-2.0 */
/* The ways in which an offer can claim units of the cart, listed. */

#include "vr-ways.h"

#include "vr-limits.h"
#include "vr-sort.h"

static int64_t
line_quantity (const VrWays *ways, size_t place)
{
  return ways->evaluation->cart->lines[ways->proposal->lines[place]].quantity;
}

static int
compare_lines (const void *a, const void *b)
{
  const size_t *x = a;
  const size_t *y = b;

  return (*x > *y) - (*x < *y);
}

static size_t
find_place (const VrProposal *proposal, size_t line)
{
  size_t low = 0;
  size_t high = proposal->n_lines;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (proposal->lines[middle] < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Collects the lines of all slots, and how often they can be filled. */
static VrStatus
collect_lines (VrWays *ways)
{
  VrEvaluation *evaluation = ways->evaluation;
  VrProposal   *proposal = ways->proposal;
  size_t        n_lines = 0;

  for (size_t i = 0; i < ways->n_slots; i++)
    n_lines += ways->slots[i].n;
  evaluation->n_lines += n_lines;
  if (evaluation->n_lines > VR_CLAIM_MAX_LINES)
    return vr_fail (evaluation->error, VR_ERROR_LIMIT, NULL, "too many offers meet too many lines",
                    NULL);
  proposal->lines = VR_ARENA_NEW (evaluation->arena, size_t, n_lines);
  if (proposal->lines == NULL)
    return vr_fail_memory (evaluation->error);

  ways->most_times = vr_limits_get_times (proposal->offer, evaluation->cart);
  for (size_t i = 0; i < ways->n_slots; i++)
    {
      const VrSlot *slot = &ways->slots[i];
      int64_t       n_units = 0;

      for (size_t j = 0; j < slot->n; j++)
        {
          n_units += evaluation->cart->lines[slot->lines[j]].quantity;
          proposal->lines[proposal->n_lines++] = slot->lines[j];
        }
      if (n_units / slot->quantity < ways->most_times)
        ways->most_times = n_units / slot->quantity;
    }

  vr_sort (proposal->lines, proposal->n_lines, sizeof *proposal->lines, compare_lines);
  return VR_OK;
}

static VrStatus
find_places (VrWays *ways)
{
  VrEvaluation *evaluation = ways->evaluation;
  size_t       *places = VR_ARENA_NEW (evaluation->arena, size_t, ways->proposal->n_lines);

  ways->units = VR_ARENA_NEW (evaluation->arena, int64_t, ways->proposal->n_lines);
  if (places == NULL || ways->units == NULL)
    return vr_fail_memory (evaluation->error);

  ways->proposal->by_price = places;
  for (size_t i = 0; i < ways->n_slots; i++)
    {
      VrSlot *slot = &ways->slots[i];

      slot->places = places;
      for (size_t j = 0; j < slot->n; j++)
        *places++ = find_place (ways->proposal, slot->lines[j]);
    }
  return VR_OK;
}

/* Puts n_units into the lines of a slot from the given one on, the dearest first. */
static void
fill (const VrWays *ways, const VrSlot *slot, size_t from, int64_t n_units)
{
  for (size_t i = from; i < slot->n; i++)
    {
      size_t  place = slot->places[i];
      int64_t n = line_quantity (ways, place);

      ways->units[place] = n < n_units ? n : n_units;
      n_units -= ways->units[place];
    }
}

/* The next way of spreading the same units over the lines of a slot: one unit moves to cheaper
 * lines, as far right as one can. False after the last. */
static bool
next_in_slot (const VrWays *ways, const VrSlot *slot)
{
  int64_t n_right = 0; /* units in the lines to the right */
  int64_t n_room = 0;  /* and room for more there */

  for (size_t i = slot->n; i-- > 0;)
    {
      size_t place = slot->places[i];

      if (n_room > 0 && ways->units[place] > 0)
        {
          ways->units[place]--;
          fill (ways, slot, i + 1, n_right + 1);
          return true;
        }
      n_right += ways->units[place];
      n_room += line_quantity (ways, place) - ways->units[place];
    }
  return false;
}

static void
first_way (const VrWays *ways, int64_t n_times)
{
  for (size_t i = 0; i < ways->n_slots; i++)
    fill (ways, &ways->slots[i], 0, n_times * ways->slots[i].quantity);
}

static bool
next_way (const VrWays *ways, int64_t n_times)
{
  for (size_t i = 0; i < ways->n_slots; i++)
    {
      if (next_in_slot (ways, &ways->slots[i]))
        return true;
      fill (ways, &ways->slots[i], 0, n_times * ways->slots[i].quantity);
    }
  return false;
}

/* Remembers what kept a way from taking anything off: what was most on one line, the first of them
 * among equals. */
static void
note_guard (VrWays *ways, const VrClaim *claim)
{
  const VrProposal *proposal = ways->proposal;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &ways->evaluation->cart->lines[proposal->lines[i]];
      VrGuard           guard;

      (void) vr_claim_floor (proposal->offer, line, &guard);
      if (guard == VR_GUARD_NONE || claim->cuts[i] == 0 || claim->cuts[i] < ways->most_cut ||
          (claim->cuts[i] == ways->most_cut && i >= ways->cut_place))
        continue;
      ways->most_cut = claim->cuts[i];
      ways->cut_place = i;
      ways->proposal->guard = guard;
    }
}

VrStatus
vr_ways_add (VrWays *ways, int64_t n_times)
{
  VrEvaluation *evaluation = ways->evaluation;
  VrProposal   *proposal = ways->proposal;
  VrClaim      *claim = &proposal->claims[proposal->n_claims];
  size_t        n = proposal->n_lines;
  int64_t      *numbers = VR_ARENA_NEW (evaluation->arena, int64_t, 3 * n);
  VrStatus      status;

  if (numbers == NULL)
    return vr_fail_memory (evaluation->error);

  *claim = (VrClaim){0, n_times, n, numbers, numbers + n, numbers + 2 * n};
  for (size_t i = 0; i < n; i++)
    claim->units[i] = ways->units[i];
  status = ways->price (evaluation, proposal, claim);
  if (status != VR_OK)
    return status;

  ways->n_ways++;
  evaluation->n_work += n;
  if (claim->discount > 0)
    proposal->n_claims++;
  else
    note_guard (ways, claim);
  return VR_OK;
}

bool
vr_ways_may_go_on (const VrWays *ways)
{
  return ways->n_ways == 0 ||
         (ways->n_ways < VR_CLAIM_MAX_WAYS && ways->evaluation->n_work < VR_CLAIM_MAX_WORK);
}

/* The dearest units for every number of times first, since those ways are the likeliest. */
static VrStatus
list_ways (VrWays *ways)
{
  for (int64_t n_times = ways->most_times; n_times > 0; n_times--)
    {
      VrStatus status;

      if (!vr_ways_may_go_on (ways))
        {
          ways->is_cut = true;
          return VR_OK;
        }
      first_way (ways, n_times);
      status = vr_ways_add (ways, n_times);
      if (status != VR_OK)
        return status;
    }

  for (int64_t n_times = ways->most_times; n_times > 0; n_times--)
    {
      first_way (ways, n_times);
      while (next_way (ways, n_times))
        {
          VrStatus status;

          if (!vr_ways_may_go_on (ways))
            {
              ways->is_cut = true;
              return VR_OK;
            }
          status = vr_ways_add (ways, n_times);
          if (status != VR_OK)
            return status;
        }
    }
  return VR_OK;
}

/* The most that any way could take off, listed or not. */
static int64_t
bound_of (VrWays *ways)
{
  const VrProposal *proposal = ways->proposal;
  VrClaim           dearest = {
                .n_times = ways->most_times, .n_lines = proposal->n_lines, .units = ways->units};

  if (!ways->is_cut)
    return proposal->n_claims > 0 ? proposal->claims[0].discount : 0;

  first_way (ways, ways->most_times);
  return ways->bound (ways->evaluation, proposal, &dearest);
}

size_t
vr_ways_count_room (const VrWays *ways)
{
  size_t n_work = ways->evaluation->n_work;
  size_t n_ways = 1;

  if (n_work < VR_CLAIM_MAX_WORK)
    n_ways += (VR_CLAIM_MAX_WORK - n_work) / ways->proposal->n_lines;
  return n_ways < VR_CLAIM_MAX_WAYS ? n_ways : VR_CLAIM_MAX_WAYS;
}

/* How many ways can be listed at most. With each product on one line there is one way for each
 * number of times. */
static size_t
most_ways (const VrWays *ways)
{
  size_t n_ways = vr_ways_count_room (ways);

  if (ways->proposal->n_lines == ways->n_slots && ways->most_times < (int64_t) n_ways)
    n_ways = (size_t) ways->most_times;
  return n_ways;
}

VrStatus
vr_ways_begin (VrWays *ways)
{
  VrStatus status = collect_lines (ways);

  return status == VR_OK ? find_places (ways) : status;
}

void
vr_ways_end (VrWays *ways)
{
  VrProposal *proposal = ways->proposal;

  vr_sort (proposal->claims, proposal->n_claims, sizeof *proposal->claims, vr_claim_compare);
  proposal->bound = bound_of (ways);
  proposal->is_partial = ways->is_cut;
}

VrStatus
vr_ways_list (VrWays *ways)
{
  VrProposal *proposal = ways->proposal;
  VrStatus    status = vr_ways_begin (ways);

  if (status != VR_OK)
    return status;
  proposal->claims = VR_ARENA_NEW (ways->evaluation->arena, VrClaim, most_ways (ways));
  if (proposal->claims == NULL)
    return vr_fail_memory (ways->evaluation->error);

  status = list_ways (ways);
  if (status == VR_OK)
    vr_ways_end (ways);
  return status;
}

/* The lines of a proposal are in the order of the cart. */
static void
fill_in_order (const VrWays *ways, int64_t n_units)
{
  for (size_t place = 0; place < ways->proposal->n_lines; place++)
    {
      int64_t n = line_quantity (ways, place);

      ways->units[place] = n < n_units ? n : n_units;
      n_units -= ways->units[place];
    }
}

VrStatus
vr_ways_list_first (VrWays *ways)
{
  VrProposal *proposal = ways->proposal;
  VrStatus    status = vr_ways_begin (ways);
  size_t      n_ways;

  if (status != VR_OK)
    return status;
  n_ways = vr_ways_count_room (ways);
  n_ways = ways->most_times < (int64_t) n_ways ? (size_t) ways->most_times : n_ways;
  proposal->claims = VR_ARENA_NEW (ways->evaluation->arena, VrClaim, n_ways);
  if (proposal->claims == NULL)
    return vr_fail_memory (ways->evaluation->error);

  for (int64_t n_times = ways->most_times; n_times > 0 && status == VR_OK; n_times--)
    {
      ways->is_cut = !vr_ways_may_go_on (ways);
      if (ways->is_cut)
        break;
      fill_in_order (ways, n_times * ways->slots[0].quantity);
      status = vr_ways_add (ways, n_times);
    }
  if (status == VR_OK)
    vr_ways_end (ways);
  return status;
}
