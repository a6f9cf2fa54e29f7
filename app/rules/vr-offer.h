/* SPDX-License-Identifier: Apache-2.0 */
/* Loading what is common to all kinds of offers. */

#ifndef VR_OFFER_H
#define VR_OFFER_H

#include "vr-pack.h"

/* The member "guards" of a pack or offer, made stricter than *guards where it is. */
VrStatus vr_guards_load (VrGuards *guards, const VrJson *object, VrError *error);

VrStatus vr_offer_load (VrPack *pack, const VrJson *node, VrOffer *offer, VrError *error);

/* Once all are loaded: sorts them by rank and id and numbers the exclusive groups. */
VrStatus vr_offers_rank (VrPack *pack, const VrJson *offers, VrError *error);

#endif
