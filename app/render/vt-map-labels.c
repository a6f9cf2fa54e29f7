/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which labels are drawn and where: greedy by importance, each in the first free of four places. */

#include "vt-map-paint.h"

#include <math.h>

#define LABEL_MAX_WIDTH_PX 170
#define LABEL_GAP_PX 3.0
/* So much of the view for each label: more would be a wall of text. */
#define AREA_A_LABEL_PX2 9000.0
#define N_PLACES 4

typedef struct
{
  const VtMapScene *scene;
  const VtMapView  *view;
  const guint8     *states;
  PangoLayout      *layout;  /* (owned) */
  GArray           *visible; /* (owned): nodes in the view, most important first */
  GArray           *labels;  /* (owned) */
} Placing;

PangoLayout *
vt_map_layout_new (cairo_t *cr, const VtMapStyle *style)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (style->font_family);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_absolute_size (font, style->font_size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);

  pango_layout_set_width (layout, LABEL_MAX_WIDTH_PX * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static gboolean
overlaps (const VtMapLabel *a, const VtMapLabel *b)
{
  return a->x_px < b->x_px + b->width_px && b->x_px < a->x_px + a->width_px &&
         a->y_px < b->y_px + b->height_px && b->y_px < a->y_px + a->height_px;
}

/* How many nodes a label would lie on. */
static guint
count_covered (const Placing *self, const VtMapLabel *label)
{
  guint n = 0;

  for (guint k = 0; k < self->visible->len; k++)
    {
      guint32          i = g_array_index (self->visible, guint32, k);
      const VtMapNode *node = &self->scene->nodes[i];
      double           x_px = vt_map_view_x_to_px (self->view, node->x);
      double           y_px = vt_map_view_y_to_px (self->view, node->y);
      double           radius_px = vt_map_view_radius_px (self->view, node);
      double           dx = x_px - CLAMP (x_px, label->x_px, label->x_px + label->width_px);
      double           dy = y_px - CLAMP (y_px, label->y_px, label->y_px + label->height_px);

      if (i != label->node && dx * dx + dy * dy < radius_px * radius_px)
        n++;
    }
  return n;
}

static gboolean
is_free (const Placing *self, const VtMapLabel *label)
{
  if (label->x_px < 0 || label->y_px < 0 || label->x_px + label->width_px > self->view->width_px ||
      label->y_px + label->height_px > self->view->height_px)
    return FALSE;

  for (guint k = 0; k < self->labels->len; k++)
    if (overlaps (label, &g_array_index (self->labels, VtMapLabel, k)))
      return FALSE;
  return TRUE;
}

/* Below, right, left, above: below is read most easily as the node's own. */
static VtMapLabel
label_at_place (const Placing *self, guint32 i, guint place, double width_px, double height_px)
{
  const VtMapNode *node = &self->scene->nodes[i];
  double           x_px = vt_map_view_x_to_px (self->view, node->x);
  double           y_px = vt_map_view_y_to_px (self->view, node->y);
  double           away_px = vt_map_view_radius_px (self->view, node) + LABEL_GAP_PX;
  VtMapLabel       label = {i, x_px - width_px / 2, y_px - height_px / 2, width_px, height_px};

  switch (place)
    {
    case 0:
      label.y_px = y_px + away_px;
      break;
    case 1:
      label.x_px = x_px + away_px;
      break;
    case 2:
      label.x_px = x_px - away_px - width_px;
      break;
    default:
      label.y_px = y_px - away_px - height_px;
      break;
    }
  return label;
}

static void
place_label (Placing *self, guint32 i)
{
  PangoRectangle logical;
  VtMapLabel     best;
  guint          best_covered = G_MAXUINT;

  if (*self->scene->nodes[i].label == '\0')
    return;

  pango_layout_set_text (self->layout, self->scene->nodes[i].label, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);

  for (guint place = 0; place < N_PLACES; place++)
    {
      VtMapLabel label = label_at_place (self, i, place, pango_units_to_double (logical.width),
                                         pango_units_to_double (logical.height));
      guint      covered;

      if (!is_free (self, &label))
        continue;
      covered = count_covered (self, &label);
      if (covered < best_covered)
        {
          best = label;
          best_covered = covered;
        }
      if (covered == 0)
        break;
    }

  /* A label on top of other nodes hides more than it tells, unless it was asked for. */
  if (best_covered == 0 || (best_covered != G_MAXUINT && self->states[i] == VT_MAP_STATE_SELECTED))
    g_array_append_val (self->labels, best);
}

static GArray *
visible_nodes (const VtMapScene *scene, const VtMapView *view)
{
  GArray *visible = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 k = 0; k < scene->n_nodes; k++)
    {
      const VtMapNode *node = &scene->nodes[scene->node_order[k]];
      double           x_px = vt_map_view_x_to_px (view, node->x);
      double           y_px = vt_map_view_y_to_px (view, node->y);

      if (x_px >= 0 && y_px >= 0 && x_px <= view->width_px && y_px <= view->height_px)
        g_array_append_val (visible, scene->node_order[k]);
    }
  return visible;
}

static GArray *
place_labels (cairo_t          *cr,
              const VtMapScene *scene,
              const VtMapView  *view,
              const VtMapStyle *style,
              const guint8     *states)
{
  static const VtMapState turns[] = {VT_MAP_STATE_SELECTED, VT_MAP_STATE_NEIGHBOUR,
                                     VT_MAP_STATE_PLAIN};
  double                  most = ceil (view->width_px * view->height_px / AREA_A_LABEL_PX2);
  Placing                 self = {.scene = scene,
                                  .view = view,
                                  .states = states,
                                  .layout = vt_map_layout_new (cr, style),
                                  .visible = visible_nodes (scene, view),
                                  .labels = g_array_new (FALSE, FALSE, sizeof (VtMapLabel))};

  for (guint turn = 0; turn < G_N_ELEMENTS (turns); turn++)
    for (guint k = 0; k < self.visible->len && self.labels->len < most; k++)
      {
        guint32 i = g_array_index (self.visible, guint32, k);

        if (states[i] == turns[turn])
          place_label (&self, i);
      }

  g_object_unref (self.layout);
  g_array_unref (self.visible);
  return self.labels;
}

GArray *
vt_map_place_labels (cairo_t              *cr,
                     const VtMapScene     *scene,
                     const VtMapView      *view,
                     const VtMapStyle     *style,
                     const VtMapHighlight *highlight)
{
  g_autofree guint8 *states = vt_map_states_new (scene, highlight);

  return place_labels (cr, scene, view, style, states);
}

void
vt_map_draw_text (cairo_t          *cr,
                  PangoLayout      *layout,
                  const VtMapStyle *style,
                  double            opacity,
                  double            x_px,
                  double            y_px)
{
  PangoRectangle logical;

  /* Right-to-left text stands at the right end of the layout's width. */
  pango_layout_get_extents (layout, NULL, &logical);
  x_px -= pango_units_to_double (logical.x);
  y_px -= pango_units_to_double (logical.y);

  cairo_move_to (cr, x_px, y_px);
  pango_cairo_layout_path (cr, layout);
  vt_map_set_colour (cr, style->background, 0.85);
  cairo_set_line_width (cr, style->font_size_px / 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);

  vt_map_set_colour (cr, style->foreground, opacity);
  cairo_move_to (cr, x_px, y_px);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}
