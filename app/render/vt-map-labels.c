/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which labels are drawn and where: greedy by importance, each in the first free of eight places.
 */

#include "vt-map-paint.h"

#include <math.h>
#include <string.h>

#define GAP_PX 3.0
/* So much of the view for each label: more would be a wall of text. */
#define AREA_A_LABEL_PX2 10000.0
#define N_PLACES 8
/* Of the nodes round a corner, how much of the radius a label keeps sideways. */
#define DIAGONAL 0.7
/* A text narrower than that is not worth measuring first where not even this has room. */
#define LEAST_WIDTH_PX 24.0
/* A group of fewer is no place on the map that would need a name. */
#define MIN_NAMED_GROUP 6
/* A name may lie on so many nodes of at most that radius. */
#define MOST_FOR_A_NAME 2
#define SMALL_RADIUS_PX 6.0
#define SQUARE_PX 64.0

/* Rectangles thrown into squares of the view, so that only those nearby are compared. */
typedef struct
{
  guint32 n_columns;
  guint32 n_rows;
  GArray *entries; /* (owned) of Entry */
  gint32 *first;   /* (owned): of each square, its first entry; -1 for none */
} Squares;

typedef struct
{
  guint32 item;
  gint32  next;
} Entry;

typedef struct
{
  guint32 first_column;
  guint32 last_column;
  guint32 first_row;
  guint32 last_row;
} SquareRange;

typedef struct
{
  const VtMapScene *scene;
  const VtMapView  *view;
  const guint8     *states;
  double            margin_x_px;
  double            margin_y_px;
  VtMapText        *text;
  guint8           *is_name;      /* (owned): of each node */
  GArray           *visible;      /* (owned): nodes in the view, most important first */
  GArray           *labels;       /* (owned) */
  Squares           node_squares; /* of nodes, visible or not, by index */
  Squares           label_squares;
} Placing;

/* ---- squares ---- */

static void
squares_init (Squares *self, const VtMapView *view)
{
  self->n_columns = (guint32) (view->width_px / SQUARE_PX) + 1;
  self->n_rows = (guint32) (view->height_px / SQUARE_PX) + 1;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->first = g_new (gint32, (gsize) self->n_columns * self->n_rows);
  memset (self->first, 0xff, (gsize) self->n_columns * self->n_rows * sizeof *self->first);
}

static void
squares_clear (Squares *self)
{
  g_array_unref (self->entries);
  g_free (self->first);
}

static guint32
to_square (double at_px, guint32 n)
{
  return (guint32) CLAMP (at_px / SQUARE_PX, 0, n - 1);
}

static SquareRange
squares_under (const Squares *self, const VtMapLabel *box)
{
  return (SquareRange){to_square (box->x_px, self->n_columns),
                       to_square (box->x_px + box->width_px, self->n_columns),
                       to_square (box->y_px, self->n_rows),
                       to_square (box->y_px + box->height_px, self->n_rows)};
}

static void
squares_add (Squares *self, const VtMapLabel *box, guint32 item)
{
  SquareRange range = squares_under (self, box);

  for (guint32 row = range.first_row; row <= range.last_row; row++)
    for (guint32 column = range.first_column; column <= range.last_column; column++)
      {
        gint32 *first = &self->first[row * self->n_columns + column];
        Entry   entry = {item, *first};

        *first = (gint32) self->entries->len;
        g_array_append_val (self->entries, entry);
      }
}

/* ---- what is in the way ---- */

static gboolean
overlaps (const VtMapLabel *a, const VtMapLabel *b)
{
  return a->x_px < b->x_px + b->width_px && b->x_px < a->x_px + a->width_px &&
         a->y_px < b->y_px + b->height_px && b->y_px < a->y_px + a->height_px;
}

static gboolean
lies_on_label (const Placing *self, const VtMapLabel *label)
{
  const Squares *squares = &self->label_squares;
  SquareRange    range = squares_under (squares, label);

  for (guint32 row = range.first_row; row <= range.last_row; row++)
    for (guint32 column = range.first_column; column <= range.last_column; column++)
      for (gint32 k = squares->first[row * squares->n_columns + column]; k >= 0;
           k = g_array_index (squares->entries, Entry, k).next)
        {
          guint32 other = g_array_index (squares->entries, Entry, k).item;

          if (overlaps (label, &g_array_index (self->labels, VtMapLabel, other)))
            return TRUE;
        }
  return FALSE;
}

