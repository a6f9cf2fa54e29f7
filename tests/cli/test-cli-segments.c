/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments on the command line: made, listed, exported, taken from files. */

#include "cli-call.h"
#include "cli-process.h"

#include <string.h>

typedef struct
{
  CliFolder folder;
  char     *shop; /* (owned): a workspace with the electronics sample, without its segments */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_auto (CliResult) gone = {0};

  fixture->folder = cli_folder_new ();
  fixture->shop = cli_folder_put_shop (&fixture->folder, "shop.vitrine");
  gone = cli_process_expect (CLI_DONE, "segments", "remove", fixture->shop, "new", "loyal",
                             "lapsing", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->shop);
  cli_folder_clear (&fixture->folder);
}

/* Takes in @json and expects the command to end so. */
static void
add (Fixture *fixture, int status, const char *json, const char *message)
{
  g_autofree char *path = cli_folder_put (&fixture->folder, "segments.json", json);
  g_auto (CliResult) result =
      cli_process_expect (status, "segments", "add-from", fixture->shop, path, NULL);

  g_assert_nonnull (strstr (status == CLI_DONE ? result.output : result.errors, message));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) list = NULL;
  g_auto (CliResult) listed = {0};
  g_auto (CliResult) shown = {0};

  add (fixture, CLI_DONE,
       "[{\"key\":\"top\",\"rule\":{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}},"
       "{\"key\":\"all\",\"name\":\"Everybody\"}]",
       "Took in 2 segments, 0 ");
  /* The same key is the same segment. */
  add (fixture, CLI_DONE, "{\"key\":\"all\",\"name\":\"All\"}", "Took in 1 segment, 1 ");
  add (fixture, CLI_FAILED, "{\"key\":\"all\",\"rule\":{\"luck\":{}}}", "“luck”");
  listed = cli_process_expect (CLI_DONE, "segments", "list", fixture->shop, "--json", NULL);
  list = cli_result_get_json (&listed);
  g_assert_cmpuint (cli_json_count (list, "$[*].key"), ==, 2);
  g_assert_cmpint (cli_json_get_int (list, "$[0].figures.customers"), ==, 1891);
  g_assert_cmpint (cli_json_get_int (list, "$[0].figures.average_order_minor"), ==, 50837);
  g_assert_cmpint (cli_json_get_int (list, "$[1].figures.customers"), ==, 379);
  shown = cli_process_expect (CLI_DONE, "segments", "show", fixture->shop, "top", NULL);
  g_assert_nonnull (strstr (shown.output, "Among the 20 % with the most revenue."));
  g_assert_nonnull (strstr (shown.output, "379 of 1,891 customers (20 %)"));
  g_assert_nonnull (strstr (shown.output, "31 December 2025"));
}

static void
test_show_offers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *offers = cli_folder_put (
      &fixture->folder, "offers.json",
      "{\"kind\":\"markdown\",\"name\":\"For the best\",\"reward\":{\"percent\":\"5\"},"
      "\"audience\":{\"segment\":\"top\"}}");
  g_auto (CliResult) added =
      cli_process_expect (CLI_DONE, "offers", "add-from", fixture->shop, offers, NULL);
  g_auto (CliResult) shown = {0};

  add (fixture, CLI_DONE, "{\"key\":\"top\"}", "Took in 1 segment");
  shown = cli_process_expect (CLI_DONE, "segments", "show", fixture->shop, "top", NULL);
  g_assert_nonnull (strstr (shown.output, "named by the offer “For the best”"));
}

static void
test_presets (Fixture *fixture, gconstpointer data)
{
  g_auto (CliResult) first = cli_process_expect (CLI_DONE, "segments", "presets", fixture->shop,
                                                 "--add=loyal", "--add=new", "--json", NULL);
  g_auto (CliResult) second =
      cli_process_expect (CLI_DONE, "segments", "presets", fixture->shop, "--all", "--json", NULL);
  g_auto (CliResult) unknown =
      cli_process_expect (CLI_FAILED, "segments", "presets", fixture->shop, "--add=nix", NULL);
  g_autoptr (JsonNode) first_json = cli_result_get_json (&first);
  g_autoptr (JsonNode) second_json = cli_result_get_json (&second);
  g_autofree char *key = cli_json_dup_string (second_json, "$.added[1]");

  g_assert_cmpuint (cli_json_count (first_json, "$.presets[*]"), ==, 5);
  g_assert_cmpuint (cli_json_count (first_json, "$.added[*]"), ==, 2);
  g_assert_cmpuint (cli_json_count (second_json, "$.added[*]"), ==, 5);
  g_assert_cmpstr (key, ==, "loyal-2");
  g_assert_nonnull (strstr (unknown.errors, "“nix”"));
}

