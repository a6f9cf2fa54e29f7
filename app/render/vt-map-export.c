/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a file: written beside its place, then moved there. */

#include "vt-map-export.h"

#include "vt-error.h"
#include "vt-map-paint.h"
#include "vt-write-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define MIN_PX 64
#define PT_A_PX 0.75
/* Something has to stand where cairo would write the time of day. */
#define FIXED_DATE "2000-01-01T00:00:00Z"

/* ---- the page ---- */

static char *
clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* A line of a legend is one line. */
  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  return g_steal_pointer (&valid);
}

/* Returns the height of the line. */
static double
draw_line (cairo_t          *cr,
           const VtMapStyle *style,
           const char       *text,
           double            size_px,
           double            x_px,
           double            y_px,
           double            width_px)
{
  VtMapStyle sized = *style;
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *line = clean_text (text);
  PangoRectangle   logical;

  sized.font_size_px = size_px;
  layout = vt_map_layout_new (cr, &sized);
  pango_layout_set_width (layout, (int) (MAX (width_px, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, line, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  vt_map_draw_text (cr, layout, &sized, 1, x_px, y_px);
  return pango_units_to_double (logical.height);
}

static double
draw_heading (cairo_t *cr, const VtMapStyle *style, const VtMapExport *options, double margin_px)
{
  double width_px = options->width_px - 2 * margin_px;
  double y_px = margin_px;

  if (options->title != NULL)
    y_px +=
        draw_line (cr, style, options->title, style->font_size_px * 1.7, margin_px, y_px, width_px);
  if (options->subtitle != NULL)
    y_px +=
        draw_line (cr, style, options->subtitle, style->font_size_px, margin_px, y_px, width_px);
  return y_px;
}

/* Returns the height: rows of as many columns as fit. */
static double
draw_legend (cairo_t           *cr,
             const VtMapStyle  *style,
             const VtMapExport *options,
             double             margin_px,
             gboolean           measure_only)
{
  double      row_px = style->font_size_px * 1.7;
  double      width_px = options->width_px - 2 * margin_px;
  guint32     n_columns = (guint32) MAX (floor (width_px / (style->font_size_px * 17)), 1);
  double      column_px = width_px / n_columns;
  guint32     n_rows = (options->n_group_names + n_columns - 1) / n_columns;
  const char *notes[] = {options->size_note, options->edge_note};
  double      height_px = row_px * n_rows;
  double      top_px = options->height_px - margin_px;

  for (guint k = 0; k < G_N_ELEMENTS (notes); k++)
    if (notes[k] != NULL)
      height_px += row_px;
  if (measure_only)
    return height_px;

  top_px -= height_px;
  for (guint32 g = 0; g < options->n_group_names; g++)
    {
      double x_px = margin_px + column_px * (g % n_columns);
      double y_px = top_px + row_px * (g / n_columns);

      vt_map_draw_mark (cr, style, VT_MAP_COLOURING_GROUPS, g, x_px + 6, y_px + row_px / 2, 6);
      draw_line (cr, style, options->group_names[g], style->font_size_px, x_px + 18, y_px,
                 column_px - 26);
    }
  top_px += row_px * n_rows;
  for (guint k = 0; k < G_N_ELEMENTS (notes); k++)
    if (notes[k] != NULL)
      {
        draw_line (cr, style, notes[k], style->font_size_px, margin_px, top_px, width_px);
        top_px += row_px;
      }
  return height_px;
}

void
vt_map_export_draw (cairo_t           *cr,
                    const VtMapScene  *scene,
                    const VtMapStyle  *style,
                    const VtMapExport *options)
{
  double    margin_px = MIN (24, MIN (options->width_px, options->height_px) / 16);
  double    top_px, bottom_px;
  VtMapView view;

  g_return_if_fail (cr != NULL && scene != NULL && style != NULL && options != NULL);

  cairo_save (cr);
  vt_map_set_colour (cr, style->background, 1);
  cairo_paint (cr);

  top_px = draw_heading (cr, style, options, margin_px);
  bottom_px = options->height_px - margin_px - draw_legend (cr, style, options, margin_px, TRUE);
  /* Where the legend would leave no map, the map goes before the legend. */
  if (bottom_px - top_px < options->height_px / 3)
    bottom_px = options->height_px - margin_px;
  else
    draw_legend (cr, style, options, margin_px, FALSE);

  view = vt_map_view_fit (scene, options->width_px, MAX (bottom_px - top_px, 1), 2 * margin_px);
  cairo_translate (cr, 0, top_px);
  vt_map_draw (cr, scene, &view, style, NULL, VT_MAP_DETAIL_FULL);
  cairo_restore (cr);
}

/* ---- the file ---- */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (const VtMapExport *options, GByteArray *bytes)
{
  cairo_surface_t *surface = NULL;

  switch (options->format)
    {
    case VT_MAP_FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, options->width_px,
                                                     options->height_px);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case VT_MAP_FORMAT_PDF:
      surface = cairo_pdf_surface_create_for_stream (
          append_bytes, bytes, options->width_px * PT_A_PX, options->height_px * PT_A_PX);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, FIXED_DATE);
      if (options->title != NULL)
        {
          g_autofree char *title = clean_text (options->title);

          cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
        }
      return surface;
    case VT_MAP_FORMAT_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) options->width_px,
                                         (int) options->height_px);
    default:
      g_assert_not_reached ();
    }
}

