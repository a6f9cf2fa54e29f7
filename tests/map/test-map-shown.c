/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of the map, and what its marks, sizes and widths say. */

#include "map-shop.h"

#include "vt-map-shown.h"

#include <math.h>

static const VtCurrency eur = {"EUR", 2};

static VtMapShown *
show (Shop *shop, const VtMapLook *look, const VtMapPart *part)
{
  const VtMapLook plain = VT_MAP_LOOK_DEFAULT;

  return vt_map_shown_new (shop->map, shop->catalog, &eur, look != NULL ? look : &plain, part);
}

static const VtMapKeyEntry *
entry_at (VtMapShown *shown, guint i)
{
  const VtMapKey *key = vt_map_shown_get_key (shown);

  g_assert_cmpuint (i, <, key->entries->len);
  return &g_array_index (key->entries, VtMapKeyEntry, i);
}

/* ---- which part ---- */

/* Whatever is hidden, what is shown keeps its place and its pair, and links lead to what is shown.
 */
static void
test_hidden (void)
{
  Shop          shop;
  const guint32 hidden[] = {0, 7, 13};
  VtMapPart     part = VT_MAP_PART_ALL;
  g_autoptr (VtMapShown) shown = NULL;
  const VtMapScene *scene, *whole;

  shop_open (&shop);
  part.hidden = hidden;
  part.n_hidden = G_N_ELEMENTS (hidden);
  shown = show (&shop, NULL, &part);
  scene = vt_map_shown_get_scene (shown);
  whole = vt_affinity_map_get_scene (shop.map);
  g_assert_cmpuint (scene->n_nodes, ==, N_ITEMS - 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (vt_map_shown_get_node (shown, hidden[i]), ==, VT_MAP_NONE);
  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      guint32 product = vt_map_shown_get_product (shown, i);
      guint32 before = vt_affinity_map_get_node (shop.map, product);

      g_assert_cmpuint (vt_map_shown_get_node (shown, product), ==, i);
      g_assert_cmpfloat (scene->nodes[i].x, ==, whole->nodes[before].x);
    }
  for (guint32 e = 0; e < scene->n_edges; e++)
    {
      const VtPair *pair = vt_map_shown_get_pair (shown, e);

      g_assert_cmpuint (vt_map_shown_get_product (shown, scene->edges[e].a), ==, pair->item_a);
      g_assert_cmpuint (vt_map_shown_get_product (shown, scene->edges[e].b), ==, pair->item_b);
    }
  shop_close (&shop);
}

/* So many links away from a product, as counting steps over the whole map finds it. */
static void
test_surroundings (void)
{
  Shop              shop;
  const VtMapScene *whole;

  shop_open (&shop);
  whole = vt_affinity_map_get_scene (shop.map);
  for (guint steps = 1; steps <= 4; steps++)
    {
      VtMapPart part = {NULL, 0, 3, steps};
      g_autoptr (VtMapShown) shown = show (&shop, NULL, &part);
      guint32 distance[N_ITEMS];

      for (guint32 i = 0; i < N_ITEMS; i++)
        distance[i] = i == vt_affinity_map_get_node (shop.map, 3) ? 0 : 1000;
      for (guint round = 0; round < N_ITEMS; round++)
        for (guint32 e = 0; e < whole->n_edges; e++)
          {
            guint32 a = whole->edges[e].a, b = whole->edges[e].b;

            distance[a] = MIN (distance[a], distance[b] + 1);
            distance[b] = MIN (distance[b], distance[a] + 1);
          }
      for (guint32 i = 0; i < N_ITEMS; i++)
        g_assert_cmpint (vt_map_shown_get_node (shown, vt_affinity_map_get_product (shop.map, i)) !=
                             VT_MAP_NONE,
                         ==, distance[i] <= steps);
    }
  shop_close (&shop);
}

/* ---- how it looks ---- */

static void
test_categories (void)
{
  Shop      shop;
  VtMapLook look = VT_MAP_LOOK_DEFAULT;
  g_autoptr (VtMapShown) shown = NULL;
  g_autoptr (GArray) photo = NULL;

  shop_open (&shop);
  look.colour = VT_MAP_COLOUR_CATEGORY;
  shown = show (&shop, &look, NULL);
  g_assert_cmpint (vt_map_shown_get_scene (shown)->colouring, ==, VT_MAP_COLOURING_GROUPS);
  g_assert_cmpuint (vt_map_shown_get_key (shown)->entries->len, ==, 3);
  g_assert_cmpstr (entry_at (shown, 0)->name, ==, "Photo");
  g_assert_cmpuint (entry_at (shown, 0)->n_products, ==, 2 * A_CLUSTER);
  g_assert_cmpstr (entry_at (shown, 1)->name, ==, "Phones");
  g_assert_cmpstr (entry_at (shown, 2)->name, ==, "No category");
  photo = vt_map_shown_get_products_of_mark (shown, entry_at (shown, 0)->mark);
  g_assert_cmpuint (photo->len, ==, 2 * A_CLUSTER);
  for (guint i = 0; i < photo->len; i++)
    g_assert_cmpint (g_array_index (photo, guint32, i) / A_CLUSTER % 3, ==, 0);
  shop_close (&shop);
}

