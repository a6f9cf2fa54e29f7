/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the feature matrix. */

#include "studio-feature-grid.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *box; /* (owned by the widget tree), as the others */
  GtkWidget *check;
  GtkLabel  *mark;
} Cell;

struct _StudioFeatureGrid
{
  GtkWidget parent_instance;

  int        column_px;
  guint      n_tiers;
  guint      n_features;
  GPtrArray *rows;  /* (owned) (element-type GtkWidget, owned by the widget tree) */
  GArray    *cells; /* (owned) (element-type Cell): by feature, then tier */
  guint      tier;  /* of the cell that Tab reaches */
  guint      feature;
  gboolean   updating; /* being filled: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioFeatureGrid, studio_feature_grid, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Cell *
cell_at (StudioFeatureGrid *self, guint tier, guint feature)
{
  return &g_array_index (self->cells, Cell, feature * self->n_tiers + tier);
}

/* ---- walking ---- */

/* One cell is reached with Tab, the others with the arrows. */
static void
set_reached (StudioFeatureGrid *self, guint tier, guint feature)
{
  self->tier = tier;
  self->feature = feature;
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_focusable (g_array_index (self->cells, Cell, i).check,
                              i == feature * self->n_tiers + tier);
}

static gboolean
go_to (StudioFeatureGrid *self, int tier, int feature)
{
  if (tier < 0 || feature < 0 || tier >= (int) self->n_tiers || feature >= (int) self->n_features)
    return FALSE;
  set_reached (self, (guint) tier, (guint) feature);
  return gtk_widget_grab_focus (cell_at (self, self->tier, self->feature)->check);
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioFeatureGrid *self = STUDIO_FEATURE_GRID (widget);
  int                tiers;
  int                features;

  g_variant_get (arguments, "(ii)", &tiers, &features);
  return go_to (self, (int) self->tier + tiers, (int) self->feature + features);
}

/* To the lowest or the highest tier of the row. */
static gboolean
jump (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioFeatureGrid *self = STUDIO_FEATURE_GRID (widget);

  return go_to (self, g_variant_get_int32 (arguments) > 0 ? (int) self->n_tiers - 1 : 0,
                (int) self->feature);
}

static void
on_focus_enter (GtkEventControllerFocus *focus, gpointer user_data)
{
  StudioFeatureGrid *self = user_data;
  GtkWidget         *check = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).check == check)
      set_reached (self, i % self->n_tiers, i / self->n_tiers);
}

/* ---- cells ---- */

static void
on_toggled (GtkCheckButton *check, gpointer user_data)
{
  StudioFeatureGrid *self = user_data;

  if (self->updating)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (self->cells, Cell, i).check == GTK_WIDGET (check))
      {
        g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, i % self->n_tiers, i / self->n_tiers,
                       gtk_check_button_get_active (check));
        return;
      }
}

static void
add_cell (StudioFeatureGrid *self, GtkWidget *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Cell                cell = {
                     .box = gtk_center_box_new (),
                     .check = gtk_check_button_new (),
                     /* Translators: a feature that a better product lacks */
                     .mark = GTK_LABEL (gtk_label_new (_ ("lost"))),
  };

  gtk_widget_set_size_request (cell.box, self->column_px, -1);
  gtk_widget_add_css_class (GTK_WIDGET (cell.mark), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (cell.mark), "warning");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (cell.box), cell.check);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (cell.box), GTK_WIDGET (cell.mark));
  gtk_box_append (GTK_BOX (row), cell.box);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_enter), self);
  gtk_widget_add_controller (cell.check, focus);
  g_signal_connect (cell.check, "toggled", G_CALLBACK (on_toggled), self);
  g_array_append_val (self->cells, cell);
}

static void
rebuild (StudioFeatureGrid *self, guint n_tiers, guint n_features)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->cells, 0);
  self->n_tiers = n_tiers;
  self->n_features = n_features;
  for (guint feature = 0; feature < n_features; feature++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (row, "feature-row");
      for (guint tier = 0; tier < n_tiers; tier++)
        add_cell (self, row);
      gtk_widget_set_parent (row, GTK_WIDGET (self));
      g_ptr_array_add (self->rows, row);
    }
}

