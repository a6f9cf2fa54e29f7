/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers add-from, offers show: offers as data, in and out. */

#include "cli-commands.h"
#include "cli-file.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-audience.h"
#include "vt-offer-form.h"
#include "vt-offers-add.h"

#include <glib/gi18n-lib.h>

static void
print_added_json (const VtOffersAdded *added)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_begin_array (builder);
  for (guint i = 0; i < added->ids->len; i++)
    json_builder_add_string_value (builder, added->ids->pdata[i]);
  json_builder_end_array (builder);
  cli_json_add_int (builder, "replaced", added->n_replaced);
  json_builder_set_member_name (builder, "held");
  json_builder_begin_array (builder);
  for (guint i = 0; i < added->held->len; i++)
    json_builder_add_string_value (builder, added->held->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
print_added (const VtOffersAdded *added)
{
  guint n = added->ids->len;

  cli_print (g_dngettext (GETTEXT_PACKAGE, "Took in %u offer, %u in the place of one with its id\n",
                          "Took in %u offers, %u in the place of those with their ids\n", n),
             n, added->n_replaced);
  for (guint i = 0; i < added->held->len; i++)
    cli_print (_ ("“%s” is a draft: this version cannot evaluate offers of its kind\n"),
               (const char *) added->held->pdata[i]);
}

CliStatus
cli_offers_add_from_run (CliCall *call)
{
  g_autoptr (VtWorkspace) workspace = NULL;
  g_auto (VtOffersAdded) added = {0};
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  call->details = _ ("FILE is JSON: an offer, an array of offers, or a rule pack; - is standard "
                     "input. An offer is written as in a\nrule pack, with a state besides: draft "
                     "(if none is said), ready or paused. One with an id that is there takes\nits "
                     "place. All of them or none; one step of undo.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;

  bytes = cli_file_read (call->arguments[1], call->job, &error);
  if (bytes == NULL)
    return cli_call_failed (call, error);
  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !vt_offers_add_text (workspace, g_bytes_get_data (bytes, NULL),
                                                (gssize) g_bytes_get_size (bytes), _ ("Add Offers"),
                                                call->job, &added, &error))
    return cli_call_failed (call, error);
  if (call->json)
    print_added_json (&added);
  else
    print_added (&added);
  if (!vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return CLI_DONE;
}

static void
print_lines (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const VtOfferLine *line = lines->pdata[i];

      cli_print ("  %s: %s\n", line->label, line->text);
    }
}

static void
print_offer (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency)
{
  g_autoptr (GPtrArray) particulars = vt_offer_list_particulars (offer, catalog, currency);
  g_autoptr (GPtrArray) conditions = vt_offer_list_conditions (offer, catalog, currency);
  g_autoptr (GPtrArray) texts = vt_offer_list_texts (offer);

  cli_offer_print (offer, catalog, currency);
  print_lines (particulars);
  print_lines (conditions);
  if (*offer->message != '\0')
    cli_print (_ ("  Message: %s\n"), offer->message);
  print_lines (texts);
  if (*offer->note != '\0')
    cli_print (_ ("  Note: %s\n"), offer->note);
}

/* Of an offer that is not for everybody: whom it is for among the customers of the history. */
static gboolean
print_audience (CliCall *call, VtWorkspace *workspace, const VtOffer *offer, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS};
  g_auto (VtAudience) audience = {{0}};
  JsonObject      *terms = vt_offer_get_terms (offer);
  g_autofree char *text = NULL;

  if (!json_object_has_member (terms, "audience") && !json_object_has_member (terms, "when"))
    return TRUE;
  if (!cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !vt_offer_audience (offer, snapshot.segments, snapshot.customers, call->job, &audience,
                          error))
    return FALSE;
  text = vt_audience_to_text (&audience, snapshot.customers, vt_workspace_get_currency (workspace));
  cli_print ("  %s\n", text);
  return TRUE;
}

static gboolean
show_offer (CliCall *call, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autofree char *text = NULL;
  const VtOffer   *offer;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  offer = cli_offers_find (snapshot.offers, call->arguments[1], error);
  if (offer == NULL)
    return FALSE;
  if (call->json)
    {
      text = vt_offer_form_to_text (offer);
      cli_print ("%s\n", text);
    }
  else
    {
      print_offer (offer, snapshot.catalog, vt_workspace_get_currency (workspace));
      if (!print_audience (call, workspace, offer, error))
        return FALSE;
    }
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_offers_show_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details = _ ("OFFER is an id, the beginning of one, or a name. With --json, as add-from "
                     "reads it.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  return show_offer (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}
