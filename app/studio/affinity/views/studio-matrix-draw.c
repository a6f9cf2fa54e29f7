/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix as a picture, kept until something in it changes; the focus is drawn above it. */

#include "studio-matrix-view-private.h"

#include "studio-paint.h"
#include "vt-map-style.h"

#include <math.h>

#define TITLE_GAP_PX 6.0
#define TITLE_CHARS 40

/* Rows and columns that are seen: from the first to before the end. */
typedef struct
{
  guint32 first[2];
  guint32 end[2];
  double  margin[2];
  double  offset[2];
} Part;

static Part
visible_part (StudioMatrixView *self, int width, int height)
{
  const int sizes[] = {width, height};
  Part      part;

  for (guint i = 0; i < 2; i++)
    {
      part.margin[i] = studio_matrix_margin (self, i);
      part.offset[i] = studio_matrix_offset (self, i);
      part.first[i] = (guint32) (part.offset[i] / self->cell_px);
      part.end[i] = (guint32) MIN (
          studio_matrix_n_rows (self),
          ceil ((part.offset[i] + MAX (sizes[i] - part.margin[i], 0)) / self->cell_px));
    }
  return part;
}

static double
place_px (StudioMatrixView *self, const Part *part, guint32 number, GtkOrientation orientation)
{
  return part->margin[orientation] + number * self->cell_px - part->offset[orientation];
}

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

/* ---- cells ---- */

/* Whole pixels, so that neighbours touch and nothing is blurred. */
static void
add_cell (StudioMatrixView *self, cairo_t *cr, const Part *part, guint32 row, guint32 column)
{
  double gap = self->cell_px >= STUDIO_MATRIX_TITLED_PX ? 1 : 0;
  double x0 = floor (place_px (self, part, column, GTK_ORIENTATION_HORIZONTAL));
  double x1 = floor (place_px (self, part, column + 1, GTK_ORIENTATION_HORIZONTAL));
  double y0 = floor (place_px (self, part, row, GTK_ORIENTATION_VERTICAL));
  double y1 = floor (place_px (self, part, row + 1, GTK_ORIENTATION_VERTICAL));

  cairo_rectangle (cr, x0, y0, MAX (x1 - x0 - gap, 1), MAX (y1 - y0 - gap, 1));
}

/* One colour after the other: a fill for each colour and row, not for each cell. */
static void
draw_cells (StudioMatrixView *self, cairo_t *cr, const Part *part)
{
  for (guint32 level = 0; level < VT_MATRIX_N_LEVELS; level++)
    {
      set_colour (cr, studio_matrix_view_get_colour (self, level));
      for (guint32 row = part->first[1]; row < part->end[1]; row++)
        {
          guint32             n;
          const VtMatrixCell *cells = vt_map_matrix_get_cells (self->matrix, row, &n);

          for (guint32 i = 0; i < n && cells[i].column < part->end[0]; i++)
            if (cells[i].level == level && cells[i].column >= part->first[0])
              add_cell (self, cr, part, row, cells[i].column);
          cairo_fill (cr);
        }
    }
}

/* A product with itself says nothing; the diagonal helps to find one's way. */
static void
draw_diagonal (StudioMatrixView *self, cairo_t *cr, const Part *part)
{
  const GdkRGBA colour = studio_paint_faded (GTK_WIDGET (self), 0.3f);

  studio_paint_source (cr, &colour);
  for (guint32 row = part->first[1]; row < part->end[1]; row++)
    if (row >= part->first[0] && row < part->end[0])
      add_cell (self, cr, part, row, row);
  cairo_fill (cr);
}

/* ---- selected rows and columns, and where groups end ---- */

static gboolean
is_selected (StudioMatrixView *self, guint32 row)
{
  return studio_session_is_selected (self->session, vt_map_matrix_get_product (self->matrix, row));
}

