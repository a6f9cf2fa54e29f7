/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What protection plans cost, drawn over the price of what they cover. */

#include "studio-plan-curve.h"

#include "studio-paint.h"
#include "studio-plan-bands.h"
#include "vt-plan-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT_PX 132
#define MIN_WIDTH_PX 300
#define TOP_PX 22.0
#define BOTTOM_PX 8.0
#define CAPTION 0.82
#define LABEL_PX 70.0
/* Places that the arrow keys stop at. */
#define N_STOPS 40
#define NONE (-1.0)
/* What is dearer than one part in so many is drawn so. */
#define DEAR_PART 3

/* Owned copy of a StudioPlanLine. */
typedef struct
{
  guint   plan;
  char   *name;
  guint   n;
  gint64 *prices;
  gint64 *costs;
  gint64  dear_until;
} Line;

struct _StudioPlanCurve
{
  GtkWidget parent_instance;

  VtCurrency      currency;
  StudioPriceAxis axis;
  GArray         *lines; /* (owned) (element-type Line) */
  gint64          max_cost;
  double          current; /* place on the axis, or NONE */
};

G_DEFINE_FINAL_TYPE (StudioPlanCurve, studio_plan_curve, GTK_TYPE_WIDGET)

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->prices);
  g_free (line->costs);
}