/* Returns 0 where it does not, else how bad that is. */
static guint
cost_on_node (const Placing *self, const VtMapLabel *label, guint32 i)
{
  const VtMapNode *node = &self->scene->nodes[i];
  double           x_px = vt_map_view_x_to_px (self->view, node->x);
  double           y_px = vt_map_view_y_to_px (self->view, node->y);
  double           radius_px = vt_map_view_radius_px (self->view, node);
  double           dx = x_px - CLAMP (x_px, label->x_px, label->x_px + label->width_px);
  double           dy = y_px - CLAMP (y_px, label->y_px, label->y_px + label->height_px);

  if (i == label->node || dx * dx + dy * dy >= radius_px * radius_px)
    return 0;
  return radius_px > SMALL_RADIUS_PX ? MOST_FOR_A_NAME + 1 : 1;
}

/* Of all the nodes a label would lie on; one in several squares counts in each. */
static guint
cost_on_nodes (const Placing *self, const VtMapLabel *label)
{
  const Squares *squares = &self->node_squares;
  guint          cost = 0;
  SquareRange    range = squares_under (squares, label);

  for (guint32 row = range.first_row; row <= range.last_row; row++)
    for (guint32 column = range.first_column; column <= range.last_column; column++)
      for (gint32 k = squares->first[row * squares->n_columns + column]; k >= 0;
           k = g_array_index (squares->entries, Entry, k).next)
        cost += cost_on_node (self, label, g_array_index (squares->entries, Entry, k).item);
  return cost;
}

static gboolean
is_within (const Placing *self, const VtMapLabel *label, double margin_x_px, double margin_y_px)
{
  return label->x_px >= margin_x_px && label->y_px >= margin_y_px &&
         label->x_px + label->width_px <= self->view->width_px - margin_x_px &&
         label->y_px + label->height_px <= self->view->height_px - margin_y_px;
}

/* No border cuts a label off: neither that of the picture nor that of what is seen of it. */
static gboolean
is_whole (const Placing *self, const VtMapLabel *label)
{
  double           mx = self->margin_x_px, my = self->margin_y_px;
  const VtMapNode *node = &self->scene->nodes[label->node];
  double           x_px = vt_map_view_x_to_px (self->view, node->x);
  double           y_px = vt_map_view_y_to_px (self->view, node->y);

  if (x_px >= mx && x_px <= self->view->width_px - mx && y_px >= my &&
      y_px <= self->view->height_px - my)
    return is_within (self, label, mx, my);
  return is_within (self, label, 0, 0) &&
         (label->x_px + label->width_px <= mx || label->y_px + label->height_px <= my ||
          label->x_px >= self->view->width_px - mx || label->y_px >= self->view->height_px - my);
}

/* ---- places ---- */

