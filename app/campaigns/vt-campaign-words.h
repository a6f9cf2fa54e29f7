/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When campaigns are, in words. All results are plain text, translated. */

#pragma once

#include "vt-campaign.h"

G_BEGIN_DECLS

/**
 * VtCampaignPhase:
 * @VT_CAMPAIGN_PAUSED: whatever its dates
 * @VT_CAMPAIGN_PLANNED: it has not begun
 * @VT_CAMPAIGN_LIVE: now is within its dates, or it has none
 * @VT_CAMPAIGN_OVER: it has ended
 */
typedef enum
{
  VT_CAMPAIGN_PAUSED,
  VT_CAMPAIGN_PLANNED,
  VT_CAMPAIGN_LIVE,
  VT_CAMPAIGN_OVER,
} VtCampaignPhase;

VtCampaignPhase vt_campaign_get_phase (const VtCampaign *campaign, gint64 now_us);
const char     *vt_campaign_phase_to_text (VtCampaignPhase phase);

/* How many of @offers (element-type VtOffer) are of it; @ret_n_ready: (optional): of them, so many
 * are ready. */
guint vt_campaign_count_offers (const VtCampaign *campaign, GPtrArray *offers, guint *ret_n_ready);

/* "28 November 2025". */
char *vt_day_to_text (gint64 day);
/* "November 2025": the month that the day is in. */
char *vt_month_to_text (gint64 day);
/* "28 November 2025", with the time of day where no day begins then; and so the last day, where
 * none ends. */
char *vt_instant_to_words (gint64 time_us, GTimeZone *zone);
char *vt_end_to_words (gint64 until_us, GTimeZone *zone);
/* "1 to 30 April 2026", "28 November to 1 December 2025", "From 1 April 2026 on", "Until …",
 * "Without dates": whole days by @zone as far as they are. */
char *vt_span_to_text (VtSpan span, GTimeZone *zone);

/* "Live until 30 April 2026, with 5 offers, 4 of them ready". */
char *
vt_campaign_to_text (const VtCampaign *campaign, GPtrArray *offers, GTimeZone *zone, gint64 now_us);

G_END_DECLS
