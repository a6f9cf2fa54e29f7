/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each product and link of a map, one column each. */

#include "vt-map-columns.h"

#include "vt-measures.h"

#include <inttypes.h>
#include <math.h>

/* Of the interval of a lift: 95 %. */
#define Z 1.959963984540054

void
vt_map_table_init (VtMapTable       *self,
                   VtAffinityMap    *map,
                   VtCatalog        *catalog,
                   const VtCurrency *currency)
{
  const VtMapScene       *scene = vt_affinity_map_get_scene (map);
  g_autofree VtGraphEdge *edges = g_new (VtGraphEdge, (gsize) scene->n_edges + 1);
  g_autofree guint32     *community = g_new (guint32, (gsize) scene->n_nodes + 1);
  g_autoptr (VtGraph) graph = NULL;

  for (guint32 i = 0; i < scene->n_edges; i++)
    edges[i] = (VtGraphEdge){MIN (scene->edges[i].a, scene->edges[i].b),
                             MAX (scene->edges[i].a, scene->edges[i].b),
                             vt_affinity_map_get_pair (map, i)->cosine};
  for (guint32 i = 0; i < scene->n_nodes; i++)
    community[i] = vt_affinity_map_get_community (map, i);
  graph = vt_graph_new (scene->n_nodes, edges, scene->n_edges);
  *self = (VtMapTable){map, catalog, currency, g_new0 (VtNodeRole, (gsize) scene->n_nodes + 1)};
  vt_node_roles_compute (graph, community, self->roles);
}

void
vt_map_table_clear (VtMapTable *self)
{
  g_clear_pointer (&self->roles, g_free);
}

static char *
print_whole (gint64 value)
{
  return g_strdup_printf ("%" PRId64, value);
}

/* Enough digits to read back the same. */
static char *
print_real (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return isfinite (value) ? g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value)) : NULL;
}

/* ---- products ---- */

static const VtProduct *
product_of (const VtMapTable *table, guint32 node)
{
  return vt_catalog_get (table->catalog, vt_affinity_map_get_product (table->map, node));
}

static char *
print_sku (const VtMapTable *table, guint32 node)
{
  return g_strdup (product_of (table, node)->sku);
}

static char *
print_title (const VtMapTable *table, guint32 node)
{
  return g_strdup (product_of (table, node)->title);
}

static char *
print_category (const VtMapTable *table, guint32 node)
{
  return g_strdup (product_of (table, node)->category);
}

static char *
print_brand (const VtMapTable *table, guint32 node)
{
  return g_strdup (product_of (table, node)->brand);
}

static char *
print_price (const VtMapTable *table, guint32 node)
{
  gint64 price_minor = product_of (table, node)->price_minor;

  return price_minor != VT_MONEY_UNKNOWN ? vt_money_to_plain (price_minor, table->currency) : NULL;
}

static char *
print_cost (const VtMapTable *table, guint32 node)
{
  gint64 cost_minor = product_of (table, node)->cost_minor;

  return cost_minor != VT_MONEY_UNKNOWN ? vt_money_to_plain (cost_minor, table->currency) : NULL;
}

static char *
print_orders (const VtMapTable *table, guint32 node)
{
  VtBaskets *baskets = vt_affinity_map_get_pairs (table->map)->baskets;

  return print_whole (baskets->item_count[vt_affinity_map_get_product (table->map, node)]);
}

static char *
print_community (const VtMapTable *table, guint32 node)
{
  return print_whole (vt_affinity_map_get_community (table->map, node));
}

static char *
print_community_name (const VtMapTable *table, guint32 node)
{
  guint32 community = vt_affinity_map_get_community (table->map, node);

  return g_strdup (vt_affinity_map_get_community_name (table->map, community));
}

static char *
print_strength (const VtMapTable *table, guint32 node)
{
  return print_real (table->roles[node].strength);
}

static char *
print_centrality (const VtMapTable *table, guint32 node)
{
  return print_real (table->roles[node].centrality);
}

static char *
print_bridging (const VtMapTable *table, guint32 node)
{
  return print_real (table->roles[node].bridging);
}

static char *
print_x (const VtMapTable *table, guint32 node)
{
  return print_real (vt_affinity_map_get_scene (table->map)->nodes[node].x);
}

static char *
print_y (const VtMapTable *table, guint32 node)
{
  return print_real (vt_affinity_map_get_scene (table->map)->nodes[node].y);
}

static const VtMapColumn node_columns[] = {
    {"sku", VT_MAP_COLUMN_TEXT, print_sku},
    {"title", VT_MAP_COLUMN_TEXT, print_title},
    {"category", VT_MAP_COLUMN_TEXT, print_category},
    {"brand", VT_MAP_COLUMN_TEXT, print_brand},
    {"price", VT_MAP_COLUMN_REAL, print_price},
    {"cost", VT_MAP_COLUMN_REAL, print_cost},
    {"orders", VT_MAP_COLUMN_WHOLE, print_orders},
    {"community", VT_MAP_COLUMN_WHOLE, print_community},
    {"community_name", VT_MAP_COLUMN_TEXT, print_community_name},
    {"strength", VT_MAP_COLUMN_REAL, print_strength},
    {"centrality", VT_MAP_COLUMN_REAL, print_centrality},
    {"bridging", VT_MAP_COLUMN_REAL, print_bridging},
    {"x", VT_MAP_COLUMN_REAL, print_x},
    {"y", VT_MAP_COLUMN_REAL, print_y},
};

