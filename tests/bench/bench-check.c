/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers: 200 of all kinds, of a catalogue of 4,000 products, with a year of
 * orders. It is asked after each edit. */

#include "bench.h"
#include "vt-check.h"
#include "vt-offer-form.h"

#include <glib/gstdio.h>

#define N_PRODUCTS 4000
#define N_CATEGORIES 80
#define N_OFFERS 200
#define N_ORDERS 20000
#define MAX_LINES 4

/* @P and @N: a number of a product, @C: of a category, @I: of the offer. */
static const char *const kinds[] = {
    "\"kind\":\"bundle\",\"components\":[{\"sku\":\"P@P\",\"quantity\":1,\"primary\":true},"
    "{\"sku\":\"Q@P\",\"quantity\":2}],\"reward\":{\"percent\":\"10\"}",
    "\"kind\":\"mix_and_match\",\"slots\":[{\"quantity\":1,\"select\":{\"categories\":[[\"All\",\"C"
    "@C\"]]}},{\"quantity\":1,\"select\":{\"brands\":[\"B@C\"]}}],\"reward\":{\"percent\":"
    "\"10\"}",
    "\"kind\":\"volume\",\"select\":{\"categories\":[[\"All\",\"C@C\"]]},\"buy\":1,\"get\":1,"
    "\"reward\":{\"percent\":\"50\"}",
    "\"kind\":\"volume\",\"select\":{\"tags\":[\"t@C\"]},\"breaks\":[{\"from\":3,\"reward\":{"
    "\"percent\":\"5\"}},{\"from\":6,\"reward\":{\"percent\":\"12\"}}]",
    "\"kind\":\"subscription\",\"select\":{\"tags\":[\"t@C\"]},\"reward\":{\"percent\":\"10\"}",
    "\"kind\":\"tier_ladder\",\"tiers\":[{\"sku\":\"R@P\",\"features\":[\"16 GB memory\"]},{"
    "\"sku\":\"S@P\",\"features\":[\"32 GB memory\"],\"upgrade\":{\"percent\":\"10\"}}]",
    "\"kind\":\"downsell\",\"alternative\":{\"for\":{\"categories\":[[\"All\",\"C@C\"]]},\"sku\":"
    "\"P@P\",\"required\":[\"size\"]}",
    "\"kind\":\"protection\",\"select\":{\"categories\":[[\"All\",\"C@C\"]]},\"plans\":[{\"sku\":"
    "\"PLAN\",\"term_months\":24,\"price\":{\"from\":5000},\"fixed\":1500}]",
    "\"kind\":\"cross_sell\",\"anchor\":{\"categories\":[[\"All\",\"C@C\"]]},\"items\":[{\"sku\":"
    "\"Q@P\",\"compatible\":[\"size\"]}],\"reward\":{\"percent\":\"10\"}",
    "\"kind\":\"add_on\",\"requires\":{\"categories\":[[\"All\",\"C@C\"]]},\"groups\":[{\"id\":"
    "\"g\",\"options\":[{\"sku\":\"Q@P\",\"price\":900}]}]",
    "\"kind\":\"threshold\",\"channels\":[\"c@I\"],\"steps\":[{\"from\":5000,\"shipping\":0},{"
    "\"from\":9000,\"shipping\":0,\"reward\":{\"percent\":\"5\"}}]",
    "\"kind\":\"markdown\",\"select\":{\"price\":{\"from\":@N}},\"reward\":{\"percent\":\"15\"},"
    "\"schedule\":{\"until\":\"2027-01-01T00:00:00Z\"}",
    "\"kind\":\"follow_up\",\"after\":{\"categories\":[[\"All\",\"C@C\"]]},\"steps\":[{\"days\":"
    "7,"
    "\"placement\":\"follow_up_email\",\"items\":[\"Q@P\"]}]",
};

typedef struct
{
  char          *folder;  /* (owned) */
  VtCatalog     *catalog; /* (owned) */
  VtCurrency     currency;
  VtCheckContext context;
  GPtrArray     *offers; /* (owned) */
  GPtrArray     *found;  /* (owned) (nullable) */
} Shop;

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Most keep two fifths of their price, few next to nothing. */
static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  static const char letters[] = "PQRS";

  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      guint            price = 1000 + i / 4 * 7 + i % 4 * 500;
      guint            cost = i % 97 == 0 ? price * 9 / 10 : price * 3 / 5;
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO product (sku, title, kind, price_minor, cost_minor, category, brand, stock,"
          " tags, attributes, origin) VALUES ('%c%04u', 'Product %u', 'goods', %u, %u,"
          " 'All > C%u', 'B%u', 50, '[\"t%u\",\"n%u\"]', '{\"size\":\"%u\",\"no\":\"%u\"}', "
          "'hand')",
          letters[i % 4], i / 4, i, price, cost, i % N_CATEGORIES, (i / 7) % N_CATEGORIES,
          (i / 3) % N_CATEGORIES, i, i % 5, i);

      if (!vt_database_exec (database, sql, error))
        return FALSE;
    }
  return vt_database_exec (database,
                           "INSERT INTO product (sku, title, kind, price_minor, cost_minor, origin)"
                           " VALUES ('PLAN', 'Plan', 'plan', 2900, 900, 'hand')",
                           error);
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Shop *shop = data;

  shop->catalog = vt_catalog_load (database, job, error);
  return shop->catalog != NULL;
}

