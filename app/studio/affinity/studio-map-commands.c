/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What actions ask of the canvas. */

#include "studio-map-canvas-private.h"

#include <string.h>

#define ZOOM_STEP 1.25
#define SELECTION_MARGIN_PX 90
#define SELECTION_SCALE_MAX 60.0

/* All that is selected, in view. */
static void
fly_to_selection (StudioMapCanvas *self)
{
  double    left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  VtMapView view = self->view;

  if (self->selected->len == 0)
    return;
  for (guint i = 0; i < self->selected->len; i++)
    {
      const VtMapNode *node = &self->scene->nodes[g_array_index (self->selected, guint32, i)];

      left = MIN (left, node->x - node->radius);
      right = MAX (right, node->x + node->radius);
      top = MIN (top, node->y - node->radius);
      bottom = MAX (bottom, node->y + node->radius);
    }
  view.centre_x = (left + right) / 2;
  view.centre_y = (top + bottom) / 2;
  view.scale = MIN (MAX (view.width_px - 2 * SELECTION_MARGIN_PX, 50) / (right - left),
                    MAX (view.height_px - 2 * SELECTION_MARGIN_PX, 50) / (bottom - top));
  view.scale = CLAMP (view.scale, VT_MAP_SCALE_MIN, SELECTION_SCALE_MAX);
  self->is_fitted = FALSE;
  studio_map_canvas_fly (self, view);
}

static void
zoom (StudioMapCanvas *self, GVariant *parameter)
{
  const char *how = g_variant_get_string (parameter, NULL);
  double      factor = g_str_equal (how, "in")    ? ZOOM_STEP
                       : g_str_equal (how, "out") ? 1 / ZOOM_STEP
                                                  : g_ascii_strtod (how, NULL);

  if (g_str_equal (how, "fit"))
    studio_map_canvas_fit (self);
  else if (g_str_equal (how, "selection"))
    fly_to_selection (self);
  else if (factor > 0 && factor < 1e6)
    studio_map_canvas_zoom_by (self, factor, self->view.width_px / 2, self->view.height_px / 2);
}

static void
zoom_at (StudioMapCanvas *self, GVariant *parameter)
{
  double factor, x, y;

  g_variant_get (parameter, "(ddd)", &factor, &x, &y);
  if (factor > 0 && factor < 1e6)
    studio_map_canvas_zoom_by (self, factor, x, y);
}

static void
pan (StudioMapCanvas *self, GVariant *parameter)
{
  double dx, dy;

  g_variant_get (parameter, "(dd)", &dx, &dy);
  studio_map_canvas_move_view (self, vt_map_view_pan (self->view, -dx, -dy));
}

static void
fly_to (StudioMapCanvas *self, GVariant *parameter)
{
  studio_map_canvas_fly_to (self, g_variant_get_uint32 (parameter));
}

static void
walk (StudioMapCanvas *self, GVariant *parameter)
{
  studio_map_canvas_walk (self, g_variant_get_string (parameter, NULL));
}

static void
toggle (StudioMapCanvas *self, GVariant *parameter)
{
  studio_map_canvas_toggle_focus (self);
}

static void
select_in (StudioMapCanvas *self, GVariant *parameter)
{
  double x0, y0, x1, y1;
  g_autoptr (GArray) nodes = NULL;

  g_variant_get (parameter, "(dddd)", &x0, &y0, &x1, &y1);
  nodes = vt_map_index_nodes_in (studio_map_canvas_get_index (self), &self->view, x0, y0, x1, y1);
  studio_map_canvas_select_nodes (self, nodes, FALSE);
}

static void
select_lasso (StudioMapCanvas *self, GVariant *parameter)
{
  gsize         n;
  const double *points = g_variant_get_fixed_array (parameter, &n, sizeof (double));
  g_autoptr (GArray) nodes = vt_map_index_nodes_within (studio_map_canvas_get_index (self),
                                                        &self->view, points, (guint) (n / 2));

  studio_map_canvas_select_nodes (self, nodes, FALSE);
}

static void
select_neighbours (StudioMapCanvas *self, GVariant *parameter)
{
  gsize          n;
  const guint32 *products = g_variant_get_fixed_array (parameter, &n, sizeof (guint32));

  studio_map_canvas_select_neighbours (self, products, (guint) n);
}

static void
open_menu (StudioMapCanvas *self, GVariant *parameter)
{
  studio_map_canvas_open_menu (self, self->focus);
}

void
studio_map_canvas_obey (StudioMapCanvas *self, const char *command, GVariant *parameter)
{
  static const struct
  {
    const char *command;
    void (*obey) (StudioMapCanvas *self, GVariant *parameter);
  } commands[] = {
      {"zoom", zoom},
      {"zoom-at", zoom_at},
      {"pan", pan},
      {"fly-to", fly_to},
      {"walk", walk},
      {"toggle", toggle},
      {"select-in", select_in},
      {"select-lasso", select_lasso},
      {"select-neighbours", select_neighbours},
      {"menu", open_menu},
  };

  if (self->scene == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].command, command))
      commands[i].obey (self, parameter);
}
