/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli offers floor: whether all offers together leave the shop its margin, or the worst
 * cart.
 */

#include "cli-commands.h"
#include "cli-findings.h"
#include "cli-json.h"
#include "cli-offers.h"
#include "cli-text.h"
#include "vt-margin-floor.h"
#include "vt-trial-shop.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 8
#define MAX_UNITS 12

typedef struct
{
  char    *floor; /* (owned) (nullable) */
  char    *now;   /* (owned) (nullable) */
  int      n_lines;
  int      n_units;
  gint64   n_carts;
  gboolean keep;
} FloorWords;

static gboolean
load_floor (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_margin_floor_load (database, data, error);
}

/* What was asked for, else what the shop wants. */
static gboolean
find_floor (
    CliCall *call, const FloorWords *words, VtWorkspace *workspace, gint64 *ret_ppm, GError **error)
{
  gint32 ppm;

  if (words->floor == NULL)
    return vt_workspace_read (workspace, load_floor, ret_ppm, call->job, error);
  if (!vt_percent_from_plain (words->floor, &ppm, error))
    return FALSE;
  if (words->keep && !vt_margin_floor_set (workspace, ppm, call->job, error))
    return FALSE;
  *ret_ppm = MIN (ppm, VT_MARGIN_FLOOR_MAX_PPM);
  return TRUE;
}

static void
print_json (const VtFloor *floor, const CliSnapshot *snapshot, const VtCurrency *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *percent = vt_percent_to_plain ((gint32) floor->wish.floor_ppm);
  g_autofree char *cart = vt_floor_to_cart_json (floor, snapshot->catalog, currency);

  json_builder_begin_object (builder);
  cli_json_add_string (builder, "outcome", vt_floor_outcome_to_word (floor->outcome));
  cli_json_add_string (builder, "floor", percent);
  cli_json_add_int (builder, "lines", floor->wish.max_lines);
  cli_json_add_int (builder, "units", floor->wish.max_units);
  cli_json_add_string (builder, "text", floor->text);
  cli_json_add_string (builder, "details", floor->details);
  cli_json_add_int (builder, "carts", (gint64) floor->n_carts);
  cli_json_add_int (builder, "products", floor->n_products);
  cli_json_add_int (builder, "without_cost", floor->n_without_cost);
  cli_json_add_int (builder, "below_by_list", floor->n_below_by_list);
  if (cart != NULL)
    {
      json_builder_set_member_name (builder, "worst");
      json_builder_add_boolean_value (builder, floor->is_worst);
      cli_json_add_money (builder, "list_minor", floor->list_minor);
      cli_json_add_money (builder, "due_minor", floor->due_minor);
      cli_json_add_money (builder, "cost_minor", floor->cost_minor);
      cli_shares_add_json (builder, floor->shares, snapshot->offers);
      cli_json_add_json (builder, "cart", cart);
    }
  json_builder_end_object (builder);
  cli_json_print (builder);
}

static gboolean
look (CliCall          *call,
      const FloorWords *words,
      gint64            now_us,
      VtFloorOutcome   *ret_outcome,
      GError          **error)
{
  g_auto (CliSnapshot) snapshot = {.wanted = CLI_LOAD_CATALOG | CLI_LOAD_OFFERS};
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (VtTrialShop) shop = NULL;
  g_autoptr (VtFloor) floor = NULL;
  VtFloorWish wish = {0, (guint) words->n_lines, (guint) words->n_units, (guint64) words->n_carts};

  workspace = vt_workspace_open (call->arguments[0], call->job, error);
  if (workspace == NULL || !cli_snapshot_load (&snapshot, workspace, call->job, error) ||
      !find_floor (call, words, workspace, &wish.floor_ppm, error))
    return FALSE;
  shop = vt_trial_shop_new (snapshot.effective, snapshot.catalog,
                            vt_workspace_get_currency (workspace), now_us, call->job, error);
  floor = shop != NULL ? vt_floor_find (shop, &wish, call->job, error) : NULL;
  if (floor == NULL)
    return FALSE;
  *ret_outcome = floor->outcome;
  if (call->json)
    print_json (floor, &snapshot, vt_workspace_get_currency (workspace));
  else
    cli_print ("%s\n%s\n", floor->text, floor->details);
  return vt_workspace_close (workspace, error);
}

static gboolean
check_words (CliCall *call, const FloorWords *words)
{
  gint32 ppm;

  if (words->floor != NULL &&
      (!vt_percent_from_plain (words->floor, &ppm, NULL) || ppm > VT_MARGIN_FLOOR_MAX_PPM))
    (void) cli_call_misused (call, _ ("--floor is from 0 to %d percent"),
                             VT_MARGIN_FLOOR_MAX_PPM / 10000);
  else if (words->keep && words->floor == NULL)
    (void) cli_call_misused (call, _ ("--keep goes with --floor"));
  else if (words->n_lines < 1 || words->n_lines > MAX_LINES)
    (void) cli_call_misused (call, _ ("--lines is from 1 to %d"), MAX_LINES);
  else if (words->n_units < 1 || words->n_units > MAX_UNITS)
    (void) cli_call_misused (call, _ ("--units is from 1 to %d"), MAX_UNITS);
  else if (words->n_carts < 1)
    (void) cli_call_misused (call, _ ("--carts is 1 and up"));
  else
    return TRUE;
  return FALSE;
}

static CliStatus
run (CliCall *call, FloorWords *words)
{
  const GOptionEntry entries[] = {
      {"floor", 'f', 0, G_OPTION_ARG_STRING, &words->floor,
       N_ ("Of what a cart brings so much has to be margin; otherwise what the workspace says"),
       "PERCENT"},
      {"keep", 'k', 0, G_OPTION_ARG_NONE, &words->keep,
       N_ ("With --floor: the workspace says so from now on"), NULL},
      {"lines", 'l', 0, G_OPTION_ARG_INT, &words->n_lines,
       N_ ("Carts of up to so many lines (otherwise 4)"), "N"},
      {"units", 'u', 0, G_OPTION_ARG_INT, &words->n_units,
       N_ ("Of up to so many units each (otherwise 6)"), "N"},
      {"carts", 0, 0, G_OPTION_ARG_INT64, &words->n_carts,
       N_ ("Evaluate so many at most (otherwise 500,000)"), "N"},
      {"now", 0, 0, G_OPTION_ARG_STRING, &words->now,
       N_ ("From when on; otherwise from now on (RFC 3339)"), "TIME"},
      {0},
  };
  g_autoptr (GError) error = NULL;
  VtFloorOutcome outcome;
  gint64         now_us;

  call->details = _ ("Fails if a cart goes below the floor.");
  if (!cli_call_parse (call, entries, 1, 1) || !check_words (call, words) ||
      !cli_now_read (call, words->now, &now_us))
    return CLI_USAGE;
  if (!look (call, words, now_us, &outcome, &error))
    return cli_call_failed (call, error);
  return outcome == VT_FLOOR_BELOW ? CLI_FAILED : CLI_DONE;
}

CliStatus
cli_offers_floor_run (CliCall *call)
{
  FloorWords words = {.n_lines = VT_FLOOR_LINES, .n_units = VT_FLOOR_UNITS, .n_carts = 500000};
  CliStatus  status = run (call, &words);

  g_free (words.floor);
  g_free (words.now);
  return status;
}
