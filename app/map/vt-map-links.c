/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs are links on the map. */

#include "vt-map-links.h"

#include <math.h>

/* Baskets' worth of doubt that draws a lift towards 1: a lift of 60 from 6 baskets ranks below one
 * of 20 from 100. */
#define LIFT_DOUBT 20.0

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
         pair->lift >= options->min_lift && pair->q <= options->max_q;
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

GArray *
vt_map_links_choose (VtPairs *pairs, const VtMapLinkOptions *options)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree guint32 *n_seen = NULL;
  GArray             *links = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_return_val_if_fail (pairs != NULL && options != NULL, links);

  for (gsize k = 0; k < pairs->n_pairs; k++)
    if (passes (&pairs->pairs[k], options))
      {
        Candidate candidate = {k, pairs->pairs[k].n_together,
                               vt_map_measure_of_pair (&pairs->pairs[k], options->measure)};

        g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_candidates);

  /* A pair counts against both its items whether it is kept or not: it is their next strongest. */
  n_seen = g_new0 (guint32, MAX (pairs->baskets->n_items, 1));
  for (guint k = 0; k < candidates->len && links->len < options->max_links; k++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, k);
      const VtPair    *pair = &pairs->pairs[candidate->pair];
      guint32          rank_a = n_seen[pair->item_a]++;
      guint32          rank_b = n_seen[pair->item_b]++;

      if (options->max_links_per_item == 0 || MAX (rank_a, rank_b) < options->max_links_per_item)
        g_array_append_val (links, candidate->pair);
    }
  return links;
}
