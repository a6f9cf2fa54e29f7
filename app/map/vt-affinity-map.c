/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map: links, nodes, communities, places, scene, in this order. */

#include "vt-affinity-map.h"

#include "vt-community-names.h"
#include "vt-islands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_MAX_CHARS 32
/* In map units: layouts leave a node about two and a half of them to all sides. */
#define RADIUS_MIN 0.18
#define RADIUS_MAX 0.70
/* Marks with corners reach farther than the disc, and have a border. */
#define ELBOW_ROOM 1.25
/* The weakest link still holds its ends together. */
#define WEIGHT_MIN 0.3

struct _VtAffinityMap
{
  gatomicrefcount ref_count;
  VtPairs        *pairs;                  /* (owned) */
  GArray         *links;                  /* (owned) of gsize: index of the pair, strongest first */
  GHashTable     *nodes;                  /* (owned): product → node */
  GArray         *items;                  /* (owned) of guint32: product of each node, ascending */
  guint32        *community;              /* (owned) */
  VtPoint        *places;                 /* (owned) */
  double         *values[VT_MAP_N_SIZES]; /* (owned): of each node */
  double          most[VT_MAP_N_SIZES];
  GPtrArray      *labels; /* (owned): of each node */
  GPtrArray      *names;  /* (owned): of each community */
  VtMapScene     *scene;  /* (owned) */
  VtMapMeasure    measure;
  guint32         n_communities;
  guint32         n_left_off; /* products */
  gsize           n_candidates;
};

static const VtAffinityMapOptions default_options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;

static const VtPair *
get_pair (const VtAffinityMap *self, guint32 link)
{
  return &self->pairs->pairs[g_array_index (self->links, gsize, link)];
}

static guint32
node_of (const VtAffinityMap *self, guint32 item)
{
  gpointer node;

  if (!g_hash_table_lookup_extended (self->nodes, GUINT_TO_POINTER (item), NULL, &node))
    return VT_MAP_NONE;
  return GPOINTER_TO_UINT (node);
}

