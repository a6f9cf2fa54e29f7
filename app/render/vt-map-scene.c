/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map shows: nodes, links, and the orders in which they are looked at. */

#include "vt-map-scene.h"

#include <math.h>
#include <string.h>

/* Longer than any label that can be read on a map, short enough to be laid out quickly. */
#define MAX_LABEL_CHARS 80

/* How hard the links between two groups are drawn together where there are many. */
#define MOST_PULL 0.8
/* Of its length, so far at most a link leaves its straight way. */
#define MOST_BEND 0.3

/* What stays the same where nodes move. */
typedef struct
{
  gatomicrefcount ref_count;
  VtMapEdge      *edges; /* (owned), as are the arrays below */
  guint32        *marks;
  guint32        *edge_order;
  guint32        *node_order;
  guint32        *first_incident;
  guint32        *incident;
  float          *pull;   /* of each edge, how hard it is drawn to those like it, 0 to 1 */
  GStringChunk   *labels; /* (owned) */
} Core;

typedef struct
{
  VtMapScene public;
  gatomicrefcount ref_count;
  Core           *core;   /* (owned) */
  VtMapNode      *nodes;  /* (owned) */
  VtMapCurve     *curves; /* (owned) */
} Scene;

/* Control characters would break the line, marks of direction turn the text beside it around.
 * Joiners stay: scripts and emoji are spelt with them. */
static gboolean
is_harmless (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == 0x200c || c == 0x200d)
    return TRUE;
  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR &&
         type != G_UNICODE_SURROGATE && type != G_UNICODE_UNASSIGNED;
}

static const char *
keep_label (Core *self, const char *label)
{
  g_autofree char *head = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_chars = 0;

  if (label == NULL)
    return "";

  head = g_strndup (label, 8 * MAX_LABEL_CHARS);
  valid = g_utf8_make_valid (head, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n_chars == MAX_LABEL_CHARS)
        {
          g_string_append (text, "…");
          break;
        }
      g_string_append_unichar (text, is_harmless (c) ? c : ' ');
      n_chars++;
    }
  return g_string_chunk_insert (self->labels, g_strstrip (text->str));
}

static int
compare_strength (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const VtMapEdge *edges = user_data;
  guint32          i = *(const guint32 *) a, j = *(const guint32 *) b;

  if (edges[i].strength != edges[j].strength)
    return edges[i].strength < edges[j].strength ? -1 : 1;
  return i < j ? 1 : -1; /* the earlier edge counts as the stronger */
}

static int
compare_importance (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const VtMapNode *nodes = user_data;
  guint32          i = *(const guint32 *) a, j = *(const guint32 *) b;

  if (nodes[i].importance != nodes[j].importance)
    return nodes[i].importance > nodes[j].importance ? -1 : 1;
  return i < j ? -1 : 1;
}

static guint32 *
sorted_indices (guint32 n, GCompareDataFunc compare, gpointer data)
{
  guint32 *order = g_new (guint32, MAX (n, 1));
  gboolean is_sorted = TRUE;

  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  /* Links often come in order already, the strongest first or last. */
  for (guint32 i = 1; i < n && is_sorted; i++)
    is_sorted = compare (&order[i], &order[i - 1], data) < 0;
  if (is_sorted)
    for (guint32 i = 0; i < n; i++)
      order[i] = n - 1 - i;
  else
    g_qsort_with_data (order, (int) n, sizeof *order, compare, data);
  return order;
}

static void
index_edges (Core *self, guint32 n_nodes, guint32 n_edges)
{
  g_autofree guint32 *fill = NULL;

  self->edge_order = sorted_indices (n_edges, compare_strength, self->edges);
  self->first_incident = g_new0 (guint32, (gsize) n_nodes + 1);
  self->incident = g_new (guint32, MAX (2 * (gsize) n_edges, 1));

  for (guint32 e = 0; e < n_edges; e++)
    {
      self->first_incident[self->edges[e].a + 1]++;
      self->first_incident[self->edges[e].b + 1]++;
    }
  for (guint32 i = 0; i < n_nodes; i++)
    self->first_incident[i + 1] += self->first_incident[i];

  fill = g_memdup2 (self->first_incident, ((gsize) n_nodes + 1) * sizeof *fill);
  for (guint32 k = n_edges; k > 0; k--)
    {
      guint32 e = self->edge_order[k - 1];

      self->incident[fill[self->edges[e].a]++] = e;
      self->incident[fill[self->edges[e].b]++] = e;
    }
}

/* ---- curves ---- */

static gint64
key_of_groups (guint32 a, guint32 b)
{
  return (gint64) MIN (a, b) << 32 | MAX (a, b);
}

