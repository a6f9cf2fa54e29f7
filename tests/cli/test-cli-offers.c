/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers on the command line: made, changed, judged, exported, and computed with. */

#include "cli-call.h"
#include "cli-process.h"

#include <glib/gstdio.h>
#include <string.h>

/* The id of the only offer there is. */
static char *
dup_offer_id (const char *shop)
{
  g_auto (CliResult) list = cli_process_expect (CLI_DONE, "offers", "list", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&list);

  return cli_json_dup_string (root, "$[0].id");
}

static guint
count_offers (const char *shop)
{
  g_auto (CliResult) list = cli_process_expect (CLI_DONE, "offers", "list", shop, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&list);

  return cli_json_count (root, "$[*]");
}

static void
add_starter_set (const char *shop)
{
  g_auto (CliResult) added =
      cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "CAM-A6K", "-c", "SD-128:2",
                          "-c", "CASE-M", "-p", "10", "-n", "Starter", "--ready", NULL);
}

/* ---- prices: camera 999.00, two cards at 27.90, bag 59.90: 1,114.70 apart ---- */

typedef struct
{
  const char *name;
  const char *option;
  gint64      price_minor;
  gint64      margin_minor; /* cost 719.00 + 2 × 13.60 + 24.10 = 770.30 */
} PriceRow;

static const PriceRow price_rows[] = {
    {"percent", "--percent=10", 100323, 23293},
    {"percent-fraction", "--percent=7.5", 103109, 26079},
    {"amount", "--amount=100", 101470, 24440},
    {"amount-cents", "--amount=0.01", 111469, 34439},
    {"fixed", "--fixed=999.99", 99999, 22969},
    {"below-cost", "--fixed=700", 70000, -7030},
};

static void
test_price (gconstpointer data)
{
  const PriceRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) added =
      cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "cam-a6k", "-c", "SD-128:2",
                          "-c", "CASE-M", row->option, "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&added);
  g_autofree char *state = cli_json_dup_string (root, "$.state");
  g_autofree char *sku = cli_json_dup_string (root, "$.components[0].sku");

  g_assert_cmpint (cli_json_get_int (root, "$.figures.list_minor"), ==, 111470);
  g_assert_cmpint (cli_json_get_int (root, "$.figures.price_minor"), ==, row->price_minor);
  g_assert_cmpint (cli_json_get_int (root, "$.figures.margin_after_minor"), ==, row->margin_minor);
  g_assert_cmpint (cli_json_get_int (root, "$.components[1].quantity"), ==, 2);
  g_assert_cmpstr (state, ==, "draft");
  g_assert_cmpstr (sku, ==, "CAM-A6K");
}

/* ---- what is refused changes nothing ---- */

typedef struct
{
  const char *name;
  const char *options[8];
  const char *message;
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"no-such-product", {"-c", "CAM-A6K", "-c", "NIX"}, "no product “NIX”"},
    {"quantity", {"-c", "CAM-A6K:0", "-c", "SD-128"}, "CAM-A6K:0"},
    {"quantity-large", {"-c", "CAM-A6K:1000", "-c", "SD-128"}, "999"},
    {"percent", {"-c", "CAM-A6K", "-c", "SD-128", "--percent=101"}, "101"},
    {"percent-word", {"-c", "CAM-A6K", "-c", "SD-128", "--percent=ten"}, "ten"},
    {"amount", {"-c", "CAM-A6K", "-c", "SD-128", "--amount=1.005"}, "1.005"},
    {"primary", {"-c", "CAM-A6K", "-c", "SD-128", "--primary=CASE-M"}, "“CASE-M” is not a part"},
    {"ready-no-saving",
     {"-c", "CAM-A6K", "-c", "SD-128", "--fixed=2000", "--ready"},
     "cannot be ready"},
    {"ready-one-unit", {"-c", "CAM-A6K", "--ready"}, "cannot be ready"},
};

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  const char      *arguments[12] = {"offers", "add-bundle", shop};
  g_auto (CliResult) result = {0};

  for (guint i = 0; row->options[i] != NULL; i++)
    arguments[3 + i] = row->options[i];
  result = cli_process_run (NULL, arguments);

  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_nonnull (strstr (result.errors, row->message));
  g_assert_cmpuint (count_offers (shop), ==, 0);
}

