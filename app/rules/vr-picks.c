/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming any number of units of each line, as far as they go together. */

#include "vr-picks.h"

#include "vr-limits.h"
#include "vr-sort.h"

/* Of the ways that may be tried, where not all can be: those of fewer units in all, and those that
 * leave units of one line to others; the rest leave units of two lines. */
#define MAX_FEWER (VR_CLAIM_MAX_WAYS / 2)
#define MAX_WITHOUT_ONE (VR_CLAIM_MAX_WAYS * 3 / 4)

typedef enum
{
  ORDER_BEST,
  ORDER_WORST,
} Order;

static int64_t
least_of (int64_t a, int64_t b)
{
  return a < b ? a : b;
}

static const VrCartLine *
line_at (const VrPicks *picks, size_t place)
{
  return &picks->listing.evaluation->cart->lines[picks->listing.proposal->lines[place]];
}

/* ---- the units worth most ---- */

static int
compare_ranks (const void *a, const void *b)
{
  const VrPickRank *x = a;
  const VrPickRank *y = b;

  if (x->off != y->off)
    return x->off > y->off ? -1 : 1;
  if (x->price != y->price)
    return x->price > y->price ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Takes as many units as the caps allow, most at most, in an order. Returns how many. */
static int64_t
fill (VrPicks *picks, int64_t most, Order order)
{
  size_t  n = picks->listing.proposal->n_lines;
  int64_t n_units = 0;

  for (size_t i = 0; i < n; i++)
    picks->lines[i].left = picks->lines[i].room;
  for (size_t i = 0; i < n; i++)
    {
      size_t   place = picks->ranks[order == ORDER_BEST ? i : n - 1 - i].place;
      int64_t *left = &picks->lines[picks->lines[place].group].left;
      int64_t  n_here = least_of (least_of (picks->lines[place].cap, *left), most - n_units);

      picks->listing.units[place] = n_here;
      *left -= n_here;
      n_units += n_here;
    }
  return n_units;
}

/* What so many units come to, of those that are worth most. */
static int64_t
sum_best (VrPicks *picks, int64_t most)
{
  size_t  n = picks->listing.proposal->n_lines;
  int64_t sum = 0;

  vr_sort (picks->ranks, n, sizeof *picks->ranks, compare_ranks);
  (void) fill (picks, most, ORDER_BEST);
  for (size_t i = 0; i < n; i++)
    sum += picks->listing.units[picks->ranks[i].place] * picks->ranks[i].off;
  return sum;
}

static void
rank_by_off (VrPicks *picks)
{
  for (size_t i = 0; i < picks->listing.proposal->n_lines; i++)
    picks->ranks[i] = (VrPickRank){picks->lines[i].off, line_at (picks, i)->unit_price, i};
}

static int64_t
bound_by_off (VrPicks *picks)
{
  rank_by_off (picks);
  return sum_best (picks, picks->most);
}

/* On each line more units lose no less, so that it is exact if all of them may be claimed. Where a
 * line is rounded once, the dearest units together, and each line by a half at most. */
int64_t
vr_picks_bound_reward (VrPicks *picks, const VrReward *reward, int64_t most)
{
  const VrEvaluation *evaluation = picks->listing.evaluation;
  const VrProposal   *proposal = picks->listing.proposal;
  bool                is_per_line =
      reward->type == VR_REWARD_PERCENT && evaluation->pack->rounding_per == VR_PER_LINE;
  int64_t by_line = 0;
  int64_t by_unit;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      int64_t price = line_at (picks, i)->unit_price;
      int64_t off = vr_reward_measure_units (evaluation, reward, proposal, i, 1);

      by_line += vr_reward_measure_units (evaluation, reward, proposal, i,
                                          least_of (picks->lines[i].limit, most));
      picks->ranks[i] = (VrPickRank){is_per_line ? price : off, price, i};
    }
  by_unit = sum_best (picks, most);
  if (is_per_line && !vr_money_add (vr_money_percent (by_unit, reward->value, VR_ROUND_DOWN),
                                    ((int64_t) proposal->n_lines + 1) / 2, &by_unit))
    return by_line;
  return least_of (by_unit, by_line);
}

static int64_t
bound_by_reward (VrPicks *picks)
{
  return vr_picks_bound_reward (picks, picks->listing.data, picks->most);
}

/* ---- setting up ---- */

static VrStatus
price_by_reward (const VrListing *listing, VrClaim *claim)
{
  return vr_reward_apply_each (listing->evaluation, listing->data, listing->proposal, claim);
}