/* The more links there are between two groups, the harder each is drawn to the others. */
static void
weigh_bundles (Core *self, const VtMapNode *nodes, guint32 n_edges)
{
  g_autoptr (GHashTable) bundles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64  *keys = g_new (gint64, MAX (n_edges, 1));
  g_autofree guint32 *first = g_new (guint32, MAX (n_edges, 1)); /* of its bundle */
  g_autofree guint32 *n_in = g_new0 (guint32, MAX (n_edges, 1)); /* of each bundle's first */

  for (guint32 e = 0; e < n_edges; e++)
    {
      gpointer known;

      keys[e] = key_of_groups (nodes[self->edges[e].a].group, nodes[self->edges[e].b].group);
      first[e] = e;
      if (g_hash_table_lookup_extended (bundles, &keys[e], NULL, &known))
        first[e] = GPOINTER_TO_UINT (known);
      else
        g_hash_table_insert (bundles, &keys[e], GUINT_TO_POINTER (e));
      n_in[first[e]]++;
    }

  self->pull = g_new0 (float, MAX (n_edges, 1));
  for (guint32 e = 0; e < n_edges; e++)
    if (nodes[self->edges[e].a].group != nodes[self->edges[e].b].group)
      self->pull[e] = (float) (MOST_PULL * (1 - 1.0 / n_in[first[e]]));
}

typedef struct
{
  double x;
  double y;
  double n;
} Middle;

static Middle *
middles_of_groups (const VtMapScene *scene)
{
  Middle *middles = g_new0 (Middle, MAX (scene->n_groups, 1));

  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      Middle *middle = &middles[scene->nodes[i].group];

      middle->x += scene->nodes[i].x;
      middle->y += scene->nodes[i].y;
      middle->n++;
    }
  for (guint32 g = 0; g < scene->n_groups; g++)
    if (middles[g].n > 0)
      {
        middles[g].x /= middles[g].n;
        middles[g].y /= middles[g].n;
      }
  return middles;
}

/* A control point @share of the way from a to b, drawn towards the groups' common way. */
static void
bend (const VtMapNode *a,
      const VtMapNode *b,
      const Middle    *from,
      const Middle    *to,
      double           share,
      double           pull,
      double          *ret_x,
      double          *ret_y)
{
  double x = a->x + (b->x - a->x) * share;
  double y = a->y + (b->y - a->y) * share;
  double dx = (from->x + (to->x - from->x) * share - x) * pull;
  double dy = (from->y + (to->y - from->y) * share - y) * pull;
  double most = MOST_BEND * hypot (b->x - a->x, b->y - a->y);
  double length = hypot (dx, dy);
  double factor = length > most ? most / length : 1;

  *ret_x = x + dx * factor;
  *ret_y = y + dy * factor;
}

static void
bend_edges (Scene *self)
{
  const VtMapScene  *scene = &self->public;
  g_autofree Middle *middles = middles_of_groups (scene);

  self->curves = g_new0 (VtMapCurve, MAX (scene->n_edges, 1));
  for (guint32 e = 0; e < scene->n_edges; e++)
    {
      const VtMapNode *a = &scene->nodes[scene->edges[e].a];
      const VtMapNode *b = &scene->nodes[scene->edges[e].b];
      VtMapCurve      *curve = &self->curves[e];
      double           pull = (double) self->core->pull[e];

      curve->is_bent = pull > 0;
      bend (a, b, &middles[a->group], &middles[b->group], 1.0 / 3, pull, &curve->x1, &curve->y1);
      bend (a, b, &middles[a->group], &middles[b->group], 2.0 / 3, pull, &curve->x2, &curve->y2);
    }
  self->public.curves = self->curves;
}

void
vt_map_scene_get_point (
    const VtMapScene *self, guint32 edge, double t, double *ret_x, double *ret_y)
{
  const VtMapNode  *a = &self->nodes[self->edges[edge].a];
  const VtMapNode  *b = &self->nodes[self->edges[edge].b];
  const VtMapCurve *curve = &self->curves[edge];
  double            s = 1 - t;

  *ret_x =
      s * s * s * a->x + 3 * s * s * t * curve->x1 + 3 * s * t * t * curve->x2 + t * t * t * b->x;
  *ret_y =
      s * s * s * a->y + 3 * s * s * t * curve->y1 + 3 * s * t * t * curve->y2 + t * t * t * b->y;
}

/* ---- the scene ---- */

static void
measure_bounds (VtMapScene *scene)
{
  scene->n_groups = 0;
  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      const VtMapNode *node = &scene->nodes[i];
      gboolean         first = i == 0;

      scene->min_x = first ? node->x - node->radius : MIN (scene->min_x, node->x - node->radius);
      scene->min_y = first ? node->y - node->radius : MIN (scene->min_y, node->y - node->radius);
      scene->max_x = first ? node->x + node->radius : MAX (scene->max_x, node->x + node->radius);
      scene->max_y = first ? node->y + node->radius : MAX (scene->max_y, node->y + node->radius);
      scene->max_radius = MAX (scene->max_radius, node->radius);
      scene->n_groups = MAX (scene->n_groups, node->group + 1);
    }
}

