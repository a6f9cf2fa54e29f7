/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of detail: how many links a view can hold before they are a grey mass. */

#include "vt-map-lod.h"

#include <math.h>

/* Pixels of line for each pixel of the map. */
#define MOST_INK 0.13
/* Map units of ground around it that count as the map's: a few products in a row have room. */
#define AROUND 2.0
/* From this share of it on, links fade. */
#define FADE_FROM 0.6
/* The strongest links of nodes may go over, to so many times as much. */
#define MOST_BACKBONE 1.6
/* At that scale and above, lines have their full width. */
#define FULL_WIDTH_SCALE 22.0
#define LEAST_WIDTH_FACTOR 0.75

static gboolean
is_strongest_of_an_end (const VtMapScene *scene, guint32 e)
{
  const VtMapEdge *edge = &scene->edges[e];

  return scene->incident[scene->first_incident[edge->a]] == e ||
         scene->incident[scene->first_incident[edge->b]] == e;
}

/* Pixels of line that the map can hold. */
static double
get_room (const VtMapScene *scene, const VtMapView *view)
{
  double width = scene->max_x - scene->min_x + 2 * AROUND;
  double height = scene->max_y - scene->min_y + 2 * AROUND;

  return MOST_INK * width * height * view->scale * view->scale;
}

guint32
vt_map_lod_choose_edges (const VtMapScene *scene, const VtMapView *view, float *ret_opacity)
{
  double  room = get_room (scene, view);
  double  used = 0;
  guint32 n = 0;

  for (guint32 k = scene->n_edges; k > 0; k--)
    {
      guint32          e = scene->edge_order[k - 1];
      const VtMapNode *a = &scene->nodes[scene->edges[e].a];
      const VtMapNode *b = &scene->nodes[scene->edges[e].b];
      double           most = is_strongest_of_an_end (scene, e) ? room * MOST_BACKBONE : room;
      double           opacity = CLAMP ((most - used) / (most * (1 - FADE_FROM)), 0, 1);

      ret_opacity[e] = (float) opacity;
      used += hypot (a->x - b->x, a->y - b->y) * view->scale;
      n += opacity > 0;
    }
  return n;
}

double
vt_map_lod_get_width_factor (const VtMapView *view)
{
  return CLAMP (sqrt (view->scale / FULL_WIDTH_SCALE), LEAST_WIDTH_FACTOR, 1);
}
