/* SPDX-License-Identifier: Apache-2.0 */
/* The ways of claiming where every unit has a price of its own: any number of units of each line,
 * as far as they go together. */

#ifndef VR_PICKS_H
#define VR_PICKS_H

#include "vr-claim.h"
#include "vr-reward.h"

/* The arrays go along the lines of the proposal. */
typedef struct VrPicks VrPicks;
struct VrPicks
{
  VrEvaluation   *evaluation;
  VrProposal     *proposal;
  void           *data;       /* the kind's */
  const VrReward *reward;     /* (nullable): of each unit, for vr_picks_price() */
  int64_t        *limits;     /* units of a line at most */
  int64_t        *offs;       /* no unit of the line has more than that taken off */
  size_t         *groups;     /* the first line of those that share room; itself if it is alone */
  int64_t        *rooms;      /* units of a group at most, at its first line */
  int64_t        *widest;     /* the units of one way to which no unit can be added */
  bool            has_widest; /* whether that is filled in already */
  bool            grows;      /* of more units never less is taken off */
  int64_t         most;       /* units in one way at most, above 0 */
  size_t          n_work;     /* of VR_CLAIM_MAX_WORK, for one way, beside its lines */

  /* Fills in discount, amounts and cuts of a claim whose units are known. *ret_fits is true before;
   * false says that they do not go together. Of units that do, any fewer do as well. */
  VrStatus (*price) (const VrPicks *picks, VrClaim *claim, bool *ret_fits);

  /* ---- for vr_picks_list(), 0 before ---- */

  int64_t *units; /* the way being tried */
  int64_t *left;  /* of rooms */
  size_t   n_ways;
  int64_t  most_cut;
  size_t   cut_place;
};

/* Room for all lines of the cart, and none yet; a reward of each unit, or NULL for a price of the
 * kind's own. */
VrStatus vr_picks_init (VrPicks        *picks,
                        VrEvaluation   *evaluation,
                        VrProposal     *proposal,
                        const VrReward *reward);

/* The next line of the cart, so many units of it at most, above 0. Returns its place. */
size_t vr_picks_add (VrPicks *picks, size_t line, int64_t limit, int64_t off);

/* Fills in the claims of the proposal, its bound and guard. */
VrStatus vr_picks_list (VrPicks *picks);

/* Takes so much off each of n units of a line, as far as the floor of each lets it. */
VrStatus vr_picks_take (const VrPicks *picks, VrClaim *claim, size_t place, int64_t n, int64_t off);

#endif
