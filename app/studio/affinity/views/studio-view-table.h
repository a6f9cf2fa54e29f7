/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sortable table of rows that are about products: going to one selects them. */

#pragma once

#include "studio-session.h"
#include "studio-view-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioViewColumnKind:
 * @STUDIO_VIEW_TEXT: sorted as text
 * @STUDIO_VIEW_NUMBER: flush right, sorted by number
 * @STUDIO_VIEW_BAR: the number, -1 to 1, as a bar to the left or right of the middle, with the text
 * over it
 */
typedef enum
{
  STUDIO_VIEW_TEXT,
  STUDIO_VIEW_NUMBER,
  STUDIO_VIEW_BAR,
} StudioViewColumnKind;

/* @explanation: (nullable): shown by the help button */
typedef struct
{
  const char          *title;
  const char          *explanation;
  StudioViewColumnKind kind;
  int                  width_px;
} StudioViewColumn;

#define STUDIO_TYPE_VIEW_TABLE (studio_view_table_get_type ())
G_DECLARE_FINAL_TYPE (StudioViewTable, studio_view_table, STUDIO, VIEW_TABLE, GtkWidget)

/* @label: what it is a table of, translated. @columns: (array length=n_columns): static, titles
 * translated when shown */
GtkWidget *studio_view_table_new (StudioSession          *session,
                                  const char             *label,
                                  const StudioViewColumn *columns,
                                  guint                   n_columns);

/* @control: beside the words of how many rows there are */
void studio_view_table_add_control (StudioViewTable *self, GtkWidget *control);
/* Takes the place of all rows (element-type StudioViewRow); @words: how many they are. */
void studio_view_table_set_rows (StudioViewTable *self, GPtrArray *rows, const char *words);
/* The rows as they stand. */
GListModel *studio_view_table_get_model (StudioViewTable *self);
/* Goes to a row by its place. */
void studio_view_table_go (StudioViewTable *self, guint position);
/* Whether the selection is changing because a row was gone to. */
gboolean studio_view_table_is_going (StudioViewTable *self);

/**
 * StudioViewTable::went: (product: guint): with the first product of the row
 */

G_END_DECLS
