/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sortable table of rows that are about products. */

#include "studio-view-table.h"

#include "studio-accessible.h"
#include "studio-paint.h"

#include <glib/gi18n-lib.h>

struct _StudioViewTable
{
  GtkWidget parent_instance;

  StudioSession          *session;   /* (owned) */
  GListStore             *rows;      /* (owned) */
  GtkSortListModel       *sorted;    /* (owned) */
  GtkSingleSelection     *selection; /* (owned) */
  const StudioViewColumn *columns;
  guint                   n_columns;
  gboolean                is_going;
  gboolean                is_filling;

  GtkWidget     *box;      /* (owned by the widget tree) */
  GtkWidget     *header;   /* (owned by the widget tree) */
  GtkColumnView *view;     /* (owned by the widget tree) */
  GtkLabel      *words;    /* (owned by the widget tree) */
  GtkLabel      *sentence; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioViewTable, studio_view_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WENT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- cells ---- */

typedef struct
{
  const StudioViewColumn *info;
  guint                   column;
} Cell;

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  double        number = *(const double *) g_object_get_data (G_OBJECT (area), "number");
  const GdkRGBA middle = studio_paint_faded (GTK_WIDGET (area), 0.3f);
  const GdkRGBA colour =
      studio_paint_color (GTK_WIDGET (area), number >= 0 ? "accent_color" : "warning_color");
  double end = width / 2.0 * (1 + CLAMP (number, -1, 1));

  studio_paint_source (cr, &colour);
  cairo_rectangle (cr, MIN (width / 2.0, end), 3, MAX (ABS (end - width / 2.0), 1), height - 6);
  cairo_fill (cr);
  studio_paint_source (cr, &middle);
  cairo_rectangle (cr, width / 2.0, 0, 1, height);
  cairo_fill (cr);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Cell *cell = user_data;
  GtkWidget  *child;

  if (cell->info->kind == STUDIO_VIEW_BAR)
    {
      child = gtk_drawing_area_new ();
      g_object_set_data_full (G_OBJECT (child), "number", g_new0 (double, 1), g_free);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (child), draw_bar, NULL, NULL);
      gtk_list_item_set_child (list_item, child);
      return;
    }
  child = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (cell->info->kind == STUDIO_VIEW_NUMBER)
    {
      gtk_inscription_set_xalign (GTK_INSCRIPTION (child), 1.0f);
      gtk_widget_add_css_class (child, "numeric");
    }
  gtk_list_item_set_child (list_item, child);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const Cell    *cell = user_data;
  StudioViewRow *item = gtk_list_item_get_item (list_item);
  GtkWidget     *child = gtk_list_item_get_child (list_item);
  GtkWidget     *row = gtk_widget_get_parent (gtk_widget_get_parent (child));
  const char    *text = studio_view_row_get_text (item, cell->column);

  if (cell->info->kind == STUDIO_VIEW_BAR)
    {
      *(double *) g_object_get_data (G_OBJECT (child), "number") =
          studio_view_row_get_number (item, cell->column);
      gtk_widget_queue_draw (child);
    }
  else
    {
      gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
    }
  gtk_widget_set_tooltip_text (child, cell->info->kind == STUDIO_VIEW_NUMBER ? NULL : text);
  if (cell->column == 0 && row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Cell    *cell = user_data;
  StudioViewRow *left = STUDIO_VIEW_ROW ((gpointer) a);
  StudioViewRow *right = STUDIO_VIEW_ROW ((gpointer) b);
  double         x = studio_view_row_get_number (left, cell->column);
  double         y = studio_view_row_get_number (right, cell->column);

  if (cell->info->kind == STUDIO_VIEW_TEXT)
    return g_utf8_collate (studio_view_row_get_text (left, cell->column),
                           studio_view_row_get_text (right, cell->column));
  return x < y ? -1 : x > y;
}

static Cell *
cell_new (StudioViewTable *self, guint column)
{
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell){&self->columns[column], column};
  return cell;
}

static void
free_cell (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
append_column (StudioViewTable *self, guint i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_setup), cell_new (self, i), free_cell, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_bind), cell_new (self, i), free_cell, 0);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, cell_new (self, i), g_free));
  column = gtk_column_view_column_new (_ (self->columns[i].title), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (i == 0)
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, self->columns[i].width_px);
  gtk_column_view_append_column (self->view, column);
}

