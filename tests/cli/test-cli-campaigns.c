/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns on the command line: made, moved, copied, paused, and what goes out then. */

#include "cli-call.h"
#include "cli-process.h"

#include <string.h>

/* Two offers, of which the first is of the campaign "Spring", which has no dates yet. */
static const char offers[] =
    "[{\"id\":\"kit\",\"kind\":\"bundle\",\"name\":\"Kit\",\"state\":\"ready\",\"campaign\":"
    "\"Spring\",\"components\":[{\"sku\":\"CAM-A6K\",\"quantity\":1},{\"sku\":\"SD-128\","
    "\"quantity\":1}],\"reward\":{\"percent\":\"10\"}},"
    "{\"id\":\"sale\",\"kind\":\"markdown\",\"name\":\"Sale\",\"state\":\"ready\",\"select\":"
    "{\"skus\":[\"SD-128\"]},\"reward\":{\"percent\":\"5\"},\"schedule\":{\"from\":"
    "\"2026-04-10T04:00:00Z\"}}]";

static char *
put_shop (const CliFolder *folder)
{
  static const char *const shipped[] = {"Holidays", "Summer on the Road", "Cameras All Year"};
  char                    *shop = cli_folder_put_shop (folder, "shop.vitrine");
  g_autofree char         *file = cli_folder_put (folder, "offers.json", offers);
  g_auto (CliResult) added = {0};

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_auto (CliResult) gone =
          cli_process_expect (CLI_DONE, "campaigns", "delete", shop, shipped[i], NULL);
    }
  added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, file, NULL);
  return shop;
}

/* "Spring" is April 2026, in New York. */
static void
set_spring (const char *shop)
{
  g_auto (CliResult) set = cli_process_expect (CLI_DONE, "campaigns", "set", shop, "Spring",
                                               "--first=2026-04-01", "--last=2026-04-30", NULL);

  g_assert_nonnull (strstr (set.output, "1 to 30 April 2026"));
}

static void
assert_text (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *text = cli_json_dup_string (root, path);

  g_assert_cmpstr (text, ==, expected);
}

/* ---- what there is ---- */

static void
test_only_a_name (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) list =
      cli_process_expect (CLI_DONE, "campaigns", "list", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&list);

  g_assert_cmpuint (cli_json_count (root, "$.campaigns[*]"), ==, 1);
  assert_text (root, "$.campaigns[0].name", "Spring");
  assert_text (root, "$.campaigns[0].phase", "live");
  assert_text (root, "$.campaigns[0].offers[0].id", "kit");
  g_assert_nonnull (strstr (list.output, "\"id\" : null"));
}

static void
test_list (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) added = {0};
  g_auto (CliResult) list = {0};
  g_auto (CliResult) json = {0};
  g_autoptr (JsonNode) root = NULL;

  set_spring (shop);
  added = cli_process_expect (CLI_DONE, "campaigns", "add", shop, "Cards", "Sale", NULL);
  list = cli_process_expect (CLI_DONE, "campaigns", "list", shop, NULL);
  g_assert_nonnull (strstr (list.output, "Cards: Live, without an end, with 1 offer"));
  g_assert_nonnull (strstr (list.output, "“Cards” and “Spring” compete for "));
  g_assert_nonnull (strstr (list.output, "(10 to 30 April 2026)"));
  json = cli_process_expect (CLI_DONE, "campaigns", "list", shop, "--json", NULL);
  root = cli_result_get_json (&json);
  assert_text (root, "$.competing[0].sku", "SD-128");
  assert_text (root, "$.competing[0].until", "2026-05-01T04:00:00Z");
}

/* ---- changes ---- */

static void
test_set (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) renamed = {0};
  g_auto (CliResult) made = {0};
  g_auto (CliResult) wrong = {0};
  g_auto (CliResult) taken = {0};
  g_autoptr (JsonNode) root = NULL;

  set_spring (shop);
  renamed = cli_process_expect (CLI_DONE, "campaigns", "set", shop, "Spring", "--name=Easter",
                                "--last=", "--note=Eggs", "--colour=3", "--json", NULL);
  root = cli_result_get_json (&renamed);
  assert_text (root, "$.name", "Easter");
  assert_text (root, "$.from", "2026-04-01T04:00:00Z");
  assert_text (root, "$.note", "Eggs");
  assert_text (root, "$.offers[0].id", "kit");
  g_assert_cmpint (cli_json_get_int (root, "$.colour"), ==, 2);
  g_assert_nonnull (strstr (renamed.output, "\"until\" : null"));
  made = cli_process_expect (CLI_DONE, "campaigns", "set", shop, "New", NULL);
  g_assert_nonnull (strstr (made.output, "New: Live, without an end, without offers"));
  wrong = cli_process_expect (CLI_FAILED, "campaigns", "set", shop, "Other", "--first=soon", NULL);
  g_assert_nonnull (strstr (wrong.errors, "soon"));
  taken = cli_process_expect (CLI_FAILED, "campaigns", "set", shop, "New", "--name=Easter", NULL);
  g_assert_nonnull (strstr (taken.errors, "There is a campaign “Easter” already"));
}

