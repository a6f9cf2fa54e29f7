/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of options of an add-on offer. */

#pragma once

#include "vt-terms.h"

G_BEGIN_DECLS

/* As the evaluator has them. */
#define VT_ADD_ON_MAX_GROUPS 16
#define VT_ADD_ON_MAX_OPTIONS 32

/**
 * vt_add_on_tell_choice:
 * @group: an element of "groups"
 *
 * "Any of 3", "At least 1 of 3, at most 2 at their price": how many may be chosen,
 * translated.
 */
char *vt_add_on_tell_choice (JsonObject *group);

/* %FALSE if no group has that option; without regard to the case of ASCII letters. */
gboolean
vt_add_on_find_option (JsonNode *terms, const char *sku, guint *ret_group, guint *ret_index);

/**
 * vt_add_on_move_option:
 * @group: where it goes to, behind what is there
 *
 * Returns: (transfer full): new, sealed terms; %NULL with %VT_ERROR_NOT_FOUND if there is no such
 * option or group, %VT_ERROR_LIMIT if the group is full
 */
JsonNode *vt_add_on_move_option (JsonNode *terms, const char *sku, guint group, GError **error);

/* (transfer full): with one more group, without options, under an id that no other has; %NULL with
 * %VT_ERROR_LIMIT. */
JsonNode *vt_add_on_add_group (JsonNode *terms, GError **error);

/* (transfer full): without the groups that have no options yet, which no pack can have. */
JsonNode *vt_add_on_drop_empty (JsonNode *terms);

G_END_DECLS
