/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces, imports, mining and maps on the command line. */

#include "cli-call.h"
#include "cli-process.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- new ---- */

static void
test_new (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *path = cli_folder_dup_path (&folder, "corner shop.vitrine");
  g_auto (CliResult) made = cli_process_expect (CLI_DONE, "new", path, "-c", "jpy", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&made);
  g_autofree char *name = cli_json_dup_string (root, "$.name");
  g_autofree char *currency = cli_json_dup_string (root, "$.currency");
  g_autofree char *time_zone = cli_json_dup_string (root, "$.time_zone");
  g_auto (CliResult) again =
      cli_process_expect (CLI_FAILED, "new", path, "-c", "jpy", "--json", NULL);

  g_assert_cmpstr (name, ==, "corner shop");
  g_assert_cmpstr (currency, ==, "JPY");
  /* The tests' own machine is there. */
  g_assert_cmpstr (time_zone, ==, "UTC");
  g_assert_nonnull (strstr (again.errors, "\"constraint\""));
  g_assert_cmpuint (cli_folder_count (&folder), ==, 1);
}

static void
assert_zone (const char *shop, const char *expected)
{
  g_auto (CliResult) info = cli_process_expect (CLI_DONE, "info", shop, "--json", NULL);
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "info", shop, NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&info);
  g_autofree char *zone = cli_json_dup_string (root, "$.time_zone");

  g_assert_cmpstr (zone, ==, expected);
  g_assert_nonnull (strstr (text.output, expected));
}

#define MONDAYS                                                                                    \
  "{\"id\":\"mondays\",\"kind\":\"markdown\",\"name\":\"Mondays\",\"state\":\"ready\","            \
  "\"priority\":1,\"message\":\"m\",\"reward\":{\"percent\":\"10\"},"                              \
  "\"schedule\":{\"weekdays\":[\"mon\"]}}"

/* From a workspace in one zone to a pack in another. */
static void
test_time_zone (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_dup_path (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_autofree char *offer = cli_folder_put (&folder, "mondays.json", MONDAYS);
  g_autofree char *bytes = NULL;
  g_auto (CliResult) made = cli_process_expect (CLI_DONE, "new", shop, "--currency=EUR",
                                                "--time-zone=Europe/Berlin", NULL);
  g_auto (CliResult) added = {0};
  g_auto (CliResult) moved = {0};
  g_auto (CliResult) exported = {0};

  g_assert_nonnull (strstr (made.output, "Europe/Berlin"));
  assert_zone (shop, "Europe/Berlin");
  added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, offer, NULL);
  moved = cli_process_expect (CLI_DONE, "info", shop, "--set-time-zone=Asia/Kolkata", NULL);
  g_assert_nonnull (strstr (moved.output, "Asia/Kolkata"));
  assert_zone (shop, "Asia/Kolkata");
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_assert_true (g_file_get_contents (pack, &bytes, NULL, NULL));
  g_assert_nonnull (
      strstr (bytes, "\"time_zone\":{\"name\":\"Asia/Kolkata\",\"rule\":\"IST-5:30\"}"));
}

/* ---- samples ---- */

static void
test_samples (void)
{
  g_auto (CliResult) list = cli_process_expect (CLI_DONE, "sample", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&list);
  g_autofree char *first = cli_json_dup_string (root, "$[0].sample");
  g_autofree char *second = cli_json_dup_string (root, "$[1].sample");

  g_assert_cmpstr (first, ==, "online-retail");
  g_assert_cmpstr (second, ==, "electronics");
}

/* What the sample's own README says of it. */
static void
test_info (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) info = cli_process_expect (CLI_DONE, "info", shop, "--json", NULL);
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "info", shop, NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&info);
  g_autofree char *first = cli_json_dup_string (root, "$.orders.first");

  g_assert_cmpint (cli_json_get_int (root, "$.products.goods"), ==, 93);
  g_assert_cmpint (cli_json_get_int (root, "$.products.plans"), ==, 7);
  g_assert_cmpint (cli_json_get_int (root, "$.products.perks"), ==, 11);
  g_assert_cmpint (cli_json_get_int (root, "$.products.without_price"), ==, 0);
  g_assert_cmpint (cli_json_get_int (root, "$.orders.lines"), ==, 13565);
  g_assert_cmpint (cli_json_get_int (root, "$.orders.sales"), ==, 6355);
  g_assert_cmpuint (cli_json_count (root, "$.imports[*]"), ==, 2);
  g_assert_cmpstr (first, ==, "2025-01-01T04:08:28Z");
  g_assert_nonnull (strstr (text.output, "Electronics Shop (USD)"));
  assert_zone (shop, "America/New_York");
}

