/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How links are drawn: which colour, how wide, along which way, and which way they point. */

#include "vt-map-lod.h"
#include "vt-map-paint.h"

#include <math.h>

#define MIN_WIDTH_PX 0.7
#define MAX_WIDTH_PX 4.5
/* Links out of a group are quieter than those inside. */
#define OUTSIDE_OPACITY 0.6
#define ARROW_MIN_PX 6.0
#define ARROW_MAX_PX 17.0
/* Of the tip from the mark it points to. */
#define ARROW_GAP_PX 1.5
/* Shorter links than so many arrowheads have none. */
#define ARROWS_A_LINK 3.0

VtMapStroke
vt_map_stroke_of_edge (const VtMapScene *scene,
                       const VtMapView  *view,
                       const VtMapStyle *style,
                       guint32           edge)
{
  const VtMapEdge *self = &scene->edges[edge];
  guint32          mark = scene->marks[self->a];
  gboolean         is_inside = mark == scene->marks[self->b] &&
                       scene->colouring == VT_MAP_COLOURING_GROUPS &&
                       scene->nodes[self->a].group == scene->nodes[self->b].group;
  VtMapStroke stroke;

  stroke.width_px = (MIN_WIDTH_PX + (MAX_WIDTH_PX - MIN_WIDTH_PX) * self->strength) *
                    vt_map_lod_get_width_factor (view);
  stroke.opacity = style->edge_opacity_min +
                   (style->edge_opacity_max - style->edge_opacity_min) * sqrt (self->strength);
  if (self->band > 0)
    {
      stroke.colour = style->bands[MIN (self->band, VT_MAP_N_BANDS) - 1];
      return stroke;
    }
  stroke.colour = is_inside ? vt_map_style_get_group_colour (style, mark) : style->edge;
  if (!is_inside)
    stroke.opacity *= OUTSIDE_OPACITY;
  return stroke;
}

void
vt_map_edge_points (const VtMapScene *scene,
                    const VtMapView  *view,
                    guint32           edge,
                    double           *ret_points)
{
  const VtMapNode  *a = &scene->nodes[scene->edges[edge].a];
  const VtMapNode  *b = &scene->nodes[scene->edges[edge].b];
  const VtMapCurve *curve = &scene->curves[edge];
  const double      xs[] = {a->x, curve->x1, curve->x2, b->x};
  const double      ys[] = {a->y, curve->y1, curve->y2, b->y};

  for (int k = 0; k < 4; k++)
    {
      ret_points[2 * k] = vt_map_view_x_to_px (view, xs[k]);
      ret_points[2 * k + 1] = vt_map_view_y_to_px (view, ys[k]);
    }
}

/* Cuts off a cubic curve after @t (de Casteljau). */
static void
keep_until (double *points, double t)
{
  for (int axis = 0; axis < 2; axis++)
    {
      double *p = points + axis;
      double  ab = p[0] + (p[2] - p[0]) * t;
      double  bc = p[2] + (p[4] - p[2]) * t;
      double  cd = p[4] + (p[6] - p[4]) * t;
      double  abc = ab + (bc - ab) * t;
      double  bcd = bc + (cd - bc) * t;

      p[2] = ab;
      p[4] = abc;
      p[6] = abc + (bcd - abc) * t;
    }
}

static void
turn_around (double *points)
{
  for (int k = 0; k < 2; k++)
    for (int axis = 0; axis < 2; axis++)
      {
        double *from = points + 2 * k + axis, *to = points + 6 - 2 * k + axis;
        double  kept = *from;

        *from = *to;
        *to = kept;
      }
}

gboolean
vt_map_arrow_of_edge (const VtMapScene *scene,
                      const VtMapView  *view,
                      guint32           edge,
                      double            width_px,
                      double           *points,
                      VtMapArrow       *ret_arrow)
{
  const VtMapEdge *self = &scene->edges[edge];
  gboolean         to_a = self->direction == VT_MAP_DIRECTION_TO_A;
  const VtMapNode *target = &scene->nodes[to_a ? self->a : self->b];
  double           length_px = CLAMP (width_px * 3 + 3, ARROW_MIN_PX, ARROW_MAX_PX);
  double           gap_px = vt_map_view_radius_px (view, target) + ARROW_GAP_PX;
  double           chord_px = hypot (points[6] - points[0], points[7] - points[1]);
  double           dx, dy, way;

  if (self->direction == VT_MAP_DIRECTION_BOTH || chord_px < gap_px + ARROWS_A_LINK * length_px)
    return FALSE;
  if (to_a)
    turn_around (points);
  keep_until (points, 1 - (gap_px + length_px) / chord_px);
  dx = vt_map_view_x_to_px (view, target->x) - points[6];
  dy = vt_map_view_y_to_px (view, target->y) - points[7];
  way = MAX (hypot (dx, dy), 1e-6);
  ret_arrow->dx = dx / way;
  ret_arrow->dy = dy / way;
  ret_arrow->x_px = points[6] + ret_arrow->dx * length_px;
  ret_arrow->y_px = points[7] + ret_arrow->dy * length_px;
  ret_arrow->length_px = length_px;
  return TRUE;
}
