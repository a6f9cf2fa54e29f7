/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an offer that its document and the rule pack write alike. */

#pragma once

#include "vt-offer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One word a state, as in documents and in the workspace's columns. */
const char *vt_offer_state_to_word (VtOfferState state);
/* The member "state" of @object, which must be there; the errors as of vt_document_get_text(). */
gboolean vt_offer_state_read (JsonObject *object, VtOfferState *ret_state, GError **error);
gboolean vt_offer_kind_read (JsonObject *object, VtOfferKind *ret_kind, GError **error);
/* A text of the offer; takes the place of what @text points to. */
gboolean vt_offer_text_read (
    JsonObject *object, const char *name, gsize max_bytes, char **text, GError **error);
/* Components and reward of a bundle. */
gboolean vt_offer_bundle_read (JsonObject *object, VtOffer *offer, GError **error);

/* {"percent": "12.5"}, {"amount": 500} or {"fixed": 999}. */
void     vt_reward_write (const VtReward *reward, JsonBuilder *builder);
gboolean vt_reward_read (JsonObject *object, VtReward *ret_reward, GError **error);

/* [{"sku": …, "quantity": …, "primary": true}]; "primary" only where it is. @skus (nullable) are
 * written instead of the components' own. */
void     vt_components_write (GPtrArray *components, const char *const *skus, JsonBuilder *builder);
gboolean vt_components_read (JsonArray *array, VtOffer *offer, GError **error);

G_END_DECLS