/* ---- the life of one offer ---- */

static void
test_edit (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *id = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  g_auto (CliResult) edited = {0};
  g_autoptr (JsonNode) root = NULL;

  add_starter_set (shop);
  id = dup_offer_id (shop);
  prefix = g_strndup (id, 8);
  edited = cli_process_expect (CLI_DONE, "offers", "edit", shop, prefix, "--name=Other",
                               "--fixed=1000", "--paused", "--note=why", "--json", NULL);
  root = cli_result_get_json (&edited);
  name = cli_json_dup_string (root, "$.name");
  note = cli_json_dup_string (root, "$.note");

  g_assert_cmpstr (name, ==, "Other");
  g_assert_cmpstr (note, ==, "why");
  g_assert_cmpint (cli_json_get_int (root, "$.reward.fixed_minor"), ==, 100000);
  g_assert_cmpuint (cli_json_count (root, "$.components[*]"), ==, 3);
  g_assert_cmpuint (count_offers (shop), ==, 1);
}

static void
test_remove (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) failed = {0};
  g_auto (CliResult) removed = {0};

  add_starter_set (shop);
  /* All of them or none. */
  failed = cli_process_expect (CLI_FAILED, "offers", "remove", shop, "Starter", "Nix", NULL);
  g_assert_cmpuint (count_offers (shop), ==, 1);
  removed = cli_process_expect (CLI_DONE, "offers", "remove", shop, "Starter", "Starter", NULL);
  g_assert_cmpuint (count_offers (shop), ==, 0);
}

/* Two of one name are told apart by their ids only. */
static void
test_ambiguous (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) failed = {0};

  add_starter_set (shop);
  add_starter_set (shop);
  failed = cli_process_expect (CLI_FAILED, "offers", "remove", shop, "Starter", NULL);
  g_assert_nonnull (strstr (failed.errors, "several offers"));
  g_assert_cmpuint (count_offers (shop), ==, 2);
}

static void
test_check (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) fine = {0};
  g_auto (CliResult) added = {0};
  g_auto (CliResult) warned = {0};

  add_starter_set (shop);
  fine = cli_process_expect (CLI_DONE, "offers", "check", shop, NULL);
  g_assert_nonnull (strstr (fine.output, "Nothing is wrong"));
  added = cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "LEN-50", "-c",
                              "FIL-UV49", "-f", "100", "-n", "Cheap", "--ready", NULL);
  warned = cli_process_expect (CLI_DONE, "offers", "check", shop, NULL);
  g_assert_nonnull (strstr (warned.output, "warning  Cheap"));
}

/* ---- evidence ---- */

static void
test_evidence (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) added =
      cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "PH-X", "-c", "GLS-X", "-p",
                          "10", "-n", "Halo", NULL);
  g_auto (CliResult) json =
      cli_process_expect (CLI_DONE, "offers", "evidence", shop, "Halo", "--json", NULL);
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "offers", "evidence", shop, "Halo", NULL);
  g_auto (CliResult) nobody =
      cli_process_expect (CLI_FAILED, "offers", "evidence", shop, "Nobody", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&json);
  g_autofree char *code = cli_json_dup_string (root, "$.facts[2].code");
  g_autofree char *unit = cli_json_dup_string (root, "$.facts[2].unit");

  /* As many as "offers suggest" says of the pair. */
  g_assert_cmpstr (code, ==, "support");
  g_assert_cmpstr (unit, ==, "count");
  g_assert_cmpint (cli_json_get_int (root, "$.facts[2].number"), ==, 93);
  g_assert_cmpint (cli_json_get_int (root, "$.facts[2].of"), ==, 6355);
  g_assert_cmpuint (cli_json_count (root, "$.pictures[0].bins[*]"), ==, 12);
  g_assert_nonnull (strstr (text.output, "\nAttach rate now: "));
  g_assert_nonnull (strstr (text.output, "93 of 6,355 orders from 1 January 2025 to "));
  g_assert_nonnull (strstr (nobody.errors, "Nobody"));
}

/* ---- suggestions ---- */

