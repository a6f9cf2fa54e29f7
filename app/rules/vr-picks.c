/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming where every unit has a price of its own. */

#include "vr-picks.h"

#include "vr-limits.h"
#include "vr-sort.h"

/* ---- setting up ---- */

VrStatus
vr_picks_init (VrPicks        *picks,
               VrEvaluation   *evaluation,
               VrProposal     *proposal,
               const VrReward *reward)
{
  VrArena *arena = evaluation->arena;
  size_t   n = evaluation->cart->n_lines;
  int64_t *numbers = VR_ARENA_NEW (arena, int64_t, 6 * n);

  *picks = (VrPicks){.evaluation = evaluation,
                     .proposal = proposal,
                     .reward = reward,
                     .grows = reward != NULL,
                     .most = vr_limits_get_times (proposal->offer, evaluation->cart)};
  picks->groups = VR_ARENA_NEW (arena, size_t, n);
  proposal->lines = VR_ARENA_NEW (arena, size_t, n);
  if (numbers == NULL || picks->groups == NULL || proposal->lines == NULL)
    return vr_fail_memory (evaluation->error);

  picks->limits = numbers;
  picks->offs = numbers + n;
  picks->rooms = numbers + 2 * n;
  picks->widest = numbers + 3 * n;
  picks->units = numbers + 4 * n;
  picks->left = numbers + 5 * n;
  return VR_OK;
}

size_t
vr_picks_add (VrPicks *picks, size_t line, int64_t limit, int64_t off)
{
  size_t place = picks->proposal->n_lines++;

  picks->proposal->lines[place] = line;
  picks->limits[place] = limit < picks->most ? limit : picks->most;
  picks->offs[place] = off;
  picks->groups[place] = place;
  picks->rooms[place] = limit;
  return place;
}

/* ---- pricing ---- */

static int64_t
room_of (const VrPicks *picks, size_t place)
{
  const VrProposal *proposal = picks->proposal;
  const VrCartLine *line = &picks->evaluation->cart->lines[proposal->lines[place]];
  VrGuard           guard;

  return line->unit_price - vr_claim_floor (proposal->offer, line, &guard);
}

VrStatus
vr_picks_take (const VrPicks *picks, VrClaim *claim, size_t place, int64_t n, int64_t off)
{
  int64_t room = room_of (picks, place);
  int64_t taken = off < room ? off : room;
  int64_t cut;

  if (!vr_money_multiply (n, off - taken, &cut) ||
      !vr_money_add (claim->cuts[place], cut, &claim->cuts[place]))
    return vr_fail (picks->evaluation->error, VR_ERROR_OVERFLOW, NULL, "the amount of offer '",
                    picks->proposal->offer->id.bytes, "' does not fit 64 bits", NULL);
  claim->amounts[place] += n * taken;
  claim->discount += n * taken;
  return VR_OK;
}

/* The reward, off each unit. */
static VrStatus
price_units (const VrPicks *picks, VrClaim *claim)
{
  VrStatus status = VR_OK;

  for (size_t i = 0; i < claim->n_lines && status == VR_OK; i++)
    {
      if (claim->units[i] > 0)
        status = vr_reward_apply_units (picks->evaluation, picks->reward, picks->proposal, claim, i,
                                        claim->units[i]);
    }
  return status;
}

/* Whether the groups have room for the units of a claim. */
static bool
has_room (const VrPicks *picks, const VrClaim *claim)
{
  for (size_t i = 0; i < claim->n_lines; i++)
    picks->left[i] = picks->rooms[i];
  for (size_t i = 0; i < claim->n_lines; i++)
    {
      picks->left[picks->groups[i]] -= claim->units[i];
      if (picks->left[picks->groups[i]] < 0)
        return false;
    }
  return true;
}

/* ---- the widest way, and the bound ---- */

typedef struct
{
  int64_t off;
  size_t  place;
} Entry;

static int
compare_entries (const void *a, const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->off != y->off)
    return x->off > y->off ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