static void
test_shift_and_copy (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) added = {0};
  g_auto (CliResult) shifted = {0};
  g_auto (CliResult) copied = {0};
  g_autoptr (JsonNode) root = NULL;

  set_spring (shop);
  added = cli_process_expect (CLI_DONE, "campaigns", "add", shop, "Spring", "sale", NULL);
  /* Out of summer time: midnight stays midnight. */
  shifted = cli_process_expect (CLI_DONE, "campaigns", "shift", shop, "Spring", "--weeks=-6", NULL);
  g_assert_nonnull (strstr (shifted.output, "18 February to 19 March 2026"));
  g_assert_nonnull (strstr (shifted.output, "Sale: 27 February to 19 March 2026"));
  copied = cli_process_expect (CLI_DONE, "campaigns", "copy", shop, "Spring", "--years=1",
                               "--days=1", "--json", NULL);
  root = cli_result_get_json (&copied);
  assert_text (root, "$.name", "Spring 2");
  assert_text (root, "$.from", "2027-02-19T05:00:00Z");
  assert_text (root, "$.offers[1].name", "Sale 2");
  assert_text (root, "$.offers[1].state", "draft");
}

static guint
count_exported (const CliFolder *folder, const char *shop)
{
  g_autofree char *pack = cli_folder_dup_path (folder, "pack.json");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (CliResult) exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);

  g_file_get_contents (pack, &text, NULL, &error);
  g_assert_no_error (error);
  root = json_from_string (text, &error);
  g_assert_no_error (error);
  return cli_json_count (root, "$.offers[*]");
}

static void
test_pause (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) paused = {0};
  g_auto (CliResult) resumed = {0};

  g_assert_cmpuint (count_exported (&folder, shop), ==, 2);
  paused = cli_process_expect (CLI_DONE, "campaigns", "pause", shop, "Spring", NULL);
  g_assert_nonnull (strstr (paused.output, "Spring: Paused"));
  g_assert_cmpuint (count_exported (&folder, shop), ==, 1);
  resumed = cli_process_expect (CLI_DONE, "campaigns", "resume", shop, "Spring", NULL);
  g_assert_cmpuint (count_exported (&folder, shop), ==, 2);
}

/* What goes out says the campaign's dates. */
static void
test_export (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_autofree char *text = NULL;
  g_auto (CliResult) exported = {0};

  set_spring (shop);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_assert_true (g_file_get_contents (pack, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"schedule\":{\"from\":\"2026-04-01T04:00:00Z\",\"until\":"
                                  "\"2026-05-01T04:00:00Z\"}"));
}

static void
test_delete (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) kept = {0};
  g_auto (CliResult) shown = {0};
  g_auto (CliResult) added = {0};
  g_auto (CliResult) out = {0};
  g_auto (CliResult) again = {0};
  g_auto (CliResult) deleted = {0};
  g_auto (CliResult) list = {0};
  g_autoptr (JsonNode) root = NULL;

  kept = cli_process_expect (CLI_DONE, "campaigns", "delete", shop, "Spring", NULL);
  shown = cli_process_expect (CLI_FAILED, "campaigns", "show", shop, "Spring", "--json", NULL);
  g_assert_nonnull (strstr (shown.errors, "not-found"));
  added = cli_process_expect (CLI_DONE, "campaigns", "add", shop, "May", "kit", "sale", NULL);
  out = cli_process_expect (CLI_DONE, "campaigns", "take-out", shop, "kit", NULL);
  g_assert_cmpstr (out.output, ==, "1 offer is in no campaign now\n");
  deleted =
      cli_process_expect (CLI_DONE, "campaigns", "delete", shop, "May", "--with-offers", NULL);
  list = cli_process_expect (CLI_DONE, "offers", "list", shop, "--json", NULL);
  root = cli_result_get_json (&list);
  g_assert_cmpuint (cli_json_count (root, "$[*]"), ==, 1);
  assert_text (root, "$[0].id", "kit");
}

static void
test_calendar (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) text = {0};
  g_auto (CliResult) json = {0};
  g_autoptr (JsonNode) root = NULL;

  set_spring (shop);
  text = cli_process_expect (CLI_DONE, "campaigns", "calendar", shop, "--first=2026-04-30", "-d",
                             "2", NULL);
  g_assert_nonnull (strstr (text.output, "2026-04-30     2  Kit, Sale\n"));
  g_assert_nonnull (strstr (text.output, "2026-05-01     1  Sale\n"));
  json = cli_process_expect (CLI_DONE, "campaigns", "calendar", shop, "--first=2026-03-31", "-d",
                             "11", "--json", NULL);
  root = cli_result_get_json (&json);
  g_assert_cmpuint (cli_json_count (root, "$[*]"), ==, 11);
  g_assert_cmpuint (cli_json_count (root, "$[0].offers[*]"), ==, 0);
  assert_text (root, "$[1].offers[0].campaign", "Spring");
  g_assert_cmpuint (cli_json_count (root, "$[9].offers[*]"), ==, 1);
  g_assert_cmpuint (cli_json_count (root, "$[10].offers[*]"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/campaigns/only-a-name", test_only_a_name);
  g_test_add_func ("/cli/campaigns/list", test_list);
  g_test_add_func ("/cli/campaigns/set", test_set);
  g_test_add_func ("/cli/campaigns/shift-and-copy", test_shift_and_copy);
  g_test_add_func ("/cli/campaigns/pause", test_pause);
  g_test_add_func ("/cli/campaigns/export", test_export);
  g_test_add_func ("/cli/campaigns/delete", test_delete);
  g_test_add_func ("/cli/campaigns/calendar", test_calendar);
  return g_test_run ();
}
