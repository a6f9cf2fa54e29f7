/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cart under one offer alone: what the examples in editors are taken from. */

#pragma once

#include "vt-cart.h"

#include "rules.h"

G_BEGIN_DECLS

/**
 * VtTriedLine:
 * @list_minor: all its units at list price
 * @net_minor: what they cost with the offer
 */
typedef struct
{
  char  *sku; /* (owned) */
  gint64 quantity;
  gint64 list_minor;
  gint64 net_minor;
} VtTriedLine;

/**
 * VtTriedCart:
 * @lines: (element-type VtTriedLine): in the order of the cart
 * @due_minor: without shipping
 * @is_applied: whether the offer did anything
 * @sentence: what became of it and why, translated, plain text
 * @payments: (element-type VrPayment): where it offers to pay later; empty otherwise
 * @fee_minor: for that
 */
typedef struct
{
  GPtrArray *lines; /* (owned) */
  gint64     list_minor;
  gint64     due_minor;
  gboolean   is_applied;
  char      *sentence; /* (owned) */
  GArray    *payments; /* (owned) */
  gint64     fee_minor;
} VtTriedCart;

/**
 * vt_tried_cart_new:
 *
 * The offer as for whom it is meant for, whatever its state and with nothing beside it, at the
 * first place it is for.
 *
 * Returns: %NULL with an error of vt_offers_compile() or vt_cart_to_json()
 */
VtTriedCart *vt_tried_cart_new (const VtOffer    *offer,
                                const VtCart     *cart,
                                VtCatalog        *catalog,
                                const VtCurrency *currency,
                                GError          **error);
void         vt_tried_cart_free (VtTriedCart *tried);

/* (nullable): the line with that SKU, without regard to letter case. */
const VtTriedLine *vt_tried_cart_find (const VtTriedCart *tried, const char *sku);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtTriedCart, vt_tried_cart_free)

G_END_DECLS
