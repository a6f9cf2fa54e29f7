/* SPDX-License-Identifier: Apache-2.0 */
/* What an evaluation passes around: the offers' claims on units of the cart. */

#ifndef VR_CLAIM_H
#define VR_CLAIM_H

#include "vr-cart.h"
#include "vr-pack.h"

/* Ways of claiming that are looked at: for one offer, and in numbers of units (ways × lines) for
 * all offers together. Beyond, the proof is cut short. */
#define VR_CLAIM_MAX_WAYS ((size_t) 1024)
#define VR_CLAIM_MAX_WORK ((size_t) 200000)

/* Lines of all proposals together; beyond, the evaluation is refused. */
#define VR_CLAIM_MAX_LINES ((size_t) 1000000)

typedef struct VrLayers      VrLayers;
typedef struct VrSuggestions VrSuggestions;

typedef struct
{
  const VrPack  *pack;
  const VrCart  *cart;
  VrArena       *arena;   /* for this evaluation alone */
  VrResult      *result;  /* (nullable): none for a trial, of which only the totals are asked */
  VrVerdict      unasked; /* where a trial's verdicts go */
  bool           copies;  /* whether the result has to stand without pack and cart */
  const size_t  *awake;   /* (array length=n_awake): offers that the cart could concern, by rank */
  size_t         n_awake;
  size_t         n_lines;     /* of VR_CLAIM_MAX_LINES, in proposals so far */
  size_t         n_work;      /* of VR_CLAIM_MAX_WORK, done */
  VrLayers      *layers;      /* (nullable): after the choice */
  VrSuggestions *suggestions; /* (nullable): once offers may suggest */
  VrError       *error;
} VrEvaluation;

/* One way of applying an offer, all its times together. The arrays go along the lines of its
 * proposal. */
typedef struct
{
  int64_t  discount; /* the sum of amounts, above 0 */
  int64_t  n_times;
  size_t   n_lines;
  int64_t *units;   /* claimed of each line */
  int64_t *amounts; /* taken off each line, 0 or more */
  int64_t *cuts;    /* kept from each line by a floor, 0 or more */
} VrClaim;

typedef enum
{
  VR_GUARD_NONE,
  VR_GUARD_MIN_MARGIN,
  VR_GUARD_MIN_PRICE,
  VR_GUARD_BUDGET, /* where more than is left is refused */
} VrGuard;

/* All the ways of applying an offer. */
typedef struct
{
  const VrOffer *offer;
  size_t         index; /* of the offer, in the pack */
  size_t        *lines; /* it may claim units of, in the order of the cart */
  size_t         n_lines;
  const size_t
          *by_price; /* (array length=n_lines): places in lines, slot by slot, the dearest first */
  VrClaim *claims;   /* those that lower the total, best first */
  size_t   n_claims;
  int64_t  bound;     /* no way takes off more, listed or not */
  bool    is_partial; /* ways were not listed: of how many units each takes off what is not known */
  VrGuard guard;      /* without claims: the guard that left none, if one did */
} VrProposal;

typedef struct
{
  VrNeed *needs; /* NULL while they are only counted */
  size_t  n;
  size_t  n_conditions; /* of them, those that name a condition */
} VrNeeds;

/* 0 or more, at most the price: what a unit of the line may not be sold under on account of the
 * offer. What costs nothing needs no guard. */
int64_t vr_claim_floor (const VrOffer *offer, const VrCartLine *line, VrGuard *ret_guard);

/* By what it takes off, then fewer times, then units of earlier lines; the best first. */
int vr_claim_compare (const void *a, const void *b);

/* What is needed of the same SKU, or of a coupon, is needed once. */
void vr_needs_add (VrNeeds *needs, VrNeed need);

#endif
