/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming sets. */

#include "vr-ways.h"

#include "vr-limits.h"
#include "vr-sort.h"

/* ---- setting up ---- */

static VrStatus
price_sets (const VrListing *listing, VrClaim *claim)
{
  return vr_reward_apply (listing->evaluation, listing->data, listing->proposal, claim);
}

static int64_t
bound_sets (const VrWays *ways, const VrClaim *claim)
{
  return vr_reward_bound (ways->listing.evaluation, ways->listing.data, ways->listing.proposal,
                          claim);
}

VrStatus
vr_ways_init (VrWays         *ways,
              VrEvaluation   *evaluation,
              VrProposal     *proposal,
              size_t          n_slots,
              const VrReward *reward)
{
  *ways = (VrWays){.listing = {.evaluation = evaluation, .proposal = proposal},
                   .slots = VR_ARENA_NEW (evaluation->arena, VrSlot, n_slots),
                   .n_slots = n_slots};
  if (reward != NULL)
    {
      ways->listing.data = reward;
      ways->listing.price = price_sets;
      ways->bound = bound_sets;
    }
  return ways->slots != NULL ? VR_OK : vr_fail_memory (evaluation->error);
}

typedef struct
{
  size_t  slot;
  int64_t price;
  size_t  line;
} Entry;

/* By slot, the dearest first. */
static int
compare_entries (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->slot != y->slot)
    return x->slot < y->slot ? -1 : 1;
  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

VrStatus
vr_ways_sort_lines (VrWays *ways, const size_t *slots_by_line)
{
  VrEvaluation *evaluation = ways->listing.evaluation;
  const VrCart *cart = evaluation->cart;
  size_t       *lines = VR_ARENA_NEW (evaluation->arena, size_t, cart->n_lines);
  Entry        *entries = VR_ARENA_NEW (evaluation->arena, Entry, cart->n_lines);
  size_t        n = 0;

  if (lines == NULL || entries == NULL)
    return vr_fail_memory (evaluation->error);
  for (size_t i = 0; i < cart->n_lines; i++)
    {
      if (slots_by_line[i] != VR_NONE)
        entries[n++] = (Entry){slots_by_line[i], cart->lines[i].unit_price, i};
    }
  vr_sort (entries, n, sizeof *entries, compare_entries);
  for (size_t i = n; i-- > 0;)
    {
      VrSlot *slot = &ways->slots[entries[i].slot];

      lines[i] = entries[i].line;
      slot->lines = &lines[i];
      slot->n++;
    }
  return VR_OK;
}

/* ---- lines ---- */

static int64_t
line_quantity (const VrWays *ways, size_t place)
{
  return ways->listing.evaluation->cart->lines[ways->listing.proposal->lines[place]].quantity;
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
  VrEvaluation *evaluation = ways->listing.evaluation;
  VrProposal   *proposal = ways->listing.proposal;
  size_t        n_lines = 0;
  VrStatus      status;

  for (size_t i = 0; i < ways->n_slots; i++)
    n_lines += ways->slots[i].n;
  status = vr_listing_begin (&ways->listing, n_lines);
  if (status != VR_OK)
    return status;
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
  VrProposal *proposal = ways->listing.proposal;
  size_t     *places = VR_ARENA_NEW (ways->listing.evaluation->arena, size_t, proposal->n_lines);

  if (places == NULL)
    return vr_fail_memory (ways->listing.evaluation->error);

  proposal->by_price = places;
  for (size_t i = 0; i < ways->n_slots; i++)
    {
      VrSlot *slot = &ways->slots[i];

      slot->places = places;
      for (size_t j = 0; j < slot->n; j++)
        *places++ = find_place (proposal, slot->lines[j]);
    }
  return VR_OK;
}

/* With a way for each number of times or, unless one is enough, more. */
static VrStatus
begin (VrWays *ways, bool is_one_enough)
{
  VrStatus status = collect_lines (ways);

  if (status == VR_OK)
    status = find_places (ways);
  if (status != VR_OK)
    return status;
  return vr_listing_make_room (&ways->listing,
                               is_one_enough ? (size_t) ways->most_times : VR_CLAIM_MAX_WAYS);
}

/* ---- the ways ---- */

/* Puts n_units into the lines of a slot from the given one on, the dearest first. */
static void
fill (const VrWays *ways, const VrSlot *slot, size_t from, int64_t n_units)
{
  for (size_t i = from; i < slot->n; i++)
    {
      size_t  place = slot->places[i];
      int64_t n = line_quantity (ways, place);

      ways->listing.units[place] = n < n_units ? n : n_units;
      n_units -= ways->listing.units[place];
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

      if (n_room > 0 && ways->listing.units[place] > 0)
        {
          ways->listing.units[place]--;
          fill (ways, slot, i + 1, n_right + 1);
          return true;
        }
      n_right += ways->listing.units[place];
      n_room += line_quantity (ways, place) - ways->listing.units[place];
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

/* The dearest units for every number of times first, since those ways are the likeliest. */
static VrStatus
list_ways (VrWays *ways)
{
  VrListing *listing = &ways->listing;
  VrStatus   status = VR_OK;

  for (int64_t n_times = ways->most_times; n_times > 0 && status == VR_OK; n_times--)
    {
      if (!vr_listing_count (listing))
        return VR_OK;
      first_way (ways, n_times);
      status = vr_listing_add (listing, n_times);
    }
  for (int64_t n_times = ways->most_times; n_times > 0 && status == VR_OK; n_times--)
    {
      first_way (ways, n_times);
      while (status == VR_OK && next_way (ways, n_times))
        {
          if (!vr_listing_count (listing))
            return VR_OK;
          status = vr_listing_add (listing, n_times);
        }
    }
  return status;
}

/* The most that any way could take off is known where all are; else it is bounded. */
static void
end (VrWays *ways)
{
  VrProposal *proposal = ways->listing.proposal;
  VrClaim     dearest = {
          .n_times = ways->most_times, .n_lines = proposal->n_lines, .units = ways->listing.units};

  vr_listing_end (&ways->listing);
  if (!ways->listing.is_partial)
    return;
  first_way (ways, ways->most_times);
  proposal->bound = ways->bound (ways, &dearest);
}

/* With each product on one line there is one way for each number of times. */
VrStatus
vr_ways_list (VrWays *ways)
{
  size_t   n_lines = 0;
  VrStatus status;

  for (size_t i = 0; i < ways->n_slots; i++)
    n_lines += ways->slots[i].n;
  status = begin (ways, n_lines == ways->n_slots);
  if (status == VR_OK)
    status = list_ways (ways);
  if (status == VR_OK)
    end (ways);
  return status;
}

/* The lines of a proposal are in the order of the cart. */
static void
fill_in_order (const VrWays *ways, int64_t n_units)
{
  for (size_t place = 0; place < ways->listing.proposal->n_lines; place++)
    {
      int64_t n = line_quantity (ways, place);

      ways->listing.units[place] = n < n_units ? n : n_units;
      n_units -= ways->listing.units[place];
    }
}

VrStatus
vr_ways_list_first (VrWays *ways)
{
  VrStatus status = begin (ways, true);

  for (int64_t n_times = ways->most_times; n_times > 0 && status == VR_OK; n_times--)
    {
      if (!vr_listing_count (&ways->listing))
        break;
      fill_in_order (ways, n_times * ways->slots[0].quantity);
      status = vr_listing_add (&ways->listing, n_times);
    }
  if (status == VR_OK)
    end (ways);
  return status;
}