static void
test_suggest (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) first =
      cli_process_expect (CLI_DONE, "offers", "suggest", shop, "--kind=bundle", "--count=3",
                          "--add=2", "--ready", "--json", NULL);
  g_auto (CliResult) second = cli_process_expect (CLI_DONE, "offers", "suggest", shop,
                                                  "--kind=bundle", "--count=1", "--json", NULL);
  g_autoptr (JsonNode) then = cli_result_get_json (&first);
  g_autoptr (JsonNode) now = cli_result_get_json (&second);
  g_autofree char *kind = cli_json_dup_string (then, "$.suggestions[0].kind");
  g_autofree char *first_key = cli_json_dup_string (then, "$.suggestions[0].key");
  g_autofree char *second_key = cli_json_dup_string (then, "$.suggestions[1].key");
  g_autofree char *next_key = cli_json_dup_string (now, "$.suggestions[0].key");

  g_assert_cmpuint (cli_json_count (then, "$.suggestions[*]"), ==, 3);
  g_assert_cmpuint (cli_json_count (then, "$.added[*]"), ==, 2);
  g_assert_cmpuint (cli_json_count (now, "$.added[*]"), ==, 0);
  g_assert_cmpuint (count_offers (shop), ==, 2);
  g_assert_cmpstr (kind, ==, "bundle");
  /* What became an offer is not suggested again, so the third moves up or an even better pair of
   * the products set free does. */
  g_assert_cmpint (cli_json_get_int (now, "$.suggestions[0].worth_minor"), >=,
                   cli_json_get_int (then, "$.suggestions[2].worth_minor"));
  g_assert_cmpstr (next_key, !=, first_key);
  g_assert_cmpstr (next_key, !=, second_key);
}

/* Each kind can be asked for; without a kind there are several. */
static void
test_suggest_kinds (void)
{
  static const char *const kinds[] = {"bundle",    "cross_sell",   "tier_ladder", "protection",
                                      "threshold", "subscription", "volume"};
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "offers", "suggest", shop, NULL);

  g_assert_nonnull (strstr (text.output, "Tier Ladder: Tiers of Desktop Computers (perhaps $"));
  g_assert_nonnull (strstr (text.output, "Cross-Sell: Accessories for "));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *option = g_strconcat ("--kind=", kinds[i], NULL);
      g_auto (CliResult) added = cli_process_expect (CLI_DONE, "offers", "suggest", shop, option,
                                                     "--add=1", "--ready", "--json", NULL);
      g_autoptr (JsonNode) root = cli_result_get_json (&added);
      g_autofree char *kind = cli_json_dup_string (root, "$.added[0].kind");

      g_assert_cmpstr (kind, ==, kinds[i]);
    }
  g_assert_cmpuint (count_offers (shop), ==, G_N_ELEMENTS (kinds));
}

/* ---- the pack ---- */

static void
test_export_twice (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *one = cli_folder_dup_path (&folder, "one.json");
  g_autofree char *two = cli_folder_dup_path (&folder, "two.json");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (CliResult) once = {0};
  g_auto (CliResult) again = {0};
  g_autoptr (JsonNode) root = NULL;

  add_starter_set (shop);
  once = cli_process_expect (CLI_DONE, "export", shop, one, NULL);
  again = cli_process_expect (CLI_DONE, "export", shop, two, "--json", NULL);
  g_assert_true (g_file_get_contents (one, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (two, &second, NULL, NULL));
  root = cli_result_get_json (&again);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (cli_json_get_int (root, "$.offers"), ==, 1);
  g_assert_cmpint (cli_json_get_int (root, "$.changes"), ==, 0);
  g_assert_cmpuint (cli_folder_count (&folder), ==, 3);
}

/* Only what is ready goes out. */
static void
test_export_draft (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) drafted = {0};
  g_auto (CliResult) exported = {0};
  g_autoptr (JsonNode) root = NULL;

  add_starter_set (shop);
  drafted = cli_process_expect (CLI_DONE, "offers", "edit", shop, "Starter", "--draft", NULL);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, "--json", NULL);
  root = cli_result_get_json (&exported);
  g_assert_cmpint (cli_json_get_int (root, "$.offers"), ==, 0);
}

/* ---- what a cart costs ---- */

typedef struct
{
  const char *name;
  const char *lines[5];
  gint64      list_minor;
  gint64      due_minor;
  const char *said; /* in words */
} CartRow;