static void
test_overlap (Fixture *fixture, gconstpointer data)
{
  g_auto (CliResult) result = {0};
  g_autoptr (JsonNode) json = NULL;

  add (
      fixture, CLI_DONE,
      "[{\"key\":\"top\",\"rule\":{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}},"
      "{\"key\":\"rest\",\"rule\":{\"not\":{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}}},"
      "{\"key\":\"all\"}]",
      "Took in 3");
  result = cli_process_expect (CLI_DONE, "segments", "overlap", fixture->shop, "top", "all",
                               "--json", NULL);
  json = cli_result_get_json (&result);
  g_assert_cmpint (cli_json_get_int (json, "$.common"), ==, 379);
  cli_result_clear (&result);
  result = cli_process_expect (CLI_DONE, "segments", "overlap", fixture->shop, "top", "rest", NULL);
  g_assert_nonnull (strstr (result.output, "379 customers, 0 of them"));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_folder_dup_path (&fixture->folder, "top.csv");
  g_autofree char *people =
      cli_folder_put (&fixture->folder, "people.csv", "customer,tier\n=cmd(),gold\n\"a,b\",gold\n");
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (CliResult) imported =
      cli_process_expect (CLI_DONE, "segments", "import-customers", fixture->shop, people, NULL);
  g_auto (CliResult) written = {0};
  g_auto (CliResult) printed = {0};

  add (fixture, CLI_DONE,
       "[{\"key\":\"gold\",\"rule\":{\"attribute\":{\"name\":\"tier\",\"is\":[\"gold\"]}}},"
       "{\"key\":\"top\",\"rule\":{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}}]",
       "Took in 2");
  written = cli_process_expect (CLI_DONE, "segments", "export", fixture->shop, "top", path, NULL);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 379 + 1);
  g_assert_cmpstr (lines[0], ==, "customer,segment");
  g_assert_true (g_regex_match_simple ("^K\\d{4},top$", lines[1], 0, 0));
  /* No formula leaves. */
  printed = cli_process_expect (CLI_DONE, "segments", "export", fixture->shop, "gold", NULL);
  g_assert_cmpstr (printed.output, ==, "customer,segment\n\"'=cmd()\",gold\n\"a,b\",gold\n");
}

static void
test_import_customers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *people = cli_folder_put (&fixture->folder, "people.csv",
                                            "customer_id,age,mail\nK0001,35,a@b.c\nK0002,36,\n"
                                            "X1,35,\n,35,\nK0001,40,\n");
  g_auto (CliResult) looked = cli_process_expect (CLI_DONE, "segments", "import-customers",
                                                  fixture->shop, people, "--dry-run", NULL);
  g_auto (CliResult) imported = cli_process_expect (CLI_DONE, "segments", "import-customers",
                                                    fixture->shop, people, "--json", NULL);
  g_auto (CliResult) taken =
      cli_process_expect (CLI_DONE, "segments", "import-customers", fixture->shop, people,
                          "--take=mail", "--json", NULL);
  g_auto (CliResult) unknown = cli_process_expect (CLI_FAILED, "segments", "import-customers",
                                                   fixture->shop, people, "--take=nix", NULL);
  g_autoptr (JsonNode) report = cli_result_get_json (&imported);
  g_autoptr (JsonNode) second = cli_result_get_json (&taken);

  g_assert_nonnull (strstr (looked.output, "e-mail addresses"));
  g_assert_cmpint (cli_json_get_int (report, "$.rows.read"), ==, 5);
  g_assert_cmpint (cli_json_get_int (report, "$.rows.updated"), ==, 2);
  g_assert_cmpint (cli_json_get_int (report, "$.rows.added"), ==, 1);
  g_assert_cmpint (cli_json_get_int (report, "$.rows.rejected"), ==, 2);
  g_assert_cmpint (cli_json_get_int (report, "$.rejected[1].row"), ==, 6);
  g_assert_cmpint (cli_json_get_int (second, "$.rows.updated"), ==, 1);
  g_assert_cmpint (cli_json_get_int (second, "$.rows.unchanged"), ==, 2);
  g_assert_nonnull (strstr (unknown.errors, "“nix”"));
}

