/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of several offers at once, each one step of undo. */

#pragma once

#include "studio-session.h"
#include "vt-local-day.h"

G_BEGIN_DECLS

/* Each is made in the writing thread on the offers as they are stored by then; those that are gone
 * are left out. @ids: (array zero-terminated=1): ids of offers; none does nothing. What cannot be
 * done is told by the session's ::failed. */

/* Those with errors do not become ready, which is said; see studio_bulk_find_refusal(). */
void studio_bulk_set_state (StudioSession *session, const char *const *ids, VtOfferState state);
/* Drafts with the same content, each right below; they are selected. */
void studio_bulk_duplicate (StudioSession *session, const char *const *ids);
/* Says so, with a way back. */
void studio_bulk_delete (StudioSession *session, const char *const *ids);
/* The dates of all, whatever they were; weekdays and hours stay. */
void studio_bulk_set_span (StudioSession *session, const char *const *ids, VtSpan span);
/* Each one's own dates. */
void studio_bulk_shift (StudioSession *session, const char *const *ids, VtShift shift);
/* Puts them on the clipboard as text that studio_offers_paste() takes in; says so. */
void studio_bulk_copy (StudioSession *session, const char *const *ids);

/* (transfer full) (nullable): why the offer cannot be ready, in words. */
char *studio_bulk_find_refusal (StudioSession *session, const char *id);

/* Adds the actions; see studio-actions.h. Of all of them no ids at all mean the selected offers. */
void studio_bulk_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
