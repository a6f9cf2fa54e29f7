/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list box, a few at a time, so that a long list does not stop the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRowFuncs:
 * @create: a new row
 * @bind: makes a row show what is at @index
 */
typedef struct
{
  GtkWidget *(*create) (gpointer data);
  void (*bind) (GtkWidget *row, guint index, gpointer data);
} StudioRowFuncs;

/**
 * StudioRowFiller:
 *
 * For lists of rows with controls, which a GtkListView cannot walk with the Tab key on GTK 4.8.
 * Rows are kept and bound anew by position, so that focus stays where it was.
 */
typedef struct _StudioRowFiller StudioRowFiller;

/* @box outlives the filler and has no rows of its own. @funcs must be static. */
StudioRowFiller *
studio_row_filler_new (GtkListBox *box, const StudioRowFuncs *funcs, gpointer data);
/* Binds all rows anew: the first at once, the others when the window is idle. */
void studio_row_filler_set_n_rows (StudioRowFiller *self, guint n_rows);
void studio_row_filler_free (StudioRowFiller *self);

G_END_DECLS
