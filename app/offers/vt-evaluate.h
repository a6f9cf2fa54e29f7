/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator for callers with GLib's types: bytes and a cart in, a result or a GError out. */

#pragma once

#include "vt-offer.h"

#include "rules.h"

G_BEGIN_DECLS

/**
 * vt_evaluate:
 * @pack: a sealed rule pack
 * @cart_json: a cart as a storefront sends it
 *
 * Returns: (transfer full): freed with vr_result_free(); %NULL with %VT_ERROR_BAD_INPUT,
 * %VT_ERROR_LIMIT, %VT_ERROR_TOO_NEW or %VT_ERROR_CORRUPT, the message naming pack or cart and the
 * path in it
 */
VrResult *vt_evaluate (GBytes *pack, const char *cart_json, GError **error);

/* (transfer full): the offer as it is for whom it is meant for: without schedule, audience,
 * conditions, channels, coupons and limits, but for how often a cart may have it. */
VtOffer *vt_offer_open_to_all (const VtOffer *offer);

/* Evaluates a bundle alone, whatever its state and whoever it is for, with a cart of exactly its
 * components. Errors as of vt_offers_compile() and vt_evaluate(). */
VrResult *vt_evaluate_set (const VtOffer    *offer,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VrPack, vr_pack_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VrCart, vr_cart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VrResult, vr_result_free)

G_END_DECLS
