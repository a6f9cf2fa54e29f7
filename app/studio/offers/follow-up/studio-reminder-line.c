/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a follow-up on a line of days, and moving them. */

#include "studio-reminder-line-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HIT_PX 8.0
#define MIN_WIDTH_PX 300
#define WEEK 7
/* Arrow keys that follow each other within this are one step of undo. */
#define SETTLE_MS 600
/* The axis shows a month at least, and most of those who come back. */
#define MIN_AXIS_DAYS 30
#define MOST_PERCENT 90

G_DEFINE_FINAL_TYPE (StudioReminderLine, studio_reminder_line, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_DRAFT,
  SIGNAL_MOVED,
  SIGNAL_ENDED,
  SIGNAL_DUPLICATE,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- the axis ---- */

/* Within how many days most of them came back; 0 of nobody. */
static gint64
find_most (const GArray *days)
{
  return days->len > 0 ? g_array_index (days, gint64, (days->len - 1) * MOST_PERCENT / 100) : 0;
}

static void
stretch_axis (StudioReminderLine *self)
{
  gint64 last = MAX (find_most (self->wanted), MIN_AXIS_DAYS);

  if (self->wanted->len == 0)
    last = MAX (last, find_most (self->anything));
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = span_at (self->spans, i);

      last = MAX (last, MAX (span->days, span->until_days));
    }
  /* So that what begins or ends last is not at the edge. */
  self->axis_days = last + last / 8 + 1;
}

/* ---- words ---- */

/* The chosen step, or the whole. */
static void
say (StudioReminderLine *self)
{
  g_autofree char *text = NULL;
  g_autofree char *days = NULL;
  VtFollowUpStep   step;

  if (self->chosen >= self->spans->len)
    {
      text = g_strdup_printf (ngettext ("%u step", "%u steps", self->spans->len), self->spans->len);
    }
  else
    {
      step = (VtFollowUpStep){.days = span_at (self->spans, self->chosen)->days,
                              .until_days = span_at (self->spans, self->chosen)->until_days};
      days = vt_follow_up_tell_days (&step);
      /* Translators: which of how many steps, when it is open, and what it is */
      text = g_strdup_printf (_ ("Step %u of %u: %s, %s"), self->chosen + 1, self->spans->len, days,
                              (const char *) self->labels->pdata[self->chosen]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* ---- choosing ---- */

guint
studio_reminder_line_get_chosen (StudioReminderLine *self)
{
  g_return_val_if_fail (STUDIO_IS_REMINDER_LINE (self), 0);

  return self->chosen;
}

void
studio_reminder_line_choose (StudioReminderLine *self, guint index)
{
  g_return_if_fail (STUDIO_IS_REMINDER_LINE (self));

  index = self->spans->len > 0 ? MIN (index, self->spans->len - 1) : NO_STEP;
  if (self->chosen == index)
    return;
  self->chosen = index;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (index != NO_STEP)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, index);
}

/* ---- moving ---- */

static void
keep (StudioReminderLine *self)
{
  guint chosen = self->chosen;
  Span *kept;
  Span  before;
  Span  now;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (chosen >= self->spans->len)
    return;
  kept = span_at (self->kept, chosen);
  before = *kept;
  now = *span_at (self->spans, chosen);
  *kept = now;
  if (now.days != before.days)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, chosen, now.days);
  else if (now.until_days != before.until_days)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0, chosen, now.until_days);
}

static gboolean
on_settled (gpointer user_data)
{
  StudioReminderLine *self = user_data;

  self->settle_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
put (StudioReminderLine *self, gint64 days, gint64 until_days)
{
  Span *span = span_at (self->spans, self->chosen);

  if (span->days == days && span->until_days == until_days)
    return;
  span->days = days;
  span->until_days = until_days;
  if (self->held == HELD_NOTHING)
    stretch_axis (self);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_DRAFT], 0, self->chosen, days, until_days);
}

/* The step stays open as long as it was kept to be. */
static void
move_to (StudioReminderLine *self, gint64 days)
{
  const Span *kept = span_at (self->kept, self->chosen);
  gint64      until_days = kept->until_days;

  days = CLAMP (days, 0, VT_FOLLOW_UP_MAX_DAYS);
  if (until_days != VT_FOLLOW_UP_OPEN)
    until_days = MIN (days + until_days - kept->days, VT_FOLLOW_UP_MAX_DAYS + 1);
  put (self, days, until_days);
}

