/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A histogram whose marks are moved. */

#include "studio-marked-histogram.h"

#include "studio-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HIT_PX 9.0
#define GRIP_PX 5.0
#define GRIP_ABOVE_PX 14.0
/* Arrow keys that follow each other within this are one step of undo. */
#define SETTLE_MS 600
#define LARGE_STEP 10
#define NONE G_MAXUINT

struct _StudioMarkedHistogram
{
  GtkWidget parent_instance;

  StudioHistogram *histogram; /* (owned by the widget tree) */
  StudioMarkWords  words;
  gpointer         words_data;
  GArray          *kept;  /* (owned) (element-type gint64): where marks belong */
  GArray          *marks; /* (owned) (element-type gint64): where they are drawn */
  GArray          *below; /* (owned) (element-type gint64): shaded below each */
  gint64           grain;

  guint    mark;          /* chosen or held, or NONE */
  gboolean is_held;       /* by the pointer */
  double   held_x_px;     /* where the pointer took it */
  guint    settle_source; /* what was moved with keys waits to be kept; 0: none */
};

G_DEFINE_FINAL_TYPE (StudioMarkedHistogram, studio_marked_histogram, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MARK_DRAFT,
  SIGNAL_MARK_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64 *
mark_at (GArray *marks, guint index)
{
  return &g_array_index (marks, gint64, index);
}

static double
x_of (StudioMarkedHistogram *self, gint64 value)
{
  return studio_histogram_value_to_x (self->histogram, (double) value);
}

/* ---- what is drawn ---- */

static void
show_marks (StudioMarkedHistogram *self)
{
  g_autofree double *positions = g_new (double, self->marks->len + 1);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->marks->len; i++)
    {
      positions[i] = (double) *mark_at (self->marks, i);
      g_ptr_array_add (labels, self->words (*mark_at (self->marks, i), self->words_data));
    }
  studio_histogram_set_marks (self->histogram, positions, (const char *const *) labels->pdata,
                              self->marks->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint_below (StudioMarkedHistogram *self, cairo_t *cr, double top, double bottom)
{
  GdkRGBA color = studio_paint_color (GTK_WIDGET (self), "warning_color");

  color.alpha = 0.18f;
  studio_paint_source (cr, &color);
  for (guint i = 0; i < MIN (self->below->len, self->marks->len); i++)
    {
      gint64 mark = *mark_at (self->marks, i);
      double from = x_of (self, mark - *mark_at (self->below, i));

      cairo_rectangle (cr, from, top, MAX (x_of (self, mark) - from, 2), bottom - top);
      cairo_fill (cr);
    }
}

static void
paint_grips (StudioMarkedHistogram *self, cairo_t *cr, double top, double bottom)
{
  GdkRGBA color = studio_paint_faded (GTK_WIDGET (self), 1);

  studio_paint_source (cr, &color);
  for (guint i = 0; i < self->marks->len; i++)
    {
      double x = round (x_of (self, *mark_at (self->marks, i)));

      cairo_arc (cr, x, bottom - GRIP_ABOVE_PX, GRIP_PX + 2 * (self->mark == i), 0, 2 * G_PI);
      cairo_fill (cr);
      if (self->mark != i)
        continue;
      cairo_rectangle (cr, x - 2, top, 4, bottom - top);
      cairo_fill (cr);
    }
}

static void
studio_marked_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (widget);
  graphene_rect_t        bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                      (float) gtk_widget_get_height (widget));
  double                 top;
  double                 bottom;
  cairo_t               *cr;

  studio_histogram_get_room (self->histogram, &top, &bottom);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  paint_below (self, cr, top, bottom);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->histogram), snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  paint_grips (self, cr, top, bottom);
  cairo_destroy (cr);
}

/* ---- choosing ---- */

/* The histogram has the focus, so it is what speaks. */
static void
say (StudioMarkedHistogram *self)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (self->mark >= self->marks->len)
    return;
  value = self->words (*mark_at (self->marks, self->mark), self->words_data);
  /* Translators: which of how many marks, and where it stands */
  text = g_strdup_printf (_ ("Step %u of %u: %s"), self->mark + 1, self->marks->len, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->histogram),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
