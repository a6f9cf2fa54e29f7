/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When customers ordered last and how often, as a grid. */

#include "studio-recency-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CELL_HEIGHT_PX 26
#define LABEL_HEIGHT_PX 22
#define LABEL_WIDTH_PX 46
#define MIN_CELL_WIDTH_PX 40
#define MAX_CELL_WIDTH_PX 96
#define GAP_PX 2
#define CORNER_PX 4.0f
#define NONE G_MAXUINT

struct _StudioRecencyGrid
{
  GtkWidget parent_instance;

  VtSegmentGrid grid;
  guint         current; /* row × columns + column, under the pointer or the keyboard, or NONE */
};

G_DEFINE_FINAL_TYPE (StudioRecencyGrid, studio_recency_grid, GTK_TYPE_WIDGET)

/* ---- geometry ---- */

static double
cell_width_px (StudioRecencyGrid *self)
{
  double width = (gtk_widget_get_width (GTK_WIDGET (self)) - LABEL_WIDTH_PX) /
                 (double) VT_SEGMENT_GRID_COLUMNS;

  return CLAMP (width, 1, MAX_CELL_WIDTH_PX);
}

/* The most frequent are on top. */
static graphene_rect_t
cell_rect (StudioRecencyGrid *self, guint row, guint column)
{
  double width = cell_width_px (self);

  return GRAPHENE_RECT_INIT (
      (float) (LABEL_WIDTH_PX + column * width),
      (float) (LABEL_HEIGHT_PX + (VT_SEGMENT_GRID_ROWS - 1 - row) * CELL_HEIGHT_PX),
      (float) (width - GAP_PX), CELL_HEIGHT_PX - GAP_PX);
}

static guint
cell_at (StudioRecencyGrid *self, double x, double y)
{
  int column = (int) floor ((x - LABEL_WIDTH_PX) / cell_width_px (self));
  int row = VT_SEGMENT_GRID_ROWS - 1 - (int) floor ((y - LABEL_HEIGHT_PX) / CELL_HEIGHT_PX);

  if (column < 0 || column >= VT_SEGMENT_GRID_COLUMNS || row < 0 || row >= VT_SEGMENT_GRID_ROWS)
    return NONE;
  return (guint) (row * VT_SEGMENT_GRID_COLUMNS + column);
}

/* ---- painting ---- */

static void
append_text (StudioRecencyGrid *self,
             GtkSnapshot       *snapshot,
             const char        *text,
             double             center_px,
             double             middle_px,
             const GdkRGBA     *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (center_px - width / 2.0),
                                                (float) round (middle_px - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_fill (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, CORNER_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
append_frame (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  const float    widths[4] = {2, 2, 2, 2};
  const GdkRGBA  colors[4] = {*color, *color, *color, *color};
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, CORNER_PX);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

static void
append_cell (StudioRecencyGrid *self,
             GtkSnapshot       *snapshot,
             guint              row,
             guint              column,
             const GdkRGBA     *color,
             const GdkRGBA     *accent)
{
  graphene_rect_t  rect = cell_rect (self, row, column);
  guint32          n = self->grid.n_members[row][column];
  guint32          n_all = self->grid.n_all[row][column];
  GdkRGBA          ground = *color;
  GdkRGBA          fill = *accent;
  GdkRGBA          text_color = *color;
  g_autofree char *text = NULL;

  ground.alpha *= n_all > 0 ? 0.08f : 0.03f;
  append_fill (snapshot, &rect, &ground);
  if (n > 0)
    {
      fill.alpha = 0.15f + 0.45f * (float) n / (float) n_all;
      append_fill (snapshot, &rect, &fill);
    }
  if (n_all > 0)
    {
      text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("·");
      text_color.alpha *= n > 0 ? 1 : 0.5f;
      append_text (self, snapshot, text, rect.origin.x + rect.size.width / 2,
                   rect.origin.y + rect.size.height / 2, &text_color);
    }
  if (self->current == row * VT_SEGMENT_GRID_COLUMNS + column)
    append_frame (snapshot, &rect, accent);
}

/* "1", "3–4", "10+" */
static char *
order_label (const VtSegmentGrid *grid, guint row)
{
  guint32 first = row > 0 ? grid->last_orders[row - 1] + 1 : 1;

  if (row == VT_SEGMENT_GRID_ROWS - 1)
    return g_strdup_printf ("%u+", first);
  if (first == grid->last_orders[row])
    return g_strdup_printf ("%u", first);
  return g_strdup_printf ("%u–%u", first, grid->last_orders[row]);
}

/* "≤ 30", "> 365" */
static char *
day_label (const VtSegmentGrid *grid, guint column)
{
  if (column == VT_SEGMENT_GRID_COLUMNS - 1)
    return g_strdup_printf ("> %d", grid->last_days[column - 1]);
  return g_strdup_printf ("≤ %d", grid->last_days[column]);
}

static void
append_labels (StudioRecencyGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  double bottom = LABEL_HEIGHT_PX + VT_SEGMENT_GRID_ROWS * CELL_HEIGHT_PX + LABEL_HEIGHT_PX / 2.0;
  double width = cell_width_px (self);

  for (guint row = 0; row < VT_SEGMENT_GRID_ROWS; row++)
    {
      g_autofree char *label = order_label (&self->grid, row);
      graphene_rect_t  rect = cell_rect (self, row, 0);

      append_text (self, snapshot, label, LABEL_WIDTH_PX / 2.0 - 2,
                   rect.origin.y + rect.size.height / 2, color);
    }
  for (guint column = 0; column < VT_SEGMENT_GRID_COLUMNS; column++)
    {
      g_autofree char *label = day_label (&self->grid, column);

      append_text (self, snapshot, label, LABEL_WIDTH_PX + (column + 0.5) * width - GAP_PX / 2.0,
                   bottom, color);
    }
}

/* What is pointed at, else what the axes are. */
static char *
make_heading (StudioRecencyGrid *self)
{
  if (self->current == NONE)
    return g_strdup (_ ("Orders, by days since the last"));
  return studio_recency_grid_describe (&self->grid, self->current / VT_SEGMENT_GRID_COLUMNS,
                                       self->current % VT_SEGMENT_GRID_COLUMNS);
}

static void
append_heading (StudioRecencyGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  g_autofree char *heading = make_heading (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), heading);

  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_append_layout (snapshot, layout, color);
}

static void
studio_recency_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioRecencyGrid *self = STUDIO_RECENCY_GRID (widget);
  GtkStyleContext   *context = gtk_widget_get_style_context (widget);
  GdkRGBA            color, accent, dim;

  gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = color;
  dim = color;
  dim.alpha *= 0.65f;
  append_heading (self, snapshot, self->current == NONE ? &dim : &color);
  for (guint row = 0; row < VT_SEGMENT_GRID_ROWS; row++)
    for (guint column = 0; column < VT_SEGMENT_GRID_COLUMNS; column++)
      append_cell (self, snapshot, row, column, &color, &accent);
  append_labels (self, snapshot, &dim);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, context, 0, 0, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget));
}