static void
end_at (StudioReminderLine *self, gint64 until_days)
{
  gint64 days = span_at (self->kept, self->chosen)->days;

  if (until_days != VT_FOLLOW_UP_OPEN)
    until_days = CLAMP (until_days, days + 1, VT_FOLLOW_UP_MAX_DAYS + 1);
  put (self, days, until_days);
}

/* ---- keys ---- */

static void
settle_later (StudioReminderLine *self)
{
  if (self->settle_source != 0)
    g_source_remove (self->settle_source);
  self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);
  int                 next = (int) self->chosen + g_variant_get_int32 (arguments);

  if (self->chosen >= self->spans->len || next < 0 || next >= (int) self->spans->len)
    return FALSE;
  keep (self);
  studio_reminder_line_choose (self, (guint) next);
  return TRUE;
}

/* An end that was moved before is kept first. */
static gboolean
move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);

  if (self->chosen >= self->spans->len)
    return FALSE;
  if (span_at (self->spans, self->chosen)->days == span_at (self->kept, self->chosen)->days)
    keep (self);
  move_to (self, span_at (self->spans, self->chosen)->days + g_variant_get_int32 (arguments));
  settle_later (self);
  return TRUE;
}

static gboolean
move_end (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);
  gint64              until_days;

  if (self->chosen >= self->spans->len)
    return FALSE;
  if (span_at (self->spans, self->chosen)->days != span_at (self->kept, self->chosen)->days)
    keep (self);
  until_days = span_at (self->spans, self->chosen)->until_days;
  /* An open end comes in from the end of the axis. */
  if (until_days == VT_FOLLOW_UP_OPEN)
    until_days = self->axis_days;
  end_at (self, until_days + g_variant_get_int32 (arguments));
  settle_later (self);
  return TRUE;
}

static gboolean
open_end (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);

  if (self->chosen >= self->spans->len)
    return FALSE;
  keep (self);
  end_at (self, VT_FOLLOW_UP_OPEN);
  keep (self);
  return TRUE;
}

static gboolean
settle (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);

  if (self->settle_source == 0)
    return FALSE;
  keep (self);
  return TRUE;
}

static gboolean
take_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);
  const Span         *kept;

  if (self->settle_source == 0 && self->held == HELD_NOTHING)
    return FALSE;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->held = HELD_NOTHING;
  kept = span_at (self->kept, self->chosen);
  put (self, kept->days, kept->until_days);
  return TRUE;
}

/* @arguments: the signal */
static gboolean
ask (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);

  if (self->chosen >= self->spans->len)
    return FALSE;
  keep (self);
  g_signal_emit (self, signals[g_variant_get_int32 (arguments)], 0, self->chosen);
  return TRUE;
}

void
studio_reminder_line_commit (StudioReminderLine *self)
{
  g_return_if_fail (STUDIO_IS_REMINDER_LINE (self));

  keep (self);
}

/* ---- the pointer ---- */

/* The step in whose lane that is, and what of it is taken there. */
static Held
find (StudioReminderLine *self, double x, double y, guint *ret_index)
{
  double      lane = floor ((y - TOP_PX) / LANE_PX);
  const Span *span;
  double      from;
  double      until;

  if (lane < 0 || lane >= self->spans->len)
    return HELD_NOTHING;
  *ret_index = (guint) lane;
  span = span_at (self->spans, *ret_index);
  from = studio_reminder_line_x_of (self, span->days);
  until = studio_reminder_line_x_of (self, span->until_days != VT_FOLLOW_UP_OPEN ? span->until_days
                                                                                 : self->axis_days);
  if (fabs (x - until) < HIT_PX && x - from > HIT_PX)
    return HELD_END;
  return x > from - HIT_PX && x < until + HIT_PX ? HELD_STEP : HELD_NOTHING;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  static const char *const cursors[] = {NULL, "grab", "col-resize"};
  StudioReminderLine      *self = user_data;
  guint                    index;

  if (self->held == HELD_NOTHING)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[find (self, x, y, &index)]);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  StudioReminderLine *self = user_data;
  guint               index = 0;
  Held                held = find (self, x, y, &index);

  (void) gtk_widget_grab_focus (GTK_WIDGET (self));
  keep (self);
  if (held == HELD_NOTHING)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  studio_reminder_line_choose (self, index);
  self->held = held;
  self->held_x_px = x;
  self->held_days = studio_reminder_line_day_at (self, x) - span_at (self->spans, index)->days;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioReminderLine *self = user_data;
  gint64              day;

  if (self->held == HELD_NOTHING || dx == 0)
    return;
  day = studio_reminder_line_day_at (self, self->held_x_px + dx);
  if (self->held == HELD_STEP)
    move_to (self, day - self->held_days);
  else
    /* Beyond the axis there is no end. */
    end_at (self, day < self->axis_days ? day : VT_FOLLOW_UP_OPEN);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioReminderLine *self = user_data;

  if (self->held == HELD_NOTHING)
    return;
  self->held = HELD_NOTHING;
  stretch_axis (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  keep (self);
}

