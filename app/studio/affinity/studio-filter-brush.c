/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars side by side, over which a range is brushed. */

#include "studio-filter-brush.h"

#include "studio-chart-text.h"
#include "studio-paint.h"

#include <math.h>

#define LABEL_PX 18
#define LABEL_GAP_PX 8
#define EDGE_PX 7 /* so near an edge, it is the edge that is taken */
#define GRIP_PX 2
#define PAGE_BARS 4

typedef enum
{
  DRAG_NOTHING,
  DRAG_NEW,
  DRAG_FROM,
  DRAG_UNTIL,
  DRAG_WHOLE,
} Drag;

struct _StudioFilterBrush
{
  GtkWidget parent_instance;

  int      height_px;
  guint    n_bars;
  guint32 *values; /* (owned) (nullable) */
  GStrv    labels; /* (owned) (nullable): "" for none */
  char    *words;  /* (owned) (nullable): what the bars show */
  guint    from;
  guint    until;

  Drag   drag;
  guint  drag_from; /* the range as it was taken */
  guint  drag_until;
  double drag_x_px;
};

G_DEFINE_FINAL_TYPE (StudioFilterBrush, studio_filter_brush, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_BRUSHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_whole (StudioFilterBrush *self)
{
  return self->from == 0 && self->until >= self->n_bars;
}

static double
slot_px (StudioFilterBrush *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / (double) MAX (self->n_bars, 1);
}

/* ---- painting ---- */

static double
room_px (StudioFilterBrush *self)
{
  return self->height_px - (self->labels != NULL ? LABEL_PX : 0);
}

static void
append_bars (StudioFilterBrush *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA    inside = studio_paint_color (widget, "accent_color");
  GdkRGBA    outside = studio_paint_faded (widget, 0.3f);
  double     slot = slot_px (self);
  double     room = room_px (self);
  guint32    most = 1;

  for (guint i = 0; i < self->n_bars; i++)
    most = MAX (most, self->values[i]);
  for (guint i = 0; i < self->n_bars; i++)
    {
      double height = self->values[i] > 0 ? MAX (room * self->values[i] / most, 1) : 0;

      gtk_snapshot_append_color (snapshot, i >= self->from && i < self->until ? &inside : &outside,
                                 &GRAPHENE_RECT_INIT ((float) (i * slot), (float) (room - height),
                                                      (float) MAX (slot - (slot > 3 ? 1 : 0), 0.5),
                                                      (float) height));
    }
}

/* The range has a ground and two edges to take hold of, not a colour alone. */
static void
append_range (StudioFilterBrush *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA    ground = studio_paint_faded (widget, 0.08f);
  GdkRGBA    edge = studio_paint_faded (widget, 0.85f);
  double     left = round (self->from * slot_px (self));
  double     right = round (MIN (self->until, self->n_bars) * slot_px (self));
  double     edges[] = {left, right - GRIP_PX};

  gtk_snapshot_append_color (
      snapshot, &ground,
      &GRAPHENE_RECT_INIT ((float) left, 0, (float) (right - left), (float) room_px (self)));
  if (is_whole (self))
    edge = studio_paint_faded (widget, 0.4f);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    gtk_snapshot_append_color (
        snapshot, &edge,
        &GRAPHENE_RECT_INIT ((float) edges[i], 0, GRIP_PX, (float) room_px (self)));
}

static void
append_labels (StudioFilterBrush *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA    color = studio_paint_faded (widget, 0.7f);
  double     taken_px = -LABEL_GAP_PX;

  for (guint i = 0; self->labels != NULL && i < self->n_bars; i++)
    {
      double half = studio_chart_measure_text (widget, self->labels[i]) / 2.0;
      double x = CLAMP (i * slot_px (self), half, MAX (gtk_widget_get_width (widget) - half, half));

      if (*self->labels[i] == '\0' || x - half < taken_px + LABEL_GAP_PX)
        continue;
      studio_chart_append_text (widget, snapshot, self->labels[i], x, room_px (self) + 1,
                                G_MAXDOUBLE, &color);
      taken_px = x + half;
    }
}

static void
studio_filter_brush_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioFilterBrush *self = STUDIO_FILTER_BRUSH (widget);

  if (self->n_bars == 0)
    return;
  append_range (self, snapshot);
  append_bars (self, snapshot);
  append_labels (self, snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
studio_filter_brush_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  StudioFilterBrush *self = STUDIO_FILTER_BRUSH (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->height_px : 120;
}

/* ---- the range ---- */

/* Within the bars, one at least. */
static void
take_range (StudioFilterBrush *self, guint from, guint until)
{
  until = CLAMP (until, 1, MAX (self->n_bars, 1));
  from = MIN (from, until - 1);
  if (self->from == from && self->until == until)
    return;
  self->from = from;
  self->until = until;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_filter_brush_brush (StudioFilterBrush *self, guint from, guint until)
{
  guint old_from, old_until;

  g_return_if_fail (STUDIO_IS_FILTER_BRUSH (self));

  old_from = self->from;
  old_until = self->until;
  take_range (self, from, until);
  if (self->n_bars > 0 && (self->from != old_from || self->until != old_until))
    g_signal_emit (self, signals[SIGNAL_BRUSHED], 0, self->from, self->until);
}

/* ---- by pointer ---- */

static guint
bar_at (StudioFilterBrush *self, double x)
{
  return (guint) CLAMP (floor (x / slot_px (self)), 0, MAX (self->n_bars, 1) - 1.0);
}

/* The edge between two bars that is nearest. */
static guint
edge_at (StudioFilterBrush *self, double x)
{
  return (guint) CLAMP (round (x / slot_px (self)), 0, self->n_bars);
}

static Drag
find_part (StudioFilterBrush *self, double x)
{
  double to_from = fabs (x - self->from * slot_px (self));
  double to_until = fabs (x - self->until * slot_px (self));

  if (MIN (to_from, to_until) <= EDGE_PX)
    return to_from < to_until ? DRAG_FROM : DRAG_UNTIL;
  if (!is_whole (self) && x > self->from * slot_px (self) && x < self->until * slot_px (self))
    return DRAG_WHOLE;
  return DRAG_NEW;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StudioFilterBrush *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag = find_part (self, x);
  self->drag_from = self->from;
  self->drag_until = self->until;
  self->drag_x_px = x;
}

static void
move_by (StudioFilterBrush *self, guint from, guint until, int n_bars)
{
  int shift = CLAMP (n_bars, -(int) from, (int) self->n_bars - (int) until);

  studio_filter_brush_brush (self, (guint) ((int) from + shift), (guint) ((int) until + shift));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioFilterBrush *self = user_data;
  double             x = self->drag_x_px + dx;
  guint              edge = edge_at (self, x);
  guint              anchor = bar_at (self, self->drag_x_px);
  guint              bar = bar_at (self, x);

  switch (self->drag)
    {
    case DRAG_FROM:
      studio_filter_brush_brush (self, MIN (edge, self->drag_until - 1), self->drag_until);
      break;
    case DRAG_UNTIL:
      studio_filter_brush_brush (self, self->drag_from, MAX (edge, self->drag_from + 1));
      break;
    case DRAG_WHOLE:
      move_by (self, self->drag_from, self->drag_until, (int) round (dx / slot_px (self)));
      break;
    case DRAG_NEW:
      studio_filter_brush_brush (self, MIN (anchor, bar), MAX (anchor, bar) + 1);
      break;
    case DRAG_NOTHING:
    default:
      break;
    }
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  STUDIO_FILTER_BRUSH (user_data)->drag = DRAG_NOTHING;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioFilterBrush *self = user_data;

  if (n_press == 2)
    studio_filter_brush_brush (self, 0, self->n_bars);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  Drag part = find_part (user_data, x);

  gtk_widget_set_cursor_from_name (user_data, part == DRAG_WHOLE ? "grab"
                                              : part == DRAG_NEW ? "crosshair"
                                                                 : "ew-resize");
}

/* ---- by key ---- */

typedef enum
{
  KEY_MOVE,
  KEY_UNTIL,
  KEY_FROM,
} KeyPart;

static gboolean
step (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioFilterBrush *self = STUDIO_FILTER_BRUSH (widget);
  int                part, n_bars;

  g_variant_get (arguments, "(ii)", &part, &n_bars);
  if (part == KEY_UNTIL)
    studio_filter_brush_brush (
        self, self->from,
        (guint) CLAMP ((int) self->until + n_bars, (int) self->from + 1, (int) self->n_bars));
  else if (part == KEY_FROM)
    studio_filter_brush_brush (
        self, (guint) CLAMP ((int) self->from + n_bars, 0, (int) self->until - 1), self->until);
  else
    move_by (self, self->from, self->until, n_bars);
  return TRUE;
}

static gboolean
show_all (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioFilterBrush *self = STUDIO_FILTER_BRUSH (widget);

  /* Without a range, Escape is others'. */
  if (is_whole (self))
    return FALSE;
  studio_filter_brush_brush (self, 0, self->n_bars);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    KeyPart         part;
    int             n_bars;
  } keys[] = {
      {GDK_KEY_Left, 0, KEY_MOVE, -1},
      {GDK_KEY_Right, 0, KEY_MOVE, 1},
      {GDK_KEY_Page_Up, 0, KEY_MOVE, -PAGE_BARS},
      {GDK_KEY_Page_Down, 0, KEY_MOVE, PAGE_BARS},
      {GDK_KEY_Home, 0, KEY_MOVE, -G_MAXINT16},
      {GDK_KEY_End, 0, KEY_MOVE, G_MAXINT16},
      {GDK_KEY_Left, GDK_SHIFT_MASK, KEY_UNTIL, -1},
      {GDK_KEY_Right, GDK_SHIFT_MASK, KEY_UNTIL, 1},
      {GDK_KEY_Left, GDK_CONTROL_MASK, KEY_FROM, -1},
      {GDK_KEY_Right, GDK_CONTROL_MASK, KEY_FROM, 1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, step, "(ii)",
                                  keys[i].part, keys[i].n_bars);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, show_all, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, show_all, NULL);
}

/* ---- what is shown ---- */

void
studio_filter_brush_set_bars (StudioFilterBrush *self,
                              const guint32     *values,
                              const char *const *labels,
                              guint              n_bars,
                              const char        *words)
{
  gboolean was_whole;

  g_return_if_fail (STUDIO_IS_FILTER_BRUSH (self) && (values != NULL || n_bars == 0));

  was_whole = is_whole (self);
  g_free (self->values);
  self->values = g_memdup2 (values, n_bars * sizeof *values);
  g_clear_pointer (&self->labels, g_strfreev);
  if (labels != NULL)
    {
      self->labels = g_new0 (char *, n_bars + 1);
      for (guint i = 0; i < n_bars; i++)
        self->labels[i] = g_strdup (labels[i] != NULL ? labels[i] : "");
    }
  self->n_bars = n_bars;
  if (was_whole)
    self->until = n_bars;
  self->until = MIN (self->until, n_bars);
  self->from = MIN (self->from, MAX (self->until, 1) - 1);
  if (g_strcmp0 (self->words, words) != 0)
    {
      g_free (self->words);
      self->words = g_strdup (words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      words != NULL ? words : "", -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_filter_brush_set_range (StudioFilterBrush *self, guint from, guint until, const char *words)
{
  g_return_if_fail (STUDIO_IS_FILTER_BRUSH (self) && words != NULL);

  if (self->drag == DRAG_NOTHING)
    take_range (self, from, until);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->from, -1);
}

void
studio_filter_brush_get_range (StudioFilterBrush *self, guint *ret_from, guint *ret_until)
{
  g_return_if_fail (STUDIO_IS_FILTER_BRUSH (self));

  *ret_from = self->from;
  *ret_until = self->until;
}

static void
studio_filter_brush_finalize (GObject *object)
{
  StudioFilterBrush *self = STUDIO_FILTER_BRUSH (object);

  g_free (self->values);
  g_strfreev (self->labels);
  g_free (self->words);
  G_OBJECT_CLASS (studio_filter_brush_parent_class)->finalize (object);
}

static void
studio_filter_brush_class_init (StudioFilterBrushClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_filter_brush_finalize;
  widget_class->snapshot = studio_filter_brush_snapshot;
  widget_class->measure = studio_filter_brush_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "filter-brush");
  add_keys (widget_class);

  signals[SIGNAL_BRUSHED] =
      g_signal_new ("brushed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
studio_filter_brush_init (StudioFilterBrush *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
studio_filter_brush_new (const char *label, int height_px)
{
  StudioFilterBrush *self = g_object_new (STUDIO_TYPE_FILTER_BRUSH, NULL);

  g_return_val_if_fail (label != NULL && height_px > LABEL_PX, NULL);

  self->height_px = height_px;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
