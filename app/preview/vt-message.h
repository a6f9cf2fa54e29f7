/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as the shopper reads them: placeholders filled with what an evaluation gave. */

#pragma once

#include "vt-message-placeholders.h"
#include "vt-offer.h"

#include "rules.h"

G_BEGIN_DECLS

/**
 * VtMessageValues:
 * @texts: (owned) (nullable): what each #VtPlaceholder stands for, plain text; %NULL where it
 * stands for nothing
 */
typedef struct
{
  char *texts[VT_N_PLACEHOLDERS];
} VtMessageValues;

/* Nothing stands for anything yet. */
VtMessageValues *vt_message_values_new (void);
void             vt_message_values_free (VtMessageValues *values);

/**
 * vt_message_values_of_prompt:
 * @result: where @prompt is from
 * @offer: whose prompt it is
 *
 * What data/schema/README.md says that placeholders stand for in the message of a prompt. Money is
 * as vt_money_to_display() writes it, titles are those of @catalog.
 */
VtMessageValues *vt_message_values_of_prompt (const VrPrompt   *prompt,
                                              const VrResult   *result,
                                              const VtOffer    *offer,
                                              VtCatalog        *catalog,
                                              const VtCurrency *currency);

/* The same of an offer that was applied; of one that was not, what it lacks. */
VtMessageValues *vt_message_values_of_verdict (const VrVerdict  *verdict,
                                               const VrResult   *result,
                                               const VtOffer    *offer,
                                               VtCatalog        *catalog,
                                               const VtCurrency *currency);

/* Of no result: what the terms alone say. */
VtMessageValues *
vt_message_values_of_terms (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);

/**
 * VtMessageGap:
 * @start: byte in the filled text where the placeholder stands, as it was written
 * @length: bytes, braces included
 * @is_known: whether it is a placeholder, which stands for nothing here; no such one otherwise
 */
typedef struct
{
  gsize    start;
  gsize    length;
  gboolean is_known;
} VtMessageGap;

/**
 * VtMessage:
 * @text: plain text
 * @gaps: (element-type VtMessageGap): in the order of @text; a storefront shows nothing if there
 * are any
 */
typedef struct
{
  char   *text; /* (owned) */
  GArray *gaps; /* (owned) */
} VtMessage;

/**
 * vt_message_fill:
 *
 * Puts the values in the place of the placeholders of @text, and a brace in the place of two. What
 * is in a value is not looked into.
 */
VtMessage *vt_message_fill (const char *text, const VtMessageValues *values);

/* (nullable): the message of a prompt, filled; %NULL if it has none in the shopper's language. */
VtMessage *vt_message_of_prompt (const VrPrompt   *prompt,
                                 const VrResult   *result,
                                 const VtOffer    *offer,
                                 VtCatalog        *catalog,
                                 const VtCurrency *currency);

/* (nullable): the message of an offer that was applied, as a shopper of @locale reads it; %NULL if
 * it was not, or has none. */
VtMessage *vt_message_of_verdict (const VrVerdict  *verdict,
                                  const VrResult   *result,
                                  const VtOffer    *offer,
                                  const char       *locale,
                                  VtCatalog        *catalog,
                                  const VtCurrency *currency);
void       vt_message_free (VtMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMessageValues, vt_message_values_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMessage, vt_message_free)

G_END_DECLS
