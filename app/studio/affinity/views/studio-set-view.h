/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of three to six products that are bought together. */

#pragma once

#include "studio-view-table.h"

G_BEGIN_DECLS

/**
 * StudioSetView:
 *
 * Those with all selected products, the ones that hold together most first. Looked for off the main
 * loop, once the view is seen and again when the pairs change.
 */
#define STUDIO_TYPE_SET_VIEW (studio_set_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioSetView, studio_set_view, STUDIO, SET_VIEW, GtkWidget)

GtkWidget       *studio_set_view_new (StudioSession *session);
StudioViewTable *studio_set_view_get_table (StudioSetView *self);

G_END_DECLS
