/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of offers on the command line, and back to what they were. */

#include "cli-call.h"
#include "cli-process.h"

#include <string.h>

/* A shop with a bundle that Ann made and Bee changed. */
static char *
put_shop (const CliFolder *folder)
{
  char *shop = cli_folder_put_shop (folder, "shop.vitrine");

  g_setenv ("VITRINE_AUTHOR", "Ann", TRUE);
  {
    g_auto (CliResult) added =
        cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "CAM-A6K", "-c",
                            "SD-128:2", "-p", "10", "-n", "Starter", "--ready", NULL);
  }
  g_setenv ("VITRINE_AUTHOR", "Bee", TRUE);
  {
    g_auto (CliResult) edited = cli_process_expect (CLI_DONE, "offers", "edit", shop, "Starter",
                                                    "-p", "12", "--draft", NULL);
  }
  g_unsetenv ("VITRINE_AUTHOR");
  return shop;
}

static JsonNode *
read_history (const char *shop)
{
  g_auto (CliResult) result =
      cli_process_expect (CLI_DONE, "offers", "history", shop, "Starter", "--json", NULL);

  return cli_result_get_json (&result);
}

/* The number of the first version, which is ready. */
static char *
dup_first_version (const char *shop)
{
  g_autoptr (JsonNode) history = read_history (shop);

  return g_strdup_printf ("%" G_GINT64_FORMAT, cli_json_get_int (history, "$.versions[1].version"));
}

static void
assert_text (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *text = cli_json_dup_string (root, path);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_history (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_autoptr (JsonNode) root = read_history (shop);
  g_auto (CliResult) plain =
      cli_process_expect (CLI_DONE, "offers", "history", shop, "Starter", NULL);
  g_auto (CliResult) missing =
      cli_process_expect (CLI_FAILED, "offers", "history", shop, "Nothing", NULL);

  g_assert_cmpuint (cli_json_count (root, "$.versions[*]"), ==, 2);
  assert_text (root, "$.versions[0].author", "Bee");
  assert_text (root, "$.versions[0].changes[0]", "Ready → Draft");
  assert_text (root, "$.versions[0].changes[1]", "Discount from 10 % to 12 %");
  assert_text (root, "$.versions[1].author", "Ann");
  assert_text (root, "$.versions[1].changes[0]", "Made");
  g_assert_cmpint (cli_json_get_int (root, "$.versions[0].version"), >,
                   cli_json_get_int (root, "$.versions[1].version"));
  g_assert_nonnull (strstr (plain.output, "  Bee\n    Ready → Draft\n"));
  g_assert_nonnull (strstr (missing.errors, "There is no offer “Nothing”"));
}

static void
test_restore (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_autoptr (JsonNode) before = read_history (shop);
  g_autofree char *version =
      g_strdup_printf ("%" G_GINT64_FORMAT, cli_json_get_int (before, "$.versions[1].version"));
  g_auto (CliResult) restored =
      cli_process_expect (CLI_DONE, "offers", "restore", shop, "Starter", version, "--json", NULL);
  g_autoptr (JsonNode) offer = cli_result_get_json (&restored);
  g_autoptr (JsonNode) after = read_history (shop);

  assert_text (offer, "$.state", "ready");
  assert_text (offer, "$.reward.percent", "10");
  g_assert_cmpuint (cli_json_count (after, "$.versions[*]"), ==, 3);
  assert_text (after, "$.versions[0].changes[1]", "Discount from 12 % to 10 %");
}

static void
test_deleted (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_autofree char *new_shop = cli_folder_dup_path (&folder, "new.vitrine");
  g_auto (CliResult) made = cli_process_expect (CLI_DONE, "new", new_shop, "--currency=EUR", NULL);
  g_auto (CliResult) none = cli_process_expect (CLI_DONE, "offers", "history", new_shop, NULL);
  g_auto (CliResult) removed =
      cli_process_expect (CLI_DONE, "offers", "remove", shop, "Starter", NULL);
  g_auto (CliResult) plain = cli_process_expect (CLI_DONE, "offers", "history", shop, NULL);
  g_auto (CliResult) json =
      cli_process_expect (CLI_DONE, "offers", "history", shop, "--json", NULL);
  g_auto (CliResult) back =
      cli_process_expect (CLI_DONE, "offers", "restore", shop, "Starter", NULL);
  g_autoptr (JsonNode) list = cli_result_get_json (&json);
  g_autoptr (JsonNode) after = read_history (shop);

  g_assert_cmpstr (none.output, ==, "No offer was deleted\n");
  g_assert_nonnull (strstr (plain.output, "Starter (Bundle), deleted "));
  assert_text (list, "$[0].name", "Starter");
  assert_text (list, "$[0].kind", "bundle");
  assert_text (after, "$.versions[0].changes[0]", "Brought back");
  assert_text (after, "$.versions[1].changes[0]", "Deleted");
}

typedef struct
{
  const char *name;
  const char *version; /* (nullable) */
  const char *says;
} RefusedCase;

static const RefusedCase refused_cases[] = {
    {"none", NULL, "“Starter” was not deleted: say which version to go back to"},
    {"unknown", "999999", "The offer has no version 999999"},
    {"no-number", "last", "“last” is no version’s number"},
    {"zero", "0", "“0” is no version’s number"},
};

static void
test_refused (gconstpointer data)
{
  const RefusedCase *test = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_auto (CliResult) result =
      cli_process_expect (CLI_FAILED, "offers", "restore", shop, "Starter", test->version, NULL);
  g_autoptr (JsonNode) after = read_history (shop);

  g_assert_nonnull (strstr (result.errors, test->says));
  g_assert_cmpuint (cli_json_count (after, "$.versions[*]"), ==, 2);
}

/* What was ready and has errors by now is not, unless it comes back as a draft. */
static void
test_draft (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_shop (&folder);
  g_autofree char *version = dup_first_version (shop);
  /* A percentage of nothing saves nothing. */
  g_autofree char *prices =
      cli_folder_put (&folder, "prices.csv", "sku,title,price\nCAM-A6K,Camera,0\nSD-128,Card,0\n");
  g_auto (CliResult) imported = cli_process_expect (CLI_DONE, "import", shop, prices, NULL);
  g_auto (CliResult) refused =
      cli_process_expect (CLI_FAILED, "offers", "restore", shop, "Starter", version, NULL);
  g_auto (CliResult) restored = cli_process_expect (CLI_DONE, "offers", "restore", shop, "Starter",
                                                    version, "--draft", "--json", NULL);
  g_autoptr (JsonNode) offer = cli_result_get_json (&restored);

  g_assert_nonnull (strstr (refused.errors, "cannot be ready"));
  assert_text (offer, "$.state", "draft");
  assert_text (offer, "$.reward.percent", "10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/history/plain", test_history);
  g_test_add_func ("/cli/history/restore", test_restore);
  g_test_add_func ("/cli/history/deleted", test_deleted);
  for (gsize i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/history/refused/", refused_cases[i].name, NULL);

      g_test_add_data_func (path, &refused_cases[i], test_refused);
    }
  g_test_add_func ("/cli/history/draft", test_draft);
  return g_test_run ();
}