static void
make_catalog (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;

  shop->folder = g_dir_make_tmp ("vitrine-bench-XXXXXX", &error);
  check (error);
  path = g_build_filename (shop->folder, "shop.vitrine", NULL);
  workspace = vt_workspace_create (path, "Bench", &shop->currency, &error);
  check (error);
  vt_workspace_edit (workspace, "Add", NULL, insert_products, NULL, NULL, &error);
  check (error);
  vt_workspace_read (workspace, load_catalog, shop, NULL, &error);
  check (error);
  vt_workspace_close (workspace, &error);
  check (error);
  g_unlink (path);
  g_rmdir (shop->folder);
}

/* Takes @number. */
static void
replace (GString *text, const char *token, char *number)
{
  g_string_replace (text, token, number, 0);
  g_free (number);
}

static void
append_offer (GString *json, guint index)
{
  g_autoptr (GString) own = g_string_new (kinds[index % G_N_ELEMENTS (kinds)]);

  replace (own, "@P", g_strdup_printf ("%04u", index * 3 % 1000));
  replace (own, "@N", g_strdup_printf ("%u", index * 3 % 1000));
  replace (own, "@C",
           g_strdup_printf ("%u", index / (guint) G_N_ELEMENTS (kinds) * 5 % N_CATEGORIES));
  replace (own, "@I", g_strdup_printf ("%u", index));
  g_string_append_printf (
      json,
      "%s{\"id\":\"o%u\",\"name\":\"Offer %u\",\"state\":\"ready\",\"note\":\"n\","
      "\"message\":{\"en\":\"Save {saving}.\",\"de\":\"Spare {saving}.\"},%s}",
      index > 0 ? "," : "", index, index, own->str);
}

static void
make_offers (Shop *shop)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_OFFERS; i++)
    append_offer (json, i);
  g_string_append_c (json, ']');
  shop->offers = vt_offers_from_text (json->str, -1, &error);
  check (error);
}

/* ---- a year of orders ---- */

typedef struct
{
  VtOrders orders;
  guint32  first_line[N_ORDERS + 1];
  gint64   time_us[N_ORDERS];
  guint8   flags[N_ORDERS];
  guint32  product[N_ORDERS * MAX_LINES];
  gint32   quantity[N_ORDERS * MAX_LINES];
  gint64   price_minor[N_ORDERS * MAX_LINES];
} History;

static void
make_orders (History *history, VtCatalog *catalog)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint32 n_lines = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    {
      history->first_line[i] = n_lines;
      history->time_us[i] = i * G_GINT64_CONSTANT (1500000000);
      for (int k = g_rand_int_range (rand, 1, MAX_LINES + 1); k > 0; k--, n_lines++)
        {
          guint32 product = (guint32) g_rand_int_range (rand, 0, N_PRODUCTS);

          history->product[n_lines] = product;
          history->quantity[n_lines] = g_rand_int_range (rand, 1, 3);
          history->price_minor[n_lines] = vt_catalog_get (catalog, product)->price_minor;
        }
    }
  history->first_line[N_ORDERS] = n_lines;
  history->orders = (VtOrders){
      .catalog = catalog,
      .n_orders = N_ORDERS,
      .n_lines = n_lines,
      .order_first_line = history->first_line,
      .order_time_us = history->time_us,
      .order_flags = history->flags,
      .line_product = history->product,
      .line_quantity = history->quantity,
      .line_price_minor = history->price_minor,
  };
}

static VtPairs *
mine_pairs (const History *history)
{
  const VtPairOptions  options = {.min_together = 2};
  const VtBasketSource source = {
      .n_orders = N_ORDERS,
      .first_line = history->first_line,
      .line_item = history->product,
      .line_quantity = history->quantity,
      .n_items = vt_catalog_get_n_products (history->orders.catalog),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, &error);
  VtPairs *pairs;

  check (error);
  pairs = vt_pairs_mine (baskets, &options, NULL, &error);
  check (error);
  return pairs;
}

static void
check_offers (gpointer data)
{
  Shop *shop = data;

  g_clear_pointer (&shop->found, g_ptr_array_unref);
  shop->found = vt_offers_check_in (shop->offers, &shop->context);
}

int
main (int argc, char *argv[])
{
  Shop                shop = {.currency = {"EUR", 2}};
  g_autofree History *history = g_new0 (History, 1);
  VtPairs            *pairs;
  gint64              n_times;
  double              micros;

  make_catalog (&shop);
  make_offers (&shop);
  make_orders (history, shop.catalog);
  pairs = mine_pairs (history);
  shop.context = (VtCheckContext){
      .catalog = shop.catalog,
      .currency = &shop.currency,
      .now_us = G_GINT64_CONSTANT (1780000000000000),
      .orders = &history->orders,
      .pairs = pairs,
  };
  micros = bench_repeat (check_offers, &shop, &n_times);
  bench_print_row ("check 200 offers, 4,000 products", (gint64) micros, "%u problems",
                   shop.found->len);

  vt_pairs_unref (pairs);
  g_ptr_array_unref (shop.found);
  g_ptr_array_unref (shop.offers);
  vt_catalog_unref (shop.catalog);
  g_free (shop.folder);
  return 0;
}
