/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shop of four clusters of products for tests of the map. */

#include "map-shop.h"

#include <glib/gstdio.h>

#define N_ORDERS 1600

static const VtCurrency eur = {"EUR", 2};

/* Product i costs i + 1 euros, half of it to the shop; of every fifth nothing is known. */
static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  static const char *const categories[] = {"Photo > Cameras", "Phones/Cases", "", "Photo"};
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&statement, database,
                             "INSERT INTO product (sku, title, category, origin, price_minor,"
                             " cost_minor) VALUES (?1, ?1, ?2, 'hand', ?3, ?4)",
                             error))
    return FALSE;
  for (int i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *sku = g_strdup_printf ("P%02d", i);

      vt_statement_bind_text (&statement, 1, sku);
      vt_statement_bind_text (&statement, 2, categories[i / A_CLUSTER]);
      vt_statement_bind_money (&statement, 3, i % 5 == 4 ? VT_MONEY_UNKNOWN : 100 * (i + 1));
      vt_statement_bind_money (&statement, 4, i % 5 == 4 ? VT_MONEY_UNKNOWN : 50 * (i + 1));
      if (!vt_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  *(VtCatalog **) data = vt_catalog_load (database, job, error);
  return *(VtCatalog **) data != NULL;
}

/* Each order has the first of a cluster and one other of it, now and then one of the next: so all
 * who buy another have the first too, but not the other way round. */
static VtPairs *
make_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree guint32 *first = g_new0 (guint32, N_ORDERS + 1);
  g_autofree guint32 *item = g_new0 (guint32, 3 * N_ORDERS);
  VtBasketSource      source = {
           .n_orders = N_ORDERS, .first_line = first, .line_item = item, .n_items = N_ITEMS};
  g_autoptr (VtBaskets) baskets = NULL;
  guint32 n = 0;

  for (guint32 i = 0; i < N_ORDERS; i++)
    {
      guint32 cluster = i % N_CLUSTERS;

      item[n++] = cluster * A_CLUSTER;
      item[n++] = cluster * A_CLUSTER + 1 + (guint32) g_rand_int_range (rand, 0, A_CLUSTER - 1);
      if (g_rand_int_range (rand, 0, 3) == 0)
        item[n++] = (cluster + 1) % N_CLUSTERS * A_CLUSTER + 4;
      first[i + 1] = n;
    }
  baskets = vt_baskets_new (&source, NULL, NULL);
  return vt_pairs_mine (baskets, &(VtPairOptions){1, 1}, NULL, NULL);
}

VtAffinityMapOptions
shop_options_for_all (void)
{
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;

  options.links.max_q = 1;
  options.links.min_lift = 1.01;
  options.min_island = 0;
  return options;
}

VtAffinityMap *
shop_build (Shop *shop, const VtAffinityMapOptions *options)
{
  g_autoptr (GError) error = NULL;
  VtAffinityMap *map = vt_affinity_map_build (shop->pairs, shop->catalog, options, NULL, &error);

  g_assert_no_error (error);
  return map;
}

void
shop_open (Shop *shop)
{
  VtAffinityMapOptions options = shop_options_for_all ();
  g_autoptr (GError) error = NULL;

  shop->folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  shop->path = g_build_filename (shop->folder, "shop.vitrine", NULL);
  shop->workspace = vt_workspace_create (shop->path, "Shop", &eur, &error);
  g_assert_no_error (error);
  vt_workspace_edit (shop->workspace, "Fill", NULL, insert_products, NULL, NULL, &error);
  vt_workspace_read (shop->workspace, load_catalog, &shop->catalog, NULL, &error);
  g_assert_no_error (error);
  shop->pairs = make_pairs ();
  shop->map = shop_build (shop, &options);
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (shop->map), ==, N_ITEMS);
}

void
shop_close (Shop *shop)
{
  vt_affinity_map_unref (shop->map);
  vt_pairs_unref (shop->pairs);
  vt_catalog_unref (shop->catalog);
  vt_workspace_close (shop->workspace, NULL);
  g_unlink (shop->path);
  g_rmdir (shop->folder);
  g_free (shop->path);
  g_free (shop->folder);
}
