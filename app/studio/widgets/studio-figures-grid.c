/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of figures that are only read. */

#include "studio-figures-grid.h"

struct _StudioFiguresGrid
{
  AdwPreferencesRow parent_instance;

  char    *label;     /* (owned) */
  GStrv    titles;    /* (owned) */
  guint    n_columns; /* of both */
  GString *words;     /* (owned): the lines for who does not see them */
  GtkGrid *grid;      /* (owned by the widget tree) */
  int      n_lines;
};

G_DEFINE_FINAL_TYPE (StudioFiguresGrid, studio_figures_grid, ADW_TYPE_PREFERENCES_ROW)

/* The first column says what a line is of. */
static GtkWidget *
cell_new (const char *text, guint column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label), column == 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_titles (StudioFiguresGrid *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *label = cell_new (self->titles[i], i);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (self->grid, label, (int) i, 0, 1, 1);
    }
}

static void
tell (StudioFiguresGrid *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->words->str, -1);
}

void
studio_figures_grid_clear (StudioFiguresGrid *self)
{
  GtkWidget *child;

  g_return_if_fail (STUDIO_IS_FIGURES_GRID (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  self->n_lines = 0;
  g_string_truncate (self->words, 0);
  add_titles (self);
  tell (self);
}

void
studio_figures_grid_add_line (StudioFiguresGrid *self, const char *const *cells, gboolean bad)
{
  g_return_if_fail (STUDIO_IS_FIGURES_GRID (self) && cells != NULL);

  self->n_lines++;
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *label = cell_new (cells[i], i);

      gtk_widget_add_css_class (label, "numeric");
      if (bad)
        gtk_widget_add_css_class (label, "error");
      gtk_grid_attach (self->grid, label, (int) i, self->n_lines, 1, 1);
      g_string_append_printf (self->words, "%s%s %s", i > 0 ? ", " : "", self->titles[i], cells[i]);
    }
  g_string_append (self->words, ". ");
  tell (self);
}

static void
studio_figures_grid_finalize (GObject *object)
{
  StudioFiguresGrid *self = STUDIO_FIGURES_GRID (object);

  g_free (self->label);
  g_strfreev (self->titles);
  g_string_free (self->words, TRUE);
  G_OBJECT_CLASS (studio_figures_grid_parent_class)->finalize (object);
}

static void
studio_figures_grid_class_init (StudioFiguresGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_figures_grid_finalize;
}

static void
studio_figures_grid_init (StudioFiguresGrid *self)
{
  self->words = g_string_new (NULL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "figures-grid");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->grid));
}

GtkWidget *
studio_figures_grid_new (const char *label, const char *const *titles, guint n_columns)
{
  StudioFiguresGrid *self;
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (label != NULL && titles != NULL && n_columns > 0, NULL);

  self = g_object_new (STUDIO_TYPE_FIGURES_GRID, NULL);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < n_columns; i++)
    g_strv_builder_add (builder, titles[i]);
  self->titles = g_strv_builder_end (builder);
  self->n_columns = n_columns;
  self->label = g_strdup (label);
  studio_figures_grid_clear (self);
  return GTK_WIDGET (self);
}
