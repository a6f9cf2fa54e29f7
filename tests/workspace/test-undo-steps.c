/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of undo at their limits: values that trade places, many steps, large ones, and data that
 * changed in between. */

#include "shop.h"

#define N_ROWS 100000

static const char three_products[] =
    "INSERT INTO product (id, sku, title, origin) VALUES (1, 'a', 'A', 'hand'), "
    "(2, 'b', 'B', 'hand'), (3, 'c', 'C', 'hand');"
    "INSERT INTO customer (id, key) VALUES (1, 'x'), (2, 'y'); "
    "INSERT INTO map_place VALUES (1, 1.0, 1.0, 1)";

static const char state[] = "SELECT id || sku || title || coalesce (price_minor, '-') FROM product "
                            "UNION ALL SELECT id || key FROM customer NOT INDEXED UNION ALL SELECT "
                            "'at' || product_id FROM map_place";

static const char initial[] = "1aA- 2bB- 3cC- 1x 2y at1";

/* What one edit does, and what it leaves. */
typedef struct
{
  const char *name;
  const char *sql;
  const char *after;
} Trade;

static const Trade trades[] = {
    {"swap",
     "UPDATE product SET sku = '?' WHERE id = 1; UPDATE product SET sku = 'a' WHERE id = 2;"
     "UPDATE product SET sku = 'b' WHERE id = 1",
     "1bA- 2aB- 3cC- 1x 2y at1"},
    {"rotation",
     "UPDATE product SET sku = '?' WHERE id = 1; UPDATE product SET sku = 'a' WHERE id = 3;"
     "UPDATE product SET sku = 'c' WHERE id = 2; UPDATE product SET sku = 'b' WHERE id = 1",
     "1bA- 2cB- 3aC- 1x 2y at1"},
    {"swap-and-more",
     "UPDATE product SET sku = '?' WHERE id = 1; UPDATE product SET sku = 'a' WHERE id = 2;"
     "UPDATE product SET sku = 'b', title = 'New', price_minor = 5 WHERE id = 1",
     "1bNew5 2aB- 3cC- 1x 2y at1"},
    {"taken-over", "DELETE FROM product WHERE id = 3; UPDATE product SET sku = 'c' WHERE id = 1",
     "1cA- 2bB- 1x 2y at1"},
    {"passed-on",
     "UPDATE product SET sku = 'd' WHERE id = 1;"
     "INSERT INTO product (id, sku, title, origin) VALUES (4, 'a', 'D', 'hand')",
     "1dA- 2bB- 3cC- 4aD- 1x 2y at1"},
    {"customers",
     "UPDATE customer SET key = '?' WHERE id = 1; UPDATE customer SET key = 'x' WHERE id = 2;"
     "UPDATE customer SET key = 'y' WHERE id = 1",
     "1aA- 2bB- 3cC- 1y 2x at1"},
};

