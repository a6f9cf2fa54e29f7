/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a ladder in words, as they are drawn and read out. */

#pragma once

#include "studio-tier-arrows.h"
#include "vt-offer.h"

G_BEGIN_DECLS

/* Whatever the steps hold belongs to it. */
typedef struct
{
  GArray    *steps; /* (owned) (element-type StudioTierStep): one less than there are tiers */
  GPtrArray *texts; /* (owned) */
} StudioTierSteps;

/* Evaluates each step: some tenths of a millisecond a tier. */
StudioTierSteps *studio_tier_steps_new (const VtOffer      *offer,
                                        const VtTierMatrix *matrix,
                                        VtCatalog          *catalog,
                                        const VtCurrency   *currency);
void             studio_tier_steps_free (StudioTierSteps *self);

/* What a tier is called in a sentence: its product's title, else its number. */
char *studio_tier_title (const VtOffer *offer, guint tier, VtCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioTierSteps, studio_tier_steps_free)

G_END_DECLS
