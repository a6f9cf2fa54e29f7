/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many lie in each of a row of ranges, with lines where something begins. */

#include "studio-histogram.h"

#include "studio-chart-text.h"

#include <math.h>

#define HEIGHT_PX 190
#define TEXT_PX 22  /* a line of text: the bar's at the top, labels at the bottom */
#define MARKS_PX 20 /* the marks' labels, below the bar's text */
#define GAP_PX 1.0  /* between bars */
#define LABEL_GAP_PX 10
#define NONE G_MAXUINT

/* Owned copy of a StudioHistogramBin. */
typedef struct
{
  double from;
  double until;
  double value;
  char  *label;
  char  *text;
} Bin;

typedef struct
{
  double position;
  char  *label;
} Mark;

struct _StudioHistogram
{
  GtkWidget parent_instance;

  GArray *bins;    /* (owned) (element-type Bin) */
  GArray *marks;   /* (owned) (element-type Mark) */
  char   *summary; /* (owned) (nullable) */
  char   *label;   /* (owned): accessible */
  guint   current; /* bin under the pointer or the keyboard, or NONE */
};

G_DEFINE_FINAL_TYPE (StudioHistogram, studio_histogram, GTK_TYPE_WIDGET)

static void
clear_bin (gpointer data)
{
  Bin *bin = data;

  g_free (bin->label);
  g_free (bin->text);
}

static void
clear_mark (gpointer data)
{
  g_free (((Mark *) data)->label);
}

static const Bin *
get_bin (StudioHistogram *self, guint i)
{
  return &g_array_index (self->bins, Bin, i);
}

/* ---- geometry ---- */

static double
slot_px (StudioHistogram *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / (double) MAX (self->bins->len, 1);
}

double
studio_histogram_value_to_x (StudioHistogram *self, double value)
{
  g_return_val_if_fail (STUDIO_IS_HISTOGRAM (self), 0);

  for (guint i = 0; i < self->bins->len; i++)
    {
      const Bin *bin = get_bin (self, i);

      if (value < bin->until && isfinite (bin->until))
        return slot_px (self) * (i + CLAMP ((value - bin->from) / (bin->until - bin->from), 0, 1));
      if (value < bin->until)
        return slot_px (self) * (i + (value > bin->from ? 0.5 : 0));
    }
  return gtk_widget_get_width (GTK_WIDGET (self));
}

double
studio_histogram_x_to_value (StudioHistogram *self, double x)
{
  const Bin *bin;
  double     place;
  guint      i;

  g_return_val_if_fail (STUDIO_IS_HISTOGRAM (self), 0);

  if (self->bins->len == 0)
    return 0;
  place = CLAMP (x / slot_px (self), 0, self->bins->len);
  i = MIN ((guint) place, self->bins->len - 1);
  bin = get_bin (self, i);
  if (!isfinite (bin->until))
    return bin->from;
  return bin->from + (place - i) * (bin->until - bin->from);
}

static double
max_value (StudioHistogram *self)
{
  double max = 0;

  for (guint i = 0; i < self->bins->len; i++)
    max = MAX (max, get_bin (self, i)->value);
  return max;
}

/* Where bars begin and end, from the top. */
static double
top_px (StudioHistogram *self)
{
  return TEXT_PX + (self->marks->len > 0 ? MARKS_PX : 0);
}

static double
bottom_px (StudioHistogram *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - TEXT_PX;
}

void
studio_histogram_get_room (StudioHistogram *self, double *ret_top_px, double *ret_bottom_px)
{
  g_return_if_fail (STUDIO_IS_HISTOGRAM (self));

  *ret_top_px = top_px (self);
  *ret_bottom_px = bottom_px (self);
}

/* ---- painting ---- */

