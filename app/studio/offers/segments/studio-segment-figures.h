/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the segment being edited amounts to: counted anew with every change, off the main loop. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSegmentFigures:
 *
 * The figures before stay until the new ones are there; a count that is no longer wanted is
 * stopped.
 */
#define STUDIO_TYPE_SEGMENT_FIGURES (studio_segment_figures_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioSegmentFigures, studio_segment_figures, STUDIO, SEGMENT_FIGURES, GtkWidget)

GtkWidget *studio_segment_figures_new (StudioSession *session);

/* @rule: copied; a valid one. Of the customers that the session has by now. */
void studio_segment_figures_show (StudioSegmentFigures *self, const VtSegmentRule *rule);
/* Whether what is shown is what was asked for last. */
gboolean studio_segment_figures_is_current (StudioSegmentFigures *self);

G_END_DECLS