static gboolean
nodes_are_sound (const VtMapNode *nodes, guint32 n_nodes)
{
  for (guint32 i = 0; i < n_nodes; i++)
    if (!isfinite (nodes[i].x) || !isfinite (nodes[i].y) || !isfinite (nodes[i].radius) ||
        isnan (nodes[i].importance) || nodes[i].radius <= 0 || nodes[i].group == VT_MAP_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
edges_are_sound (const VtMapEdge *edges, guint32 n_edges, guint32 n_nodes)
{
  for (guint32 e = 0; e < n_edges; e++)
    if (edges[e].a >= n_nodes || edges[e].b >= n_nodes || edges[e].a == edges[e].b ||
        !(edges[e].strength >= 0 && edges[e].strength <= 1))
      return FALSE;
  return TRUE;
}

static Core *
core_new (const VtMapNode *nodes,
          guint32          n_nodes,
          const VtMapEdge *edges,
          guint32          n_edges,
          const guint32   *marks)
{
  Core *self = g_new0 (Core, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->labels = g_string_chunk_new (4096);
  self->edges = g_memdup2 (edges, n_edges * sizeof *edges);
  self->marks = g_new (guint32, MAX (n_nodes, 1));
  for (guint32 i = 0; i < n_nodes; i++)
    self->marks[i] = marks != NULL ? marks[i] : nodes[i].group;
  self->node_order = sorted_indices (n_nodes, compare_importance, (gpointer) nodes);
  index_edges (self, n_nodes, n_edges);
  weigh_bundles (self, nodes, n_edges);
  return self;
}

static void
core_unref (Core *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->edges);
  g_free (self->marks);
  g_free (self->edge_order);
  g_free (self->node_order);
  g_free (self->first_incident);
  g_free (self->incident);
  g_free (self->pull);
  g_string_chunk_free (self->labels);
  g_free (self);
}

/* Takes @core and @nodes. */
static VtMapScene *
scene_new (Core *core, VtMapNode *nodes, guint32 n_nodes, guint32 n_edges, VtMapColouring colouring)
{
  Scene *self = g_new0 (Scene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->core = core;
  self->nodes = nodes;
  self->public.n_nodes = n_nodes;
  self->public.nodes = nodes;
  self->public.n_edges = n_edges;
  self->public.edges = core->edges;
  self->public.marks = core->marks;
  self->public.colouring = colouring;
  self->public.edge_order = core->edge_order;
  self->public.node_order = core->node_order;
  self->public.first_incident = core->first_incident;
  self->public.incident = core->incident;
  measure_bounds (&self->public);
  bend_edges (self);
  return &self->public;
}

VtMapScene *
vt_map_scene_new_coloured (const VtMapNode *nodes,
                           guint32          n_nodes,
                           const VtMapEdge *edges,
                           guint32          n_edges,
                           const guint32   *marks,
                           VtMapColouring   colouring)
{
  Core      *core;
  VtMapNode *own;

  g_return_val_if_fail (n_nodes < G_MAXINT && n_edges < G_MAXINT, NULL);
  g_return_val_if_fail (nodes_are_sound (nodes, n_nodes), NULL);
  g_return_val_if_fail (edges_are_sound (edges, n_edges, n_nodes), NULL);

  core = core_new (nodes, n_nodes, edges, n_edges, marks);
  own = g_memdup2 (nodes, n_nodes * sizeof *nodes);
  for (guint32 i = 0; i < n_nodes; i++)
    own[i].label = keep_label (core, nodes[i].label);
  return scene_new (core, own, n_nodes, n_edges, colouring);
}

VtMapScene *
vt_map_scene_new (const VtMapNode *nodes, guint32 n_nodes, const VtMapEdge *edges, guint32 n_edges)
{
  return vt_map_scene_new_coloured (nodes, n_nodes, edges, n_edges, NULL, VT_MAP_COLOURING_GROUPS);
}

VtMapScene *
vt_map_scene_move (VtMapScene *self, const double *x, const double *y)
{
  Core      *core;
  VtMapNode *nodes;

  g_return_val_if_fail (self != NULL && (self->n_nodes == 0 || (x != NULL && y != NULL)), NULL);

  core = ((Scene *) self)->core;
  nodes = g_memdup2 (self->nodes, self->n_nodes * sizeof *nodes);
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      nodes[i].x = x[i];
      nodes[i].y = y[i];
    }
  g_atomic_ref_count_inc (&core->ref_count);
  return scene_new (core, nodes, self->n_nodes, self->n_edges, self->colouring);
}

VtMapScene *
vt_map_scene_ref (VtMapScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&((Scene *) self)->ref_count);
  return self;
}

void
vt_map_scene_unref (VtMapScene *self)
{
  Scene *scene = (Scene *) self;

  if (scene == NULL || !g_atomic_ref_count_dec (&scene->ref_count))
    return;

  core_unref (scene->core);
  g_free (scene->nodes);
  g_free (scene->curves);
  g_free (scene);
}

guint32
vt_map_scene_other_end (const VtMapScene *self, guint32 edge, guint32 node)
{
  g_return_val_if_fail (edge < self->n_edges, VT_MAP_NONE);

  return self->edges[edge].a == node ? self->edges[edge].b : self->edges[edge].a;
}
