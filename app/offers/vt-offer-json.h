/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an offer that its document and the rule pack write alike. */

#pragma once

#include "vt-offer.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One word a state and kind, as in documents and in the workspace's columns. */
const char *vt_offer_state_to_word (VtOfferState state);
const char *vt_offer_kind_to_word (VtOfferKind kind);

/* {"percent": "12.5"}, {"amount": 500} or {"fixed": 999}. */
void     vt_reward_write (const VtReward *reward, JsonBuilder *builder);
gboolean vt_reward_read (JsonObject *object, VtReward *ret_reward, GError **error);

/* [{"sku": …, "quantity": …, "primary": true}]; "primary" only where it is. @skus (nullable) are
 * written instead of the components' own. */
void     vt_components_write (GPtrArray *components, const char *const *skus, JsonBuilder *builder);
gboolean vt_components_read (JsonArray *array, VtOffer *offer, GError **error);

G_END_DECLS
