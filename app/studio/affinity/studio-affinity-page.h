/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Affinity page: the map of what sells with what, and the table of pairs beside it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_AFFINITY_PAGE (studio_affinity_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioAffinityPage, studio_affinity_page, STUDIO, AFFINITY_PAGE, GtkWidget)

GtkWidget *studio_affinity_page_new (StudioSession *session);

/* Adds win.map-measure (s, state s: "cosine", "together", "lift", "jaccard", "confidence"),
 * win.map-links (i, state i: at most so many links) and win.map-reset. */
void studio_affinity_page_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
