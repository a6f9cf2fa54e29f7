/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shopper reads of an offer, in every language. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * A place of texts is where the rule pack has them: "message", "reason", and of a follow-up
 * "steps/2/message" and "steps/2/reason". A language is a BCP 47 tag; "und" is the text of no
 * language, which is read where no other fits. Of a message that one is a field of the offer; here
 * it is as the others.
 */

/* (nullable): the text of that very language; %NULL where there is none, or an empty one. Belongs
 * to @offer. */
const char *vt_offer_get_text (const VtOffer *offer, const char *place, const char *language);

/* (nullable): what a shopper of @locale reads there, as the evaluator chooses it: the text of the
 * locale, of its language, or of none. */
const char *vt_offer_find_text (const VtOffer *offer, const char *place, const char *locale);

/* (element-type utf8) (owned): the places an offer of this kind has: two, and two for each step of
 * a follow-up. */
GPtrArray *vt_offer_list_text_places (const VtOffer *offer);

/* (element-type utf8) (owned): the languages that any of its texts is in, "und" first, then sorted.
 */
GPtrArray *vt_offer_list_languages (const VtOffer *offer);

/* (element-type utf8) (owned): the languages, but "und", that other offers have and this one lacks,
 * sorted. */
GPtrArray *vt_offers_list_lacking_languages (GPtrArray *offers, const VtOffer *offer);

/**
 * vt_offer_set_text:
 * @text: an empty one takes the text out
 *
 * Returns: %FALSE with %VT_ERROR_NOT_FOUND if there is no such place, %VT_ERROR_BAD_INPUT for what
 * is no language or no UTF-8, %VT_ERROR_LIMIT for a text that is too long
 */
gboolean vt_offer_set_text (
    VtOffer *offer, const char *place, const char *language, const char *text, GError **error);

/* Takes out all texts of that language, wherever they stand; errors as of vt_offer_set_terms(). */
gboolean vt_offer_remove_language (VtOffer *offer, const char *language, GError **error);

G_END_DECLS
