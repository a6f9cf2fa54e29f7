/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers suggest: offers that the orders ask for. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-mining.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-dismissed.h"
#include "vt-suggest.h"

#include <glib/gi18n-lib.h>

#define N_SUGGESTED 5

typedef struct
{
  int      n_suggested;
  int      n_added;
  gboolean ready;
  char    *kind; /* (owned) (nullable) */
} SuggestWords;

/* What is read, and what is found in it. */
typedef struct
{
  CliSnapshot snapshot;
  GPtrArray  *dismissed;   /* (owned) */
  VtPairs    *pairs;       /* (owned) */
  GPtrArray  *suggestions; /* (owned) */
} Search;

static void
search_clear (Search *search)
{
  cli_snapshot_clear (&search->snapshot);
  g_clear_pointer (&search->dismissed, g_ptr_array_unref);
  g_clear_pointer (&search->pairs, vt_pairs_unref);
  g_clear_pointer (&search->suggestions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
add_suggestion_json (JsonBuilder        *builder,
                     const VtSuggestion *suggestion,
                     VtCatalog          *catalog,
                     const VtCurrency   *currency)
{
  g_autofree char *offer = vt_offer_to_sentence (suggestion->draft, catalog, currency, NULL);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "kind", vt_offer_kind_to_word (suggestion->kind));
  cli_json_add_string (builder, "key", suggestion->key);
  cli_json_add_string (builder, "title", suggestion->title);
  cli_json_add_string (builder, "reason", suggestion->reason);
  cli_json_add_money (builder, "worth_minor", suggestion->worth_minor);
  cli_json_add_string (builder, "offer", offer);
  json_builder_end_object (builder);
}

static void
print_suggestion (const VtSuggestion *suggestion, const VtCurrency *currency)
{
  g_autofree char *worth = vt_suggestion_worth_to_text (suggestion->worth_minor, currency);
  /* Translators: an amount of money a year */
  g_autofree char *line = g_strdup_printf (_ ("perhaps %s a year"), worth);

  cli_print ("%s: %s (%s)\n  %s\n", vt_offer_kind_to_text (suggestion->kind), suggestion->title,
             line, suggestion->reason);
}

/* Keeps the draft of one suggestion, under a name of its own, with the others in @offers. */
static gboolean
add_offer (CliCall            *call,
           const SuggestWords *words,
           VtWorkspace        *workspace,
           CliSnapshot        *snapshot,
           const VtSuggestion *suggestion,
           GError            **error)
{
  g_autofree char *name = vt_offers_free_name (snapshot->offers, suggestion->draft->name);
  g_autoptr (VtOffer) offer = vt_offer_duplicate (suggestion->draft, name);

  if (words->ready)
    offer->state = VT_OFFER_READY;
  if (!cli_offers_keep (workspace, snapshot, offer, _ ("Take Suggestion"), call->job, error))
    return FALSE;
  g_ptr_array_add (snapshot->offers, g_steal_pointer (&offer));
  return TRUE;
}

static void
print_result (CliCall *call, Search *search, guint n_added, VtWorkspace *workspace)
{
  const VtCurrency *currency = vt_workspace_get_currency (workspace);
  CliSnapshot      *snapshot = &search->snapshot;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < search->suggestions->len; i++)
    {
      add_suggestion_json (builder, search->suggestions->pdata[i], snapshot->catalog, currency);
      if (!call->json)
        print_suggestion (search->suggestions->pdata[i], currency);
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
  else if (search->suggestions->len == 0)
    cli_print ("%s\n", _ ("The orders suggest nothing that is not an offer yet"));
}

/* A VtWorkspaceFunc. */
static gboolean
load_dismissed (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Search *search = data;

  search->dismissed = vt_dismissed_load (database, error);
  return search->dismissed != NULL;
}

static gboolean
find (CliCall            *call,
      const SuggestWords *words,
      VtWorkspace        *workspace,
      Search             *search,
      GError            **error)
{
  VtOfferKind    kind = VT_OFFER_BUNDLE;
  VtOfferKinds   kinds = VT_OFFER_KINDS_ALL;
  VtSuggestInput input;

  if (!cli_snapshot_load (&search->snapshot, workspace, call->job, error) ||
      !vt_workspace_read (workspace, load_dismissed, search, call->job, error))
    return FALSE;
  search->pairs = vt_mine_orders (search->snapshot.orders, NULL, call->job, error);
  if (search->pairs == NULL)
    return FALSE;
  if (words->kind != NULL && vt_offer_kind_from_word (words->kind, &kind))
    kinds = 1u << kind;
  input = (VtSuggestInput){search->snapshot.catalog,
                           search->snapshot.orders,
                           search->pairs,
                           vt_workspace_get_currency (workspace),
                           search->snapshot.offers,
                           search->dismissed,
                           0};
  search->suggestions =
      vt_suggestions_find (&input, kinds, (guint) words->n_suggested, call->job, error);
  return search->suggestions != NULL;
}

static gboolean
suggest (CliCall *call, const SuggestWords *words, GError **error)
{
  g_auto (Search) search = {.snapshot = {.wanted = CLI_LOAD_ORDERS | CLI_LOAD_OFFERS}};
  g_autoptr (VtWorkspace) workspace = vt_workspace_open (call->arguments[0], call->job, error);
  guint n_added;

  if (workspace == NULL || !find (call, words, workspace, &search, error))
    return FALSE;
  n_added = MIN ((guint) words->n_added, search.suggestions->len);
  for (guint i = 0; i < n_added; i++)
    if (!add_offer (call, words, workspace, &search.snapshot, search.suggestions->pdata[i], error))
      return FALSE;
  print_result (call, &search, n_added, workspace);
  return vt_workspace_close (workspace, error);
}

/* "bundle, cross_sell …" */
static char *
list_kinds (void)
{
  GString *list = g_string_new (NULL);

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    if (vt_offer_kind_is_suggested (kind))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              vt_offer_kind_to_word (kind));
  return g_string_free (list, FALSE);
}

