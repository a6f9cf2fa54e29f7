/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who, after one purchase, comes back for another, and how much later. */

#pragma once

#include "vt-roles.h"

G_BEGIN_DECLS

/* The roles: what was bought, and what is wanted to be bought later. */
#define VT_RETURN_AFTER 0
#define VT_RETURN_WANTED 1

/**
 * VtReturns:
 * @n_buyers: customers with a sale of what was bought; the first such counts
 * @n_at_once: those who had what is wanted in that sale or before it
 * @n_wanted: of the others, those with it in a later sale
 * @n_back: of all, those with any later sale
 * @n_guest_orders: sales of what was bought whose customer is not known
 * @days: (element-type gint64): of each of @n_wanted from the first purchase to the first with what
 * is wanted, whole days of 24 hours rounded down; sorted
 * @back_days: (element-type gint64): the same of each of @n_back, to the first with anything
 *
 * Over the whole history. A sale at the very same time is no later one.
 */
typedef struct
{
  guint64 n_buyers;
  guint64 n_at_once;
  guint64 n_wanted;
  guint64 n_back;
  guint64 n_guest_orders;
  GArray *days;      /* (owned) */
  GArray *back_days; /* (owned) */
} VtReturns;

/**
 * vt_return_roles_new:
 * @terms: of a follow-up
 *
 * Bought is what "after" selects; wanted what "without" selects, or where there is no such, what
 * the steps remind of.
 *
 * Returns: (transfer full): finished
 */
VtRoles *vt_return_roles_new (JsonObject *terms, VtCatalog *catalog);

VtReturns *vt_returns_new (const VtRoles *roles, VtOrders *orders);
void       vt_returns_free (VtReturns *returns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtReturns, vt_returns_free)

G_END_DECLS
