/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers list, offers check: what there is, and what is wrong with it. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"

#include <glib/gi18n-lib.h>

static void
print_offers (CliCall *call, GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < offers->len; i++)
    {
      cli_offer_add_json (builder, offers->pdata[i], catalog, currency);
      if (!call->json)
        cli_offer_print (offers->pdata[i], catalog, currency);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else if (offers->len == 0)
    cli_print ("%s\n", _ ("No offers yet"));
}

CliStatus
cli_offers_list_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, NULL, 1, 1))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, &error))
    return cli_call_failed (call, error);
  print_offers (call, snapshot.offers, snapshot.catalog, vt_workspace_get_currency (workspace));
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

static const char *
severity_to_word (VtProblemSeverity severity)
{
  switch (severity)
    {
    case VT_PROBLEM_NOTE:
      return "note";
    case VT_PROBLEM_WARNING:
      return "warning";
    case VT_PROBLEM_ERROR:
      return "error";
    default:
      g_return_val_if_reached ("");
    }
}

/* Only what goes out can do harm: an error in a draft is listed, but no failure. */
static gboolean
is_blocking (const VtProblem *problem, GPtrArray *offers)
{
  const VtOffer *offer = vt_offers_find (offers, problem->offer_id);

  return problem->severity == VT_PROBLEM_ERROR && offer != NULL && offer->state == VT_OFFER_READY;
}

static CliStatus
print_problems (CliCall *call, GPtrArray *problems, GPtrArray *offers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  CliStatus status = CLI_DONE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];
      const VtOffer   *offer = vt_offers_find (offers, problem->offer_id);

      if (is_blocking (problem, offers))
        status = CLI_FAILED;
      json_builder_begin_object (builder);
      cli_json_add_string (builder, "severity", severity_to_word (problem->severity));
      cli_json_add_string (builder, "offer", problem->offer_id);
      cli_json_add_string (builder, "name", offer != NULL ? offer->name : NULL);
      cli_json_add_string (builder, "sku", problem->sku);
      cli_json_add_string (builder, "text", problem->text);
      json_builder_end_object (builder);
      if (!call->json)
        cli_print ("%-8s %s: %s\n", severity_to_word (problem->severity),
                   offer != NULL ? offer->name : problem->offer_id, problem->text);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else if (problems->len == 0)
    cli_print ("%s\n", _ ("Nothing is wrong with the offers"));
  return status;
}

CliStatus
cli_offers_check_run (CliCall *call)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  CliStatus status;

  call->details = _ ("Fails if an offer that is ready has an error.");
  if (!cli_call_parse (call, NULL, 1, 1))
    return CLI_USAGE;

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, &error))
    return cli_call_failed (call, error);
  problems =
      vt_offers_check (snapshot.effective, snapshot.catalog, vt_workspace_get_currency (workspace));
  status = print_problems (call, problems, snapshot.effective);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return status;
}
