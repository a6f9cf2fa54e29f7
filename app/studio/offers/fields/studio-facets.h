/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What products can be selected by, counted once for all fields of a window. */

#pragma once

#include "studio-session.h"
#include "vt-facets.h"

G_BEGIN_DECLS

/**
 * StudioFacets:
 *
 * Follows the session's catalogue; counted off the main loop once they are asked for. ::changed
 * when there are new ones.
 */
#define STUDIO_TYPE_FACETS (studio_facets_get_type ())
G_DECLARE_FINAL_TYPE (StudioFacets, studio_facets, STUDIO, FACETS, GObject)

/* Those of the session; belong to it. */
StudioFacets *studio_facets_of (StudioSession *session);
/* (nullable): %NULL while they are being counted. */
VtFacets *studio_facets_get (StudioFacets *self);

G_END_DECLS