/* Every product is in the band that its price or margin says, and what is not known in none. */
static void
test_bands (void)
{
  Shop      shop;
  VtMapLook look = VT_MAP_LOOK_DEFAULT;
  g_autoptr (VtMapShown) margins = NULL;
  g_autoptr (VtMapShown) prices = NULL;
  guint n_products = 0;

  shop_open (&shop);
  look.colour = VT_MAP_COLOUR_MARGIN;
  margins = show (&shop, &look, NULL);
  look.colour = VT_MAP_COLOUR_PRICE;
  prices = show (&shop, &look, NULL);
  g_assert_cmpint (vt_map_shown_get_scene (prices)->colouring, ==, VT_MAP_COLOURING_BANDS);
  for (guint32 i = 0; i < N_ITEMS; i++)
    {
      gboolean known = vt_map_shown_get_product (margins, i) % 5 != 4;

      g_assert_cmpuint (vt_map_shown_get_scene (margins)->marks[i], ==,
                        known ? 3 : VT_MAP_BAND_UNKNOWN);
      g_assert_cmpint (vt_map_shown_get_scene (prices)->marks[i] == VT_MAP_BAND_UNKNOWN, ==,
                       !known);
      for (guint32 j = 0; j < N_ITEMS && known; j++)
        if (vt_map_shown_get_product (prices, j) % 5 != 4 &&
            vt_map_shown_get_product (prices, j) > vt_map_shown_get_product (prices, i))
          g_assert_cmpuint (vt_map_shown_get_scene (prices)->marks[i], <=,
                            vt_map_shown_get_scene (prices)->marks[j]);
    }
  g_assert_cmpuint (vt_map_shown_get_key (margins)->entries->len, ==, 2);
  g_assert_cmpstr (entry_at (margins, 0)->name, ==, "40 to 55 %");
  g_assert_cmpstr (entry_at (margins, 1)->name, ==, "No cost known");
  g_assert_cmpuint (vt_map_shown_get_key (prices)->entries->len, >=, 4);
  for (guint i = 0; i < vt_map_shown_get_key (prices)->entries->len; i++)
    n_products += entry_at (prices, i)->n_products;
  g_assert_cmpuint (n_products, ==, N_ITEMS);
  shop_close (&shop);
}

/* The larger the value, the larger the node; whichever size is shown, nodes do not overlap, and the
 * sizes of the legend are on the same scale. */
static void
test_sizes (void)
{
  Shop                 shop;
  gint64               units[N_ITEMS], revenue[N_ITEMS];
  VtMapFacts           facts = {N_ITEMS, units, revenue};
  VtAffinityMapOptions options = shop_options_for_all ();

  shop_open (&shop);
  for (int i = 0; i < N_ITEMS; i++)
    {
      units[i] = 10 + 7 * i;
      revenue[i] = 100000 - 4900 * i;
    }
  options.facts = &facts;
  vt_affinity_map_unref (shop.map);
  shop.map = shop_build (&shop, &options);
  for (guint size = 0; size < VT_MAP_N_SIZES; size++)
    {
      VtMapLook look = VT_MAP_LOOK_DEFAULT;
      g_autoptr (VtMapShown) shown = NULL;
      const VtMapScene *scene;
      const VtMapKey   *key;

      look.size = (VtMapSize) size;
      shown = show (&shop, &look, NULL);
      scene = vt_map_shown_get_scene (shown);
      key = vt_map_shown_get_key (shown);
      for (guint32 i = 0; i < N_ITEMS; i++)
        for (guint32 j = 0; j < i; j++)
          {
            double way = hypot (scene->nodes[i].x - scene->nodes[j].x,
                                scene->nodes[i].y - scene->nodes[j].y);

            g_assert_cmpfloat (way, >, scene->nodes[i].radius + scene->nodes[j].radius);
            if (scene->nodes[i].importance > scene->nodes[j].importance)
              g_assert_cmpfloat (scene->nodes[i].radius, >, scene->nodes[j].radius);
          }
      g_assert_cmpfloat (key->sizes[0], <=, vt_affinity_map_get_most (shop.map, look.size));
      g_assert_cmpfloat (key->sizes[0] * 2.51, >, vt_affinity_map_get_most (shop.map, look.size));
      g_assert_cmpfloat (key->radii[0], >, key->radii[1]);
    }
  g_assert_cmpfloat (vt_affinity_map_get_value (shop.map, vt_affinity_map_get_node (shop.map, 3),
                                                VT_MAP_SIZE_UNITS),
                     ==, 31);
  shop_close (&shop);
}

