/* SPDX-License-Identifier: Apache-2.0 */
/* A list of ways in which an offer can claim units of the cart. */

#include "vr-listing.h"

#include "vr-sort.h"

#include <string.h>

VrStatus
vr_listing_begin (VrListing *listing, size_t n_lines)
{
  VrEvaluation *evaluation = listing->evaluation;

  evaluation->n_lines += n_lines;
  if (evaluation->n_lines > VR_CLAIM_MAX_LINES)
    return vr_fail (evaluation->error, VR_ERROR_LIMIT, NULL, "too many offers meet too many lines",
                    NULL);
  listing->units = VR_ARENA_NEW (evaluation->arena, int64_t, n_lines);
  return listing->units != NULL ? VR_OK : vr_fail_memory (evaluation->error);
}

/* Of VR_CLAIM_MAX_WORK. */
static size_t
work_of_one (const VrListing *listing)
{
  return listing->proposal->n_lines + listing->n_work;
}

size_t
vr_listing_count_room (const VrListing *listing)
{
  size_t n_work = listing->evaluation->n_work;
  size_t n_ways = 1;

  if (n_work < VR_CLAIM_MAX_WORK)
    n_ways += (VR_CLAIM_MAX_WORK - n_work) / work_of_one (listing);
  return n_ways < VR_CLAIM_MAX_WAYS ? n_ways : VR_CLAIM_MAX_WAYS;
}

VrStatus
vr_listing_make_room (VrListing *listing, size_t n_ways)
{
  size_t n_room = vr_listing_count_room (listing);

  listing->proposal->claims =
      VR_ARENA_NEW (listing->evaluation->arena, VrClaim, n_ways < n_room ? n_ways : n_room);
  return listing->proposal->claims != NULL ? VR_OK : vr_fail_memory (listing->evaluation->error);
}

bool
vr_listing_count (VrListing *listing)
{
  if (listing->n_ways > 0 &&
      (listing->n_ways >= VR_CLAIM_MAX_WAYS || listing->evaluation->n_work >= VR_CLAIM_MAX_WORK))
    {
      listing->is_partial = true;
      return false;
    }
  listing->n_ways++;
  listing->evaluation->n_work += work_of_one (listing);
  return true;
}

/* Remembers what kept a way from taking anything off: what was most on one line, the first of them
 * among equals. */
static void
note_guard (VrListing *listing, const VrClaim *claim)
{
  VrProposal *proposal = listing->proposal;

  for (size_t i = 0; i < proposal->n_lines; i++)
    {
      const VrCartLine *line = &listing->evaluation->cart->lines[proposal->lines[i]];
      VrGuard           guard;

      (void) vr_claim_floor (proposal->offer, line, &guard);
      if (guard == VR_GUARD_NONE || claim->cuts[i] == 0 || claim->cuts[i] < listing->most_cut ||
          (claim->cuts[i] == listing->most_cut && i >= listing->cut_place))
        continue;
      listing->most_cut = claim->cuts[i];
      listing->cut_place = i;
      proposal->guard = guard;
    }
}

VrStatus
vr_listing_add (VrListing *listing, int64_t n_times)
{
  VrProposal *proposal = listing->proposal;
  VrClaim    *claim = &proposal->claims[proposal->n_claims];
  size_t      n = proposal->n_lines;
  int64_t    *numbers = listing->numbers;
  VrStatus    status;

  if (numbers == NULL)
    numbers = VR_ARENA_NEW (listing->evaluation->arena, int64_t, 3 * n);
  if (numbers == NULL)
    return vr_fail_memory (listing->evaluation->error);

  *claim = (VrClaim){0, n_times, n, numbers, numbers + n, numbers + 2 * n};
  for (size_t i = 0; i < n; i++)
    claim->units[i] = listing->units[i];
  status = listing->price (listing, claim);
  if (status != VR_OK)
    return status;

  listing->numbers = NULL;
  if (claim->discount > 0)
    {
      proposal->n_claims++;
      return VR_OK;
    }
  note_guard (listing, claim);
  memset (numbers, 0, 3 * n * sizeof *numbers);
  listing->numbers = numbers;
  return VR_OK;
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

void
vr_listing_end (VrListing *listing)
{
  VrProposal *proposal = listing->proposal;

  vr_sort (proposal->claims, proposal->n_claims, sizeof *proposal->claims, vr_claim_compare);
  if (listing->is_partial)
    drop_twins (proposal);
  proposal->bound = proposal->n_claims > 0 ? proposal->claims[0].discount : 0;
  proposal->is_partial = listing->is_partial;
}