static void
leave_off_small_islands (VtAffinityMap *self, guint32 min_island)
{
  guint32             n_items = self->pairs->baskets->n_items;
  g_autofree guint32 *parent = g_new (guint32, MAX (n_items, 1));
  g_autofree guint32 *size = g_new (guint32, MAX (n_items, 1));
  guint               n_kept = 0;

  for (guint32 i = 0; i < n_items; i++)
    {
      parent[i] = i;
      size[i] = 1;
    }
  for (guint32 l = 0; l < self->links->len; l++)
    {
      guint32 a = vt_island_find (parent, get_pair (self, l)->item_a);
      guint32 b = vt_island_find (parent, get_pair (self, l)->item_b);

      if (a == b)
        continue;
      parent[b] = a;
      size[a] += size[b];
    }
  for (guint32 l = 0; l < self->links->len; l++)
    if (size[vt_island_find (parent, get_pair (self, l)->item_a)] >= min_island)
      g_array_index (self->links, gsize, n_kept++) = g_array_index (self->links, gsize, l);
  g_array_set_size (self->links, n_kept);

  /* An item by itself has no link, so that it was never on the map. */
  for (guint32 i = 0; i < n_items; i++)
    {
      guint32 n = size[vt_island_find (parent, i)];

      self->n_left_off += n > 1 && n < min_island;
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  return (i > j) - (i < j);
}

static void
collect_nodes (VtAffinityMap *self)
{
  for (guint32 l = 0; l < self->links->len; l++)
    {
      const guint32 ends[] = {get_pair (self, l)->item_a, get_pair (self, l)->item_b};

      for (guint k = 0; k < 2; k++)
        if (g_hash_table_add (self->nodes, GUINT_TO_POINTER (ends[k])))
          g_array_append_val (self->items, ends[k]);
    }
  /* By product, so that a change of the filter numbers them alike. */
  g_array_sort (self->items, compare_items);
  for (guint32 i = 0; i < self->items->len; i++)
    g_hash_table_insert (self->nodes, GUINT_TO_POINTER (g_array_index (self->items, guint32, i)),
                         GUINT_TO_POINTER (i));
}

/* ---- the graph ---- */

/* By rank, so that every measure, however skewed, uses the whole range of widths. */
static double
strength_of_link (const VtAffinityMap *self, guint32 link)
{
  double rest = 1 - (double) link / self->links->len;

  return rest * rest;
}

static VtGraph *
make_graph (const VtAffinityMap *self)
{
  g_autofree VtGraphEdge *edges = g_new (VtGraphEdge, MAX (self->links->len, 1));

  for (guint32 l = 0; l < self->links->len; l++)
    {
      const VtPair *pair = get_pair (self, l);

      edges[l].a = node_of (self, pair->item_a);
      edges[l].b = node_of (self, pair->item_b);
      edges[l].weight = WEIGHT_MIN + (1 - WEIGHT_MIN) * strength_of_link (self, l);
    }
  return vt_graph_new (self->items->len, edges, self->links->len);
}

/* ---- sizes ---- */

static double
value_of (const VtAffinityMap *self, const VtAffinityMapOptions *options, VtMapSize size, guint32 i)
{
  guint32           item = g_array_index (self->items, guint32, i);
  const VtMapFacts *facts = options->facts;
  gboolean          is_known = facts != NULL && item < facts->n_products;

  if (size == VT_MAP_SIZE_REVENUE && is_known && facts->revenue_minor != NULL)
    return (double) facts->revenue_minor[item];
  if (size == VT_MAP_SIZE_UNITS && is_known && facts->units != NULL)
    return (double) facts->units[item];
  if (options->volume != NULL)
    return options->volume[item];
  return self->pairs->baskets->item_count[item];
}

static void
measure_nodes (VtAffinityMap *self, const VtAffinityMapOptions *options)
{
  for (guint size = 0; size < VT_MAP_N_SIZES; size++)
    {
      double *values = self->values[size] = g_new0 (double, MAX (self->items->len, 1));

      for (guint32 i = 0; size != VT_MAP_SIZE_LINKS && i < self->items->len; i++)
        values[i] = MAX (value_of (self, options, (VtMapSize) size, i), 0);
      for (guint32 l = 0; size == VT_MAP_SIZE_LINKS && l < self->links->len; l++)
        {
          values[node_of (self, get_pair (self, l)->item_a)]++;
          values[node_of (self, get_pair (self, l)->item_b)]++;
        }
      for (guint32 i = 0; i < self->items->len; i++)
        self->most[size] = MAX (self->most[size], values[i]);
    }
}

double
vt_affinity_map_radius_of_value (VtAffinityMap *self, VtMapSize size, double value)
{
  double most;

  g_return_val_if_fail ((guint) size < VT_MAP_N_SIZES, RADIUS_MIN);

  /* The area tells the value. */
  most = self->most[size];
  return RADIUS_MIN + (RADIUS_MAX - RADIUS_MIN) * sqrt (most > 0 ? CLAMP (value / most, 0, 1) : 0);
}

/* The room each node needs whichever size is shown. */
static double *
room_of_nodes (VtAffinityMap *self)
{
  double *room = g_new0 (double, MAX (self->items->len, 1));

  for (guint32 i = 0; i < self->items->len; i++)
    for (guint size = 0; size < VT_MAP_N_SIZES; size++)
      {
        double radius =
            vt_affinity_map_radius_of_value (self, (VtMapSize) size, self->values[size][i]);

        room[i] = MAX (room[i], radius * ELBOW_ROOM);
      }
  return room;
}

/* ---- places ---- */

static void
forget_places (VtPoint *start, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    start[i] = (VtPoint){NAN, NAN};
}

static void
start_from_previous (const VtAffinityMap *self, const VtAffinityMap *previous, VtPoint *start)
{
  for (guint32 i = 0; i < self->items->len; i++)
    {
      guint32 before = node_of (previous, g_array_index (self->items, guint32, i));

      if (before != VT_MAP_NONE)
        start[i] = previous->places[before];
    }
}

/* Returns: how many products that are pinned are on the map */
static guint
start_from_pins (const VtAffinityMap        *self,
                 const VtAffinityMapOptions *options,
                 VtPoint                    *start,
                 guint8                     *fixed)
{
  guint n = 0;

  for (guint k = 0; k < options->n_pins; k++)
    {
      guint32 node = node_of (self, options->pins[k].product);

      if (node == VT_MAP_NONE)
        continue;
      start[node] = options->pins[k].place;
      fixed[node] = 1;
      n++;
    }
  return n;
}

/* The same map at other places. */
static VtAffinityMap *
map_at_places (VtAffinityMap *self, const VtPoint *places)
{
  VtAffinityMap     *map = g_new (VtAffinityMap, 1);
  guint32            n = self->items->len;
  g_autofree double *x = g_new (double, MAX (n, 1));
  g_autofree double *y = g_new (double, MAX (n, 1));

  *map = *self;
  g_atomic_ref_count_init (&map->ref_count);
  vt_pairs_ref (map->pairs);
  g_array_ref (map->links);
  g_hash_table_ref (map->nodes);
  g_array_ref (map->items);
  g_ptr_array_ref (map->labels);
  g_ptr_array_ref (map->names);
  map->community = g_memdup2 (self->community, n * sizeof *self->community);
  map->places = g_memdup2 (places, n * sizeof *places);
  for (guint size = 0; size < VT_MAP_N_SIZES; size++)
    map->values[size] = g_memdup2 (self->values[size], n * sizeof (double));
  for (guint32 i = 0; i < n; i++)
    {
      x[i] = places[i].x;
      y[i] = places[i].y;
    }
  map->scene = vt_map_scene_move (self->scene, x, y);
  return map;
}

typedef struct
{
  VtAffinityMap              *map;
  const VtAffinityMapOptions *options;
} Onlooker;

static void
show_settling (const VtPoint *places, guint32 n_nodes, gpointer user_data)
{
  Onlooker *onlooker = user_data;
  g_autoptr (VtAffinityMap) map = NULL;

  if (onlooker->options->settling == NULL)
    return;
  map = map_at_places (onlooker->map, places);
  onlooker->options->settling (map, onlooker->options->settling_data);
}

/* With pins and nothing before, first as if nothing were pinned, so that a pin does not hold up the
 * whole; then what is pinned goes to its place, and the others make room. */
static gboolean
place_nodes (VtAffinityMap              *self,
             VtGraph                    *graph,
             const VtAffinityMapOptions *options,
             VtJob                      *job,
             GError                    **error)
{
  guint32             n = self->items->len;
  g_autofree VtPoint *start = g_new (VtPoint, MAX (n, 1));
  g_autofree guint8  *fixed = g_new0 (guint8, MAX (n, 1));
  g_autofree double  *room = room_of_nodes (self);
  VtLayoutOptions     layout = {.seed = options->seed, .radius = room};
  Onlooker            onlooker = {self, options};
  guint               n_pinned;

  if (n == 0)
    return TRUE;
  vt_job_begin_phase (job, _ ("Laying out the map"), _ ("steps"));
  forget_places (start, n);
  if (options->previous != NULL)
    start_from_previous (self, options->previous, start);
  n_pinned = start_from_pins (self, options, start, fixed);
  if (n_pinned > 0 && options->previous == NULL)
    {
      if (!vt_layout_compute (graph, &layout, show_settling, &onlooker, start, job, error))
        return FALSE;
      start_from_pins (self, options, start, fixed);
    }
  if (n_pinned > 0 || options->previous != NULL)
    layout.start = start;
  if (n_pinned > 0)
    layout.fixed = fixed;
  return vt_layout_compute (graph, &layout, show_settling, &onlooker, self->places, job, error);
}

/* What the name of a community is chosen by: revenue, which is the orders where it is not known. */
static void
name_everything (VtAffinityMap              *self,
                 VtTitleFunc                 title,
                 gpointer                    title_data,
                 const VtAffinityMapOptions *options)
{
  g_autofree VtCommunityMember *members = g_new (VtCommunityMember, MAX (self->items->len, 1));

  for (guint32 i = 0; i < self->items->len; i++)
    {
      guint32     item = g_array_index (self->items, guint32, i);
      const char *name = title (item, title_data);

      g_ptr_array_add (self->labels, vt_title_shorten (name, LABEL_MAX_CHARS));
      members[i].community = self->community[i];
      members[i].title = name;
      members[i].category =
          options->category != NULL ? options->category (item, options->category_data) : "";
      members[i].value = self->values[VT_MAP_SIZE_REVENUE][i];
    }
  self->names = vt_community_names_new (members, self->items->len, self->n_communities);
}

/* Everything but the places, which come with the layout. */
static void
make_scene (VtAffinityMap *self)
{
  g_autofree VtMapNode *nodes = g_new0 (VtMapNode, MAX (self->items->len, 1));
  g_autofree VtMapEdge *edges = g_new0 (VtMapEdge, MAX (self->links->len, 1));

  for (guint32 i = 0; i < self->items->len; i++)
    {
      nodes[i].importance = self->values[VT_MAP_SIZE_ORDERS][i];
      nodes[i].radius =
          vt_affinity_map_radius_of_value (self, VT_MAP_SIZE_ORDERS, nodes[i].importance);
      nodes[i].group = self->community[i];
      nodes[i].label = g_ptr_array_index (self->labels, i);
    }
  for (guint32 l = 0; l < self->links->len; l++)
    {
      edges[l].a = node_of (self, get_pair (self, l)->item_a);
      edges[l].b = node_of (self, get_pair (self, l)->item_b);
      edges[l].strength = strength_of_link (self, l);
    }
  self->scene = vt_map_scene_new (nodes, self->items->len, edges, self->links->len);
}

static void
choose_what_is_on_it (VtAffinityMap *self, const VtAffinityMapOptions *options)
{
  self->measure = options->links.measure;
  self->n_candidates = vt_map_links_count_candidates (self->pairs, &options->links);
  self->links = vt_map_links_choose_with (self->pairs, &options->links, options->expanded,
                                          options->n_expanded);
  leave_off_small_islands (self, options->min_island);
  collect_nodes (self);
  measure_nodes (self, options);
  self->community = g_new0 (guint32, MAX (self->items->len, 1));
  self->places = g_new0 (VtPoint, MAX (self->items->len, 1));
}

VtAffinityMap *
vt_affinity_map_build_with_titles (VtPairs                    *pairs,
                                   VtTitleFunc                 title,
                                   gpointer                    title_data,
                                   const VtAffinityMapOptions *options,
                                   VtJob                      *job,
                                   GError                    **error)
{
  g_autoptr (VtAffinityMap) self = NULL;
  g_autoptr (VtGraph) graph = NULL;

  g_return_val_if_fail (pairs != NULL && title != NULL, NULL);

  if (options == NULL)
    options = &default_options;
  self = g_new0 (VtAffinityMap, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->pairs = vt_pairs_ref (pairs);
  self->nodes = g_hash_table_new (NULL, NULL);
  self->items = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->labels = g_ptr_array_new_with_free_func (g_free);

  choose_what_is_on_it (self, options);
  if (!vt_job_check (job, error))
    return NULL;
  graph = make_graph (self);
  if (self->items->len > 0)
    self->n_communities = vt_communities_compute (graph, options->seed, self->community);
  name_everything (self, title, title_data, options);
  make_scene (self);
  if (!place_nodes (self, graph, options, job, error))
    return NULL;
  return map_at_places (self, self->places);
}

VtAffinityMap *
vt_affinity_map_ref (VtAffinityMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_affinity_map_unref (VtAffinityMap *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  vt_pairs_unref (self->pairs);
  g_clear_pointer (&self->links, g_array_unref);
  g_hash_table_unref (self->nodes);
  g_array_unref (self->items);
  g_ptr_array_unref (self->labels);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->community);
  g_free (self->places);
  for (guint size = 0; size < VT_MAP_N_SIZES; size++)
    g_free (self->values[size]);
  vt_map_scene_unref (self->scene);
  g_free (self);
}

/* ---- looking at it ---- */

VtPairs *
vt_affinity_map_get_pairs (VtAffinityMap *self)
{
  return self->pairs;
}

VtMapScene *
vt_affinity_map_get_scene (VtAffinityMap *self)
{
  return self->scene;
}

guint32
vt_affinity_map_get_n_nodes (VtAffinityMap *self)
{
  return self->items->len;
}

guint32
vt_affinity_map_get_n_links (VtAffinityMap *self)
{
  return self->links->len;
}

guint32
vt_affinity_map_get_n_communities (VtAffinityMap *self)
{
  return self->n_communities;
}

guint32
vt_affinity_map_get_n_left_off (VtAffinityMap *self)
{
  return self->n_left_off;
}

gsize
vt_affinity_map_get_n_candidates (VtAffinityMap *self)
{
  return self->n_candidates;
}

guint32
vt_affinity_map_get_product (VtAffinityMap *self, guint32 node)
{
  g_return_val_if_fail (node < self->items->len, VT_PRODUCT_NONE);

  return g_array_index (self->items, guint32, node);
}

guint32
vt_affinity_map_get_node (VtAffinityMap *self, guint32 product)
{
  return node_of (self, product);
}

VtMapMeasure
vt_affinity_map_get_measure (VtAffinityMap *self)
{
  return self->measure;
}

double
vt_affinity_map_get_value (VtAffinityMap *self, guint32 node, VtMapSize size)
{
  g_return_val_if_fail (node < self->items->len && (guint) size < VT_MAP_N_SIZES, 0);

  return self->values[size][node];
}

double
vt_affinity_map_get_most (VtAffinityMap *self, VtMapSize size)
{
  g_return_val_if_fail ((guint) size < VT_MAP_N_SIZES, 0);

  return self->most[size];
}

guint32
vt_affinity_map_get_community (VtAffinityMap *self, guint32 node)
{
  g_return_val_if_fail (node < self->items->len, 0);

  return self->community[node];
}

const VtPair *
vt_affinity_map_get_pair (VtAffinityMap *self, guint32 link)
{
  g_return_val_if_fail (link < self->links->len, NULL);

  return get_pair (self, link);
}

const guint32 *
vt_affinity_map_get_links (VtAffinityMap *self, guint32 node, guint32 *ret_n)
{
  g_return_val_if_fail (node < self->items->len, NULL);

  *ret_n = self->scene->first_incident[node + 1] - self->scene->first_incident[node];
  return self->scene->incident + self->scene->first_incident[node];
}

const char *
vt_affinity_map_get_community_name (VtAffinityMap *self, guint32 community)
{
  g_return_val_if_fail (community < self->n_communities, "");

  return g_ptr_array_index (self->names, community);
}
