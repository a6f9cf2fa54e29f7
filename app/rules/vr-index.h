/* SPDX-License-Identifier: Apache-2.0 */
/* Which offers a cart could concern: found by its products, not by asking every offer. An offer
 * that is left asleep has to come to nothing, whatever else is in the cart. */

#ifndef VR_INDEX_H
#define VR_INDEX_H

#include "vr-claim.h"
#include "vr-selector.h"

typedef struct VrIndexer VrIndexer;

/* For VrKind.touch(): lines of that product, or that the selector speaks of, concern the offer. */
void vr_index_product (VrIndexer *indexer, size_t product);
void vr_index_selector (VrIndexer *indexer, const VrSelector *selector);

/* A VrKind.touch() for kinds that speak of what their offers select, and of nothing else. */
void vr_index_selected (const VrPack *pack, const VrOffer *offer, VrIndexer *indexer);

/* Once all offers are loaded and ranked. */
VrStatus vr_index_build (VrPack *pack, VrError *error);

/* Fills in awake and n_awake of an evaluation whose pack, cart and arena are known. */
VrStatus vr_index_wake (VrEvaluation *evaluation);

#endif
