/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map shows: nodes, links, and the orders in which they are looked at. */

#include "vt-map-scene.h"

#include <math.h>
#include <string.h>

/* Longer than any label that can be read on a map, short enough to be laid out quickly. */
#define MAX_LABEL_CHARS 80

typedef struct
{
  VtMapScene public;
  gatomicrefcount ref_count;
  VtMapNode      *nodes; /* (owned), as are the arrays below */
  VtMapEdge      *edges;
  guint32        *edge_order;
  guint32        *node_order;
  guint32        *first_incident;
  guint32        *incident;
  GStringChunk   *labels; /* (owned) */
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
keep_label (Scene *self, const char *label)
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

  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  if (n > 1)
    g_qsort_with_data (order, (int) n, sizeof *order, compare, data);
  return order;
}

static void
index_edges (Scene *self, guint32 n_nodes, guint32 n_edges)
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

static void
measure_bounds (VtMapScene *scene)
{
  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      const VtMapNode *node = &scene->nodes[i];
      gboolean         first = i == 0;

      scene->min_x = first ? node->x - node->radius : MIN (scene->min_x, node->x - node->radius);
      scene->min_y = first ? node->y - node->radius : MIN (scene->min_y, node->y - node->radius);
      scene->max_x = first ? node->x + node->radius : MAX (scene->max_x, node->x + node->radius);
      scene->max_y = first ? node->y + node->radius : MAX (scene->max_y, node->y + node->radius);
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

VtMapScene *
vt_map_scene_new (const VtMapNode *nodes, guint32 n_nodes, const VtMapEdge *edges, guint32 n_edges)
{
  Scene *self;

  g_return_val_if_fail (n_nodes < G_MAXINT && n_edges < G_MAXINT, NULL);
  g_return_val_if_fail (nodes_are_sound (nodes, n_nodes), NULL);
  g_return_val_if_fail (edges_are_sound (edges, n_edges, n_nodes), NULL);

  self = g_new0 (Scene, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->labels = g_string_chunk_new (4096);
  self->nodes = g_memdup2 (nodes, n_nodes * sizeof *nodes);
  self->edges = g_memdup2 (edges, n_edges * sizeof *edges);
  for (guint32 i = 0; i < n_nodes; i++)
    self->nodes[i].label = keep_label (self, nodes[i].label);

  self->node_order = sorted_indices (n_nodes, compare_importance, self->nodes);
  index_edges (self, n_nodes, n_edges);

  self->public.n_nodes = n_nodes;
  self->public.nodes = self->nodes;
  self->public.n_edges = n_edges;
  self->public.edges = self->edges;
  self->public.edge_order = self->edge_order;
  self->public.node_order = self->node_order;
  self->public.first_incident = self->first_incident;
  self->public.incident = self->incident;
  measure_bounds (&self->public);
  return &self->public;
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

  g_free (scene->nodes);
  g_free (scene->edges);
  g_free (scene->edge_order);
  g_free (scene->node_order);
  g_free (scene->first_incident);
  g_free (scene->incident);
  g_string_chunk_free (scene->labels);
  g_free (scene);
}

guint32
vt_map_scene_other_end (const VtMapScene *self, guint32 edge, guint32 node)
{
  g_return_val_if_fail (edge < self->n_edges, VT_MAP_NONE);

  return self->edges[edge].a == node ? self->edges[edge].b : self->edges[edge].a;
}
