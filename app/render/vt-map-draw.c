/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map: links from the weakest to the strongest, nodes over them, labels over all. */

#include "vt-map-lod.h"
#include "vt-map-paint.h"

#include <math.h>

#define DIMMED_OPACITY 0.6
/* Marks with corners reach so much farther than the disc. */
#define CORNERS 1.2
/* Of the node's radius. */
#define PIN_SHARE 0.3
#define PIN_MIN_PX 1.5
#define OVERVIEW_MIN_RADIUS_PX 1.1
#define OVERVIEW_MAX_RADIUS_PX 6.0
/* Arrowheads are drawn once links are far enough apart to follow one. */
#define ARROW_SCALE_MIN 14.0

typedef struct
{
  VtMapPen             *pen;
  const VtMapScene     *scene;
  const VtMapView      *view;
  const VtMapStyle     *style;
  const VtMapHighlight *highlight;
  const guint8         *states;
  VtMapDetail           detail;
  double                margin_x_px; /* of the view, that is not seen for now */
  double                margin_y_px;
} Painter;

/* ---- states ---- */

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

void
vt_map_draw_mark (cairo_t          *cr,
                  const VtMapStyle *style,
                  VtMapColouring    colouring,
                  guint32           mark,
                  double            x_px,
                  double            y_px,
                  double            radius_px)
{
  VtMapPen  pen = {cr, NULL, 1};
  VtMapMark look = vt_map_mark_get (style, colouring, mark);

  vt_map_pen_mark (&pen, &look, style->background, x_px, y_px, radius_px);
}

double
vt_map_radius_at_detail (const VtMapView *view, const VtMapNode *node, VtMapDetail detail)
{
  if (detail == VT_MAP_DETAIL_OVERVIEW)
    return CLAMP (node->radius * view->scale, OVERVIEW_MIN_RADIUS_PX, OVERVIEW_MAX_RADIUS_PX);
  return vt_map_view_radius_px (view, node);
}

/* ---- links ---- */

static void
draw_edge (const Painter *self, guint32 e, const VtMapStroke *stroke)
{
  double     points[8];
  VtMapArrow arrow;
  gboolean   has_arrow;

  vt_map_edge_points (self->scene, self->view, e, points);
  has_arrow = self->detail == VT_MAP_DETAIL_FULL && self->view->scale >= ARROW_SCALE_MIN &&
              vt_map_arrow_of_edge (self->scene, self->view, e, stroke->width_px, points, &arrow);
  vt_map_pen_curve (self->pen, points, self->scene->curves[e].is_bent, stroke->colour,
                    stroke->width_px, stroke->opacity);
  if (has_arrow)
    vt_map_pen_arrow (self->pen, arrow.x_px, arrow.y_px, arrow.dx, arrow.dy, arrow.length_px,
                      stroke->colour, MIN (stroke->opacity * 1.3, 1));
}

static gboolean
touches_selection (const Painter *self, guint32 e)
{
  const VtMapEdge *edge = &self->scene->edges[e];

  return self->states[edge->a] == VT_MAP_STATE_SELECTED ||
         self->states[edge->b] == VT_MAP_STATE_SELECTED;
}

/* Those of what is selected, all of them, over the others. */
static void
draw_selected_edges (const Painter *self)
{
  const VtMapScene *scene = self->scene;

  for (guint32 k = 0; k < scene->n_edges; k++)
    {
      guint32     e = scene->edge_order[k];
      VtMapStroke stroke;

      if (!touches_selection (self, e))
        continue;
      stroke = vt_map_stroke_of_edge (scene, self->view, self->style, e);
      stroke.opacity = 0.8;
      stroke.width_px += 0.5;
      if (scene->edges[e].band == 0)
        stroke.colour = self->style->edge;
      draw_edge (self, e, &stroke);
    }
}

static void
draw_edges (const Painter *self)
{
  const VtMapScene *scene = self->scene;
  gboolean          selecting = self->highlight != NULL && self->highlight->n_selected > 0;
  g_autofree float *opacity = g_new (float, MAX (scene->n_edges, 1));

  vt_map_lod_choose_edges (scene, self->view, opacity);
  for (guint32 k = 0; k < scene->n_edges; k++)
    {
      guint32     e = scene->edge_order[k];
      VtMapStroke stroke;

      if (opacity[e] <= 0 || (selecting && touches_selection (self, e)))
        continue;
      stroke = vt_map_stroke_of_edge (scene, self->view, self->style, e);
      if (selecting)
        {
          stroke.colour = self->style->dimmed;
          stroke.opacity = DIMMED_OPACITY;
        }
      stroke.opacity *= (double) opacity[e];
      draw_edge (self, e, &stroke);
    }
  if (selecting)
    draw_selected_edges (self);
}

