/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search for the worst cart, in its parts. */

#pragma once

#include "vt-demand.h"
#include "vt-least-left.h"
#include "vt-trial-shoppers.h"
#include "vt-trial-twins.h"
#include "vt-worst-cart.h"

G_BEGIN_DECLS

/* A cart, and how bad it is. */
typedef struct
{
  GArray          *counts;  /* (owned) (element-type VtTrialCount); empty: none */
  VtSearchShopper *shopper; /* (owned) (nullable) */
  gint64           per_mille;
  guint            n_units;
  gint64           list_minor;
  gint64           due_minor;
  gint64           cost_minor;
} VtBadCart;

/**
 * VtWorstLink:
 * @has: which items the offer speaks of, a bit for each
 * @last_minor: of an offer on the order: what its last step asks for by what is left; once that is
 * sure, only what can be worse by itself is of use beside it. G_MAXINT64 for any other offer
 */
typedef struct
{
  guint64 *has; /* (owned) */
  gint64   last_minor;
} VtWorstLink;

/**
 * VtWorstSearch:
 * @items: (element-type VtTrialItem): those that the bound lets be worst first
 * @bounds: (array length=items × max_units): what is left at least of one unit and more of an item,
 * less what is charged for gifts
 * @gifts: (array length=items × max_units): the most that is charged for gifts there
 * @means: (array length=items): what is left at least of a unit on an average, in sums
 * @demands: (element-type GArray of VtDemand): of each offer of the shop; %NULL: not active
 * @links: (element-type VtWorstLink): what offers bring items together
 * @grouped: (element-type guint): active offers of exclusive groups
 * @links_of: (array length=items): (element-type guint): which of @links speak of the item
 * @tried: (element-type GBytes): likely carts that were tried
 * @price_weight: a cart is no worse than the worst yet, nor below the floor, if what it brings
 * times
 * @price_weight is at least what it costs times @cost_weight
 */
typedef struct
{
  VtTrialShop       *shop;     /* (unowned) */
  const VtFloorWish *wish;     /* (unowned) */
  VtJob             *job;      /* (unowned) */
  GArray            *active;   /* (owned) */
  GArray            *items;    /* (owned) */
  VtTrialTwins      *twins;    /* (owned) */
  VtLeastLeft       *least;    /* (owned) */
  gint64            *bounds;   /* (owned) */
  gint64            *gifts;    /* (owned) */
  double            *means;    /* (owned) (nullable) */
  GPtrArray         *demands;  /* (owned) */
  GPtrArray         *links;    /* (owned) */
  GArray            *grouped;  /* (owned) */
  GArray           **links_of; /* (owned) */
  VtTrialPack       *whole;    /* (owned) */
  GHashTable        *shoppers; /* (owned): which offers → who they tell apart */
  GHashTable        *tried;    /* (owned) */
  guint8            *allowed;  /* (owned) (array length=offers of the shop): scratch */
  gint64             price_weight;
  gint64             cost_weight;
  VtBadCart          worst;
  guint64            n_carts;
  guint64            n_steps;
  gboolean           is_cut; /* not all carts were looked at */
  gboolean           is_cancelled;
} VtWorstSearch;

/* Where shoppers are kept once they have been made; to be called before the first cart. */
GHashTable *vt_worst_search_new_shoppers (void);

/**
 * vt_worst_search_weigh:
 *
 * By how much a line keeps a cart from being worse than the worst yet; negative: it makes it so. A
 * cart whose lines come to 0 or more together is not worse.
 *
 * With D what a cart brings, c what its goods cost, g what its gifts cost, and the weights P of
 * prices and C of costs, the cart is worse only if D·P < (c + g)·C. Gifts are charged to the lines,
 * so that their charges come to g or more. Of a line, whatever offers apply to it, with d what it
 * brings and k what it is charged, the bound L and the most that it can be charged G are such that
 * L ≤ d − k and 0 ≤ k ≤ G. Therefore, as P ≥ 0,
 *
 *   d·P − k·C  =  (d − k)·P − k·(C − P)  ≥  L·P − G·max (C − P, 0).
 *
 * Less what the line's goods cost times C that is its weight. Over all lines the left sides come to
 * no more than D·P − g·C.
 */
gint64 vt_worst_search_weigh (const VtWorstSearch *search, guint item, guint n);
/* The same by means, for sums only. */
double vt_worst_search_weigh_mean (const VtWorstSearch *search, guint item, guint n);

/* Evaluates a cart for every shopper that makes a difference, unless the bounds rule it out, and
 * keeps it if it is the worst yet. */
void vt_worst_search_try (VtWorstSearch *search, const VtTrialCount *counts, guint n_counts);

/* Tries likely carts, then all that the bounds do not rule out. %FALSE with
 * %G_IO_ERROR_CANCELLED. */
gboolean vt_worst_search_run (VtWorstSearch *search, GError **error);

/* Fills in the sentences of a floor. */
void vt_floor_say (VtFloor *floor, const VtTrialShop *shop);

G_END_DECLS
