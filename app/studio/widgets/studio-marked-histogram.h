/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A histogram whose marks are moved. */

#pragma once

#include "studio-histogram.h"

G_BEGIN_DECLS

/* What a value on the axis is in words ("£40.00"), (transfer full). */
typedef char *(*StudioMarkWords) (gint64 value, gpointer data);

/**
 * StudioMarkedHistogram:
 *
 * Holds a #StudioHistogram, whose bars are set and walked over as ever. Its marks are dragged, or
 * chosen with Up and Down, and then moved with Left and Right (with Shift ten times as far); Escape
 * takes back what was not kept, and leaves the mark. They stay in their order.
 *
 * ::mark-draft (guint: mark, gint64: where) says where a mark is while it moves, ::mark-moved the
 * same once it stays there: when it is let go, or a moment after the last key.
 */
#define STUDIO_TYPE_MARKED_HISTOGRAM (studio_marked_histogram_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioMarkedHistogram, studio_marked_histogram, STUDIO, MARKED_HISTOGRAM, GtkWidget)

/* @words: static; @data: for it, unowned */
GtkWidget *
studio_marked_histogram_new (const char *accessible_label, StudioMarkWords words, gpointer data);
/* Whose bars are to be set. */
StudioHistogram *studio_marked_histogram_get_histogram (StudioMarkedHistogram *self);

/* @positions: (array length=n): on the axis, ascending; copied. Not while a mark is being moved. */
void
studio_marked_histogram_set_marks (StudioMarkedHistogram *self, const gint64 *positions, guint n);
/* @grain: marks are moved to multiples of it, 1 and up */
void studio_marked_histogram_set_grain (StudioMarkedHistogram *self, gint64 grain);
/* Shades what is so close below each mark. @within: (array length=n) */
void studio_marked_histogram_set_below (StudioMarkedHistogram *self, const gint64 *within, guint n);
/* What has been moved and not been kept is. */
void studio_marked_histogram_commit (StudioMarkedHistogram *self);

G_END_DECLS