/* The orders that come along are those that their script makes, and its seed is the only source. */
static void
test_regenerate (void)
{
  g_autofree char *source = g_strdup (g_getenv ("VITRINE_SOURCE_DIR"));
  g_autofree char *folder = g_build_filename (source, "data", "samples", "electronics", NULL);
  g_autofree char *script = g_build_filename (folder, "generate.py", NULL);
  g_autofree char *orders = g_build_filename (folder, "orders.csv.xz", NULL);
  g_autofree char *made = NULL;
  g_autofree char *shipped = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) generator =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", script, NULL);
  g_autoptr (GSubprocess) unpacker =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "xz", "-dc", orders, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (generator, NULL, NULL, &made, NULL, &error);
  g_subprocess_communicate_utf8 (unpacker, NULL, NULL, &shipped, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (made), >, 600000);
  g_assert_true (g_str_equal (made, shipped));
}

/* ---- import ---- */

#define CATALOGUE "sku,title,price,cost\nA,Apple,1.00,0.40\nB,\"=1+2\",2.00,0.90\nC,Cake,3.00,\n"

/* Ten orders of A with B, and ten of C alone. */
static char *
put_orders (const CliFolder *folder)
{
  g_autoptr (GString) text = g_string_new ("order,time,sku,quantity,unit_price\n");

  for (guint i = 0; i < 10; i++)
    {
      g_string_append_printf (text, "P%u,2025-03-%02u 10:00,A,1,1.00\n", i, i + 1);
      g_string_append_printf (text, "P%u,2025-03-%02u 10:00,B,2,2.00\n", i, i + 1);
      g_string_append_printf (text, "Q%u,2025-04-%02u 10:00,C,1,3.00\n", i, i + 1);
    }
  return cli_folder_put (folder, "orders.csv", text->str);
}

static char *
make_empty (const CliFolder *folder)
{
  char *shop = cli_folder_dup_path (folder, "shop.vitrine");
  g_auto (CliResult) made = cli_process_expect (CLI_DONE, "new", shop, "--currency=EUR", NULL);

  return shop;
}

static char *
make_small_shop (const CliFolder *folder)
{
  char            *shop = make_empty (folder);
  g_autofree char *catalogue = cli_folder_put (folder, "catalogue.csv", CATALOGUE);
  g_autofree char *orders = put_orders (folder);
  g_auto (CliResult) imported =
      cli_process_expect (CLI_DONE, "import", shop, catalogue, orders, NULL);

  return shop;
}

static gint64
count_products (const char *shop)
{
  g_auto (CliResult) info = cli_process_expect (CLI_DONE, "info", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&info);

  return cli_json_get_int (root, "$.products.goods");
}

static void
test_import (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_empty (&folder);
  g_autofree char *catalogue = cli_folder_put (&folder, "catalogue.csv", CATALOGUE);
  g_autofree char *orders = put_orders (&folder);
  g_auto (CliResult) imported =
      cli_process_expect (CLI_DONE, "import", shop, catalogue, orders, "--json", NULL);
  g_auto (CliResult) again =
      cli_process_expect (CLI_DONE, "import", shop, catalogue, orders, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&imported);
  g_autoptr (JsonNode) then = cli_result_get_json (&again);
  g_autofree char *kind = cli_json_dup_string (root, "$[1].kind");

  g_assert_cmpint (cli_json_get_int (root, "$[0].rows.added"), ==, 3);
  g_assert_cmpint (cli_json_get_int (root, "$[1].rows.added"), ==, 30);
  g_assert_cmpstr (kind, ==, "orders");
  g_assert_cmpint (cli_json_get_int (then, "$[0].rows.unchanged"), ==, 3);
  g_assert_cmpint (cli_json_get_int (then, "$[1].rows.unchanged"), ==, 30);
  g_assert_cmpint (count_products (shop), ==, 3);
}

static void
test_dry_run (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_empty (&folder);
  g_autofree char *catalogue = cli_folder_put (&folder, "catalogue.csv", CATALOGUE);
  g_auto (CliResult) text =
      cli_process_expect (CLI_DONE, "import", shop, catalogue, "--dry-run", NULL);
  g_auto (CliResult) json =
      cli_process_expect (CLI_DONE, "import", shop, catalogue, "-n", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&json);

  g_assert_nonnull (strstr (text.output, "Apple"));
  g_assert_cmpuint (cli_json_count (root, "$[0].columns[*]"), ==, 4);
  g_assert_cmpint (count_products (shop), ==, 0);
}