static void
studio_recency_grid_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * LABEL_HEIGHT_PX + VT_SEGMENT_GRID_ROWS * CELL_HEIGHT_PX;
  else
    {
      *minimum = LABEL_WIDTH_PX + VT_SEGMENT_GRID_COLUMNS * MIN_CELL_WIDTH_PX;
      *natural = LABEL_WIDTH_PX + VT_SEGMENT_GRID_COLUMNS * MAX_CELL_WIDTH_PX;
    }
}

/* ---- walking ---- */

static void
tell (StudioRecencyGrid *self)
{
  g_autofree char *text =
      self->current == NONE ? studio_recency_grid_summarize (&self->grid) : make_heading (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
set_current (StudioRecencyGrid *self, guint current)
{
  if (self->current == current)
    return;
  self->current = current;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioRecencyGrid *self = STUDIO_RECENCY_GRID (widget);
  int                rows, columns, row, column;

  g_variant_get (arguments, "(ii)", &rows, &columns);
  if (self->current == NONE)
    {
      set_current (self, 0);
      return TRUE;
    }
  row = (int) (self->current / VT_SEGMENT_GRID_COLUMNS) + rows;
  column = (int) (self->current % VT_SEGMENT_GRID_COLUMNS) + columns;
  if (row < 0 || row >= VT_SEGMENT_GRID_ROWS || column < 0 || column >= VT_SEGMENT_GRID_COLUMNS)
    return FALSE;
  set_current (self, (guint) (row * VT_SEGMENT_GRID_COLUMNS + column));
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  set_current (user_data, cell_at (user_data, x, y));
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  set_current (user_data, NONE);
}

static void
on_focus_left (GtkEventControllerFocus *focus, gpointer user_data)
{
  set_current (user_data, NONE);
}

void
studio_recency_grid_set (StudioRecencyGrid *self, const VtSegmentGrid *grid)
{
  g_return_if_fail (STUDIO_IS_RECENCY_GRID (self) && grid != NULL);

  self->grid = *grid;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
studio_recency_grid_class_init (StudioRecencyGridClass *klass)
{
  static const struct
  {
    guint key;
    int   rows;
    int   columns;
  } keys[] = {
      {GDK_KEY_Left, 0, -1}, {GDK_KEY_Right, 0, 1}, {GDK_KEY_Up, 1, 0}, {GDK_KEY_Down, -1, 0}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = studio_recency_grid_snapshot;
  widget_class->measure = studio_recency_grid_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "recencygrid");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, walk, "(ii)", keys[i].rows,
                                  keys[i].columns);
}

static void
studio_recency_grid_init (StudioRecencyGrid *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->current = NONE;
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_recency_grid_new (void)
{
  GtkWidget *self = g_object_new (STUDIO_TYPE_RECENCY_GRID, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("When they ordered last, and how often"), -1);
  return self;
}
