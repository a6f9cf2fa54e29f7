/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers as a rule pack has them, which is also how people write them. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * vt_offer_form_write:
 * @catalog: (nullable): SKUs get its spelling where it has them
 *
 * Adds the members that the offer has in a rule pack to the object that is open in @builder.
 */
void vt_offer_form_write (const VtOffer *offer, VtCatalog *catalog, JsonBuilder *builder);

/* For people: what vt_offers_from_text() reads, the state included. */
char *vt_offer_form_to_text (const VtOffer *offer);

/* The same of several (element-type VtOffer), as an array; of one, of that. */
char *vt_offers_to_text (GPtrArray *offers);

/**
 * vt_offer_form_read:
 * @object: an offer as in a rule pack. Besides, it may have a state (else it is a draft), a message
 * that is plain text, and a note; it may lack an id, which it is given then, and a priority
 *
 * Returns: %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
VtOffer *vt_offer_form_read (JsonObject *object, GError **error);

/**
 * vt_offers_from_text:
 * @length: bytes of @text, or -1 if it ends with a NUL
 *
 * Reads JSON of one offer or an array of them, each as vt_offer_form_read() or
 * vt_offer_from_json() takes it, or a whole rule pack, whose offers are ready.
 *
 * Returns: (element-type VtOffer): in the order of the text; %NULL with an error that says which
 * offer is meant
 */
GPtrArray *vt_offers_from_text (const char *text, gssize length, GError **error);

G_END_DECLS
