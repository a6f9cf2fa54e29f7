/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli campaigns calendar: what is live on each day. */

#include "cli-campaigns.h"
#include "cli-commands.h"
#include "cli-json.h"
#include "cli-text.h"
#include "vt-live.h"

#include <glib/gi18n-lib.h>

#define N_DAYS_DEFAULT 14
#define N_DAYS_MAX 3660

typedef struct
{
  char *first; /* (owned) (nullable) */
  int   n_days;
} Options;

static char *
day_to_text (gint64 day, GTimeZone *zone)
{
  return vt_local_to_typed (zone, vt_local_day_start (zone, day));
}

static void
add_day_json (JsonBuilder *builder, const CliCampaigns *campaigns, gint64 day, GArray *on)
{
  g_autofree char *text = day_to_text (day, campaigns->zone);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "day", text);
  json_builder_set_member_name (builder, "offers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < on->len; i++)
    {
      const VtOffer *offer = campaigns->snapshot.effective->pdata[g_array_index (on, guint, i)];

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "id", offer->id);
      cli_json_add_string (builder, "name", offer->name);
      cli_json_add_string (builder, "campaign", vt_offer_get_campaign (offer));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_day (CliTable *table, const CliCampaigns *campaigns, gint64 day, GArray *on)
{
  g_autofree char *text = day_to_text (day, campaigns->zone);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < on->len; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        ((const VtOffer *) campaigns->snapshot.effective->pdata[g_array_index (on, guint, i)])
            ->name);
  cli_table_add (table, text);
  cli_table_add_format (table, "%u", on->len);
  cli_table_add (table, names->str);
}

static void
print_calendar (CliCall *call, const CliCampaigns *campaigns, gint64 first, int n_days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CliTable) table = cli_table_new ();

  cli_table_add_column (table, _ ("Day"), CLI_LEFT);
  cli_table_add_column (table, _ ("Live"), CLI_RIGHT);
  cli_table_add_column (table, _ ("Offers"), CLI_LEFT);
  json_builder_begin_array (builder);
  for (gint64 day = first; day < first + n_days; day++)
    {
      g_autoptr (GArray) on = vt_live_list_on (campaigns->snapshot.effective, campaigns->zone, day);

      add_day_json (builder, campaigns, day, on);
      print_day (table, campaigns, day, on);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else
    cli_table_print (table);
}

static gboolean
show_calendar (CliCall *call, const Options *options, GError **error)
{
  g_auto (CliCampaigns) campaigns = {0};
  gint64   time_us = g_get_real_time ();
  gboolean is_day;

  if (!cli_campaigns_open (&campaigns, call, error))
    return FALSE;
  if (options->first != NULL &&
      !vt_local_from_typed (campaigns.zone, options->first, &time_us, &is_day))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not a day as 2025-11-24"),
                   options->first);
      return FALSE;
    }
  print_calendar (call, &campaigns, vt_local_day (campaigns.zone, time_us), options->n_days);
  return vt_workspace_close (campaigns.workspace, error);
}

CliStatus
cli_campaigns_calendar_run (CliCall *call)
{
  Options            options = {NULL, N_DAYS_DEFAULT};
  const GOptionEntry entries[] = {
      {"first", 'f', 0, G_OPTION_ARG_STRING, &options.first,
       N_ ("First day (2025-11-24); otherwise today"), N_ ("DAY")},
      {"days", 'd', 0, G_OPTION_ARG_INT, &options.n_days, N_ ("How many days; otherwise 14"), "N"},
      {0},
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;

  call->details = _ ("Days are those of the shop’s time zone; an offer with hours is live on all "
                     "its days.");
  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  first = options.first;
  if (options.n_days < 1 || options.n_days > N_DAYS_MAX)
    return cli_call_misused (call, _ ("--days is 1 to %d"), N_DAYS_MAX);
  return show_calendar (call, &options, &error) ? CLI_DONE : cli_call_failed (call, error);
}
