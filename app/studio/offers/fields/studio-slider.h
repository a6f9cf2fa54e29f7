/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slider whose way is shown and whose end is kept. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSlider:
 *
 * ::moved (gint64): where it stands while it is being moved
 *
 * ::settled (gint64): where it was let go, or stood still after keys, so that one gesture is one
 * step of undo
 */
#define STUDIO_TYPE_SLIDER (studio_slider_get_type ())
G_DECLARE_FINAL_TYPE (StudioSlider, studio_slider, STUDIO, SLIDER, GtkScale)

GtkWidget *studio_slider_new (const char *label);
/* What it reaches and where it stands; does nothing while the user is moving it. @step: of a key,
 * at least 1 */
void studio_slider_set (StudioSlider *self, gint64 lower, gint64 upper, gint64 step, gint64 value);
/* What waits is settled now. */
void studio_slider_settle (StudioSlider *self);

G_END_DECLS
