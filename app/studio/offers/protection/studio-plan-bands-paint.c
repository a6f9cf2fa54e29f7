/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting plans as bands under a histogram of prices. */

#include "studio-plan-bands-private.h"

#include "studio-paint.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

#define TICK_ROOM_PX 62.0
#define HATCH_PX 6.0
#define GRIP_PX 4.0
#define CORNER_PX 5.0

double
studio_plan_bands_x_of (StudioPlanBands *self, gint64 minor)
{
  double left;
  double right;

  studio_plan_bands_get_axis_px (gtk_widget_get_width (GTK_WIDGET (self)), &left, &right);
  return left + (right - left) * studio_price_axis_get_place (&self->axis, minor);
}

double
studio_plan_bands_lane_y (StudioPlanBands *self, guint plan)
{
  guint lane = 0;

  while (g_array_index (self->terms, gint64, lane) != band_at (self, plan)->n_months)
    lane++;
  return LANES_Y_PX + lane * LANE_PX;
}

gint64
studio_plan_bands_end_minor (StudioPlanBands *self, const BandEnd *end)
{
  const VtPlanBand *band = band_at (self, end->plan);

  return end->is_upper ? band->to_minor : band->from_minor;
}

GdkRGBA
studio_plan_color (GtkWidget *widget, guint plan)
{
  static const char *const names[] = {"blue_3",   "green_4", "orange_3",
                                      "purple_3", "brown_3", "red_2"};

  return studio_paint_color (widget, names[plan % G_N_ELEMENTS (names)]);
}

/* ---- the axis ---- */

static double
lanes_end (StudioPlanBands *self)
{
  return LANES_Y_PX + self->terms->len * LANE_PX;
}

static void
paint_ticks (StudioPlanBands *self, GtkSnapshot *snapshot, cairo_t *cr)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - LEFT_PX - RIGHT_PX;
  g_autoptr (GArray) ticks =
      studio_price_axis_list_ticks (&self->axis, (guint) MAX (width / TICK_ROOM_PX, 1));
  GdkRGBA line = studio_paint_faded (GTK_WIDGET (self), 0.12f);
  GdkRGBA dim = studio_paint_faded (GTK_WIDGET (self), 0.65f);

  studio_paint_source (cr, &line);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < ticks->len; i++)
    {
      gint64           tick = g_array_index (ticks, gint64, i);
      double           x = studio_plan_bands_x_of (self, tick);
      g_autofree char *label = vt_money_to_display (tick, &self->currency);
      StudioPaintText  text = {.text = label,
                               .x_px = x - TICK_ROOM_PX / 2,
                               .y_px = lanes_end (self) + 2,
                               .width_px = TICK_ROOM_PX,
                               .alignment = PANGO_ALIGN_CENTER,
                               .scale = CAPTION};

      cairo_move_to (cr, (int) x + 0.5, TOP_PX);
      cairo_line_to (cr, (int) x + 0.5, lanes_end (self));
      cairo_stroke (cr);
      (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &dim);
    }
}

/* ---- the histogram ---- */

static guint
max_count (StudioPlanBands *self)
{
  guint max = 0;

  for (guint i = 0; i < N_BINS; i++)
    max = MAX (max, self->counts[i]);
  return max;
}

/* What has no plan is drawn at the foot, in the colour of warnings. */
static void
paint_histogram (StudioPlanBands *self, GtkSnapshot *snapshot, cairo_t *cr)
{
  double  width = gtk_widget_get_width (GTK_WIDGET (self)) - LEFT_PX - RIGHT_PX;
  double  bin_px = width / N_BINS;
  guint   max = max_count (self);
  GdkRGBA bar = studio_paint_faded (GTK_WIDGET (self), 0.35f);
  GdkRGBA warning = studio_paint_color (GTK_WIDGET (self), "warning_color");

  for (guint i = 0; i < N_BINS && max > 0; i++)
    {
      double x = LEFT_PX + i * bin_px;
      double high = HISTOGRAM_PX * self->counts[i] / max;
      double bare = HISTOGRAM_PX * self->uncovered[i] / max;

      studio_paint_source (cr, &bar);
      cairo_rectangle (cr, x + 0.5, TOP_PX + HISTOGRAM_PX - high, bin_px - 1, high - bare);
      cairo_fill (cr);
      studio_paint_source (cr, &warning);
      cairo_rectangle (cr, x + 0.5, TOP_PX + HISTOGRAM_PX - bare, bin_px - 1, bare);
      cairo_fill (cr);
    }
  studio_paint_source (cr, &bar);
  cairo_rectangle (cr, LEFT_PX, TOP_PX + HISTOGRAM_PX, width, 1);
  cairo_fill (cr);
}

