/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace full of mistakes, each planted in one offer, and a sound twin beside each; from
 * planted.json. */

#pragma once

#include "shop-fixture.h"

#include "vt-check.h"

G_BEGIN_DECLS

/**
 * PlantedCase:
 * @codes: (element-type utf8): the problems that @wrong has, no others, sorted
 * @says: (element-type utf8): their sentences, the worst first
 * @fixes: (element-type utf8): titles of all their fixes, in order
 * @wrong: an offer; @sound: one without a mistake
 */
typedef struct
{
  GPtrArray *codes; /* (owned) */
  GPtrArray *says;  /* (owned) */
  GPtrArray *fixes; /* (owned) */
  VtOffer   *wrong; /* (owned) */
  VtOffer   *sound; /* (owned) */
} PlantedCase;

/**
 * Planted:
 * @offers: (element-type VtOffer): all of them, every sound one before its twin
 */
typedef struct
{
  Shop          *shop;   /* (owned) */
  GPtrArray     *cases;  /* (owned) (element-type PlantedCase) */
  GPtrArray     *offers; /* (owned) (element-type VtOffer) */
  VtCheckContext context;
  VtOrders       orders;
  VtPairs       *pairs;     /* (owned) */
  VtPastEnds    *past_ends; /* (owned) */
  GPtrArray     *campaigns; /* (owned) */
  GPtrArray     *segments;  /* (owned) */
  GPtrArray     *columns;   /* (owned): what @orders is made of */
} Planted;

Planted *planted_new (void);
void     planted_free (Planted *planted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Planted, planted_free)

G_END_DECLS
