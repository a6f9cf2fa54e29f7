/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an order history to pairs and the map: what is no purchase stays out. */

#include "vt-affinity-map.h"
#include "vt-mining.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Two sets of three that are bought together, postage on every order, and what a reseller takes. */
enum
{
  MUG,
  PLATE,
  BOWL,
  RAKE,
  SPADE,
  HOE,
  POSTAGE,
  FIRST_OTHER,
  N_OTHERS = 120,
  N_PRODUCTS = FIRST_OTHER + N_OTHERS,
};

#define N_OF_EACH 40
#define DAY_US (24 * G_TIME_SPAN_HOUR)

static const VtCurrency gbp = {"GBP", 2};

typedef struct
{
  char        *folder;
  VtWorkspace *workspace;
  VtCatalog   *catalog;
  GArray      *first_line; /* of guint32 */
  GArray      *time_us;    /* of gint64 */
  GArray      *flags;      /* of guint8 */
  GArray      *product;    /* of guint32 */
  GArray      *quantity;   /* of gint32 */
} History;

/* ---- a history ---- */

static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (id, sku, title, kind, origin) VALUES "
      "(1, 'm', 'RED  MUG', 'goods', 'hand'), (2, 'p', 'Plate', 'goods', 'hand'), "
      "(3, 'b', 'Bowl', 'goods', 'hand'), (4, 'r', 'Rake', 'goods', 'hand'), "
      "(5, 's', 'Spade', 'goods', 'hand'), (6, 'h', 'Hoe', 'goods', 'hand'), "
      "(7, 'POST', 'Postage', 'fee', 'hand');"
      "WITH RECURSIVE n (i) AS (SELECT 8 UNION ALL SELECT i + 1 FROM n WHERE i < 127) "
      "INSERT INTO product (id, sku, title, origin) SELECT i, 'o' || i, 'Other', 'hand' FROM n",
      error);
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  VtCatalog **catalog = data;

  *catalog = vt_catalog_load (database, job, error);
  return *catalog != NULL;
}

static void
begin_order (History *self, gint64 time_us, VtOrderFlags flags)
{
  guint32 n_lines = self->product->len;
  guint8  flags_byte = (guint8) flags;

  g_array_index (self->first_line, guint32, self->first_line->len - 1) = n_lines;
  g_array_append_val (self->first_line, n_lines);
  g_array_append_val (self->time_us, time_us);
  g_array_append_val (self->flags, flags_byte);
}

static void
add_line (History *self, guint32 product, gint32 quantity)
{
  g_array_append_val (self->product, product);
  g_array_append_val (self->quantity, quantity);
  g_array_index (self->first_line, guint32, self->first_line->len - 1) = self->product->len;
}

static void
add_set (History *self, gint64 time_us, VtOrderFlags flags, guint32 first)
{
  begin_order (self, time_us, flags);
  for (guint32 product = first; product < first + 3; product++)
    add_line (self, product, 1);
}

static void
history_init (History *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const guint32    no_lines = 0;

  self->folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  path = g_build_filename (self->folder, "w.vitrine", NULL);
  self->workspace = vt_workspace_create (path, "Shop", &gbp, &error);
  g_assert_no_error (error);
  vt_workspace_edit (self->workspace, "Add", NULL, insert_products, NULL, NULL, &error);
  g_assert_no_error (error);
  vt_workspace_read (self->workspace, load_catalog, &self->catalog, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vt_catalog_get_n_products (self->catalog), ==, N_PRODUCTS);

  self->first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->time_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->flags = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->product = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->quantity = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_array_append_val (self->first_line, no_lines);
  for (guint i = 0; i < N_OF_EACH; i++)
    {
      add_set (self, i * DAY_US, 0, MUG);
      add_line (self, POSTAGE, 1);
      add_set (self, i * DAY_US, 0, RAKE);
      add_line (self, POSTAGE, 1);
    }
}

