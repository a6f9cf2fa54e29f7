/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which products play which part in an offer, and which parts each basket has. */

#pragma once

#include "vt-baskets.h"
#include "vt-facts.h"
#include "vt-measures.h"
#include "vt-orders.h"

G_BEGIN_DECLS

#define VT_MAX_ROLES 64

/* One bit a role. */
typedef guint64 VtRoleMask;

#define VT_ROLE(role) ((VtRoleMask) 1 << (role))

/**
 * VtRoles:
 * @n_roles: 0 to %VT_MAX_ROLES
 * @masks: (array length=n_products): the roles that each product of the catalogue plays
 *
 * Products are selected at their price in the catalogue. What has no price plays a role only where
 * it is named.
 */
typedef struct
{
  VtCatalog  *catalog; /* (owned) */
  guint       n_roles;
  guint32     n_products;
  VtRoleMask *masks;     /* (owned) */
  GArray     *selectors; /* (owned): still to be looked for */
} VtRoles;

VtRoles *vt_roles_new (VtCatalog *catalog);
void     vt_roles_free (VtRoles *roles);

/* The next role. Beyond the last there is, that one again: what is told apart then comes to one
 * more. */
guint vt_roles_add (VtRoles *roles);
/* A SKU that the catalogue lacks plays nothing. @sku may be %NULL. */
void vt_roles_add_sku (VtRoles *roles, guint role, const char *sku);
void vt_roles_add_product (VtRoles *roles, guint role, guint32 product);
/* @selector: (nullable): everything but fees, as if it were empty. */
void vt_roles_add_selector (VtRoles *roles, guint role, JsonObject *selector);
/* Looks for what the selectors select, in one pass over the catalogue. */
void vt_roles_finish (VtRoles *roles);

gboolean vt_roles_has (const VtRoles *roles, guint32 product, guint role);
/* How many products play @role. */
guint32 vt_roles_count (const VtRoles *roles, guint role);

/* (transfer full) (array length=n_baskets): the roles that are in each basket. */
VtRoleMask *vt_roles_find_in_baskets (const VtRoles *roles, VtBaskets *baskets);

/**
 * vt_roles_count_order:
 * @ret_units: (out) (array length=n_roles): units sold of each role
 *
 * Returned units and fees are left out.
 */
void
vt_roles_count_order (const VtRoles *roles, VtOrders *orders, guint32 order, gint64 *ret_units);

/**
 * vt_found_count:
 * @found: (array length=n): the roles of each basket
 * @a: roles of which one is enough
 * @b: the same
 *
 * Baskets with any of @a, with any of @b, and with both.
 */
VtPairCounts vt_found_count (const VtRoleMask *found, guint32 n, VtRoleMask a, VtRoleMask b);
/* The same of baskets with all of @a, with all of @b, and with both. */
VtPairCounts vt_found_count_wholes (const VtRoleMask *found, guint32 n, VtRoleMask a, VtRoleMask b);
/* Baskets that have all of @mask, and those that have any of it. */
guint32 vt_found_count_all (const VtRoleMask *found, guint32 n, VtRoleMask mask);
guint32 vt_found_count_any (const VtRoleMask *found, guint32 n, VtRoleMask mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtRoles, vt_roles_free)

G_END_DECLS