static void
draw_selected (StudioMatrixView *self, cairo_t *cr, const Part *part, int width, int height)
{
  GdkRGBA colour = studio_paint_color (GTK_WIDGET (self), "accent_bg_color");

  colour.alpha = 0.16f;
  studio_paint_source (cr, &colour);
  for (guint32 row = part->first[1]; row < part->end[1]; row++)
    if (is_selected (self, row))
      cairo_rectangle (cr, 0, floor (place_px (self, part, row, GTK_ORIENTATION_VERTICAL)), width,
                       MAX (floor (self->cell_px), 1));
  for (guint32 column = part->first[0]; column < part->end[0]; column++)
    if (is_selected (self, column))
      cairo_rectangle (cr, floor (place_px (self, part, column, GTK_ORIENTATION_HORIZONTAL)), 0,
                       MAX (floor (self->cell_px), 1), height);
  cairo_fill (cr);
}

static void
draw_groups (StudioMatrixView *self, cairo_t *cr, const Part *part, GtkOrientation orientation)
{
  const VtMapStyle style = vt_map_style_from_preset (
      studio_matrix_is_dark (self) ? VT_MAP_PRESET_DARK : VT_MAP_PRESET_LIGHT);
  double at = part->margin[orientation];

  for (guint32 i = part->first[orientation]; i < part->end[orientation]; i++)
    {
      double from = MAX (floor (place_px (self, part, i, orientation)), at);
      double to = floor (place_px (self, part, i + 1, orientation));

      set_colour (cr, vt_map_style_get_group_colour (
                          &style, vt_map_matrix_get_community (self->matrix, i)));
      if (orientation == GTK_ORIENTATION_VERTICAL)
        cairo_rectangle (cr, part->margin[0] - STUDIO_MATRIX_STRIP_PX, from,
                         STUDIO_MATRIX_STRIP_PX - 2, to - from);
      else
        cairo_rectangle (cr, from, part->margin[1] - STUDIO_MATRIX_STRIP_PX, to - from,
                         STUDIO_MATRIX_STRIP_PX - 2);
      cairo_fill (cr);
    }
}

static gboolean
ends_group (StudioMatrixView *self, guint32 row)
{
  return row > 0 && vt_map_matrix_get_community (self->matrix, row) !=
                        vt_map_matrix_get_community (self->matrix, row - 1);
}

static void
draw_borders (StudioMatrixView *self, cairo_t *cr, const Part *part, int width, int height)
{
  const GdkRGBA colour = studio_paint_faded (GTK_WIDGET (self), 0.35f);

  studio_paint_source (cr, &colour);
  for (guint32 row = part->first[1]; row < part->end[1]; row++)
    if (ends_group (self, row))
      cairo_rectangle (cr, part->margin[0],
                       floor (place_px (self, part, row, GTK_ORIENTATION_VERTICAL)) - 1,
                       width - part->margin[0], 1);
  for (guint32 column = part->first[0]; column < part->end[0]; column++)
    if (ends_group (self, column))
      cairo_rectangle (cr, floor (place_px (self, part, column, GTK_ORIENTATION_HORIZONTAL)) - 1,
                       part->margin[1], 1, height - part->margin[1]);
  cairo_fill (cr);
}

/* ---- titles ---- */

static PangoLayout *
title_layout (StudioMatrixView *self, guint32 row, double width)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const VtProduct *product =
      vt_catalog_get (catalog, vt_map_matrix_get_product (self->matrix, row));
  g_autofree char *title = vt_title_shorten (product->title, TITLE_CHARS);
  PangoLayout     *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), title);
  PangoAttrList   *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (CLAMP (self->cell_px / 18, 0.6, 0.9)));
  if (is_selected (self, row))
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
draw_title (
    StudioMatrixView *self, cairo_t *cr, const Part *part, guint32 row, GtkOrientation orientation)
{
  double room = part->margin[orientation == GTK_ORIENTATION_VERTICAL ? 0 : 1] -
                STUDIO_MATRIX_STRIP_PX - TITLE_GAP_PX;
  g_autoptr (PangoLayout) layout = title_layout (self, row, room);
  double at = place_px (self, part, row, orientation);
  int    height;
  int    width;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_save (cr);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      cairo_translate (cr, TITLE_GAP_PX / 2 + room - width,
                       round (at + (self->cell_px - height) / 2));
    }
  else
    {
      cairo_translate (cr, round (at + (self->cell_px - height) / 2), room + TITLE_GAP_PX / 2);
      cairo_rotate (cr, -G_PI_2);
    }
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
  cairo_new_path (cr);
}

