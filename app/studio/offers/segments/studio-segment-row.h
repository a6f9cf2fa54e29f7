/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A segment in the list: its name, how many it holds, and their share. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SEGMENT_ROW (studio_segment_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioSegmentRow, studio_segment_row, STUDIO, SEGMENT_ROW, GtkListBoxRow)

GtkWidget  *studio_segment_row_new (const char *id);
const char *studio_segment_row_get_id (StudioSegmentRow *self);
void        studio_segment_row_show (StudioSegmentRow       *self,
                                     const VtSegment        *segment,
                                     const VtSegmentFigures *figures);
/* Whether the segment's name, key or note has @folded in it. */
gboolean studio_segment_row_matches (StudioSegmentRow *self, const char *folded);

/* "309 customers · 16 %" */
char *studio_segment_describe (const VtSegmentFigures *figures);

G_END_DECLS
