/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What communities are called, from made up categories. */

#include "vt-community-names.h"

#include <locale.h>

#define MAX_MEMBERS 12
#define MAX_COMMUNITIES 3

typedef struct
{
  const char       *name;
  VtCommunityMember members[MAX_MEMBERS]; /* up to the first without a title */
  guint32           n_communities;
  const char       *expected[MAX_COMMUNITIES];
} NameRow;

/* A community far from the others, so that nothing is shared by nearly all. */
#define OTHERS(c)                                                                                  \
  {c, "Tea", "Earl Grey", 1}, { c, "Tea", "Assam", 1 }

static const NameRow name_rows[] = {
    {"deepest",
     {{0, "Photo > Bags", "Bag", 1},
      {0, "Photo > Bags", "Sack", 1},
      {0, "Photo > Film", "F", 1},
      OTHERS (1)},
     2,
     {"Bags", "Tea"}},
    {"shallower-where-deeper-has-no-more-than-half",
     {{0, "Photo > Bags", "Bag", 1}, {0, "Photo > Film", "F", 1}, OTHERS (1)},
     2,
     {"Photo", "Tea"}},
    {"however-paths-are-written",
     {{0, "Photo/Bags", "Bag", 1},
      {0, "Photo|Bags", "B", 1},
      {0, " Photo >Bags ", "C", 1},
      OTHERS (1)},
     2,
     {"Bags", "Tea"}},
    {"products-without-the-value-are-not-most",
     {{0, "Photo > Bags", "Bag", 1},
      {0, "Photo > Bags", "Sack", 1},
      {0, "Photo > Film", "F", 9},
      OTHERS (1)},
     2,
     {"Photo", "Tea"}},
    {"value-without-the-products-is-not-most",
     {{0, "Photo > Bags", "Bag", 9},
      {0, "Photo > Film", "F", 1},
      {0, "Photo > Film", "G", 1},
      OTHERS (1)},
     2,
     {"Photo", "Tea"}},
    {"value-unknown",
     {{0, "Photo > Bags", "Bag", 0}, {0, "Photo > Bags", "B", 0}, {0, "Wood", "C", 0}, OTHERS (1)},
     2,
     {"Bags", "Tea"}},
    {"two",
     {{0, "Photo > Bags", "Bag", 3},
      {0, "Photo > Bags", "B", 3},
      {0, "Wood", "C", 2},
      {0, "Wood", "D", 2},
      {0, "Iron", "E", 1},
      OTHERS (1)},
     2,
     {"Bags and Wood", "Tea"}},
    {"no-two-have-most",
     {{0, "A", "One", 1},
      {0, "A", "Two", 1},
      {0, "B", "Three", 1},
      {0, "B", "Four", 1},
      {0, "C", "Five", 1},
      {0, "C", "Six", 1},
      {0, "D", "Seven", 9},
      {0, "E", "Eight", 9},
      OTHERS (1)},
     2,
     {"Seven", "Tea"}},
    {"no-category", {{0, "", "Mug", 1}, {0, "", "Plate", 2}, OTHERS (1)}, 2, {"Plate", "Tea"}},
    {"last-part-of-several",
     {{0, "Photo > Accessories", "Bag", 1},
      {0, "Photo > Accessories", "B", 1},
      {1, "Phones > Accessories", "Case", 1},
      {1, "Phones > Accessories", "D", 1}},
     2,
     {"Photo › Accessories", "Phones › Accessories"}},
    {"shared-by-all-is-passed-over",
     {{0, "Shop > Photo", "Bag", 1},
      {0, "Shop > Bikes", "B", 1},
      {0, "Shop > Wood", "Cord", 2},
      {1, "Shop > Tea", "Earl Grey", 1},
      {1, "Shop > Tea", "D", 1}},
     2,
     {"Cord", "Tea"}},
    {"shared-by-all-of-one", {{0, "Shop > Tea", "Assam", 1}}, 1, {"Tea"}},
    {"called-alike",
     {{0, "Photo", "Bag", 1},
      {0, "Photo", "B", 9},
      {1, "Photo", "Case", 7},
      {1, "Photo", "D", 1},
      {2, "Tea", "Assam", 1}},
     3,
     {"Photo: B", "Photo: Case", "Tea"}},
    {"without-members", {{1, "Tea", "Assam", 1}, {1, "Beer", "Ale", 2}}, 2, {"", "Ale"}},
    {"none", {{0, NULL, NULL, 0}}, 0, {NULL}},
    {"abbreviation", {{0, "TV", "Screen", 1}}, 1, {"TV"}},
};

static void
test_names (gconstpointer data)
{
  const NameRow *row = data;
  guint32        n = 0;
  g_autoptr (GPtrArray) names = NULL;

  while (n < MAX_MEMBERS && row->members[n].title != NULL)
    n++;
  names = vt_community_names_new (row->members, n, row->n_communities);
  g_assert_cmpuint (names->len, ==, row->n_communities);
  for (guint32 c = 0; c < names->len; c++)
    g_assert_cmpstr (names->pdata[c], ==, row->expected[c]);
}

/* Long words from outside fit a legend, whichever way the name is made. */
static void
test_short_enough (void)
{
  static const char long_word[] = "Fotografisches und mehr noch als das, was man so braucht";
  static const char other_word[] = "Kaffeemaschinen, Muehlen und Zubehoer aller Art und Weise";
  const VtCommunityMember members[] = {
      {0, long_word, other_word, 1},  {0, long_word, other_word, 1}, {1, long_word, long_word, 1},
      {1, other_word, long_word, 1},  {1, long_word, long_word, 1},  {1, other_word, long_word, 1},
      {2, other_word, other_word, 1}, {3, other_word, long_word, 1},
  };
  g_autoptr (GPtrArray) names = vt_community_names_new (members, G_N_ELEMENTS (members), 4);

  for (guint c = 0; c < names->len; c++)
    {
      g_assert_cmpint (g_utf8_strlen (names->pdata[c], -1), >, 8);
      g_assert_cmpint (g_utf8_strlen (names->pdata[c], -1), <=, 42);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (name_rows); k++)
    {
      g_autofree char *path = g_strdup_printf ("/community-names/%s", name_rows[k].name);

      g_test_add_data_func (path, &name_rows[k], test_names);
    }
  g_test_add_func ("/community-names/short-enough", test_short_enough);
  return g_test_run ();
}