/* ---- nodes and labels ---- */

static void
ring_node (const Painter *self, guint32 i, guint32 colour, double gap_px, double width_px)
{
  const VtMapNode *node = &self->scene->nodes[i];

  vt_map_pen_ring (self->pen, vt_map_view_x_to_px (self->view, node->x),
                   vt_map_view_y_to_px (self->view, node->y),
                   vt_map_radius_at_detail (self->view, node, self->detail) * CORNERS + gap_px,
                   width_px, colour);
}

static void
draw_node (const Painter *self, guint32 i)
{
  const VtMapNode *node = &self->scene->nodes[i];
  VtMapMark mark = vt_map_mark_get (self->style, self->scene->colouring, self->scene->marks[i]);
  double    x_px = vt_map_view_x_to_px (self->view, node->x);
  double    y_px = vt_map_view_y_to_px (self->view, node->y);
  double    radius_px = vt_map_radius_at_detail (self->view, node, self->detail);

  if (x_px + 2 * radius_px < 0 || x_px - 2 * radius_px > self->view->width_px ||
      y_px + 2 * radius_px < 0 || y_px - 2 * radius_px > self->view->height_px)
    return;
  if (self->states[i] == VT_MAP_STATE_DIMMED)
    mark.colour = self->style->dimmed;
  vt_map_pen_mark (self->pen, &mark, self->style->background, x_px, y_px, radius_px);
  if (self->states[i] == VT_MAP_STATE_SELECTED)
    ring_node (self, i, self->style->selection, 2, 2.5);
}

static void
draw_nodes (const Painter *self)
{
  /* The most important last, on top. */
  for (guint32 k = self->scene->n_nodes; k > 0; k--)
    draw_node (self, self->scene->node_order[k - 1]);
}

static void
draw_labels (const Painter *self, VtMapText *text)
{
  g_autoptr (GArray) labels = vt_map_place_labels_with (text, self->scene, self->view, self->states,
                                                        self->margin_x_px, self->margin_y_px);

  for (guint k = 0; k < labels->len; k++)
    {
      const VtMapLabel *label = &g_array_index (labels, VtMapLabel, k);

      vt_map_text_draw (text, self->pen->cr, self->scene->nodes[label->node].label,
                        label->is_name ? VT_MAP_TEXT_NAME : VT_MAP_TEXT_PLAIN, label->x_px,
                        label->y_px);
    }
}

void
vt_map_draw_base (VtMapPen             *pen,
                  VtMapText            *text,
                  const VtMapScene     *scene,
                  const VtMapView      *view,
                  const VtMapStyle     *style,
                  const VtMapHighlight *highlight,
                  VtMapDetail           detail,
                  double                margin_x_px,
                  double                margin_y_px)
{
  g_autofree guint8 *states = vt_map_states_new (scene, highlight);
  Painter  self = {pen, scene, view, style, highlight, states, detail, margin_x_px, margin_y_px};
  cairo_t *cr = pen->cr;
  cairo_surface_t *surface = cairo_get_target (cr);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip_preserve (cr);
  vt_map_set_colour (cr, style->background, 1);
  cairo_fill (cr);

  if (pen->raster != NULL)
    vt_map_raster_begin (pen->raster, surface);
  draw_edges (&self);
  draw_nodes (&self);
  if (pen->raster != NULL)
    vt_map_raster_end (pen->raster, surface);
  if (detail == VT_MAP_DETAIL_FULL)
    draw_labels (&self, text);
  cairo_restore (cr);
}

/* ---- what changes with the pointer ---- */

static void
draw_tag (const Painter *self, guint32 i)
{
  g_autoptr (PangoLayout) layout = vt_map_layout_new (self->pen->cr, self->style);
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

  cairo_rectangle (self->pen->cr, x_px - 6, y_px - 3, width_px + 12, height_px + 6);
  vt_map_set_colour (self->pen->cr, self->style->background, 0.94);
  cairo_fill_preserve (self->pen->cr);
  vt_map_set_colour (self->pen->cr, self->style->edge, 0.7);
  cairo_set_line_width (self->pen->cr, 1);
  cairo_stroke (self->pen->cr);
  vt_map_draw_text (self->pen->cr, layout, self->style, 1, x_px, y_px);
}

static void
draw_hovered (const Painter *self, guint32 hovered)
{
  const VtMapScene *scene = self->scene;

  for (guint32 k = scene->first_incident[hovered + 1]; k > scene->first_incident[hovered]; k--)
    {
      VtMapStroke stroke =
          vt_map_stroke_of_edge (scene, self->view, self->style, scene->incident[k - 1]);

      stroke.colour = self->style->foreground;
      stroke.opacity = 0.75;
      stroke.width_px += 0.3;
      draw_edge (self, scene->incident[k - 1], &stroke);
    }
  for (guint32 k = scene->first_incident[hovered]; k < scene->first_incident[hovered + 1]; k++)
    draw_node (self, vt_map_scene_other_end (scene, scene->incident[k], hovered));
  draw_node (self, hovered);
  ring_node (self, hovered, self->style->foreground, 1, 1.5);
}

