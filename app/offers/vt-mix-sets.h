/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets that a mix and match makes: the cheapest, the dearest and the one of what sells most. */

#pragma once

#include "vt-compile.h"

#include "vt-job.h"

G_BEGIN_DECLS

typedef enum
{
  VT_MIX_CHEAPEST,
  VT_MIX_SOLD_MOST,
  VT_MIX_DEAREST,
} VtMixSet;

#define VT_N_MIX_SETS 3

/**
 * VtMixSlot:
 * @quantity: units of the slot, 1 and up
 * @n_products: products with a price that fill it: what an earlier slot takes already does not
 * @product: (array length=VT_N_MIX_SETS): indices; %VT_PRODUCT_NONE where nothing fills it. Ties to
 * the lower index
 */
typedef struct
{
  gint64  quantity;
  guint   n_products;
  guint32 product[VT_N_MIX_SETS];
} VtMixSlot;

/* Immutable, reference counted, shared between threads. */
typedef struct _VtMixSets VtMixSets;

/**
 * vt_mix_sets_new:
 * @units_sold: (array length=n_products of the catalogue) (nullable): without it the product sold
 * most is the cheapest
 *
 * One pass over the catalogue.
 *
 * Returns: (transfer full): %NULL only with %G_IO_ERROR_CANCELLED
 */
VtMixSets *vt_mix_sets_new (
    const VtOffer *offer, VtCatalog *catalog, const gint64 *units_sold, VtJob *job, GError **error);
VtMixSets *vt_mix_sets_ref (VtMixSets *self);
void       vt_mix_sets_unref (VtMixSets *self);

/* (array length=ret_n): in the order of the offer's slots. */
const VtMixSlot *vt_mix_sets_get_slots (VtMixSets *self, guint *ret_n);

/**
 * vt_mix_set_figures:
 * @sets: of an offer with the same slots
 *
 * What one set comes to, by the evaluator. Quick enough to be called while a slider moves.
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if a slot can be filled by nothing, or an error of
 * vt_offers_compile()
 */
gboolean vt_mix_set_figures (VtMixSets        *sets,
                             VtMixSet          set,
                             const VtOffer    *offer,
                             const VtCurrency *currency,
                             VtBundleFigures  *ret_figures,
                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMixSets, vt_mix_sets_unref)

G_END_DECLS
