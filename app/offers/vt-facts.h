/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a selector can ask of a product, taken apart from what the catalogue keeps. */

#pragma once

#include "vt-catalog.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VtFacts:
 *
 * Starts as {product}, all else zero; what is kept as text is taken apart once it is asked for.
 */
typedef struct
{
  const VtProduct *product;    /* (unowned) */
  char           **category;   /* (owned) (nullable) */
  JsonNode        *tags;       /* (owned) (nullable) */
  JsonNode        *attributes; /* (owned) (nullable) */
} VtFacts;

void vt_facts_clear (VtFacts *facts);

/* (array zero-terminated=1): the path from the widest to the narrowest. */
const char *const *vt_facts_get_category (VtFacts *facts);
gboolean           vt_facts_has_tag (VtFacts *facts, const char *tag);
/* (transfer full) (nullable): numbers and truths as text; %NULL if the product does not have it. */
char *vt_facts_dup_attribute (VtFacts *facts, const char *name);

/* Adds the product's tags, and the names of its attributes (element-type utf8, owned). */
void vt_facts_list (VtFacts *facts, GPtrArray *tags, GPtrArray *names);

/**
 * vt_facts_match:
 * @selector: as in a rule pack. What of it is not of the right type matches nothing
 *
 * Whether a product is selected at its price in the catalogue. Postage and other fees never are.
 */
gboolean vt_facts_match (VtFacts *facts, JsonObject *selector);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtFacts, vt_facts_clear)

G_END_DECLS
