/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of figures that are only read. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioFiguresGrid:
 *
 * A row of a list with a table in it: titles above, a line each below, numbers flush right. It says
 * in its description what the lines say.
 */
#define STUDIO_TYPE_FIGURES_GRID (studio_figures_grid_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioFiguresGrid, studio_figures_grid, STUDIO, FIGURES_GRID, AdwPreferencesRow)

/* @titles: (array length=n_columns): translated; copied. @label: what the table is of, translated
 */
GtkWidget *studio_figures_grid_new (const char *label, const char *const *titles, guint n_columns);
void       studio_figures_grid_clear (StudioFiguresGrid *self);
/* @cells: (array length=n_columns): plain text; @bad: whether to mark it as amiss, which its words
 * say as well */
void studio_figures_grid_add_line (StudioFiguresGrid *self, const char *const *cells, gboolean bad);

G_END_DECLS
