/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli campaigns list, show; and what the other campaigns commands share. */

#include "cli-campaigns.h"

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-campaign-words.h"
#include "vt-rivals.h"

#include <glib/gi18n-lib.h>

gboolean
cli_campaigns_reload (CliCampaigns *campaigns, CliCall *call, GError **error)
{
  cli_snapshot_clear (&campaigns->snapshot);
  campaigns->snapshot = (CliSnapshot){.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  return cli_snapshot_load (&campaigns->snapshot, campaigns->workspace, call->job, error);
}

gboolean
cli_campaigns_open (CliCampaigns *campaigns, CliCall *call, GError **error)
{
  campaigns->workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (campaigns->workspace == NULL || !cli_campaigns_reload (campaigns, call, error))
    return FALSE;
  campaigns->zone = vt_local_zone (vt_catalog_get_time_zone (campaigns->snapshot.catalog));
  return TRUE;
}

void
cli_campaigns_clear (CliCampaigns *campaigns)
{
  cli_snapshot_clear (&campaigns->snapshot);
  g_clear_pointer (&campaigns->zone, g_time_zone_unref);
  g_clear_object (&campaigns->workspace);
}

const VtCampaign *
cli_campaigns_find (const CliCampaigns *campaigns, const char *wanted, GError **error)
{
  const VtCampaign *found = vt_campaigns_find_meant (campaigns->snapshot.campaigns, wanted);

  if (found == NULL)
    g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no campaign “%s”"), wanted);
  return found;
}

static const char *
phase_to_word (VtCampaignPhase phase)
{
  switch (phase)
    {
    case VT_CAMPAIGN_PAUSED:
      return "paused";
    case VT_CAMPAIGN_PLANNED:
      return "planned";
    case VT_CAMPAIGN_LIVE:
      return "live";
    case VT_CAMPAIGN_OVER:
      return "over";
    default:
      g_return_val_if_reached ("");
    }
}

static void
add_instant_json (JsonBuilder *builder, const char *name, gint64 time_us, gint64 open_us)
{
  g_autofree char *text = time_us != open_us ? vt_instant_to_text (time_us) : NULL;

  cli_json_add_string (builder, name, text);
}

static gboolean
is_of (const VtOffer *offer, const VtCampaign *campaign)
{
  return g_strcmp0 (vt_offer_get_campaign (offer), campaign->name) == 0;
}

static void
add_offers_json (JsonBuilder *builder, const CliCampaigns *campaigns, const VtCampaign *campaign)
{
  GPtrArray *offers = campaigns->snapshot.offers;

  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = offers->pdata[i];

      if (!is_of (offer, campaign))
        continue;
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "id", offer->id);
      cli_json_add_string (builder, "name", offer->name);
      cli_json_add_string (builder, "state", cli_offer_state_to_word (offer->state));
      json_builder_set_member_name (builder, "never_there");
      json_builder_add_boolean_value (builder, vt_campaign_misses (campaign, offer));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
cli_campaign_add_json (JsonBuilder        *builder,
                       const CliCampaigns *campaigns,
                       const VtCampaign   *campaign)
{
  VtCampaignPhase phase = vt_campaign_get_phase (campaign, g_get_real_time ());

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "id", vt_campaign_has_document (campaign) ? campaign->id : NULL);
  cli_json_add_string (builder, "name", campaign->name);
  add_instant_json (builder, "from", campaign->span.from_us, VT_SPAN_NO_START);
  add_instant_json (builder, "until", campaign->span.until_us, VT_SPAN_NO_END);
  json_builder_set_member_name (builder, "paused");
  json_builder_add_boolean_value (builder, campaign->is_paused);
  cli_json_add_string (builder, "phase", phase_to_word (phase));
  cli_json_add_string (builder, "note", campaign->note);
  cli_json_add_int (builder, "colour", campaign->colour);
  add_offers_json (builder, campaigns, campaign);
  json_builder_end_object (builder);
}

static void
print_campaign (const CliCampaigns *campaigns, const VtCampaign *campaign)
{
  g_autofree char *told = vt_campaign_to_text (campaign, campaigns->snapshot.offers,
                                               campaigns->zone, g_get_real_time ());

  cli_print ("%s: %s\n", campaign->name, told);
}

