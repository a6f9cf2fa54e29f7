/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs of the map at a glance: what is shown, where, and what it says. */

#include "studio-matrix-view-private.h"

#include "vt-map-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN_PX 132.0
#define MARGIN_SHARE 0.32
#define TOP_MARGIN_PX 96.0
#define MIN_SIZE_PX 200
/* Lower, titles on end would be cut after a letter. */
#define MIN_TOP_MARGIN_PX 48.0

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioMatrixView,
                               studio_matrix_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} Prop;

enum
{
  SIGNAL_SAID,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ColorBrewer's YlGnBu (Harrower and Brewer, 2003), whose lightness alone tells the order, so that
 * it is read with any sight of colours; without its palest step, which white paper swallows. */
static const guint32 light_colours[VT_MATRIX_N_LEVELS] = {0xd6efb3, 0xaadfb8, 0x73c9bd, 0x41b0c3,
                                                          0x2384ba, 0x2353a2, 0x0c2c84};
/* The other way round: on a dark ground what is strong shines. */
static const guint32 dark_colours[VT_MATRIX_N_LEVELS] = {0x24408f, 0x2461a9, 0x2384ba, 0x41b0c3,
                                                         0x73c9bd, 0xb8e3b6, 0xffffcc};

static const StudioMatrixPlace no_place = {VT_MAP_NONE, VT_MAP_NONE};

/* ---- geometry ---- */

guint32
studio_matrix_n_rows (StudioMatrixView *self)
{
  return self->matrix != NULL ? vt_map_matrix_get_n_rows (self->matrix) : 0;
}

gboolean
studio_matrix_is_dark (StudioMatrixView *self)
{
  return adw_style_manager_get_dark (
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
}

double
studio_matrix_margin (StudioMatrixView *self, GtkOrientation orientation)
{
  if (self->cell_px < STUDIO_MATRIX_TITLED_PX)
    return STUDIO_MATRIX_STRIP_PX + 2;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      double share = floor (gtk_widget_get_height (GTK_WIDGET (self)) * MARGIN_SHARE);

      return share < MIN_TOP_MARGIN_PX ? STUDIO_MATRIX_STRIP_PX + 2 : MIN (TOP_MARGIN_PX, share);
    }
  return MIN (MARGIN_PX, floor (gtk_widget_get_width (GTK_WIDGET (self)) * MARGIN_SHARE));
}

double
studio_matrix_offset (StudioMatrixView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

static guint32
number_at (StudioMatrixView *self, double at_px, GtkOrientation orientation)
{
  double px = at_px - studio_matrix_margin (self, orientation);
  double number = floor ((px + studio_matrix_offset (self, orientation)) / self->cell_px);

  return px >= 0 && number < studio_matrix_n_rows (self) ? (guint32) number : VT_MAP_NONE;
}

StudioMatrixPlace
studio_matrix_place_at (StudioMatrixView *self, double x, double y)
{
  return (StudioMatrixPlace){number_at (self, y, GTK_ORIENTATION_VERTICAL),
                             number_at (self, x, GTK_ORIENTATION_HORIZONTAL)};
}

static double
room_px (StudioMatrixView *self, GtkOrientation orientation)
{
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                       : gtk_widget_get_height (GTK_WIDGET (self));

  return MAX (size - studio_matrix_margin (self, orientation), 1);
}

/* Adjustments say how much there is to scroll through. */
void
studio_matrix_configure (StudioMatrixView *self)
{
  double whole = self->cell_px * studio_matrix_n_rows (self);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      double room = room_px (self, i);

      if (self->adjustments[i] == NULL)
        continue;
      gtk_adjustment_configure (
          self->adjustments[i],
          CLAMP (gtk_adjustment_get_value (self->adjustments[i]), 0, MAX (whole - room, 0)), 0,
          MAX (whole, room), self->cell_px * 3, room * 0.9, room);
    }
}

void
studio_matrix_zoom_to (StudioMatrixView *self, double cell_px, double x, double y)
{
  const double      at[] = {x, y};
  double            number[2];
  StudioMatrixPlace place = self->focus;

  for (guint i = 0; i < 2; i++)
    number[i] = (MAX (at[i] - studio_matrix_margin (self, i), 0) + studio_matrix_offset (self, i)) /
                self->cell_px;
  self->cell_px = CLAMP (cell_px, STUDIO_MATRIX_MIN_CELL_PX, STUDIO_MATRIX_MAX_CELL_PX);
  studio_matrix_configure (self);
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_set_value (self->adjustments[i],
                                number[i] * self->cell_px -
                                    MAX (at[i] - studio_matrix_margin (self, i), 0));
  self->focus = place;
  studio_matrix_redraw (self);
}

/* ---- words ---- */

static const char *
title_of (StudioMatrixView *self, guint32 row)
{
  return vt_catalog_get (studio_session_get_catalog (self->session),
                         vt_map_matrix_get_product (self->matrix, row))
      ->title;
}

char *
studio_matrix_tell (StudioMatrixView *self, StudioMatrixPlace place)
{
  const VtMatrixCell *cell;
  const VtPair       *pair;
  g_autofree char    *sentence = NULL;

  if (self->matrix == NULL || (place.row == VT_MAP_NONE && place.column == VT_MAP_NONE))
    return g_strdup ("");
  if (place.row == VT_MAP_NONE || place.column == VT_MAP_NONE || place.row == place.column)
    return g_strdup (title_of (self, place.row != VT_MAP_NONE ? place.row : place.column));
  cell = vt_map_matrix_find (self->matrix, place.row, place.column);
  if (cell == NULL)
    return g_strdup_printf (_ ("%s with %s: too rarely together to count"),
                            title_of (self, place.row), title_of (self, place.column));
  pair = vt_map_matrix_get_pair (self->matrix, cell);
  sentence = vt_pair_to_sentence (pair, vt_map_matrix_get_product (self->matrix, place.row),
                                  title_of (self, place.row), title_of (self, place.column));
  /* Translators: two products and what is said of them: "Camera with Bag: Bought together …" */
  return g_strdup_printf (_ ("%s with %s: %s"), title_of (self, place.row),
                          title_of (self, place.column), sentence);
}

static void
say (StudioMatrixView *self, StudioMatrixPlace place)
{
  g_autofree char *words = studio_matrix_tell (self, place);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      *words != '\0' ? words : _ ("Products across and down; the arrow keys go from pair to pair"),
      -1);
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words);
}

