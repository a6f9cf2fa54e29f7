/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a downsell's editor tells, worked out off the main loop. */

#pragma once

#include "studio-session.h"
#include "vt-alternatives.h"
#include "vt-tried-cart.h"

G_BEGIN_DECLS

#define STUDIO_DOWNSELL_MAX_PRODUCTS 50
#define STUDIO_DOWNSELL_MAX_CANDIDATES 5

/**
 * StudioDownsellFacts:
 *
 * Of the offer shown last. ::changed when there is something new.
 */
#define STUDIO_TYPE_DOWNSELL_FACTS (studio_downsell_facts_get_type ())
G_DECLARE_FINAL_TYPE (StudioDownsellFacts, studio_downsell_facts, STUDIO, DOWNSELL_FACTS, GObject)

StudioDownsellFacts *studio_downsell_facts_new (StudioSession *session);
void                 studio_downsell_facts_show (StudioDownsellFacts *self, const VtOffer *offer);
/* Which of the dearer products is compared. */
void studio_downsell_facts_choose (StudioDownsellFacts *self, guint32 product);

/* ---- what was found; all belongs to @self, until ::changed ---- */

/* (array length=ret_n): what the alternative may take the place of, at most
 * %STUDIO_DOWNSELL_MAX_PRODUCTS. */
const guint32 *studio_downsell_facts_get_products (StudioDownsellFacts *self, guint *ret_n);
/* Which of them is compared; %VT_PRODUCT_NONE if there is none. */
guint32 studio_downsell_facts_get_product (StudioDownsellFacts *self);
/* The cheaper product; %VT_PRODUCT_NONE if it was not chosen yet. */
guint32 studio_downsell_facts_get_alternative (StudioDownsellFacts *self);
/* (nullable) (element-type VtComparedAttribute) */
GPtrArray *studio_downsell_facts_get_compared (StudioDownsellFacts *self);
/* (nullable) (element-type VtAlternative): but the one that was chosen */
GArray *studio_downsell_facts_get_candidates (StudioDownsellFacts *self);
/* (nullable): a cart that can be paid in instalments. */
const VtTriedCart *studio_downsell_facts_get_tried (StudioDownsellFacts *self);

/* Whether what is told is older than what is there. */
gboolean studio_downsell_facts_is_pending (StudioDownsellFacts *self);

G_END_DECLS
