/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is where on the map: a grid of nodes, and one of links. */

#include "vt-map-index.h"

#include "vt-map-edge-grid.h"

#include <math.h>

struct _VtMapIndex
{
  gatomicrefcount ref_count;
  VtMapScene     *scene; /* (owned) */
  double          cell;  /* side of a cell in map units */
  guint32         n_columns;
  guint32         n_rows;
  guint32        *first;     /* (owned): where each cell's nodes begin in nodes */
  guint32        *nodes;     /* (owned): ascending within a cell */
  VtMapEdgeGrid  *edge_grid; /* (owned) (nullable): made once, when first asked for */
};

static guint32
cell_number (double at, double origin, double cell, guint32 n)
{
  double number = floor ((at - origin) / cell);

  return (guint32) CLAMP (number, 0, (double) n - 1);
}

static guint32
cell_of_node (const VtMapIndex *self, guint32 node)
{
  const VtMapScene *scene = self->scene;

  return cell_number (scene->nodes[node].y, scene->min_y, self->cell, self->n_rows) *
             self->n_columns +
         cell_number (scene->nodes[node].x, scene->min_x, self->cell, self->n_columns);
}

VtMapIndex *
vt_map_index_new (VtMapScene *scene)
{
  VtMapIndex         *self;
  g_autofree guint32 *fill = NULL;
  double              width, height;
  guint32             n_cells;

  g_return_val_if_fail (scene != NULL, NULL);

  self = g_new0 (VtMapIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scene = vt_map_scene_ref (scene);
  width = MAX (scene->max_x - scene->min_x, 1e-9);
  height = MAX (scene->max_y - scene->min_y, 1e-9);

  /* About two nodes a cell; a long thin map has no more than 1,024 cells a side. */
  self->cell =
      MAX (sqrt (2 * width * height / MAX (scene->n_nodes, 1)), MAX (width, height) / 1024);
  self->n_columns = (guint32) (width / self->cell) + 1;
  self->n_rows = (guint32) (height / self->cell) + 1;
  n_cells = self->n_columns * self->n_rows;

  self->first = g_new0 (guint32, (gsize) n_cells + 1);
  self->nodes = g_new (guint32, MAX (scene->n_nodes, 1));
  for (guint32 i = 0; i < scene->n_nodes; i++)
    self->first[cell_of_node (self, i) + 1]++;
  for (guint32 c = 0; c < n_cells; c++)
    self->first[c + 1] += self->first[c];
  fill = g_memdup2 (self->first, ((gsize) n_cells + 1) * sizeof *fill);
  for (guint32 i = 0; i < scene->n_nodes; i++)
    self->nodes[fill[cell_of_node (self, i)]++] = i;
  return self;
}

VtMapIndex *
vt_map_index_ref (VtMapIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_map_index_unref (VtMapIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  vt_map_scene_unref (self->scene);
  vt_map_edge_grid_free (self->edge_grid);
  g_free (self->first);
  g_free (self->nodes);
  g_free (self);
}

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  return (i > j) - (i < j);
}

GArray *
vt_map_index_nodes_in (
    VtMapIndex *self, const VtMapView *view, double x0_px, double y0_px, double x1_px, double y1_px)
{
  const VtMapScene *scene = self->scene;
  GArray           *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  double            x0 = vt_map_view_x_from_px (view, MIN (x0_px, x1_px));
  double            x1 = vt_map_view_x_from_px (view, MAX (x0_px, x1_px));
  double            y0 = vt_map_view_y_from_px (view, MIN (y0_px, y1_px));
  double            y1 = vt_map_view_y_from_px (view, MAX (y0_px, y1_px));
  guint32           column0 = cell_number (x0, scene->min_x, self->cell, self->n_columns);
  guint32           column1 = cell_number (x1, scene->min_x, self->cell, self->n_columns);
  guint32           row1 = cell_number (y1, scene->min_y, self->cell, self->n_rows);

  for (guint32 row = cell_number (y0, scene->min_y, self->cell, self->n_rows); row <= row1; row++)
    {
      guint32 begin = self->first[row * self->n_columns + column0];
      guint32 end = self->first[row * self->n_columns + column1 + 1];

      for (guint32 k = begin; k < end; k++)
        {
          const VtMapNode *node = &scene->nodes[self->nodes[k]];

          if (node->x >= x0 && node->x <= x1 && node->y >= y0 && node->y <= y1)
            g_array_append_val (found, self->nodes[k]);
        }
    }
  g_array_sort (found, compare_ascending);
  return found;
}

guint32
vt_map_index_node_at (
    VtMapIndex *self, const VtMapView *view, double x_px, double y_px, double tolerance_px)
{
  const VtMapScene *scene = self->scene;
  g_autoptr (GArray) near = NULL;
  guint32 best = VT_MAP_NONE;
  double  best_border_px = 0, best_middle_px = 0;
  /* As far as the largest node reaches. */
  const VtMapNode largest = {.radius = scene->max_radius};
  double          reach_px = vt_map_view_radius_px (view, &largest) + tolerance_px;

  near = vt_map_index_nodes_in (self, view, x_px - reach_px, y_px - reach_px, x_px + reach_px,
                                y_px + reach_px);
  for (guint k = 0; k < near->len; k++)
    {
      guint32          i = g_array_index (near, guint32, k);
      const VtMapNode *node = &scene->nodes[i];
      double           middle_px = hypot (vt_map_view_x_to_px (view, node->x) - x_px,
                                          vt_map_view_y_to_px (view, node->y) - y_px);
      double           border_px = MAX (middle_px - vt_map_view_radius_px (view, node), 0);

      if (border_px > tolerance_px)
        continue;
      if (best == VT_MAP_NONE || border_px < best_border_px ||
          (border_px == best_border_px && middle_px < best_middle_px))
        {
          best = i;
          best_border_px = border_px;
          best_middle_px = middle_px;
        }
    }
  return best;
}

guint32
vt_map_index_edge_at (
    VtMapIndex *self, const VtMapView *view, double x_px, double y_px, double tolerance_px)
{
  g_return_val_if_fail (self != NULL && view != NULL && tolerance_px > 0, VT_MAP_NONE);

  /* Most maps are looked at before a link is pointed at. */
  if (g_once_init_enter (&self->edge_grid))
    g_once_init_leave (&self->edge_grid, vt_map_edge_grid_new (self->scene));
  return vt_map_edge_grid_find (self->edge_grid, self->scene, vt_map_view_x_from_px (view, x_px),
                                vt_map_view_y_from_px (view, y_px), tolerance_px / view->scale);
}

/* Even-odd: how often a ray to the right crosses the outline. */
static gboolean
is_inside (const double *points, guint n_points, double x, double y)
{
  gboolean inside = FALSE;

  for (guint k = 0, j = n_points - 1; k < n_points; j = k++)
    {
      double ax = points[2 * k], ay = points[2 * k + 1];
      double bx = points[2 * j], by = points[2 * j + 1];

      if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax)
        inside = !inside;
    }
  return inside;
}