/* ---- the focus ---- */

static void
scroll_to (StudioMatrixView *self, guint32 number, GtkOrientation orientation)
{
  if (self->adjustments[orientation] != NULL && number != VT_MAP_NONE)
    gtk_adjustment_clamp_page (self->adjustments[orientation], number * self->cell_px,
                               (number + 1) * self->cell_px);
}

void
studio_matrix_set_focus (StudioMatrixView *self, StudioMatrixPlace place)
{
  self->focus = place;
  scroll_to (self, place.column, GTK_ORIENTATION_HORIZONTAL);
  scroll_to (self, place.row, GTK_ORIENTATION_VERTICAL);
  say (self, place);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_matrix_view_focus (StudioMatrixView *self, guint32 product, guint32 other)
{
  StudioMatrixPlace place;

  g_return_if_fail (STUDIO_IS_MATRIX_VIEW (self));

  if (self->matrix == NULL)
    return;
  place = (StudioMatrixPlace){vt_map_matrix_get_row (self->matrix, product),
                              vt_map_matrix_get_row (self->matrix, other)};
  if (place.row != VT_MAP_NONE && place.column != VT_MAP_NONE)
    studio_matrix_set_focus (self, place);
}

gboolean
studio_matrix_view_activate (StudioMatrixView *self)
{
  guint32 products[2];
  guint   n = 0;

  g_return_val_if_fail (STUDIO_IS_MATRIX_VIEW (self), FALSE);

  if (self->matrix == NULL)
    return FALSE;
  if (self->focus.row != VT_MAP_NONE)
    products[n++] = vt_map_matrix_get_product (self->matrix, self->focus.row);
  if (self->focus.column != VT_MAP_NONE && self->focus.column != self->focus.row)
    products[n++] = vt_map_matrix_get_product (self->matrix, self->focus.column);
  if (n == 0)
    return FALSE;
  self->is_going = TRUE;
  studio_session_select (self->session, products, n);
  self->is_going = FALSE;
  return TRUE;
}

void
studio_matrix_redraw (StudioMatrixView *self)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_selection_changed (StudioMatrixView *self)
{
  guint          n;
  const guint32 *products = studio_session_get_selection (self->session, &n);

  if (!self->is_going && n > 0)
    studio_matrix_view_focus (self, products[0], products[n > 1 ? 1 : 0]);
  studio_matrix_redraw (self);
}

/* ---- zoom ---- */

void
studio_matrix_view_zoom (StudioMatrixView *self, double factor)
{
  double at[2];

  g_return_if_fail (STUDIO_IS_MATRIX_VIEW (self) && factor > 0);

  for (guint i = 0; i < 2; i++)
    {
      guint32 number = i == GTK_ORIENTATION_HORIZONTAL ? self->focus.column : self->focus.row;
      double  room = room_px (self, i);

      at[i] =
          number == VT_MAP_NONE
              ? room / 2
              : CLAMP ((number + 0.5) * self->cell_px - studio_matrix_offset (self, i), 0, room);
      at[i] += studio_matrix_margin (self, i);
    }
  self->was_zoomed = TRUE;
  studio_matrix_zoom_to (self, self->cell_px * factor, at[0], at[1]);
}

void
studio_matrix_view_zoom_fit (StudioMatrixView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - STUDIO_MATRIX_STRIP_PX - 2;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - STUDIO_MATRIX_STRIP_PX - 2;

  g_return_if_fail (STUDIO_IS_MATRIX_VIEW (self));

  self->was_zoomed = TRUE;
  studio_matrix_zoom_to (self, MIN (width, height) / MAX (studio_matrix_n_rows (self), 1), 0, 0);
}

/* ---- the matrix, made in a thread ---- */

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  g_autoptr (GError) error = NULL;
  VtMapMatrix *matrix = vt_map_matrix_new (data, job, &error);

  if (matrix != NULL)
    g_task_return_pointer (task, matrix, (GDestroyNotify) vt_map_matrix_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (source);
  g_autoptr (VtMapMatrix) matrix = g_task_propagate_pointer (G_TASK (result), NULL);

  if (matrix == NULL || vt_map_matrix_get_map (matrix) != studio_session_get_map (self->session))
    return;
  g_clear_pointer (&self->matrix, vt_map_matrix_unref);
  self->matrix = g_steal_pointer (&matrix);
  self->focus = no_place;
  self->hover = no_place;
  studio_matrix_configure (self);
  say (self, self->focus);
  on_selection_changed (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Nothing is made that nobody sees. */
static void
refresh (StudioMatrixView *self)
{
  VtAffinityMap *map = studio_session_get_map (self->session);
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || map == self->asked_for)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked_for, vt_affinity_map_unref);
  if (map == NULL)
    {
      g_clear_pointer (&self->matrix, vt_map_matrix_unref);
      studio_matrix_redraw (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  self->asked_for = vt_affinity_map_ref (map);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_made, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, vt_affinity_map_ref (map), (GDestroyNotify) vt_affinity_map_unref);
  g_task_run_in_thread (task, make_in_thread);
}

/* The products of a matrix are those of its map's catalogue: it goes with the map. */
static void
on_map (StudioMatrixView *self)
{
  if (studio_session_get_map (self->session) == NULL)
    {
      g_clear_pointer (&self->matrix, vt_map_matrix_unref);
      g_clear_pointer (&self->asked_for, vt_affinity_map_unref);
      studio_matrix_redraw (self);
    }
  refresh (self);
}

static void
on_style (StudioMatrixView *self)
{
  studio_matrix_redraw (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- the legend ---- */

guint32
studio_matrix_view_get_colour (StudioMatrixView *self, guint32 level)
{
  g_return_val_if_fail (STUDIO_IS_MATRIX_VIEW (self) && level < VT_MATRIX_N_LEVELS, 0);

  return (studio_matrix_is_dark (self) ? dark_colours : light_colours)[level];
}

char *
studio_matrix_view_tell_bound (StudioMatrixView *self, guint32 level)
{
  double bound;

  g_return_val_if_fail (STUDIO_IS_MATRIX_VIEW (self), NULL);

  if (self->matrix == NULL)
    return NULL;
  bound = vt_map_matrix_get_bound (self->matrix, level);
  switch (vt_affinity_map_get_measure (vt_map_matrix_get_map (self->matrix)))
    {
    case VT_MAP_MEASURE_TOGETHER:
      return vt_count_to_display ((gint64) bound);
    case VT_MAP_MEASURE_LIFT:
      return g_strdup_printf (_ ("%.1f×"), bound);
    case VT_MAP_MEASURE_CONFIDENCE:
      return g_strdup_printf (_ ("%.0f %%"), 100 * bound);
    case VT_MAP_MEASURE_COSINE:
    case VT_MAP_MEASURE_JACCARD:
    default:
      return g_strdup_printf ("%.2f", bound);
    }
}

/* ---- the widget ---- */

static void
studio_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  studio_matrix_snapshot (STUDIO_MATRIX_VIEW (widget), snapshot);
}

static void
studio_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (widget);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  studio_matrix_configure (self);
}

static void
studio_matrix_view_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = 0;
  *natural = MIN_SIZE_PX;
}

static void
studio_matrix_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_matrix_view_parent_class)->map (widget);
  refresh (STUDIO_MATRIX_VIEW (widget));
}

