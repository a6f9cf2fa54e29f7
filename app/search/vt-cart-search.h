/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest cart that shows something: fewest units, then cheapest, then by SKU. */

#pragma once

#include "vt-demand.h"
#include "vt-trial-pack.h"

G_BEGIN_DECLS

/* Whether the cart shows what is looked for. */
typedef gboolean (*VtCartTry) (const VtTrialCount *counts, guint n_counts, gpointer data);

/**
 * VtCartSearch:
 * @items: (element-type VtTrialItem): what carts are made of, of one list of vt_trial_items_new()
 * @demands: (element-type GArray of VtDemand): of each offer that must have what it needs
 * @weights: (array length=items) (nullable): 0 or more; all that is in a cart has to weigh less
 * than
 * @ceiling together
 * @max_more: how many units a cart may have more than the smallest that meets the demands
 * @max_tries: how many carts are tried at most
 */
typedef struct
{
  VtTrialShop  *shop;    /* (unowned) */
  GArray       *items;   /* (unowned) */
  GPtrArray    *demands; /* (unowned) */
  const gint64 *weights; /* (unowned) */
  gint64        ceiling;
  guint         max_more;
  guint64       max_tries;
  VtCartTry     try;
  gpointer      data;
} VtCartSearch;

typedef enum
{
  VT_CART_FOUND,     /* and none that is smaller shows it */
  VT_CART_FOUND_CUT, /* a smaller one may show it */
  VT_CART_NONE,      /* none with so many units does */
  VT_CART_CUT,       /* none was found before the search had to end */
} VtCartOutcome;

/**
 * VtCartFound:
 * @counts: (element-type VtTrialCount): the cart, in the order of the items; empty if none was
 * found
 * @n_units: how many units it has; if none was found, how many units the largest had of which all
 * were looked at
 * @n_tries: how many carts were tried
 * @is_impossible: nothing that can be in a cart serves one of the demands
 */
typedef struct
{
  VtCartOutcome outcome;
  GArray       *counts; /* (owned) */
  guint         n_units;
  guint64       n_tries;
  gboolean      is_impossible;
} VtCartFound;

/**
 * vt_cart_search_run:
 *
 * Looks at carts with ever more units, from as many as the demands ask for at least. Of carts with
 * as many units the cheapest by list is wanted, of these the first by SKU. Carts that do not meet
 * the demands are not tried.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
vt_cart_search_run (const VtCartSearch *search, VtJob *job, VtCartFound *ret_found, GError **error);
void vt_cart_found_clear (VtCartFound *found);

/* Which of two carts with as many units and the same list price comes first: compared by the SKUs
 * of their lines, of one SKU more units before fewer. */
int vt_cart_compare_skus (GArray             *items,
                          const VtTrialCount *counts,
                          guint               n_counts,
                          const VtTrialCount *others,
                          guint               n_others);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtCartFound, vt_cart_found_clear)

G_END_DECLS