/* From when until when an offer is there with its campaign. */
static void
print_offer (const CliCampaigns *campaigns, const VtCampaign *campaign, const VtOffer *offer)
{
  VtSpan           span;
  g_autofree char *when = NULL;

  if (vt_campaign_misses (campaign, offer))
    when = g_strdup (_ ("never: its own dates are outside the campaign’s"));
  else if (vt_offer_get_span (offer, &span))
    when = vt_span_to_text (vt_span_intersect (span, campaign->span), campaigns->zone);
  else
    when = g_strdup ("?");
  cli_print ("  %s  %s  %s: %s\n", offer->id, cli_offer_state_to_word (offer->state), offer->name,
             when);
}

void
cli_campaign_show (CliCall *call, const CliCampaigns *campaigns, const VtCampaign *campaign)
{
  GPtrArray *offers = campaigns->snapshot.offers;

  if (call->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      cli_campaign_add_json (builder, campaigns, campaign);
      cli_json_print (builder);
      return;
    }
  print_campaign (campaigns, campaign);
  if (*campaign->note != '\0')
    cli_print (_ ("  Note: %s\n"), campaign->note);
  for (guint i = 0; i < offers->len; i++)
    if (is_of (offers->pdata[i], campaign))
      print_offer (campaigns, campaign, offers->pdata[i]);
}

/* ---- list ---- */

static void
add_rivals_json (JsonBuilder *builder, const CliCampaigns *campaigns, GArray *rivals)
{
  GPtrArray *list = campaigns->snapshot.campaigns;

  json_builder_set_member_name (builder, "competing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rivals->len; i++)
    {
      const VtRivalry *rivalry = &g_array_index (rivals, VtRivalry, i);

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "campaign",
                           ((const VtCampaign *) list->pdata[rivalry->campaign])->name);
      cli_json_add_string (builder, "other",
                           ((const VtCampaign *) list->pdata[rivalry->other])->name);
      add_instant_json (builder, "from", rivalry->span.from_us, VT_SPAN_NO_START);
      add_instant_json (builder, "until", rivalry->span.until_us, VT_SPAN_NO_END);
      cli_json_add_int (builder, "products", rivalry->n_products);
      cli_json_add_string (builder, "sku",
                           vt_catalog_get (campaigns->snapshot.catalog, rivalry->product)->sku);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_list (CliCall *call, const CliCampaigns *campaigns, GArray *rivals)
{
  GPtrArray *list = campaigns->snapshot.campaigns;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "campaigns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      cli_campaign_add_json (builder, campaigns, list->pdata[i]);
      if (!call->json)
        print_campaign (campaigns, list->pdata[i]);
    }
  json_builder_end_array (builder);
  add_rivals_json (builder, campaigns, rivals);
  json_builder_end_object (builder);
  if (call->json)
    {
      cli_json_print (builder);
      return;
    }
  if (list->len == 0)
    cli_print ("%s\n", _ ("No campaigns yet"));
  for (guint i = 0; i < rivals->len; i++)
    {
      g_autofree char *text = vt_rivalry_to_text (&g_array_index (rivals, VtRivalry, i), list,
                                                  campaigns->snapshot.catalog, campaigns->zone);

      cli_print ("%s\n", text);
    }
}

static gboolean
list_campaigns (CliCall *call, GError **error)
{
  g_auto (CliCampaigns) campaigns = {0};
  g_autoptr (GArray) rivals = NULL;

  if (!cli_campaigns_open (&campaigns, call, error))
    return FALSE;
  rivals = vt_campaigns_find_rivals (campaigns.snapshot.effective, campaigns.snapshot.campaigns,
                                     campaigns.snapshot.catalog, call->job, error);
  if (rivals == NULL)
    return FALSE;
  print_list (call, &campaigns, rivals);
  return vt_workspace_close (campaigns.workspace, error);
}

CliStatus
cli_campaigns_list_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  return list_campaigns (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}

/* ---- show ---- */

static gboolean
show_campaign (CliCall *call, GError **error)
{
  g_auto (CliCampaigns) campaigns = {0};
  const VtCampaign *campaign;

  if (!cli_campaigns_open (&campaigns, call, error))
    return FALSE;
  campaign = cli_campaigns_find (&campaigns, call->arguments[1], error);
  if (campaign == NULL)
    return FALSE;
  cli_campaign_show (call, &campaigns, campaign);
  return vt_workspace_close (campaigns.workspace, error);
}

CliStatus
cli_campaigns_show_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details = _ ("CAMPAIGN is a name or an id.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  return show_campaign (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}
