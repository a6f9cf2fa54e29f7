/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of the timeline; colours are the theme's. */

#include "studio-timeline-private.h"

#include "studio-campaign-colour.h"
#include "studio-campaign-row.h"
#include "studio-offer-words.h"
#include "vt-campaign-words.h"
#include "vt-live.h"
#include "vt-local-day.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD_PX 6.0
#define INDENT_PX 18.0
#define DOT_PX 10.0
#define CORNER_PX 5.0
#define OFFER_BAR_PX 8.0
#define HOURS_BAR_PX 4.0
#define HATCH_PX 7.0
#define MAJOR_TOP_PX 2.0
#define MINOR_TOP_PX 21.0
#define TICK_GAP_PX 5.0
#define MIN_MAJOR_PX 40.0
#define MIN_MINOR_PX 24.0

typedef struct
{
  StudioTimeline *self;     /* (unowned) */
  GtkWidget      *widget;   /* (unowned): what is painted on */
  GtkSnapshot    *snapshot; /* (unowned) */
  VtTimelineView  view;
  GdkRGBA         text;
  GdkRGBA         dim;
  GdkRGBA         line;
  GdkRGBA         accent;
} Painter;

/* ---- colours ---- */

static GdkRGBA
with_alpha (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

/* Offers without a campaign are grey. */
static GdkRGBA
colour_of (const Painter *painter, const VtCampaign *campaign)
{
  return studio_campaign_get_colour (painter->widget, campaign, &painter->dim);
}

static Painter
painter_new (StudioTimeline *self, GtkWidget *widget, GtkSnapshot *snapshot)
{
  Painter painter = {self, widget, snapshot, studio_timeline_get_view (self)};

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &painter.text);
  painter.dim = with_alpha (painter.text, 0.6f);
  painter.line = with_alpha (painter.text, 0.12f);
  painter.accent = studio_theme_get_colour (widget, "accent_color", &painter.text);
  return painter;
}

/* ---- strokes ---- */

static void
add_rect (
    const Painter *painter, double x0_px, double y0_px, double x1_px, double y1_px, GdkRGBA color)
{
  gtk_snapshot_append_color (painter->snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x0_px, (float) y0_px,
                                                  (float) (x1_px - x0_px),
                                                  (float) (y1_px - y0_px)));
}

static GskRoundedRect
round_rect (double x0_px, double y0_px, double x1_px, double y1_px, double corner_px)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded,
                                   &GRAPHENE_RECT_INIT ((float) x0_px, (float) y0_px,
                                                        (float) (x1_px - x0_px),
                                                        (float) (y1_px - y0_px)),
                                   (float) corner_px);
  return rounded;
}

static void
add_bar (
    const Painter *painter, double x0_px, double y0_px, double x1_px, double y1_px, GdkRGBA color)
{
  double         corner_px = MIN (CORNER_PX, MIN (x1_px - x0_px, y1_px - y0_px) / 2);
  GskRoundedRect rounded = round_rect (x0_px, y0_px, x1_px, y1_px, corner_px);

  gtk_snapshot_push_rounded_clip (painter->snapshot, &rounded);
  add_rect (painter, x0_px, y0_px, x1_px, y1_px, color);
  gtk_snapshot_pop (painter->snapshot);
}

static void
add_outline (const Painter *painter,
             double         x0_px,
             double         y0_px,
             double         x1_px,
             double         y1_px,
             float          line_px,
             GdkRGBA        color)
{
  double         corner_px = MIN (CORNER_PX, MIN (x1_px - x0_px, y1_px - y0_px) / 2);
  GskRoundedRect rounded = round_rect (x0_px, y0_px, x1_px, y1_px, corner_px);

  gtk_snapshot_append_border (painter->snapshot, &rounded,
                              (float[4]){line_px, line_px, line_px, line_px},
                              (GdkRGBA[4]){color, color, color, color});
}

