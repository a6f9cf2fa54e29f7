/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What customers buy again, what they come back for, and what plans cover: against plain loops. */

#include "history-fixture.h"

#include "vt-coverage.h"
#include "vt-repeat.h"
#include "vt-return.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static gboolean
order_has (History *history, guint32 order, guint32 product)
{
  const VtOrders *orders = history->orders;

  for (guint32 l = orders->order_first_line[order]; l < orders->order_first_line[order + 1]; l++)
    if (orders->line_product[l] == product && orders->line_quantity[l] > 0 &&
        orders->order_flags[order] == 0)
      return TRUE;
  return FALSE;
}

static gboolean
order_has_role (History *history, guint32 order, const VtRoles *roles, guint role)
{
  for (guint32 p = 0; p < roles->n_products; p++)
    if (vt_roles_has (roles, p, role) && order_has (history, order, p))
      return TRUE;
  return FALSE;
}

/* ---- again ---- */

static void
test_repeats_hand (void)
{
  static const HistoryOrder orders[] = {
      {0, 1, 0, "CAM CAM"},
      {9, 2, 0, "CASE"},
      {10, 1, 0, "CAM"},
      {30, 1, 0, "CAM"},
      {31, 2, VT_ORDER_RETURN, "CASE*-1"},
      {40, 0, 0, "CAM CASE"},
      {50, 2, 0, "CAM"},
  };
  static const guint32 deliveries[] = {1, 1, 0, 2, 3, 0, 0, 0, 0};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autoptr (VtRepeats) repeats = NULL;

  vt_roles_add (roles);
  vt_roles_add_sku (roles, 0, "CAM");
  vt_roles_add_sku (roles, 0, "CASE");
  repeats = vt_repeats_new (roles, 0, history->orders);
  g_assert_cmpuint (repeats->n_buyers, ==, 3);
  g_assert_cmpuint (repeats->n_again, ==, 1);
  g_assert_cmpuint (repeats->n_guest_orders, ==, 1);
  g_assert_cmpuint (repeats->days->len, ==, 2);
  g_assert_cmpint (vt_repeats_median_days (repeats), ==, 10);
  g_assert_cmpmem (repeats->line_delivery, sizeof deliveries, deliveries, sizeof deliveries);
}

static void
test_repeats_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new_random (shop, rand, 400);
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autoptr (VtRepeats) repeats = NULL;
  guint64 n_buyers = 0, n_again = 0;
  gint64  n_days = 0, sum_days = 0, sum = 0;

  vt_roles_add (roles);
  for (guint32 p = 0; p < roles->n_products; p += 2)
    vt_roles_add_product (roles, 0, p);
  roles->masks[shop_index (shop, "POST")] = 0;
  repeats = vt_repeats_new (roles, 0, history->orders);
  for (guint32 customer = 1; customer < 12; customer++)
    for (guint32 p = 0; p < roles->n_products; p++)
      {
        guint  n = 0;
        gint64 last_us = 0;

        for (guint32 o = 0; o < history->orders->n_orders && vt_roles_has (roles, p, 0); o++)
          {
            if (history->orders->order_customer[o] != customer || !order_has (history, o, p))
              continue;
            if (n++ > 0)
              {
                n_days++;
                sum_days += (history->orders->order_time_us[o] - last_us) / DAY_US;
              }
            last_us = history->orders->order_time_us[o];
          }
        n_buyers += n > 0;
        n_again += n > 1;
      }
  g_assert_cmpuint (repeats->n_buyers, ==, n_buyers);
  g_assert_cmpuint (repeats->n_again, ==, n_again);
  g_assert_cmpuint (repeats->days->len, ==, n_days);
  for (guint i = 0; i < repeats->days->len; i++)
    sum += g_array_index (repeats->days, gint64, i);
  g_assert_cmpint (sum, ==, sum_days);
}

/* ---- later ---- */

