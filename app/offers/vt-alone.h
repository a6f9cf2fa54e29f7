/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone, tried on carts: what figures in editors, evidence and checks are taken from. */

#pragma once

#include "vt-evaluate.h"

G_BEGIN_DECLS

/**
 * VtAlone:
 *
 * The offer as for whom it is meant for, whatever its state, and nothing beside it. Many carts can
 * be tried in a row, in memory that is used again; belongs to one thread at a time.
 */
typedef struct _VtAlone VtAlone;

/**
 * VtAloneLine:
 * @sku: of the pack, or another where @unit_minor is known
 * @quantity: units, 1 and up
 * @unit_minor: what one costs; %VT_MONEY_UNKNOWN for the price in the catalogue
 * @weight_g: of one, in grams; 0 where it does not matter
 * @instead_of: (nullable): the SKU whose place it has taken
 * @delivery: which delivery of a subscription it is, from 1; %VT_ALONE_ANY_DELIVERY for one that is
 * not known; 0 if it is bought once
 */
typedef struct
{
  const char *sku;
  gint64      quantity;
  gint64      unit_minor;
  gint64      weight_g;
  const char *instead_of;
  gint64      delivery;
} VtAloneLine;

#define VT_ALONE_ANY_DELIVERY (-1)
/* What the evaluator takes of a line. */
#define VT_ALONE_MAX_QUANTITY 1000000
#define VT_ALONE_MAX_DELIVERY 10000
/* As many lines as one cart takes. */
#define VT_ALONE_MAX_LINES 1000

/* Errors as of vt_offers_compile(). */
VtAlone *
vt_alone_new (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, GError **error);
/* @products: (element-type guint32): of what the offer selects, whatever carts will have. */
VtAlone *vt_alone_new_with (const VtOffer    *offer,
                            const GArray     *products,
                            VtCatalog        *catalog,
                            const VtCurrency *currency,
                            GError          **error);
/* Another one of the same offer, for another thread; %NULL with %VT_ERROR_FAILED if there is no
 * memory for it. */
VtAlone *vt_alone_new_beside (const VtAlone *self, GError **error);
void     vt_alone_free (VtAlone *self);

/**
 * vt_alone_run:
 * @lines: (array length=n_lines): at most %VT_ALONE_MAX_LINES
 * @shipping_minor: what shipping costs before the offer, 0 and up; %VT_MONEY_UNKNOWN for a cart
 * that says nothing of it
 * @ret_result: (transfer none): until the next cart is tried
 *
 * Returns: %FALSE with an error of vt_evaluate()
 */
gboolean vt_alone_run (VtAlone           *self,
                       const VtAloneLine *lines,
                       guint              n_lines,
                       gint64             shipping_minor,
                       const VrResult   **ret_result,
                       GError           **error);

/* The same with a cart as a storefront sends it, in JSON. */
gboolean vt_alone_run_cart (VtAlone         *self,
                            const char      *cart_json,
                            const VrResult **ret_result,
                            GError         **error);

/* (transfer full): @offer with nothing in its terms but its floors and what is in @own, which is
 * taken: the part of an offer that is tried while the rest of it is not finished. */
VtOffer *vt_offer_part (const VtOffer *offer, JsonObject *own);

/* A SKU that no product of the offer has, for a line that stands for anything. @taken: (nullable):
 * the only SKU that matters */
char *vt_alone_dup_free_sku (const char *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtAlone, vt_alone_free)

G_END_DECLS