static void
append_bar (StudioHistogram *self, GtkSnapshot *snapshot, guint i, double max, const GdkRGBA *color)
{
  double  value = MAX (get_bin (self, i)->value, 0);
  double  room = bottom_px (self) - top_px (self);
  double  height = max > 0 ? MAX (room * value / max, value > 0 ? 1 : 0) : 0;
  double  slot = slot_px (self);
  GdkRGBA fill = *color;

  if (self->current != NONE && self->current != i)
    fill.alpha *= 0.55f;
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT ((float) (i * slot),
                                                  (float) (bottom_px (self) - height),
                                                  (float) MAX (slot - GAP_PX, 1), (float) height));
}

static void
append_mark (StudioHistogram *self, GtkSnapshot *snapshot, guint i, const GdkRGBA *color)
{
  const Mark *mark = &g_array_index (self->marks, Mark, i);
  double      x = round (studio_histogram_value_to_x (self, mark->position));
  double      room = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) MAX (x - 1, 0), (float) top_px (self), 2,
                                                  (float) (bottom_px (self) - top_px (self))));
  /* No two labels on top of each other: each has the room up to its neighbours. */
  if (i > 0)
    room = MIN (room, 2 * (x - studio_histogram_value_to_x (
                                   self, g_array_index (self->marks, Mark, i - 1).position)));
  if (i + 1 < self->marks->len)
    room = MIN (room, 2 * (studio_histogram_value_to_x (
                               self, g_array_index (self->marks, Mark, i + 1).position) -
                           x));
  studio_chart_append_text (GTK_WIDGET (self), snapshot, mark->label, x, TEXT_PX - 1, room, color);
}

/* Below where their ranges begin, as many as there is room for. */
static void
append_labels (StudioHistogram *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  double taken_px = -LABEL_GAP_PX;

  for (guint i = 0; i < self->bins->len; i++)
    {
      const char *label = get_bin (self, i)->label;
      double      x = i * slot_px (self);
      int         width;

      if (label == NULL || *label == '\0')
        continue;
      width = studio_chart_measure_text (GTK_WIDGET (self), label);
      if (MAX (x - width / 2.0, 0) < taken_px + LABEL_GAP_PX ||
          x + width / 2.0 > gtk_widget_get_width (GTK_WIDGET (self)))
        continue;
      studio_chart_append_text (GTK_WIDGET (self), snapshot, label, x, bottom_px (self) + 3,
                                G_MAXDOUBLE, color);
      taken_px = MAX (x - width / 2.0, 0) + width;
    }
}

static void
studio_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioHistogram *self = STUDIO_HISTOGRAM (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double           max = max_value (self);
  const char      *text =
      self->current < self->bins->len ? get_bin (self, self->current)->text : self->summary;
  GdkRGBA color, accent, dim;

  gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = color;
  dim = color;
  dim.alpha *= 0.65f;

  for (guint i = 0; i < self->bins->len; i++)
    append_bar (self, snapshot, i, max, &accent);
  for (guint i = 0; i < self->marks->len; i++)
    append_mark (self, snapshot, i, &color);
  append_labels (self, snapshot, &dim);
  if (text != NULL)
    studio_chart_append_text (widget, snapshot, text, gtk_widget_get_width (widget) / 2.0, 0,
                              gtk_widget_get_width (widget),
                              self->current < self->bins->len ? &color : &dim);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, context, 0, 0, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget));
}

static void
studio_histogram_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  StudioHistogram *self = STUDIO_HISTOGRAM (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 4 * (int) self->bins->len;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 12 * (int) self->bins->len;
}

/* ---- walking ---- */

