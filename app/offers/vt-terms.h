/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of an offer: what the rule pack says of it beyond what every offer here has, under the
 * pack's own names. */

#pragma once

#include "vt-offer-kind.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The longest they may be, in canonical form. */
#define VT_TERMS_MAX_BYTES (1024 * 1024)

/* (transfer full): nothing beyond what every offer has. */
JsonNode *vt_terms_new_empty (void);

/**
 * vt_terms_check:
 *
 * Whether @terms can be kept with an offer of that kind: an object that says nothing which stands
 * beside it already (name, priority, the products of a bundle …) and is not too long. Whether the
 * evaluator takes them is another question: see vt_offer_judge().
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field
 */
gboolean vt_terms_check (VtOfferKind kind, JsonNode *terms, GError **error);

/**
 * vt_terms_from_text:
 *
 * Returns: (transfer full): an immutable node; %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT,
 * the message naming the line or the field
 */
JsonNode *vt_terms_from_text (VtOfferKind kind, const char *text, GError **error);

/* For people: one member a line, sorted by name. */
char *vt_terms_to_text (JsonNode *terms);

/* (transfer full): an object like @object, but without the members of those names. */
JsonNode *vt_terms_without (JsonObject *object, const char *const *names);

/* ---- members that may be absent or, in what no evaluator has seen yet, of another type: then they
 * count as absent ---- */

/* (nullable): belongs to @object, which may be %NULL; so for the others. */
JsonObject *vt_terms_get_object (JsonObject *object, const char *name);
JsonArray  *vt_terms_get_array (JsonObject *object, const char *name);
const char *vt_terms_get_text (JsonObject *object, const char *name);
gint64      vt_terms_get_int64 (JsonObject *object, const char *name, gint64 absent);
gboolean    vt_terms_get_boolean (JsonObject *object, const char *name);
/* (nullable): the elements of an array that may be %NULL. */
JsonObject *vt_terms_get_element (JsonArray *array, guint index);
const char *vt_terms_get_word (JsonArray *array, guint index);
guint       vt_terms_get_length (JsonArray *array);

/* ---- what a member holds, by its name, wherever in the terms it stands ---- */

/* A SKU, or an array of SKUs (in which there may be objects as well). */
gboolean vt_terms_is_sku (const char *member);
/* A selector. */
gboolean vt_terms_is_selector (const char *member);
/* Names and texts that are not looked into. */
gboolean vt_terms_is_opaque (const char *member);

G_END_DECLS