static gboolean
check_kind (CliCall *call, const char *word)
{
  VtOfferKind      kind;
  g_autofree char *kinds = NULL;

  if (word == NULL || (vt_offer_kind_from_word (word, &kind) && vt_offer_kind_is_suggested (kind)))
    return TRUE;
  kinds = list_kinds ();
  cli_call_misused (call, _ ("--kind is one of %s"), kinds);
  return FALSE;
}

CliStatus
cli_offers_suggest_run (CliCall *call)
{
  SuggestWords       words = {.n_suggested = N_SUGGESTED};
  const GOptionEntry entries[] = {
      {"count", 'n', 0, G_OPTION_ARG_INT, &words.n_suggested, N_ ("How many at most (otherwise 5)"),
       "N"},
      {"kind", 'k', 0, G_OPTION_ARG_STRING, &words.kind,
       N_ ("Only of that kind: bundle, cross_sell, tier_ladder, protection…"), N_ ("KIND")},
      {"add", 'a', 0, G_OPTION_ARG_INT, &words.n_added,
       N_ ("Make offers of the first N; each is a step of undo"), "N"},
      {"ready", 0, 0, G_OPTION_ARG_NONE, &words.ready,
       N_ ("With --add: they go into the rule pack"), NULL},
      {0},
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL;

  if (!cli_call_parse (call, entries, 1, 1))
    return CLI_USAGE;
  kind = words.kind;
  if (words.n_suggested < 1 || words.n_added < 0 || words.n_added > words.n_suggested)
    return cli_call_misused (call, _ ("--count is 1 and up, --add from 0 to --count"));
  if (words.ready && words.n_added == 0)
    return cli_call_misused (call, _ ("--ready goes with --add"));
  if (!check_kind (call, kind))
    return CLI_USAGE;
  return suggest (call, &words, &error) ? CLI_DONE : cli_call_failed (call, error);
}