/* Says what became of the feature on the step up to the tier. */
static void
show_mark (Cell *cell, const VtTierMatrix *matrix, guint tier, guint feature)
{
  guint         by = 0;
  VtFeatureStep step =
      tier > 0 ? vt_tier_matrix_get_step (matrix, tier, feature, &by) : VT_FEATURE_SAME;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (cell->mark), step == VT_FEATURE_LOST);
  if (step == VT_FEATURE_LOST)
    text = g_strdup (_ ("The tier below has it: it is lost on the step up"));
  else if (step == VT_FEATURE_REPLACED)
    /* Translators: another feature */
    text = g_strdup_printf (_ ("The tier has %s instead"), vt_tier_matrix_get_feature (matrix, by));
  gtk_widget_set_tooltip_text (cell->box, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
show_cell (StudioFeatureGrid  *self,
           const VtTierMatrix *matrix,
           guint               tier,
           guint               feature,
           const char         *title)
{
  Cell            *cell = cell_at (self, tier, feature);
  g_autofree char *name =
      /* Translators: a feature, and a product that has it or not */
      g_strdup_printf (_ ("%s: %s"), vt_tier_matrix_get_feature (matrix, feature), title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->check),
                               vt_tier_matrix_has (matrix, tier, feature));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_mark (cell, matrix, tier, feature);
}

void
studio_feature_grid_show (StudioFeatureGrid  *self,
                          const VtTierMatrix *matrix,
                          const char *const  *titles)
{
  gboolean had_focus = FALSE;

  g_return_if_fail (STUDIO_IS_FEATURE_GRID (self) && matrix != NULL);

  self->updating = TRUE;
  if (self->n_tiers != matrix->n_tiers || self->n_features != matrix->features->len)
    {
      had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
      rebuild (self, matrix->n_tiers, matrix->features->len);
      set_reached (self, MIN (self->tier, MAX (self->n_tiers, 1) - 1),
                   MIN (self->feature, MAX (self->n_features, 1) - 1));
    }
  for (guint feature = 0; feature < self->n_features; feature++)
    for (guint tier = 0; tier < self->n_tiers; tier++)
      show_cell (self, matrix, tier, feature, titles[tier]);
  self->updating = FALSE;
  if (had_focus)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self));
}

guint
studio_feature_grid_get_n_rows (StudioFeatureGrid *self)
{
  g_return_val_if_fail (STUDIO_IS_FEATURE_GRID (self), 0);

  return self->n_features;
}

GtkWidget *
studio_feature_grid_get_row (StudioFeatureGrid *self, guint feature)
{
  g_return_val_if_fail (STUDIO_IS_FEATURE_GRID (self) && feature < self->rows->len, NULL);

  return self->rows->pdata[feature];
}

GtkWidget *
studio_feature_grid_get_cell (StudioFeatureGrid *self, guint tier, guint feature)
{
  g_return_val_if_fail (STUDIO_IS_FEATURE_GRID (self), NULL);
  g_return_val_if_fail (tier < self->n_tiers && feature < self->n_features, NULL);

  return cell_at (self, tier, feature)->check;
}

/* ---- the widget ---- */

static gboolean
studio_feature_grid_grab_focus (GtkWidget *widget)
{
  StudioFeatureGrid *self = STUDIO_FEATURE_GRID (widget);

  return go_to (self, (int) self->tier, (int) self->feature);
}

static gboolean
has_focus (StudioFeatureGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_is_focus (g_array_index (self->cells, Cell, i).check))
      return TRUE;
  return FALSE;
}

/* The Tab key leaves it from whatever cell: check buttons that it must not stop at would hold it
 * back. */
static gboolean
studio_feature_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StudioFeatureGrid *self = STUDIO_FEATURE_GRID (widget);

  return !has_focus (self) && studio_feature_grid_grab_focus (widget);
}

static void
studio_feature_grid_dispose (GObject *object)
{
  StudioFeatureGrid *self = STUDIO_FEATURE_GRID (object);
  GtkWidget         *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  G_OBJECT_CLASS (studio_feature_grid_parent_class)->dispose (object);
}

static void
studio_feature_grid_class_init (StudioFeatureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_feature_grid_dispose;
  widget_class->focus = studio_feature_grid_focus;
  widget_class->grab_focus = studio_feature_grid_grab_focus;
  signals[SIGNAL_TOGGLED] =
      g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "featuregrid");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, walk, "(ii)", 0, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, walk, "(ii)", 0, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump, "i", 1);
}

static void
studio_feature_grid_init (StudioFeatureGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which tier has which feature"), -1);
}

GtkWidget *
studio_feature_grid_new (int column_px)
{
  StudioFeatureGrid *self = g_object_new (STUDIO_TYPE_FEATURE_GRID, NULL);

  self->column_px = column_px;
  return GTK_WIDGET (self);
}
