/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Protection plans as bands on an axis of prices, and moving their ends. */

#include "studio-plan-bands-private.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HIT_PX 9.0
#define MIN_WIDTH_PX 300
/* Arrow keys that follow each other within this are one step of undo. */
#define SETTLE_MS 600
#define LARGE_STEP 10

G_DEFINE_FINAL_TYPE (StudioPlanBands, studio_plan_bands, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DRAFT,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
studio_plan_bands_get_axis_px (double width_px, double *ret_left_px, double *ret_right_px)
{
  *ret_left_px = LEFT_PX;
  *ret_right_px = MAX (width_px - RIGHT_PX, LEFT_PX + 1);
}

const StudioPriceAxis *
studio_plan_bands_get_axis (StudioPlanBands *self)
{
  g_return_val_if_fail (STUDIO_IS_PLAN_BANDS (self), NULL);

  return &self->axis;
}

static void
set_current (StudioPlanBands *self, guint current)
{
  if (self->current == current)
    return;
  self->current = current;
  studio_plan_bands_say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- moving ---- */

static void
keep (StudioPlanBands *self)
{
  const BandEnd *end;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (!self->is_moved || self->current >= self->ends->len)
    return;
  self->is_moved = FALSE;
  end = &g_array_index (self->ends, BandEnd, self->current);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, end->plan, end->is_upper,
                 studio_plan_bands_end_minor (self, end));
}

static gboolean
on_settled (gpointer user_data)
{
  StudioPlanBands *self = user_data;

  self->settle_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* Moves the end walked to, as it was kept, to a price. */
static void
move_to (StudioPlanBands *self, gint64 minor)
{
  const BandEnd *end = &g_array_index (self->ends, BandEnd, self->current);

  g_array_set_size (self->bands, 0);
  g_array_append_vals (self->bands, self->kept->data, self->kept->len);
  vt_plan_bands_move ((VtPlanBand *) self->bands->data, self->bands->len, end->plan, end->is_upper,
                      minor);
  self->is_moved =
      memcmp (self->bands->data, self->kept->data, self->bands->len * sizeof (VtPlanBand)) != 0;
  studio_plan_bands_prove (self);
  studio_plan_bands_say (self);
  g_signal_emit (self, signals[SIGNAL_DRAFT], 0, end->plan, end->is_upper,
                 studio_plan_bands_end_minor (self, end));
}

/* An upper end is the last price below a round one, a lower end a round one. */
static gint64
price_of_end (gboolean is_upper, gint64 round_minor)
{
  return is_upper ? round_minor - 1 : round_minor;
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);
  int              step = g_variant_get_int32 (arguments);
  int              next = self->current == NO_END ? (step > 0 ? 0 : (int) self->ends->len - 1)
                                                  : (int) self->current + step;

  if (next < 0 || next >= (int) self->ends->len)
    return FALSE;
  keep (self);
  set_current (self, (guint) next);
  return TRUE;
}

static void
move_by_key (StudioPlanBands *self, gint64 minor)
{
  move_to (self, minor);
  if (self->settle_source != 0)
    g_source_remove (self->settle_source);
  self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

static gboolean
move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);
  int              steps = g_variant_get_int32 (arguments);
  const BandEnd   *end;
  gint64           minor;

  if (self->current >= self->ends->len)
    return FALSE;
  end = &g_array_index (self->ends, BandEnd, self->current);
  minor = studio_plan_bands_end_minor (self, end) + end->is_upper;
  /* An open end comes in from the end of the axis. */
  minor = CLAMP (minor, self->axis.low_minor, self->axis.high_minor);
  for (int i = 0; i < ABS (steps); i++)
    minor = studio_price_axis_step (minor, steps);
  move_by_key (self, price_of_end (end->is_upper, minor));
  return TRUE;
}

/* Home opens a lower end, End an upper one. */
static gboolean
open_end (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);
  gboolean         is_upper = g_variant_get_int32 (arguments) > 0;

  if (self->current >= self->ends->len ||
      g_array_index (self->ends, BandEnd, self->current).is_upper != is_upper)
    return FALSE;
  move_by_key (self, is_upper ? VT_MONEY_MAX : 0);
  return TRUE;
}

static gboolean
settle (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);

  if (!self->is_moved)
    return FALSE;
  keep (self);
  return TRUE;
}

static gboolean
take_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);
  const BandEnd   *end;

  if (!self->is_moved || self->current >= self->ends->len)
    return FALSE;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->is_held = FALSE;
  end = &g_array_index (self->ends, BandEnd, self->current);
  move_to (self, end->is_upper ? g_array_index (self->kept, VtPlanBand, end->plan).to_minor
                               : g_array_index (self->kept, VtPlanBand, end->plan).from_minor);
  return TRUE;
}

void
studio_plan_bands_commit (StudioPlanBands *self)
{
  g_return_if_fail (STUDIO_IS_PLAN_BANDS (self));

  keep (self);
}

/* ---- the pointer ---- */