static void
test_returns_hand (void)
{
  static const HistoryOrder orders[] = {
      {0, 1, 0, "CAM"},      /* comes back for it after 20 days */
      {1, 2, 0, "CAM CARD"}, /* takes it at once */
      {2, 3, 0, "CARD"},     /* had it before */
      {3, 4, 0, "CAM"},      /* never */
      {4, 5, 0, "CAM"},      /* comes back for something else */
      {5, 3, 0, "CAM"},
      {6, 0, 0, "CAM"},
      {20, 1, 0, "CARD"},
      {21, 1, 0, "CARD"},
      {22, 5, 0, "TRIPOD"},
      {23, 2, 0, "CARD"},
      {24, 6, 0, "CAM"},
      {24, 6, 0, "CARD"}, /* at the same moment */
      {30, 4, VT_ORDER_RETURN, "CAM*-1"},
  };
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new (shop, orders, G_N_ELEMENTS (orders));
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autoptr (VtReturns) returns = NULL;

  vt_roles_add (roles);
  vt_roles_add (roles);
  vt_roles_add_sku (roles, VT_RETURN_AFTER, "CAM");
  vt_roles_add_sku (roles, VT_RETURN_WANTED, "CARD");
  returns = vt_returns_new (roles, history->orders);
  g_assert_cmpuint (returns->n_buyers, ==, 6);
  g_assert_cmpuint (returns->n_at_once, ==, 3);
  g_assert_cmpuint (returns->n_wanted, ==, 1);
  g_assert_cmpuint (returns->n_back, ==, 3);
  g_assert_cmpuint (returns->n_guest_orders, ==, 1);
  g_assert_cmpuint (returns->days->len, ==, 1);
  g_assert_cmpint (g_array_index (returns->days, gint64, 0), ==, 20);
  g_assert_cmpuint (returns->back_days->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (returns->back_days, gint64, i), ==, 18 + 2 * i);
}

#define AFTER "\"after\":{\"skus\":[\"CAM\"]}"

static const struct
{
  const char *terms;
  const char *wanted;
} role_cases[] = {
    {"{" AFTER ",\"without\":{\"skus\":[\"CARD\"]},\"steps\":[{\"items\":[\"CASE\"]}]}", "CARD"},
    {"{" AFTER ",\"steps\":[{\"items\":[\"CASE\"]},{},{\"items\":[\"TRIPOD\"]}]}", "CASE TRIPOD"},
    {"{" AFTER "}", ""},
    {"{" AFTER ",\"steps\":[1,{\"items\":\"CASE\"}]}", ""},
};

/* What stops it is wanted; what it reminds of only where nothing does. */
static void
test_return_roles (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (guint i = 0; i < G_N_ELEMENTS (role_cases); i++)
    {
      g_autoptr (JsonNode) terms = json_from_string (role_cases[i].terms, NULL);
      g_autoptr (VtRoles) roles = vt_return_roles_new (json_node_get_object (terms), shop->catalog);
      g_auto (GStrv) wanted = g_strsplit (role_cases[i].wanted, " ", 0);

      g_assert_cmpuint (vt_roles_count (roles, VT_RETURN_AFTER), ==, 1);
      g_assert_true (vt_roles_has (roles, shop_index (shop, "CAM"), VT_RETURN_AFTER));
      g_assert_cmpuint (vt_roles_count (roles, VT_RETURN_WANTED), ==, g_strv_length (wanted));
      for (guint k = 0; wanted[k] != NULL; k++)
        g_assert_true (vt_roles_has (roles, shop_index (shop, wanted[k]), VT_RETURN_WANTED));
    }
}

static void
test_returns_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (History) history = history_new_random (shop, rand, 300);
  const VtOrders *orders = history->orders;
  g_autoptr (VtRoles) roles = vt_roles_new (shop->catalog);
  g_autoptr (VtReturns) returns = NULL;
  guint64 n_buyers = 0, n_at_once = 0, n_wanted = 0, n_back = 0;

  vt_roles_add (roles);
  vt_roles_add (roles);
  vt_roles_add_sku (roles, VT_RETURN_AFTER, "CAM");
  vt_roles_add_sku (roles, VT_RETURN_WANTED, "LOSS");
  returns = vt_returns_new (roles, history->orders);
  for (guint32 customer = 1; customer < 12; customer++)
    {
      gint64   bought_us = G_MAXINT64;
      gboolean at_once = FALSE, wanted = FALSE, back = FALSE;

      for (guint32 o = 0; o < orders->n_orders; o++)
        if (orders->order_customer[o] == customer &&
            order_has_role (history, o, roles, VT_RETURN_AFTER))
          bought_us = MIN (bought_us, orders->order_time_us[o]);
      for (guint32 o = 0; o < orders->n_orders && bought_us != G_MAXINT64; o++)
        {
          gboolean is_later = orders->order_time_us[o] > bought_us;

          if (orders->order_customer[o] != customer || orders->order_flags[o] != 0)
            continue;
          back = back || is_later;
          if (!order_has_role (history, o, roles, VT_RETURN_WANTED))
            continue;
          at_once = at_once || !is_later;
          wanted = wanted || is_later;
        }
      n_buyers += bought_us != G_MAXINT64;
      n_at_once += at_once;
      n_wanted += wanted && !at_once;
      n_back += back;
    }
  g_assert_cmpuint (returns->n_buyers, ==, n_buyers);
  g_assert_cmpuint (returns->n_at_once, ==, n_at_once);
  g_assert_cmpuint (returns->n_wanted, ==, n_wanted);
  g_assert_cmpuint (returns->n_back, ==, n_back);
  g_assert_cmpuint (returns->days->len, ==, n_wanted);
}

