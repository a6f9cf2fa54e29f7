/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of offers, shared among the files that tell them. */

#pragma once

#include "vt-selector-words.h"

G_BEGIN_DECLS

/* The sentence of a kind that has something to suggest: tiers, plans, items, steps. */
char *vt_tell_suggesting_offer (const VtTeller *teller, VtOfferKind kind, JsonObject *terms);

/* "the cart", "the order confirmation e-mail": where the shopper stands, as in rule packs. */
const char *vt_tell_placement (const char *placement);
/* "A, B and C": the words of an array, each as @tell (nullable) has it. */
char *vt_tell_words (JsonArray *words, const char *(*tell) (const char *word));
/* "Monday": a day of the week as in rule packs. */
const char *vt_tell_weekday (const char *word);
/* "09:00 to 12:00 and 14:00 to 18:00" */
char *vt_tell_hours (JsonArray *hours);
/* "1 day", "14 days". */
char *vt_tell_days (gint64 n_days);

G_END_DECLS
