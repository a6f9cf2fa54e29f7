/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming any number of units of each line, as far as they go together. */

#ifndef VR_PICKS_H
#define VR_PICKS_H

#include "vr-listing.h"
#include "vr-reward.h"

/* Of the line at the same place of the proposal. */
typedef struct
{
  int64_t limit; /* units at most */
  int64_t off;   /* no unit has more than that taken off, beside its floor */
  size_t  group; /* the first line of those that share room; itself if it is alone */
  int64_t room;  /* units of the group at most, at its first line */

  /* ---- for the listing ---- */

  int64_t cap;    /* units at most in the way being tried */
  int64_t left;   /* of room */
  int64_t widest; /* units in the way to which no unit can be added */
} VrPick;

/* What a unit of the line at a place is worth, to tell the best. */
typedef struct
{
  int64_t off;
  int64_t price;
  size_t  place;
} VrPickRank;

typedef struct VrPicks VrPicks;
struct VrPicks
{
  VrListing      listing;
  VrPick        *lines;
  int64_t        least;   /* units in one way, together; 1 or more */
  int64_t        most;    /* 1 or more */
  bool           is_once; /* whether a way is one time; else each unit is */
  const int64_t *marks;   /* (array length=n_marks): numbers of units that are worth trying */
  size_t         n_marks;
  VrPickRank    *ranks; /* (array length=n_lines of the proposal): the best first */

  /* Where the rooms do not say all: fills in as many units as go together, at most so many of each
   * line as its cap says, and most of all. Returns how many. */
  int64_t (*fill) (VrPicks *picks, int64_t most);

  /* The most that any way could take off. */
  int64_t (*bound) (VrPicks *picks);
};

/* No line yet. With a reward of each unit price and bound are known; without one, the bound is the
 * sum of what comes off each unit, and the kind has a price. */
VrStatus vr_picks_init (VrPicks        *picks,
                        VrEvaluation   *evaluation,
                        VrProposal     *proposal,
                        const VrReward *reward);

/* The next line of the cart, so many units of it at most, above 0. It is alone in its group.
 * Returns its place. */
size_t vr_picks_add (VrPicks *picks, size_t line, int64_t limit, int64_t off);

/* Fills in the proposal: claims, bound and guard. */
VrStatus vr_picks_list (VrPicks *picks);

/* No more comes off at most so many units of which each has the reward. */
int64_t vr_picks_bound_reward (VrPicks *picks, const VrReward *reward, int64_t most);

#endif
