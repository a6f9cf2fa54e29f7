/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field of an offer for the key of a segment. */

#pragma once

#include "studio-entry-field.h"

G_BEGIN_DECLS

/* Typed, or chosen from the segments there are; Up and Down go from one to the next. Below the
 * title stands who is in it. Keys that only the storefront knows can be typed as well. */
GtkWidget *studio_segment_field_new (StudioSession *session, const char *title, const char *path);

G_END_DECLS
