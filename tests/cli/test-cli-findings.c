/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts that are tried on the command line: what offers do to one another, and the margin floor. */

#include "cli-call.h"
#include "cli-process.h"
#include "vt-campaign.h"

#include <string.h>

/* A shop of the electronics sample with offers of its own. */
static char *
put_shop (const CliFolder *folder, const char *offers)
{
  char            *shop = cli_folder_put_shop (folder, "shop.vitrine");
  g_autofree char *json = g_strdelimit (g_strdup (offers), "'", '"');
  g_autofree char *file = cli_folder_put (folder, "offers.json", json);
  g_auto (CliResult) added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, file, NULL);

  return shop;
}

/* The bag is 59.90, costs 24.10. */
#define BAGS                                                                                       \
  "[{'id':'a','kind':'markdown','name':'Bags','state':'ready','select':{'skus':['CASE-M']},"       \
  "'reward':{'percent':'40'}},{'id':'b','kind':'markdown','name':'Code','state':'ready',"          \
  "'coupon':'BAG','select':{'skus':['CASE-M']},'reward':{'percent':'50'}}]"

/* ---- conflicts ---- */

static void
test_conflicts (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder, BAGS);
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "offers", "conflicts", shop, NULL);

  g_assert_cmpstr (result.errors, ==, "");
  g_assert_nonnull (strstr (result.output, "note     With “Medium Camera Bag” (code BAG), “Bags” "
                                           "takes $23.96 off and “Code” $17.97 more: $17.97 is "
                                           "left of $59.90.\n"
                                           "         No smaller cart shows it"));
  g_assert_nonnull (strstr (result.output, "1 pair of offers looked at"));
}

static void
test_conflicts_json (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder, BAGS);
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "offers", "conflicts", shop, "--json",
                                                  "--now=2026-06-01T00:00:00Z", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&result);
  g_autofree char *code = cli_json_dup_string (root, "$.findings[0].code");
  g_autofree char *offer = cli_json_dup_string (root, "$.findings[0].offers[1].offer");
  g_autofree char *coupon = cli_json_dup_string (root, "$.findings[0].cart.coupons[0]");
  g_autofree char *now = cli_json_dup_string (root, "$.findings[0].cart.now");

  g_assert_cmpuint (cli_json_count (root, "$.findings[*]"), ==, 1);
  g_assert_cmpstr (code, ==, "add-up");
  g_assert_cmpstr (offer, ==, "b");
  g_assert_cmpstr (coupon, ==, "BAG");
  g_assert_cmpstr (now, ==, "2026-06-01T00:00:00Z");
  g_assert_cmpint (cli_json_get_int (root, "$.findings[0].offers[1].alone_minor"), ==, 2995);
  g_assert_cmpint (cli_json_get_int (root, "$.findings[0].offers[1].together_minor"), ==, 1797);
  g_assert_cmpint (cli_json_get_int (root, "$.findings[0].due_minor"), ==, 1797);
  g_assert_cmpint (cli_json_get_int (root, "$.pairs"), ==, 1);
  g_assert_cmpint (cli_json_get_int (root, "$.unsettled"), ==, 0);
}

/* The cart of a finding, given to the evaluator, costs what the finding says. */
static void
test_cart_of_finding (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder, BAGS);
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_auto (CliResult) found =
      cli_process_expect (CLI_DONE, "offers", "conflicts", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&found);
  JsonArray *findings = json_object_get_array_member (json_node_get_object (root), "findings");
  g_autofree char *cart = json_to_string (
      json_object_get_member (json_array_get_object_element (findings, 0), "cart"), FALSE);
  const char *const arguments[] = {"evaluate", pack, "-", "--json", NULL};
  g_auto (CliResult) evaluated = cli_process_run (cart, arguments);
  g_autoptr (JsonNode) outcome = cli_result_get_json (&evaluated);

  g_assert_cmpint (evaluated.status, ==, CLI_DONE);
  g_assert_cmpint (cli_json_get_int (outcome, "$.totals.due"), ==, 1797);
}

static gboolean
save_campaign (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_campaigns_save (database, data, error);
}

/* A campaign that is paused keeps its offers away, whatever they say themselves. */
static void
test_campaign (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (
      &folder, "[{'id':'a','kind':'markdown','name':'Bags','state':'ready','campaign':'Fall',"
               "'select':{'skus':['CASE-M']},'reward':{'percent':'70'}}]");
  g_autoptr (VtCampaign) campaign = vt_campaign_new ("Fall");
  g_autoptr (GError) error = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  g_auto (CliResult) before = cli_process_expect (CLI_FAILED, "offers", "floor", shop, NULL);
  g_auto (CliResult) after = {0};

  campaign->is_paused = TRUE;
  workspace = vt_workspace_open (shop, NULL, &error);
  g_assert_no_error (error);
  vt_workspace_edit (workspace, "Pause", NULL, save_campaign, campaign, NULL, &error);
  g_assert_no_error (error);
  vt_workspace_close (workspace, &error);
  g_assert_no_error (error);
  after = cli_process_expect (CLI_DONE, "offers", "floor", shop, NULL);
  g_assert_nonnull (strstr (after.output, "No cart of up to 4 lines"));
}