/* The end that is nearest within reach, or NO_END. */
static guint
find_end (StudioPlanBands *self, double x, double y)
{
  guint  found = NO_END;
  double nearest = HIT_PX;

  for (guint i = 0; i < self->ends->len; i++)
    {
      const BandEnd *end = &g_array_index (self->ends, BandEnd, i);
      double         top = studio_plan_bands_lane_y (self, end->plan);
      double         distance =
          fabs (studio_plan_bands_x_of (self, studio_plan_bands_end_minor (self, end)) - x);

      if (y < top || y > top + LANE_PX || distance >= nearest)
        continue;
      nearest = distance;
      found = i;
    }
  return found;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioPlanBands *self = user_data;

  if (!self->is_held)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     find_end (self, x, y) != NO_END ? "col-resize" : NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  StudioPlanBands *self = user_data;
  guint            end = find_end (self, x, y);

  (void) gtk_widget_grab_focus (GTK_WIDGET (self));
  keep (self);
  if (end == NO_END)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  set_current (self, end);
  self->is_held = TRUE;
  self->held_x_px = x;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioPlanBands *self = user_data;
  const BandEnd   *end;
  const double     x = self->held_x_px + dx;
  double           left;
  double           right;

  if (!self->is_held)
    return;
  end = &g_array_index (self->ends, BandEnd, self->current);
  studio_plan_bands_get_axis_px (gtk_widget_get_width (GTK_WIDGET (self)), &left, &right);
  if (end->is_upper && x >= right)
    move_to (self, VT_MONEY_MAX);
  else if (!end->is_upper && x <= left)
    move_to (self, 0);
  else
    move_to (self,
             price_of_end (end->is_upper, studio_price_axis_round (studio_price_axis_get_price (
                                              &self->axis, (x - left) / (right - left)))));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioPlanBands *self = user_data;

  if (!self->is_held)
    return;
  self->is_held = FALSE;
  keep (self);
}

/* ---- showing ---- */

void
studio_plan_bands_set_prices (StudioPlanBands *self, const gint64 *prices, guint n)
{
  g_return_if_fail (STUDIO_IS_PLAN_BANDS (self));
  g_return_if_fail (prices != NULL || n == 0);

  g_array_set_size (self->prices, 0);
  if (n > 0)
    g_array_append_vals (self->prices, prices, n);
  if (!self->is_held)
    studio_plan_bands_stretch_axis (self);
  studio_plan_bands_prove (self);
  studio_plan_bands_say (self);
}

void
studio_plan_bands_set_plans (StudioPlanBands *self, const StudioPlanBar *bars, guint n)
{
  g_return_if_fail (STUDIO_IS_PLAN_BANDS (self));
  g_return_if_fail (bars != NULL || n == 0);

  if (self->is_held || self->settle_source != 0)
    return;
  g_array_set_size (self->kept, 0);
  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < n; i++)
    {
      VtPlanBand band = {i, bars[i].n_months, bars[i].from_minor, bars[i].to_minor};

      g_array_append_val (self->kept, band);
      g_ptr_array_add (self->labels, g_strdup (bars[i].label));
      g_ptr_array_add (self->names, g_strdup (bars[i].name));
    }
  g_array_set_size (self->bands, 0);
  if (n > 0)
    g_array_append_vals (self->bands, self->kept->data, n);
  self->is_moved = FALSE;
  studio_plan_bands_list_lanes (self);
  studio_plan_bands_list_ends (self);
  studio_plan_bands_stretch_axis (self);
  studio_plan_bands_prove (self);
  studio_plan_bands_say (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static void
studio_plan_bands_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL
                 ? (int) (LANES_Y_PX + MAX (self->terms->len, 1) * LANE_PX + TICKS_PX)
                 : MIN_WIDTH_PX;
  *natural = *minimum;
}

static void
studio_plan_bands_dispose (GObject *object)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  G_OBJECT_CLASS (studio_plan_bands_parent_class)->dispose (object);
}

static void
studio_plan_bands_finalize (GObject *object)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (object);

  g_array_unref (self->prices);
  g_array_unref (self->kept);
  g_array_unref (self->bands);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->names);
  g_array_unref (self->terms);
  g_array_unref (self->ends);
  vt_protection_bands_free (self->proof);
  G_OBJECT_CLASS (studio_plan_bands_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, move, "i", -LARGE_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, move, "i", LARGE_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, open_end, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, open_end, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, settle, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
}

static void
studio_plan_bands_class_init (StudioPlanBandsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_plan_bands_dispose;
  object_class->finalize = studio_plan_bands_finalize;
  widget_class->snapshot = studio_plan_bands_snapshot;
  widget_class->measure = studio_plan_bands_measure;
  signals[SIGNAL_DRAFT] =
      g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_INT64);
  signals[SIGNAL_MOVED] =
      g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "planbands");
  add_keys (widget_class);
}

static void
studio_plan_bands_init (StudioPlanBands *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  self->prices = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kept = g_array_new (FALSE, FALSE, sizeof (VtPlanBand));
  self->bands = g_array_new (FALSE, FALSE, sizeof (VtPlanBand));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->terms = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ends = g_array_new (FALSE, FALSE, sizeof (BandEnd));
  self->current = NO_END;
  studio_plan_bands_stretch_axis (self);
  studio_plan_bands_prove (self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (studio_plan_bands_commit), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_plan_bands_new (const VtCurrency *currency)
{
  StudioPlanBands *self;

  g_return_val_if_fail (currency != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PLAN_BANDS, NULL);
  self->currency = *currency;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plans by the price of what they cover"), -1);
  return GTK_WIDGET (self);
}
