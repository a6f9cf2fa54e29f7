/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as data in a file. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* Adds export-map-data-to (s: a path ending in .csv, .graphml, .gexf or .json). */
void studio_map_data_add_action (GActionMap *actions, StudioSession *session);

G_END_DECLS