set_mark (StudioMarkedHistogram *self, guint mark)
{
  self->mark = mark;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- moving ---- */

static gboolean
is_moved (StudioMarkedHistogram *self)
{
  return self->mark < self->marks->len &&
         *mark_at (self->marks, self->mark) != *mark_at (self->kept, self->mark);
}

static void
keep (StudioMarkedHistogram *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (!is_moved (self))
    return;
  *mark_at (self->kept, self->mark) = *mark_at (self->marks, self->mark);
  g_signal_emit (self, signals[SIGNAL_MARK_MOVED], 0, self->mark,
                 *mark_at (self->marks, self->mark));
}

static gboolean
on_settled (gpointer user_data)
{
  StudioMarkedHistogram *self = user_data;

  self->settle_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
put (StudioMarkedHistogram *self, gint64 value)
{
  *mark_at (self->marks, self->mark) = value;
  show_marks (self);
  say (self);
  g_signal_emit (self, signals[SIGNAL_MARK_DRAFT], 0, self->mark, value);
}

/* Marks stay in their order, a grain apart. */
static void
move_to (StudioMarkedHistogram *self, gint64 value)
{
  gint64 low = self->grain;
  gint64 high = G_MAXINT64;

  if (self->mark > 0)
    low = *mark_at (self->marks, self->mark - 1) + self->grain;
  if (self->mark + 1 < self->marks->len)
    high = *mark_at (self->marks, self->mark + 1) - self->grain;
  value = CLAMP (value, low, MAX (high, low));
  if (*mark_at (self->marks, self->mark) != value)
    put (self, value);
}

static gint64
round_to_grain (StudioMarkedHistogram *self, gint64 value)
{
  return (value + self->grain / 2) / self->grain * self->grain;
}

/* ---- keys ---- */

static gboolean
on_choose (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (widget);
  int                    step = GPOINTER_TO_INT (user_data);
  int                    next =
      self->mark == NONE ? (step > 0 ? 0 : (int) self->marks->len - 1) : (int) self->mark + step;

  if (next < 0 || next >= (int) self->marks->len)
    return FALSE;
  keep (self);
  set_mark (self, (guint) next);
  return TRUE;
}

/* Without a mark the arrows walk over the bars. */
static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (widget);

  if (self->mark >= self->marks->len)
    return FALSE;
  move_to (self, round_to_grain (self, *mark_at (self->marks, self->mark)) +
                     GPOINTER_TO_INT (user_data) * self->grain);
  if (self->settle_source != 0)
    g_source_remove (self->settle_source);
  self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
  return TRUE;
}

static gboolean
on_settle (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (widget);

  if (!is_moved (self))
    return FALSE;
  keep (self);
  return TRUE;
}

static gboolean
on_take_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (widget);

  if (self->mark >= self->marks->len)
    return FALSE;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->is_held = FALSE;
  if (is_moved (self))
    put (self, *mark_at (self->kept, self->mark));
  else
    set_mark (self, NONE);
  return TRUE;
}

void
studio_marked_histogram_commit (StudioMarkedHistogram *self)
{
  g_return_if_fail (STUDIO_IS_MARKED_HISTOGRAM (self));

  keep (self);
}

/* ---- the pointer ---- */

/* The mark within reach, or NONE. */
static guint
find_mark (StudioMarkedHistogram *self, double x)
{
  guint  found = NONE;
  double nearest = HIT_PX;

  for (guint i = 0; i < self->marks->len; i++)
    {
      double distance = fabs (x_of (self, *mark_at (self->marks, i)) - x);

      if (distance >= nearest)
        continue;
      nearest = distance;
      found = i;
    }
  return found;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioMarkedHistogram *self = user_data;

  if (!self->is_held)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     find_mark (self, x) != NONE ? "col-resize" : NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  StudioMarkedHistogram *self = user_data;
  guint                  mark = find_mark (self, x);

  (void) gtk_widget_grab_focus (GTK_WIDGET (self->histogram));
  keep (self);
  if (mark == NONE)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  set_mark (self, mark);
  self->is_held = TRUE;
  self->held_x_px = x;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioMarkedHistogram *self = user_data;

  if (self->is_held)
    move_to (self, round_to_grain (self, llround (studio_histogram_x_to_value (
                                             self->histogram, self->held_x_px + dx))));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, gpointer user_data)
{
  StudioMarkedHistogram *self = user_data;

  if (!self->is_held)
    return;
  self->is_held = FALSE;
  keep (self);
}

