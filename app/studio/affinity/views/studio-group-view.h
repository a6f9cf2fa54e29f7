/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of products that the map falls into. */

#pragma once

#include "studio-view-table.h"

G_BEGIN_DECLS

/**
 * StudioGroupView:
 *
 * Follows the session's map; the largest first. Going to a group selects its products.
 */
#define STUDIO_TYPE_GROUP_VIEW (studio_group_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioGroupView, studio_group_view, STUDIO, GROUP_VIEW, GtkWidget)

GtkWidget       *studio_group_view_new (StudioSession *session);
StudioViewTable *studio_group_view_get_table (StudioGroupView *self);

G_END_DECLS