static void
take_adjustment (StudioMatrixView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (studio_matrix_redraw), self,
                             G_CONNECT_SWAPPED);
  studio_matrix_configure (self);
}

static void
studio_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (object);

  switch ((Prop) id)
    {
    case PROP_HADJUSTMENT:
      take_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      take_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (object);

  switch ((Prop) id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_matrix_view_dispose (GObject *object)
{
  StudioMatrixView *self = STUDIO_MATRIX_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked_for, vt_affinity_map_unref);
  g_clear_pointer (&self->matrix, vt_map_matrix_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_matrix_view_parent_class)->dispose (object);
}

static void
studio_matrix_view_class_init (StudioMatrixViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_matrix_view_dispose;
  object_class->set_property = studio_matrix_view_set_property;
  object_class->get_property = studio_matrix_view_get_property;
  widget_class->snapshot = studio_matrix_view_snapshot;
  widget_class->measure = studio_matrix_view_measure;
  widget_class->size_allocate = studio_matrix_view_size_allocate;
  widget_class->map = studio_matrix_view_map;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  studio_matrix_class_add_keys (widget_class);

  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_matrix_view_init (StudioMatrixView *self)
{
  self->cell_px = STUDIO_MATRIX_CELL_PX;
  self->focus = no_place;
  self->hover = no_place;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  studio_matrix_add_gestures (self);
}

GtkWidget *
studio_matrix_view_new (StudioSession *session)
{
  StudioMatrixView *self;
  AdwStyleManager  *style;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MATRIX_VIEW, NULL);
  self->session = g_object_ref (session);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Matrix of pairs"), -1);
  g_signal_connect_object (session, "notify::map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style), self,
                           G_CONNECT_SWAPPED);
  say (self, no_place);
  return GTK_WIDGET (self);
}
