/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts over time as bars, said in words too. */

#include "studio-bar-chart.h"

#include "studio-chart-text.h"

#define HEIGHT_PX 160
#define LABEL_HEIGHT_PX 22
#define GAP_SHARE 0.28
#define MAX_BAR_PX 64.0
#define CORNER_PX 4.0
#define NONE G_MAXUINT

/* Owned copy of a StudioBar. */
typedef struct
{
  char  *label;
  char  *text;
  double value;
} Bar;

struct _StudioBarChart
{
  GtkWidget parent_instance;

  GArray *bars;       /* (owned) (element-type Bar) */
  char   *scale_text; /* (owned) (nullable) */
  char   *label;      /* (owned): accessible */
  guint   current;    /* bar under the pointer or the keyboard, or NONE */
};

G_DEFINE_FINAL_TYPE (StudioBarChart, studio_bar_chart, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->text);
}

/* ---- geometry ---- */

static double
slot_px (StudioBarChart *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) / (double) MAX (self->bars->len, 1);
}

static graphene_rect_t
bar_rect (StudioBarChart *self, guint i, double max_value)
{
  double slot = slot_px (self);
  double width = MIN (slot * (1 - GAP_SHARE), MAX_BAR_PX);
  double available = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * LABEL_HEIGHT_PX;
  double value = MAX (g_array_index (self->bars, Bar, i).value, 0);
  double height = max_value > 0 ? MAX (available * value / max_value, value > 0 ? 1 : 0) : 0;

  return GRAPHENE_RECT_INIT ((float) (i * slot + (slot - width) / 2),
                             (float) (LABEL_HEIGHT_PX + available - height), (float) width,
                             (float) height);
}

static double
max_value (StudioBarChart *self)
{
  double max = 0;

  for (guint i = 0; i < self->bars->len; i++)
    max = MAX (max, g_array_index (self->bars, Bar, i).value);
  return max;
}

/* ---- painting ---- */

static void
append_bar (StudioBarChart *self, GtkSnapshot *snapshot, guint i, double max, const GdkRGBA *color)
{
  graphene_rect_t rect = bar_rect (self, i, max);
  GskRoundedRect  rounded;
  GdkRGBA         fill = *color;

  if (self->current != NONE && self->current != i)
    fill.alpha *= 0.55f;
  gsk_rounded_rect_init (&rounded, &rect, &GRAPHENE_SIZE_INIT (CORNER_PX, CORNER_PX),
                         &GRAPHENE_SIZE_INIT (CORNER_PX, CORNER_PX), &GRAPHENE_SIZE_INIT (0, 0),
                         &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
studio_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioBarChart  *self = STUDIO_BAR_CHART (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double           max = max_value (self);
  double           slot = slot_px (self);
  GdkRGBA          color;
  GdkRGBA          accent;
  GdkRGBA          dim;

  gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = color;
  dim = color;
  dim.alpha *= 0.65f;

  for (guint i = 0; i < self->bars->len; i++)
    append_bar (self, snapshot, i, max, &accent);
  for (guint i = 0; i < self->bars->len; i++)
    studio_chart_append_text (widget, snapshot, g_array_index (self->bars, Bar, i).label,
                              (i + 0.5) * slot,
                              gtk_widget_get_height (widget) - LABEL_HEIGHT_PX + 3, slot, &dim);
  if (self->current < self->bars->len)
    studio_chart_append_text (widget, snapshot, g_array_index (self->bars, Bar, self->current).text,
                              gtk_widget_get_width (widget) / 2.0, 0, gtk_widget_get_width (widget),
                              &color);
  else if (self->scale_text != NULL)
    studio_chart_append_text (widget, snapshot, self->scale_text,
                              gtk_widget_get_width (widget) / 2.0, 0, gtk_widget_get_width (widget),
                              &dim);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, context, 0, 0, gtk_widget_get_width (widget),
                               gtk_widget_get_height (widget));
}

static void
studio_bar_chart_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  StudioBarChart *self = STUDIO_BAR_CHART (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 4 * (int) self->bars->len;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 40 * (int) self->bars->len;
}

/* ---- walking ---- */

static void
set_current (StudioBarChart *self, guint current)
{
  if (self->current == current)
    return;

  self->current = current;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  current < self->bars->len
                                      ? g_array_index (self->bars, Bar, current).text
                                      : (self->scale_text != NULL ? self->scale_text : ""),
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioBarChart *self = STUDIO_BAR_CHART (widget);
  int             step = g_variant_get_int32 (arguments);
  int             next = self->current == NONE ? (step > 0 ? 0 : (int) self->bars->len - 1)
                                               : (int) self->current + step;

  if (next < 0 || next >= (int) self->bars->len)
    return FALSE;
  set_current (self, (guint) next);
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioBarChart *self = user_data;
  guint           i = (guint) (MAX (x, 0) / slot_px (self));

  set_current (self, i < self->bars->len ? i : NONE);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  set_current (user_data, NONE);
}

void
studio_bar_chart_set_bars (StudioBarChart  *self,
                           const StudioBar *bars,
                           guint            n_bars,
                           const char      *scale_text)
{
  g_return_if_fail (STUDIO_IS_BAR_CHART (self));

  g_array_set_size (self->bars, 0);
  for (guint i = 0; i < n_bars; i++)
    {
      Bar bar = {g_strdup (bars[i].label), g_strdup (bars[i].text), bars[i].value};

      g_array_append_val (self->bars, bar);
    }
  g_free (self->scale_text);
  self->scale_text = g_strdup (scale_text);
  self->current = 0;
  set_current (self, NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
studio_bar_chart_finalize (GObject *object)
{
  StudioBarChart *self = STUDIO_BAR_CHART (object);

  g_array_unref (self->bars);
  g_free (self->scale_text);
  g_free (self->label);
  G_OBJECT_CLASS (studio_bar_chart_parent_class)->finalize (object);
}

static void
studio_bar_chart_class_init (StudioBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_bar_chart_finalize;
  widget_class->snapshot = studio_bar_chart_snapshot;
  widget_class->measure = studio_bar_chart_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "barchart");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk, "i", 1);
}

static void
studio_bar_chart_init (StudioBarChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->current = NONE;
  g_array_set_clear_func (self->bars, clear_bar);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_bar_chart_new (const char *accessible_label)
{
  StudioBarChart *self = g_object_new (STUDIO_TYPE_BAR_CHART, NULL);

  self->label = g_strdup (accessible_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  return GTK_WIDGET (self);
}