/* The second file fails: the first stands, and the message says which. */
static void
test_import_second_fails (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_empty (&folder);
  g_autofree char *catalogue = cli_folder_put (&folder, "catalogue.csv", CATALOGUE);
  g_autofree char *broken = cli_folder_put (&folder, "broken.csv", "foo,bar\n1,2\n");
  g_auto (CliResult) result =
      cli_process_expect (CLI_FAILED, "import", shop, catalogue, broken, NULL);

  g_assert_nonnull (strstr (result.errors, "broken.csv"));
  g_assert_cmpint (count_products (shop), ==, 3);
}

static void
test_import_options (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_empty (&folder);
  g_autofree char *file = cli_folder_put (&folder, "x.txt", "N1;Tee;1.234,50\nN2;Kaffee;3,00\n");
  g_auto (CliResult) imported = cli_process_expect (
      CLI_DONE, "import", shop, file, "--kind=catalogue", "--header=no", "--delimiter=semicolon",
      "--decimal=comma", "--column=sku=1", "--column=title=2", "--column=price=3", NULL);
  g_auto (CliResult) offer = cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "N1",
                                                 "-c", "N2", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&offer);

  g_assert_cmpint (cli_json_get_int (root, "$.figures.list_minor"), ==, 123750);
}

/* ---- mine ---- */

/* Counted from the sample's orders by a script that shares nothing with the program. */
typedef struct
{
  const char *sku_a;
  const char *sku_b;
  gint64      together;
} PairRow;

static const PairRow pair_rows[] = {
    {"COF-FIL", "FLT-100", 190},  {"CAM-A6K", "SD-128", 165},  {"CAM-A6K", "CASE-M", 157},
    {"COV-LITE", "PH-LITE", 125}, {"CAM-INS", "FILM-20", 111}, {"GLS-LITE", "PH-LITE", 98},
    {"BAT-AX", "CAM-A6K", 94},    {"GLS-X", "PH-X", 93},       {"COV-N5", "PH-N5", 87},
    {"GLS-N5", "PH-N5", 85},      {"CASE-M", "SD-128", 84},    {"COF-ESP", "FLT-H2O", 81},
    {"NB-13", "SLEEVE-13", 80},   {"DRIPPER", "FLT-100", 79},  {"COV-X-CLR", "PH-X", 78},
};

static gboolean
is_pair (JsonObject *pair, const PairRow *row)
{
  const char *a = json_object_get_string_member (pair, "sku_a");
  const char *b = json_object_get_string_member (pair, "sku_b");

  return (g_str_equal (a, row->sku_a) && g_str_equal (b, row->sku_b)) ||
         (g_str_equal (a, row->sku_b) && g_str_equal (b, row->sku_a));
}

static void
test_mine (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) mined =
      cli_process_expect (CLI_DONE, "mine", shop, "--sort=together", "--limit=15", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&mined);
  JsonArray *pairs = json_object_get_array_member (json_node_get_object (root), "pairs");

  g_assert_cmpint (cli_json_get_int (root, "$.baskets"), ==, 6355);
  g_assert_cmpuint (json_array_get_length (pairs), ==, G_N_ELEMENTS (pair_rows));
  for (guint i = 0; i < G_N_ELEMENTS (pair_rows); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);

      g_assert_true (is_pair (pair, &pair_rows[i]));
      g_assert_cmpint (json_object_get_int_member (pair, "together"), ==, pair_rows[i].together);
    }
}

static void
test_mine_product (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) mined =
      cli_process_expect (CLI_DONE, "mine", shop, "--product=cam-ins", "--limit=0", "--json", NULL);
  g_auto (CliResult) missing = cli_process_expect (CLI_FAILED, "mine", shop, "--product=NIX", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&mined);
  JsonArray *pairs = json_object_get_array_member (json_node_get_object (root), "pairs");

  g_assert_cmpuint (json_array_get_length (pairs), >=, 3);
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);

      g_assert_true (g_str_equal (json_object_get_string_member (pair, "sku_a"), "CAM-INS") ||
                     g_str_equal (json_object_get_string_member (pair, "sku_b"), "CAM-INS"));
    }
}

/* Two kinds of beans stand in for each other. Who bought both, and how often at once, was counted
 * with SQL; of what is alike, nothing else is kept apart so surely. */