static void
history_clear (History *self)
{
  g_autofree char *path = g_strdup (vt_workspace_get_path (self->workspace));

  vt_catalog_unref (self->catalog);
  g_assert_true (vt_workspace_close (self->workspace, NULL));
  g_object_unref (self->workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_array_unref (self->first_line);
  g_array_unref (self->time_us);
  g_array_unref (self->flags);
  g_array_unref (self->product);
  g_array_unref (self->quantity);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

/* Points into the history. */
static VtOrders
to_orders (const History *self)
{
  return (VtOrders){.catalog = self->catalog,
                    .n_orders = self->time_us->len,
                    .n_lines = self->product->len,
                    .order_first_line = (const guint32 *) self->first_line->data,
                    .order_time_us = (const gint64 *) self->time_us->data,
                    .order_flags = (const guint8 *) self->flags->data,
                    .line_product = (const guint32 *) self->product->data,
                    .line_quantity = (const gint32 *) self->quantity->data};
}

static VtPairs *
mine (const History *history, const VtMiningOptions *options)
{
  VtOrders orders = to_orders (history);
  g_autoptr (GError) error = NULL;
  VtPairs *pairs = vt_mine_orders (&orders, options, NULL, &error);

  g_assert_no_error (error);
  return pairs;
}

static guint32
count_together (VtPairs *pairs, guint32 item, guint32 other)
{
  const VtPair *pair = vt_pairs_find (pairs, item, other);

  return pair != NULL ? pair->n_together : 0;
}

/* ---- one more order, whose mug and plate count or do not ---- */

typedef struct
{
  const char  *name;
  VtOrderFlags flags;
  gint32       quantity; /* of the plate */
  guint32      n_others; /* different products beside */
  guint32      max_items;
  guint        counts;
} Row;

static const Row rows[] = {
    {"order", 0, 1, 0, 100, 1},
    {"several-units", 0, 12, 0, 100, 1},
    {"return", VT_ORDER_RETURN, 1, 0, 100, 0},
    {"correction", VT_ORDER_CORRECTION, 1, 0, 100, 0},
    {"both", VT_ORDER_RETURN | VT_ORDER_CORRECTION, 1, 0, 100, 0},
    {"line-given-back", 0, -1, 0, 100, 0},
    {"line-of-none", 0, 0, 0, 100, 0},
    {"as-large-as-may-be", 0, 1, 98, 100, 1},
    {"wholesale", 0, 1, 99, 100, 0},
    {"wholesale-unbounded", 0, 1, 120, 0, 1},
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_auto (History) history = {0};
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (VtPairs) pairs = NULL;

  history_init (&history);
  begin_order (&history, N_OF_EACH * DAY_US, row->flags);
  add_line (&history, MUG, 1);
  add_line (&history, PLATE, row->quantity);
  add_line (&history, MUG, 2); /* twice on one order is once */
  add_line (&history, POSTAGE, 1);
  for (guint32 i = 0; i < row->n_others; i++)
    add_line (&history, FIRST_OTHER + i, 1);

  options.max_items = row->max_items;
  pairs = mine (&history, &options);
  g_assert_cmpuint (count_together (pairs, MUG, PLATE), ==, N_OF_EACH + row->counts);
  g_assert_cmpuint (count_together (pairs, RAKE, HOE), ==, N_OF_EACH);
  g_assert_cmpuint (count_together (pairs, MUG, RAKE), ==, 0);
  g_assert_cmpuint (pairs->baskets->item_count[POSTAGE], ==, 0);
}

/* ---- the options ---- */

/* From the tenth day, before the twentieth. */
static void
test_period (void)
{
  g_auto (History) history = {0};
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (VtPairs) pairs = NULL;

  history_init (&history);
  options.from_us = 10 * DAY_US;
  options.until_us = 20 * DAY_US;
  pairs = mine (&history, &options);
  g_assert_cmpuint (pairs->baskets->n_baskets, ==, 20);
  g_assert_cmpuint (count_together (pairs, MUG, PLATE), ==, 10);
}

/* Orders of the first ten days are skipped by hand. */
static void
test_skipped_orders (void)
{
  g_auto (History) history = {0};
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  guint8          skip[2 * N_OF_EACH] = {0};
  g_autoptr (VtPairs) pairs = NULL;

  history_init (&history);
  memset (skip, TRUE, 20);
  options.skip_order = skip;
  pairs = mine (&history, &options);
  g_assert_cmpuint (pairs->baskets->n_baskets, ==, 2 * N_OF_EACH - 20);
  g_assert_cmpuint (count_together (pairs, MUG, PLATE), ==, N_OF_EACH - 10);
}

/* Hidden products count for how large an order is, and an order of such alone is no basket. */
static void
test_hidden_products (void)
{
  g_auto (History) history = {0};
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  guint8          hide[N_PRODUCTS];
  g_autoptr (VtPairs) small = NULL;
  g_autoptr (VtPairs) large = NULL;

  history_init (&history);
  memset (hide, TRUE, sizeof hide);
  hide[MUG] = hide[PLATE] = FALSE;
  options.hide_product = hide;
  options.min_items = 3;
  small = mine (&history, &options);
  g_assert_cmpuint (small->baskets->n_baskets, ==, N_OF_EACH);
  g_assert_cmpuint (count_together (small, MUG, PLATE), ==, N_OF_EACH);
  g_assert_cmpuint (count_together (small, MUG, BOWL), ==, 0);
  g_assert_cmpuint (count_together (small, RAKE, HOE), ==, 0);
  options.min_items = 4;
  large = mine (&history, &options);
  g_assert_cmpuint (large->baskets->n_baskets, ==, 0);
}

static void
test_min_together (void)
{
  g_auto (History) history = {0};
  VtMiningOptions options = VT_MINING_OPTIONS_DEFAULT;
  g_autoptr (VtPairs) by_default = NULL;
  g_autoptr (VtPairs) strict = NULL;

  history_init (&history);
  for (guint i = 0; i < 5; i++)
    {
      begin_order (&history, N_OF_EACH * DAY_US, 0);
      add_line (&history, FIRST_OTHER, 1);
      add_line (&history, FIRST_OTHER + 1, 1);
      if (i > 0)
        add_line (&history, FIRST_OTHER + 2, 1);
    }
  by_default = mine (&history, NULL);
  g_assert_cmpuint (count_together (by_default, FIRST_OTHER, FIRST_OTHER + 1), ==, 5);
  g_assert_cmpuint (count_together (by_default, FIRST_OTHER, FIRST_OTHER + 2), ==, 0);
  options.min_together = 6;
  strict = mine (&history, &options);
  g_assert_cmpuint (count_together (strict, FIRST_OTHER, FIRST_OTHER + 1), ==, 0);

  g_assert_cmpuint (vt_mining_min_together (0), ==, 5);
  g_assert_cmpuint (vt_mining_min_together (19159), ==, 19);
}

static void
test_cancel (void)
{
  g_auto (History) history = {0};
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  VtOrders orders;

  history_init (&history);
  orders = to_orders (&history);
  vt_job_cancel (job);
  g_assert_null (vt_mine_orders (&orders, NULL, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- on to the map ---- */

static VtAffinityMap *
build (const History *history, VtPairs *pairs, const VtAffinityMapOptions *options)
{
  g_autoptr (GError) error = NULL;
  VtAffinityMap *map = vt_affinity_map_build (pairs, history->catalog, options, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static const VtMapNode *
node_of (VtAffinityMap *map, guint32 product)
{
  return &vt_affinity_map_get_scene (map)->nodes[vt_affinity_map_get_node (map, product)];
}

static void
test_map (void)
{
  g_auto (History) history = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtAffinityMap) map = NULL;
  double               revenue[N_PRODUCTS] = {[MUG] = 4, [PLATE] = 1, [RAKE] = 16, [SPADE] = 1};
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;

  history_init (&history);
  pairs = mine (&history, NULL);
  options.volume = revenue;
  map = build (&history, pairs, &options);
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (map), ==, 6);
  g_assert_cmpuint (vt_affinity_map_get_n_links (map), ==, 6);
  g_assert_cmpuint (vt_affinity_map_get_n_communities (map), ==, 2);
  g_assert_cmpuint (vt_affinity_map_get_node (map, POSTAGE), ==, VT_MAP_NONE);
  g_assert_cmpuint (node_of (map, MUG)->group, ==, node_of (map, BOWL)->group);
  g_assert_cmpuint (node_of (map, MUG)->group, !=, node_of (map, RAKE)->group);
  g_assert_cmpstr (node_of (map, MUG)->label, ==, "Red mug");
  g_assert_cmpstr (vt_affinity_map_get_community_name (map, node_of (map, RAKE)->group), ==,
                   "Rake");
  g_assert_cmpfloat (node_of (map, RAKE)->radius, >, node_of (map, MUG)->radius);
  g_assert_cmpfloat (node_of (map, MUG)->radius, >, node_of (map, PLATE)->radius);
}

/* Another day's orders bring new products; those that were there stay about where they were, and no
 * disc lies over another. */
static void
test_places_carried_over (void)
{
  g_auto (History) history = {0};
  g_autoptr (VtPairs) pairs = NULL;
  g_autoptr (VtPairs) more_pairs = NULL;
  g_autoptr (VtAffinityMap) before = NULL;
  g_autoptr (VtAffinityMap) after = NULL;
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  VtMapScene          *scene;

  history_init (&history);
  pairs = mine (&history, NULL);
  before = build (&history, pairs, NULL);
  for (guint i = 0; i < N_OF_EACH; i++)
    add_set (&history, (N_OF_EACH + i) * DAY_US, 0, FIRST_OTHER);
  more_pairs = mine (&history, NULL);
  options.previous = before;
  after = build (&history, more_pairs, &options);

  g_assert_cmpuint (vt_affinity_map_get_n_nodes (after), ==, 9);
  for (guint32 product = MUG; product <= HOE; product++)
    {
      const VtMapNode *was = node_of (before, product), *is = node_of (after, product);

      g_assert_cmpfloat (hypot (is->x - was->x, is->y - was->y), <, 1.0);
    }
  scene = vt_affinity_map_get_scene (after);
  for (guint32 i = 0; i < scene->n_nodes; i++)
    for (guint32 j = 0; j < i; j++)
      {
        const VtMapNode *a = &scene->nodes[i], *b = &scene->nodes[j];

        g_assert_cmpfloat (hypot (a->x - b->x, a->y - b->y), >=, a->radius + b->radius);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autofree char *path = g_strdup_printf ("/mining/order/%s", rows[k].name);

      g_test_add_data_func (path, &rows[k], test_row);
    }
  g_test_add_func ("/mining/period", test_period);
  g_test_add_func ("/mining/skipped-orders", test_skipped_orders);
  g_test_add_func ("/mining/hidden-products", test_hidden_products);
  g_test_add_func ("/mining/min-together", test_min_together);
  g_test_add_func ("/mining/cancel", test_cancel);
  g_test_add_func ("/mining/map", test_map);
  g_test_add_func ("/mining/places-carried-over", test_places_carried_over);
  return g_test_run ();
}
