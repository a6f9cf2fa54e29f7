/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a file, with a title and a legend. */

#pragma once

#include "vt-map-draw.h"

G_BEGIN_DECLS

typedef enum
{
  VT_MAP_FORMAT_PNG,
  VT_MAP_FORMAT_SVG,
  VT_MAP_FORMAT_PDF,
} VtMapFormat;

#define VT_MAP_EXPORT_MAX_PX 16000

/**
 * VtMapExport:
 * @width_px: of the whole picture, 64 to %VT_MAP_EXPORT_MAX_PX; in a PDF 1/96 inch each
 * @title: (nullable): above the map
 * @subtitle: (nullable): below the title: date, source, filters, as the caller words it
 * @group_names: (array length=n_group_names) (nullable): for the legend, which shows so many groups
 * @size_note: (nullable): what the size of a node means ("Size: orders with the product")
 * @edge_note: (nullable): what the width of a link means
 */
typedef struct
{
  VtMapFormat        format;
  double             width_px;
  double             height_px;
  const char        *title;
  const char        *subtitle;
  const char *const *group_names;
  guint32            n_group_names;
  const char        *size_note;
  const char        *edge_note;
} VtMapExport;

/* Title, map and legend on any surface of @options' size: for print and preview. */
void vt_map_export_draw (cairo_t           *cr,
                         const VtMapScene  *scene,
                         const VtMapStyle  *style,
                         const VtMapExport *options);

/**
 * vt_map_export:
 * @path: replaced only once the whole file is written
 *
 * The same scene, style and options give the same bytes, on machines with the same fonts and cairo.
 *
 * Returns: %FALSE with %VT_ERROR_LIMIT for a size out of range, %VT_ERROR_NO_SPACE,
 * %VT_ERROR_READ_ONLY, %VT_ERROR_NOT_FOUND for a folder
 * that is not there, or %VT_ERROR_FAILED
 */
gboolean vt_map_export (const VtMapScene  *scene,
                        const VtMapStyle  *style,
                        const VtMapExport *options,
                        const char        *path,
                        GError           **error);

/* From the end of a file name (".png", ".svg", ".pdf", in any case).
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT for another. */
gboolean vt_map_format_from_path (const char *path, VtMapFormat *ret_format, GError **error);

G_END_DECLS