static void
describe (StudioHistogram *self)
{
  const char *text =
      self->current < self->bins->len ? get_bin (self, self->current)->text : self->summary;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
set_current (StudioHistogram *self, guint current)
{
  if (self->current == current)
    return;

  self->current = current;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioHistogram *self = STUDIO_HISTOGRAM (widget);
  int              step = g_variant_get_int32 (arguments);
  int              last = (int) self->bins->len - 1;
  int next = self->current == NONE ? (step > 0 ? 0 : last) : (int) self->current + step;

  if (next < 0 || next > last)
    return FALSE;
  set_current (self, (guint) next);
  return TRUE;
}

/* To the first or the last. */
static gboolean
jump (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioHistogram *self = STUDIO_HISTOGRAM (widget);

  if (self->bins->len == 0)
    return FALSE;
  set_current (self, g_variant_get_int32 (arguments) < 0 ? 0 : self->bins->len - 1);
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioHistogram *self = user_data;
  guint            i = (guint) (MAX (x, 0) / slot_px (self));

  set_current (self, i < self->bins->len ? i : NONE);
}

static void
on_leave (gpointer controller, gpointer user_data)
{
  set_current (user_data, NONE);
}

/* ---- what is shown ---- */

static gboolean
is_same_bin (const Bin *bin, const StudioHistogramBin *other)
{
  return bin->from == other->from && bin->until == other->until && bin->value == other->value &&
         g_strcmp0 (bin->label, other->label) == 0 && g_strcmp0 (bin->text, other->text) == 0;
}

static gboolean
has_bins (StudioHistogram *self, const StudioHistogramBin *bins, guint n_bins, const char *summary)
{
  if (self->bins->len != n_bins || g_strcmp0 (self->summary, summary) != 0)
    return FALSE;
  for (guint i = 0; i < n_bins; i++)
    if (!is_same_bin (get_bin (self, i), &bins[i]))
      return FALSE;
  return TRUE;
}

void
studio_histogram_set_bins (StudioHistogram          *self,
                           const StudioHistogramBin *bins,
                           guint                     n_bins,
                           const char               *summary)
{
  g_return_if_fail (STUDIO_IS_HISTOGRAM (self));

  if (has_bins (self, bins, n_bins, summary))
    return;
  g_array_set_size (self->bins, 0);
  for (guint i = 0; i < n_bins; i++)
    {
      Bin bin = {bins[i].from, bins[i].until, bins[i].value, g_strdup (bins[i].label),
                 g_strdup (bins[i].text)};

      g_array_append_val (self->bins, bin);
    }
  g_free (self->summary);
  self->summary = g_strdup (summary);
  self->current = NONE;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
has_marks (StudioHistogram *self, const double *positions, const char *const *labels, guint n_marks)
{
  if (self->marks->len != n_marks)
    return FALSE;
  for (guint i = 0; i < n_marks; i++)
    if (g_array_index (self->marks, Mark, i).position != positions[i] ||
        g_strcmp0 (g_array_index (self->marks, Mark, i).label, labels[i]) != 0)
      return FALSE;
  return TRUE;
}

void
studio_histogram_set_marks (StudioHistogram   *self,
                            const double      *positions,
                            const char *const *labels,
                            guint              n_marks)
{
  g_return_if_fail (STUDIO_IS_HISTOGRAM (self));

  if (has_marks (self, positions, labels, n_marks))
    return;
  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < n_marks; i++)
    {
      Mark mark = {positions[i], g_strdup (labels[i])};

      g_array_append_val (self->marks, mark);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
studio_histogram_finalize (GObject *object)
{
  StudioHistogram *self = STUDIO_HISTOGRAM (object);

  g_array_unref (self->bins);
  g_array_unref (self->marks);
  g_free (self->summary);
  g_free (self->label);
  G_OBJECT_CLASS (studio_histogram_parent_class)->finalize (object);
}

static void
studio_histogram_class_init (StudioHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_histogram_finalize;
  widget_class->snapshot = studio_histogram_snapshot;
  widget_class->measure = studio_histogram_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump, "i", 1);
}

static void
studio_histogram_init (StudioHistogram *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->bins = g_array_new (FALSE, FALSE, sizeof (Bin));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->current = NONE;
  g_array_set_clear_func (self->bins, clear_bin);
  g_array_set_clear_func (self->marks, clear_mark);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_histogram_new (const char *accessible_label)
{
  StudioHistogram *self = g_object_new (STUDIO_TYPE_HISTOGRAM, NULL);

  self->label = g_strdup (accessible_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  return GTK_WIDGET (self);
}