/* Width by one measure and colour by another: each in the order of its measure. */
static void
test_links (void)
{
  Shop      shop;
  VtMapLook look = VT_MAP_LOOK_DEFAULT;
  g_autoptr (VtMapShown) shown = NULL;
  const VtMapScene *scene;

  shop_open (&shop);
  look.width = VT_MAP_MEASURE_LIFT;
  look.tints_links = TRUE;
  look.tint = VT_MAP_MEASURE_TOGETHER;
  shown = show (&shop, &look, NULL);
  scene = vt_map_shown_get_scene (shown);
  for (guint32 e = 0; e < scene->n_edges; e++)
    for (guint32 f = 0; f < scene->n_edges; f++)
      {
        const VtPair *a = vt_map_shown_get_pair (shown, e), *b = vt_map_shown_get_pair (shown, f);

        g_assert_true (scene->edges[e].band >= 1 && scene->edges[e].band <= VT_MAP_N_BANDS);
        if (vt_map_measure_of_pair (a, VT_MAP_MEASURE_LIFT) >
            vt_map_measure_of_pair (b, VT_MAP_MEASURE_LIFT))
          g_assert_cmpfloat (scene->edges[e].strength, >, scene->edges[f].strength);
        if (a->n_together > b->n_together)
          g_assert_cmpuint (scene->edges[e].band, >=, scene->edges[f].band);
      }
  shop_close (&shop);
}

/* Who buys a part has the first of its cluster, which most who have that did not buy the part with.
 */
static void
test_directions (void)
{
  static const struct
  {
    double         ab;
    double         ba;
    VtMapDirection direction;
  } rows[] = {{0.9, 0.5, VT_MAP_DIRECTION_TO_B},  {0.2, 0.5, VT_MAP_DIRECTION_TO_A},
              {0.5, 0.45, VT_MAP_DIRECTION_BOTH}, {0.14, 0.01, VT_MAP_DIRECTION_BOTH},
              {0.16, 0.1, VT_MAP_DIRECTION_TO_B}, {0.149, 0.09, VT_MAP_DIRECTION_BOTH}};
  Shop shop;
  g_autoptr (VtMapShown) shown = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VtPair pair = {.confidence_ab = rows[i].ab, .confidence_ba = rows[i].ba};

      g_assert_cmpint (vt_map_direction_of_pair (&pair), ==, rows[i].direction);
    }
  shop_open (&shop);
  shown = show (&shop, NULL, NULL);
  for (guint32 e = 0; e < vt_map_shown_get_scene (shown)->n_edges; e++)
    {
      const VtPair *pair = vt_map_shown_get_pair (shown, e);

      if (pair->item_a % A_CLUSTER != 0 || pair->item_b / A_CLUSTER != pair->item_a / A_CLUSTER)
        continue;
      g_assert_cmpint (vt_map_shown_get_scene (shown)->edges[e].direction, ==,
                       VT_MAP_DIRECTION_TO_A);
      n++;
    }
  g_assert_cmpuint (n, >=, N_CLUSTERS);
  g_assert_cmpuint (vt_map_shown_get_key (shown)->n_arrows, >=, n);
  shop_close (&shop);
}

static void
test_words (void)
{
  for (guint k = 0; k < VT_MAP_N_COLOURS; k++)
    {
      VtMapColour colour;

      g_assert_true (vt_map_colour_from_word (vt_map_colour_to_word ((VtMapColour) k), &colour));
      g_assert_cmpuint (colour, ==, k);
    }
  for (guint k = 0; k < VT_MAP_N_SIZES; k++)
    {
      VtMapSize size;

      g_assert_true (vt_map_size_from_word (vt_map_size_to_word ((VtMapSize) k), &size));
      g_assert_cmpuint (size, ==, k);
    }
  for (guint k = 0; k < VT_MAP_N_MEASURES; k++)
    {
      VtMapMeasure measure;

      g_assert_true (
          vt_map_measure_from_word (vt_map_measure_to_word ((VtMapMeasure) k), &measure));
      g_assert_cmpuint (measure, ==, k);
      g_assert_false (vt_map_measure_from_word ("colour", &measure));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-shown/hidden", test_hidden);
  g_test_add_func ("/map-shown/surroundings", test_surroundings);
  g_test_add_func ("/map-shown/categories", test_categories);
  g_test_add_func ("/map-shown/bands", test_bands);
  g_test_add_func ("/map-shown/sizes", test_sizes);
  g_test_add_func ("/map-shown/links", test_links);
  g_test_add_func ("/map-shown/directions", test_directions);
  g_test_add_func ("/map-shown/words", test_words);
  return g_test_run ();
}