static const CartRow cart_rows[] = {
    {"complete",
     {"--line=CAM-A6K", "--line=SD-128:2", "--line=CASE-M"},
     111470,
     100323,
     "applied 1 time"},
    {"twice",
     {"--line=CAM-A6K:2", "--line=SD-128:4", "--line=CASE-M:2"},
     222940,
     200646,
     "applied 2 times"},
    {"one-more-card",
     {"--line=CAM-A6K", "--line=SD-128:3", "--line=CASE-M"},
     114260,
     103113,
     "applied 1 time"},
    {"card-missing",
     {"--line=CAM-A6K", "--line=SD-128", "--line=CASE-M"},
     108680,
     108680,
     "1 more of Memory"},
    {"camera-only", {"--line=CAM-A6K"}, 99900, 99900, "1 more of Medium Camera Bag"},
};

static void
test_cart (gconstpointer data)
{
  const CartRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  const char      *arguments[8] = {"evaluate", pack};
  g_auto (CliResult) exported = {0};
  g_auto (CliResult) text = {0};
  g_auto (CliResult) json = {0};
  g_autoptr (JsonNode) root = NULL;
  guint n = 2;

  add_starter_set (shop);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  for (guint i = 0; row->lines[i] != NULL; i++)
    arguments[n++] = row->lines[i];
  text = cli_process_run (NULL, arguments);
  arguments[n] = "--json";
  json = cli_process_run (NULL, arguments);
  root = cli_result_get_json (&json);

  g_assert_cmpint (text.status, ==, CLI_DONE);
  g_assert_nonnull (strstr (text.output, row->said));
  g_assert_cmpint (cli_json_get_int (root, "$.totals.list"), ==, row->list_minor);
  g_assert_cmpint (cli_json_get_int (root, "$.totals.due"), ==, row->due_minor);
}

/* A cart from a file, from standard input and from options are the same, byte for byte; and what
 * the offer says it costs is what its smallest cart is charged. */
static void
test_cart_forms (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_autofree char *file = NULL;
  g_auto (CliResult) exported = {0};
  g_auto (CliResult) cart = {0};
  g_auto (CliResult) of_file = {0};
  g_auto (CliResult) of_input = {0};
  g_auto (CliResult) of_lines = {0};
  g_autoptr (JsonNode) root = NULL;

  add_starter_set (shop);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  cart = cli_process_expect (CLI_DONE, "offers", "cart", shop, "Starter", NULL);
  file = cli_folder_put (&folder, "cart.json", cart.output);
  of_file = cli_process_expect (CLI_DONE, "evaluate", pack, file, "--json", NULL);
  of_input =
      cli_process_run (cart.output, (const char *const[]){"evaluate", pack, "-", "--json", NULL});
  of_lines = cli_process_expect (CLI_DONE, "evaluate", pack, "--line=CAM-A6K", "--line=SD-128:2",
                                 "--line=CASE-M", "--json", NULL);
  root = cli_result_get_json (&of_file);

  g_assert_cmpstr (of_file.output, ==, of_input.output);
  g_assert_cmpstr (of_file.output, ==, of_lines.output);
  g_assert_cmpint (cli_json_get_int (root, "$.totals.due"), ==, 100323);
}

/* ---- packs and carts that are not what they should be ---- */

typedef struct
{
  const char *name;
  const char *cart;
  const char *message;
} BadCartRow;

static const BadCartRow bad_cart_rows[] = {
    {"empty", "", "the cart"},
    {"not-json", "lines: 3", "the cart"},
    {"other-currency", "{\"currency\":\"EUR\",\"lines\":[]}", "the cart"},
    {"unknown-member", "{\"currency\":\"USD\",\"lines\":[],\"nix\":1}", "nix"},
    {"unknown-product", "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"NIX\",\"quantity\":1}]}",
     "the cart"},
    {"fraction", "{\"currency\":\"USD\",\"lines\":[{\"sku\":\"CASE-M\",\"quantity\":1.5}]}",
     "the cart"},
};

