/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From when until when an offer itself says it is there, and the campaign it says it belongs to. */

#pragma once

#include "vt-offer.h"
#include "vt-span.h"

G_BEGIN_DECLS

/* %FALSE if the offer's schedule has a time that cannot be read. Weekdays and hours are beside it.
 */
gboolean vt_offer_get_span (const VtOffer *offer, VtSpan *ret_span);

/**
 * vt_offer_set_span:
 *
 * Weekdays and hours stay; a schedule that says nothing more goes. An end that is as it was keeps
 * its text.
 *
 * Returns: %FALSE with an error of vt_terms_check()
 */
gboolean vt_offer_set_span (VtOffer *offer, VtSpan span, GError **error);

/* (nullable): the name of the campaign that the offer belongs to; belongs to @offer. */
const char *vt_offer_get_campaign (const VtOffer *offer);
/* @name: (nullable): %NULL or "" for none. Errors as of vt_offer_set_span(). */
gboolean vt_offer_set_campaign (VtOffer *offer, const char *name, GError **error);

G_END_DECLS