GArray *
vt_map_index_nodes_within (VtMapIndex      *self,
                           const VtMapView *view,
                           const double    *points_px,
                           guint            n_points)
{
  GArray *found;
  double  left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  guint   n = 0;

  g_return_val_if_fail (self != NULL && view != NULL && (points_px != NULL || n_points == 0), NULL);

  if (n_points < 3)
    return g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint k = 0; k < n_points; k++)
    {
      left = MIN (left, points_px[2 * k]);
      right = MAX (right, points_px[2 * k]);
      top = MIN (top, points_px[2 * k + 1]);
      bottom = MAX (bottom, points_px[2 * k + 1]);
    }
  found = vt_map_index_nodes_in (self, view, left, top, right, bottom);
  for (guint k = 0; k < found->len; k++)
    {
      guint32          i = g_array_index (found, guint32, k);
      const VtMapNode *node = &self->scene->nodes[i];

      if (is_inside (points_px, n_points, vt_map_view_x_to_px (view, node->x),
                     vt_map_view_y_to_px (view, node->y)))
        g_array_index (found, guint32, n++) = i;
    }
  g_array_set_size (found, n);
  return found;
}

guint32
vt_map_index_step (VtMapIndex *self, guint32 from, VtMapStep direction)
{
  static const double ways[4][2] = {[VT_MAP_STEP_LEFT] = {-1, 0},
                                    [VT_MAP_STEP_RIGHT] = {1, 0},
                                    [VT_MAP_STEP_UP] = {0, -1},
                                    [VT_MAP_STEP_DOWN] = {0, 1}};
  const VtMapScene   *scene = self->scene;
  guint32             best = VT_MAP_NONE;
  double              best_cost = 0;

  g_return_val_if_fail (from < scene->n_nodes, VT_MAP_NONE);
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (ways), VT_MAP_NONE);

  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      double dx = scene->nodes[i].x - scene->nodes[from].x;
      double dy = scene->nodes[i].y - scene->nodes[from].y;
      double ahead = dx * ways[direction][0] + dy * ways[direction][1];
      double aside = fabs (dx * ways[direction][1]) + fabs (dy * ways[direction][0]);
      double cost = hypot (dx, dy);

      if (ahead <= 0 || aside > ahead)
        continue;
      if (best == VT_MAP_NONE || cost < best_cost)
        {
          best = i;
          best_cost = cost;
        }
    }
  return best;
}
