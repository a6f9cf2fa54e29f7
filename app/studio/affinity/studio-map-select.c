/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting on the map. */

#include "studio-map-canvas-private.h"

/* The products at both ends lie within, however places are rounded. */
#define RANGE_EDGE_PX 0.5

static void
add_selection (StudioMapCanvas *self, GArray *products)
{
  const guint32 *selection;
  guint          n;

  selection = studio_session_get_selection (self->session, &n);
  g_array_append_vals (products, selection, n);
}

void
studio_map_canvas_select_nodes (StudioMapCanvas *self, GArray *nodes, gboolean too)
{
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (too)
    add_selection (self, products);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint32 product = studio_map_canvas_product_of (self, g_array_index (nodes, guint32, i));

      g_array_append_val (products, product);
    }
  studio_session_select (self->session, (const guint32 *) products->data, products->len);
}

void
studio_map_canvas_select_range (StudioMapCanvas *self, guint32 node)
{
  guint32          anchor = studio_map_canvas_node_of (self, self->anchor);
  VtMapIndex      *index = studio_map_canvas_get_index (self);
  const VtMapNode *from, *to;
  double           x1_px, y1_px, x2_px, y2_px;
  g_autoptr (GArray) nodes = NULL;

  if (index == NULL)
    return;
  if (anchor == VT_MAP_NONE)
    anchor = node;
  self->anchor = studio_map_canvas_product_of (self, anchor);
  from = &self->scene->nodes[anchor];
  to = &self->scene->nodes[node];
  x1_px = vt_map_view_x_to_px (&self->view, MIN (from->x, to->x)) - RANGE_EDGE_PX;
  y1_px = vt_map_view_y_to_px (&self->view, MIN (from->y, to->y)) - RANGE_EDGE_PX;
  x2_px = vt_map_view_x_to_px (&self->view, MAX (from->x, to->x)) + RANGE_EDGE_PX;
  y2_px = vt_map_view_y_to_px (&self->view, MAX (from->y, to->y)) + RANGE_EDGE_PX;
  nodes = vt_map_index_nodes_in (index, &self->view, x1_px, y1_px, x2_px, y2_px);
  studio_map_canvas_select_nodes (self, nodes, FALSE);
}

void
studio_map_canvas_select_neighbours (StudioMapCanvas *self,
                                     const guint32   *products,
                                     guint            n_products)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->shown == NULL)
    return;
  g_array_append_vals (chosen, products, n_products);
  for (guint i = 0; i < n_products; i++)
    {
      guint32 node = studio_map_canvas_node_of (self, products[i]);

      if (node == VT_MAP_NONE)
        continue;
      for (guint32 k = self->scene->first_incident[node]; k < self->scene->first_incident[node + 1];
           k++)
        {
          guint32 other = vt_map_scene_other_end (self->scene, self->scene->incident[k], node);
          guint32 product = studio_map_canvas_product_of (self, other);

          g_array_append_val (chosen, product);
        }
    }
  studio_session_select (self->session, (const guint32 *) chosen->data, chosen->len);
}

GArray *
studio_map_canvas_get_subjects (StudioMapCanvas *self)
{
  GArray *products = g_array_new (FALSE, FALSE, sizeof (guint32));

  add_selection (self, products);
  if (products->len == 0 && self->focus != VT_MAP_NONE)
    {
      guint32 product = studio_map_canvas_product_of (self, self->focus);

      g_array_append_val (products, product);
    }
  return products;
}
