/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views of one selection that stand beside the map: pairs, matrix, sets, groups. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioAffinityViews:
 *
 * All show the session's selection and change it. Which of them shows is in the #StudioViewsState.
 */
#define STUDIO_TYPE_AFFINITY_VIEWS (studio_affinity_views_get_type ())
G_DECLARE_FINAL_TYPE (StudioAffinityViews, studio_affinity_views, STUDIO, AFFINITY_VIEWS, GtkWidget)

GtkWidget *studio_affinity_views_new (StudioSession *session);

/**
 * studio_views_add_actions:
 *
 * Adds the actions on the views that studio-actions.h lists.
 */
void studio_views_add_actions (GActionMap *actions, StudioSession *session);

/**
 * StudioAffinityViews::went: (product: guint): a product was gone to, and the map may follow
 */

G_END_DECLS
