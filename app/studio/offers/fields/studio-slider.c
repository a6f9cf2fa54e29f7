/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slider whose way is shown and whose end is kept. */

#include "studio-slider.h"

#include "studio-quiet-controls.h"

/* Keys that follow each other within this are one gesture. */
#define SETTLE_MS 600
/* Of a click beside the knob, in steps. */
#define STEPS_PER_PAGE 10

struct _StudioSlider
{
  GtkScale parent_instance;

  guint    settle_source; /* a value waits to be settled; 0: none */
  gboolean is_held;       /* the pointer holds it */
  gboolean is_moved;      /* since it was taken hold of */
  gboolean updating;      /* being set: not the user's doing */
};

G_DEFINE_FINAL_TYPE (StudioSlider, studio_slider, GTK_TYPE_SCALE)

enum
{
  SIGNAL_MOVED,
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_value (StudioSlider *self)
{
  return (gint64) (gtk_range_get_value (GTK_RANGE (self)) + 0.5);
}

static gboolean
on_settled (gpointer user_data)
{
  StudioSlider *self = user_data;

  self->settle_source = 0;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0, get_value (self));
  return G_SOURCE_REMOVE;
}

void
studio_slider_settle (StudioSlider *self)
{
  g_return_if_fail (STUDIO_IS_SLIDER (self));

  if (self->settle_source == 0)
    return;
  g_source_remove (self->settle_source);
  (void) on_settled (self);
}

static void
on_changed (GtkRange *range, gpointer user_data)
{
  StudioSlider *self = user_data;

  if (self->updating)
    return;
  self->is_moved = TRUE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, get_value (self));
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (!self->is_held)
    self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

/* The range has gestures of its own, which would claim the pointer from another. */
static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  StudioSlider *self = user_data;
  GdkEventType  type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS)
    {
      studio_slider_settle (self);
      self->is_held = TRUE;
      self->is_moved = FALSE;
    }
  else if (type == GDK_BUTTON_RELEASE && self->is_held)
    {
      self->is_held = FALSE;
      if (self->is_moved)
        (void) on_settled (self);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
studio_slider_dispose (GObject *object)
{
  StudioSlider *self = STUDIO_SLIDER (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->updating = TRUE;
  G_OBJECT_CLASS (studio_slider_parent_class)->dispose (object);
}

static void
studio_slider_class_init (StudioSliderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_slider_dispose;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
studio_slider_init (StudioSlider *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->updating = TRUE;
  gtk_range_set_round_digits (GTK_RANGE (self), 0);
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  studio_control_scroll_through (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  g_signal_connect (self, "value-changed", G_CALLBACK (on_changed), self);
}

GtkWidget *
studio_slider_new (const char *label)
{
  StudioSlider *self = g_object_new (STUDIO_TYPE_SLIDER, NULL);

  /* A range tells of its value while it is being made. */
  self->updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
studio_slider_set (StudioSlider *self, gint64 lower, gint64 upper, gint64 step, gint64 value)
{
  g_return_if_fail (STUDIO_IS_SLIDER (self) && lower <= upper && step > 0);

  if (self->is_held || self->settle_source != 0)
    return;
  self->updating = TRUE;
  gtk_adjustment_configure (gtk_range_get_adjustment (GTK_RANGE (self)), (double) value,
                            (double) lower, (double) upper, (double) step,
                            (double) step * STEPS_PER_PAGE, 0);
  self->updating = FALSE;
}
