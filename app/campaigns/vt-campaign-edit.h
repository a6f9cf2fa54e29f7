/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of campaigns together with their offers. */

#pragma once

#include "vt-campaign.h"
#include "vt-local-day.h"
#include "vt-timeline.h"

G_BEGIN_DECLS

/* Each is run inside a #VtWorkspaceFunc; where it fails, the caller has to take back. A campaign is
 * named by its id or its name; %VT_ERROR_NOT_FOUND if neither a document nor an offer has it. One
 * that is only a name gets a document where it needs one. */

/* %VT_ERROR_CONSTRAINT if another campaign has the name, be it only in offers. All offers follow.
 */
gboolean
vt_campaign_rename (VtDatabase *database, const char *campaign, const char *name, GError **error);
gboolean
vt_campaign_set_span (VtDatabase *database, const char *campaign, VtSpan span, GError **error);
gboolean vt_campaign_set_paused (VtDatabase *database,
                                 const char *campaign,
                                 gboolean    is_paused,
                                 GError    **error);
gboolean
vt_campaign_set_note (VtDatabase *database, const char *campaign, const char *note, GError **error);
gboolean
vt_campaign_set_colour (VtDatabase *database, const char *campaign, guint colour, GError **error);

/* Brings one end of its dates so many days on, as vt_timeline_drag() has it; the offers' own stay.
 */
gboolean vt_campaign_stretch (VtDatabase    *database,
                              const char    *campaign,
                              VtTimelinePart part,
                              gint64         n_days,
                              GTimeZone     *zone,
                              GError       **error);

/**
 * vt_campaign_shift:
 * @zone: whose days are counted
 *
 * Moves the campaign's dates, and those that its offers have themselves, by the clock on the wall.
 * Offers whose dates cannot be read stay as they are.
 *
 * Returns: %FALSE with %VT_ERROR_LIMIT where that leads beyond all dates
 */
gboolean vt_campaign_shift (
    VtDatabase *database, const char *campaign, VtShift shift, GTimeZone *zone, GError **error);

/**
 * vt_campaign_duplicate:
 * @copy: with its id and name: what is given to the copy; of the rest, nothing counts. Its name may
 * get a number
 * @shift: by how much later the copy is
 *
 * A campaign like @campaign under another name, with copies of all its offers, which are drafts
 * and come below all others.
 */
gboolean vt_campaign_duplicate (VtDatabase *database,
                                const char *campaign,
                                VtCampaign *copy,
                                VtShift     shift,
                                GTimeZone  *zone,
                                GError    **error);

/* @with_offers: else they are kept, without a campaign. */
typedef enum
{
  VT_CAMPAIGN_KEEP_OFFERS,
  VT_CAMPAIGN_DELETE_OFFERS,
} VtCampaignOffers;

gboolean vt_campaign_delete (VtDatabase      *database,
                             const char      *campaign,
                             VtCampaignOffers offers,
                             GError         **error);

/* @campaign: (nullable): a name or id; a name that no campaign has yet makes one that is only that.
 * %NULL takes the offers out of theirs. @ids: (array zero-terminated=1): of offers;
 * %VT_ERROR_NOT_FOUND if one is gone. */
gboolean vt_campaign_take_offers (VtDatabase        *database,
                                  const char        *campaign,
                                  const char *const *ids,
                                  GError           **error);

/* (transfer full): @wanted, or with the next free number behind it where a campaign has that name:
 * "Spring 2", "Autumn 2026" after "Autumn 2025". */
char *vt_campaigns_free_name (GPtrArray *campaigns, const char *wanted);
/* The colour that fewest of @campaigns have. */
guint vt_campaigns_free_colour (GPtrArray *campaigns);

G_END_DECLS