/* Fills in units of which most could be taken off, as many as fit. */
static VrStatus
widen (const VrPicks *picks, int64_t *units)
{
  size_t  n = picks->proposal->n_lines;
  int64_t left = picks->most;
  Entry  *entries = VR_ARENA_NEW (picks->evaluation->arena, Entry, n);

  if (entries == NULL)
    return vr_fail_memory (picks->evaluation->error);
  for (size_t i = 0; i < n; i++)
    {
      entries[i] = (Entry){picks->offs[i], i};
      picks->left[i] = picks->rooms[i];
    }
  vr_sort (entries, n, sizeof *entries, compare_entries);

  for (size_t i = 0; i < n; i++)
    {
      size_t   place = entries[i].place;
      int64_t *room = &picks->left[picks->groups[place]];

      units[place] = picks->limits[place] < left ? picks->limits[place] : left;
      units[place] = units[place] < *room ? units[place] : *room;
      *room -= units[place];
      left -= units[place];
    }
  return VR_OK;
}

/* The most that any way could take off, listed or not. */
static VrStatus
find_bound (VrPicks *picks, int64_t widest, int64_t *ret_bound)
{
  size_t   n = picks->proposal->n_lines;
  bool     is_all = picks->grows;
  int64_t  bound = 0;
  VrStatus status = widen (picks, picks->units);

  for (size_t i = 0; i < n; i++)
    {
      int64_t off;

      is_all = is_all && picks->widest[i] == picks->limits[i];
      if (!vr_money_multiply (picks->units[i], picks->offs[i], &off) ||
          !vr_money_add (bound, off, &bound))
        bound = INT64_MAX;
    }
  if (is_all)
    bound = widest;
  if (picks->proposal->n_claims > 0 && picks->proposal->claims[0].discount > bound)
    bound = picks->proposal->claims[0].discount;
  *ret_bound = bound < picks->evaluation->cart->list ? bound : picks->evaluation->cart->list;
  return status;
}

/* ---- listing ---- */

/* Remembers what kept most from a line. */
static void
note_guard (VrPicks *picks, const VrClaim *claim)
{
  VrProposal *proposal = picks->proposal;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &picks->evaluation->cart->lines[proposal->lines[i]];
      VrGuard           guard;

      (void) vr_claim_floor (proposal->offer, line, &guard);
      if (guard == VR_GUARD_NONE || claim->cuts[i] == 0 || claim->cuts[i] < picks->most_cut ||
          (claim->cuts[i] == picks->most_cut && i >= picks->cut_place))
        continue;
      picks->most_cut = claim->cuts[i];
      picks->cut_place = i;
      proposal->guard = guard;
    }
}

/* Takes down the way that picks->units says. */
static VrStatus
add_way (VrPicks *picks, int64_t *ret_discount)
{
  VrEvaluation *evaluation = picks->evaluation;
  VrProposal   *proposal = picks->proposal;
  VrClaim      *claim = &proposal->claims[proposal->n_claims];
  size_t        n = proposal->n_lines;
  int64_t      *numbers = VR_ARENA_NEW (evaluation->arena, int64_t, 3 * n);
  bool          fits = true;
  VrStatus      status;

  if (numbers == NULL)
    return vr_fail_memory (evaluation->error);

  *claim = (VrClaim){0, 0, n, numbers, numbers + n, numbers + 2 * n};
  for (size_t i = 0; i < n; i++)
    {
      claim->units[i] = picks->units[i];
      claim->n_times += picks->units[i];
    }
  evaluation->n_work += n + picks->n_work;
  picks->n_ways++;
  if (claim->n_times == 0 || claim->n_times > picks->most || !has_room (picks, claim))
    return VR_OK;
  status = picks->reward != NULL ? price_units (picks, claim) : picks->price (picks, claim, &fits);
  if (status != VR_OK || !fits)
    return status;

  *ret_discount = claim->discount;
  if (claim->discount > 0)
    proposal->n_claims++;
  else
    note_guard (picks, claim);
  return VR_OK;
}

