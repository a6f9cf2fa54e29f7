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

/* The member "price": an object of from and to, both included; everything without it. */
VrStatus vr_price_load (const VrJson *object, int64_t *ret_from, int64_t *ret_to, VrError *error);

/* NULL selects everything. What the pack does not know of a product is not matched. */
bool vr_selector_matches (const VrSelector *selector, const VrCart *cart, const VrCartLine *line);

/* The same for one unit of a product of the pack that is in no cart. */
bool vr_selector_matches_product (const VrSelector *selector, const VrCart *cart, size_t product);

/* Whether a line of the product, or of one that the pack does not carry if NULL, could be selected
 * at some price, with no attributes of its own. */
bool vr_selector_may_match (const VrSelector *selector, const VrProduct *product);

/* The same for a product of the pack, which has been looked at already. */
bool vr_selector_may_match_product (const VrSelector *selector, const VrPack *pack, size_t product);

/* Whether it looks at attributes. */
bool vr_selector_has_attributes (const VrSelector *selector);

/* All the SKUs that it could select; NULL if it does not list them. */
const VrStrings *vr_selector_get_skus (const VrSelector *selector);

/* The same for a SKU that the pack may not carry: then nothing else is known of it. */
bool vr_selector_matches_sku (const VrSelector *selector, const VrCart *cart, VrString sku);

/* The one SKU it selects, whatever else the product is; bytes NULL if it asks for more than that.
 */
VrString vr_selector_get_sku (const VrSelector *selector);

#endif