static void
test_no_conflicts (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "offers", "conflicts", shop, NULL);

  g_assert_nonnull (strstr (result.output, "No offer is in the way of another"));
}

/* ---- the margin floor ---- */

typedef struct
{
  const char *name;
  const char *options[4];
  int         status;
  const char *outcome;
  const char *words;
} FloorRow;

/* Both together leave 17.97 for what costs 24.10; the first alone 35.94. */
static const FloorRow floor_rows[] = {
    {"cost", {NULL}, CLI_FAILED, "below", "All offers together can go below cost."},
    {"high", {"--floor=50"}, CLI_FAILED, "below", "below a margin of 50.0 %"},
    {"one-unit", {"--lines=1", "--units=1"}, CLI_FAILED, "below", "“Medium Camera Bag” (code BAG)"},
};

static void
test_floor (gconstpointer data)
{
  const FloorRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder, BAGS);
  const char      *arguments[10] = {"offers", "floor", shop};
  guint            n = 3;
  g_auto (CliResult) plain = {0};
  g_auto (CliResult) json = {0};
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *outcome = NULL;

  for (guint i = 0; row->options[i] != NULL; i++)
    arguments[n++] = row->options[i];
  plain = cli_process_run (NULL, arguments);
  arguments[n++] = "--json";
  json = cli_process_run (NULL, arguments);
  root = cli_result_get_json (&json);
  outcome = cli_json_dup_string (root, "$.outcome");

  g_assert_cmpint (plain.status, ==, row->status);
  g_assert_cmpint (json.status, ==, row->status);
  g_assert_nonnull (strstr (plain.output, row->words));
  g_assert_cmpstr (outcome, ==, row->outcome);
  g_assert_cmpint (cli_json_get_int (root, "$.due_minor"), ==, 1797);
  g_assert_cmpint (cli_json_get_int (root, "$.cost_minor"), ==, 2410);
  g_assert_cmpuint (cli_json_count (root, "$.offers[*]"), ==, 2);
}

static void
test_proven (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (
      &folder, "{'id':'a','kind':'markdown','name':'Bags','state':'ready','select':{'skus':"
               "['CASE-M']},'reward':{'percent':'40'}}");
  g_auto (CliResult) result = cli_process_expect (CLI_DONE, "offers", "floor", shop, NULL);
  g_auto (CliResult) below =
      cli_process_expect (CLI_FAILED, "offers", "floor", shop, "--floor=33", NULL);

  g_assert_nonnull (strstr (result.output, "No cart of up to 4 lines goes below cost"));
  g_assert_nonnull (strstr (below.output, "Nothing is worse than"));
}

/* What the shop wants is kept, undone like any change, and used where nothing else is said. */
static void
test_keep (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (
      &folder, "{'id':'a','kind':'markdown','name':'Bags','state':'ready','select':{'skus':"
               "['CASE-M']},'reward':{'percent':'40'}}");
  g_auto (CliResult) kept =
      cli_process_expect (CLI_DONE, "offers", "floor", shop, "--floor=12.5", "--keep", NULL);
  g_auto (CliResult) used = cli_process_expect (CLI_DONE, "offers", "floor", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&used);
  g_autofree char *floor = cli_json_dup_string (root, "$.floor");

  g_assert_cmpstr (floor, ==, "12.5");
}

/* ---- the electronics sample ---- */

#define SAMPLE_NOW "--now=2026-06-01T00:00:00Z"

static char *
put_sample (const CliFolder *folder)
{
  char *shop = cli_folder_dup_path (folder, "sample.vitrine");
  g_auto (CliResult) made =
      cli_process_expect (CLI_DONE, "sample", "electronics", shop, "--quiet", NULL);

  return shop;
}

static void
test_sample_conflicts (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_sample (&folder);
  g_auto (CliResult) result =
      cli_process_expect (CLI_DONE, "offers", "conflicts", shop, SAMPLE_NOW, NULL);

  g_assert_cmpstr (result.errors, ==, "");
  g_assert_nonnull (strstr (
      result.output,
      "note     With 2 × “Flannel Shirt, Green Check”, “Chino Shorts, Grey” and “Heavy Cotton Tee, "
      "Black”, “Weekend Outfit” takes $25.60 off and “Second Shirt for 19.90” does not apply, "
      "which "
      "by itself would take $20.00 off.\n         No smaller cart shows it ("));
  g_assert_nonnull (strstr (result.output,
                            "“Bags and Cases 15 % Off” takes $8.24 off, so that the cart falls "
                            "short of a step and “Free Shipping from 50.00” does not apply"));
  g_assert_nonnull (strstr (result.output, "$821.87 is left of $828.90."));
  g_assert_nonnull (strstr (result.output, " pairs of offers looked at, with "));
  g_assert_nonnull (strstr (result.output, "\nCarts have their lines in the order of SKUs"));
}

