/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions on cart and shopper, and what is lacking where they do not hold. */

#ifndef VR_PREDICATE_H
#define VR_PREDICATE_H

#include "vr-claim.h"
#include "vr-selector.h"

/* The member key of an offer; *ret_predicate is NULL without it. It belongs to the pack. */
VrStatus vr_predicate_load (VrPack             *pack,
                            const VrJson       *object,
                            const char         *key,
                            const VrPredicate **ret_predicate,
                            VrError            *error);

/* NULL always holds. */
bool vr_predicate_holds (const VrPredicate *predicate, const VrCart *cart);

/* Adds the smallest change after which it holds; nothing if it does. */
void vr_predicate_add_needs (const VrPredicate *predicate, const VrCart *cart, VrNeeds *needs);

#endif
