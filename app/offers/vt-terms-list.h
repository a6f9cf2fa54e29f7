/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in an offer's terms, changed by what their elements are and not by where they stand, so
 * that changes made in quick succession mean the same elements. */

#pragma once

#include "vt-terms-path.h"

G_BEGIN_DECLS

/**
 * Two elements are the same if they are equal; of SKUs without regard to the case of ASCII letters,
 * whether they stand there as texts or as the member "sku" of objects. @path is that of an array
 * (see vt-terms-path.h), which may be absent.
 */

/* Whether @element is in the list; @ret_index: (nullable) */
gboolean
vt_terms_list_find (JsonNode *terms, const char *path, JsonNode *element, guint *ret_index);
/* New terms with @element at the end, unless it is there already. */
JsonNode *vt_terms_list_add (JsonNode *terms, const char *path, JsonNode *element, GError **error);
/* New terms without it; gone already is as good. The list goes with its last element. */
JsonNode *
vt_terms_list_remove (JsonNode *terms, const char *path, JsonNode *element, GError **error);
/* New terms with it at @to; gone already is as good. */
JsonNode *
vt_terms_list_move (JsonNode *terms, const char *path, JsonNode *element, guint to, GError **error);

/* (nullable): the SKU that an element is, or is about; belongs to @element. */
const char *vt_terms_element_get_sku (JsonNode *element);
/* (transfer full): a text, as an element. */
JsonNode *vt_terms_text_new (const char *text);
/* (transfer full): a number. */
JsonNode *vt_terms_int64_new (gint64 value);

G_END_DECLS