/* ---- going to a row ---- */

static void
on_selected (StudioViewTable *self)
{
  StudioViewRow *row = gtk_single_selection_get_selected_item (self->selection);
  const guint32 *products;
  guint          n;

  gtk_label_set_text (self->sentence, row != NULL ? studio_view_row_get_sentence (row) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), row != NULL);
  if (row == NULL || self->is_filling)
    return;
  products = studio_view_row_get_products (row, &n);
  self->is_going = TRUE;
  studio_session_select (self->session, products, n);
  self->is_going = FALSE;
  if (n > 0)
    g_signal_emit (self, signals[SIGNAL_WENT], 0, products[0]);
}

void
studio_view_table_go (StudioViewTable *self, guint position)
{
  g_return_if_fail (STUDIO_IS_VIEW_TABLE (self));

  gtk_single_selection_set_selected (self->selection, position);
}

gboolean
studio_view_table_is_going (StudioViewTable *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEW_TABLE (self), FALSE);

  return self->is_going;
}

void
studio_view_table_set_rows (StudioViewTable *self, GPtrArray *rows, const char *words)
{
  g_return_if_fail (STUDIO_IS_VIEW_TABLE (self) && rows != NULL);

  self->is_filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  on_selected (self);
  gtk_label_set_text (self->words, words);
}

GListModel *
studio_view_table_get_model (StudioViewTable *self)
{
  g_return_val_if_fail (STUDIO_IS_VIEW_TABLE (self), NULL);

  return G_LIST_MODEL (self->selection);
}

void
studio_view_table_add_control (StudioViewTable *self, GtkWidget *control)
{
  g_return_if_fail (STUDIO_IS_VIEW_TABLE (self) && GTK_IS_WIDGET (control));

  gtk_box_insert_child_after (GTK_BOX (self->header), control, GTK_WIDGET (self->words));
}

/* ---- the widget ---- */

static GtkWidget *
help_new (StudioViewTable *self)
{
  GtkWidget *help = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *title = gtk_label_new (_ (self->columns[i].title));
      GtkWidget *text;

      if (self->columns[i].explanation == NULL)
        {
          g_object_unref (g_object_ref_sink (title));
          continue;
        }
      text = gtk_label_new (_ (self->columns[i].explanation));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_yalign (GTK_LABEL (title), 0);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (text), 44);
      gtk_widget_add_css_class (title, "heading");
      gtk_grid_attach (GTK_GRID (grid), title, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), text, 1, (int) i, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (help), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (help), "vitrine-help-symbolic");
  gtk_widget_add_css_class (help, "flat");
  gtk_widget_set_tooltip_text (help, _ ("What the figures say"));
  studio_accessible_set_label (help, _ ("What the figures say"));
  return help;
}

static void
build (StudioViewTable *self, const char *label)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->header), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->header), help_new (self));
  gtk_widget_add_css_class (self->header, "toolbar");
  gtk_widget_set_margin_start (self->header, 6);

  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  studio_accessible_set_label (GTK_WIDGET (self->view), label);
  for (guint i = 0; i < self->n_columns; i++)
    append_column (self, i);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_selectable (self->sentence, TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->sentence), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->sentence), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->sentence), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->sentence), 9);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), FALSE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->header);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sentence));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
studio_view_table_dispose (GObject *object)
{
  StudioViewTable *self = STUDIO_VIEW_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, on_selected, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_view_table_parent_class)->dispose (object);
}

static void
studio_view_table_class_init (StudioViewTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_view_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
studio_view_table_init (StudioViewTable *self)
{
}

GtkWidget *
studio_view_table_new (StudioSession          *session,
                       const char             *label,
                       const StudioViewColumn *columns,
                       guint                   n_columns)
{
  StudioViewTable *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && n_columns <= STUDIO_VIEW_MAX_COLUMNS, NULL);

  self = g_object_new (STUDIO_TYPE_VIEW_TABLE, NULL);
  self->session = g_object_ref (session);
  self->columns = columns;
  self->n_columns = n_columns;
  self->rows = g_list_store_new (STUDIO_TYPE_VIEW_ROW);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  build (self, label);
  return GTK_WIDGET (self);
}
