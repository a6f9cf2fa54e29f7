/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs are links on the map. */

#include "vt-map-links.h"

#include "vt-islands.h"

#include <math.h>

/* Baskets' worth of doubt that draws a lift towards 1: a lift of 60 from 6 baskets ranks below one
 * of 20 from 100. */
#define LIFT_DOUBT 20.0

/* Of the links asked for, the share that decides which products are on the map. The rest ties them
 * together: with all in the first part the map is hundreds of pairs and triples in a void. */
#define STRONGEST_OF 2

double
vt_map_measure_of_pair (const VtPair *pair, VtMapMeasure measure)
{
  g_return_val_if_fail (pair != NULL, 0);

  switch (measure)
    {
    case VT_MAP_MEASURE_COSINE:
      return pair->cosine;
    case VT_MAP_MEASURE_TOGETHER:
      return pair->n_together;
    case VT_MAP_MEASURE_LIFT:
      return 1 + (pair->lift - 1) * pair->n_together / (pair->n_together + LIFT_DOUBT);
    case VT_MAP_MEASURE_JACCARD:
      return pair->jaccard;
    case VT_MAP_MEASURE_CONFIDENCE:
      return MAX (pair->confidence_ab, pair->confidence_ba);
    default:
      g_return_val_if_reached (0);
    }
}

typedef struct
{
  gsize   pair;
  guint32 n_together;
  double  value;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->value != y->value)
    return x->value > y->value ? -1 : 1;
  if (x->n_together != y->n_together)
    return x->n_together > y->n_together ? -1 : 1;
  return (x->pair > y->pair) - (x->pair < y->pair);
}

static gboolean
passes (const VtPair *pair, const VtMapLinkOptions *options)
{
  return pair->n_together >= options->min_together && pair->lift > 1 &&
         pair->lift >= options->min_lift && pair->q <= options->max_q &&
         vt_pair_filter_passes (&options->filter, pair);
}

gsize
vt_map_links_count_candidates (VtPairs *pairs, const VtMapLinkOptions *options)
{
  gsize n = 0;

  g_return_val_if_fail (pairs != NULL && options != NULL, 0);

  for (gsize k = 0; k < pairs->n_pairs; k++)
    n += passes (&pairs->pairs[k], options);
  return n;
}

typedef struct
{
  VtPairs                *pairs;
  const VtMapLinkOptions *options;
  GArray                 *candidates; /* (owned) of Candidate, strongest first */
  guint8                 *is_chosen;  /* (owned): of each candidate */
  guint8                 *is_on_map;  /* (owned): of each item */
  guint32                *degree;     /* (owned): links chosen, of each item */
  guint32                *parent; /* (owned): of each item, towards what stands for its island */
  guint                   n_chosen;
} Choice;

static void
choice_init (Choice *self, VtPairs *pairs, const VtMapLinkOptions *options)
{
  guint32 n_items = MAX (pairs->baskets->n_items, 1);

  *self = (Choice){.pairs = pairs,
                   .options = options,
                   .candidates = g_array_new (FALSE, FALSE, sizeof (Candidate)),
                   .is_on_map = g_new0 (guint8, n_items),
                   .degree = g_new0 (guint32, n_items),
                   .parent = g_new (guint32, n_items)};
  for (guint32 i = 0; i < n_items; i++)
    self->parent[i] = i;
  for (gsize k = 0; k < pairs->n_pairs; k++)
    if (passes (&pairs->pairs[k], options))
      {
        Candidate candidate = {k, pairs->pairs[k].n_together,
                               vt_map_measure_of_pair (&pairs->pairs[k], options->measure)};

        g_array_append_val (self->candidates, candidate);
      }
  g_array_sort (self->candidates, compare_candidates);
  self->is_chosen = g_new0 (guint8, MAX (self->candidates->len, 1));
}

