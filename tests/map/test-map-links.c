/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs become links: the strongest, and what ties the map together. */

#include "vt-map-links.h"

/* Pairs made by hand, of so many items each, with a cosine and no doubt about them. */
typedef struct
{
  guint32 item_a;
  guint32 item_b;
  double  cosine;
} HandPair;

typedef struct
{
  const char *name;
  guint32     n_items;
  HandPair    pairs[16]; /* by item_a, then item_b; a cosine of 0 ends them */
  guint32     max_links;
  guint32     max_links_per_item;
  const char *expected; /* strongest first, as "ab" for a = 0, b = 1 */
} Row;

static const Row rows[] = {
    {"none", 4, {{0}}, 10, 8, ""},
    {"strongest-first", 4, {{0, 1, 0.3}, {0, 2, 0.9}, {1, 2, 0.6}}, 10, 8, "ac bc ab"},
    {"half-choose-items", 6, {{0, 1, 0.9}, {2, 3, 0.8}, {4, 5, 0.2}}, 4, 8, "ab cd"},
    /* Two pairs and a weak tie: the tie comes before the stronger link within. */
    {"bridge",
     5,
     {{0, 1, 0.9}, {0, 2, 0.7}, {0, 3, 0.1}, {1, 2, 0.8}, {3, 4, 0.95}},
     6,
     8,
     "de ab bc ac ad"},
    {"bridge-before-more",
     5,
     {{0, 1, 0.9}, {0, 2, 0.7}, {0, 3, 0.1}, {1, 2, 0.8}, {3, 4, 0.95}},
     4,
     8,
     "de ab ad"},
    {"no-room-for-all",
     5,
     {{0, 1, 0.9}, {0, 2, 0.7}, {0, 3, 0.1}, {1, 2, 0.8}, {3, 4, 0.95}},
     5,
     8,
     "de ab bc ac ad"},
    /* The hub keeps its two strongest, and what holds the rest to it. */
    {"hub", 5, {{0, 1, 0.9}, {0, 2, 0.8}, {0, 3, 0.7}, {0, 4, 0.6}}, 10, 2, "ab ac"},
    {"bridge-beyond-the-bound", 4, {{0, 1, 0.9}, {0, 2, 0.3}, {2, 3, 0.8}}, 10, 1, "ab cd ac"},
    {"ends-asked-for", 4, {{0, 1, 0.9}, {0, 2, 0.8}, {0, 3, 0.7}}, 1, 8, "ab"},
};

static VtPairs *
make_pairs (const Row *row)
{
  guint32             first[2] = {0, row->n_items};
  g_autofree guint32 *items = g_new (guint32, row->n_items);
  g_autofree VtPair  *pairs = g_new0 (VtPair, G_N_ELEMENTS (row->pairs));
  VtBasketSource      source = {
           .n_orders = 1, .first_line = first, .line_item = items, .n_items = row->n_items};
  VtPairs *self = g_new0 (VtPairs, 1);

  for (guint32 i = 0; i < row->n_items; i++)
    items[i] = i;
  self->baskets = vt_baskets_new (&source, NULL, NULL);
  for (; row->pairs[self->n_pairs].cosine > 0; self->n_pairs++)
    pairs[self->n_pairs] = (VtPair){.item_a = row->pairs[self->n_pairs].item_a,
                                    .item_b = row->pairs[self->n_pairs].item_b,
                                    .n_together = 50,
                                    .cosine = row->pairs[self->n_pairs].cosine,
                                    .lift = 5};
  self->pairs = g_steal_pointer (&pairs);
  return self;
}

static void
free_pairs (VtPairs *pairs)
{
  vt_baskets_unref (pairs->baskets);
  g_free ((VtPair *) pairs->pairs);
  g_free (pairs);
}

static void
test_row (gconstpointer data)
{
  const Row       *row = data;
  VtPairs         *pairs = make_pairs (row);
  VtMapLinkOptions options = VT_MAP_LINK_OPTIONS_DEFAULT;
  g_autoptr (GArray) links = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  options.max_links = row->max_links;
  options.max_links_per_item = row->max_links_per_item;
  links = vt_map_links_choose (pairs, &options);
  for (guint k = 0; k < links->len; k++)
    {
      const VtPair *pair = &pairs->pairs[g_array_index (links, gsize, k)];

      g_string_append_printf (text, "%s%c%c", k > 0 ? " " : "", 'a' + (int) pair->item_a,
                              'a' + (int) pair->item_b);
    }
  g_assert_cmpstr (text->str, ==, row->expected);
  free_pairs (pairs);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autofree char *path = g_strdup_printf ("/links/%s", rows[k].name);

      g_test_add_data_func (path, &rows[k], test_row);
    }
  return g_test_run ();
}
