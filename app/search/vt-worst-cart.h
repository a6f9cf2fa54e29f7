/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worst cart for the shop's margin that all active offers together allow. */

#pragma once

#include "vt-finding.h"
#include "vt-trial-shop.h"

G_BEGIN_DECLS

typedef enum
{
  VT_FLOOR_PROVEN, /* no cart goes below the floor */
  VT_FLOOR_BELOW,  /* one does */
  VT_FLOOR_OPEN,   /* none was found, but not all were looked at */
} VtFloorOutcome;

/**
 * VtFloorWish:
 * @floor_ppm: of what the goods of a cart bring so much has to be margin; 0: never below cost.
 * Below %VT_FLOOR_MAX_PPM
 * @max_lines: carts of up to so many lines, 1 to 8
 * @max_units: and of up to so many units a line, 1 to 12
 * @max_carts: so many carts are evaluated at most
 */
typedef struct
{
  gint64  floor_ppm;
  guint   max_lines;
  guint   max_units;
  guint64 max_carts;
} VtFloorWish;

#define VT_FLOOR_MAX_PPM 1000000

/**
 * VtFloor:
 * @is_worst: with %VT_FLOOR_BELOW: no cart has a margin that is lower by a tenth of a percent or
 * more, nor one as low with fewer units
 * @lines: (element-type VtFindingLine): with %VT_FLOOR_BELOW the cart; else empty
 * @shopper: (nullable): who it belongs to
 * @shares: (element-type VtFindingShare): the offers that apply to it, and what each takes off
 * @due_minor: what its goods bring, without shipping
 * @cost_minor: what they cost the shop, gifts included as far as their cost is known
 * @bound_ppm: with the others: the share of margin that is left of a cart at least
 * @n_carts: how many carts were evaluated
 * @n_products: how many products were looked at
 * @n_without_cost: how many could not be, as their cost is not known
 * @n_below_by_list: how many were left out, as they are below the floor without any offer
 * @text: what came out, in a sentence
 * @details: what was looked at, in sentences
 */
typedef struct
{
  VtFloorWish      wish;
  VtFloorOutcome   outcome;
  gboolean         is_worst;
  GPtrArray       *lines;   /* (owned) */
  VtSearchShopper *shopper; /* (owned) */
  GPtrArray       *shares;  /* (owned) */
  gint64           list_minor;
  gint64           due_minor;
  gint64           cost_minor;
  gint64           bound_ppm;
  guint64          n_carts;
  guint            n_products;
  guint            n_without_cost;
  guint            n_below_by_list;
  char            *text;    /* (owned) */
  char            *details; /* (owned) */
} VtFloor;

/**
 * vt_floor_find:
 *
 * Of all carts of any shopper at any time from now on, which leaves the shop the smallest share of
 * margin: to a tenth of a percent; of those with as small a share the one with fewest units, then
 * the cheapest, then the first by SKU. Shipping costs nothing in these carts.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED or an error of the evaluator
 */
VtFloor *vt_floor_find (VtTrialShop *shop, const VtFloorWish *wish, VtJob *job, GError **error);
void     vt_floor_free (VtFloor *floor);

/* The cart of a floor that is %VT_FLOOR_BELOW, as a storefront would send it; else %NULL. */
char *vt_floor_to_cart_json (const VtFloor *floor, VtCatalog *catalog, const VtCurrency *currency);

/* "proven", "below" or "open": as machines read it. */
const char *vt_floor_outcome_to_word (VtFloorOutcome outcome);

/**
 * vt_margin_per_mille:
 *
 * Returns: the share of margin in what goods bring, in thousandths, rounded down, at least
 * %VT_MARGIN_LEAST; that also where they bring nothing but cost something
 */
gint64 vt_margin_per_mille (gint64 due_minor, gint64 cost_minor);

#define VT_MARGIN_LEAST (-1000000)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFloor, vt_floor_free)

G_END_DECLS