static const Line *
line_at (StudioPlanCurve *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

/* ---- what lines say ---- */

/* The cost at a price, between two points in proportion; %VT_MONEY_UNKNOWN beyond the line. */
static gint64
cost_at (const Line *line, gint64 price)
{
  for (guint i = 0; i + 1 < line->n; i++)
    {
      double part;

      if (price < line->prices[i] || price > line->prices[i + 1])
        continue;
      if (line->prices[i + 1] == line->prices[i])
        return line->costs[i];
      part = (double) (price - line->prices[i]) / (double) (line->prices[i + 1] - line->prices[i]);
      return llround ((double) line->costs[i] +
                      part * (double) (line->costs[i + 1] - line->costs[i]));
    }
  return line->n == 1 && line->prices[0] == price ? line->costs[0] : VT_MONEY_UNKNOWN;
}

/* (nullable): what the plans cost there. */
static char *
describe_place (StudioPlanCurve *self, double place)
{
  gint64           price = studio_price_axis_get_price (&self->axis, place);
  g_autofree char *money = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  price = studio_price_axis_round (price);
  money = vt_money_to_display (price, &self->currency);
  /* Translators: the price of what a plan is for */
  g_string_append_printf (text, _ ("For %s: "), money);
  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64           cost = cost_at (line_at (self, i), price);
      g_autofree char *cost_text = NULL;

      if (cost == VT_MONEY_UNKNOWN)
        continue;
      cost_text = vt_money_to_display (cost, &self->currency);
      g_string_append_printf (text, "%s%s %s", n++ > 0 ? ", " : "", line_at (self, i)->name,
                              cost_text);
      if (vt_plan_is_dear (cost, price))
        g_string_append (text, _ (" (dearer than a third)"));
    }
  if (n == 0)
    g_string_append (text, _ ("no plan"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is to be seen at a glance. */
static char *
describe_all (StudioPlanCurve *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line      *line = line_at (self, i);
      g_autofree char *money = NULL;

      if (line->dear_until < 0)
        continue;
      money = vt_money_to_display (line->dear_until, &self->currency);
      g_string_append_printf (text, _ ("%s%s is dearer than a third of what it covers up to %s."),
                              text->len > 0 ? " " : "", line->name, money);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No plan is dearer than a third of what it covers."));
  return g_string_free (text, FALSE);
}

static void
say (StudioPlanCurve *self)
{
  g_autofree char *text =
      self->current >= 0 ? describe_place (self, self->current) : describe_all (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- painting ---- */

static double
x_of (StudioPlanCurve *self, gint64 price)
{
  double left;
  double right;

  studio_plan_bands_get_axis_px (gtk_widget_get_width (GTK_WIDGET (self)), &left, &right);
  return left + (right - left) * studio_price_axis_get_place (&self->axis, price);
}

static double
y_of (StudioPlanCurve *self, gint64 cost)
{
  double high = HEIGHT_PX - TOP_PX - BOTTOM_PX;

  return HEIGHT_PX - BOTTOM_PX - high * MIN ((double) cost / (double) self->max_cost, 1.0);
}

/* A third of what is covered, as far as that is within the picture. */
static void
paint_third (StudioPlanCurve *self, cairo_t *cr)
{
  static const double dots[] = {2, 4};
  GdkRGBA             color = studio_paint_faded (GTK_WIDGET (self), 0.4f);

  studio_paint_source (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dots, 2, 0);
  for (guint i = 0; i <= N_STOPS; i++)
    {
      gint64 price = studio_price_axis_get_price (&self->axis, (double) i / N_STOPS);

      if (price / DEAR_PART > self->max_cost)
        break;
      cairo_line_to (cr, x_of (self, price), y_of (self, price / DEAR_PART));
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_line (StudioPlanCurve *self, cairo_t *cr, const Line *line)
{
  static const double dashes[] = {5, 3};
  GdkRGBA             color = studio_plan_color (GTK_WIDGET (self), line->plan);
  GdkRGBA             warning = studio_paint_color (GTK_WIDGET (self), "warning_color");

  cairo_set_line_width (cr, 2);
  for (guint i = 0; i + 1 < line->n; i++)
    {
      gboolean is_dear = vt_plan_is_dear (line->costs[i], line->prices[i]);

      studio_paint_source (cr, is_dear ? &warning : &color);
      cairo_set_dash (cr, dashes, is_dear ? 2 : 0, 0);
      cairo_move_to (cr, x_of (self, line->prices[i]), y_of (self, line->costs[i]));
      cairo_line_to (cr, x_of (self, line->prices[i + 1]), y_of (self, line->costs[i + 1]));
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_current (StudioPlanCurve *self, cairo_t *cr)
{
  gint64 price = studio_price_axis_round (studio_price_axis_get_price (&self->axis, self->current));
  GdkRGBA dim = studio_paint_faded (GTK_WIDGET (self), 0.5f);
  double  x = round (x_of (self, price)) + 0.5;

  studio_paint_source (cr, &dim);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, TOP_PX);
  cairo_line_to (cr, x, HEIGHT_PX - BOTTOM_PX);
  cairo_stroke (cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64  cost = cost_at (line_at (self, i), price);
      GdkRGBA color = studio_plan_color (GTK_WIDGET (self), line_at (self, i)->plan);

      if (cost == VT_MONEY_UNKNOWN)
        continue;
      studio_paint_source (cr, &color);
      cairo_arc (cr, x, y_of (self, cost), 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
paint_texts (StudioPlanCurve *self, GtkSnapshot *snapshot)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  GdkRGBA          dim = studio_paint_faded (widget, 0.65f);
  GdkRGBA          strong = studio_paint_faded (widget, 1);
  g_autofree char *max = vt_money_to_display (self->max_cost, &self->currency);
  g_autofree char *zero = vt_money_to_display (0, &self->currency);
  g_autofree char *said =
      self->current >= 0 ? describe_place (self, self->current) : describe_all (self);
  StudioPaintText text = {
      .y_px = TOP_PX - 2, .width_px = LABEL_PX, .alignment = PANGO_ALIGN_RIGHT, .scale = CAPTION};

  text.text = max;
  (void) studio_paint_text (widget, snapshot, &text, &dim);
  text.text = zero;
  text.y_px = HEIGHT_PX - BOTTOM_PX - 12;
  (void) studio_paint_text (widget, snapshot, &text, &dim);
  text.text = said;
  text.x_px = 4;
  text.y_px = 0;
  text.width_px = gtk_widget_get_width (widget) - 8;
  text.alignment = PANGO_ALIGN_LEFT;
  (void) studio_paint_text (widget, snapshot, &text, self->current >= 0 ? &strong : &dim);
}

static void
studio_plan_curve_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioPlanCurve *self = STUDIO_PLAN_CURVE (widget);
  graphene_rect_t  bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                (float) gtk_widget_get_height (widget));
  GdkRGBA          line = studio_paint_faded (widget, 0.25f);
  double           left;
  double           right;
  cairo_t         *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  studio_plan_bands_get_axis_px (gtk_widget_get_width (widget), &left, &right);
  studio_paint_source (cr, &line);
  cairo_rectangle (cr, left, HEIGHT_PX - BOTTOM_PX, right - left, 1);
  cairo_fill (cr);
  paint_third (self, cr);
  for (guint i = 0; i < self->lines->len; i++)
    paint_line (self, cr, line_at (self, i));
  if (self->current >= 0)
    paint_current (self, cr);
  cairo_destroy (cr);
  paint_texts (self, snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
studio_plan_curve_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : MIN_WIDTH_PX;
  *natural = *minimum;
}

/* ---- walking ---- */

static void
set_current (StudioPlanCurve *self, double place)
{
  if (self->current == place)
    return;
  self->current = place;
  say (self);
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioPlanCurve *self = STUDIO_PLAN_CURVE (widget);
  int              step = g_variant_get_int32 (arguments);
  double           next =
      self->current < 0 ? (step > 0 ? 0 : 1) : round (self->current * N_STOPS + step) / N_STOPS;

  if (next < 0 || next > 1)
    return FALSE;
  set_current (self, next);
  return TRUE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  StudioPlanCurve *self = user_data;
  double           left;
  double           right;

  studio_plan_bands_get_axis_px (gtk_widget_get_width (GTK_WIDGET (self)), &left, &right);
  set_current (self, x >= left && x <= right ? (x - left) / (right - left) : NONE);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  set_current (user_data, NONE);
}

/* The next of 1, 2, 5, 10 … that is no less, so that lines do not jump as they are changed. */
static gint64
round_cost (gint64 cost)
{
  gint64 power = 1;

  for (;; power *= 10)
    {
      if (cost <= power)
        return power;
      if (cost <= 2 * power)
        return 2 * power;
      if (cost <= 5 * power)
        return 5 * power;
    }
}

void
studio_plan_curve_set_lines (StudioPlanCurve       *self,
                             const StudioPlanLine  *lines,
                             guint                  n,
                             const StudioPriceAxis *axis)
{
  gint64 max_cost = 1;

  g_return_if_fail (STUDIO_IS_PLAN_CURVE (self) && axis != NULL);
  g_return_if_fail (lines != NULL || n == 0);

  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < n; i++)
    {
      Line line = {lines[i].plan,
                   g_strdup (lines[i].name),
                   lines[i].n,
                   g_memdup2 (lines[i].prices, lines[i].n * sizeof (gint64)),
                   g_memdup2 (lines[i].costs, lines[i].n * sizeof (gint64)),
                   lines[i].dear_until};

      for (guint j = 0; j < line.n; j++)
        max_cost = MAX (max_cost, line.costs[j]);
      g_array_append_val (self->lines, line);
    }
  self->axis = *axis;
  self->max_cost = round_cost (max_cost);
  say (self);
}

/* ---- the widget ---- */

static void
studio_plan_curve_finalize (GObject *object)
{
  g_array_unref (STUDIO_PLAN_CURVE (object)->lines);
  G_OBJECT_CLASS (studio_plan_curve_parent_class)->finalize (object);
}

static void
studio_plan_curve_class_init (StudioPlanCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_plan_curve_finalize;
  widget_class->snapshot = studio_plan_curve_snapshot;
  widget_class->measure = studio_plan_curve_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "plancurve");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, walk, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, walk, "i", 1);
}

static void
studio_plan_curve_init (StudioPlanCurve *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->axis = studio_price_axis_new (1, 1);
  self->max_cost = 1;
  self->current = NONE;
  g_array_set_clear_func (self->lines, clear_line);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
studio_plan_curve_new (const VtCurrency *currency)
{
  StudioPlanCurve *self;

  g_return_val_if_fail (currency != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_PLAN_CURVE, NULL);
  self->currency = *currency;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the plans cost by the price of what they cover"), -1);
  return GTK_WIDGET (self);
}
