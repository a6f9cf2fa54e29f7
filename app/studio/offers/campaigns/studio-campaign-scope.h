/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the campaigns is shown: timeline or calendar, how much of it, which day; and who
 * competes.
 */

#pragma once

#include "studio-session.h"
#include "vt-timeline.h"

G_BEGIN_DECLS

/**
 * StudioCampaignScope:
 *
 * One for a session; belongs to the main thread. Emits ::changed when something else is to be
 * shown,
 * ::went (gint64) when a day is to be gone to, and ::rivals-changed.
 */
#define STUDIO_TYPE_CAMPAIGN_SCOPE (studio_campaign_scope_get_type ())
G_DECLARE_FINAL_TYPE (StudioCampaignScope, studio_campaign_scope, STUDIO, CAMPAIGN_SCOPE, GObject)

/* (transfer none): that of the session. */
StudioCampaignScope *studio_campaign_scope_get (StudioSession *session);

/* "timeline" or "calendar". */
const char *studio_campaign_scope_get_show (StudioCampaignScope *self);
void        studio_campaign_scope_set_show (StudioCampaignScope *self, const char *show);

VtTimelineZoom studio_campaign_scope_get_zoom (StudioCampaignScope *self);
void           studio_campaign_scope_set_zoom (StudioCampaignScope *self, VtTimelineZoom zoom);
/* Shows fewer days (@step of −1) or more (1), as far as that goes. */
void studio_campaign_scope_step_zoom (StudioCampaignScope *self, int step);

/* The day looked at, by the clock on the wall: first today. */
gint64 studio_campaign_scope_get_day (StudioCampaignScope *self);
void   studio_campaign_scope_set_day (StudioCampaignScope *self, gint64 day);
/* The same, and whatever shows days goes there, also if it is that already. */
void studio_campaign_scope_go (StudioCampaignScope *self, gint64 day);
/* Goes a step earlier (−1) or later (1): a month of the calendar, half of what the timeline shows.
 */
void studio_campaign_scope_step_day (StudioCampaignScope *self, int step);
/* What day it is there now. */
gint64 studio_campaign_scope_get_today (StudioCampaignScope *self);

/**
 * StudioRivalry:
 * @campaign: what the session calls it
 * @other: another one
 * @span: while they compete
 * @text: a sentence, translated, plain text
 */
typedef struct
{
  char  *campaign; /* (owned) */
  char  *other;    /* (owned) */
  VtSpan span;
  char  *text; /* (owned) */
} StudioRivalry;

/* (element-type StudioRivalry): found in the background. */
GPtrArray *studio_campaign_scope_get_rivals (StudioCampaignScope *self);

/* Adds the actions on what is shown; see studio-actions.h. */
void studio_campaign_scope_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
