/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products on the map that were expanded or pinned, and how the workspace keeps pins. */

#include "map-shop.h"

#include "vt-map-places.h"

#include <math.h>

static void
count_settling (VtAffinityMap *map, gpointer user_data)
{
  g_assert_cmpuint (vt_affinity_map_get_n_nodes (map), >, 0);
  g_assert_true (isfinite (vt_affinity_map_get_scene (map)->nodes[0].x));
  ++*(guint *) user_data;
}

/* A map of few links: one more product brings its strongest, and nothing else goes. */
static void
test_expanded (void)
{
  Shop                 shop;
  VtAffinityMapOptions options = shop_options_for_all ();
  const guint32        expanded[] = {15};
  g_autoptr (VtAffinityMap) few = NULL;
  g_autoptr (VtAffinityMap) more = NULL;
  guint n_settling = 0;

  shop_open (&shop);
  options.links.max_links = 4;
  few = shop_build (&shop, &options);
  options.expanded = expanded;
  options.n_expanded = 1;
  options.settling = count_settling;
  options.settling_data = &n_settling;
  more = shop_build (&shop, &options);
  g_assert_cmpuint (vt_affinity_map_get_n_links (few), <=, 4);
  g_assert_cmpuint (n_settling, >, 0);
  for (guint32 l = 0; l < vt_affinity_map_get_n_links (few); l++)
    {
      g_assert_cmpuint (vt_affinity_map_get_node (more, vt_affinity_map_get_pair (few, l)->item_a),
                        !=, VT_MAP_NONE);
      g_assert_cmpuint (vt_affinity_map_get_node (more, vt_affinity_map_get_pair (few, l)->item_b),
                        !=, VT_MAP_NONE);
    }
  for (gsize k = 0; k < shop.pairs->n_pairs; k++)
    {
      const VtPair *pair = &shop.pairs->pairs[k];

      if ((pair->item_a == 15 || pair->item_b == 15) && pair->lift >= 1.01)
        g_assert_cmpuint (
            vt_affinity_map_get_node (more, pair->item_a == 15 ? pair->item_b : pair->item_a), !=,
            VT_MAP_NONE);
    }
  shop_close (&shop);
}

/* Pinned products are where they were pinned, on a new map and on one that follows another. */
static void
test_pins (void)
{
  Shop                 shop;
  VtAffinityMapOptions options = shop_options_for_all ();
  const VtMapPin       pins[] = {{2, {40, -3}}, {9, {-12, 25}}};
  g_autoptr (VtAffinityMap) before = NULL;

  shop_open (&shop);
  before = vt_affinity_map_ref (shop.map);
  options.pins = pins;
  options.n_pins = G_N_ELEMENTS (pins);
  for (int round = 0; round < 2; round++)
    {
      options.previous = round == 1 ? before : NULL;
      vt_affinity_map_unref (shop.map);
      shop.map = shop_build (&shop, &options);
      for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
        {
          const VtMapNode *node =
              &vt_affinity_map_get_scene (shop.map)
                   ->nodes[vt_affinity_map_get_node (shop.map, pins[i].product)];

          g_assert_cmpfloat (node->x, ==, pins[i].place.x);
          g_assert_cmpfloat (node->y, ==, pins[i].place.y);
        }
    }
  shop_close (&shop);
}

static gboolean
pin_two (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_map_places_pin (database, data, 2, error);
}

static gboolean
unpin_first (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_map_places_unpin (database, &((VtMapPlace *) data)->product_id, 1, error);
}

static gboolean
delete_product (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_database_exec (database, "DELETE FROM product WHERE id = 5", error);
}

static gboolean
load_places (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_clear_pointer ((GArray **) data, g_array_unref);
  *(GArray **) data = vt_map_places_load (database, error);
  return *(GArray **) data != NULL;
}

/* Pins are kept in the file and are steps of undo. */
static void
test_places_kept (void)
{
  Shop       shop;
  VtMapPlace places[] = {{3, 1.5, -2}, {5, 0, 7}};
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  shop_open (&shop);
  g_assert_true (vt_workspace_edit (shop.workspace, "Pin", NULL, pin_two, places, NULL, &error));
  places[0].x = 9;
  g_assert_true (vt_workspace_edit (shop.workspace, "Move", NULL, pin_two, places, NULL, &error));
  vt_workspace_read (shop.workspace, load_places, &kept, NULL, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpfloat (g_array_index (kept, VtMapPlace, 0).x, ==, 9);
  g_assert_true (
      vt_workspace_edit (shop.workspace, "Unpin", NULL, unpin_first, places, NULL, &error));
  vt_workspace_read (shop.workspace, load_places, &kept, NULL, &error);
  g_assert_cmpuint (kept->len, ==, 1);
  for (int k = 0; k < 2; k++)
    {
      vt_workspace_undo (shop.workspace, NULL, &error);
      g_assert_no_error (error);
    }
  vt_workspace_read (shop.workspace, load_places, &kept, NULL, &error);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpfloat (g_array_index (kept, VtMapPlace, 0).x, ==, 1.5);
  g_assert_cmpint (g_array_index (kept, VtMapPlace, 1).product_id, ==, 5);

  /* A pin goes with its product and comes back with it, to and fro. */
  g_assert_true (
      vt_workspace_edit (shop.workspace, "Delete", NULL, delete_product, NULL, NULL, &error));
  for (int k = 0; k < 2; k++)
    {
      vt_workspace_read (shop.workspace, load_places, &kept, NULL, &error);
      g_assert_cmpuint (kept->len, ==, 1);
      vt_workspace_undo (shop.workspace, NULL, &error);
      g_assert_no_error (error);
      vt_workspace_read (shop.workspace, load_places, &kept, NULL, &error);
      g_assert_cmpuint (kept->len, ==, 2);
      vt_workspace_redo (shop.workspace, NULL, &error);
      g_assert_no_error (error);
    }
  shop_close (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-pins/expanded", test_expanded);
  g_test_add_func ("/map-pins/pinned", test_pins);
  g_test_add_func ("/map-pins/kept", test_places_kept);
  return g_test_run ();
}