/* How many there are, whether they fit or not; SIZE_MAX if that is too many. */
static size_t
count_ways (const VrPicks *picks)
{
  size_t n_work = picks->evaluation->n_work;
  size_t n_each = picks->proposal->n_lines + picks->n_work;
  size_t n_ways = 1;

  for (size_t i = 0; i < picks->proposal->n_lines; i++)
    {
      if (picks->limits[i] >= (int64_t) VR_CLAIM_MAX_WAYS)
        return SIZE_MAX;
      n_ways *= (size_t) picks->limits[i] + 1;
      if (n_ways > VR_CLAIM_MAX_WAYS || n_work + n_ways * n_each > VR_CLAIM_MAX_WORK)
        return SIZE_MAX;
    }
  return n_ways;
}

/* All of them, like a number that counts up. */
static VrStatus
list_all (VrPicks *picks)
{
  size_t  n = picks->proposal->n_lines;
  int64_t discount;

  for (;;)
    {
      size_t   i = 0;
      VrStatus status = add_way (picks, &discount);

      if (status != VR_OK)
        return status;
      while (i < n && picks->units[i] == picks->limits[i])
        picks->units[i++] = 0;
      if (i == n)
        return VR_OK;
      picks->units[i]++;
    }
}

/* The widest, then those that leave more and more units of one line to others, as many as the
 * bounds on work allow. */
static VrStatus
list_some (VrPicks *picks)
{
  size_t   n = picks->proposal->n_lines;
  int64_t  widest = 0;
  int64_t  discount;
  bool     is_over = false;
  VrStatus status = picks->has_widest ? VR_OK : widen (picks, picks->widest);

  for (size_t i = 0; i < n; i++)
    picks->units[i] = picks->widest[i];
  if (status == VR_OK)
    status = add_way (picks, &widest);
  for (int64_t n_less = 1; status == VR_OK && !is_over; n_less++)
    {
      is_over = true;
      for (size_t i = 0; i < n && status == VR_OK; i++)
        {
          if (picks->widest[i] < n_less)
            continue;
          if (picks->n_ways >= VR_CLAIM_MAX_WAYS || picks->evaluation->n_work >= VR_CLAIM_MAX_WORK)
            break;
          is_over = false;
          picks->units[i] = picks->widest[i] - n_less;
          status = add_way (picks, &discount);
          picks->units[i] = picks->widest[i];
        }
    }
  if (status != VR_OK)
    return status;

  picks->proposal->is_partial = true;
  vr_sort (picks->proposal->claims, picks->proposal->n_claims, sizeof (VrClaim), vr_claim_compare);
  return find_bound (picks, widest, &picks->proposal->bound);
}

VrStatus
vr_picks_list (VrPicks *picks)
{
  VrEvaluation *evaluation = picks->evaluation;
  VrProposal   *proposal = picks->proposal;
  size_t        n_ways;
  VrStatus      status;

  evaluation->n_lines += proposal->n_lines;
  if (evaluation->n_lines > VR_CLAIM_MAX_LINES)
    return vr_fail (evaluation->error, VR_ERROR_LIMIT, NULL, "too many offers meet too many lines",
                    NULL);
  if (proposal->n_lines == 0)
    return VR_OK;

  n_ways = count_ways (picks);
  proposal->claims =
      VR_ARENA_NEW (evaluation->arena, VrClaim, n_ways < SIZE_MAX ? n_ways : VR_CLAIM_MAX_WAYS);
  if (proposal->claims == NULL)
    return vr_fail_memory (evaluation->error);
  if (n_ways == SIZE_MAX)
    return list_some (picks);

  status = list_all (picks);
  vr_sort (proposal->claims, proposal->n_claims, sizeof *proposal->claims, vr_claim_compare);
  proposal->bound = proposal->n_claims > 0 ? proposal->claims[0].discount : 0;
  return status;
}
