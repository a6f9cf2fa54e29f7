/* SPDX-License-Identifier: Apache-2.0 */
/* A list of ways in which an offer can claim units of the cart, each with what it takes off. */

#ifndef VR_LISTING_H
#define VR_LISTING_H

#include "vr-claim.h"

typedef struct VrListing VrListing;
struct VrListing
{
  VrEvaluation *evaluation;
  VrProposal   *proposal; /* its lines are filled in before */
  const void   *data;     /* (nullable): of who prices */
  size_t        n_work;   /* of VR_CLAIM_MAX_WORK, for one way, beside its lines */

  /* Fills in discount, amounts and cuts of a claim whose units and times are known; all are 0
   * before, and stay so if the units do not go together. */
  VrStatus (*price) (const VrListing *listing, VrClaim *claim);

  /* ---- filled in by the listing, 0 before ---- */

  int64_t *units;      /* (array length=proposal->n_lines): the way being tried */
  bool     is_partial; /* whether ways are left out */
  size_t   n_ways;     /* that were tried */
  int64_t *numbers;    /* (nullable): of a claim that came to nothing, for the next */
  int64_t  most_cut;   /* that a guard kept from one line */
  size_t   cut_place;  /* the first such line */
};

/* With n_lines lines at most. */
VrStatus vr_listing_begin (VrListing *listing, size_t n_lines);

/* How many ways can be tried. */
size_t vr_listing_count_room (const VrListing *listing);

/* Room for so many claims, at most as many as can be tried. */
VrStatus vr_listing_make_room (VrListing *listing, size_t n_ways);

/* Counts a way that is going to be tried. False once enough were: from there on the listing is
 * partial. The first one never is too many. */
bool vr_listing_count (VrListing *listing);

/* Takes down the way that listing->units says, if it takes anything off. */
VrStatus vr_listing_add (VrListing *listing, int64_t n_times);

/* After the last: claims, guard, and the bound where all ways were listed. A partial listing has
 * the best of what was listed in its place. */
void vr_listing_end (VrListing *listing);

#endif