/* cairo 1.16 names the page's group by a count of all surfaces so far, which nothing refers to. */
static void
forget_surface_number (GByteArray *svg)
{
  static const char opening[] = "<g id=\"surface";
  const char       *found = g_strstr_len ((const char *) svg->data, svg->len, opening);
  guint             digits, n_digits = 0;

  if (found == NULL)
    return;

  digits = (guint) (found - (const char *) svg->data) + (guint) strlen (opening);
  while (digits + n_digits < svg->len && g_ascii_isdigit (svg->data[digits + n_digits]))
    n_digits++;
  if (n_digits > 0)
    g_byte_array_remove_range (svg, digits, n_digits);
}

static GByteArray *
render_bytes (const VtMapScene  *scene,
              const VtMapStyle  *style,
              const VtMapExport *options,
              GError           **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (options, bytes);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  if (options->format == VT_MAP_FORMAT_PDF)
    cairo_scale (cr, PT_A_PX, PT_A_PX);
  vt_map_export_draw (cr, scene, style, options);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && options->format == VT_MAP_FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_FAILED, _ ("The map could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (options->format == VT_MAP_FORMAT_SVG)
    forget_surface_number (bytes);
  return g_steal_pointer (&bytes);
}

gboolean
vt_map_export (const VtMapScene  *scene,
               const VtMapStyle  *style,
               const VtMapExport *options,
               const char        *path,
               GError           **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (scene != NULL && style != NULL && options != NULL && path != NULL, FALSE);

  if (!(options->width_px >= MIN_PX && options->width_px <= VT_MAP_EXPORT_MAX_PX) ||
      !(options->height_px >= MIN_PX && options->height_px <= VT_MAP_EXPORT_MAX_PX))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT,
                   _ ("A picture of %.0f × %.0f pixels cannot be made; a side has %d to %d"),
                   options->width_px, options->height_px, MIN_PX, VT_MAP_EXPORT_MAX_PX);
      return FALSE;
    }

  bytes = render_bytes (scene, style, options, error);
  if (bytes == NULL)
    return FALSE;
  return vt_write_file (path, bytes->data, bytes->len, error);
}

gboolean
vt_map_format_from_path (const char *path, VtMapFormat *ret_format, GError **error)
{
  static const struct
  {
    const char *ending;
    VtMapFormat format;
  } formats[] = {
      {".png", VT_MAP_FORMAT_PNG}, {".svg", VT_MAP_FORMAT_SVG}, {".pdf", VT_MAP_FORMAT_PDF}};
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    if (g_str_has_suffix (folded, formats[k].ending))
      {
        *ret_format = formats[k].format;
        return TRUE;
      }

  g_set_error (
      error, VT_ERROR, VT_ERROR_BAD_INPUT,
      _ ("“%s” does not end in .png, .svg or .pdf, which says what kind of picture to make"), path);
  return FALSE;
}
