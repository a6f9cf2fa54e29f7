/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting the steps of a follow-up over when customers come back. */

#include "studio-reminder-line-private.h"

#include "studio-paint.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TICK_ROOM_PX 72.0
#define MAX_BINS 36
#define CORNER_PX 5.0
#define GRIP_PX 4.0
#define CAPTION 0.82
#define LABEL_GAP_PX 10.0
#define BOLD_PX 14.0 /* how much wider a stressed label may be */

/* ---- places ---- */

static double
get_axis_px (StudioReminderLine *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - LEFT_PX - RIGHT_PX, 1);
}

double
studio_reminder_line_x_of (StudioReminderLine *self, gint64 days)
{
  g_return_val_if_fail (STUDIO_IS_REMINDER_LINE (self), 0);

  return LEFT_PX +
         get_axis_px (self) * (double) MIN (days, self->axis_days) / (double) self->axis_days;
}

double
studio_reminder_line_y_of (StudioReminderLine *self, guint index)
{
  return TOP_PX + (index + 0.5) * LANE_PX;
}

gint64
studio_reminder_line_day_at (StudioReminderLine *self, double x_px)
{
  return MAX (llround ((x_px - LEFT_PX) / get_axis_px (self) * (double) self->axis_days), 0);
}

static double
get_bottom_px (StudioReminderLine *self)
{
  return TOP_PX + MAX (self->spans->len, 1) * LANE_PX;
}

/* ---- the axis ---- */

/* Days apart, so that each has room: days, weeks, months, years. */
static gint64
choose_tick (StudioReminderLine *self)
{
  static const gint64 ticks[] = {1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650, 7300};
  gint64 fewest = (gint64) ceil ((double) self->axis_days * TICK_ROOM_PX / get_axis_px (self));

  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    if (ticks[i] >= fewest)
      return ticks[i];
  return MAX (self->axis_days, 1);
}

static void
paint_ticks (StudioReminderLine *self, GtkSnapshot *snapshot, cairo_t *cr)
{
  gint64  tick = choose_tick (self);
  GdkRGBA line = studio_paint_faded (GTK_WIDGET (self), 0.12f);
  GdkRGBA dim = studio_paint_faded (GTK_WIDGET (self), 0.65f);

  cairo_set_line_width (cr, 1);
  for (gint64 day = 0; day <= self->axis_days; day += tick)
    {
      double           x = studio_reminder_line_x_of (self, day);
      g_autofree char *count = vt_words_count ((guint64) day);
      /* Translators: an axis: so many days after the purchase */
      g_autofree char *label = day > 0 ? g_strdup_printf (_ ("day %s"), count) : NULL;
      StudioPaintText  text = {.text = label != NULL ? label : _ ("Purchase"),
                               .x_px = day > 0 ? x - TICK_ROOM_PX / 2 : 2,
                               .y_px = get_bottom_px (self) + 3,
                               .width_px = TICK_ROOM_PX,
                               .alignment = day > 0 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT,
                               .scale = CAPTION};

      studio_paint_source (cr, day > 0 ? &line : &dim);
      cairo_move_to (cr, (int) x + 0.5, CHART_PX);
      cairo_line_to (cr, (int) x + 0.5, get_bottom_px (self));
      cairo_stroke (cr);
      text.width_px = MIN (text.width_px, gtk_widget_get_width (GTK_WIDGET (self)) - text.x_px);
      (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &dim);
    }
}

/* ---- when they come back ---- */

/* @ret_counts: (array length=MAX_BINS) */
static void
count_days (StudioReminderLine *self, const GArray *days, gint64 bin_days, guint *ret_counts)
{
  memset (ret_counts, 0, MAX_BINS * sizeof *ret_counts);
  for (guint i = 0; i < days->len; i++)
    {
      gint64 bin = g_array_index (days, gint64, i) / bin_days;

      if (bin < MAX_BINS)
        ret_counts[bin]++;
    }
}

static guint
find_max (const guint *counts)
{
  guint max = 1;

  for (guint i = 0; i < MAX_BINS; i++)
    max = MAX (max, counts[i]);
  return max;
}

static void
paint_days (StudioReminderLine *self,
            cairo_t            *cr,
            const guint        *counts,
            gint64              bin_days,
            const GdkRGBA      *color)
{
  double bottom = get_bottom_px (self);
  guint  max = find_max (counts);

  studio_paint_source (cr, color);
  for (guint i = 0; i < MAX_BINS && i * bin_days < self->axis_days; i++)
    {
      double from = studio_reminder_line_x_of (self, i * bin_days);
      double until = studio_reminder_line_x_of (self, (i + 1) * bin_days);
      double high = (bottom - CHART_PX) * counts[i] / max;

      cairo_rectangle (cr, from + 0.5, bottom - high, MAX (until - from - 1, 1), high);
      cairo_fill (cr);
    }
}

/* Each as high as there is room: few of many come back for what is wanted. */
static void
paint_returns (StudioReminderLine *self, cairo_t *cr)
{
  gint64  bin_days = (self->axis_days + MAX_BINS - 1) / MAX_BINS;
  guint   anything[MAX_BINS];
  guint   wanted[MAX_BINS];
  GdkRGBA faint = studio_paint_faded (GTK_WIDGET (self), 0.1f);
  GdkRGBA accent = studio_paint_color (GTK_WIDGET (self), "accent_bg_color");

  accent.alpha = 0.4f;
  count_days (self, self->anything, bin_days, anything);
  count_days (self, self->wanted, bin_days, wanted);
  paint_days (self, cr, anything, bin_days, &faint);
  paint_days (self, cr, wanted, bin_days, &accent);
}

