/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of the map, and how it looks. */

#include "vt-map-shown.h"

#include "vt-map-marks.h"

#include <math.h>

/* How much the surer direction has to be, and how many times the other. */
#define LEAST_CONFIDENCE 0.15
#define LEAST_ASYMMETRY 1.5

struct _VtMapShown
{
  gatomicrefcount ref_count;
  VtAffinityMap  *map;      /* (owned) */
  VtMapScene     *scene;    /* (owned) */
  GArray         *nodes;    /* (owned) of guint32: map node of each node shown */
  GArray         *links;    /* (owned) of guint32: map link of each edge shown */
  guint32        *shown_of; /* (owned): node shown of each map node, or VT_MAP_NONE */
  VtMapKey        key;
};

/* ---- which nodes ---- */

static gboolean
is_hidden (const VtMapPart *part, guint32 product)
{
  for (guint i = 0; i < part->n_hidden; i++)
    if (part->hidden[i] == product)
      return TRUE;
  return FALSE;
}

static void
add_node (VtMapShown *self, guint32 map_node)
{
  self->shown_of[map_node] = self->nodes->len;
  g_array_append_val (self->nodes, map_node);
}

/* Step by step outwards (breadth first). */
static void
add_surroundings (VtMapShown *self, guint32 centre, guint n_steps, const guint8 *is_left_out)
{
  guint begin = 0;

  add_node (self, centre);
  for (guint step = 0; step < n_steps; step++)
    {
      guint end = self->nodes->len;

      for (guint i = begin; i < end; i++)
        {
          guint32        node = g_array_index (self->nodes, guint32, i);
          guint32        n;
          const guint32 *links = vt_affinity_map_get_links (self->map, node, &n);

          for (guint32 k = 0; k < n; k++)
            {
              guint32 other =
                  vt_map_scene_other_end (vt_affinity_map_get_scene (self->map), links[k], node);

              if (self->shown_of[other] == VT_MAP_NONE && is_left_out[other] == 0)
                add_node (self, other);
            }
        }
      begin = end;
    }
}

static void
choose_nodes (VtMapShown *self, const VtMapPart *part)
{
  guint32            n = vt_affinity_map_get_n_nodes (self->map);
  guint32            centre = vt_affinity_map_get_node (self->map, part->focus);
  g_autofree guint8 *is_left_out = g_new0 (guint8, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    {
      self->shown_of[i] = VT_MAP_NONE;
      is_left_out[i] = is_hidden (part, vt_affinity_map_get_product (self->map, i));
    }
  if (centre != VT_MAP_NONE)
    {
      add_surroundings (self, centre, part->steps, is_left_out);
      return;
    }
  for (guint32 i = 0; i < n; i++)
    if (is_left_out[i] == 0)
      add_node (self, i);
}

/* ---- links ---- */

VtMapDirection
vt_map_direction_of_pair (const VtPair *pair)
{
  double ab = pair->confidence_ab, ba = pair->confidence_ba;

  if (MAX (ab, ba) < LEAST_CONFIDENCE || MAX (ab, ba) < LEAST_ASYMMETRY * MIN (ab, ba))
    return VT_MAP_DIRECTION_BOTH;
  return ab > ba ? VT_MAP_DIRECTION_TO_B : VT_MAP_DIRECTION_TO_A;
}

typedef struct
{
  double  value;
  guint32 link;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->value != y->value)
    return x->value > y->value ? -1 : 1;
  return (x->link > y->link) - (x->link < y->link);
}

/* How far down each link of the map comes by a measure, from 0 for the strongest to below 1: so
 * that every measure, however skewed, uses the whole range. */
static double *
ranks_by_measure (VtAffinityMap *map, VtMapMeasure measure)
{
  guint32            n = vt_affinity_map_get_n_links (map);
  double            *ranks = g_new (double, MAX (n, 1));
  g_autofree Ranked *ranked = NULL;

  if (measure == vt_affinity_map_get_measure (map))
    {
      for (guint32 l = 0; l < n; l++)
        ranks[l] = (double) l / n;
      return ranks;
    }
  ranked = g_new (Ranked, MAX (n, 1));
  for (guint32 l = 0; l < n; l++)
    ranked[l] = (Ranked){vt_map_measure_of_pair (vt_affinity_map_get_pair (map, l), measure), l};
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (guint32 k = 0; k < n; k++)
    ranks[ranked[k].link] = (double) k / n;
  return ranks;
}

static GArray *
make_edges (VtMapShown *self, const VtMapLook *look)
{
  const VtMapScene  *whole = vt_affinity_map_get_scene (self->map);
  GArray            *edges = g_array_sized_new (FALSE, FALSE, sizeof (VtMapEdge), whole->n_edges);
  g_autofree double *width = ranks_by_measure (self->map, look->width);
  g_autofree double *tint = look->tints_links ? ranks_by_measure (self->map, look->tint) : NULL;

  for (guint32 l = 0; l < whole->n_edges; l++)
    {
      const VtPair *pair = vt_affinity_map_get_pair (self->map, l);
      VtMapEdge     edge = {.a = self->shown_of[whole->edges[l].a],
                            .b = self->shown_of[whole->edges[l].b],
                            .strength = (1 - width[l]) * (1 - width[l])};

      if (edge.a == VT_MAP_NONE || edge.b == VT_MAP_NONE)
        continue;
      if (tint != NULL)
        edge.band = VT_MAP_N_BANDS - (guint32) (tint[l] * VT_MAP_N_BANDS);
      edge.direction = vt_map_direction_of_pair (pair);
      self->key.n_arrows += edge.direction != VT_MAP_DIRECTION_BOTH;
      g_array_append_val (edges, edge);
      g_array_append_val (self->links, l);
    }
  return edges;
}