static void
test_mine_substitutes (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) mined =
      cli_process_expect (CLI_DONE, "mine", shop, "--substitutes", "--limit=1", "--json", NULL);
  g_auto (CliResult) all = cli_process_expect (CLI_DONE, "mine", shop, "--substitutes",
                                               "--min-alike=0", "--limit=0", "--csv", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&mined);
  g_auto (GStrv) lines = g_strsplit (all.output, "\n", -1);

  g_assert_cmpint (cli_json_get_int (root, "$.customers"), ==, 1891);
  g_assert_cmpint (cli_json_get_int (root, "$.substitutes[0].customers_both"), ==, 73);
  g_assert_cmpint (cli_json_get_int (root, "$.substitutes[0].together"), ==, 15);
  g_assert_nonnull (strstr (mined.output, "COF-ESP"));
  g_assert_nonnull (strstr (mined.output, "COF-FIL"));
  g_assert_cmpuint (g_strv_length (lines), >, 20);
}

/* A title that looks like a formula stays a text in the CSV. By hand: 20 baskets, A and B in ten of
 * them and always together: lift 2, both confidences 1. */
static void
test_mine_csv (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_small_shop (&folder);
  g_auto (CliResult) mined = cli_process_expect (CLI_DONE, "mine", shop, "--csv", NULL);
  g_auto (GStrv) lines = g_strsplit (mined.output, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "sku_a,sku_b,title_a,title_b,together,"));
  g_assert_true (
      g_str_has_prefix (lines[1], "A,B,Apple,\"'=1+2\",10,10,10,0.5,1,1,2,0.25,inf,inf,1,1,"));
}

/* ---- map ---- */

static char *
draw (const CliFolder *folder, const char *shop, const char *name, const char *option, gsize *size)
{
  g_autofree char *path = cli_folder_dup_path (folder, name);
  char            *content;
  g_auto (CliResult) drawn =
      cli_process_expect (CLI_DONE, "map", shop, "--output", path, "--size=800x600", option, NULL);

  g_assert_true (g_file_get_contents (path, &content, size, NULL));
  return content;
}

typedef struct
{
  const char *name;
  const char *one;
  const char *two;
  const char *start; /* how such a file begins */
} MapRow;

static const MapRow map_rows[] = {
    {"png", "one.png", "two.png", "\x89PNG"},
    {"svg", "one.svg", "two.svg", "<?xml"},
    {"pdf", "one.pdf", "two.PDF", "%PDF"},
};

/* Twice the same bytes; in the dark, others. */
static void
test_map (gconstpointer data)
{
  const MapRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  gsize            one_size, two_size, dark_size;
  g_autofree char *one = draw (&folder, shop, row->one, NULL, &one_size);
  g_autofree char *two = draw (&folder, shop, row->two, NULL, &two_size);
  g_autofree char *dark = draw (&folder, shop, row->one, "--dark", &dark_size);

  g_assert_cmpmem (one, one_size, two, two_size);
  g_assert_true (one_size != dark_size || memcmp (one, dark, one_size) != 0);
  g_assert_true (g_str_has_prefix (one, row->start));
  g_assert_cmpuint (cli_folder_count (&folder), ==, 3);
}

static void
test_map_of_nothing (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = make_empty (&folder);
  g_autofree char *path = cli_folder_dup_path (&folder, "map.svg");
  g_auto (CliResult) drawn = cli_process_expect (CLI_DONE, "map", shop, "-o", path, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&drawn);

  g_assert_cmpint (cli_json_get_int (root, "$.products"), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/new", test_new);
  g_test_add_func ("/cli/time-zone", test_time_zone);
  g_test_add_func ("/cli/samples", test_samples);
  g_test_add_func ("/cli/samples/regenerate", test_regenerate);
  g_test_add_func ("/cli/info", test_info);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/import/dry-run", test_dry_run);
  g_test_add_func ("/cli/import/second-fails", test_import_second_fails);
  g_test_add_func ("/cli/import/options", test_import_options);
  g_test_add_func ("/cli/mine", test_mine);
  g_test_add_func ("/cli/mine/product", test_mine_product);
  g_test_add_func ("/cli/mine/substitutes", test_mine_substitutes);
  g_test_add_func ("/cli/mine/csv", test_mine_csv);
  for (guint i = 0; i < G_N_ELEMENTS (map_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/map/", map_rows[i].name, NULL);

      g_test_add_data_func (path, &map_rows[i], test_map);
    }
  g_test_add_func ("/cli/map/of-nothing", test_map_of_nothing);

  return g_test_run ();
}