static void
assert_state (Shop *shop, const char *expected)
{
  g_autofree char *found = shop_query_text (shop, state);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_trade (gconstpointer data)
{
  const Trade *trade = data;
  Shop         shop;

  shop_set_up (&shop);
  shop_edit (&shop, three_products);
  assert_state (&shop, initial);
  shop_edit (&shop, trade->sql);
  assert_state (&shop, trade->after);
  for (guint i = 0; i < 2; i++)
    {
      shop_undo (&shop);
      assert_state (&shop, initial);
      shop_redo (&shop);
      assert_state (&shop, trade->after);
    }
  shop_tear_down (&shop);
}

/* A note changed what the step left, beside the parked value and in it: nothing is undone. */
static void
test_changed_since (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  Shop             shop;

  shop_set_up (&shop);
  shop_edit (&shop, three_products);
  shop_edit (&shop, trades[2].sql);
  shop_note (&shop, data);
  before = shop_query_text (&shop, state);
  g_assert_false (vt_workspace_undo (shop.workspace, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  assert_state (&shop, before);
  shop_tear_down (&shop);
}

/* The history is bytes in a file, which may be anything. */
static const char *const damaged_steps[] = {
    "UPDATE log_undo SET inverse = x'ff'",
    "UPDATE log_undo SET inverse = x'54000000'",
    "UPDATE log_undo SET inverse = substr (inverse, 1, length (inverse) - 3)",
};

static void
test_damaged_step (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Shop shop;

  shop_set_up (&shop);
  shop_edit (&shop, three_products);
  shop_note (&shop, data);
  g_assert_false (vt_workspace_undo (shop.workspace, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
  assert_state (&shop, initial);
  shop_tear_down (&shop);
}

static void
test_limit (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;

  shop_set_up (&shop);
  shop_edit (&shop, "INSERT INTO setting VALUES ('n', '0')");
  for (guint i = 0; i < 230; i++)
    shop_edit (&shop, "UPDATE setting SET value = value + 1 WHERE key = 'n'");
  for (guint i = 0; i < 30; i++)
    shop_undo (&shop);
  /* Ids go on from what stands, so the limit still counts steps and not numbers ever given. */
  for (guint i = 0; i < 30; i++)
    shop_edit (&shop, "UPDATE setting SET value = value + 1 WHERE key = 'n'");
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM log_undo"), ==, 200);
  for (guint i = 0; i < 200; i++)
    shop_undo (&shop);
  g_assert_cmpint (shop_query (&shop, "SELECT value FROM setting WHERE key = 'n'"), ==, 30);
  g_assert_false (vt_workspace_undo (shop.workspace, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  for (guint i = 0; i < 200; i++)
    shop_redo (&shop);
  g_assert_cmpint (shop_query (&shop, "SELECT value FROM setting WHERE key = 'n'"), ==, 230);
  shop_tear_down (&shop);
}

/* Each SKU becomes its neighbour's, so that in no order of the rows one could go first. */
static void
test_large_step (void)
{
  static const char sum[] = "SELECT sum (id * substr (sku, 2)) FROM product";
  gint64            before;
  gint64            after;
  Shop              shop;

  shop_set_up (&shop);
  shop_edit (&shop, "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                    "WHERE i < 99999) INSERT INTO product (id, sku, title, origin) "
                    "SELECT i + 1, 's' || i, 'Title ' || i, 'catalogue' FROM n");
  before = shop_query (&shop, sum);
  shop_edit (&shop, "UPDATE product SET sku = 't' || id WHERE id <= 20000; "
                    "UPDATE product SET sku = 's' || (id % 20000) WHERE id <= 20000");
  after = shop_query (&shop, sum);
  g_assert_cmpint (before, !=, after);

  shop_undo (&shop);
  g_assert_cmpint (shop_query (&shop, sum), ==, before);
  shop_redo (&shop);
  g_assert_cmpint (shop_query (&shop, sum), ==, after);
  shop_undo (&shop);

  g_test_timer_start ();
  shop_undo (&shop);
  g_test_message ("undo of %d rows: %.2f s", N_ROWS, g_test_timer_elapsed ());
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM product"), ==, 0);
  shop_redo (&shop);
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM product"), ==, N_ROWS);
  g_assert_cmpint (shop_query (&shop, sum), ==, before);
  shop_tear_down (&shop);
}

/* A statement prepared where nobody recorded is run again where somebody does. */
static void
test_emptied_table (void)
{
  Shop shop;

  shop_set_up (&shop);
  shop_edit (&shop, "INSERT INTO scenario VALUES ('a', 'A', '{}'), ('b', 'B', '{}')");
  shop_edit (&shop, "DELETE FROM scenario");
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM scenario"), ==, 0);
  shop_undo (&shop);
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM scenario"), ==, 2);
  shop_tear_down (&shop);
}

static gboolean
empty_offers (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  return vt_statement_prepare (&statement, database, "DELETE FROM offer", error) &&
         vt_statement_run (&statement, error);
}

static void
test_cached_emptying (void)
{
  Shop shop;
  g_autoptr (GError) error = NULL;

  shop_set_up (&shop);
  g_assert_true (vt_workspace_note (shop.workspace, empty_offers, NULL, NULL, &error));
  shop_edit (&shop, "INSERT INTO offer VALUES ('a', 'bundle', 'A', 'draft', 0, '{}', 0, 0)");
  g_assert_true (
      vt_workspace_edit (shop.workspace, "Clear", NULL, empty_offers, NULL, NULL, &error));
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM offer"), ==, 0);
  shop_undo (&shop);
  g_assert_cmpint (shop_query (&shop, "SELECT count (*) FROM offer"), ==, 1);
  shop_tear_down (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (trades); i++)
    {
      g_autofree char *name = g_strdup_printf ("/workspace/undo/trade/%s", trades[i].name);

      g_test_add_data_func (name, &trades[i], test_trade);
    }
  g_test_add_data_func ("/workspace/undo/changed-since/beside",
                        "UPDATE product SET price_minor = 6 WHERE id = 1", test_changed_since);
  g_test_add_data_func ("/workspace/undo/changed-since/unique-value",
                        "UPDATE product SET sku = 'z' WHERE id = 1", test_changed_since);
  g_test_add_data_func ("/workspace/undo/changed-since/gone", "DELETE FROM product WHERE id = 1",
                        test_changed_since);
  for (gsize i = 0; i < G_N_ELEMENTS (damaged_steps); i++)
    {
      g_autofree char *name = g_strdup_printf ("/workspace/undo/damaged-step/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (name, damaged_steps[i], test_damaged_step);
    }
  g_test_add_func ("/workspace/undo/limit", test_limit);
  g_test_add_func ("/workspace/undo/large-step", test_large_step);
  g_test_add_func ("/workspace/undo/emptied-table", test_emptied_table);
  g_test_add_func ("/workspace/undo/cached-emptying", test_cached_emptying);
  return g_test_run ();
}
