/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A situation in which somebody reads an offer's message. */

#pragma once

#include "vt-message.h"

G_BEGIN_DECLS

/**
 * VtMessageExample:
 * @values: what placeholders stand for there
 * @situation: "Cart, with 1 × “Camera”": where the shopper stands and what with, translated, plain
 * text; "" where no cart was found that the offer has anything to say of
 */
typedef struct
{
  VtMessageValues *values;    /* (owned) */
  char            *situation; /* (owned) */
} VtMessageExample;

/**
 * vt_message_example_new:
 * @step: of a follow-up, from 0; -1 for the offer's own message
 *
 * Looks for a small cart of which the offer, alone and for whom it is meant for, prompts; else for
 * one that it applies to. Of what is not offered to anybody now, as its time has not come, too.
 * Takes a few milliseconds.
 *
 * Returns: (transfer full): what the terms alone give, if there is no such cart
 */
VtMessageExample *vt_message_example_new (const VtOffer    *offer,
                                          int               step,
                                          VtCatalog        *catalog,
                                          const VtCurrency *currency);
void              vt_message_example_free (VtMessageExample *example);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtMessageExample, vt_message_example_free)

G_END_DECLS
