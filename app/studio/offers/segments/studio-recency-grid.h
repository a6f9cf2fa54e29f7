/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When customers ordered last and how often, as a grid: how many of each cell a segment holds. */

#pragma once

#include "vt-segment-evaluate.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRecencyGrid:
 *
 * A cell is the fuller the larger the share of its customers that is in the segment, and has their
 * number in it. The arrow keys walk from cell to cell and say each; so does the pointer. Colours
 * are the style's.
 */
#define STUDIO_TYPE_RECENCY_GRID (studio_recency_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecencyGrid, studio_recency_grid, STUDIO, RECENCY_GRID, GtkWidget)

GtkWidget *studio_recency_grid_new (void);
/* Copied. */
void studio_recency_grid_set (StudioRecencyGrid *self, const VtSegmentGrid *grid);

/* "3 to 4 orders, the last 31 to 60 days ago: 12 of 45 customers" */
char *studio_recency_grid_describe (const VtSegmentGrid *grid, guint row, guint column);
/* What the whole picture says, in a sentence or two. */
char *studio_recency_grid_summarize (const VtSegmentGrid *grid);

G_END_DECLS