static void
test_bad_cart (gconstpointer data)
{
  const BadCartRow *row = data;
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_auto (CliResult) exported = {0};
  g_auto (CliResult) result = {0};

  add_starter_set (shop);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  result = cli_process_run (row->cart, (const char *const[]){"evaluate", pack, "-", NULL});
  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpstr (result.output, ==, "");
  g_assert_nonnull (strstr (result.errors, row->message));
}

/* A pack in which a price was changed by hand is refused: its digest tells. */
static void
test_changed_pack (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *pack = cli_folder_dup_path (&folder, "pack.json");
  g_autofree char *content = NULL;
  g_autofree char *changed = NULL;
  g_auto (CliResult) exported = {0};
  g_auto (CliResult) result = {0};
  char *price;

  add_starter_set (shop);
  exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_assert_true (g_file_get_contents (pack, &content, NULL, NULL));
  price = strstr (content, "99900");
  g_assert_nonnull (price);
  *price = '1';
  changed = cli_folder_put (&folder, "changed.json", content);
  result = cli_process_expect (CLI_FAILED, "evaluate", changed, "--line=CAM-A6K", "--json", NULL);
  g_assert_nonnull (strstr (result.errors, "\"corrupt\""));
}

/* ---- offers as data ---- */

#define SALE "\"kind\":\"markdown\",\"select\":{\"categories\":[[\"Clothing\",\"Tees\"]]}"
#define REWARD ",\"reward\":{\"percent\":\"20\"}"

static void
test_add_from (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *file = cli_folder_put (
      &folder, "offers.json",
      "[{\"id\":\"tees\",\"name\":\"Tees\",\"state\":\"ready\"," SALE REWARD "},"
      "{\"name\":\"Second\",\"kind\":\"volume\",\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}}]");
  g_auto (CliResult) added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, file, NULL);
  g_auto (CliResult) again =
      cli_process_expect (CLI_DONE, "offers", "add-from", shop, file, "--json", NULL);
  g_auto (CliResult) list = cli_process_expect (CLI_DONE, "offers", "list", shop, NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&again);

  g_assert_cmpstr (added.output, ==, "Took in 2 offers, 0 in the place of those with their ids\n");
  g_assert_cmpint (cli_json_get_int (root, "$.replaced"), ==, 1);
  g_assert_cmpuint (cli_json_count (root, "$.added[*]"), ==, 2);
  g_assert_cmpuint (count_offers (shop), ==, 3);
  g_assert_nonnull (strstr (list.output, "Get Tees 20 % off."));
  g_assert_nonnull (strstr (list.output, "Second 2: Volume Discount"));
}

/* What is shown is what is taken in. */
static void
test_show (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char  *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  const char *const arguments[] = {"offers", "add-from", shop, "-", NULL};
  g_auto (CliResult) added = cli_process_run (
      "{\"id\":\"tees\",\"name\":\"Tees\",\"message\":\"m\",\"coupon\":\"X\"," SALE REWARD "}",
      arguments);
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "offers", "show", shop, "Tees", NULL);
  g_auto (CliResult) json =
      cli_process_expect (CLI_DONE, "offers", "show", shop, "tees", "--json", NULL);
  g_auto (CliResult) again = cli_process_run (json.output, arguments);
  g_auto (CliResult) same =
      cli_process_expect (CLI_DONE, "offers", "show", shop, "tees", "--json", NULL);

  g_assert_cmpint (added.status, ==, CLI_DONE);
  g_assert_nonnull (strstr (text.output, "  Applies To: Tees\n"));
  g_assert_nonnull (strstr (text.output, "  Coupon: X\n"));
  g_assert_nonnull (strstr (text.output, "  Message: m\n"));
  g_assert_cmpint (again.status, ==, CLI_DONE);
  g_assert_cmpstr (json.output, ==, same.output);
  g_assert_cmpuint (count_offers (shop), ==, 1);
}

static void
test_add_from_refused (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *file =
      cli_folder_put (&folder, "offers.json",
                      "[{\"name\":\"Tees\"," SALE REWARD "},{\"name\":\"Bad\"," SALE
                      ",\"reward\":{\"percent\":\"x\"}}]");
  g_auto (CliResult) result =
      cli_process_expect (CLI_FAILED, "offers", "add-from", shop, file, NULL);

  g_assert_nonnull (strstr (result.errors, "“Bad” cannot be exported: reward › percent: "));
  g_assert_cmpuint (count_offers (shop), ==, 0);
}

