/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the orders are looked at: a period, a segment's, of some size, some categories of them.
 */

#pragma once

#include "vt-customers.h"
#include "vt-segment.h"

G_BEGIN_DECLS

/**
 * VtOrderFilter:
 * @from_day: orders of earlier days are left out; %VT_DAY_NONE for no bound. Days are the shop's
 * @until_day: orders of later days are left out; %VT_DAY_NONE for no bound
 * @segment: (nullable): the key or id of a segment: only orders of its customers
 * @categories: (nullable) (array zero-terminated=1): paths ("Photo > Cameras"): only products in
 * one of them or below are looked at, and an order without any is none
 * @min_items: orders of fewer different products are left out, those of other categories counted; 0
 * for no bound
 * @max_items: orders of more are left out; 0 for the bound that mining has anyway
 *
 * A value; all but the days is zero for everything. Starts with %VT_ORDER_FILTER_INIT.
 */
typedef struct
{
  gint32  from_day;
  gint32  until_day;
  char   *segment;    /* (owned) */
  GStrv   categories; /* (owned) */
  guint32 min_items;
  guint32 max_items;
} VtOrderFilter;

#define VT_ORDER_FILTER_INIT                                                                       \
  {                                                                                                \
    VT_DAY_NONE, VT_DAY_NONE, NULL, NULL, 0, 0                                                     \
  }

void     vt_order_filter_clear (VtOrderFilter *filter);
void     vt_order_filter_copy (const VtOrderFilter *filter, VtOrderFilter *ret_copy);
gboolean vt_order_filter_equal (const VtOrderFilter *filter, const VtOrderFilter *other);
/* Whether every order passes whole. */
gboolean vt_order_filter_is_empty (const VtOrderFilter *filter);

/* (transfer full): "Photo > Cameras" without blanks around its parts; "" for nothing. */
char *vt_category_path_tidy (const char *path);

/**
 * VtOrderMasks:
 * @skip_order: (nullable): non-zero for each order that does not pass; %NULL where all do
 * @hide_product: (nullable): non-zero for each product of other categories
 *
 * What mining understands.
 */
typedef struct
{
  guint8 *skip_order;   /* (owned) */
  guint8 *hide_product; /* (owned) */
} VtOrderMasks;

void vt_order_masks_clear (VtOrderMasks *masks);

/**
 * vt_order_filter_apply:
 * @customers: (nullable): of these orders; wanted where the filter names a segment
 * @segments: (nullable) (element-type VtSegment): likewise
 * @ret_masks: (out): set on success only
 *
 * Ten million lines take some ten milliseconds.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if there is no such segment or no product is in a
 * category, or %G_IO_ERROR_CANCELLED
 */
gboolean vt_order_filter_apply (const VtOrderFilter *filter,
                                VtOrders            *orders,
                                VtCustomers         *customers,
                                GPtrArray           *segments,
                                VtJob               *job,
                                VtOrderMasks        *ret_masks,
                                GError             **error);

/**
 * vt_order_filter_to_text:
 * @segments: (nullable) (element-type VtSegment): for its name
 *
 * "1 March 2011 to 30 June 2011, only customers of “Loyal”, orders of 2 to 10 products, only
 * products of Photo › Cameras": a phrase without a full stop, translated, plain text.
 */
char *vt_order_filter_to_text (const VtOrderFilter *filter, GPtrArray *segments);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtOrderFilter, vt_order_filter_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtOrderMasks, vt_order_masks_clear)

G_END_DECLS
