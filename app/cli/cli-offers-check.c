/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers check: what is wrong with offers, and mending it. */

#include "cli-commands.h"
#include "cli-json.h"
#include "cli-mining.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-margin-floor.h"

#include <glib/gi18n-lib.h>

/**
 * Check:
 * @offer: (nullable): the only one that is asked about, as it is written
 */
typedef struct
{
  CliSnapshot    snapshot;
  VtPairs       *pairs;     /* (owned) (nullable) */
  VtPastEnds    *past_ends; /* (owned) */
  gint64         floor_ppm;
  GPtrArray     *problems; /* (owned) (nullable) */
  const VtOffer *offer;    /* (unowned) (nullable) */
} Check;

static void
check_clear (Check *check)
{
  cli_snapshot_clear (&check->snapshot);
  g_clear_pointer (&check->pairs, vt_pairs_unref);
  g_clear_pointer (&check->past_ends, vt_past_ends_free);
  g_clear_pointer (&check->problems, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static gboolean
load_settings (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Check *check = data;

  return vt_past_ends_read (check->past_ends, database, error) &&
         vt_margin_floor_load (database, &check->floor_ppm, error);
}

static gboolean
load (Check *check, VtWorkspace *workspace, VtJob *job, GError **error)
{
  check->past_ends = vt_past_ends_new ();
  check->snapshot.wanted = CLI_LOAD_CATALOG | CLI_LOAD_ORDERS | CLI_LOAD_OFFERS | CLI_LOAD_SEGMENTS;
  if (!cli_snapshot_load (&check->snapshot, workspace, job, error) ||
      !vt_workspace_read (workspace, load_settings, check, job, error))
    return FALSE;
  if (check->snapshot.orders->n_orders == 0)
    return TRUE;
  check->pairs = vt_mine_orders (check->snapshot.orders, NULL, job, error);
  return check->pairs != NULL;
}

static void
find_problems (Check *check, const VtCurrency *currency)
{
  const VtCheckContext context = {
      .catalog = check->snapshot.catalog,
      .currency = currency,
      .now_us = g_get_real_time (),
      .orders = check->snapshot.orders,
      .pairs = check->pairs,
      .past_ends = check->past_ends,
      .campaigns = check->snapshot.campaigns,
      .segments = check->snapshot.segments,
      .floor_ppm = (gint32) check->floor_ppm,
  };

  check->problems = vt_offers_check_in (check->snapshot.effective, &context);
}

/* ---- telling ---- */

const char *
cli_severity_to_word (VtProblemSeverity severity)
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
is_blocking (const VtProblem *problem, const VtOffer *offer)
{
  return problem->severity == VT_PROBLEM_ERROR && offer != NULL && offer->state == VT_OFFER_READY;
}

static void
add_problem_json (JsonBuilder     *builder,
                  const Check     *check,
                  const VtProblem *problem,
                  const char      *name)
{
  json_builder_begin_object (builder);
  cli_json_add_string (builder, "severity", cli_severity_to_word (problem->severity));
  cli_json_add_string (builder, "code", vt_problem_code_to_word (problem->code));
  cli_json_add_string (builder, "offer", problem->offer_id);
  cli_json_add_string (builder, "name", name);
  cli_json_add_string (builder, "sku", problem->sku);
  cli_json_add_string (builder, "text", problem->text);
  json_builder_set_member_name (builder, "fixes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problem->fixes->len; i++)
    {
      g_autofree char *key = vt_problems_make_fix_key (check->problems, problem, i);

      json_builder_begin_object (builder);
      cli_json_add_string (builder, "fix", key);
      cli_json_add_string (builder, "title", ((const VtFix *) problem->fixes->pdata[i])->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_problem (const Check *check, const VtProblem *problem, const char *name)
{
  cli_print ("%-8s %s: %s (%s)\n", cli_severity_to_word (problem->severity),
             name != NULL ? name : problem->offer_id, problem->text,
             vt_problem_code_to_word (problem->code));
  for (guint i = 0; i < problem->fixes->len; i++)
    {
      g_autofree char *key = vt_problems_make_fix_key (check->problems, problem, i);

      cli_print ("         --fix=%s  %s\n", key, ((const VtFix *) problem->fixes->pdata[i])->title);
    }
}

static CliStatus
print_problems (CliCall *call, const Check *check)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  CliStatus status = CLI_DONE;
  guint     n_told = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < check->problems->len; i++)
    {
      const VtProblem *problem = check->problems->pdata[i];
      const VtOffer   *offer = vt_offers_find (check->snapshot.effective, problem->offer_id);
      const char      *name = offer != NULL ? offer->name : NULL;

      if (check->offer != NULL && !g_str_equal (check->offer->id, problem->offer_id))
        continue;
      if (is_blocking (problem, offer))
        status = CLI_FAILED;
      n_told++;
      add_problem_json (builder, check, problem, name);
      if (!call->json)
        print_problem (check, problem, name);
    }
  json_builder_end_array (builder);
  if (call->json)
    cli_json_print (builder);
  else if (n_told == 0)
    cli_print ("%s\n", check->offer != NULL ? _ ("Nothing is wrong with the offer")
                                            : _ ("Nothing is wrong with the offers"));
  return status;
}

/* ---- mending ---- */

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_offers_save (database, data, error);
}

static gboolean
mend (CliCall *call, const Check *check, const char *key, VtWorkspace *workspace, GError **error)
{
  const VtFix     *fix = vt_problems_find_fix (check->problems, check->offer->id, key, error);
  g_autofree char *place = g_strconcat ("offers/", check->offer->id, NULL);
  g_autoptr (VtOffer) mended = NULL;

  if (fix == NULL)
    return FALSE;
  mended = vt_fix_apply (fix, check->offer, error);
  if (mended == NULL ||
      !vt_workspace_edit (workspace, fix->title, place, save, mended, call->job, error))
    return FALSE;
  cli_offer_show (call, mended, check->snapshot.catalog, vt_workspace_get_currency (workspace));
  return TRUE;
}

static gboolean
check_offers (
    CliCall *call, const char *key, VtWorkspace *workspace, CliStatus *ret_status, GError **error)
{
  g_auto (Check) check = {0};

  if (!load (&check, workspace, call->job, error))
    return FALSE;
  if (call->arguments[1] != NULL)
    {
      check.offer = cli_offers_find (check.snapshot.offers, call->arguments[1], error);
      if (check.offer == NULL)
        return FALSE;
    }
  find_problems (&check, vt_workspace_get_currency (workspace));
  if (key != NULL)
    return mend (call, &check, key, workspace, error);
  *ret_status = print_problems (call, &check);
  return TRUE;
}

CliStatus
cli_offers_check_run (CliCall *call)
{
  g_autofree char   *key = NULL;
  const GOptionEntry entries[] = {
      {"fix", 0, 0, G_OPTION_ARG_STRING, &key,
       N_ ("Mend the problem of OFFER that is called so, as one step of undo"), "CODE"},
      {0},
  };
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  CliStatus status = CLI_DONE;

  call->details =
      _ ("Fails if an offer that is ready has an error. Behind each sentence stands its "
         "code; --fix takes it where one\nis named. OFFER is an id, the beginning of "
         "one, or a name.");
  if (!cli_call_parse (call, entries, 1, 2))
    return CLI_USAGE;
  if (key != NULL && call->arguments[1] == NULL)
    return cli_call_misused (call, _ ("the offer to mend is missing"));

  workspace = vt_workspace_open (call->arguments[0], call->job, &error);
  if (workspace == NULL || !check_offers (call, key, workspace, &status, &error) ||
      !vt_workspace_close (workspace, &error))
    return cli_call_failed (call, error);
  return status;
}
