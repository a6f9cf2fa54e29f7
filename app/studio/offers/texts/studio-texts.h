/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the editors of one offer's texts share. */

#pragma once

#include "studio-session.h"
#include "vt-message-example.h"

G_BEGIN_DECLS

/**
 * StudioTexts:
 *
 * Follows the session's offer ("offer-id"): the languages to show fields for, and what placeholders
 * stand for, worked out off the main loop. ::changed when either did.
 */
#define STUDIO_TYPE_TEXTS (studio_texts_get_type ())
G_DECLARE_FINAL_TYPE (StudioTexts, studio_texts, STUDIO, TEXTS, GObject)

/* That of the session; belongs to it. */
StudioTexts *studio_texts_of (StudioSession *session);

/* (element-type utf8) (owned): "und", those that @offer has, and those that were added to the
 * session's offer and are still without a text. */
GPtrArray *studio_texts_list_languages (StudioTexts *self, const VtOffer *offer);
/* Fields for one more language, until another offer is shown. Nothing is written yet. */
void studio_texts_add_language (StudioTexts *self, const char *language);
/* Takes the fields away, and what texts the offer has in that language. */
void studio_texts_remove_language (StudioTexts *self, const char *language);

/* (nullable): where the session's offer's message is read; of a follow-up, that of a step from 0;
 * %NULL until it was worked out. @step: -1 for the offer's own. */
const VtMessageExample *studio_texts_get_example (StudioTexts *self, int step);
/* Whether examples of what there is now are still to come. */
gboolean studio_texts_is_pending (StudioTexts *self);

G_END_DECLS
