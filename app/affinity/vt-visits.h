/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits: the orders of each customer one after the other, and which of them come soon after which.
 */

#pragma once

#include "vt-baskets.h"

G_BEGIN_DECLS

#define VT_US_A_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000000)

/**
 * VtVisitSource:
 * @orders: what was bought; orders are in the order of their times
 * @time_us: (array length=n_orders): when, microseconds UTC
 * @customer: (array length=n_orders): who; 0 for nobody known, whose orders are no visits
 * @within_days: how long after a visit another is soon; 1 and up
 *
 * Plain arrays; nothing of them outlives the call.
 */
typedef struct
{
  VtBasketSource orders;
  const gint64  *time_us;
  const guint32 *customer;
  guint32        within_days;
} VtVisitSource;

/**
 * VtVisits:
 * @n_visits: orders of known customers with at least one item
 * @n_watched: visits after which the history goes on for all of @within_days, so that what was
 * bought soon after is known
 * @order: (array length=n_visits): the order's index in the source; by customer, then time
 * @time_us: (array length=n_visits)
 * @customer: (array length=n_visits): who, 1 and up
 * @first_entry: (array length=n_visits+1)
 * @entry_item: (array length=n_entries): ascending within a visit, without repeats
 * @first_soon: (array length=n_visits): the first visit of the same customer at a later time
 * @end_soon: (array length=n_visits): the visit after the last one within @within_days (24 hours
 * each), that day's end included; @first_soon if there is none
 * @is_watched: (array length=n_visits)
 * @item_count: (array length=n_items): watched visits with the item
 * @soon_count: (array length=n_items): watched visits with the item in a visit soon after
 *
 * Immutable, reference counted.
 */
typedef struct
{
  guint32        n_items;
  guint32        n_visits;
  guint32        n_watched;
  guint32        within_days;
  const guint32 *order;
  const gint64  *time_us;
  const guint32 *customer;
  const guint32 *first_entry;
  const guint32 *entry_item;
  const guint32 *first_soon;
  const guint32 *end_soon;
  const guint8  *is_watched;
  const guint32 *item_count;
  const guint32 *soon_count;
} VtVisits;

/* Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED */
VtVisits *vt_visits_new (const VtVisitSource *source, VtJob *job, GError **error);
VtVisits *vt_visits_ref (VtVisits *self);
void      vt_visits_unref (VtVisits *self);

/**
 * vt_visits_count_days:
 * @item_a: what was bought first
 * @item_b: what was bought soon after; may be @item_a
 * @ret_days: (out) (array length=within_days): in element d, watched visits with @item_a after
 * which @item_b was next bought more than d and at most d+1 days later
 *
 * Their sum is how many were followed at all.
 */
void vt_visits_count_days (VtVisits *self, guint32 item_a, guint32 item_b, guint32 *ret_days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtVisits, vt_visits_unref)

G_END_DECLS
