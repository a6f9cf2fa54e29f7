/* SPDX-License-Identifier: Apache-2.0 */
/* Which products an offer speaks of. */

#ifndef VR_SELECTOR_H
#define VR_SELECTOR_H

#include "vr-cart.h"

/* The member key of an object; *ret_selector is NULL without it. The selector belongs to the pack.
 */
VrStatus vr_selector_load (VrPack            *pack,
                           const VrJson      *object,
                           const char        *key,
                           const VrSelector **ret_selector,
                           VrError           *error);

/* NULL selects everything. What the pack does not know of a product is not matched. */
bool vr_selector_matches (const VrSelector *selector, const VrCart *cart, const VrCartLine *line);

/* The same for one unit of a product of the pack that is in no cart. */
bool vr_selector_matches_product (const VrSelector *selector, const VrCart *cart, size_t product);

/* The one SKU it selects, whatever else the product is; bytes NULL if it asks for more than that.
 */
VrString vr_selector_get_sku (const VrSelector *selector);

#endif
