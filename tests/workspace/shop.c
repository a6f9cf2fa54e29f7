/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace in a folder of its own, and SQL run in it, for the tests of this folder. */

#include "shop.h"

#include <glib/gstdio.h>

void
shop_set_up (Shop *shop)
{
  static const VtCurrency gbp = {"GBP", 2};
  g_autoptr (GError) error = NULL;

  shop->folder = g_dir_make_tmp ("vitrine-XXXXXX", &error);
  g_assert_no_error (error);
  shop->path = g_build_filename (shop->folder, "shop.vitrine", NULL);
  shop->workspace = vt_workspace_create (shop->path, "Shop", &gbp, &error);
  g_assert_no_error (error);
}

void
shop_close (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vt_workspace_close (shop->workspace, &error));
  g_assert_no_error (error);
  g_clear_object (&shop->workspace);
}

void
shop_reopen (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  shop_close (shop);
  shop->workspace = vt_workspace_open (shop->path, NULL, &error);
  g_assert_no_error (error);
}

void
shop_tear_down (Shop *shop)
{
  if (shop->workspace != NULL)
    shop_close (shop);
  g_assert_cmpint (g_unlink (shop->path), ==, 0);
  g_assert_cmpint (g_rmdir (shop->folder), ==, 0);
  g_free (shop->path);
  g_free (shop->folder);
}

gboolean
shop_run_sql (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, data, error);
}

void
shop_edit (Shop *shop, const char *sql)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (shop->workspace, "Edit", NULL, shop_run_sql, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

void
shop_note (Shop *shop, const char *sql)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_note (shop->workspace, shop_run_sql, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
}

void
shop_edit_refused (Shop *shop, const char *sql, VtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (vt_workspace_edit (shop->workspace, "Edit", NULL, shop_run_sql, (gpointer) sql,
                                     NULL, &error));
  g_assert_error (error, VT_ERROR, (int) code);
}

void
shop_undo (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
}

void
shop_redo (Shop *shop)
{
  g_autoptr (GError) error = NULL;

  vt_workspace_redo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *sql;
  GString    *text;
} Query;

static gboolean
run_query (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  Query   *query = data;
  gboolean has_row;

  if (!vt_statement_prepare (&statement, database, query->sql, error))
    return FALSE;
  for (;;)
    {
      if (!vt_statement_step (&statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (query->text->len > 0)
        g_string_append_c (query->text, ' ');
      g_string_append (query->text, vt_statement_get_text (&statement, 0));
    }
}

char *
shop_query_text (Shop *shop, const char *sql)
{
  Query query = {sql, g_string_new (NULL)};
  g_autoptr (GError) error = NULL;

  vt_workspace_read (shop->workspace, run_query, &query, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (query.text, FALSE);
}

gint64
shop_query (Shop *shop, const char *sql)
{
  g_autofree char *text = shop_query_text (shop, sql);

  return g_ascii_strtoll (text, NULL, 10);
}
