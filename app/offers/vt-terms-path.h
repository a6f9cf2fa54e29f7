/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an offer's terms by their path: read, and changed into new terms. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

/**
 * A path is the names of members and the indices of elements from the terms down, with a slash
 * between them: "steps/2/from". A slash in a name is written ~1 and a tilde ~0, as in JSON Pointer
 * (RFC 6901); see vt_terms_path_escape(). The empty path is the terms themselves.
 *
 * Terms are never changed: each function gives new, sealed terms (transfer full), which share with
 * the old ones what is the same. Where a path leads nowhere (a member of what is no object, an
 * index beyond the end of an array) it gives %NULL with %VT_ERROR_NOT_FOUND.
 */

/* (nullable): what stands at @path; belongs to @terms. */
JsonNode *vt_terms_path_get (JsonNode *terms, const char *path);

/**
 * vt_terms_path_set:
 * @value: (nullable): in the place of what stands there; %NULL removes it
 *
 * Whatever @value holds is sealed with the terms. Missing objects on the way are made; the index
 * after the last element appends one. What a removal leaves empty around it goes as well, but for
 * an element that is an object. Removing a member that is not there changes nothing.
 */
JsonNode *vt_terms_path_set (JsonNode *terms, const char *path, JsonNode *value, GError **error);

/* @path is that of an array, which is made if it is not there; a @position beyond its end is the
 * end. */
JsonNode *vt_terms_path_insert (
    JsonNode *terms, const char *path, guint position, JsonNode *value, GError **error);
/* @path is that of an array; @to is where the element stands then, beyond the end is the end. */
JsonNode *
vt_terms_path_move (JsonNode *terms, const char *path, guint from, guint to, GError **error);

/* The name of a member as it stands in a path. */
char *vt_terms_path_escape (const char *name);
/* (nullable): the path without its last part; %NULL of the empty one. */
char *vt_terms_path_parent (const char *path);

G_END_DECLS
