/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map on cairo: links from the weakest to the strongest, nodes over them, labels over all. */

#include "vt-map-paint.h"

#include <math.h>

#define EDGE_MIN_WIDTH_PX 0.7
#define EDGE_MAX_WIDTH_PX 4.5
#define NODE_BORDER_PX 1.0
#define RING_PX 1.5
/* Below it a ring inside the mark would fill it. */
#define RING_MIN_RADIUS_PX 5.0
#define N_SHAPES 5

typedef struct
{
  cairo_t              *cr;
  const VtMapScene     *scene;
  const VtMapView      *view;
  const VtMapStyle     *style;
  const VtMapHighlight *highlight;
  const guint8         *states;
} Painter;

/* ---- states and marks ---- */

guint8 *
vt_map_states_new (const VtMapScene *scene, const VtMapHighlight *highlight)
{
  guint8 *states = g_new0 (guint8, MAX (scene->n_nodes, 1));

  if (highlight == NULL || highlight->n_selected == 0)
    return states;

  for (guint32 i = 0; i < scene->n_nodes; i++)
    states[i] = VT_MAP_STATE_DIMMED;
  for (guint32 k = 0; k < highlight->n_selected; k++)
    if (highlight->selected[k] < scene->n_nodes)
      states[highlight->selected[k]] = VT_MAP_STATE_SELECTED;
  for (guint32 e = 0; e < scene->n_edges; e++)
    {
      guint32 a = scene->edges[e].a, b = scene->edges[e].b;

      if (states[a] == VT_MAP_STATE_SELECTED && states[b] == VT_MAP_STATE_DIMMED)
        states[b] = VT_MAP_STATE_NEIGHBOUR;
      if (states[b] == VT_MAP_STATE_SELECTED && states[a] == VT_MAP_STATE_DIMMED)
        states[a] = VT_MAP_STATE_NEIGHBOUR;
    }
  return states;
}

void
vt_map_set_colour (cairo_t *cr, guint32 colour, double opacity)
{
  cairo_set_source_rgba (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, opacity);
}

static void
polygon_path (cairo_t *cr, guint n, double turn, double x_px, double y_px, double radius_px)
{
  for (guint k = 0; k < n; k++)
    {
      double angle = turn + 2 * G_PI * k / n;

      cairo_line_to (cr, x_px + radius_px * cos (angle), y_px + radius_px * sin (angle));
    }
  cairo_close_path (cr);
}

