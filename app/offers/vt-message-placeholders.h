/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in braces in a message to the shopper. */

#pragma once

#include "vt-offer-kind.h"

G_BEGIN_DECLS

/**
 * VtPlaceholder:
 *
 * What each stands for is said in data/schema/README.md, under "Messages".
 */
typedef enum
{
  VT_PLACEHOLDER_SAVING,
  VT_PLACEHOLDER_PRICE,
  VT_PLACEHOLDER_LIST,
  VT_PLACEHOLDER_PRODUCT,
  VT_PLACEHOLDER_PRODUCTS,
  VT_PLACEHOLDER_COUNT,
  VT_PLACEHOLDER_UNTIL,
  VT_PLACEHOLDER_COUPON,
  VT_PLACEHOLDER_GIFT,
  VT_PLACEHOLDER_THRESHOLD,
  VT_PLACEHOLDER_MORE,
} VtPlaceholder;

#define VT_N_PLACEHOLDERS 11

/* The longest name that is one, in bytes; what is longer stands for itself, braces and all. */
#define VT_PLACEHOLDER_MAX_BYTES 32

/* "saving": as between the braces. */
const char *vt_placeholder_to_word (VtPlaceholder placeholder);
/* %FALSE if there is none of that name. */
gboolean vt_placeholder_from_word (const char *word, VtPlaceholder *ret_placeholder);
/* "What is saved", translated. */
const char *vt_placeholder_to_text (VtPlaceholder placeholder);
/* Whether an offer of that kind ever has something for it to stand for. */
gboolean vt_placeholder_fits (VtPlaceholder placeholder, VtOfferKind kind);

/**
 * VtMessagePart:
 * @start: byte in the message
 * @length: bytes in the message, braces included
 * @literal: (nullable): what stands there as it is; %NULL of a placeholder
 * @name: the name of a placeholder, known or not; "" of what is literal
 */
typedef struct
{
  gsize       start;
  gsize       length;
  const char *literal;
  gsize       literal_length;
  char        name[VT_PLACEHOLDER_MAX_BYTES + 1];
} VtMessagePart;

/**
 * vt_message_parse:
 *
 * Takes a message apart: `{name}`, a small letter and then small letters, digits and `_`, is a
 * placeholder; `{{` and `}}` are a brace each; all else, a single brace as well, stands for itself.
 *
 * Returns: (element-type VtMessagePart): in the order of the text, which it points into
 */
GArray *vt_message_parse (const char *text);

/* (transfer full) (element-type utf8): names in braces that are no placeholders, each once. */
GPtrArray *vt_message_list_unknown (const char *text);

G_END_DECLS