static void
paint_histogram_text (StudioPlanBands *self, GtkSnapshot *snapshot)
{
  GdkRGBA          dim = studio_paint_faded (GTK_WIDGET (self), 0.65f);
  g_autofree char *all = g_strdup_printf (ngettext ("%u product", "%u products", self->prices->len),
                                          self->prices->len);
  g_autofree char *without = NULL;
  StudioPaintText  text = {.text = all,
                           .x_px = LEFT_PX,
                           .y_px = 0,
                           .width_px = gtk_widget_get_width (GTK_WIDGET (self)) - LEFT_PX - RIGHT_PX,
                           .alignment = PANGO_ALIGN_LEFT,
                           .scale = CAPTION};

  (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &dim);
  if (self->proof->n_uncovered == 0 || self->bands->len == 0)
    return;
  dim = studio_paint_color (GTK_WIDGET (self), "warning_color");
  without = g_strdup_printf (
      ngettext ("%u without a plan", "%u without a plan", self->proof->n_uncovered),
      self->proof->n_uncovered);
  text.text = without;
  text.alignment = PANGO_ALIGN_RIGHT;
  (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &dim);
}

/* ---- lanes ---- */

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height)
{
  double r = MIN (CORNER_PX, width / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height, const GdkRGBA *color)
{
  cairo_save (cr);
  add_rounded (cr, x, y, width, height);
  cairo_clip (cr);
  studio_paint_source (cr, color);
  cairo_set_line_width (cr, 1.5);
  for (double at = x - height; at < x + width; at += HATCH_PX)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static double
y_of_term (StudioPlanBands *self, gint64 n_months)
{
  guint lane = 0;

  while (lane < self->terms->len && g_array_index (self->terms, gint64, lane) != n_months)
    lane++;
  return LANES_Y_PX + lane * LANE_PX;
}

static void
paint_faults (StudioPlanBands *self, cairo_t *cr)
{
  GdkRGBA warning = studio_paint_color (GTK_WIDGET (self), "warning_color");
  GdkRGBA wrong = studio_paint_color (GTK_WIDGET (self), "error_color");

  for (guint i = 0; i < self->proof->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (self->proof->gaps, VtBandGap, i);
      double           from = studio_plan_bands_x_of (self, gap->from_minor);
      double           to = studio_plan_bands_x_of (self, gap->to_minor + 1);

      /* An end of the axis may be meant to be left out, as long as nothing is there. */
      if (gap->is_between || gap->n_products > 0)
        hatch (cr, from, y_of_term (self, gap->n_months) + 8, MAX (to - from, 3), BAR_PX - 4,
               &warning);
    }
  for (guint i = 0; i < self->proof->overlaps->len; i++)
    {
      const VtBandOverlap *overlap = &g_array_index (self->proof->overlaps, VtBandOverlap, i);
      double               from = studio_plan_bands_x_of (self, overlap->from_minor);
      double               to = studio_plan_bands_x_of (self, overlap->to_minor + 1);

      hatch (cr, from, y_of_term (self, overlap->n_months) + 6, MAX (to - from, 3), BAR_PX, &wrong);
    }
}

static void
paint_bar (StudioPlanBands *self, cairo_t *cr, guint plan)
{
  const VtPlanBand *band = band_at (self, plan);
  GdkRGBA           color = studio_plan_color (GTK_WIDGET (self), plan);
  double            from = studio_plan_bands_x_of (self, band->from_minor);
  double            to = studio_plan_bands_x_of (self, band->to_minor);
  double            y = studio_plan_bands_lane_y (self, plan) + 6;

  if (band->from_minor > band->to_minor)
    return;
  color.alpha = 0.25f;
  studio_paint_source (cr, &color);
  add_rounded (cr, from, y, MAX (to - from, 2), BAR_PX);
  cairo_fill_preserve (cr);
  color.alpha = 1;
  studio_paint_source (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
paint_grip (StudioPlanBands *self, cairo_t *cr, guint index)
{
  const BandEnd *end = &g_array_index (self->ends, BandEnd, index);
  GdkRGBA        color = studio_plan_color (GTK_WIDGET (self), end->plan);
  double         x = studio_plan_bands_x_of (self, studio_plan_bands_end_minor (self, end));
  double         y = studio_plan_bands_lane_y (self, end->plan) + 6;
  gboolean       is_current = self->current == index;

  if (is_current)
    color = studio_paint_faded (GTK_WIDGET (self), 1);
  studio_paint_source (cr, &color);
  add_rounded (cr, x - GRIP_PX / 2 - is_current, y + 2 - 3 * is_current, GRIP_PX + 2 * is_current,
               BAR_PX - 4 + 6 * is_current);
  cairo_fill (cr);
}

static void
paint_lane_texts (StudioPlanBands *self, GtkSnapshot *snapshot)
{
  GdkRGBA dim = studio_paint_faded (GTK_WIDGET (self), 0.65f);
  GdkRGBA strong = studio_paint_faded (GTK_WIDGET (self), 1);

  for (guint i = 0; i < self->terms->len; i++)
    {
      gint64           n = g_array_index (self->terms, gint64, i);
      g_autofree char *label =
          n > 0 ? g_strdup_printf (ngettext ("%u month", "%u months", (gulong) n), (guint) n)
                : g_strdup (_ ("no term"));
      StudioPaintText text = {.text = label,
                              .y_px = LANES_Y_PX + i * LANE_PX + 10,
                              .width_px = LEFT_PX - 10,
                              .alignment = PANGO_ALIGN_RIGHT,
                              .scale = CAPTION};

      (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &dim);
    }
  for (guint plan = 0; plan < self->bands->len; plan++)
    {
      double          from = studio_plan_bands_x_of (self, band_at (self, plan)->from_minor);
      double          to = studio_plan_bands_x_of (self, band_at (self, plan)->to_minor);
      StudioPaintText text = {.text = self->labels->pdata[plan],
                              .x_px = from + 6,
                              .y_px = studio_plan_bands_lane_y (self, plan) + 10,
                              .width_px = to - from - 12,
                              .alignment = PANGO_ALIGN_CENTER,
                              .scale = CAPTION,
                              .is_bold = TRUE};

      if (text.width_px > 16)
        (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &strong);
    }
}

/* The price of the end that is walked to or held. */
static void
paint_current (StudioPlanBands *self, GtkSnapshot *snapshot)
{
  const BandEnd   *end;
  g_autofree char *money = NULL;
  StudioPaintText  text = {
       .width_px = 90, .alignment = PANGO_ALIGN_CENTER, .scale = CAPTION, .is_bold = TRUE};
  GdkRGBA strong = studio_paint_faded (GTK_WIDGET (self), 1);
  gint64  minor;

  if (self->current == NO_END)
    return;
  end = &g_array_index (self->ends, BandEnd, self->current);
  minor = studio_plan_bands_end_minor (self, end);
  money = end->is_upper && minor == VT_MONEY_MAX ? g_strdup (_ ("no upper end"))
                                                 : vt_money_to_display (minor, &self->currency);
  text.text = money;
  text.x_px = CLAMP (studio_plan_bands_x_of (self, minor) - 45, 0,
                     gtk_widget_get_width (GTK_WIDGET (self)) - 90);
  text.y_px = LANES_Y_PX - 12;
  (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &strong);
}

void
studio_plan_bands_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioPlanBands *self = STUDIO_PLAN_BANDS (widget);
  graphene_rect_t  bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                (float) gtk_widget_get_height (widget));
  cairo_t         *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  paint_ticks (self, snapshot, cr);
  paint_histogram (self, snapshot, cr);
  for (guint i = 0; i < self->bands->len; i++)
    paint_bar (self, cr, i);
  paint_faults (self, cr);
  for (guint i = 0; i < self->ends->len; i++)
    paint_grip (self, cr, i);
  cairo_destroy (cr);
  paint_histogram_text (self, snapshot);
  paint_lane_texts (self, snapshot);
  paint_current (self, snapshot);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}
