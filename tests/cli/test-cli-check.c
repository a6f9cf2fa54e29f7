/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers, told and mended on the command line. */

#include "cli-call.h"
#include "cli-process.h"

#include <string.h>

/* One bundle far below cost: 229.00 and 19.90 apart, 157.80 what they cost the shop. */
static char *
put_cheap_shop (const CliFolder *folder)
{
  char *shop = cli_folder_put_shop (folder, "shop.vitrine");
  g_auto (CliResult) added =
      cli_process_expect (CLI_DONE, "offers", "add-bundle", shop, "-c", "LEN-50", "-c", "FIL-UV49",
                          "-f", "100", "-n", "Cheap", "--ready", NULL);

  return shop;
}

static void
test_told (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_cheap_shop (&folder);
  g_auto (CliResult) text = cli_process_expect (CLI_DONE, "offers", "check", shop, NULL);
  g_auto (CliResult) json =
      cli_process_expect (CLI_DONE, "offers", "check", shop, "Cheap", "--json", NULL);
  g_autoptr (JsonNode) root = cli_result_get_json (&json);
  g_autofree char *code = cli_json_dup_string (root, "$[0].code");
  g_autofree char *fix = cli_json_dup_string (root, "$[0].fixes[0].fix");
  g_autofree char *title = cli_json_dup_string (root, "$[0].fixes[0].title");

  g_assert_nonnull (
      strstr (text.output, "(below-cost)\n         --fix=below-cost  Sell at $157.80"));
  g_assert_cmpstr (code, ==, "below-cost");
  g_assert_cmpstr (fix, ==, "below-cost");
  g_assert_cmpstr (title, ==, "Sell at $157.80");
}

static void
test_mended (void)
{
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_cheap_shop (&folder);
  g_auto (CliResult) mended = cli_process_expect (CLI_DONE, "offers", "check", shop, "Cheap",
                                                  "--fix=below-cost", "--json", NULL);
  g_auto (CliResult) checked =
      cli_process_expect (CLI_DONE, "offers", "check", shop, "Cheap", "--json", NULL);
  g_autoptr (JsonNode) offer = cli_result_get_json (&mended);

  g_assert_cmpint (cli_json_get_int (offer, "$.reward.fixed_minor"), ==, 15780);
  g_assert_null (strstr (checked.output, "below-cost"));
}

static const struct
{
  const char *name;
  const char *fix;
  const char *offer;
  int         status;
  const char *message;
} refusals[] = {
    {"unknown-code", "--fix=nonsense", "Cheap", CLI_FAILED, "no problem called"},
    {"not-this", "--fix=no-name", "Cheap", CLI_FAILED, "does not have the problem"},
    {"no-offer", "--fix=below-cost", "Nobody", CLI_FAILED, "There is no offer"},
    {"offer-missing", "--fix=below-cost", NULL, CLI_USAGE, "the offer to mend is missing"},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = put_cheap_shop (&folder);
  g_auto (CliResult) result = cli_process_expect (refusals[i].status, "offers", "check", shop,
                                                  refusals[i].fix, refusals[i].offer, NULL);

  g_assert_nonnull (strstr (result.errors, refusals[i].message));
}

/* An error in what is ready is a failure; in a draft it is only told. */
static void
test_status (void)
{
  static const char offer[] =
      "{\"id\":\"sale\",\"kind\":\"markdown\",\"name\":\"Sale\",\"state\":\"draft\","
      "\"reward\":{\"fixed\":99999999}}";
  g_auto (CliFolder) folder = cli_folder_new ();
  g_autofree char *shop = cli_folder_put_shop (&folder, "shop.vitrine");
  g_autofree char *file = cli_folder_put (&folder, "offer.json", offer);
  g_auto (CliResult) added = cli_process_expect (CLI_DONE, "offers", "add-from", shop, file, NULL);
  g_auto (CliResult) draft = cli_process_expect (CLI_DONE, "offers", "check", shop, NULL);

  g_assert_nonnull (strstr (draft.output, "error    Sale: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/check/told", test_told);
  g_test_add_func ("/cli/check/mended", test_mended);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/check/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  g_test_add_func ("/cli/check/status", test_status);
  return g_test_run ();
}
