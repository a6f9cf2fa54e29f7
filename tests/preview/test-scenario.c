/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts kept by name. */

#include "shop-fixture.h"

#include "vt-scenario.h"

static gboolean
save (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_scenarios_save (database, data, error);
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **scenarios = data;

  *scenarios = vt_scenarios_load (database, error);
  return *scenarios != NULL;
}

static gboolean
load_document (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, "SELECT document FROM scenario", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *(char **) data = has_row ? g_strdup (vt_statement_get_text (&statement, 0)) : NULL;
  return TRUE;
}

static gboolean
remove_one (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_scenarios_remove (database, data, error);
}

static gboolean
edit (Shop *shop, VtWorkspaceFunc func, gconstpointer data, GError **error)
{
  return vt_workspace_edit (shop->workspace, "Edit Cart", NULL, func, (gpointer) data, NULL, error);
}

static GPtrArray *
load_all (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *scenarios = NULL;

  vt_workspace_read (shop->workspace, load, &scenarios, NULL, &error);
  g_assert_no_error (error);
  return scenarios;
}

static void
test_keep (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autoptr (VtScenario) scenario = NULL;
  g_autoptr (VtScenario) other = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) left = NULL;

  /* A product may have gone since: the cart keeps it. */
  vt_cart_set (cart, "NOWHERE", 3);
  vt_cart_set (cart, "CAM", 1);
  scenario = vt_scenario_new ("Tom's \"cart\"\n<b>", cart);
  other = vt_scenario_new ("A first one", cart);
  g_assert_true (edit (shop, save, scenario, &error));
  g_assert_true (edit (shop, save, other, &error));
  vt_cart_set (scenario->cart, "CASE", 2);
  g_assert_true (edit (shop, save, scenario, &error));
  g_assert_no_error (error);

  kept = load_all (shop);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpstr (((VtScenario *) kept->pdata[0])->name, ==, "A first one");
  g_assert_cmpstr (((VtScenario *) kept->pdata[1])->name, ==, scenario->name);
  g_assert_cmpstr (((VtScenario *) kept->pdata[1])->id, ==, scenario->id);
  g_assert_true (vt_cart_equal (((VtScenario *) kept->pdata[1])->cart, scenario->cart));

  g_assert_true (edit (shop, remove_one, scenario->id, &error));
  left = load_all (shop);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_false (edit (shop, remove_one, scenario->id, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

/* (transfer full): the only document there is. */
static char *
read_document (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  char *document = NULL;

  vt_workspace_read (shop->workspace, load_document, &document, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* A kept cart brings its shopper back; one without is written as it always was. */
static void
test_shopper (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autoptr (VtScenario) scenario = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char  *before = NULL;
  g_autofree char  *after = NULL;
  const char *const skus[] = {"CAM", "CARD", NULL};
  const VtCartLine  line = {(char *) "CASE", 2, 3, (char *) "TRIPOD"};

  vt_cart_set (cart, "CAM", 1);
  scenario = vt_scenario_new ("Mine", cart);
  g_assert_true (edit (shop, save, scenario, &error));
  before = read_document (shop);
  g_assert_cmpstr (before, ==,
                   "{\"document_version\":1,\"lines\":[{\"quantity\":1,\"sku\":\"CAM\"}]}");

  g_assert_true (vt_cart_add_line (scenario->cart, &line));
  vt_shopper_set_text (&scenario->cart->shopper->now, "2026-11-24T12:00:00Z");
  vt_shopper_set_word (scenario->cart->shopper->segments, "loyal", TRUE);
  vt_shopper_set_word (scenario->cart->shopper->coupons, "SPRING", TRUE);
  vt_shopper_add_order (scenario->cart->shopper, "2026-11-20T12:00:00Z", skus);
  scenario->cart->shopper->budget_minor = 0;
  g_assert_true (edit (shop, save, scenario, &error));
  after = read_document (shop);
  g_assert_nonnull (strstr (after, "\"document_version\":2"));
  kept = load_all (shop);
  g_assert_true (vt_cart_equal (((VtScenario *) kept->pdata[0])->cart, scenario->cart));
}

static void
test_bad_names (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autofree char  *long_name = g_strnfill (10000, 'x');
  const char *const names[] = {"", long_name, "bad \xff byte"};

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtScenario) scenario = vt_scenario_new (names[i], cart);

      g_assert_false (edit (shop, save, scenario, &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
    }
}

static const struct
{
  const char *name;
  const char *document;
  int         code;
} damaged_cases[] = {
    {"no-version", "{\"lines\":[]}", VT_ERROR_CORRUPT},
    {"later", "{\"document_version\":3}", VT_ERROR_TOO_NEW},
    {"unknown", "{\"document_version\":1,\"lines\":[],\"prices\":[]}", VT_ERROR_CORRUPT},
    {"twice",
     "{\"document_version\":1,\"lines\":[{\"sku\":\"A\",\"quantity\":1},"
     "{\"sku\":\"a\",\"quantity\":1}]}",
     VT_ERROR_CORRUPT},
    {"shopper-too-early", "{\"document_version\":1,\"lines\":[],\"shopper\":{}}", VT_ERROR_CORRUPT},
    {"no-shopper", "{\"document_version\":2,\"lines\":[]}", VT_ERROR_CORRUPT},
    {"shopper-unknown", "{\"document_version\":2,\"lines\":[],\"shopper\":{\"lines\":[]}}",
     VT_ERROR_CORRUPT},
    {"quantity-0", "{\"document_version\":1,\"lines\":[{\"sku\":\"A\",\"quantity\":0}]}",
     VT_ERROR_CORRUPT},
};

static void
test_damaged (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO scenario (id, name, document) VALUES ('x', 'Mine', '%s')",
                       damaged_cases[i].document);
  GPtrArray *scenarios = NULL;

  shop_exec (shop, sql);
  g_assert_false (vt_workspace_read (shop->workspace, load, &scenarios, NULL, &error));
  g_assert_error (error, VT_ERROR, damaged_cases[i].code);
  g_assert_nonnull (strstr (error->message, "“Mine”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/scenario/keep", test_keep);
  g_test_add_func ("/preview/scenario/shopper", test_shopper);
  g_test_add_func ("/preview/scenario/bad-names", test_bad_names);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/preview/scenario/damaged/", damaged_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damaged);
    }
  return g_test_run ();
}