/* Returns its width. */
static double
add_text (const Painter *painter,
          const char    *text,
          double         x_px,
          double         middle_px,
          double         max_width_px,
          GdkRGBA        color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (painter->widget, text);
  int width_px;
  int height_px;

  if (max_width_px < 1)
    return 0;
  pango_layout_set_width (layout, (int) (max_width_px * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width_px, &height_px);
  gtk_snapshot_save (painter->snapshot);
  gtk_snapshot_translate (
      painter->snapshot,
      &GRAPHENE_POINT_INIT ((float) round (x_px), (float) round (middle_px - height_px / 2.0)));
  gtk_snapshot_append_layout (painter->snapshot, layout, &color);
  gtk_snapshot_restore (painter->snapshot);
  return width_px;
}

/* ---- behind the bars ---- */

static double
day_px (const Painter *painter, double day)
{
  return vt_timeline_day_to_px (&painter->view, day);
}

static void
paint_weekends (const Painter *painter, double height_px)
{
  gint64 first = (gint64) floor (painter->view.first_day);

  if (painter->view.n_days > vt_timeline_zoom_days (VT_TIMELINE_QUARTER))
    return;
  for (gint64 day = first; day <= first + painter->view.n_days + 1; day++)
    if (((day + 3) % 7 + 7) % 7 >= 5)
      add_rect (painter, MAX (day_px (painter, (double) day), painter->view.left_px), 0,
                MAX (day_px (painter, (double) day + 1), painter->view.left_px), height_px,
                with_alpha (painter->text, 0.035f));
}

static void
paint_grid (const Painter *painter, double height_px)
{
  g_autoptr (GArray) ticks = vt_timeline_list_ticks (&painter->view, painter->self->zoom);

  for (guint i = 0; i < ticks->len; i++)
    {
      const VtTimelineTick *tick = &g_array_index (ticks, VtTimelineTick, i);
      double                x_px = round (day_px (painter, (double) tick->day));

      if (x_px >= painter->view.left_px)
        add_rect (painter, x_px, 0, x_px + 1, height_px,
                  tick->is_major ? with_alpha (painter->text, 0.22f) : painter->line);
    }
}

static void
paint_today (const Painter *painter, double top_px, double height_px)
{
  double x_px =
      round (day_px (painter, vt_timeline_day_of (painter->self->zone, g_get_real_time ())));

  if (x_px >= painter->view.left_px && x_px <= painter->view.width_px)
    add_rect (painter, x_px - 1, top_px, x_px + 1, height_px,
              studio_theme_get_colour (painter->widget, "error_color", &painter->accent));
}

/* ---- campaigns ---- */

static void
paint_hatch (const Painter *painter, double x0_px, double y0_px, double x1_px, double y1_px)
{
  double   height_px = y1_px - y0_px;
  GdkRGBA  color = with_alpha (painter->text, 0.6f);
  cairo_t *cr = gtk_snapshot_append_cairo (
      painter->snapshot, &GRAPHENE_RECT_INIT ((float) x0_px, (float) y0_px, (float) (x1_px - x0_px),
                                              (float) height_px));

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  /* Every stripe stands on one line through all bars. */
  for (double x = floor ((x0_px - height_px) / HATCH_PX) * HATCH_PX; x < x1_px; x += HATCH_PX)
    {
      cairo_move_to (cr, x, y1_px);
      cairo_line_to (cr, x + height_px, y0_px);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

/* While it competes with another. */
static void
paint_rivals (const Painter *painter, const VtCampaign *campaign, double y0_px, double y1_px)
{
  GPtrArray  *rivals = studio_campaign_scope_get_rivals (painter->self->scope);
  const char *id = studio_campaign_get_key (campaign);
  VtSpan      span = studio_timeline_get_span (painter->self, campaign);

  for (guint i = 0; i < rivals->len; i++)
    {
      const StudioRivalry *rivalry = rivals->pdata[i];
      double               x0_px;
      double               x1_px;

      if ((g_str_equal (rivalry->campaign, id) || g_str_equal (rivalry->other, id)) &&
          vt_timeline_get_bar (&painter->view, vt_span_intersect (span, rivalry->span),
                               painter->self->zone, &x0_px, &x1_px))
        paint_hatch (painter, x0_px, y1_px - 6, x1_px, y1_px);
    }
}

static void
paint_dates (const Painter *painter, VtSpan span, double x0_px, double x1_px, double middle_px)
{
  g_autofree char *text = vt_span_to_text (span, painter->self->zone);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (painter->widget, text);
  int    width_px;
  double x_px;

  pango_layout_get_pixel_size (layout, &width_px, NULL);
  /* Beside the bar where there is room: what is behind the words is the page then. */
  x_px = x1_px + PAD_PX;
  if (x_px + width_px > painter->view.width_px)
    x_px = x0_px - PAD_PX - width_px;
  if (x_px < painter->view.left_px)
    {
      x_px = MAX (x0_px + PAD_PX, painter->view.left_px);
      add_bar (painter, x_px - 3, middle_px - 10, x_px + width_px + 3, middle_px + 10,
               studio_theme_get_colour (painter->widget, "popover_bg_color", &painter->line));
    }
  (void) add_text (painter, text, x_px, middle_px, painter->view.width_px - x_px, painter->text);
}

static void
paint_campaign (const Painter *painter, const VtTimelineRow *row)
{
  StudioTimeline   *self = painter->self;
  const VtCampaign *campaign = self->campaigns->pdata[row->index];
  gboolean          is_selected = campaign == studio_timeline_find_selected (self);
  VtSpan            span = studio_timeline_get_span (self, campaign);
  double            y0_px = row->top_px + 4;
  double            y1_px = row->top_px + row->height_px - 4;
  double            middle_px = (y0_px + y1_px) / 2;
  GdkRGBA           colour = colour_of (painter, campaign);
  g_autofree char  *title = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);
  double            x0_px;
  double            x1_px;

  if (is_selected)
    add_rect (painter, 0, row->top_px, painter->view.width_px, row->top_px + row->height_px,
              with_alpha (painter->text, 0.07f));
  add_bar (painter, PAD_PX, middle_px - DOT_PX / 2, PAD_PX + DOT_PX, middle_px + DOT_PX / 2,
           colour);
  (void) add_text (painter, title, INDENT_PX + PAD_PX, middle_px,
                   painter->view.left_px - INDENT_PX - 2 * PAD_PX, painter->text);
  if (!vt_timeline_get_bar (&painter->view, span, self->zone, &x0_px, &x1_px))
    return;
  add_bar (painter, x0_px, y0_px, x1_px, y1_px,
           with_alpha (colour, campaign->is_paused ? 0.3f : 0.85f));
  paint_rivals (painter, campaign, y0_px, y1_px);
  if (campaign->is_paused)
    {
      add_outline (painter, x0_px, y0_px, x1_px, y1_px, 1, colour);
      (void) add_text (painter, _ ("Paused"), x0_px + PAD_PX, middle_px, x1_px - x0_px - PAD_PX,
                       painter->text);
    }
  if (is_selected)
    add_outline (painter, x0_px - 1, y0_px - 1, x1_px + 1, y1_px + 1, 2, painter->text);
  if (is_selected && self->move.id != NULL)
    paint_dates (painter, span, x0_px, x1_px, middle_px);
}

/* ---- offers ---- */

static const VtCampaign *
campaign_of (const Painter *painter, const VtOffer *offer)
{
  const char *name = vt_offer_get_campaign (offer);

  return name != NULL ? vt_campaigns_find (painter->self->campaigns, name) : NULL;
}

/* The days that show, and a day on both sides. */
static VtSpan
get_window (const Painter *painter)
{
  gint64 first = (gint64) floor (painter->view.first_day);

  return (VtSpan){
      vt_local_day_start (painter->self->zone, first - 1),
      vt_local_day_start (painter->self->zone, first + (gint64) ceil (painter->view.n_days) + 2)};
}

static void
paint_offer (const Painter *painter, const VtTimelineRow *row)
{
  const VtOffer   *offer = painter->self->offers->pdata[row->index];
  gboolean         is_ready = offer->state == VT_OFFER_READY;
  double           bar_px = vt_offer_has_hours (offer) ? HOURS_BAR_PX : OFFER_BAR_PX;
  double           middle_px = row->top_px + row->height_px / 2;
  double           indent_px = INDENT_PX + PAD_PX;
  GdkRGBA          colour = colour_of (painter, campaign_of (painter, offer));
  g_autofree char *title = studio_offer_title (offer);
  g_autoptr (GArray) spans = vt_offer_list_spans (offer, painter->self->zone, get_window (painter));

  (void) add_text (painter, title, indent_px, middle_px, painter->view.left_px - indent_px - PAD_PX,
                   painter->dim);
  for (guint i = 0; i < spans->len; i++)
    {
      double x0_px;
      double x1_px;

      if (!vt_timeline_get_bar (&painter->view, g_array_index (spans, VtSpan, i),
                                painter->self->zone, &x0_px, &x1_px))
        continue;
      if (is_ready)
        add_bar (painter, x0_px, middle_px - bar_px / 2, x1_px, middle_px + bar_px / 2,
                 with_alpha (colour, 0.6f));
      else
        add_outline (painter, x0_px, middle_px - bar_px / 2, x1_px, middle_px + bar_px / 2, 1,
                     with_alpha (colour, 0.6f));
    }
}

static void
paint_line (const Painter *painter, const VtTimelineRow *row)
{
  g_autofree char *text =
      row->kind == VT_TIMELINE_LOOSE
          ? g_strdup (_ ("Without a campaign"))
          : g_strdup_printf (
                ngettext ("and %u offer without dates", "and %u offers without dates", row->index),
                row->index);

  (void) add_text (
      painter, text, PAD_PX, row->top_px + row->height_px / 2,
      (row->kind == VT_TIMELINE_LOOSE ? painter->view.left_px : painter->view.width_px) -
          2 * PAD_PX,
      painter->dim);
}

/* ---- all ---- */

void
studio_timeline_paint (StudioTimeline *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double     height_px = gtk_widget_get_height (widget);
  Painter    painter = painter_new (self, widget, snapshot);

  paint_weekends (&painter, height_px);
  paint_grid (&painter, height_px);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const VtTimelineRow *row = &g_array_index (self->rows, VtTimelineRow, i);

      switch (row->kind)
        {
        case VT_TIMELINE_CAMPAIGN:
          paint_campaign (&painter, row);
          break;
        case VT_TIMELINE_OFFER:
          paint_offer (&painter, row);
          break;
        case VT_TIMELINE_LOOSE:
        case VT_TIMELINE_ALWAYS:
          paint_line (&painter, row);
          break;
        default:
          g_warn_if_reached ();
        }
    }
  paint_today (&painter, 0, height_px);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0,
                               gtk_widget_get_width (widget), height_px);
}

