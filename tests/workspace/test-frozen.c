/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of each released version opens today, with its content and its undo.
 *
 * `test-frozen --freeze PATH` writes the file of the current version; `gzip -9n` packs it into
 * frozen/, where it stays as it is for ever. */

#include "vt-time-zone.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const versions[] = {"v1", "v2", "v3"};

static gboolean
insert_content (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO import_batch (kind, file_name, imported_us, report) "
      "VALUES ('orders', 'orders.csv', 1, '{}');"
      "INSERT INTO product (sku, title, origin, price_minor, batch_id) "
      "VALUES ('CAM', 'Camera', 'orders', 49900, 1), ('CASE', 'Case', 'hand', NULL, NULL);"
      "INSERT INTO customer (key) VALUES ('c-1');"
      "INSERT INTO chunk_order (batch_id, n_orders, n_lines, data) VALUES (1, 1, 1, x'00');"
      "INSERT INTO offer VALUES ('a', 'bundle', 'Kit', 'draft', 0, '{}', 1, 1);"
      "INSERT INTO scenario VALUES ('s', 'Cart', '{}');"
      "INSERT INTO map_place VALUES (1, 0.5, -0.5, 1)",
      error);
}

static gboolean
raise_price (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "UPDATE product SET price_minor = 59900 WHERE sku = 'CAM'",
                           error);
}

static int
freeze (const char *path)
{
  static const VtCurrency eur = {"EUR", 2};
  g_autoptr (VtWorkspace) workspace = vt_workspace_create (path, "Frozen", &eur, NULL);

  return workspace == NULL ||
         !vt_workspace_edit (workspace, "Fill", NULL, insert_content, NULL, NULL, NULL) ||
         !vt_workspace_edit (workspace, "Raise Price", "catalogue/CAM", raise_price, NULL, NULL,
                             NULL) ||
         !vt_workspace_undo (workspace, NULL, NULL) || !vt_workspace_close (workspace, NULL);
}

/* What came with versions 2 and 3 is there whichever version the file had. */
static gboolean
weigh (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database,
                           "UPDATE product SET weight_g = 650 WHERE sku = 'CAM';"
                           "UPDATE customer SET attributes = '{\"age\":\"25-34\"}';"
                           "INSERT INTO campaign VALUES ('c', 'Spring', '{}');"
                           "INSERT INTO segment VALUES ('s', 'Loyal', '{}')",
                           error);
}

/* The first version of an offer is the one that stood there before versions were kept. */
static gboolean
count_versions (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database,
                             "SELECT count(*) FROM log_offer WHERE offer_id = 'a'", error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *(gint64 *) data = vt_statement_get_int64 (&statement, 0);
  return TRUE;
}

static gboolean
load_time_zone (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  *(char **) data = vt_time_zone_load (database, error);
  return *(char **) data != NULL;
}

static gboolean
load_content (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  if (!vt_statement_prepare (
          &statement, database,
          "SELECT (SELECT group_concat (sku || ' ' || coalesce (price_minor, '-'), ', ') "
          "FROM product) || '; ' || (SELECT key FROM customer) || '; ' || "
          "(SELECT hex (data) FROM chunk_order) || '; ' || (SELECT name FROM offer) || '; ' || "
          "(SELECT name FROM scenario) || '; ' || (SELECT x || ' ' || y FROM map_place)",
          error) ||
      !vt_statement_step (&statement, &has_row, error))
    return FALSE;
  *(char **) data = g_strdup (vt_statement_get_text (&statement, 0));
  return TRUE;
}

static void
assert_content (VtWorkspace *workspace, const char *price)
{
  g_autofree char *expected =
      g_strdup_printf ("CAM %s, CASE -; c-1; 00; Kit; Cart; 0.5 -0.5", price);
  g_autofree char *found = NULL;

  g_assert_true (vt_workspace_read (workspace, load_content, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
unpack (const char *version, const char *path)
{
  g_autofree char *name = g_strdup_printf ("%s.vitrine.gz", version);
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "workspace", "frozen", name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (packed);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) input = g_file_read (source, NULL, &error);
  g_autoptr (GFileOutputStream) output = NULL;
  g_autoptr (GConverter) gunzip =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (input), gunzip);
  output = g_file_create (target, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (output), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);
}

static void
test_version (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autofree char *place = NULL;
  g_autofree char *time_zone = NULL;
  g_autoptr (GError) error = NULL;
  gint64       n_versions = 0;
  VtWorkspace *workspace;

  unpack (data, path);
  workspace = vt_workspace_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (vt_workspace_get_name (workspace), ==, "Frozen");
  g_assert_cmpstr (vt_workspace_get_currency (workspace)->code, ==, "EUR");
  assert_content (workspace, "49900");
  /* They are from before there was one. */
  g_assert_true (vt_workspace_read (workspace, load_time_zone, &time_zone, NULL, &error));
  g_assert_cmpstr (time_zone, ==, "UTC");
  g_assert_true (vt_workspace_read (workspace, count_versions, &n_versions, NULL, &error));
  g_assert_cmpint (n_versions, ==, 1);
  g_assert_true (vt_workspace_redo (workspace, &place, &error));
  g_assert_cmpstr (place, ==, "catalogue/CAM");
  assert_content (workspace, "59900");
  g_assert_true (vt_workspace_undo (workspace, NULL, &error));
  assert_content (workspace, "49900");
  g_assert_true (vt_workspace_edit (workspace, "Weigh", NULL, weigh, NULL, NULL, &error));
  g_assert_no_error (error);

  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--freeze") == 0)
    return freeze (argv[2]);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *name = g_strdup_printf ("/workspace/frozen/%s", versions[i]);

      g_test_add_data_func (name, versions[i], test_version);
    }
  return g_test_run ();
}
