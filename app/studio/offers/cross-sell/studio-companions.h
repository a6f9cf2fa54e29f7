/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say of an offer's base and what is suggested with it. */

#pragma once

#include "studio-session.h"
#include "vt-anchors.h"
#include "vt-companions.h"

G_BEGIN_DECLS

#define STUDIO_COMPANIONS_MAX_SUGGESTIONS 5

/**
 * StudioCompanions:
 *
 * Follows the session's offer ("offer-id"), if it is one that goes with something: its anchors, how
 * many take each product along with them, and what else goes with them; counted off the main loop.
 * ::changed when that is there, and when another offer is looked at.
 */
#define STUDIO_TYPE_COMPANIONS (studio_companions_get_type ())
G_DECLARE_FINAL_TYPE (StudioCompanions, studio_companions, STUDIO, COMPANIONS, GObject)

/* Those of the session; belong to it. */
StudioCompanions *studio_companions_of (StudioSession *session);

/* (nullable): what the offer's items go with; %NULL until they are known. */
const VtAnchors *studio_companions_get_anchors (StudioCompanions *self);
/* %VT_PRODUCT_NONE if there is none: the anchor that is sold most. */
guint32 studio_companions_get_best_anchor (StudioCompanions *self);
/* (nullable): %NULL until they are counted; of nothing, too, where there are no orders. */
const VtCompanions *studio_companions_get_counts (StudioCompanions *self);
/* (nullable) (element-type VtCompanion): what goes with the anchors, is not in the offer, and not
 * above its price cap. */
GArray *studio_companions_get_suggestions (StudioCompanions *self);

/**
 * studio_companions_tell_attach:
 *
 * Returns: (transfer full) (nullable): "taken along by 12 % (3.1 times chance)",
 * translated; %NULL where that is not known
 */
char *studio_companions_tell_attach (StudioCompanions *self, const char *sku);

/* Whether there is something newer to come. */
gboolean studio_companions_is_pending (StudioCompanions *self);

G_END_DECLS
