/* SPDX-License-Identifier: Apache-2.0 */
/* What comes after the claims: offers that take something off what is left of the units, then off
 * the order, then off shipping. All of them apply, in the order of rank; there is nothing to choose
 * but the claims that go before. */

#ifndef VR_LAYERS_H
#define VR_LAYERS_H

#include "vr-claim.h"
#include "vr-reward.h"
#include "vr-selector.h"

typedef enum
{
  VR_LAYER_CLAIMS,
  VR_LAYER_ITEMS,
  VR_LAYER_ORDER,
  VR_LAYER_SHIPPING,
} VrLayer;

typedef enum
{
  VR_MEASURE_SUBTOTAL, /* minor units */
  VR_MEASURE_QUANTITY, /* units */
  VR_MEASURE_WEIGHT,   /* grams */
  VR_MEASURE_LEFT,     /* minor units that are left at the offer's turn */
} VrMeasure;

/* Which units an offer of the item layer may join. */
typedef enum
{
  VR_REACH_FREE, /* those that nobody claimed */
  VR_REACH_OPEN, /* those that no "last" offer has */
  VR_REACH_ALL,
} VrReach;

/* The units of a line that one offer has claimed, or that none has. They are as equal as can be:
 * net mod n_units of them cost one minor unit more than the others. */
typedef struct
{
  size_t  line;
  size_t  next; /* run of the line, or VR_NONE */
  int64_t n_units;
  int64_t net;
  int64_t part;   /* of what is being shared out */
  size_t  offer;  /* of the pack: who claimed it, or VR_NONE */
  size_t  closer; /* of the pack: whose "last" keeps others away, or VR_NONE */
} VrRun;

/* What became of one offer. */
typedef struct
{
  int64_t n_items; /* what it took off in each layer, minor units, 0 or more */
  int64_t n_order;
  int64_t n_shipping;
  int64_t lost;     /* what it would have taken off, had another not been in its way */
  size_t  by;       /* that other offer of the pack, or VR_NONE */
  int64_t cut;      /* the most that a floor kept from it on one line */
  VrGuard guard;    /* that floor's */
  int64_t measured; /* what its steps were held against */
  bool    is_met;   /* whether its condition on the cart after the item layer holds */
  size_t  gift;     /* product of the pack, or VR_NONE */
  int64_t n_gifts;
} VrOutcome;

/* Something taken off, for the report. */
typedef struct VrRecord VrRecord;
struct VrRecord
{
  VrRecord *next;
  size_t    offer; /* of the pack */
  VrLayer   layer;
  size_t    line; /* VR_NONE for shipping */
  int64_t   n_units;
  int64_t   amount; /* 0 or more */
  int64_t   cut;
};

struct VrLayers
{
  VrEvaluation     *evaluation;
  const VrProposal *proposals; /* the claims that are chosen from, in the order of rank */
  size_t            n_proposals;
  size_t           *offers; /* (array length=n): of the pack, open, in the order of rank */
  size_t            n;
  bool              is_idle; /* no offer that is awake applies in the layers */
  int64_t    *budgets;  /* (array length=n): what limits let each take off; INT64_MAX: no limit */
  bool      **selected; /* (array length=n) of (array length=lines): what each speaks of */
  VrOutcome  *outcomes; /* (array length=n) */
  VrRun      *runs;
  size_t      n_runs;
  size_t     *heads;     /* (array length=lines): the first run of each, or VR_NONE */
  size_t     *tails;     /* (array length=lines): the last */
  int64_t    *nets;      /* (array length=lines): what is left of each */
  int64_t    *items;     /* (array length=lines): what was left after the item layer */
  int64_t    *amounts;   /* (array length=lines): what is being taken off each */
  int64_t    *cuts;      /* (array length=lines): what floors keep of that already */
  VrShareRun *shares;    /* (array length=lines or runs, the larger) */
  int64_t    *parts;     /* (array length=shares) */
  int64_t    *rooms;     /* (array length=shares): what floors let each give */
  size_t     *holders;   /* (array length=groups): the offer that has it, or VR_NONE */
  size_t      stopper;   /* the offer after which no other applies to the layer, or VR_NONE */
  size_t      hindrance; /* who keeps the offer being applied from doing so, or VR_NONE */
  int64_t     shipping;
  size_t      n_steps; /* subtotals at which the bound is looked at */
  int64_t     loose;   /* the most the item layer could take off after the claims */
  bool        failed;  /* no memory */
  bool        is_recording;
  VrRecord   *records; /* the first, in order */
  VrRecord  **end;
};

/* Room for the layers of a cart; offers are added one by one, in the order of rank. */
VrStatus vr_layers_init (VrLayers *layers, VrEvaluation *evaluation, const VrProposal *proposals);
VrStatus vr_layers_add (VrLayers *layers, size_t offer);

/* After the last: proposals are known as well. */
VrStatus vr_layers_begin (VrLayers *layers, size_t n_proposals);

/* Applies them all after a choice of claims (array length=n_proposals), and returns what claims and
 * layers take off together. */
int64_t vr_layers_run (VrLayers *layers, const size_t *claims);

/* Whatever claims take off, if it is from least to most: claims and layers together take off no
 * more. */
int64_t vr_layers_bound (VrLayers *layers, int64_t least, int64_t most);

/* ---- for the kinds ---- */

/* What the units of the selected lines cost after the item layer, how many they are, or weigh, or
 * what is left of them by now. */
int64_t vr_layers_measure (const VrLayers *layers, size_t which, VrMeasure measure);

/* The same for any offer of the pack, after the layers; what was left at its turn if it had one. */
int64_t vr_layers_measure_offer (const VrLayers *layers, const VrOffer *offer, VrMeasure measure);

/* Takes a reward off every run of the selected lines that is open to the offer, cut at floors. */
void vr_layers_take_items (VrLayers *layers, size_t which, const VrReward *reward, VrReach reach);

/* Takes a reward off what is left of the selected lines together, shared out over them. */
void vr_layers_take_order (VrLayers *layers, size_t which, const VrReward *reward);

/* Takes so much off shipping, as far as there is so much. */
void vr_layers_take_shipping (VrLayers *layers, size_t which, int64_t amount);

#endif
