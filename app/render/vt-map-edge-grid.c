/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which links pass where. */

#include "vt-map-edge-grid.h"

#include <math.h>

/* About so many squares for each link, so that a link passes through few and few pass through one.
 */
#define SQUARES_A_LINK 1.0
#define MAX_SQUARES_A_SIDE 512
/* A curve is followed in at least so many pieces. */
#define MIN_PIECES_OF_CURVE 12
#define MAX_PIECES 1024

struct _VtMapEdgeGrid
{
  double   left, top, side; /* map units */
  guint32  n_columns;
  guint32  n_rows;
  guint32 *first; /* (owned): where each square's links begin in edges */
  guint32 *edges; /* (owned) */
};

typedef struct
{
  double x;
  double y;
} Place;

static Place
place_on_edge (const VtMapScene *scene, guint32 e, double t)
{
  Place place;

  vt_map_scene_get_point (scene, e, t, &place.x, &place.y);
  return place;
}

static guint
count_pieces (const VtMapScene *scene, guint32 e, double side)
{
  Place  a = place_on_edge (scene, e, 0), b = place_on_edge (scene, e, 1);
  double n = ceil (1.3 * hypot (a.x - b.x, a.y - b.y) / side);

  return (guint) CLAMP (n, scene->curves[e].is_bent ? MIN_PIECES_OF_CURVE : 1, MAX_PIECES);
}

static guint32
number_of (double at, double origin, double side, guint32 n)
{
  return (guint32) CLAMP (floor ((at - origin) / side), 0, (double) n - 1);
}

typedef void (*SquareFunc) (VtMapEdgeGrid *self, guint32 square, guint32 edge);

/* Calls @func for the squares an edge passes through, some perhaps twice. */
static void
follow (VtMapEdgeGrid *self, const VtMapScene *scene, guint32 e, SquareFunc func)
{
  guint   n = count_pieces (scene, e, self->side);
  Place   a = place_on_edge (scene, e, 0);
  guint32 last = G_MAXUINT32;

  for (guint k = 1; k <= n; k++)
    {
      Place   b = place_on_edge (scene, e, (double) k / n);
      guint32 c0 = number_of (MIN (a.x, b.x), self->left, self->side, self->n_columns);
      guint32 c1 = number_of (MAX (a.x, b.x), self->left, self->side, self->n_columns);
      guint32 r0 = number_of (MIN (a.y, b.y), self->top, self->side, self->n_rows);
      guint32 r1 = number_of (MAX (a.y, b.y), self->top, self->side, self->n_rows);

      for (guint32 r = r0; r <= r1; r++)
        for (guint32 c = c0; c <= c1; c++)
          {
            guint32 square = r * self->n_columns + c;

            if (square != last)
              func (self, square, e);
            last = square;
          }
      a = b;
    }
}

static void
count (VtMapEdgeGrid *self, guint32 square, guint32 edge)
{
  self->first[square + 1]++;
}

static void
add (VtMapEdgeGrid *self, guint32 square, guint32 edge)
{
  self->edges[self->first[square]++] = edge;
}

VtMapEdgeGrid *
vt_map_edge_grid_new (const VtMapScene *scene)
{
  VtMapEdgeGrid *self = g_new0 (VtMapEdgeGrid, 1);
  double         width = MAX (scene->max_x - scene->min_x, 1e-9);
  double         height = MAX (scene->max_y - scene->min_y, 1e-9);
  guint32        n_squares;

  self->left = scene->min_x;
  self->top = scene->min_y;
  self->side = MAX (sqrt (width * height / (SQUARES_A_LINK * MAX (scene->n_edges, 1))),
                    MAX (width, height) / MAX_SQUARES_A_SIDE);
  self->n_columns = (guint32) (width / self->side) + 1;
  self->n_rows = (guint32) (height / self->side) + 1;
  n_squares = self->n_columns * self->n_rows;

  self->first = g_new0 (guint32, (gsize) n_squares + 2);
  for (guint32 e = 0; e < scene->n_edges; e++)
    follow (self, scene, e, count);
  for (guint32 s = 0; s < n_squares; s++)
    self->first[s + 1] += self->first[s];
  self->edges = g_new (guint32, MAX (self->first[n_squares], 1));
  for (guint32 e = 0; e < scene->n_edges; e++)
    follow (self, scene, e, add);
  /* Each square's beginning has moved to its end, which is the next one's beginning. */
  for (guint32 s = n_squares; s > 0; s--)
    self->first[s] = self->first[s - 1];
  self->first[0] = 0;
  return self;
}

void
vt_map_edge_grid_free (VtMapEdgeGrid *self)
{
  if (self == NULL)
    return;

  g_free (self->first);
  g_free (self->edges);
  g_free (self);
}

static double
distance_to_segment (double x, double y, Place a, Place b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / length2 : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - (a.x + t * dx), y - (a.y + t * dy));
}

static double
distance_to_edge (const VtMapScene *scene, guint32 e, double x, double y)
{
  guint  n = scene->curves[e].is_bent ? 2 * MIN_PIECES_OF_CURVE : 1;
  Place  a = place_on_edge (scene, e, 0);
  double nearest = G_MAXDOUBLE;

  for (guint k = 1; k <= n; k++)
    {
      Place b = place_on_edge (scene, e, (double) k / n);

      nearest = MIN (nearest, distance_to_segment (x, y, a, b));
      a = b;
    }
  return nearest;
}

static gboolean
is_stronger (const VtMapScene *scene, guint32 e, guint32 than)
{
  double a = scene->edges[e].strength, b = scene->edges[than].strength;

  return a > b || (a == b && e < than);
}

guint32
vt_map_edge_grid_find (
    const VtMapEdgeGrid *self, const VtMapScene *scene, double x, double y, double reach)
{
  guint32 c0 = number_of (x - reach, self->left, self->side, self->n_columns);
  guint32 c1 = number_of (x + reach, self->left, self->side, self->n_columns);
  guint32 r0 = number_of (y - reach, self->top, self->side, self->n_rows);
  guint32 r1 = number_of (y + reach, self->top, self->side, self->n_rows);
  guint32 best = VT_MAP_NONE;
  double  best_distance = reach;

  for (guint32 r = r0; r <= r1; r++)
    for (guint32 k = self->first[r * self->n_columns + c0];
         k < self->first[r * self->n_columns + c1 + 1]; k++)
      {
        guint32 e = self->edges[k];
        double  distance = distance_to_edge (scene, e, x, y);

        if (distance < best_distance || (distance == best_distance && best == VT_MAP_NONE) ||
            (distance == best_distance && best != e && is_stronger (scene, e, best)))
          {
            best = e;
            best_distance = distance;
          }
      }
  return best;
}
