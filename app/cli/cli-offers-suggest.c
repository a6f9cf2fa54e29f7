/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers suggest: bundles that the orders ask for. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-mining.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-suggest.h"

#include <glib/gi18n-lib.h>

#define N_SUGGESTED 5

typedef struct
{
  int      n_suggested;
  int      n_added;
  gboolean ready;
} SuggestWords;

static void
add_suggestion_json (JsonBuilder *builder, const VtSuggestion *suggestion, VtCatalog *catalog)
{
  const VtProduct *a = vt_catalog_get (catalog, suggestion->product_a);
  const VtProduct *b = vt_catalog_get (catalog, suggestion->product_b);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "sku_a", a->sku);
  cli_json_add_string (builder, "sku_b", b->sku);
  cli_json_add_string (builder, "title_a", a->title);
  cli_json_add_string (builder, "title_b", b->title);
  cli_json_add_int (builder, "together", suggestion->pair.n_together);
  cli_json_add_double (builder, "lift", suggestion->pair.lift);
  cli_json_add_money (builder, "worth_minor", suggestion->worth_minor);
  cli_json_add_money (builder, "price_minor", suggestion->figures.price_minor);
  cli_json_add_string (builder, "reason", suggestion->reason);
  json_builder_end_object (builder);
}

static void
print_suggestion (const VtSuggestion *suggestion, VtCatalog *catalog)
{
  const VtProduct *a = vt_catalog_get (catalog, suggestion->product_a);
  const VtProduct *b = vt_catalog_get (catalog, suggestion->product_b);

  cli_print ("%s %s + %s %s\n  %s\n", a->sku, a->title, b->sku, b->title, suggestion->reason);
}

/* Makes the offer of one suggestion and puts it with the others in @offers. */
static gboolean
add_offer (CliCall            *call,
           const SuggestWords *words,
           VtWorkspace        *workspace,
           CliSnapshot        *snapshot,
           VtPairs            *pairs,
           const VtSuggestion *suggestion,
           GError            **error)
{
  const guint32 products[] = {suggestion->product_a, suggestion->product_b};
  g_autoptr (VtOffer) offer =
      vt_offer_from_products (snapshot->catalog, products, G_N_ELEMENTS (products), pairs);
  char *name = vt_offers_free_name (snapshot->offers, offer->name);

  g_free (offer->name);
  offer->name = name;
  if (words->ready)
    offer->state = VT_OFFER_READY;
  if (!cli_offers_keep (workspace, snapshot, offer, _ ("Add Bundle"), call->job, error))
    return FALSE;
  g_ptr_array_add (snapshot->offers, g_steal_pointer (&offer));
  return TRUE;
}

static void
print_result (CliCall     *call,
              GPtrArray   *suggestions,
              CliSnapshot *snapshot,
              guint        n_added,
              VtWorkspace *workspace)
{
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suggestions->len; i++)
    {
      add_suggestion_json (builder, suggestions->pdata[i], snapshot->catalog);
      if (!call->json)
        print_suggestion (suggestions->pdata[i], snapshot->catalog);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_begin_array (builder);
  if (!call->json && n_added > 0)
    cli_print ("\n%s\n", _ ("Made of them:"));
  for (guint i = snapshot->offers->len - n_added; i < snapshot->offers->len; i++)
    {
      cli_offer_add_json (builder, snapshot->offers->pdata[i], snapshot->catalog, currency);
      if (!call->json)
        cli_offer_print (snapshot->offers->pdata[i], snapshot->catalog, currency);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (call->json)
    cli_json_print (builder);
  else if (suggestions->len == 0)
    cli_print ("%s\n", _ ("The orders suggest nothing that is not an offer yet"));
}

static gboolean
suggest (CliCall *call, const SuggestWords *words, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_ORDERS | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  guint n_added;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  pairs = vt_mine_orders (snapshot.orders, NULL, call->job, error);
  if (pairs == NULL)
    return FALSE;
  suggestions = vt_suggestions_find (pairs, snapshot.catalog, vt_workspace_get_currency (workspace),
                                     snapshot.offers, (guint) words->n_suggested, call->job, error);
  if (suggestions == NULL)
    return FALSE;
  n_added = MIN ((guint) words->n_added, suggestions->len);
  for (guint i = 0; i < n_added; i++)
    if (!add_offer (call, words, workspace, &snapshot, pairs, suggestions->pdata[i], error))
      return FALSE;
  print_result (call, suggestions, &snapshot, n_added, workspace);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_offers_suggest_run (CliCall *call)
{
  SuggestWords       words = {.n_suggested = N_SUGGESTED};
  const GOptionEntry entries[] = {
      {"count", 'n', 0, G_OPTION_ARG_INT, &words.n_suggested, N_ ("How many at most (otherwise 5)"),
       "N"},
      {"add", 'a', 0, G_OPTION_ARG_INT, &words.n_added,
       N_ ("Make bundles of the first N; each is a step of undo"), "N"},
      {"ready", 0, 0, G_OPTION_ARG_NONE, &words.ready,
       N_ ("With --add: they go into the rule pack"), NULL},
      {0},
  };
  g_autoptr (GError) error = NULL;

  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  if (words.n_suggested < 1 || words.n_added < 0 || words.n_added > words.n_suggested)
    return cli_call_misused (call, _ ("--count is 1 and up, --add from 0 to --count"));
  if (words.ready && words.n_added == 0)
    return cli_call_misused (call, _ ("--ready goes with --add"));
  return suggest (call, &words, &error) ? CLI_DONE : cli_call_failed (call, error);
}