/* The cart of each finding is one that a storefront could send. */
static void
test_sample_json (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_sample (&folder);
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_auto (CliResult) result =
      cli_process_expect (CLI_DONE, "offers", "conflicts", shop, "--json", SAMPLE_NOW, NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&result);
  JsonArray *findings = json_object_get_array_member (json_node_get_object (root), "findings");

  g_assert_cmpint (cli_json_get_int (root, "$.unsettled"), ==, 0);
  g_assert_cmpuint (json_array_get_length (findings), >=, 6);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject       *finding = json_array_get_object_element (findings, i);
      g_autofree char  *cart = json_to_string (json_object_get_member (finding, "cart"), FALSE);
      const char *const arguments[] = {"evaluate", pack, "-", "--json", NULL};
      g_auto (CliResult) evaluated = cli_process_run (cart, arguments);
      g_autoptr (JsonNode) outcome = cli_result_get_json (&evaluated);

      g_assert_true (json_object_get_boolean_member (finding, "proven"));
      g_assert_cmpint (evaluated.status, ==, CLI_DONE);
      g_assert_cmpint (cli_json_get_int (outcome, "$.totals.list"), ==,
                       json_object_get_int_member (finding, "list_minor"));
    }
}

static void
test_sample_floor (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_sample (&folder);
  g_auto (CliResult) proven =
      cli_process_expect (CLI_DONE, "offers", "floor", shop, "--floor=5", SAMPLE_NOW, NULL);
  g_auto (CliResult) below =
      cli_process_expect (CLI_FAILED, "offers", "floor", shop, "--floor=15", SAMPLE_NOW, NULL);

  g_assert_true (g_str_has_prefix (
      proven.output,
      "No cart of up to 4 lines goes below a margin of 5.0 %, whoever it belongs to.\nOf 111 "
      "products, in carts of up to 4 lines of up to 6 units each."));
  g_assert_true (g_str_has_prefix (
      below.output, "All offers together can go below a margin of 15.0 %. Nothing is worse than "
                    "“Camera Protection, 2 Years” (has bought “Rover Action Camera”): it brings "
                    "$45.00 instead of $89.00 and costs the shop $41.00.\n"));
  g_assert_nonnull (strstr (below.output, " carts evaluated, all others ruled out."));
}

/* Whoever the cart has to belong to is named in it. */
static void
test_shopper (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (
      &folder,
      "[{'id':'a','kind':'markdown','name':'Bags','state':'ready','coupon':'BAG',"
      "'select':{'skus':['CASE-M']},'reward':{'percent':'40'}},{'id':'b','kind':'markdown',"
      "'name':'Club','state':'ready','audience':{'segment':'club'},'channels':['app'],"
      "'select':{'skus':['CASE-M']},'reward':{'percent':'50'}}]");
  g_auto (CliResult) conflicts =
      cli_process_expect (CLI_DONE, "offers", "conflicts", shop, "--json", NULL);
  g_auto (CliResult) floor =
      cli_process_expect (CLI_FAILED, "offers", "floor", shop, "--json", NULL);
  g_autoptr (JsonNode) of_conflict = cli_result_get_json (&conflicts);
  g_autoptr (JsonNode) of_floor = cli_result_get_json (&floor);
  const char *const paths[] = {"$.findings[0].cart.coupons[0]",
                               "$.findings[0].cart.customer.segments[0]",
                               "$.findings[0].cart.channel"};
  const char *const floor_paths[] = {"$.cart.coupons[0]", "$.cart.customer.segments[0]",
                                     "$.cart.channel"};
  const char *const values[] = {"BAG", "club", "app"};

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = cli_json_dup_string (of_conflict, paths[i]);
      g_autofree char *floor_value = cli_json_dup_string (of_floor, floor_paths[i]);

      g_assert_cmpstr (value, ==, values[i]);
      g_assert_cmpstr (floor_value, ==, values[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (floor_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/floor/", floor_rows[i].name, NULL);

      g_test_add_data_func (path, &floor_rows[i], test_floor);
    }
  g_test_add_func ("/cli/floor/proven", test_proven);
  g_test_add_func ("/cli/floor/keep", test_keep);
  g_test_add_func ("/cli/conflicts/plain", test_conflicts);
  g_test_add_func ("/cli/conflicts/json", test_conflicts_json);
  g_test_add_func ("/cli/conflicts/cart", test_cart_of_finding);
  g_test_add_func ("/cli/floor/campaign", test_campaign);
  g_test_add_func ("/cli/conflicts/none", test_no_conflicts);
  g_test_add_func ("/cli/conflicts/shopper", test_shopper);
  g_test_add_func ("/cli/conflicts/sample", test_sample_conflicts);
  g_test_add_func ("/cli/conflicts/sample-json", test_sample_json);
  g_test_add_func ("/cli/floor/sample", test_sample_floor);
  return g_test_run ();
}
