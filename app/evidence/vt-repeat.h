/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who buys the same product again, and after how long. */

#pragma once

#include "vt-roles.h"

G_BEGIN_DECLS

/**
 * VtRepeats:
 * @n_buyers: customers with a product of the role, each product counted for itself
 * @n_again: those who bought it in two orders or more
 * @n_guest_orders: sales with such a product whose customer is not known
 * @days: (element-type gint64): between each order with a product and the customer's next with the
 * same, whole days of 24 hours rounded down; sorted
 * @line_delivery: (array length=n_lines): for the lines of those who bought again, which order of
 * that product it is, from 1; 0 for all others
 *
 * Over the whole history.
 */
typedef struct
{
  guint64  n_buyers;
  guint64  n_again;
  guint64  n_guest_orders;
  GArray  *days;          /* (owned) */
  guint32 *line_delivery; /* (owned) */
} VtRepeats;

VtRepeats *vt_repeats_new (const VtRoles *roles, guint role, VtOrders *orders);
void       vt_repeats_free (VtRepeats *repeats);
/* The median of the days, the lower of the two in the middle; -1 where nobody bought again. */
gint64 vt_repeats_median_days (const VtRepeats *repeats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtRepeats, vt_repeats_free)

G_END_DECLS