/* ---- showing ---- */

void
studio_reminder_line_set_steps (StudioReminderLine *self, const StudioReminder *reminders, guint n)
{
  g_return_if_fail (STUDIO_IS_REMINDER_LINE (self));
  g_return_if_fail (reminders != NULL || n == 0);

  if (self->held != HELD_NOTHING || self->settle_source != 0)
    return;
  g_array_set_size (self->kept, 0);
  g_ptr_array_set_size (self->labels, 0);
  for (guint i = 0; i < n; i++)
    {
      Span span = {reminders[i].days, reminders[i].until_days};

      g_array_append_val (self->kept, span);
      g_ptr_array_add (self->labels, g_strdup (reminders[i].label));
    }
  g_array_set_size (self->spans, 0);
  if (n > 0)
    g_array_append_vals (self->spans, self->kept->data, n);
  stretch_axis (self);
  studio_reminder_line_choose (self, self->chosen == NO_STEP ? 0 : self->chosen);
  say (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
copy_days (GArray *days, const GArray *from)
{
  g_array_set_size (days, 0);
  if (from->len > 0)
    g_array_append_vals (days, from->data, from->len);
}

void
studio_reminder_line_set_returns (StudioReminderLine *self,
                                  const GArray       *wanted,
                                  const GArray       *anything)
{
  g_return_if_fail (STUDIO_IS_REMINDER_LINE (self) && wanted != NULL && anything != NULL);

  copy_days (self->wanted, wanted);
  copy_days (self->anything, anything);
  if (self->held == HELD_NOTHING)
    stretch_axis (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static void
studio_reminder_line_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL
                 ? (int) (TOP_PX + MAX (self->spans->len, 2) * LANE_PX + TICKS_PX)
                 : MIN_WIDTH_PX;
  *natural = *minimum;
}

static void
studio_reminder_line_dispose (GObject *object)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  G_OBJECT_CLASS (studio_reminder_line_parent_class)->dispose (object);
}

static void
studio_reminder_line_finalize (GObject *object)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (object);

  g_array_unref (self->kept);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->wanted);
  g_array_unref (self->anything);
  G_OBJECT_CLASS (studio_reminder_line_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, move, "i", -WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, move, "i", WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, move_end, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, move_end, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, both, move_end, "i", -WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, both, move_end, "i", WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, open_end, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, settle, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, take_back, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, 0, ask, "i", SIGNAL_DUPLICATE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, ask, "i", SIGNAL_REMOVE);
}

static void
add_signals (GType type)
{
  static const struct
  {
    const char *name;
    guint       n_params;
  } added[] = {
      {"chosen", 1}, {"draft", 3}, {"moved", 2}, {"ended", 2}, {"duplicate", 1}, {"remove", 1},
  };

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] =
        g_signal_new (added[i].name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      added[i].n_params, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64);
}

static void
studio_reminder_line_class_init (StudioReminderLineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_reminder_line_dispose;
  object_class->finalize = studio_reminder_line_finalize;
  widget_class->snapshot = studio_reminder_line_snapshot;
  widget_class->measure = studio_reminder_line_measure;
  add_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "reminderline");
  add_keys (widget_class);
}

static void
studio_reminder_line_init (StudioReminderLine *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  self->kept = g_array_new (FALSE, FALSE, sizeof (Span));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->anything = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->chosen = NO_STEP;
  stretch_axis (self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (studio_reminder_line_commit), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps after the purchase"), -1);
}

GtkWidget *
studio_reminder_line_new (void)
{
  return g_object_new (STUDIO_TYPE_REMINDER_LINE, NULL);
}