/* The options of a bundle are none of other kinds; the others are. */
static void
test_edit_kind (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char  *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  const char *const arguments[] = {"offers", "add-from", shop, "-", NULL};
  g_auto (CliResult) added =
      cli_process_run ("{\"id\":\"tees\",\"name\":\"Tees\"," SALE REWARD "}", arguments);
  g_auto (CliResult) refused =
      cli_process_expect (CLI_FAILED, "offers", "edit", shop, "tees", "--percent=5", NULL);
  g_auto (CliResult) edited = cli_process_expect (CLI_DONE, "offers", "edit", shop, "tees",
                                                  "--name=Sale", "--ready", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&edited);
  g_autofree char *kind = cli_json_dup_string (root, "$.kind");
  g_autofree char *percent = cli_json_dup_string (root, "$.terms.reward.percent");

  g_assert_cmpint (added.status, ==, CLI_DONE);
  g_assert_nonnull (strstr (refused.errors, "is no bundle"));
  g_assert_cmpstr (kind, ==, "markdown");
  g_assert_cmpstr (percent, ==, "20");
}

/* From data to a price: the cart that is found for the offer gets it. */
static void
test_kind_to_price (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char  *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char  *pack = cli_folder_dup_path (&folder, "pack.json");
  const char *const add[] = {"offers", "add-from", shop, "-", NULL};
  const char *const evaluate[] = {"evaluate", pack, "-", "--json", NULL};
  g_auto (CliResult) added = cli_process_run (
      "{\"id\":\"second\",\"kind\":\"volume\",\"name\":\"Second\",\"state\":\"ready\",\"select\":"
      "{\"categories\":[[\"Clothing\",\"Shirts\"]]},\"buy\":1,\"get\":1,\"reward\":{\"fixed\":1990}"
      "}",
      add);
  g_auto (CliResult) cart = cli_process_expect (CLI_DONE, "offers", "cart", shop, "second", NULL);
  g_auto (CliResult) exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
  g_auto (CliResult) result = cli_process_run (cart.output, evaluate);
  g_autoptr (JsonNode) root = cli_result_get_json (&result);

  g_assert_cmpint (added.status, ==, CLI_DONE);
  /* 39.90 and 19.90. */
  g_assert_cmpint (cli_json_get_int (root, "$.totals.due"), ==, 5980);
}

#define ADD_ROWS(path, rows, function)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *row_path = g_strconcat (path, "/", rows[i].name, NULL);                     \
                                                                                                   \
      g_test_add_data_func (row_path, &rows[i], function);                                         \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_ROWS ("/cli/offers/price", price_rows, test_price);
  ADD_ROWS ("/cli/offers/refused", refused_rows, test_refused);
  g_test_add_func ("/cli/offers/edit", test_edit);
  g_test_add_func ("/cli/offers/remove", test_remove);
  g_test_add_func ("/cli/offers/ambiguous", test_ambiguous);
  g_test_add_func ("/cli/offers/check", test_check);
  g_test_add_func ("/cli/offers/evidence", test_evidence);
  g_test_add_func ("/cli/offers/suggest", test_suggest);
  g_test_add_func ("/cli/offers/suggest-kinds", test_suggest_kinds);
  g_test_add_func ("/cli/offers/add-from", test_add_from);
  g_test_add_func ("/cli/offers/add-from-refused", test_add_from_refused);
  g_test_add_func ("/cli/offers/show", test_show);
  g_test_add_func ("/cli/offers/edit-kind", test_edit_kind);
  g_test_add_func ("/cli/offers/kind-to-price", test_kind_to_price);
  g_test_add_func ("/cli/export/twice", test_export_twice);
  g_test_add_func ("/cli/export/draft", test_export_draft);
  ADD_ROWS ("/cli/evaluate/cart", cart_rows, test_cart);
  g_test_add_func ("/cli/evaluate/forms", test_cart_forms);
  ADD_ROWS ("/cli/evaluate/bad-cart", bad_cart_rows, test_bad_cart);
  g_test_add_func ("/cli/evaluate/changed-pack", test_changed_pack);

  return g_test_run ();
}
