/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate: what to put before the shopper next, what was held back, and why. */

#include "cli-commands.h"
#include "cli-process.h"

#include <string.h>

static CliFolder pack_folder;

/* The sample's pack, made once. */
static const char *
make_pack (void)
{
  static char *pack = NULL;

  if (pack == NULL)
    {
      g_autofree char *shop = NULL;
      g_autofree char *offers = g_build_filename (g_getenv ("VITRINE_SOURCE_DIR"),
                                                  "data/samples/electronics/offers.json", NULL);
      g_auto (CliResult) added = {0};
      g_auto (CliResult) exported = {0};

      pack_folder = cli_folder_new ();
      shop = cli_folder_put_shop (&pack_folder, "shop.vitrine");
      pack = cli_folder_dup_path (&pack_folder, "pack.json");
      added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, offers, NULL);
      exported = cli_process_expect (CLI_DONE, "export", shop, pack, NULL);
    }
  return pack;
}

typedef struct
{
  const char *name;
  const char *arguments[6];
  const char *said;
  const char *unsaid; /* (nullable) */
} PromptRow;

static const PromptRow prompt_rows[] = {
    {"no-place", {"--line=CAM-A6K"}, "Due                $999.00", "Next:"},
    {"add",
     {"--line=CAM-A6K", "--line=LEN-50", "--placement=cart"},
     "\nNext: add 1 × Medium Camera Bag (CASE-M) and 1 × Memory Card 128 GB (SD-128): ",
     "pay in"},
    {"offer", {"--line=CAM-A6K", "--placement=cart"}, ": $185.22 more · Camera Kit\n", NULL},
    {"after-totals", {"--line=CAM-A6K", "--placement=cart"}, "$275.80\n\nNext: ", NULL},
    {"prompted",
     {"--line=CAM-A6K", "--placement=cart"},
     "\nCamera Kit: suggested to the shopper\n",
     NULL},
    {"replace",
     {"--line=PC-R1", "--placement=product"},
     "Next: take 1 × Meridian R Desktop, Plus (PC-R2) in place of Meridian R Desktop, Core "
     "(PC-R1): "
     "$450.00 more · Meridian R: Four Tiers\n",
     NULL},
    {"relief",
     {"--line=PH-X", "--placement=cart", "--budget=700"},
     "in place of Halo X Phone, 128 GB (PH-X): $370.00 less · ",
     NULL},
    {"pay-later",
     {"--line=PH-X", "--placement=checkout"},
     "Next: pay in 12 instalments: $68.17 after 30 days, $68.17 after 60 days, ",
     NULL},
    {"pay-later-fee",
     {"--line=PH-X", "--placement=checkout"},
     "$68.16 after 360 days: $19.00 more · Twelve Instalments\n",
     NULL},
    {"budget",
     {"--line=PH-X", "--placement=cart", "--budget=700"},
     "Around the Halo X: held back: Glass Screen Protector for Halo X (GLS-X), Clear Case",
     "suppressed"},
    {"budget-reason",
     {"--line=PH-X", "--placement=cart", "--budget=700"},
     " – costs more than the shopper means to spend\n",
     "Next: add"},
    {"two-reasons",
     {"--line=PH-X", "--placement=cart", "--budget=845"},
     "held back: Leather Case for Halo X (COV-X-LTH) – costs more than the shopper means to spend; "
     "Glass Screen Protector for Halo X (GLS-X) – enough else is suggested\n",
     NULL},
    {"no-need",
     {"--line=PH-X", "--placement=checkout"},
     "held back: Halo Lite Phone (PH-LITE) – the shopper does not need anything cheaper\n",
     NULL},
    {"prompted-and-held",
     {"--line=PH-X", "--placement=checkout"},
     "Around the Halo X: suggested to the shopper; held back: ",
     NULL},
};

static void
test_prompt (gconstpointer data)
{
  const PromptRow *row = data;
  const char      *arguments[10] = {"evaluate", make_pack ()};
  g_auto (CliResult) result = {0};

  for (guint i = 0; row->arguments[i] != NULL; i++)
    arguments[2 + i] = row->arguments[i];
  result = cli_process_run (NULL, arguments);
  g_assert_cmpint (result.status, ==, CLI_DONE);
  if (strstr (result.output, row->said) == NULL)
    g_error ("no “%s” in: %s", row->said, result.output);
  if (row->unsaid != NULL && strstr (result.output, row->unsaid) != NULL)
    g_error ("“%s” in: %s", row->unsaid, result.output);
}

#define LINES "\"lines\":[{\"sku\":\"PH-X\",\"quantity\":1}]}"

/* What a cart says of itself stays; only what it lacks is put in. */
static void
test_file (void)
{
  const char *const cart = "{\"currency\":\"USD\"," LINES;
  const char *const placed = "{\"currency\":\"USD\",\"placement\":\"checkout\"," LINES;
  const char *const full = "{\"currency\":\"USD\",\"budget\":70000,\"placement\":\"cart\"," LINES;
  const char *const options[] = {"evaluate",     make_pack (), "-", "--placement=cart",
                                 "--budget=700", "--json",     NULL};
  const char *const others[] = {"evaluate",   make_pack (), "-", "--placement=checkout",
                                "--budget=1", "--json",     NULL};
  const char *const bare[] = {"evaluate", make_pack (), "-", "--json", NULL};
  g_auto (CliResult) from_cart = cli_process_run (cart, options);
  g_auto (CliResult) from_full = cli_process_run (full, bare);
  g_auto (CliResult) stays = cli_process_run (full, others);
  g_auto (CliResult) at_checkout = cli_process_run (placed, bare);
  g_auto (CliResult) still = cli_process_expect (CLI_DONE, "evaluate", make_pack (), "--line=PH-X",
                                                 "--placement=checkout", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&from_full);

  g_assert_cmpint (cli_json_count (root, "$.prompts[*]"), >, 0);
  g_assert_cmpstr (from_cart.output, ==, from_full.output);
  g_assert_cmpstr (stays.output, ==, from_full.output);
  g_assert_cmpstr (at_checkout.output, ==, still.output);
  g_assert_cmpstr (at_checkout.output, !=, from_full.output);
}

typedef struct
{
  const char *name;
  const char *cart;
  const char *option;
  const char *message;
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"budget-word", "{\"currency\":\"USD\"," LINES, "--budget=much", "much"},
    {"budget-negative", "{\"currency\":\"USD\"," LINES, "--budget=-5", "budget"},
    {"placement-empty", "{\"currency\":\"USD\"," LINES, "--placement=", "placement"},
    {"twice", "{\"currency\":\"USD\",\"currency\":\"USD\"," LINES, "--placement=cart", "the cart"},
    {"no-object", "[]", "--placement=cart", "the cart"},
    {"no-json", "lines", "--placement=cart", "the cart"},
};

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_auto (CliResult) result = cli_process_run (
      row->cart, (const char *const[]){"evaluate", make_pack (), "-", row->option, NULL});

  g_assert_cmpint (result.status, ==, CLI_FAILED);
  g_assert_cmpstr (result.output, ==, "");
  if (strstr (result.errors, row->message) == NULL)
    g_error ("no “%s” in: %s", row->message, result.errors);
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
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("/cli/prompts/text", prompt_rows, test_prompt);
  ADD_ROWS ("/cli/prompts/refused", refused_rows, test_refused);
  g_test_add_func ("/cli/prompts/file", test_file);
  status = g_test_run ();
  cli_folder_clear (&pack_folder);
  return status;
}
