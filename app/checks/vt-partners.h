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

/* Whether both have the attribute, and the same value of it. */
gboolean
vt_products_share (const VtExam *exam, guint32 product, guint32 other, const char *attribute);

G_END_DECLS
