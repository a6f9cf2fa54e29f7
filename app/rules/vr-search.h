/* SPDX-License-Identifier: Apache-2.0 */
/* Branch and bound over the claims of offers that are in each other's way. */

#ifndef VR_SEARCH_H
#define VR_SEARCH_H

#include "vr-layers.h"

typedef struct VrDensity VrDensity;

typedef struct
{
  VrEvaluation     *evaluation;
  const VrProposal *proposals;
  const size_t     *indexes; /* (array length=n): the proposals in question, in the order of rank */
  size_t            n;
  VrLayers *layers;        /* (nullable): a choice is worth what claims and these take off together;
                   the search has to be over all proposals */
  size_t    *order;        /* (array length=n): positions in indexes, the largest discount first */
  size_t    *order_forced; /* (array length=n): order with one put first */
  size_t    *by_id;        /* (array length=n): positions in indexes, by offer id */
  size_t    *lines;        /* (array length=n_lines): of the cart, that they claim */
  size_t     n_lines;
  VrDensity *densities; /* (nullable) (array length=(n + 1) × n_lines) */
  int64_t   *suffixes;  /* (array length=n + 1): no more can be had from order[k] on */
  int64_t   *left;      /* (array length=cart lines): units not claimed */
  bool      *taken;     /* (array length=groups) */
  size_t    *marks;     /* (array length=groups): the step that counted the group last */
  size_t     n_marks;
  size_t    *tried;      /* (array length=n): how far the claims at each depth were tried */
  size_t    *claims;     /* (array length=n): the best of a search in which nobody is forced */
  size_t *claims_forced; /* (array length=n): the best of the last search in which somebody was */
  size_t *chosen;        /* (array length=n): the claims being tried, by position in indexes */
} VrSearch;

typedef struct
{
  size_t *claims;   /* (array length=n): by position in indexes; belongs to the search */
  int64_t discount; /* with layers: with what they take off */
  int64_t gap;
  size_t  n_nodes;
  bool    is_cut; /* the search ended before it was done */
} VrSearchBest;

/* The proposal at a position in indexes. */
static inline const VrProposal *
vr_search_get (const VrSearch *search, size_t position)
{
  return &search->proposals[search->indexes[position]];
}

/* The best claim from the given one on that fits; VR_NONE if none does. */
size_t vr_search_first_fit (const VrProposal *proposal,
                            size_t            from,
                            const int64_t    *left,
                            const bool       *taken);
void   vr_search_take (const VrProposal *proposal, size_t claim, int64_t *left, bool *taken);

VrStatus vr_search_init (VrSearch         *search,
                         VrEvaluation     *evaluation,
                         const VrProposal *proposals,
                         const size_t     *indexes,
                         size_t            n);

/* Finds the best choice in at most so many steps, one at least. forced is the position of a
 * proposal that has to get a claim, or VR_NONE. */
void vr_search_run (VrSearch *search, size_t forced, size_t max_nodes, VrSearchBest *ret_best);

#endif
