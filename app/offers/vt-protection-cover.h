/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products that a protection offer is for, by price. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtProtectionCover:
 * @catalog: what @products point into
 * @products: (element-type guint32): what the offer selects and is no plan of its own, the cheapest
 * first, then by index
 * @prices: (element-type gint64): of each, minor units
 * @n_without_price: selected products that have no price, which no plan can be for
 * @n_all: products of the catalogue that could be covered: no fees, none of its own plans, and of
 * other plans, which need none themselves, only what the offer selects all the same
 */
typedef struct
{
  VtCatalog *catalog;  /* (owned) */
  GArray    *products; /* (owned) */
  GArray    *prices;   /* (owned) */
  guint      n_without_price;
  guint      n_all;
} VtProtectionCover;

/* One pass over the catalogue: not for the main thread. */
VtProtectionCover *vt_protection_cover_new (const VtOffer *offer, VtCatalog *catalog);
void               vt_protection_cover_free (VtProtectionCover *self);

/* (element-type guint32): those of @products for which the offer has no plan at their price, in the
 * same order. */
GArray *vt_protection_cover_list_without_plan (const VtProtectionCover *self, const VtOffer *offer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtProtectionCover, vt_protection_cover_free)

G_END_DECLS
