/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as data holds up against what products may be called; that programs read it back is
 * read-back.py's to see. */

#include "vt-map-data.h"

#include "vt-catalog.h"
#include "vt-workspace.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define N_PRODUCTS 4

static const VtCurrency eur = {"EUR", 2};

typedef struct
{
  char          *folder;  /* (owned) */
  VtCatalog     *catalog; /* (owned) */
  VtAffinityMap *map;     /* (owned) */
} Shop;

static gboolean
insert_products (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (
      database,
      "INSERT INTO product (sku, title, category, origin, price_minor, cost_minor) VALUES "
      "('=1+1', '<b>&\"\x01\n', 'A > B', 'hand', 1250, NULL), ('B', 'Plain', '', 'hand', NULL, 5), "
      "('C', 'Ünï', '', 'hand', 1, 0), ('D', 'D', '', 'hand', 9007199254740991, 0)",
      error);
}

static gboolean
load_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  *(VtCatalog **) data = vt_catalog_load (database, job, error);
  return *(VtCatalog **) data != NULL;
}

static void
shop_open (Shop *shop)
{
  /* Twice all four, thrice the first two, and others apart. */
  static const guint32 first_line[] = {0, 4, 8, 10, 12, 14, 15, 16, 17, 18};
  static const guint32 line_item[] = {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 0, 1, 0, 1, 2, 3, 2, 3};
  VtBasketSource       source = {9, first_line, line_item, NULL, NULL, N_PRODUCTS, NULL, 0};
  VtAffinityMapOptions options = VT_AFFINITY_MAP_OPTIONS_DEFAULT;
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, NULL);
  g_autoptr (VtPairs) pairs = vt_pairs_mine (baskets, &(VtPairOptions){1, 1}, NULL, NULL);
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  shop->folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  path = g_build_filename (shop->folder, "shop.vitrine", NULL);
  workspace = vt_workspace_create (path, "Shop", &eur, &error);
  g_assert_no_error (error);
  vt_workspace_edit (workspace, "Fill", NULL, insert_products, NULL, NULL, &error);
  vt_workspace_read (workspace, load_catalog, &shop->catalog, NULL, &error);
  g_assert_no_error (error);
  options.links.max_q = 1;
  options.links.min_lift = 1;
  options.min_island = 0;
  shop->map = vt_affinity_map_build (pairs, shop->catalog, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (shop->map), ==, N_PRODUCTS);
  vt_workspace_close (workspace, NULL);
  g_unlink (path);
}

static void
shop_close (Shop *shop)
{
  vt_affinity_map_unref (shop->map);
  vt_catalog_unref (shop->catalog);
  g_rmdir (shop->folder);
  g_free (shop->folder);
}

static void
test_xml_is_text (gconstpointer data)
{
  Shop shop = {0};
  g_autoptr (GString) text = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  static const GMarkupParser parser = {0};
  g_autoptr (GError) error = NULL;

  shop_open (&shop);
  text =
      vt_map_data_write (shop.map, shop.catalog, &eur, (VtMapDataFormat) GPOINTER_TO_UINT (data));
  context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_markup_parse_context_parse (context, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text->str, "&lt;b&gt;&amp;&quot;\xEF\xBF\xBD&#10;"));
  g_assert_null (strstr (text->str, "<b>"));
  g_assert_nonnull (strstr (text->str, "90071992547409.91"));
  shop_close (&shop);
}

static void
test_json (void)
{
  Shop shop = {0};
  g_autoptr (GString) text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *nodes;
  guint      n_known = 0;

  shop_open (&shop);
  text = vt_map_data_write (shop.map, shop.catalog, &eur, VT_MAP_DATA_JSON);
  json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  nodes =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "nodes");
  g_assert_cmpuint (json_array_get_length (nodes), ==, N_PRODUCTS);
  for (guint i = 0; i < N_PRODUCTS; i++)
    {
      JsonObject *node = json_array_get_object_element (nodes, i);
      const char *sku = json_object_get_string_member (node, "sku");
      gint64      community = json_object_get_int_member (node, "community");

      g_assert_cmpstr (json_object_get_string_member (node, "community_name"), ==,
                       vt_affinity_map_get_community_name (shop.map, (guint32) community));

      n_known += json_object_has_member (node, "price");
      if (g_str_equal (sku, "=1+1"))
        {
          g_assert_cmpstr (json_object_get_string_member (node, "title"), ==, "<b>&\"\x01\n");
          g_assert_cmpfloat (json_object_get_double_member (node, "price"), ==, 12.5);
          g_assert_false (json_object_has_member (node, "cost"));
          g_assert_cmpint (json_object_get_int_member (node, "orders"), ==, 5);
        }
    }
  g_assert_cmpuint (n_known, ==, 3);
  shop_close (&shop);
}

static void
test_csv_has_no_formula (void)
{
  Shop shop = {0};
  g_autoptr (GString) text = NULL;

  shop_open (&shop);
  text = vt_map_data_write (shop.map, shop.catalog, &eur, VT_MAP_DATA_CSV);
  g_assert_true (g_str_has_prefix (text->str, "Source,Target,Type,"));
  g_assert_nonnull (strstr (text->str, "\"'=1+1\""));
  g_assert_nonnull (strstr (text->str, "\"<b>&\"\"\x01\n\""));
  shop_close (&shop);
}

static const struct
{
  const char     *path;
  gboolean        known;
  VtMapDataFormat format;
} endings[] = {
    {"a.graphml", TRUE, VT_MAP_DATA_GRAPHML},
    {"a.b.GEXF", TRUE, VT_MAP_DATA_GEXF},
    {"/x/y.json", TRUE, VT_MAP_DATA_JSON},
    {"ü.csv", TRUE, VT_MAP_DATA_CSV},
    {"a.xml", FALSE, VT_MAP_DATA_CSV},
    {"graphml", FALSE, VT_MAP_DATA_CSV},
    {"", FALSE, VT_MAP_DATA_CSV},
};

static void
test_ending (gconstpointer data)
{
  gsize           i = GPOINTER_TO_SIZE (data);
  VtMapDataFormat format = VT_MAP_DATA_GRAPHML;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (vt_map_data_format_from_path (endings[i].path, &format, &error), ==,
                   endings[i].known);
  if (endings[i].known)
    g_assert_cmpint (format, ==, endings[i].format);
  else
    g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_folder_that_is_not_there (void)
{
  Shop shop = {0};
  g_autoptr (GError) error = NULL;

  shop_open (&shop);
  g_assert_false (vt_map_data_export (shop.map, shop.catalog, &eur, VT_MAP_DATA_JSON,
                                      "/nowhere/at/all.json", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  shop_close (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/map-data/graphml-is-text", GUINT_TO_POINTER (VT_MAP_DATA_GRAPHML),
                        test_xml_is_text);
  g_test_add_data_func ("/map-data/gexf-is-text", GUINT_TO_POINTER (VT_MAP_DATA_GEXF),
                        test_xml_is_text);
  g_test_add_func ("/map-data/json", test_json);
  g_test_add_func ("/map-data/csv-has-no-formula", test_csv_has_no_formula);
  g_test_add_func ("/map-data/folder-that-is-not-there", test_folder_that_is_not_there);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/map-data/ending/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_ending);
    }
  return g_test_run ();
}