VrStatus
vr_picks_init (VrPicks        *picks,
               VrEvaluation   *evaluation,
               VrProposal     *proposal,
               const VrReward *reward)
{
  VrArena *arena = evaluation->arena;
  size_t   n = evaluation->cart->n_lines;

  *picks = (VrPicks){.listing = {.evaluation = evaluation, .proposal = proposal},
                     .lines = VR_ARENA_NEW (arena, VrPick, n),
                     .least = 1,
                     .most = vr_limits_get_times (proposal->offer, evaluation->cart),
                     .bound = bound_by_off};
  proposal->lines = VR_ARENA_NEW (arena, size_t, n);
  if (reward != NULL)
    {
      picks->listing.data = reward;
      picks->listing.price = price_by_reward;
      picks->bound = bound_by_reward;
    }
  return picks->lines != NULL && proposal->lines != NULL ? VR_OK
                                                         : vr_fail_memory (evaluation->error);
}

size_t
vr_picks_add (VrPicks *picks, size_t line, int64_t limit, int64_t off)
{
  VrProposal *proposal = picks->listing.proposal;
  size_t      place = proposal->n_lines++;
  VrGuard     guard;
  int64_t     floor;

  proposal->lines[place] = line;
  floor = vr_claim_floor (proposal->offer, line_at (picks, place), &guard);
  limit = least_of (limit, picks->most);
  picks->lines[place] = (VrPick){.limit = limit,
                                 .cap = limit,
                                 .off = least_of (off, line_at (picks, place)->unit_price - floor),
                                 .group = place,
                                 .room = limit};
  return place;
}

/* ---- all ways ---- */

/* How many there are, whether they fit or not; max + 1 if there are more than max. */
static size_t
count_ways (const VrPicks *picks, size_t max)
{
  size_t n_ways = 1;

  for (size_t i = 0; i < picks->listing.proposal->n_lines; i++)
    {
      if ((size_t) picks->lines[i].limit >= max / n_ways)
        return max + 1;
      n_ways *= (size_t) picks->lines[i].limit + 1;
    }
  return n_ways;
}

/* Whether the units being tried go together; *ret_n_units is how many there are. */
static bool
is_way (VrPicks *picks, int64_t *ret_n_units)
{
  size_t n = picks->listing.proposal->n_lines;

  *ret_n_units = 0;
  for (size_t i = 0; i < n; i++)
    picks->lines[i].left = picks->lines[i].room;
  for (size_t i = 0; i < n; i++)
    {
      int64_t *left = &picks->lines[picks->lines[i].group].left;

      *left -= picks->listing.units[i];
      *ret_n_units += picks->listing.units[i];
      if (*left < 0)
        return false;
    }
  return picks->least <= *ret_n_units && *ret_n_units <= picks->most;
}

/* Takes down the way being tried. Too few units are none. */
static VrStatus
add_way (VrPicks *picks, int64_t n_units)
{
  if (!vr_listing_count (&picks->listing) || n_units < picks->least)
    return VR_OK;
  return vr_listing_add (&picks->listing, picks->is_once ? 1 : n_units);
}

/* Like a number that counts up, the first line fastest. */
static VrStatus
list_all (VrPicks *picks)
{
  size_t   n = picks->listing.proposal->n_lines;
  int64_t *units = picks->listing.units;
  VrStatus status = VR_OK;

  while (status == VR_OK)
    {
      size_t  i = 0;
      int64_t n_units;

      while (i < n && units[i] == picks->lines[i].limit)
        units[i++] = 0;
      if (i == n)
        break;
      units[i]++;
      if (is_way (picks, &n_units))
        status = add_way (picks, n_units);
    }
  return status;
}

/* ---- the likeliest ways ---- */

/* As many units as may be within the caps, most at most. */
static VrStatus
try_most (VrPicks *picks, int64_t most, Order order)
{
  return add_way (picks,
                  picks->fill != NULL ? picks->fill (picks, most) : fill (picks, most, order));
}

/* Within the caps, with units of other lines in the place of those left out, and without. */
static VrStatus
try_without (VrPicks *picks)
{
  int64_t *units = picks->listing.units;
  bool     is_refilled = false;
  int64_t  n_units = 0;
  VrStatus status = try_most (picks, picks->most, ORDER_BEST);

  for (size_t i = 0; i < picks->listing.proposal->n_lines; i++)
    {
      int64_t n = least_of (picks->lines[i].widest, picks->lines[i].cap);

      is_refilled = is_refilled || units[i] != n;
      units[i] = n;
      n_units += n;
    }
  return status == VR_OK && is_refilled ? add_way (picks, n_units) : status;
}

