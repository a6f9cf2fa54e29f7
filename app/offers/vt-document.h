/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON documents of the workspace: written in canonical form, read strictly. */

#pragma once

#include "vt-error.h"
#include "rules.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The bounds of the rule pack hold for documents as well, so that what was saved can be exported.
 */
#define VT_ID_MAX_BYTES 256
#define VT_TEXT_MAX_BYTES 4096
#define VT_MONEY_MAX G_GINT64_CONSTANT (9007199254740991)
/* BCP 47 for text whose language nobody has said. */
#define VT_LOCALE_UNKNOWN "und"

/**
 * vt_document_set_rules_error:
 * @what: what was being read or written, translated ("the rule pack")
 *
 * Turns an error of the evaluator into ours: %VT_ERROR_LIMIT, %VT_ERROR_TOO_NEW, %VT_ERROR_CORRUPT
 * (the digest) or %VT_ERROR_BAD_INPUT, with the path of the culprit in the message.
 */
void vt_document_set_rules_error (GError **error, const VrError *rules_error, const char *what);

/**
 * vt_document_parse:
 * @length: bytes of @json, or -1 if it ends with a NUL
 *
 * Parses one JSON object. Depth, size and numbers are bounded as in a rule pack: no fractions, no
 * member twice, nothing but UTF-8.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT
 */
JsonNode *vt_document_parse (const char *json, gssize length, GError **error);
/* The same for any JSON value. */
JsonNode *vt_document_parse_value (const char *json, gssize length, GError **error);
/* (transfer full): the array that @root is, else one with nothing but @root: people write one thing
 * without a list around it. */
JsonArray *vt_document_to_list (JsonNode *root);

/* The canonical text of a document: the same content gives the same bytes. */
char *vt_document_to_text (JsonNode *root, GError **error);

/**
 * vt_document_check_members:
 * @where: what @object is, for the message ("component 2")
 * @known: (array zero-terminated=1): the members it may have
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT naming the first member that is none of @known
 */
gboolean vt_document_check_members (JsonObject        *object,
                                    const char        *where,
                                    const char *const *known,
                                    GError           **error);

/* Each takes one member that must be there, of that type and within that range, else
 * %VT_ERROR_BAD_INPUT naming it. What is returned by ret_object and ret_array belongs to @object.
 */
gboolean vt_document_get_int64 (JsonObject *object,
                                const char *where,
                                const char *name,
                                gint64      min,
                                gint64      max,
                                gint64     *ret_value,
                                GError    **error);
gboolean vt_document_get_boolean (
    JsonObject *object, const char *where, const char *name, gboolean *ret_value, GError **error);
/* @max_bytes is the longest text allowed. */
gboolean vt_document_get_text (JsonObject *object,
                               const char *where,
                               const char *name,
                               gsize       max_bytes,
                               char      **ret_text,
                               GError    **error);
gboolean vt_document_get_object (JsonObject  *object,
                                 const char  *where,
                                 const char  *name,
                                 JsonObject **ret_object,
                                 GError     **error);
gboolean vt_document_get_array (
    JsonObject *object, const char *where, const char *name, JsonArray **ret_array, GError **error);
/* (nullable): the object at @index of an array, else %NULL with %VT_ERROR_BAD_INPUT. */
JsonObject *
vt_document_get_element (JsonArray *array, const char *where, guint index, GError **error);

G_END_DECLS
