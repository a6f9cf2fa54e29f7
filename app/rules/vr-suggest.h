/* SPDX-License-Identifier: Apache-2.0 */
/* What offers would put before the shopper next. Kinds list it; guards and price changes are dealt
 * with for all of them together. */

#ifndef VR_SUGGEST_H
#define VR_SUGGEST_H

#include "vr-claim.h"

/* Figures for two products being bought together; the evidence of an offer, or of one of its
 * items. */
struct VrEvidence
{
  int64_t support;    /* baskets with all of it, or VR_UNKNOWN */
  int64_t confidence; /* ppm, or VR_UNKNOWN */
  int64_t lift;       /* ppm: 1000000 is chance, or VR_UNKNOWN */
  int64_t q;          /* ppm: adjusted p-value, or VR_UNKNOWN */
};

/* Equal payments of what is due and the fee, the odd minor units in the first ones. */
typedef struct
{
  int64_t n;          /* payments */
  int64_t fee;        /* minor units */
  int64_t first_days; /* from the order to the first */
  int64_t every_days; /* from one to the next */
} VrInstalments;

typedef struct
{
  size_t  product; /* of the pack */
  int64_t quantity;
} VrItem;

typedef struct
{
  size_t         offer; /* of the pack; filled in by vr_suggest() */
  VrPromptAction action;
  const VrItem *items; /* (array length=n_items): to add, to take in the place of the line, or to be
                          reminded of; in the arena of the evaluation or the pack */
  size_t               n_items;
  size_t               line;        /* of the cart: to be replaced or subscribed to; else VR_NONE */
  int64_t              amount;      /* to be spent, minor units; else 0 */
  const VrInstalments *instalments; /* (nullable) */
  VrString          instead_of; /* replace: whose place it takes then; bytes NULL: the line's SKU */
  VrString          coupon;     /* to be given; bytes NULL: none */
  const VrEvidence *evidence;   /* (nullable): of these items; else the offer's own */
  const VrTexts    *message;    /* (nullable): else the offer's own */
  const VrTexts    *reason;     /* (nullable): else the offer's own */
  bool is_again;  /* is bought again and again: that the shopper owns it does not matter */
  bool is_relief; /* lets the shopper spend less, or later: no budget holds it back */
} VrSuggestion;

/* In lists, in the order in which they came. */
typedef struct VrSuggested VrSuggested;
struct VrSuggested
{
  VrSuggested *next;
  VrSuggestion suggestion;
};

typedef struct VrWithheld VrWithheld;
struct VrWithheld
{
  VrWithheld *next;
  size_t      offer;   /* of the pack */
  size_t      product; /* of the pack, or VR_NONE */
  const char *guard;
};

struct VrSuggestions
{
  VrSuggested  *first;
  VrSuggested **end;
  size_t        n;
  VrWithheld   *withheld;
  VrWithheld  **withheld_end;
};

/* The member "evidence" of an offer or item; *ret_evidence is NULL without it. */
VrStatus vr_evidence_load (VrPack            *pack,
                           const VrJson      *object,
                           const VrEvidence **ret_evidence,
                           VrError           *error);

/* A decimal number in a string, in millionths; *ret_ppm stays as it is without the member. */
VrStatus vr_find_decimal (const VrJson *object, const char *key, int64_t *ret_ppm, VrError *error);

/* Adds to what the offer would put before the shopper, in its order. */
VrStatus vr_suggest (VrEvaluation *evaluation, size_t offer, VrSuggestion suggestion);

/* The same with one item, which is put into the arena of the evaluation. */
VrStatus
vr_suggest_one (VrEvaluation *evaluation, size_t offer, VrItem item, VrSuggestion suggestion);

/* Products to be added, all of them; nothing if there are none. items are in the arena of the
 * evaluation or the pack. */
VrStatus
vr_suggest_items (VrEvaluation *evaluation, size_t offer, const VrItem *items, size_t n_items);

/* So many units of one product to be added, of what is bought again and again. */
VrStatus vr_suggest_more (VrEvaluation *evaluation, size_t offer, size_t product, int64_t quantity);

/* Says that the offer would have suggested a product, were it not for a guard of its kind. guard is
 * a static string. */
VrStatus vr_withhold (VrEvaluation *evaluation, size_t offer, size_t product, const char *guard);

#endif