/* A link under the pointer, with its ends. */
static void
draw_hovered_edge (const Painter *self, guint32 e)
{
  VtMapStroke stroke = vt_map_stroke_of_edge (self->scene, self->view, self->style, e);

  stroke.colour = self->style->foreground;
  stroke.opacity = 0.9;
  stroke.width_px += 1;
  draw_edge (self, e, &stroke);
  draw_node (self, self->scene->edges[e].a);
  draw_node (self, self->scene->edges[e].b);
  ring_node (self, self->scene->edges[e].a, self->style->foreground, 1, 1.5);
  ring_node (self, self->scene->edges[e].b, self->style->foreground, 1, 1.5);
}

/* A pin's head. */
static void
draw_pin (const Painter *self, guint32 i)
{
  const VtMapNode *node = &self->scene->nodes[i];
  VtMapMark        dot = {VT_MAP_SHAPE_DISC, self->style->foreground, FALSE};

  vt_map_pen_mark (self->pen, &dot, self->style->background,
                   vt_map_view_x_to_px (self->view, node->x),
                   vt_map_view_y_to_px (self->view, node->y),
                   MAX (vt_map_view_radius_px (self->view, node) * PIN_SHARE, PIN_MIN_PX));
}

void
vt_map_draw_overlay (cairo_t              *cr,
                     const VtMapScene     *scene,
                     const VtMapView      *view,
                     const VtMapStyle     *style,
                     const VtMapHighlight *highlight)
{
  g_autofree guint8 *states = NULL;
  VtMapPen           pen = {cr, NULL, 1};
  Painter            self = {&pen, scene, view, style, highlight, NULL, VT_MAP_DETAIL_FULL};

  if (highlight == NULL ||
      (highlight->hovered >= scene->n_nodes && highlight->focus >= scene->n_nodes &&
       highlight->hovered_edge >= scene->n_edges && highlight->n_pinned == 0))
    return;

  states = vt_map_states_new (scene, highlight);
  self.states = states;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, view->width_px, view->height_px);
  cairo_clip (cr);
  if (highlight->hovered < scene->n_nodes)
    draw_hovered (&self, highlight->hovered);
  else if (highlight->hovered_edge < scene->n_edges)
    draw_hovered_edge (&self, highlight->hovered_edge);
  for (guint32 k = 0; k < highlight->n_pinned; k++)
    if (highlight->pinned[k] < scene->n_nodes)
      draw_pin (&self, highlight->pinned[k]);
  if (highlight->focus < scene->n_nodes)
    ring_node (&self, highlight->focus, style->accent, 5, 3);
  if (highlight->hovered < scene->n_nodes)
    draw_tag (&self, highlight->hovered);
  else if (highlight->focus < scene->n_nodes)
    draw_tag (&self, highlight->focus);
  cairo_restore (cr);
}

void
vt_map_draw_sample_edge (cairo_t          *cr,
                         const VtMapStyle *style,
                         double            strength,
                         guint32           band,
                         VtMapDirection    direction,
                         double            x0_px,
                         double            x1_px,
                         double            y_px)
{
  const VtMapNode nodes[] = {{.radius = 1e-6}, {.x = 1, .radius = 1e-6, .group = 1}};
  const VtMapEdge edge = {0, 1, strength, band, direction};
  g_autoptr (VtMapScene) scene = vt_map_scene_new (nodes, 2, &edge, 1);
  VtMapView   view = {0, 0, VT_MAP_SCALE_MAX, 1, 1};
  VtMapPen    pen = {cr, NULL, 1};
  VtMapStroke stroke = vt_map_stroke_of_edge (scene, &view, style, 0);
  double      points[8] = {x0_px, y_px, x0_px, y_px, x1_px, y_px, x1_px, y_px};

  vt_map_pen_curve (&pen, points, FALSE, stroke.colour, stroke.width_px, stroke.opacity);
  if (direction == VT_MAP_DIRECTION_TO_B)
    vt_map_pen_arrow (&pen, x1_px, y_px, 1, 0, 9, stroke.colour, 1);
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
  VtMapPen pen = {cr, NULL, 1};

  g_return_if_fail (cr != NULL && scene != NULL && view != NULL && style != NULL);

  text = vt_map_text_new (style, 0);
  vt_map_draw_base (&pen, text, scene, view, style, highlight, detail, 0, 0);
  vt_map_draw_overlay (cr, scene, view, style, highlight);
}