void
vt_map_mark_path (cairo_t *cr, guint32 group, double x_px, double y_px, double radius_px)
{
  cairo_new_path (cr);
  /* The factors give all shapes about the area of the disc, which is what the eye compares. */
  switch (group % N_SHAPES)
    {
    case 0:
      cairo_arc (cr, x_px, y_px, radius_px, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case 1:
      polygon_path (cr, 4, G_PI / 4, x_px, y_px, radius_px * 1.25);
      break;
    case 2:
      polygon_path (cr, 4, 0, x_px, y_px, radius_px * 1.25);
      break;
    case 3:
      polygon_path (cr, 3, -G_PI / 2, x_px, y_px, radius_px * 1.5);
      break;
    default:
      polygon_path (cr, 6, 0, x_px, y_px, radius_px * 1.1);
      break;
    }
}

static void
draw_mark (cairo_t          *cr,
           const VtMapStyle *style,
           guint32           colour,
           guint32           group,
           double            x_px,
           double            y_px,
           double            radius_px)
{
  /* The border is a larger mark below: filling takes half the time of stroking. */
  vt_map_mark_path (cr, group, x_px, y_px, radius_px + NODE_BORDER_PX);
  vt_map_set_colour (cr, style->background, 1);
  cairo_fill (cr);
  vt_map_mark_path (cr, group, x_px, y_px, radius_px);
  vt_map_set_colour (cr, colour, 1);
  cairo_fill (cr);

  if ((group / N_SHAPES) % 2 == 1 && radius_px >= RING_MIN_RADIUS_PX)
    {
      vt_map_mark_path (cr, group, x_px, y_px, radius_px * 0.58);
      vt_map_set_colour (cr, style->background, 1);
      cairo_set_line_width (cr, RING_PX);
      cairo_stroke (cr);
    }
}

void
vt_map_draw_mark (
    cairo_t *cr, const VtMapStyle *style, guint32 group, double x_px, double y_px, double radius_px)
{
  draw_mark (cr, style, vt_map_style_get_group_colour (style, group), group, x_px, y_px, radius_px);
}

/* ---- links ---- */

static void
stroke_edge (const Painter *self, guint32 e, guint32 colour, double opacity, double more_px)
{
  const VtMapEdge *edge = &self->scene->edges[e];
  const VtMapNode *a = &self->scene->nodes[edge->a];
  const VtMapNode *b = &self->scene->nodes[edge->b];
  double           ax = vt_map_view_x_to_px (self->view, a->x);
  double           ay = vt_map_view_y_to_px (self->view, a->y);
  double           bx = vt_map_view_x_to_px (self->view, b->x);
  double           by = vt_map_view_y_to_px (self->view, b->y);

  if (MAX (ax, bx) < 0 || MIN (ax, bx) > self->view->width_px || MAX (ay, by) < 0 ||
      MIN (ay, by) > self->view->height_px)
    return;

  vt_map_set_colour (self->cr, colour, opacity);
  cairo_set_line_width (self->cr, EDGE_MIN_WIDTH_PX +
                                      (EDGE_MAX_WIDTH_PX - EDGE_MIN_WIDTH_PX) * edge->strength +
                                      more_px);
  cairo_move_to (self->cr, ax, ay);
  cairo_line_to (self->cr, bx, by);
  cairo_stroke (self->cr);
}

static void
draw_edges (const Painter *self)
{
  const VtMapScene *scene = self->scene;
  const VtMapStyle *style = self->style;
  gboolean          selecting = self->highlight != NULL && self->highlight->n_selected > 0;

  for (guint32 k = 0; k < scene->n_edges; k++)
    {
      guint32          e = scene->edge_order[k];
      const VtMapEdge *edge = &scene->edges[e];
      guint32          group = scene->nodes[edge->a].group;
      gboolean         inside = group == scene->nodes[edge->b].group;
      double           opacity = style->edge_opacity_min +
                       (style->edge_opacity_max - style->edge_opacity_min) * sqrt (edge->strength);

      if (selecting)
        stroke_edge (self, e, style->dimmed, 0.6, 0);
      else
        stroke_edge (self, e, inside ? vt_map_style_get_group_colour (style, group) : style->edge,
                     inside ? opacity : opacity * 0.6, 0);
    }

  for (guint32 k = 0; selecting && k < scene->n_edges; k++)
    {
      const VtMapEdge *edge = &scene->edges[scene->edge_order[k]];

      if (self->states[edge->a] == VT_MAP_STATE_SELECTED ||
          self->states[edge->b] == VT_MAP_STATE_SELECTED)
        stroke_edge (self, scene->edge_order[k], style->edge, 0.8, 0.5);
    }
}

/* ---- nodes and labels ---- */

static void
ring_node (const Painter *self, guint32 i, guint32 colour, double gap_px, double width_px)
{
  const VtMapNode *node = &self->scene->nodes[i];

  cairo_new_path (self->cr);
  cairo_arc (self->cr, vt_map_view_x_to_px (self->view, node->x),
             vt_map_view_y_to_px (self->view, node->y),
             vt_map_view_radius_px (self->view, node) * 1.2 + gap_px, 0, 2 * G_PI);
  vt_map_set_colour (self->cr, colour, 1);
  cairo_set_line_width (self->cr, width_px);
  cairo_stroke (self->cr);
}

static void
draw_nodes (const Painter *self)
{
  const VtMapScene *scene = self->scene;

  /* The most important last, on top. */
  for (guint32 k = scene->n_nodes; k > 0; k--)
    {
      guint32          i = scene->node_order[k - 1];
      const VtMapNode *node = &scene->nodes[i];
      double           x_px = vt_map_view_x_to_px (self->view, node->x);
      double           y_px = vt_map_view_y_to_px (self->view, node->y);
      double           radius_px = vt_map_view_radius_px (self->view, node);
      guint32          colour = vt_map_style_get_group_colour (self->style, node->group);

      if (x_px + 2 * radius_px < 0 || x_px - 2 * radius_px > self->view->width_px ||
          y_px + 2 * radius_px < 0 || y_px - 2 * radius_px > self->view->height_px)
        continue;

      if (self->states[i] == VT_MAP_STATE_DIMMED)
        colour = self->style->dimmed;
      draw_mark (self->cr, self->style, colour, node->group, x_px, y_px, radius_px);
      if (self->states[i] == VT_MAP_STATE_SELECTED)
        ring_node (self, i, self->style->selection, 2, 2.5);
    }
}

static void
draw_labels (const Painter *self, VtMapText *text)
{
  g_autoptr (GArray) labels =
      vt_map_place_labels_with (text, self->scene, self->view, self->states);

  for (guint k = 0; k < labels->len; k++)
    {
      const VtMapLabel *label = &g_array_index (labels, VtMapLabel, k);

      vt_map_text_draw (text, self->cr, self->scene->nodes[label->node].label,
                        label->is_name ? VT_MAP_TEXT_NAME : VT_MAP_TEXT_PLAIN, label->x_px,
                        label->y_px);
    }
}

void
vt_map_draw_base (cairo_t              *cr,
                  VtMapText            *text,
                  const VtMapScene     *scene,
                  const VtMapView      *view,
                  const VtMapStyle     *style,
                  const VtMapHighlight *highlight,
                  VtMapDetail           detail)
{
  g_autofree guint8 *states = vt_map_states_new (scene, highlight);
  Painter            self = {cr, scene, view, style, highlight, states};

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip_preserve (cr);
  vt_map_set_colour (cr, style->background, 1);
  cairo_fill (cr);

  cairo_set_antialias (cr, detail == VT_MAP_DETAIL_FULL ? CAIRO_ANTIALIAS_DEFAULT
                                                        : CAIRO_ANTIALIAS_NONE);
  draw_edges (&self);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_nodes (&self);
  if (detail == VT_MAP_DETAIL_FULL)
    draw_labels (&self, text);
  cairo_restore (cr);
}

/* ---- what changes with the pointer ---- */

static void
draw_tag (const Painter *self, guint32 i)
{
  g_autoptr (PangoLayout) layout = vt_map_layout_new (self->cr, self->style);
  const VtMapNode *node = &self->scene->nodes[i];
  PangoRectangle   logical;
  double           width_px, height_px, x_px, y_px;

  if (*node->label == '\0')
    return;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, node->label, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  width_px = pango_units_to_double (logical.width);
  height_px = pango_units_to_double (logical.height);
  x_px = CLAMP (vt_map_view_x_to_px (self->view, node->x) - width_px / 2, 8,
                MAX (self->view->width_px - width_px - 8, 8));
  y_px = vt_map_view_y_to_px (self->view, node->y) +
         vt_map_view_radius_px (self->view, node) * 1.2 + 9;
  if (y_px + height_px + 4 > self->view->height_px)
    y_px = self->view->height_px - height_px - 4;

  cairo_rectangle (self->cr, x_px - 6, y_px - 3, width_px + 12, height_px + 6);
  vt_map_set_colour (self->cr, self->style->background, 0.94);
  cairo_fill_preserve (self->cr);
  vt_map_set_colour (self->cr, self->style->edge, 0.7);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  vt_map_draw_text (self->cr, layout, self->style, 1, x_px, y_px);
}

static void
draw_hovered (const Painter *self, guint32 hovered)
{
  const VtMapScene *scene = self->scene;
  const VtMapNode  *node = &scene->nodes[hovered];

  for (guint32 k = scene->first_incident[hovered]; k < scene->first_incident[hovered + 1]; k++)
    stroke_edge (self, scene->incident[k], self->style->foreground, 0.75, 0.3);
  for (guint32 k = scene->first_incident[hovered]; k < scene->first_incident[hovered + 1]; k++)
    {
      guint32          other = vt_map_scene_other_end (scene, scene->incident[k], hovered);
      const VtMapNode *end = &scene->nodes[other];

      vt_map_draw_mark (self->cr, self->style, end->group, vt_map_view_x_to_px (self->view, end->x),
                        vt_map_view_y_to_px (self->view, end->y),
                        vt_map_view_radius_px (self->view, end));
      if (self->states[other] == VT_MAP_STATE_SELECTED)
        ring_node (self, other, self->style->selection, 2, 2.5);
    }

  vt_map_draw_mark (self->cr, self->style, node->group, vt_map_view_x_to_px (self->view, node->x),
                    vt_map_view_y_to_px (self->view, node->y),
                    vt_map_view_radius_px (self->view, node));
  ring_node (self, hovered, self->style->foreground, 1, 1.5);
}

void
vt_map_draw_overlay (cairo_t              *cr,
                     const VtMapScene     *scene,
                     const VtMapView      *view,
                     const VtMapStyle     *style,
                     const VtMapHighlight *highlight)
{
  g_autofree guint8 *states = NULL;
  Painter            self = {cr, scene, view, style, highlight, NULL};

  if (highlight == NULL ||
      (highlight->hovered >= scene->n_nodes && highlight->focus >= scene->n_nodes))
    return;

  states = vt_map_states_new (scene, highlight);
  self.states = states;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip (cr);
  if (highlight->hovered < scene->n_nodes)
    draw_hovered (&self, highlight->hovered);
  if (highlight->focus < scene->n_nodes)
    ring_node (&self, highlight->focus, style->accent, 5, 3);
  draw_tag (&self, highlight->hovered < scene->n_nodes ? highlight->hovered : highlight->focus);
  cairo_restore (cr);
}

void
vt_map_draw (cairo_t              *cr,
             const VtMapScene     *scene,
             const VtMapView      *view,
             const VtMapStyle     *style,
             const VtMapHighlight *highlight,
             VtMapDetail           detail)
{
  g_autoptr (VtMapText) text = NULL;

  g_return_if_fail (cr != NULL && scene != NULL && view != NULL && style != NULL);

  text = vt_map_text_new (style, 0);
  vt_map_draw_base (cr, text, scene, view, style, highlight, detail);
  vt_map_draw_overlay (cr, scene, view, style, highlight);
}