static void
test_import_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list =
      cli_folder_put (&fixture->folder, "vip.csv", "K0001\nK0002\nNobody\nK0001\n");
  g_auto (CliResult) imported = cli_process_expect (CLI_DONE, "segments", "import-list",
                                                    fixture->shop, list, "--name=Our VIPs", NULL);
  g_auto (CliResult) again =
      cli_process_expect (CLI_FAILED, "segments", "import-list", fixture->shop, list,
                          "--name=Other", "--key=our-vips", NULL);
  g_auto (CliResult) shown =
      cli_process_expect (CLI_DONE, "segments", "show", fixture->shop, "our-vips", NULL);

  g_assert_nonnull (strstr (imported.output, "different customers on the list"));
  g_assert_nonnull (strstr (again.errors, "has the key “our-vips” already"));
  g_assert_nonnull (strstr (shown.output, "On the list “Our VIPs” of 3 customers."));
  g_assert_nonnull (strstr (shown.output, "2 of 1,891 customers"));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_auto (CliResult) removed = {0};
  g_auto (CliResult) again = {0};
  g_auto (CliResult) listed = {0};

  add (fixture, CLI_DONE, "[{\"key\":\"a\"},{\"key\":\"b\"},{\"key\":\"c\"}]", "Took in 3");
  removed = cli_process_expect (CLI_DONE, "segments", "remove", fixture->shop, "a", "b", "a", NULL);
  g_assert_nonnull (strstr (removed.output, "Removed 2 segments"));
  again = cli_process_expect (CLI_FAILED, "segments", "remove", fixture->shop, "c", "a", NULL);
  listed = cli_process_expect (CLI_DONE, "segments", "list", fixture->shop, NULL);
  g_assert_nonnull (strstr (listed.output, "\nc "));
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_auto (CliResult) before = cli_process_expect (CLI_DONE, "segments", "day", fixture->shop, NULL);
  g_auto (CliResult) set =
      cli_process_expect (CLI_DONE, "segments", "day", fixture->shop, "2025-06-30", "--json", NULL);
  g_auto (CliResult) listed = {0};
  g_auto (CliResult) back =
      cli_process_expect (CLI_DONE, "segments", "day", fixture->shop, "last", NULL);
  g_auto (CliResult) as_of = {0};
  g_autoptr (JsonNode) json = cli_result_get_json (&set);
  g_autofree char *day = cli_json_dup_string (json, "$.day");

  g_assert_nonnull (strstr (before.output, "2025-12-31, the day of the last order"));
  g_assert_cmpstr (day, ==, "2025-06-30");
  g_assert_nonnull (strstr (back.output, "2025-12-31"));
  add (fixture, CLI_DONE, "{\"key\":\"once\",\"rule\":{\"orders\":{\"from\":1}}}", "Took in 1");
  as_of = cli_process_expect (CLI_DONE, "segments", "show", fixture->shop, "once",
                              "--as-of=2025-01-31", NULL);
  g_assert_nonnull (strstr (as_of.output, "31 January 2025"));
  g_assert_null (strstr (as_of.output, "1,891 of 1,891"));
}

/* Whom an offer is for is told with it, and what it would have cost is counted on their orders. */
static void
test_audience (Fixture *fixture, gconstpointer data)
{
  g_autofree char *offers = cli_folder_put (
      &fixture->folder, "offers.json",
      "[{\"id\":\"some\",\"kind\":\"markdown\",\"name\":\"Some\",\"select\":{},\"reward\":{"
      "\"percent\":\"5\"},\"audience\":{\"segment\":\"top\"}},"
      "{\"id\":\"any\",\"kind\":\"markdown\",\"name\":\"Any\",\"select\":{},\"reward\":{"
      "\"percent\":\"5\"}}]");
  g_auto (CliResult) added = {0};
  g_auto (CliResult) some = {0};
  g_auto (CliResult) any = {0};
  g_auto (CliResult) some_evidence = {0};
  g_auto (CliResult) any_evidence = {0};

  add (fixture, CLI_DONE,
       "{\"key\":\"top\",\"rule\":{\"highest\":{\"of\":\"revenue\",\"percent\":\"20\"}}}",
       "Took in 1");
  added = cli_process_expect (CLI_DONE, "offers", "add-from", fixture->shop, offers, NULL);
  some = cli_process_expect (CLI_DONE, "offers", "show", fixture->shop, "some", NULL);
  any = cli_process_expect (CLI_DONE, "offers", "show", fixture->shop, "any", NULL);
  g_assert_nonnull (strstr (some.output, "customers (20 %), with "));
  g_assert_null (strstr (any.output, "customers ("));
  some_evidence = cli_process_expect (CLI_DONE, "offers", "evidence", fixture->shop, "some", NULL);
  any_evidence = cli_process_expect (CLI_DONE, "offers", "evidence", fixture->shop, "any", NULL);
  g_assert_nonnull (strstr (some_evidence.output, "What it would have cost counts the orders of "));
  g_assert_null (strstr (any_evidence.output, "What it would have cost counts"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
      {"add", test_add},
      {"show-offers", test_show_offers},
      {"presets", test_presets},
      {"overlap", test_overlap},
      {"export", test_export},
      {"import-customers", test_import_customers},
      {"import-list", test_import_list},
      {"remove", test_remove},
      {"day", test_day},
      {"audience", test_audience},
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli-segments/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