/* ---- sizes ---- */

/* 1, 2 or 5 times a power of ten, not above @value. */
static double
round_down (double value)
{
  double power = pow (10, floor (log10 (value)));
  double rest = value / power * (1 + 1e-9);

  return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
}

/* The largest round value on the map, a quarter or so of it, and a twentieth. */
static void
choose_key_sizes (VtMapShown *self, VtMapSize size)
{
  static const double shares[VT_MAP_KEY_N_SIZES] = {1, 0.25, 0.05};
  double              most = vt_affinity_map_get_most (self->map, size);

  for (guint k = 0; k < VT_MAP_KEY_N_SIZES; k++)
    {
      double value = most * shares[k] >= 1 ? round_down (most * shares[k]) : 0;

      if (k > 0 && value >= self->key.sizes[k - 1])
        value = 0;
      self->key.sizes[k] = value;
      self->key.radii[k] = vt_affinity_map_radius_of_value (self->map, size, value);
    }
}

/* ---- the whole ---- */

static VtMapScene *
make_scene (VtMapShown *self, VtCatalog *catalog, const VtCurrency *currency, const VtMapLook *look)
{
  const VtMapScene     *whole = vt_affinity_map_get_scene (self->map);
  guint32               n = self->nodes->len;
  g_autofree VtMapNode *nodes = g_new (VtMapNode, MAX (n, 1));
  g_autofree guint32   *marks =
      vt_map_marks_new (self->map, catalog, currency, look->colour,
                        (const guint32 *) self->nodes->data, n, &self->key.entries);
  g_autoptr (GArray) edges = make_edges (self, look);
  gboolean in_bands = look->colour == VT_MAP_COLOUR_MARGIN || look->colour == VT_MAP_COLOUR_PRICE;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 map_node = g_array_index (self->nodes, guint32, i);

      nodes[i] = whole->nodes[map_node];
      nodes[i].importance = vt_affinity_map_get_value (self->map, map_node, look->size);
      nodes[i].radius =
          vt_affinity_map_radius_of_value (self->map, look->size, nodes[i].importance);
    }
  return vt_map_scene_new_coloured (nodes, n, (const VtMapEdge *) edges->data, edges->len, marks,
                                    in_bands ? VT_MAP_COLOURING_BANDS : VT_MAP_COLOURING_GROUPS);
}

VtMapShown *
vt_map_shown_new (VtAffinityMap    *map,
                  VtCatalog        *catalog,
                  const VtCurrency *currency,
                  const VtMapLook  *look,
                  const VtMapPart  *part)
{
  static const VtMapPart all = VT_MAP_PART_ALL;
  VtMapShown            *self;

  g_return_val_if_fail (map != NULL && catalog != NULL && currency != NULL && look != NULL, NULL);

  self = g_new0 (VtMapShown, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->map = vt_affinity_map_ref (map);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->links = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->shown_of = g_new (guint32, MAX (vt_affinity_map_get_n_nodes (map), 1));
  self->key.look = *look;
  choose_nodes (self, part != NULL ? part : &all);
  choose_key_sizes (self, look->size);
  self->scene = make_scene (self, catalog, currency, look);
  return self;
}

VtMapShown *
vt_map_shown_ref (VtMapShown *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_map_shown_unref (VtMapShown *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  vt_affinity_map_unref (self->map);
  vt_map_scene_unref (self->scene);
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_array_unref (self->key.entries);
  g_free (self->shown_of);
  g_free (self);
}

VtAffinityMap *
vt_map_shown_get_map (VtMapShown *self)
{
  return self->map;
}

VtMapScene *
vt_map_shown_get_scene (VtMapShown *self)
{
  return self->scene;
}

const VtMapKey *
vt_map_shown_get_key (VtMapShown *self)
{
  return &self->key;
}

guint32
vt_map_shown_get_product (VtMapShown *self, guint32 node)
{
  g_return_val_if_fail (node < self->nodes->len, VT_PRODUCT_NONE);

  return vt_affinity_map_get_product (self->map, g_array_index (self->nodes, guint32, node));
}

guint32
vt_map_shown_get_node (VtMapShown *self, guint32 product)
{
  guint32 map_node = vt_affinity_map_get_node (self->map, product);

  return map_node != VT_MAP_NONE ? self->shown_of[map_node] : VT_MAP_NONE;
}

const VtPair *
vt_map_shown_get_pair (VtMapShown *self, guint32 edge)
{
  g_return_val_if_fail (edge < self->links->len, NULL);

  return vt_affinity_map_get_pair (self->map, g_array_index (self->links, guint32, edge));
}

GArray *
vt_map_shown_get_products_of_mark (VtMapShown *self, guint32 mark)
{
  GArray *products = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->nodes->len; i++)
    if (self->scene->marks[i] == mark)
      {
        guint32 product = vt_map_shown_get_product (self, i);

        g_array_append_val (products, product);
      }
  return products;
}
