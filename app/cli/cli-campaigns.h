/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the campaigns commands share: what they read, finding and showing a campaign. */

#pragma once

#include "cli-call.h"
#include "cli-workspace.h"
#include "vt-campaign-edit.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliCampaigns:
 *
 * An open workspace with all that the campaigns commands read of it.
 */
typedef struct
{
  VtWorkspace *workspace; /* (owned) */
  CliSnapshot  snapshot;  /* (owned) */
  GTimeZone   *zone;      /* (owned): whose days count */
} CliCampaigns;

/* Opens the workspace that the call names first. To be cleared in any case. */
gboolean cli_campaigns_open (CliCampaigns *campaigns, CliCall *call, GError **error);
/* Reads it again, after a change. */
gboolean cli_campaigns_reload (CliCampaigns *campaigns, CliCall *call, GError **error);
void     cli_campaigns_clear (CliCampaigns *campaigns);

/* (transfer none): of an id or a name; %NULL with %VT_ERROR_NOT_FOUND. */
const VtCampaign *
cli_campaigns_find (const CliCampaigns *campaigns, const char *wanted, GError **error);
/* Prints one campaign with its offers as the call wants it. */
void cli_campaign_show (CliCall *call, const CliCampaigns *campaigns, const VtCampaign *campaign);
/* One campaign, as an object. */
void cli_campaign_add_json (JsonBuilder        *builder,
                            const CliCampaigns *campaigns,
                            const VtCampaign   *campaign);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliCampaigns, cli_campaigns_clear)

G_END_DECLS
