/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one field of a product by hand. */

#include "vt-product-edit.h"

#include <glib/gstdio.h>

typedef struct
{
  const char    *name;
  VtProductField field;
  const char    *text;
  const char    *expected; /* as SQLite shows it, NULL where refused, "NULL" for an unknown */
} Row;

static const Row rows[] = {
    {"title", VT_PRODUCT_FIELD_TITLE, "  A <b>lens</b> ", "A <b>lens</b>"},
    {"title-empty", VT_PRODUCT_FIELD_TITLE, "  ", NULL},
    {"title-not-utf8", VT_PRODUCT_FIELD_TITLE, "\xff", NULL},
    {"kind", VT_PRODUCT_FIELD_KIND, "fee", "fee"},
    {"kind-unknown", VT_PRODUCT_FIELD_KIND, "thing", NULL},
    {"category", VT_PRODUCT_FIELD_CATEGORY, "Photo>Lenses >  Wide ", "Photo > Lenses > Wide"},
    {"category-empty", VT_PRODUCT_FIELD_CATEGORY, " > ", ""},
    {"brand", VT_PRODUCT_FIELD_BRAND, "Ébauche", "Ébauche"},
    {"price", VT_PRODUCT_FIELD_PRICE, "12.5", "1250"},
    {"price-zero", VT_PRODUCT_FIELD_PRICE, "0", "0"},
    {"price-unknown", VT_PRODUCT_FIELD_PRICE, "", "NULL"},
    {"price-negative", VT_PRODUCT_FIELD_PRICE, "-1", NULL},
    {"price-words", VT_PRODUCT_FIELD_PRICE, "twelve", NULL},
    {"price-too-fine", VT_PRODUCT_FIELD_PRICE, "1.005", NULL},
    {"cost", VT_PRODUCT_FIELD_COST, "7.00", "700"},
    {"stock", VT_PRODUCT_FIELD_STOCK, "42", "42"},
    {"stock-unknown", VT_PRODUCT_FIELD_STOCK, "", "NULL"},
    {"stock-half", VT_PRODUCT_FIELD_STOCK, "4.5", NULL},
    {"stock-huge", VT_PRODUCT_FIELD_STOCK, "99999999999999", NULL},
    {"weight", VT_PRODUCT_FIELD_WEIGHT, "350", "350"},
    {"weight-unknown", VT_PRODUCT_FIELD_WEIGHT, "", "NULL"},
    {"weight-negative", VT_PRODUCT_FIELD_WEIGHT, "-1", NULL},
    {"weight-half", VT_PRODUCT_FIELD_WEIGHT, "0.5", NULL},
};

static const char *const columns[VT_N_PRODUCT_FIELDS] = {
    [VT_PRODUCT_FIELD_TITLE] = "SELECT title, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_KIND] = "SELECT kind, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_CATEGORY] = "SELECT category, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_BRAND] = "SELECT brand, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_PRICE] = "SELECT price_minor, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_COST] = "SELECT cost_minor, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_STOCK] = "SELECT stock, origin FROM product WHERE id = 1",
    [VT_PRODUCT_FIELD_WEIGHT] = "SELECT weight_g, origin FROM product WHERE id = 1",
};

static const VtCurrency gbp = {"GBP", 2};

static gboolean
insert_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "INSERT INTO product (id, sku, title, origin, price_minor, stock) "
                           "VALUES (1, 'X', 'Before', 'catalogue', 99, 9)",
                           error);
}

static gboolean
edit_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Row *row = data;

  return vt_product_edit (database, 1, row->field, row->text, &gbp, error);
}

static gboolean
edit_missing_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_product_edit (database, 2, VT_PRODUCT_FIELD_TITLE, "A", &gbp, error);
}

static gboolean
check_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Row *row = data;
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  g_assert_true (vt_statement_prepare (&statement, database, columns[row->field], error));
  g_assert_true (vt_statement_step (&statement, &has_row, error));
  g_assert_true (has_row);
  if (row->expected == NULL)
    {
      g_assert_cmpstr (vt_statement_get_text (&statement, 1), ==, "catalogue");
      return TRUE;
    }
  if (g_str_equal (row->expected, "NULL"))
    g_assert_true (vt_statement_is_null (&statement, 0));
  else
    g_assert_cmpstr (vt_statement_get_text (&statement, 0), ==, row->expected);
  g_assert_cmpstr (vt_statement_get_text (&statement, 1), ==, "hand");
  return TRUE;
}

static VtWorkspace *
workspace_with_product (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "w.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);

  g_assert_no_error (error);
  g_assert_true (vt_workspace_edit (workspace, "Add", NULL, insert_product, NULL, NULL, &error));
  return workspace;
}

static void
remove_workspace (VtWorkspace *workspace, const char *folder)
{
  g_autofree char *path = g_strdup (vt_workspace_get_path (workspace));

  g_assert_true (vt_workspace_close (workspace, NULL));
  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_edit (gconstpointer data)
{
  const Row       *row = data;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  VtWorkspace     *workspace = workspace_with_product (folder);
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = vt_workspace_edit (workspace, "Edit", NULL, edit_product, (gpointer) row, NULL, &error);
  if (row->expected == NULL)
    {
      g_assert_false (done);
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (done);
    }
  g_assert_true (vt_workspace_read (workspace, check_product, (gpointer) row, NULL, NULL));
  remove_workspace (workspace, folder);
}

static void
test_missing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  VtWorkspace     *workspace = workspace_with_product (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      vt_workspace_edit (workspace, "Edit", NULL, edit_missing_product, NULL, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  remove_workspace (workspace, folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/catalog/product-edit/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_edit);
    }
  g_test_add_func ("/catalog/product-edit/missing", test_missing);
  return g_test_run ();
}
