/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's texts, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* As vt_offer_set_text(), blanks at both ends taken off. */
void studio_offer_set_text (StudioSession *session,
                            const char    *id,
                            const char    *place,
                            const char    *language,
                            const char    *text);
/* As vt_offer_remove_language(). */
void studio_offer_remove_language (StudioSession *session, const char *id, const char *language);

/* win.offer-set-text (sss: place, language, text), win.offer-add-language (s),
 * win.offer-remove-language (s): of the session's offer. */
void studio_texts_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