static void
choice_clear (Choice *self)
{
  g_array_unref (self->candidates);
  g_free (self->is_chosen);
  g_free (self->is_on_map);
  g_free (self->degree);
  g_free (self->parent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static const VtPair *
get_pair (const Choice *self, guint k)
{
  return &self->pairs->pairs[g_array_index (self->candidates, Candidate, k).pair];
}

static void
choose (Choice *self, guint k)
{
  const VtPair *pair = get_pair (self, k);

  if (self->is_chosen[k])
    return;

  self->is_chosen[k] = TRUE;
  self->n_chosen++;
  self->is_on_map[pair->item_a] = self->is_on_map[pair->item_b] = TRUE;
  self->degree[pair->item_a]++;
  self->degree[pair->item_b]++;
  self->parent[vt_island_find (self->parent, pair->item_b)] =
      vt_island_find (self->parent, pair->item_a);
}

static gboolean
has_room (const Choice *self, const VtPair *pair)
{
  guint32 most = self->options->max_links_per_item;

  return most == 0 || MAX (self->degree[pair->item_a], self->degree[pair->item_b]) < most;
}

/* The strongest overall, each among the strongest of both its ends: they decide which products are
 * on the map. A pair counts against both its items whether it is kept or not: it is their next
 * strongest. */
static void
choose_strongest (Choice *self, guint n_most)
{
  g_autofree guint32 *n_seen = g_new0 (guint32, MAX (self->pairs->baskets->n_items, 1));
  guint32             most = self->options->max_links_per_item;

  for (guint k = 0; k < self->candidates->len && self->n_chosen < n_most; k++)
    {
      const VtPair *pair = get_pair (self, k);
      guint32       rank_a = n_seen[pair->item_a]++;
      guint32       rank_b = n_seen[pair->item_b]++;

      if (most == 0 || MAX (rank_a, rank_b) < most)
        choose (self, k);
    }
}

/* The strongest between islands, until all hang together as far as the pairs allow (Kruskal, 1956,
 * "On the Shortest Spanning Subtree of a Graph"): what else the map could not tell is which
 * communities are near each other. */
static void
choose_bridges (Choice *self)
{
  for (guint k = 0; k < self->candidates->len && self->n_chosen < self->options->max_links; k++)
    {
      const VtPair *pair = get_pair (self, k);

      if (self->is_on_map[pair->item_a] && self->is_on_map[pair->item_b] &&
          vt_island_find (self->parent, pair->item_a) !=
              vt_island_find (self->parent, pair->item_b))
        choose (self, k);
    }
}

/* What is left of the number asked for: the strongest among the products on the map. */
static void
choose_rest (Choice *self)
{
  for (guint k = 0; k < self->candidates->len && self->n_chosen < self->options->max_links; k++)
    {
      const VtPair *pair = get_pair (self, k);

      if (self->is_on_map[pair->item_a] && self->is_on_map[pair->item_b] && has_room (self, pair))
        choose (self, k);
    }
}

/* The strongest of items that more is asked of, beyond the number asked for. */
static void
choose_expanded (Choice *self, const guint32 *expanded, guint n_expanded)
{
  for (guint i = 0; i < n_expanded; i++)
    {
      guint n = 0;

      for (guint k = 0; k < self->candidates->len && n < VT_MAP_EXPANDED_LINKS; k++)
        {
          const VtPair *pair = get_pair (self, k);

          if (pair->item_a != expanded[i] && pair->item_b != expanded[i])
            continue;
          choose (self, k);
          n++;
        }
    }
}

GArray *
vt_map_links_choose (VtPairs *pairs, const VtMapLinkOptions *options)
{
  return vt_map_links_choose_with (pairs, options, NULL, 0);
}

GArray *
vt_map_links_choose_with (VtPairs                *pairs,
                          const VtMapLinkOptions *options,
                          const guint32          *expanded,
                          guint                   n_expanded)
{
  g_auto (Choice) choice = {0};
  GArray *links = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_return_val_if_fail (pairs != NULL && options != NULL, links);

  choice_init (&choice, pairs, options);
  choose_strongest (&choice, options->max_links - options->max_links / STRONGEST_OF);
  choose_bridges (&choice);
  choose_rest (&choice);
  choose_expanded (&choice, expanded, n_expanded);

  for (guint k = 0; k < choice.candidates->len; k++)
    if (choice.is_chosen[k])
      g_array_append_val (links, g_array_index (choice.candidates, Candidate, k).pair);
  return links;
}