/* ---- plans ---- */

#define PLANS                                                                                      \
  "\"select\":{\"skus\":[\"CAM\",\"CASE\",\"TRIPOD\",\"CARD\"]},\"plans\":["                       \
  "{\"sku\":\"MARKUP\",\"term_months\":12,\"price\":{\"from\":2000,\"to\":9999},\"fixed\":100},"   \
  "{\"sku\":\"LINES\",\"term_months\":24,\"price\":{\"from\":5000},\"fixed\":100},"                \
  "{\"sku\":\"GONE\",\"term_months\":36,\"fixed\":100}]"

typedef struct
{
  const char *path;
  const char *lines;
  gint64      n_units;
  gint64      n_plans[2];
} CoverCase;

static const CoverCase cover_cases[] = {
    {"/evidence/coverage/none", "POST LOSS", 0, {0, 0}},
    {"/evidence/coverage/one", "CASE MARKUP", 1, {1, 0}},
    {"/evidence/coverage/more-plans", "CASE MARKUP*3", 1, {1, 0}},
    {"/evidence/coverage/more-units", "CASE*3 MARKUP*2", 3, {2, 0}},
    {"/evidence/coverage/other-band", "CAM MARKUP", 1, {0, 0}},
    {"/evidence/coverage/below-any", "CARD@1999 MARKUP", 0, {0, 0}},
    /* The first plan takes the dearest that is left, also where the other needs it. */
    {"/evidence/coverage/greedy", "CASE CASE@6000 MARKUP LINES", 2, {1, 0}},
    {"/evidence/coverage/both", "CASE CAM MARKUP LINES*2", 2, {1, 1}},
    {"/evidence/coverage/returned", "CASE*-1 MARKUP", 0, {0, 0}},
};

static void
test_coverage (gconstpointer data)
{
  const CoverCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  HistoryOrder order = {0, 1, 0, c->lines};
  g_autoptr (History) history = history_new (shop, &order, 1);
  g_autoptr (VtOffer) offer = shop_make_kind ("protection", PLANS);
  g_autoptr (VtCoverage) coverage = vt_coverage_new (offer, shop->catalog);
  gint64 n_units;
  gint64 n_plans[VT_COVERAGE_MAX_PLANS];

  g_assert_cmpuint (coverage->n_plans, ==, 2);
  g_assert_cmpuint (coverage->n_selected, ==, 4);
  g_assert_cmpuint (coverage->n_covered, ==, 3);
  vt_coverage_count_order (coverage, history->orders, 0, &n_units, n_plans);
  g_assert_cmpint (n_units, ==, c->n_units);
  g_assert_cmpint (n_plans[0], ==, c->n_plans[0]);
  g_assert_cmpint (n_plans[1], ==, c->n_plans[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/repeats/hand", test_repeats_hand);
  g_test_add_func ("/evidence/repeats/random", test_repeats_random);
  g_test_add_func ("/evidence/returns/hand", test_returns_hand);
  g_test_add_func ("/evidence/returns/roles", test_return_roles);
  g_test_add_func ("/evidence/returns/random", test_returns_random);
  for (gsize i = 0; i < G_N_ELEMENTS (cover_cases); i++)
    g_test_add_data_func (cover_cases[i].path, &cover_cases[i], test_coverage);
  return g_test_run ();
}