static void
draw_titles (StudioMatrixView *self, cairo_t *cr, const Part *part, int width, int height)
{
  const GdkRGBA colour = studio_paint_faded (GTK_WIDGET (self), 1);

  studio_paint_source (cr, &colour);
  if (self->cell_px < STUDIO_MATRIX_TITLED_PX)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0, part->margin[1], part->margin[0], height - part->margin[1]);
  cairo_clip (cr);
  for (guint32 row = part->first[1]; row < part->end[1]; row++)
    draw_title (self, cr, part, row, GTK_ORIENTATION_VERTICAL);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_rectangle (cr, part->margin[0], 0, width - part->margin[0], part->margin[1]);
  cairo_clip (cr);
  for (guint32 column = part->first[0];
       column < part->end[0] && part->margin[1] > 2 * STUDIO_MATRIX_STRIP_PX; column++)
    draw_title (self, cr, part, column, GTK_ORIENTATION_HORIZONTAL);
  cairo_restore (cr);
}

/* ---- the picture ---- */

static void
draw_picture (StudioMatrixView *self, cairo_t *cr, int width, int height)
{
  const Part part = visible_part (self, width, height);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  draw_selected (self, cr, &part, width, height);
  cairo_save (cr);
  cairo_rectangle (cr, part.margin[0], part.margin[1], width, height);
  cairo_clip (cr);
  draw_diagonal (self, cr, &part);
  draw_cells (self, cr, &part);
  draw_borders (self, cr, &part, width, height);
  cairo_restore (cr);
  draw_groups (self, cr, &part, GTK_ORIENTATION_HORIZONTAL);
  draw_groups (self, cr, &part, GTK_ORIENTATION_VERTICAL);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_titles (self, cr, &part, width, height);
}

static void
keep_picture (StudioMatrixView *self, int width, int height)
{
  int      scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (self->picture, scale, scale);
  cr = cairo_create (self->picture);
  draw_picture (self, cr, width, height);
  cairo_destroy (cr);
}

static void
draw_frame (StudioMatrixView *self, cairo_t *cr, StudioMatrixPlace place, const GdkRGBA *colour)
{
  int        width = gtk_widget_get_width (GTK_WIDGET (self));
  int        height = gtk_widget_get_height (GTK_WIDGET (self));
  const Part part = visible_part (self, width, height);
  double     size = MAX (floor (self->cell_px), 3);

  if (place.row == VT_MAP_NONE || place.column == VT_MAP_NONE)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, part.margin[0] - 2, part.margin[1] - 2, width, height);
  cairo_clip (cr);
  studio_paint_source (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, floor (place_px (self, &part, place.column, GTK_ORIENTATION_HORIZONTAL)) - 1,
                   floor (place_px (self, &part, place.row, GTK_ORIENTATION_VERTICAL)) - 1,
                   size + 1, size + 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
studio_matrix_snapshot (StudioMatrixView *self, GtkSnapshot *snapshot)
{
  GtkWidget      *widget = GTK_WIDGET (self);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  const GdkRGBA   focus_colour = studio_paint_color (widget, "accent_color");
  const GdkRGBA   hover_colour = studio_paint_faded (widget, 0.7f);
  cairo_t        *cr;

  if (self->matrix == NULL || width <= 0 || height <= 0)
    return;
  if (self->picture == NULL)
    keep_picture (self, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  draw_frame (self, cr, self->hover, &hover_colour);
  draw_frame (self, cr, self->focus, &focus_colour);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width,
                               height);
}
