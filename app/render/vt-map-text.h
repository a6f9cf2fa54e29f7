/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lettering that is measured and painted once and shown often. Internal to render. */

#pragma once

#include "vt-map-style.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * VtMapTextSize:
 * @VT_MAP_TEXT_NAME: of what stands for its group: larger and bold, as towns on a map are
 * @VT_MAP_TEXT_PLAIN: of the others
 */
typedef enum
{
  VT_MAP_TEXT_NAME,
  VT_MAP_TEXT_PLAIN,
} VtMapTextSize;

#define VT_MAP_N_TEXT_SIZES 2

/* Not shared between threads. */
typedef struct _VtMapText VtMapText;

/**
 * vt_map_text_new:
 * @sprite_scale: pixels of the device a pixel of the view, if texts are to be shown from pictures
 * of them, which is fast; 0 to draw their outlines each time, which is sharp on any surface
 */
VtMapText *vt_map_text_new (const VtMapStyle *style, int sprite_scale);
void       vt_map_text_free (VtMapText *self);

/* Whether it was made for this lettering: the same font and colours. */
gboolean vt_map_text_suits (const VtMapText *self, const VtMapStyle *style, int sprite_scale);

/* The height that every text of a size has at least. */
double vt_map_text_get_line_height_px (VtMapText *self, VtMapTextSize size);

void vt_map_text_measure (VtMapText    *self,
                          const char   *text,
                          VtMapTextSize size,
                          double       *ret_width_px,
                          double       *ret_height_px);

/* Text at the top left corner given, with a halo that keeps lines from striking it through. */
void vt_map_text_draw (
    VtMapText *self, cairo_t *cr, const char *text, VtMapTextSize size, double x_px, double y_px);

/* A layout for labels, the same on every surface: unhinted, so that text keeps its width while
 * zooming. */
PangoLayout *vt_map_layout_new (cairo_t *cr, const VtMapStyle *style);

/* As vt_map_text_draw(), of a layout. */
void vt_map_draw_text (cairo_t          *cr,
                       PangoLayout      *layout,
                       const VtMapStyle *style,
                       double            opacity,
                       double            x_px,
                       double            y_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMapText, vt_map_text_free)

G_END_DECLS
