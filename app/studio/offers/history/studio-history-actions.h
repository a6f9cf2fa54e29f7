/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the past of offers, from anywhere. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* Makes the offer what it was in that version, as one step of undo that is a version itself. One
 * that was deleted is gone to once it is there. What cannot be done is told by the session's
 * ::failed. */
void studio_offer_restore (StudioSession *session, const char *id, gint64 version);

/* win.offer-history, win.offer-history-of, win.offer-restore and win.deleted-offers. */
void studio_history_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