/* What began before stays at the left. */
static void
paint_major_ticks (const Painter *painter, GArray *ticks)
{
  guint n = 0;

  while (n < ticks->len && g_array_index (ticks, VtTimelineTick, n).is_major)
    n++;
  for (guint i = 0; i < n; i++)
    {
      const VtTimelineTick *tick = &g_array_index (ticks, VtTimelineTick, i);
      double x_px = MAX (day_px (painter, (double) tick->day), painter->view.left_px) + TICK_GAP_PX;
      double next_px =
          i + 1 < n ? day_px (painter, (double) g_array_index (ticks, VtTimelineTick, i + 1).day)
                    : painter->view.width_px;

      /* What would be cut off is not said. */
      if (next_px - x_px > MIN_MAJOR_PX)
        (void) add_text (painter, tick->text, x_px, MAJOR_TOP_PX + 9, next_px - x_px,
                         painter->text);
    }
}

static void
paint_minor_ticks (const Painter *painter, GArray *ticks)
{
  double free_px = painter->view.left_px;

  for (guint i = 0; i < ticks->len; i++)
    {
      const VtTimelineTick *tick = &g_array_index (ticks, VtTimelineTick, i);
      double                x_px = day_px (painter, (double) tick->day);

      if (tick->is_major || x_px < free_px || painter->view.width_px - x_px < MIN_MINOR_PX)
        continue;
      free_px = x_px + 2 * TICK_GAP_PX +
                add_text (painter, tick->text, x_px + TICK_GAP_PX, MINOR_TOP_PX + 9,
                          painter->view.width_px - x_px - TICK_GAP_PX, painter->dim);
    }
}

void
studio_timeline_paint_axis (StudioTimeline *self, GtkWidget *axis, GtkSnapshot *snapshot)
{
  Painter painter = painter_new (self, axis, snapshot);
  g_autoptr (GArray) ticks = vt_timeline_list_ticks (&painter.view, self->zoom);
  double height_px = gtk_widget_get_height (axis);

  paint_major_ticks (&painter, ticks);
  paint_minor_ticks (&painter, ticks);
  paint_today (&painter, MINOR_TOP_PX, height_px);
  add_rect (&painter, 0, height_px - 1, painter.view.width_px, height_px, painter.line);
}