/* Below, right, left, above, then the corners: below is read most easily as the node's own. */
static VtMapLabel
label_at_place (const Placing *self, guint32 i, guint place, double width_px, double height_px)
{
  /* Where the label's middle lies from the node's: its half sizes and the node's radius apart. */
  static const struct
  {
    double x;
    double y;
  } places[N_PLACES] = {{0, 1}, {1, 0}, {-1, 0}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
  const VtMapNode *node = &self->scene->nodes[i];
  double           radius_px = vt_map_view_radius_px (self->view, node);
  double away_px = radius_px * (places[place].x * places[place].y != 0 ? DIAGONAL : 1) + GAP_PX;
  double x_px =
      vt_map_view_x_to_px (self->view, node->x) + places[place].x * (away_px + width_px / 2);
  double y_px =
      vt_map_view_y_to_px (self->view, node->y) + places[place].y * (away_px + height_px / 2);

  return (VtMapLabel){i,        x_px - width_px / 2, y_px - height_px / 2,
                      width_px, height_px,           self->is_name[i]};
}

/* A label on top of other nodes hides more than it tells, unless it was asked for; where the nodes
 * are small and many, the name of a group tells more than one or two of them. */
static guint
get_most_cost (const Placing *self, guint32 i)
{
  if (self->states[i] == VT_MAP_STATE_SELECTED)
    return G_MAXUINT - 1;
  return self->is_name[i] ? MOST_FOR_A_NAME : 0;
}

/* @ret_label is written only on success. */
static gboolean
find_place (
    const Placing *self, guint32 i, double width_px, double height_px, VtMapLabel *ret_label)
{
  VtMapLabel best = {0};
  guint      best_cost = G_MAXUINT;
  gboolean   is_found = FALSE;

  for (guint place = 0; place < N_PLACES && best_cost > 0; place++)
    {
      VtMapLabel label = label_at_place (self, i, place, width_px, height_px);
      guint      cost;

      if (!is_whole (self, &label) || lies_on_label (self, &label))
        continue;
      cost = cost_on_nodes (self, &label);
      if (cost >= best_cost || cost > get_most_cost (self, i))
        continue;
      best = label;
      best_cost = cost;
      is_found = TRUE;
    }
  if (is_found)
    *ret_label = best;
  return is_found;
}

static void
place_label (Placing *self, guint32 i)
{
  const char   *text = self->scene->nodes[i].label;
  VtMapTextSize size = self->is_name[i] ? VT_MAP_TEXT_NAME : VT_MAP_TEXT_PLAIN;
  double        width_px, height_px;
  VtMapLabel    label;

  if (*text == '\0' || !find_place (self, i, LEAST_WIDTH_PX,
                                    vt_map_text_get_line_height_px (self->text, size), &label))
    return;

  vt_map_text_measure (self->text, text, size, &width_px, &height_px);
  if (!find_place (self, i, width_px, height_px, &label))
    return;
  squares_add (&self->label_squares, &label, self->labels->len);
  g_array_append_val (self->labels, label);
}

/* ---- in which order ---- */

static void
look_at_nodes (Placing *self)
{
  for (guint32 k = 0; k < self->scene->n_nodes; k++)
    {
      guint32          i = self->scene->node_order[k];
      const VtMapNode *node = &self->scene->nodes[i];
      double           x_px = vt_map_view_x_to_px (self->view, node->x);
      double           y_px = vt_map_view_y_to_px (self->view, node->y);
      double           radius_px = vt_map_view_radius_px (self->view, node);
      VtMapLabel box = {i, x_px - radius_px, y_px - radius_px, 2 * radius_px, 2 * radius_px, FALSE};

      if (x_px + radius_px < 0 || y_px + radius_px < 0 || x_px - radius_px > self->view->width_px ||
          y_px - radius_px > self->view->height_px)
        continue;
      squares_add (&self->node_squares, &box, i);
      if (x_px >= 0 && y_px >= 0 && x_px <= self->view->width_px && y_px <= self->view->height_px)
        g_array_append_val (self->visible, i);
    }
}

/* The most important node of a group names it: the first that is met in their order. */
static guint8 *
choose_names (const VtMapScene *scene)
{
  guint8             *is_name = g_new0 (guint8, MAX (scene->n_nodes, 1));
  g_autofree guint32 *size = g_new0 (guint32, MAX (scene->n_groups, 1));

  for (guint32 i = 0; i < scene->n_nodes; i++)
    size[scene->nodes[i].group]++;
  for (guint32 k = 0; k < scene->n_nodes; k++)
    {
      guint32 group = scene->nodes[scene->node_order[k]].group;

      is_name[scene->node_order[k]] = size[group] >= MIN_NAMED_GROUP;
      size[group] = 0;
    }
  return is_name;
}

/* Selected, neighbours, names, the rest; each by importance. */
static guint
turn_of (const Placing *self, guint32 i)
{
  switch ((VtMapState) self->states[i])
    {
    case VT_MAP_STATE_SELECTED:
      return 0;
    case VT_MAP_STATE_NEIGHBOUR:
      return 1;
    case VT_MAP_STATE_PLAIN:
      return self->is_name[i] ? 2 : 3;
    case VT_MAP_STATE_DIMMED:
    default:
      return 4;
    }
}

GArray *
vt_map_place_labels_with (VtMapText        *text,
                          const VtMapScene *scene,
                          const VtMapView  *view,
                          const guint8     *states,
                          double            margin_x_px,
                          double            margin_y_px)
{
  double  most = ceil (view->width_px * view->height_px / AREA_A_LABEL_PX2);
  Placing self = {.scene = scene,
                  .view = view,
                  .states = states,
                  .margin_x_px = margin_x_px,
                  .margin_y_px = margin_y_px,
                  .text = text,
                  .is_name = choose_names (scene),
                  .visible = g_array_new (FALSE, FALSE, sizeof (guint32)),
                  .labels = g_array_new (FALSE, FALSE, sizeof (VtMapLabel))};

  squares_init (&self.node_squares, view);
  squares_init (&self.label_squares, view);
  look_at_nodes (&self);
  for (guint turn = 0; turn < 4; turn++)
    for (guint k = 0; k < self.visible->len && self.labels->len < most; k++)
      if (turn_of (&self, g_array_index (self.visible, guint32, k)) == turn)
        place_label (&self, g_array_index (self.visible, guint32, k));

  squares_clear (&self.node_squares);
  squares_clear (&self.label_squares);
  g_array_unref (self.visible);
  g_free (self.is_name);
  return self.labels;
}

GArray *
vt_map_place_labels (const VtMapScene     *scene,
                     const VtMapView      *view,
                     const VtMapStyle     *style,
                     const VtMapHighlight *highlight)
{
  g_autofree guint8 *states = vt_map_states_new (scene, highlight);
  g_autoptr (VtMapText) text = vt_map_text_new (style, 0);

  return vt_map_place_labels_with (text, scene, view, states, 0, 0);
}
