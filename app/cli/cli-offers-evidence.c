/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers evidence: what the orders say for and against an offer. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-audience.h"
#include "vt-mining.h"
#include "vt-offer-evidence.h"

#include <glib/gi18n-lib.h>

/* The widest bar of a picture, in characters. */
#define BAR_WIDTH 32

/* ---- for machines ---- */

static const char *
tone_to_word (VtTone tone)
{
  switch (tone)
    {
    case VT_TONE_GOOD:
      return "good";
    case VT_TONE_BAD:
      return "bad";
    case VT_TONE_NEUTRAL:
    default:
      return "neutral";
    }
}

static const char *
unit_to_word (VtFactUnit unit)
{
  static const char *const words[] = {
      [VT_FACT_COUNT] = "count", [VT_FACT_MONEY] = "money",   [VT_FACT_DAYS] = "days",
      [VT_FACT_SHARE] = "share", [VT_FACT_FACTOR] = "factor", [VT_FACT_POINTS] = "points",
  };

  return words[unit];
}

static gboolean
is_whole (VtFactUnit unit)
{
  return unit == VT_FACT_COUNT || unit == VT_FACT_MONEY || unit == VT_FACT_DAYS;
}

static void
add_fact_json (JsonBuilder *builder, const VtFact *fact)
{
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "code", fact->code);
  cli_json_add_string (builder, "title", fact->title);
  cli_json_add_string (builder, "value", fact->value);
  cli_json_add_string (builder, "sentence", fact->sentence);
  cli_json_add_string (builder, "tone", tone_to_word (fact->tone));
  cli_json_add_string (builder, "unit", unit_to_word (fact->unit));
  if (!fact->is_known)
    cli_json_add_money (builder, "number", VT_MONEY_UNKNOWN);
  else if (is_whole (fact->unit))
    cli_json_add_int (builder, "number", fact->amount);
  else
    cli_json_add_double (builder, "number", fact->number);
  cli_json_add_int (builder, "n", (gint64) fact->n);
  cli_json_add_int (builder, "of", (gint64) fact->n_of);
  json_builder_end_object (builder);
}

static void
add_picture_json (JsonBuilder *builder, const VtPicture *picture)
{
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "code", picture->code);
  cli_json_add_string (builder, "title", picture->title);
  cli_json_add_string (builder, "sentence", picture->sentence);
  json_builder_set_member_name (builder, "bins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < picture->bins->len; i++)
    {
      const VtPictureBin *bin = picture->bins->pdata[i];

      json_builder_begin_object (builder);
      cli_json_add_int (builder, "from", bin->from);
      cli_json_add_money (builder, "until",
                          bin->until != G_MAXINT64 ? bin->until : VT_MONEY_UNKNOWN);
      cli_json_add_int (builder, "value", bin->value);
      cli_json_add_string (builder, "text", bin->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < picture->marks->len; i++)
    json_builder_add_int_value (builder, ((const VtPictureMark *) picture->marks->pdata[i])->at);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const VtOffer *offer, const VtOfferEvidence *evidence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "offer", offer->id);
  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->facts->len; i++)
    add_fact_json (builder, evidence->facts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "pictures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->pictures->len; i++)
    add_picture_json (builder, evidence->pictures->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->notes->len; i++)
    json_builder_add_string_value (builder, evidence->notes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

/* ---- for people ---- */

static void
print_picture (const VtPicture *picture)
{
  g_autoptr (CliTable) table = cli_table_new ();
  gint64 most = 1;

  cli_print ("\n%s\n  %s\n", picture->title, picture->sentence);
  cli_table_add_column (table, "", CLI_LEFT);
  cli_table_add_column (table, "", CLI_LEFT);
  for (guint i = 0; i < picture->bins->len; i++)
    most = MAX (most, ((const VtPictureBin *) picture->bins->pdata[i])->value);
  for (guint i = 0; i < picture->bins->len; i++)
    {
      const VtPictureBin *bin = picture->bins->pdata[i];
      int                 width = (int) ((__int128) bin->value * BAR_WIDTH / most);
      g_autofree char    *bar = g_strnfill ((gsize) MAX (width, 0), '#');

      cli_table_add (table, bin->text);
      cli_table_add (table, bar);
    }
  cli_table_print (table);
}

static void
print_text (const VtOffer *offer, const VtOfferEvidence *evidence)
{
  cli_print ("%s\n\n", offer->name);
  for (guint i = 0; i < evidence->facts->len; i++)
    {
      const VtFact *fact = evidence->facts->pdata[i];

      cli_print ("%s: %s\n  %s\n", fact->title, fact->value, fact->sentence);
    }
  for (guint i = 0; i < evidence->pictures->len; i++)
    print_picture (evidence->pictures->pdata[i]);
  if (evidence->notes->len > 0)
    cli_print ("\n");
  for (guint i = 0; i < evidence->notes->len; i++)
    cli_print ("%s\n", (const char *) evidence->notes->pdata[i]);
}

/* ---- the command ---- */

static gboolean
tell_evidence (CliCall *call, GError **error)
{
  g_auto (CliSnapshot)
      snapshot = {.wanted = CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtBaskets) baskets = NULL;
  g_autoptr (VtOfferEvidence) evidence = NULL;
  g_autofree guint8 *counted = NULL;
  g_autofree char   *note = NULL;
  VtEvidenceInput    input;
  const VtOffer     *offer;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  offer = cli_offers_find (snapshot.offers, call->arguments[1], error);
  if (offer == NULL)
    return FALSE;
  if (!vt_offer_audience_orders (offer, snapshot.segments, snapshot.customers, snapshot.orders,
                                 call->job, &counted, &note, error))
    return FALSE;
  baskets = vt_mine_baskets (snapshot.orders, NULL, call->job, error);
  if (baskets == NULL)
    return FALSE;
  input = (VtEvidenceInput){snapshot.catalog,
                            snapshot.orders,
                            baskets,
                            vt_workspace_get_currency (workspace),
                            0,
                            counted,
                            note};
  evidence = vt_offer_evidence_compute (offer, &input, call->job, error);
  if (evidence == NULL)
    return FALSE;
  if (call->json)
    print_json (offer, evidence);
  else
    print_text (offer, evidence);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_offers_evidence_run (CliCall *call)
{
  g_autoptr (GError) error = NULL;

  call->details = _ (
      "The offer is looked at alone, whatever its state; where it is for segments, what it would "
      "have cost counts the orders\nof these alone. Money and quantities are those of the last "
      "365 days up to the last order.");
  if (!cli_call_parse (call, NULL, 2, 2))
    return CLI_USAGE;
  return tell_evidence (call, &error) ? CLI_DONE : cli_call_failed (call, error);
}
