/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs that are not to be suggested: kept, found again whatever their order, undone. */

#include "shop-fixture.h"

#include "vt-dismissed.h"

typedef struct
{
  const char *path;
  const char *sku_a;
  const char *sku_b;
  const char *first; /* as loaded: the lower SKU */
  const char *second;
} Case;

static const Case cases[] = {
    {"/dismissed/in-order", "A", "B", "A", "B"},
    {"/dismissed/other-way-round", "B", "A", "A", "B"},
    {"/dismissed/colons", "1:A", "2:3:B", "1:A", "2:3:B"},
    {"/dismissed/not-ascii", "É", "日本", "É", "日本"},
};

static gboolean
dismiss (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Case *c = data;

  return vt_dismissed_add (database, c->sku_a, c->sku_b, error) &&
         vt_dismissed_add (database, c->sku_b, c->sku_a, error);
}

static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  GPtrArray **pairs = data;

  *pairs = vt_dismissed_load (database, error);
  return *pairs != NULL;
}

static GPtrArray *
load_pairs (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = NULL;

  vt_workspace_read (shop->workspace, load, &pairs, NULL, &error);
  g_assert_no_error (error);
  return pairs;
}

static void
test_kept (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) none = load_pairs (shop);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;
  const VtOffer *pair;

  g_assert_cmpuint (none->len, ==, 0);
  vt_workspace_edit (shop->workspace, "Dismiss", NULL, dismiss, (gpointer) c, NULL, &error);
  g_assert_no_error (error);
  pairs = load_pairs (shop);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = pairs->pdata[0];
  g_assert_cmpuint (pair->components->len, ==, 2);
  g_assert_cmpstr (((const VtComponent *) pair->components->pdata[0])->sku, ==, c->first);
  g_assert_cmpstr (((const VtComponent *) pair->components->pdata[1])->sku, ==, c->second);

  vt_workspace_undo (shop->workspace, NULL, &error);
  g_assert_no_error (error);
  undone = load_pairs (shop);
  g_assert_cmpuint (undone->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_kept);
  return g_test_run ();
}
