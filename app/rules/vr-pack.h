/* SPDX-License-Identifier: Apache-2.0 */
/* A pack in memory: what an evaluation needs of it, checked and indexed. */

#ifndef VR_PACK_H
#define VR_PACK_H

#include "vr-facts.h"
#include "vr-money.h"
#include "vr-read.h"

#define VR_NONE SIZE_MAX
#define VR_MAX_WEIGHT INT64_C (1000000000) /* grams; a full cart of it fits 64 bits */
#define VR_UNKNOWN INT64_C (-1)            /* a cost that the pack does not say */

typedef struct VrKind      VrKind;
typedef struct VrPredicate VrPredicate;
typedef struct VrSelector  VrSelector;
typedef struct VrEvidence  VrEvidence;
typedef struct VrWeek      VrWeek;
typedef struct VrZone      VrZone;

typedef struct
{
  VrString  sku;
  int64_t   price;
  int64_t   cost;  /* or VR_UNKNOWN */
  VrString  brand; /* bytes NULL: not said */
  VrStrings category;
  VrStrings tags;
  VrFact   *attributes;
  size_t    n_attributes;
  int64_t   stock;     /* units, or VR_UNKNOWN */
  int64_t   weight;    /* of one unit, grams; 0: not known */
  int64_t   min_price; /* no unit is sold under it; 0: none */
} VrProduct;

/* What clock and calendar on the wall say. */
typedef struct
{
  int weekday; /* 0: Monday */
  int minute;  /* of the day */
} VrClock;

/* What no unit may be sold under; 0 is no guard. */
typedef struct
{
  int64_t min_margin_ppm; /* of the net price; below VR_PPM_WHOLE */
  int64_t min_price;      /* minor units */
  bool    shares_cut;     /* what they keep of an amount goes to other units */
} VrGuards;

typedef enum
{
  VR_PER_UNIT,
  VR_PER_LINE,
} VrRoundingPer;

typedef enum
{
  VR_CHOOSE_LOWEST_TOTAL,
  VR_CHOOSE_PRIORITY,
} VrChoose;

typedef struct
{
  VrString      id;
  const VrKind *kind;
  const void   *form; /* what the kind made of its own fields */
  int64_t       priority;
  size_t        group; /* number of the exclusive group, or VR_NONE */
  bool          is_scheduled;
  int64_t       from_us;  /* INT64_MIN: always */
  int64_t       until_us; /* the first instant after; INT64_MAX: for ever */
  const VrWeek *week;     /* (nullable): days and hours */
  VrString     *channels; /* none: everywhere */
  size_t        n_channels;
  VrString      coupon;       /* the first that opens it; bytes NULL: none is needed */
  VrStrings     coupons;      /* all that do, sorted */
  int64_t       per_cart;     /* times at most */
  int64_t       per_customer; /* times at most, in all carts of the customer; INT64_MAX: no limit */
  int64_t       total;        /* times at most, in all carts; INT64_MAX: no limit */
  int64_t budget; /* minor units that it takes off at most, in all carts; INT64_MAX: no limit */
  bool    refuses_over_budget;   /* gives nothing rather than a part */
  bool    is_last;               /* no other joins the units, or the layer, after it */
  bool    stacks;                /* joins units that others have claimed */
  const VrPredicate *audience;   /* (nullable): who it is for */
  const VrPredicate *when;       /* (nullable): what the cart has to be like */
  VrStrings          placements; /* where it may be put before the shopper; none: everywhere */
  size_t             show;       /* prompts at once at most; 0: as many as there are */
  VrTexts            message;
  VrTexts            reason;
  const VrEvidence  *evidence; /* (nullable) */
  const VrSelector  *select;   /* (nullable): what it speaks of; everything if NULL */
  VrGuards           guards;   /* the stricter of the pack's and its own */
} VrOffer;

typedef struct
{
  VrString id;
  int64_t  share; /* ppm */
} VrSegmentShare;

/* What prompts are judged by. */
typedef struct
{
  size_t          max;         /* prompts at once */
  int64_t         min_support; /* baskets */
  int64_t         min_lift;    /* ppm */
  int64_t         max_q;       /* ppm */
  int64_t         max_share;   /* of what the goods cost, ppm; VR_UNKNOWN: any */
  int64_t         acceptance;  /* of what has no evidence, ppm */
  VrSegmentShare *segments;    /* what holds for their shoppers instead of max_share */
  size_t          n_segments;
} VrPromptRules;

/* Offers by the products they could concern, each by its place in by_rank. Of the sets, bit i of
 * word i / 64 is the offer of that rank. */
typedef struct
{
  size_t   *starts; /* (array length=n_products + 1): where in ranks those of a product begin */
  uint32_t *ranks;
  uint64_t *always;       /* concern every cart */
  uint64_t *by_unknown;   /* concern products that the pack does not carry */
  uint64_t *by_attribute; /* look at attributes, which a line may say itself */
  size_t    n_words;
} VrIndex;

struct VrPack
{
  VrArena       arena;
  char          currency[4];
  VrRounding    rounding;
  VrRoundingPer rounding_per;
  VrRemainder   remainder;
  VrChoose      choose;
  VrGuards      guards;
  VrPromptRules prompts;
  const VrZone *zone;     /* (nullable) */
  VrProduct    *products; /* sorted by SKU */
  size_t        n_products;
  VrOffer      *offers; /* as the pack orders them */
  size_t        n_offers;
  size_t       *by_rank; /* (array length=n_offers): offers by priority, then id */
  size_t       *by_id;   /* (array length=n_offers): offers by id */
  size_t        n_looks; /* of selectors at products, while the pack is loaded */
  VrIndex       index;
  size_t        n_groups;
};

/* VR_NONE if the pack does not carry it. */
size_t vr_pack_find_product (const VrPack *pack, VrString sku);

static inline VrFacts
vr_product_get_facts (const VrProduct *product)
{
  return (VrFacts){product->attributes, product->n_attributes};
}

/* The product that a string names; that of the member "sku" of an object. It has to be there. */
VrStatus
vr_pack_get_product (const VrPack *pack, const VrJson *sku, size_t *ret_product, VrError *error);
VrStatus vr_pack_require_product (const VrPack *pack,
                                  const VrJson *object,
                                  size_t       *ret_product,
                                  VrError      *error);

#endif
