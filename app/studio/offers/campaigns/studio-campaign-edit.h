/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of campaigns, each a named step of undo. */

#pragma once

#include "studio-session.h"
#include "vt-campaign-edit.h"

G_BEGIN_DECLS

/* Each is made in the writing thread on what is stored by then. What cannot be done is told by the
 * session's ::failed. A campaign is named by its id, or by its name. */

/* A campaign under @name, or with a number behind that; it is gone to. */
void studio_campaign_create (StudioSession *session, const char *name, VtSpan span);
void studio_campaign_rename (StudioSession *session, const char *campaign, const char *name);
void studio_campaign_set_span (StudioSession *session, const char *campaign, VtSpan span);
void studio_campaign_set_paused (StudioSession *session, const char *campaign, gboolean is_paused);
void studio_campaign_set_note (StudioSession *session, const char *campaign, const char *note);
void studio_campaign_set_colour (StudioSession *session, const char *campaign, guint colour);
/* One end of its dates; see vt_campaign_stretch(). */
void studio_campaign_stretch (StudioSession *session,
                              const char    *campaign,
                              VtTimelinePart part,
                              gint64         n_days);
/* With its offers' own dates. */
void studio_campaign_shift (StudioSession *session, const char *campaign, VtShift shift);
/* With copies of its offers, which are drafts; it is gone to. */
void studio_campaign_duplicate (StudioSession *session, const char *campaign, VtShift shift);
/* Says so, with a way back. */
void studio_campaign_delete (StudioSession *session, const char *campaign, VtCampaignOffers offers);
/* @campaign: (nullable): %NULL takes them out of theirs; @ids: (array zero-terminated=1) */
void
studio_campaign_take_offers (StudioSession *session, const char *campaign, const char *const *ids);

/* (transfer full): the zone whose days the shop goes by. */
GTimeZone *studio_session_dup_zone (StudioSession *session);

G_END_DECLS