static void
on_focus_leave (StudioMarkedHistogram *self)
{
  keep (self);
  set_mark (self, NONE);
}

/* ---- what is shown ---- */

StudioHistogram *
studio_marked_histogram_get_histogram (StudioMarkedHistogram *self)
{
  g_return_val_if_fail (STUDIO_IS_MARKED_HISTOGRAM (self), NULL);

  return self->histogram;
}

void
studio_marked_histogram_set_marks (StudioMarkedHistogram *self, const gint64 *positions, guint n)
{
  g_return_if_fail (STUDIO_IS_MARKED_HISTOGRAM (self));
  g_return_if_fail (positions != NULL || n == 0);

  if (self->is_held || self->settle_source != 0)
    return;
  g_array_set_size (self->kept, 0);
  g_array_set_size (self->marks, 0);
  if (n > 0)
    {
      g_array_append_vals (self->kept, positions, n);
      g_array_append_vals (self->marks, positions, n);
    }
  if (self->mark >= n)
    self->mark = NONE;
  show_marks (self);
  say (self);
}

void
studio_marked_histogram_set_grain (StudioMarkedHistogram *self, gint64 grain)
{
  g_return_if_fail (STUDIO_IS_MARKED_HISTOGRAM (self) && grain > 0);

  self->grain = grain;
}

void
studio_marked_histogram_set_below (StudioMarkedHistogram *self, const gint64 *within, guint n)
{
  g_return_if_fail (STUDIO_IS_MARKED_HISTOGRAM (self));
  g_return_if_fail (within != NULL || n == 0);

  g_array_set_size (self->below, 0);
  if (n > 0)
    g_array_append_vals (self->below, within, n);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the widget ---- */

static void
studio_marked_histogram_dispose (GObject *object)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->histogram, gtk_widget_unparent);
  G_OBJECT_CLASS (studio_marked_histogram_parent_class)->dispose (object);
}

static void
studio_marked_histogram_finalize (GObject *object)
{
  StudioMarkedHistogram *self = STUDIO_MARKED_HISTOGRAM (object);

  g_array_unref (self->kept);
  g_array_unref (self->marks);
  g_array_unref (self->below);
  G_OBJECT_CLASS (studio_marked_histogram_parent_class)->finalize (object);
}

static void
studio_marked_histogram_class_init (StudioMarkedHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_marked_histogram_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_marked_histogram_finalize;
  widget_class->snapshot = studio_marked_histogram_snapshot;
  signals[SIGNAL_MARK_DRAFT] =
      g_signal_new ("mark-draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[SIGNAL_MARK_MOVED] =
      g_signal_new ("mark-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markedhistogram");
}

static void
add_key (GtkShortcutController *keys,
         guint                  keyval,
         GdkModifierType        modifiers,
         GtkShortcutFunc        func,
         int                    step)
{
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                              gtk_callback_action_new (func, GINT_TO_POINTER (step), NULL)));
}

/* Before the histogram, which keeps the arrows for itself. */
static void
add_keys (StudioMarkedHistogram *self)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Up, 0, on_choose, -1);
  add_key (keys, GDK_KEY_Down, 0, on_choose, 1);
  add_key (keys, GDK_KEY_Left, 0, on_move, -1);
  add_key (keys, GDK_KEY_Right, 0, on_move, 1);
  add_key (keys, GDK_KEY_Left, GDK_SHIFT_MASK, on_move, -LARGE_STEP);
  add_key (keys, GDK_KEY_Right, GDK_SHIFT_MASK, on_move, LARGE_STEP);
  add_key (keys, GDK_KEY_Return, 0, on_settle, 0);
  add_key (keys, GDK_KEY_Escape, 0, on_take_back, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (keys));
}

static void
studio_marked_histogram_init (StudioMarkedHistogram *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->below = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->grain = 1;
  self->mark = NONE;
  add_keys (self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
studio_marked_histogram_new (const char *accessible_label, StudioMarkWords words, gpointer data)
{
  StudioMarkedHistogram *self;

  g_return_val_if_fail (accessible_label != NULL && words != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_MARKED_HISTOGRAM, NULL);
  self->words = words;
  self->words_data = data;
  self->histogram = STUDIO_HISTOGRAM (studio_histogram_new (accessible_label));
  gtk_widget_set_parent (GTK_WIDGET (self->histogram), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
