/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes with what in an offer: the plan and what it covers, the item and its anchor, the option
 * and its base. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/* (transfer full) (element-type guint32): what plan @index of a protection is for, as the catalogue
 * has its price. */
GArray *vt_protection_list_covered (const VtExam *exam, guint index);

/**
 * vt_cross_sell_list_anchors:
 * @item: an element of "items"
 *
 * Returns: (transfer full) (element-type guint32): what the item goes with: what the offer's anchor
 * selects and shares with it whatever it has to
 */
GArray *vt_cross_sell_list_anchors (const VtExam *exam, JsonObject *item);

/* The cheapest product that the options of an add-on go with, %VT_PRODUCT_NONE if there is none. */
guint32 vt_add_on_find_base (const VtExam *exam);

/**
 * vt_products_list_sharing:
 * @products: (element-type guint32): ascending
 * @attributes: (nullable): names of attributes
 *
 * Returns: (transfer full) (element-type guint32): those of @products, but for @product itself,
 * that have the same values of all the attributes as it has; none if it lacks one
 */
GArray *vt_products_list_sharing (const VtExam *exam,
                                  const GArray *products,
                                  guint32       product,
                                  JsonArray    *attributes);

G_END_DECLS
