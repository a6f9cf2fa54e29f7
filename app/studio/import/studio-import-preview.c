/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as they will be stored. */

#include "studio-import-preview.h"

#include "studio-accessible.h"

#include <glib/gi18n-lib.h>

/* One row as shown. */
#define STUDIO_TYPE_IMPORT_ROW (studio_import_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioImportRow, studio_import_row, STUDIO, IMPORT_ROW, GObject)

struct _StudioImportRow
{
  GObject parent_instance;

  char  *number;  /* (owned) */
  char  *outcome; /* (owned): "Stored", "Skipped" or the problem */
  char **values;  /* (owned) */
  guint  n_values;
};

G_DEFINE_FINAL_TYPE (StudioImportRow, studio_import_row, G_TYPE_OBJECT)

static void
studio_import_row_finalize (GObject *object)
{
  StudioImportRow *self = STUDIO_IMPORT_ROW (object);

  g_free (self->number);
  g_free (self->outcome);
  g_strfreev (self->values);
  G_OBJECT_CLASS (studio_import_row_parent_class)->finalize (object);
}

static void
studio_import_row_class_init (StudioImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_import_row_finalize;
}

static void
studio_import_row_init (StudioImportRow *self)
{
}

static char *
outcome_of_row (const VtImportRow *row)
{
  if (row->problem != NULL)
    return g_strdup (row->problem);
  if (row->fate == VT_ROW_IGNORED)
    return g_strdup (_ ("Skipped: no data"));
  return g_strdup (_ ("Stored"));
}

static StudioImportRow *
studio_import_row_new (const VtImportRow *row, guint n_columns)
{
  StudioImportRow *self = g_object_new (STUDIO_TYPE_IMPORT_ROW, NULL);

  self->number = g_strdup_printf ("%" G_GUINT64_FORMAT, row->row);
  self->outcome = outcome_of_row (row);
  self->n_values = n_columns;
  self->values = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->values[i] = g_utf8_make_valid (row->values[i] != NULL ? row->values[i] : "", -1);
  return self;
}

struct _StudioImportPreview
{
  GtkWidget parent_instance;

  GtkWidget     *scroller; /* (owned by the widget tree) */
  GtkColumnView *view;     /* (owned by the widget tree) */
  GListStore    *rows;     /* (owned) (element-type StudioImportRow) */
};

G_DEFINE_FINAL_TYPE (StudioImportPreview, studio_import_preview, GTK_TYPE_WIDGET)

/* What a column shows: the number and outcome of the row, or the value at an index. */
enum
{
  CELL_NUMBER = -2,
  CELL_OUTCOME = -1,
};

#define CELL_KEY "studio-import-cell"

static const char *
cell_text (StudioImportRow *row, int cell)
{
  if (cell == CELL_NUMBER)
    return row->number;
  if (cell == CELL_OUTCOME)
    return row->outcome;
  return (guint) cell < row->n_values ? row->values[cell] : "";
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 14);
  gtk_list_item_set_child (item, text);
}

/* GTK 4.8 has no call to name a row; its widget holds the cell that holds the child. */
static void
name_row (GtkWidget *child, StudioImportRow *row)
{
  GtkWidget       *cell = gtk_widget_get_parent (child);
  GtkWidget       *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name = g_strdup_printf (_ ("Row %s: %s"), row->number, row->outcome);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  StudioImportRow *row = gtk_list_item_get_item (item);
  const char      *text = cell_text (row, GPOINTER_TO_INT (user_data));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
  if (GPOINTER_TO_INT (user_data) == CELL_NUMBER)
    name_row (gtk_list_item_get_child (item), row);
}

static void
append_column (StudioImportPreview *self, const char *title, int cell, int width_px)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width_px > 0)
    gtk_column_view_column_set_fixed_width (column, width_px);
  gtk_column_view_append_column (self->view, column);
}

static void
remove_columns (StudioImportPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

void
studio_import_preview_set_plan (StudioImportPreview *self, const VtImportPlan *plan)
{
  g_return_if_fail (STUDIO_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (plan != NULL);

  g_list_store_remove_all (self->rows);
  remove_columns (self);

  append_column (self, _ ("Row"), CELL_NUMBER, 64);
  append_column (self, _ ("Outcome"), CELL_OUTCOME, 150);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const VtImportColumn *column = g_ptr_array_index (plan->columns, i);

      if (column->field != VT_FIELD_NONE)
        append_column (self, vt_field_get_label (column->field), (int) i,
                       column->field == VT_FIELD_TITLE ? 260 : 130);
    }

  for (guint i = 0; i < plan->rows->len; i++)
    {
      g_autoptr (StudioImportRow) row =
          studio_import_row_new (g_ptr_array_index (plan->rows, i), plan->columns->len);

      g_list_store_append (self->rows, row);
    }
}

static void
studio_import_preview_dispose (GObject *object)
{
  StudioImportPreview *self = STUDIO_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (studio_import_preview_parent_class)->dispose (object);
}

static void
studio_import_preview_class_init (StudioImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_import_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
studio_import_preview_init (StudioImportPreview *self)
{
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (STUDIO_TYPE_IMPORT_ROW);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  studio_accessible_set_label (GTK_WIDGET (self->view), _ ("First rows as they will be stored"));

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_size_request (self->scroller, -1, 220);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
studio_import_preview_new (void)
{
  return g_object_new (STUDIO_TYPE_IMPORT_PREVIEW, NULL);
}