const VtMapColumn *
vt_map_node_columns (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (node_columns);
  return node_columns;
}

/* ---- links: "from" and "to" are the ends of the scene's edge ---- */

static VtPairCounts
counts_of (const VtMapTable *table, guint32 link)
{
  const VtMapEdge *edge = &vt_affinity_map_get_scene (table->map)->edges[link];
  VtBaskets       *baskets = vt_affinity_map_get_pairs (table->map)->baskets;

  return (VtPairCounts){
      baskets->n_baskets,
      baskets->item_count[vt_affinity_map_get_product (table->map, edge->a)],
      baskets->item_count[vt_affinity_map_get_product (table->map, edge->b)],
      vt_affinity_map_get_pair (table->map, link)->n_together,
  };
}

static char *
print_together (const VtMapTable *table, guint32 link)
{
  return print_whole (vt_affinity_map_get_pair (table->map, link)->n_together);
}

static char *
print_support (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_support (counts_of (table, link)));
}

static char *
print_confidence_from (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_confidence (counts_of (table, link)));
}

static char *
print_confidence_to (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_confidence (vt_pair_counts_swap (counts_of (table, link))));
}

static char *
print_lift (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_lift (counts_of (table, link)));
}

static char *
print_lift_low (const VtMapTable *table, guint32 link)
{
  double low, high;

  vt_measure_lift_interval (counts_of (table, link), Z, &low, &high);
  return print_real (low);
}

static char *
print_lift_high (const VtMapTable *table, guint32 link)
{
  double low, high;

  vt_measure_lift_interval (counts_of (table, link), Z, &low, &high);
  return print_real (high);
}

static char *
print_leverage (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_leverage (counts_of (table, link)));
}

static char *
print_conviction_from (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_conviction (counts_of (table, link)));
}

static char *
print_conviction_to (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_conviction (vt_pair_counts_swap (counts_of (table, link))));
}

static char *
print_cosine (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_cosine (counts_of (table, link)));
}

static char *
print_jaccard (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_jaccard (counts_of (table, link)));
}

static char *
print_kulczynski (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_kulczynski (counts_of (table, link)));
}

static char *
print_imbalance (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_imbalance (counts_of (table, link)));
}

static char *
print_chi_squared (const VtMapTable *table, guint32 link)
{
  return print_real (vt_measure_chi_squared (counts_of (table, link)));
}

static char *
print_log10_p (const VtMapTable *table, guint32 link)
{
  return print_real (vt_affinity_map_get_pair (table->map, link)->log_p / G_LN10);
}

static char *
print_q (const VtMapTable *table, guint32 link)
{
  return print_real (vt_affinity_map_get_pair (table->map, link)->q);
}

/* "weight" is the name by which programs find how strong a link is. */
static const VtMapColumn link_columns[] = {
    {"weight", VT_MAP_COLUMN_REAL, print_cosine},
    {"together", VT_MAP_COLUMN_WHOLE, print_together},
    {"support", VT_MAP_COLUMN_REAL, print_support},
    {"confidence_from", VT_MAP_COLUMN_REAL, print_confidence_from},
    {"confidence_to", VT_MAP_COLUMN_REAL, print_confidence_to},
    {"lift", VT_MAP_COLUMN_REAL, print_lift},
    {"lift_low", VT_MAP_COLUMN_REAL, print_lift_low},
    {"lift_high", VT_MAP_COLUMN_REAL, print_lift_high},
    {"leverage", VT_MAP_COLUMN_REAL, print_leverage},
    {"conviction_from", VT_MAP_COLUMN_REAL, print_conviction_from},
    {"conviction_to", VT_MAP_COLUMN_REAL, print_conviction_to},
    {"cosine", VT_MAP_COLUMN_REAL, print_cosine},
    {"jaccard", VT_MAP_COLUMN_REAL, print_jaccard},
    {"kulczynski", VT_MAP_COLUMN_REAL, print_kulczynski},
    {"imbalance", VT_MAP_COLUMN_REAL, print_imbalance},
    {"chi_squared", VT_MAP_COLUMN_REAL, print_chi_squared},
    {"log10_p", VT_MAP_COLUMN_REAL, print_log10_p},
    {"q", VT_MAP_COLUMN_REAL, print_q},
};

const VtMapColumn *
vt_map_link_columns (guint *ret_n)
{
  *ret_n = G_N_ELEMENTS (link_columns);
  return link_columns;
}
