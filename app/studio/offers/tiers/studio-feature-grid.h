/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the feature matrix: which tier has which feature. */

#pragma once

#include "vt-tier-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioFeatureGrid:
 *
 * The arrows, Home and End walk from cell to cell, of which one is reached with Tab; Space toggles
 * it. ::toggled (guint: tier, guint: feature, gboolean: has) says so.
 */
#define STUDIO_TYPE_FEATURE_GRID (studio_feature_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeatureGrid, studio_feature_grid, STUDIO, FEATURE_GRID, GtkWidget)

GtkWidget *studio_feature_grid_new (int column_px);
/* @titles: (array length=tiers of matrix): what the tiers are called */
void  studio_feature_grid_show (StudioFeatureGrid  *self,
                                const VtTierMatrix *matrix,
                                const char *const  *titles);
guint studio_feature_grid_get_n_rows (StudioFeatureGrid *self);
/* The widget of a row, so that something beside it can be as high. */
GtkWidget *studio_feature_grid_get_row (StudioFeatureGrid *self, guint feature);
/* The check button of a cell. */
GtkWidget *studio_feature_grid_get_cell (StudioFeatureGrid *self, guint tier, guint feature);

G_END_DECLS
