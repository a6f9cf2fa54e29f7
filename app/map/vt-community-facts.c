/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each community on the map is. */

#include "vt-community-facts.h"

#include "vt-node-roles.h"

void
vt_community_facts_free (VtCommunityFacts *facts)
{
  g_free (facts->name);
  g_free (facts->products);
  g_free (facts);
}

/* ---- roles ---- */

static VtGraph *
graph_of (VtAffinityMap *map)
{
  guint32                 n = vt_affinity_map_get_n_links (map);
  const VtMapScene       *scene = vt_affinity_map_get_scene (map);
  g_autofree VtGraphEdge *edges = g_new (VtGraphEdge, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    {
      double strength = vt_map_measure_of_pair (vt_affinity_map_get_pair (map, i),
                                                vt_affinity_map_get_measure (map));

      edges[i] = (VtGraphEdge){MIN (scene->edges[i].a, scene->edges[i].b),
                               MAX (scene->edges[i].a, scene->edges[i].b), MAX (strength, 1e-9)};
    }
  return vt_graph_new (vt_affinity_map_get_n_nodes (map), edges, n);
}

/* A node and how well it is tied. */
typedef struct
{
  guint32 product;
  double  strength;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *left = a;
  const Member *right = b;

  if (left->strength != right->strength)
    return left->strength > right->strength ? -1 : 1;
  return left->product < right->product ? -1 : left->product > right->product;
}

static void
take_members (VtCommunityFacts *facts, GArray *members)
{
  g_array_sort (members, compare_members);
  facts->n_products = members->len;
  facts->products = g_new (guint32, MAX (members->len, 1));
  for (guint i = 0; i < members->len; i++)
    facts->products[i] = g_array_index (members, Member, i).product;
}

static void
add_revenue (VtCommunityFacts *facts, const gint64 *revenue_minor, guint32 n_revenue)
{
  for (guint32 i = 0; i < facts->n_products; i++)
    if (revenue_minor == NULL || facts->products[i] >= n_revenue ||
        __builtin_add_overflow (facts->revenue_minor, revenue_minor[facts->products[i]],
                                &facts->revenue_minor))
      {
        facts->revenue_minor = VT_MONEY_UNKNOWN;
        return;
      }
}

static void
find_members (GPtrArray *all, VtAffinityMap *map)
{
  guint32                n_nodes = vt_affinity_map_get_n_nodes (map);
  g_autofree VtNodeRole *roles = g_new0 (VtNodeRole, MAX (n_nodes, 1));
  g_autofree guint32    *community = g_new (guint32, MAX (n_nodes, 1));
  g_autoptr (VtGraph) graph = graph_of (map);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < n_nodes; i++)
    community[i] = vt_affinity_map_get_community (map, i);
  vt_node_roles_compute (graph, community, roles);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (Member)));
  for (guint32 i = 0; i < n_nodes; i++)
    {
      VtCommunityFacts *facts = all->pdata[community[i]];
      Member            member = {vt_affinity_map_get_product (map, i), roles[i].strength};

      g_array_append_val ((GArray *) members->pdata[community[i]], member);
      /* As much of its strength as leads out: a weak product is no bridge, however torn. */
      if (roles[i].bridging * roles[i].strength <= facts->bridging)
        continue;
      facts->bridge = member.product;
      facts->bridging = roles[i].bridging * roles[i].strength;
    }
  for (guint i = 0; i < all->len; i++)
    {
      VtCommunityFacts *facts = all->pdata[i];

      if (facts->bridge != VT_PRODUCT_NONE)
        facts->bridging = roles[vt_affinity_map_get_node (map, facts->bridge)].bridging;
      take_members (facts, members->pdata[i]);
    }
}

GPtrArray *
vt_community_facts_find (VtAffinityMap *map, const gint64 *revenue_minor, guint32 n_revenue)
{
  GPtrArray        *all = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_community_facts_free);
  const VtMapScene *scene = vt_affinity_map_get_scene (map);

  for (guint32 i = 0; i < vt_affinity_map_get_n_communities (map); i++)
    {
      VtCommunityFacts *facts = g_new0 (VtCommunityFacts, 1);

      facts->name = g_strdup (vt_affinity_map_get_community_name (map, i));
      facts->strongest = VT_MAP_NONE;
      facts->bridge = VT_PRODUCT_NONE;
      g_ptr_array_add (all, facts);
    }
  find_members (all, map);
  for (guint32 i = 0; i < vt_affinity_map_get_n_links (map); i++)
    {
      guint32           community = vt_affinity_map_get_community (map, scene->edges[i].a);
      VtCommunityFacts *facts = all->pdata[community];

      /* Links are in the order of their strength. */
      if (facts->strongest == VT_MAP_NONE &&
          vt_affinity_map_get_community (map, scene->edges[i].b) == community)
        facts->strongest = i;
    }
  for (guint i = 0; i < all->len; i++)
    add_revenue (all->pdata[i], revenue_minor, n_revenue);
  return all;
}
