/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product on the map is, in a sentence for those who do not see it. */

#pragma once

#include "studio-map-state.h"

G_BEGIN_DECLS

/**
 * studio_map_words_of_node:
 * @node: of those shown
 *
 * "Aurora Camera, Photo; 8 links; most with Memory Card: of 100 orders with it 42 also have that;
 * selected, pinned".
 */
char *studio_map_words_of_node (StudioSession *session, VtMapShown *shown, guint32 node);

/* What is shown and selected in all: the description of the map. @shown: (nullable) */
char *studio_map_words_of_map (StudioSession *session, StudioMapState *state, VtMapShown *shown);

G_END_DECLS
