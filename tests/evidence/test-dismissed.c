/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions that are not to be made again: kept, undone, and pairs as an earlier version kept
 * them. */

#include "shop-fixture.h"

#include "vt-dismissed.h"

typedef struct
{
  const char *path;
  const char *key;
} Case;

static const Case cases[] = {
    {"/dismissed/bundle", "bundle:1:A:1:B"},
    {"/dismissed/colons", "bundle:3:1:A:5:2:3:B"},
    {"/dismissed/not-ascii", "volume:2:É:6:日本"},
    {"/dismissed/no-product", "threshold"},
    {"/dismissed/at", "@"},
};

static gboolean
dismiss (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Case *c = data;

  return vt_dismissed_add (database, c->key, error) && vt_dismissed_add (database, c->key, error);
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **keys = data;

  *keys = vt_dismissed_load (database, error);
  return *keys != NULL;
}

static GPtrArray *
load_keys (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *keys = NULL;

  vt_workspace_read (shop->workspace, load, &keys, NULL, &error);
  g_assert_no_error (error);
  return keys;
}

static void
test_kept (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) none = load_keys (shop);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  vt_workspace_edit (shop->workspace, "Dismiss", NULL, dismiss, (gpointer) c, NULL, &error);
  g_assert_no_error (error);
  keys = load_keys (shop);
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_cmpstr (keys->pdata[0], ==, c->key);

  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  undone = load_keys (shop);
  g_assert_cmpuint (undone->len, ==, 0);
}

/* ---- as they were kept at first ---- */

typedef struct
{
  const char *path;
  const char *setting;
  const char *key; /* (nullable): of the bundle, if it is read */
} OldCase;

static const OldCase old_cases[] = {
    {"/dismissed/old/pair", "dismissed:1:AB", "bundle:1:A:1:B"},
    {"/dismissed/old/colons", "dismissed:3:1:A2:3:B", "bundle:3:1:A:5:2:3:B"},
    {"/dismissed/old/not-ascii", "dismissed:2:É日本", "bundle:2:É:6:日本"},
    {"/dismissed/old/one-sku", "dismissed:2:AB", NULL},
    {"/dismissed/old/too-long", "dismissed:9:AB", NULL},
    {"/dismissed/old/nothing", "dismissed:", NULL},
    {"/dismissed/old/of-a-later-version", "dismissed:#x", NULL},
};

static void
test_old (gconstpointer data)
{
  const OldCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO setting (key, value) VALUES ('%s', '')", c->setting);
  g_autoptr (GPtrArray) keys = NULL;

  shop_exec (shop, sql);
  keys = load_keys (shop);
  g_assert_cmpuint (keys->len, ==, c->key != NULL ? 1 : 0);
  if (c->key != NULL)
    g_assert_cmpstr (keys->pdata[0], ==, c->key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_kept);
  for (guint i = 0; i < G_N_ELEMENTS (old_cases); i++)
    g_test_add_data_func (old_cases[i].path, &old_cases[i], test_old);
  return g_test_run ();
}