/* ---- steps ---- */

static double
get_end_px (StudioReminderLine *self, const Span *span)
{
  double right = LEFT_PX + get_axis_px (self);

  if (span->until_days == VT_FOLLOW_UP_OPEN)
    return right;
  return MAX (studio_reminder_line_x_of (self, span->until_days),
              studio_reminder_line_x_of (self, span->days) + GRIP_PX * 2);
}

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
paint_head (StudioReminderLine *self, cairo_t *cr, double y)
{
  double right = LEFT_PX + get_axis_px (self);

  cairo_new_path (cr);
  cairo_move_to (cr, right, y - 6);
  cairo_line_to (cr, right + 10, y);
  cairo_line_to (cr, right, y + 6);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* What is open without an end goes on as an arrow. */
static void
paint_step (StudioReminderLine *self, cairo_t *cr, guint index)
{
  const Span *span = span_at (self->spans, index);
  gboolean    is_chosen = self->chosen == index;
  GdkRGBA     color = is_chosen ? studio_paint_color (GTK_WIDGET (self), "accent_color")
                                : studio_paint_faded (GTK_WIDGET (self), 0.7f);
  GdkRGBA     back = studio_paint_color (GTK_WIDGET (self), "window_bg_color");
  double      from = studio_reminder_line_x_of (self, span->days);
  double      until = get_end_px (self, span);
  double      y = studio_reminder_line_y_of (self, index);

  add_rounded (cr, from, y - BAR_PX / 2, MAX (until - from, 1), BAR_PX);
  back.alpha = 0.5f;
  studio_paint_source (cr, &back);
  cairo_fill_preserve (cr);
  color.alpha = is_chosen ? 0.3f : 0.12f;
  studio_paint_source (cr, &color);
  cairo_fill_preserve (cr);
  color.alpha = is_chosen ? 1 : 0.7f;
  studio_paint_source (cr, &color);
  cairo_set_line_width (cr, is_chosen ? 2 : 1);
  cairo_stroke (cr);
  cairo_rectangle (cr, from, y - BAR_PX / 2, GRIP_PX, BAR_PX);
  if (span->until_days != VT_FOLLOW_UP_OPEN)
    cairo_rectangle (cr, until - GRIP_PX / 2, y - BAR_PX / 2 + 5, GRIP_PX, BAR_PX - 10);
  cairo_fill (cr);
  if (span->until_days == VT_FOLLOW_UP_OPEN)
    paint_head (self, cr, y);
}

/* Within the bar where it has room, else behind it, or before it. */
static void
place_label (StudioReminderLine *self, const Span *span, StudioPaintText *text)
{
  double right = LEFT_PX + get_axis_px (self);
  double from = studio_reminder_line_x_of (self, span->days);
  double until = get_end_px (self, span);
  double width = studio_paint_measure (GTK_WIDGET (self), text->text, CAPTION) + BOLD_PX;

  text->alignment = PANGO_ALIGN_LEFT;
  text->x_px = from + LABEL_GAP_PX;
  text->width_px = until - from - LABEL_GAP_PX - GRIP_PX;
  if (width <= text->width_px || width > MAX (right - until, from - LEFT_PX) - LABEL_GAP_PX)
    {
      text->width_px = MAX (text->width_px, right - text->x_px);
      return;
    }
  text->width_px = width;
  if (width <= right - until - LABEL_GAP_PX)
    text->x_px = until + LABEL_GAP_PX;
  else
    {
      text->x_px = from - LABEL_GAP_PX - width;
      text->alignment = PANGO_ALIGN_RIGHT;
    }
}

static void
paint_label (StudioReminderLine *self, GtkSnapshot *snapshot, guint index)
{
  const Span      *span = span_at (self->spans, index);
  VtFollowUpStep   step = {.days = span->days, .until_days = span->until_days};
  g_autofree char *days = vt_follow_up_tell_days (&step);
  const char      *label = self->labels->pdata[index];
  g_autofree char *whole =
      *label != '\0' ? g_strdup_printf ("%s · %s", days, label) : g_strdup (days);
  GdkRGBA         color = studio_paint_faded (GTK_WIDGET (self), 1);
  StudioPaintText text = {.text = whole,
                          .y_px = studio_reminder_line_y_of (self, index) - 9,
                          .scale = CAPTION,
                          .is_bold = self->chosen == index};

  place_label (self, span, &text);
  if (text.width_px > GRIP_PX)
    (void) studio_paint_text (GTK_WIDGET (self), snapshot, &text, &color);
}

/* ---- all ---- */

void
studio_reminder_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioReminderLine *self = STUDIO_REMINDER_LINE (widget);
  graphene_rect_t     bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                   (float) gtk_widget_get_height (widget));
  cairo_t            *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  paint_returns (self, cr);
  paint_ticks (self, snapshot, cr);
  for (guint i = 0; i < self->spans->len; i++)
    paint_step (self, cr, i);
  cairo_destroy (cr);
  for (guint i = 0; i < self->spans->len; i++)
    paint_label (self, snapshot, i);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}
