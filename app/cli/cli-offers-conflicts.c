/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers conflicts: what offers do to one another, each with the smallest cart that
 * shows it. */

#include "cli-commands.h"
#include "cli-findings.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

static void
add_finding_json (JsonBuilder       *builder,
                  const VtFinding   *finding,
                  const CliSnapshot *snapshot,
                  const VtCurrency  *currency)
{
  g_autofree char *cart = vt_finding_to_cart_json (finding, snapshot->catalog, currency);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "code", vt_finding_code_to_word (finding->code));
  cli_json_add_string (builder, "severity", cli_severity_to_word (finding->severity));
  cli_json_add_string (builder, "text", finding->text);
  cli_json_add_string (builder, "proof", finding->proof);
  json_builder_set_member_name (builder, "proven");
  json_builder_add_boolean_value (builder, finding->is_proven);
  json_builder_set_member_name (builder, "holds_among_all");
  json_builder_add_boolean_value (builder, finding->holds_among_all);
  cli_json_add_int (builder, "more", finding->n_more);
  cli_json_add_int (builder, "carts", (gint64) finding->n_carts);
  cli_shares_add_json (builder, finding->shares, snapshot->offers);
  cli_json_add_string (builder, "sku", finding->sku);
  if (cart != NULL)
    {
      cli_json_add_money (builder, "list_minor", finding->list_minor);
      cli_json_add_money (builder, "due_minor", finding->due_minor);
      cli_json_add_json (builder, "cart", cart);
    }
  json_builder_end_object (builder);
}

static void
print_json (const VtFindings *findings, const CliSnapshot *snapshot, const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->list->len; i++)
    add_finding_json (builder, findings->list->pdata[i], snapshot, currency);
  json_builder_end_array (builder);
  cli_json_add_int (builder, "pairs", findings->conflicts.n_pairs);
  cli_json_add_int (builder, "unsettled",
                    findings->conflicts.n_unsettled + findings->n_unsettled_units);
  cli_json_add_int (builder, "left_out", findings->n_left_out);
  cli_json_add_int (builder, "carts", (gint64) findings->n_carts);
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static void
print_text (const VtFindings *findings)
{
  guint            n_unsettled = findings->conflicts.n_unsettled + findings->n_unsettled_units;
  g_autofree char *n_pairs = vt_words_count (findings->conflicts.n_pairs);
  g_autofree char *n_carts = vt_words_count (findings->n_carts);

  for (guint i = 0; i < findings->list->len; i++)
    {
      const VtFinding *finding = findings->list->pdata[i];

      cli_print ("%-8s %s\n", cli_severity_to_word (finding->severity), finding->text);
      if (*finding->proof != '\0')
        cli_print ("         %s\n", finding->proof);
    }
  if (findings->list->len == 0)
    cli_print ("%s\n", _ ("No offer is in the way of another"));
  cli_print (g_dngettext (GETTEXT_PACKAGE, "%s pair of offers looked at, with %s carts.\n",
                          "%s pairs of offers looked at, with %s carts.\n",
                          findings->conflicts.n_pairs),
             n_pairs, n_carts);
  cli_print ("%s\n", vt_findings_tell_carts ());
  if (n_unsettled > 0)
    cli_print (g_dngettext (GETTEXT_PACKAGE, "Of %u of them it was not found out.\n",
                            "Of %u of them it was not found out.\n", n_unsettled),
               n_unsettled);
  if (findings->n_left_out > 0)
    cli_print (g_dngettext (GETTEXT_PACKAGE, "%u offer that cannot be evaluated was left out.\n",
                            "%u offers that cannot be evaluated were left out.\n",
                            findings->n_left_out),
               findings->n_left_out);
}

static gboolean
look (CliCall *call, gint64 now_us, GError **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtFindings) findings = NULL;
  const VtCurrency *currency;
  VtFindingsWish    wish;

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error))
    return FALSE;
  currency = vt_workspace_get_currency (workspace);
  vt_findings_wish_init (&wish, now_us, 0);
  wish.floor.max_lines = 0;
  findings =
      vt_findings_search (snapshot.effective, snapshot.catalog, currency, &wish, call->job, error);
  if (findings == NULL)
    return FALSE;
  if (call->json)
    print_json (findings, &snapshot, currency);
  else
    print_text (findings);
  return vt_workspace_close (workspace, error);
}

CliStatus
cli_offers_conflicts_run (CliCall *call)
{
  g_autofree char   *now = NULL;
  const GOptionEntry entries[] = {
      {"now", 0, 0, G_OPTION_ARG_STRING, &now,
       N_ ("From when on; otherwise from now on (RFC 3339)"), "TIME"},
      {0},
  };
  g_autoptr (GError) error = NULL;
  gint64 now_us;

  call->details = _ ("Each finding comes with the smallest cart that shows it; with --json as a "
                     "storefront would send it.");
  if (!cli_call_parse (call, entries, 1, 1) || !cli_now_read (call, now, &now_us))
    return CLI_USAGE;
  return look (call, now_us, &error) ? CLI_DONE : cli_call_failed (call, error);
}