/* The best and the worst, of so many units as are marked, then of fewer and fewer. */
static VrStatus
list_fewer (VrPicks *picks, int64_t n_widest)
{
  size_t   n_marks = picks->n_marks;
  int64_t  next = n_widest - 1;
  VrStatus status = VR_OK;

  while (status == VR_OK && picks->listing.n_ways < MAX_FEWER && !picks->listing.is_partial)
    {
      int64_t n = n_marks > 0 ? picks->marks[--n_marks] : next--;

      if (n < picks->least)
        break;
      if (n >= n_widest)
        continue;
      status = try_most (picks, n, ORDER_BEST);
      if (status == VR_OK)
        status = try_most (picks, n, ORDER_WORST);
    }
  return status;
}

/* Without a whole line, then without more and more units of one. */
static VrStatus
list_without_one (VrPicks *picks)
{
  VrListing *listing = &picks->listing;
  size_t     n_lines = listing->proposal->n_lines;
  size_t     max = n_lines > 1 ? MAX_WITHOUT_ONE : VR_CLAIM_MAX_WAYS;
  bool       is_done = false;
  VrStatus   status = VR_OK;

  for (int64_t n = 0; status == VR_OK && !is_done && !listing->is_partial && listing->n_ways < max;
       n++)
    {
      is_done = n > 0;
      for (size_t i = 0; i < n_lines && !listing->is_partial && status == VR_OK; i++)
        {
          VrPick *line = &picks->lines[i];

          if (line->widest <= n)
            continue;
          is_done = false;
          line->cap = n > 0 ? line->widest - n : 0;
          status = try_without (picks);
          line->cap = line->limit;
        }
    }
  return status;
}

/* Without so many units of the line at a place, and as many of a later one. */
static VrStatus
list_pairs (VrPicks *picks, size_t place, int64_t n_without)
{
  size_t   n_lines = picks->listing.proposal->n_lines;
  VrPick  *first = &picks->lines[place];
  VrStatus status = VR_OK;

  first->cap = first->widest - n_without;
  for (size_t i = place + 1; i < n_lines && !picks->listing.is_partial && status == VR_OK; i++)
    {
      VrPick *second = &picks->lines[i];

      if (second->widest < n_without)
        continue;
      second->cap = second->widest - n_without;
      status = try_without (picks);
      second->cap = second->limit;
    }
  first->cap = first->limit;
  return status;
}

static VrStatus
list_without_two (VrPicks *picks)
{
  VrListing *listing = &picks->listing;
  size_t     n_before = 0;
  VrStatus   status = VR_OK;

  for (int64_t n = 1; n_before != listing->n_ways && !listing->is_partial && status == VR_OK; n++)
    {
      n_before = listing->n_ways;
      for (size_t i = 0; i < listing->proposal->n_lines && status == VR_OK; i++)
        {
          if (picks->lines[i].widest >= n)
            status = list_pairs (picks, i, n);
        }
    }
  return status;
}

static VrStatus
list_likely (VrPicks *picks)
{
  VrListing *listing = &picks->listing;
  int64_t    n_widest = 0;
  VrStatus   status;

  rank_by_off (picks);
  vr_sort (picks->ranks, listing->proposal->n_lines, sizeof *picks->ranks, compare_ranks);
  status = try_most (picks, picks->most, ORDER_BEST);
  for (size_t i = 0; i < listing->proposal->n_lines; i++)
    {
      picks->lines[i].widest = listing->units[i];
      n_widest += listing->units[i];
    }
  if (status == VR_OK)
    status = list_fewer (picks, n_widest);
  if (status == VR_OK)
    status = list_without_one (picks);
  if (status == VR_OK)
    status = list_without_two (picks);
  listing->is_partial = true;
  return status;
}

VrStatus
vr_picks_list (VrPicks *picks)
{
  VrListing  *listing = &picks->listing;
  VrProposal *proposal = listing->proposal;
  VrStatus    status = vr_listing_begin (listing, proposal->n_lines);
  size_t      n_room;
  size_t      n_ways;

  if (status != VR_OK || proposal->n_lines == 0)
    return status;
  picks->ranks = VR_ARENA_NEW (listing->evaluation->arena, VrPickRank, proposal->n_lines);
  if (picks->ranks == NULL)
    return vr_fail_memory (listing->evaluation->error);

  n_room = vr_listing_count_room (listing);
  n_ways = count_ways (picks, n_room);
  status = vr_listing_make_room (listing, n_ways);
  if (status == VR_OK)
    status = n_ways <= n_room ? list_all (picks) : list_likely (picks);
  if (status != VR_OK)
    return status;

  vr_listing_end (listing);
  if (listing->is_partial)
    {
      int64_t bound = picks->bound (picks);

      proposal->bound = bound > proposal->bound ? bound : proposal->bound;
    }
  return VR_OK;
}
