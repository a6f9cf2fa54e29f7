/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of products as a list that bundles are chosen from. */

#pragma once

#include "vt-catalog.h"
#include "vt-item-sets.h"

G_BEGIN_DECLS

/**
 * VtSetWish:
 * @VT_SETS_ALL: every set
 * @VT_SETS_CLOSED: those that no larger set is always part of
 * @VT_SETS_MAXIMAL: those that no larger set is listed with
 */
typedef enum
{
  VT_SETS_ALL,
  VT_SETS_CLOSED,
  VT_SETS_MAXIMAL,
} VtSetWish;

/**
 * VtSetRow:
 * @margin_minor: of one of each at list price, or %VT_MONEY_UNKNOWN where a price or cost is not
 * known
 * @expected_minor: the margin that 1,000 orders bring by having the whole set, rounded half up; or
 * %VT_MONEY_UNKNOWN
 */
typedef struct
{
  VtItemSet set;
  gint64    margin_minor;
  gint64    expected_minor;
} VtSetRow;

/**
 * vt_set_rows_mine:
 *
 * Sets as rare as the pairs, or, where there would be more than can be listed, those of twice as
 * many orders, and so on.
 *
 * Returns: (transfer full): %NULL with %G_IO_ERROR_CANCELLED
 */
VtItemSets *vt_set_rows_mine (VtPairs *pairs, VtJob *job, GError **error);

/**
 * vt_set_rows_choose:
 * @n_baskets: that the sets were counted in
 * @products: (array length=n_products) (nullable): only sets with all of them
 * @n_max: rows at most
 * @ret_n_found: (out) (optional): how many there are
 *
 * Returns: (element-type VtSetRow) (transfer full): those first that hold together most
 * (all-confidence), then by orders, then as in @sets
 */
GArray *vt_set_rows_choose (VtItemSets    *sets,
                            VtCatalog     *catalog,
                            guint32        n_baskets,
                            VtSetWish      wish,
                            const guint32 *products,
                            guint          n_products,
                            guint          n_max,
                            gsize         *ret_n_found);

G_END_DECLS
