/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of orders: as values and as sentences. What they let pass is checked against SQL by
 * tests/map/filtered.py. */

#include "vt-order-filter.h"

static char *
tell (VtOrderFilter filter)
{
  return vt_order_filter_to_text (&filter, NULL);
}

#define EXPECT(filter, text)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *expect_told = tell (filter);                                                  \
    g_assert_cmpstr (expect_told, ==, text);                                                       \
  }                                                                                                \
  G_STMT_END

static void
test_words (void)
{
  char *photo[] = {(char *) "Photo > Cameras", (char *) "Phones", NULL};
  char *none[] = {NULL};

  EXPECT (((VtOrderFilter) VT_ORDER_FILTER_INIT), "All orders");
  EXPECT (((VtOrderFilter){VT_DAY_NONE, VT_DAY_NONE, NULL, none, 0, 0}), "All orders");
  EXPECT (((VtOrderFilter){0, VT_DAY_NONE, NULL, NULL, 0, 0}), "from 1 January 1970 on");
  EXPECT (((VtOrderFilter){VT_DAY_NONE, 30, NULL, NULL, 0, 0}), "until 31 January 1970");
  EXPECT (((VtOrderFilter){0, 30, (char *) "loyal", photo, 2, 5}),
          "1 January 1970 to 31 January 1970, only customers of “loyal”, orders of 2 to 5 "
          "products, only products of Photo › Cameras, Phones");
  EXPECT (((VtOrderFilter){VT_DAY_NONE, VT_DAY_NONE, NULL, NULL, 3, 0}),
          "orders of 3 products or more");
  EXPECT (((VtOrderFilter){VT_DAY_NONE, VT_DAY_NONE, NULL, NULL, 0, 3}),
          "orders of at most 3 products");
}

static void
test_equality (void)
{
  char               *photo[] = {(char *) "Photo", NULL};
  char               *none[] = {NULL};
  const VtOrderFilter everything = VT_ORDER_FILTER_INIT;
  const VtOrderFilter others[] = {
      {0, VT_DAY_NONE, NULL, NULL, 0, 0},
      {VT_DAY_NONE, 0, NULL, NULL, 0, 0},
      {VT_DAY_NONE, VT_DAY_NONE, (char *) "a", NULL, 0, 0},
      {VT_DAY_NONE, VT_DAY_NONE, NULL, photo, 0, 0},
      {VT_DAY_NONE, VT_DAY_NONE, NULL, NULL, 1, 0},
      {VT_DAY_NONE, VT_DAY_NONE, NULL, NULL, 0, 1},
  };

  g_assert_true (vt_order_filter_is_empty (&everything));
  g_assert_true (
      vt_order_filter_is_empty (&(VtOrderFilter){VT_DAY_NONE, VT_DAY_NONE, NULL, none, 0, 0}));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (VtOrderFilter) copy = VT_ORDER_FILTER_INIT;

      g_assert_false (vt_order_filter_is_empty (&others[i]));
      vt_order_filter_copy (&others[i], &copy);
      for (gsize j = 0; j < G_N_ELEMENTS (others); j++)
        g_assert_true (vt_order_filter_equal (&copy, &others[j]) == (i == j));
    }
}

static void
test_tidy (void)
{
  static const char *const paths[][2] = {
      {"Photo>Cameras", "Photo > Cameras"},
      {" Photo  >  Cameras ", "Photo > Cameras"},
      {"Photo >> ", "Photo"},
      {" > ", ""},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *tidy = vt_category_path_tidy (paths[i][0]);

      g_assert_cmpstr (tidy, ==, paths[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segments/order-filter/words", test_words);
  g_test_add_func ("/segments/order-filter/equality", test_equality);
  g_test_add_func ("/segments/order-filter/tidy", test_tidy);
  return g_test_run ();
}
