/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What orders say about sets of products, against counting by hand. */

#include "shop-fixture.h"

#include "vt-evidence.h"

#define N_ITEMS 6

/* Orders as lines of items, one order a row of letters: "ac" has items 0 and 2. */
static VtBaskets *
make_baskets (guint32 n_items, const char *const *rows)
{
  g_autoptr (GArray) first_line = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) line_item = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  VtBasketSource source = {.n_items = n_items};
  VtBaskets     *baskets;

  for (; *rows != NULL; rows++)
    {
      g_array_append_val (first_line, line_item->len);
      for (const char *p = *rows; *p != '\0'; p++)
        {
          guint32 item = *p - 'a';

          g_array_append_val (line_item, item);
        }
    }
  source.n_orders = first_line->len;
  g_array_append_val (first_line, line_item->len);
  source.first_line = (const guint32 *) (gpointer) first_line->data;
  source.line_item = (const guint32 *) (gpointer) line_item->data;
  baskets = vt_baskets_new (&source, NULL, &error);
  g_assert_no_error (error);
  return baskets;
}

static VtEvidence
compute (VtBaskets *baskets, const guint32 *products, guint n_products)
{
  g_autoptr (GError) error = NULL;
  VtEvidence evidence;

  g_assert_true (
      vt_evidence_compute (baskets, NULL, products, n_products, &evidence, NULL, &error));
  g_assert_no_error (error);
  return evidence;
}

/* Ten orders: a in 5, b in 4, both in 3, all of a, b and c in 2. */
static const char *const ten_orders[] = {"ab",  "abc", "abc", "a", "ad", "be",
                                         "cde", "de",  "e",   "d", NULL};

static void
test_pair (void)
{
  g_autoptr (VtBaskets) baskets = make_baskets (N_ITEMS, ten_orders);
  guint32    products[] = {0, 1};
  VtEvidence evidence = compute (baskets, products, 2);

  g_assert_cmpuint (evidence.n_baskets, ==, 10);
  g_assert_cmpuint (evidence.n_all, ==, 3);
  g_assert_cmpfloat_with_epsilon (evidence.support, 0.3, 1e-12);
  /* Three of the four with b have a; only three of the five with a have b. */
  g_assert_cmpuint (evidence.split, ==, 0);
  g_assert_cmpuint (evidence.n_rest, ==, 4);
  g_assert_cmpfloat_with_epsilon (evidence.attach, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (evidence.lift, 1.5, 1e-12);
  g_assert_cmpint (evidence.sold_minor, ==, VT_MONEY_UNKNOWN);
}

static void
test_triple (void)
{
  g_autoptr (VtBaskets) baskets = make_baskets (N_ITEMS, ten_orders);
  guint32    products[] = {0, 1, 2};
  VtEvidence evidence = compute (baskets, products, 3);

  /* c with {a, b}: 2·10/(3·3) = 2.2; a with {b, c}: 2·10/(2·5) = 2; b with {a, c}: 2·10/(2·4)
   * = 2.5. */
  g_assert_cmpuint (evidence.n_all, ==, 2);
  g_assert_cmpuint (evidence.split, ==, 1);
  g_assert_cmpuint (evidence.n_rest, ==, 2);
  g_assert_cmpfloat_with_epsilon (evidence.attach, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (evidence.lift, 2.5, 1e-12);
}

static void
test_never (void)
{
  g_autoptr (VtBaskets) baskets = make_baskets (N_ITEMS, ten_orders);
  guint32    products[] = {0, 5};
  VtEvidence evidence = compute (baskets, products, 2);

  g_assert_cmpuint (evidence.n_all, ==, 0);
  g_assert_cmpfloat (evidence.support, ==, 0);
  g_assert_cmpfloat (evidence.lift, ==, 0);
}

/* Against counting set by set, whatever the orders. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (VtBaskets) baskets = NULL;
      guint32    products[] = {0, 1, 2, 3};
      guint      n_products = g_rand_int_range (rand, 2, 5);
      guint32    n_all = 0;
      VtEvidence evidence;

      for (guint i = 0; i < 50; i++)
        {
          GString *row = g_string_new (NULL);
          gboolean all = TRUE;

          for (guint item = 0; item < N_ITEMS; item++)
            if (g_rand_boolean (rand))
              g_string_append_c (row, 'a' + item);
            else if (item < n_products)
              all = FALSE;
          n_all += all;
          g_ptr_array_add (rows, g_string_free (row, FALSE));
        }
      g_ptr_array_add (rows, NULL);
      baskets = make_baskets (N_ITEMS, (const char *const *) rows->pdata);
      evidence = compute (baskets, products, n_products);
      g_assert_cmpuint (evidence.n_all, ==, n_all);
      g_assert_cmpuint (evidence.n_rest, >=, n_all);
      g_assert_cmpfloat_with_epsilon (evidence.lift,
                                      evidence.attach * baskets->n_baskets /
                                          baskets->item_count[products[evidence.split]],
                                      1e-9);
    }
}

static void
test_cancel (void)
{
  g_autoptr (VtBaskets) baskets = make_baskets (N_ITEMS, ten_orders);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  guint32    products[] = {0, 1};
  VtEvidence evidence;

  vt_job_cancel (job);
  g_assert_false (vt_evidence_compute (baskets, NULL, products, 2, &evidence, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- what was paid ---- */

static void
test_paid (void)
{
  g_autoptr (Shop) shop = shop_new ();
  guint32 cam = shop_index (shop, "CAM");
  guint32 box = shop_index (shop, "CASE");
  guint32 card = shop_index (shop, "CARD");

  /* Both at 100 + 21; both at 100 + 20, twice named; one alone; both returned. */
  const guint32 first_line[] = {0, 2, 5, 6, 8};
  const guint32 line_product[] = {cam, box, box, cam, box, cam, cam, box};
  const gint32  line_quantity[] = {1, 5, 1, 1, 2, 1, -1, -1};
  const gint64  line_price[] = {100, 21, 20, 100, 90, 70, 100, 20};
  const guint8  flags[] = {0, 0, 0, VT_ORDER_RETURN};
  VtOrders      orders = {
           .catalog = shop->catalog,
           .n_orders = 4,
           .n_lines = 8,
           .order_first_line = first_line,
           .order_flags = flags,
           .line_product = line_product,
           .line_quantity = line_quantity,
           .line_price_minor = line_price,
  };
  VtBasketSource source = {
      .n_orders = 4,
      .first_line = first_line,
      .line_item = line_product,
      .line_quantity = line_quantity,
      .skip_order = flags,
      .n_items = vt_catalog_get_n_products (shop->catalog),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (VtBaskets) baskets = vt_baskets_new (&source, NULL, &error);
  guint32          pair[] = {cam, box};
  guint32          never[] = {cam, card};
  VtEvidence       evidence;
  g_autofree char *text = NULL;
  g_autofree char *never_text = NULL;

  g_assert_no_error (error);
  g_assert_true (vt_evidence_compute (baskets, &orders, pair, 2, &evidence, NULL, &error));
  g_assert_cmpuint (evidence.n_all, ==, 2);
  /* 121 and 120: the half is rounded up. */
  g_assert_cmpint (evidence.sold_minor, ==, 121);
  text = vt_evidence_to_text (&evidence, shop->catalog, pair);
  g_assert_cmpstr (text, ==,
                   "2 of 3 orders have both. 100 % of the orders with “Camera case” also have "
                   "“Camera”, which is no more than by chance.");

  g_assert_true (vt_evidence_compute (baskets, &orders, never, 2, &evidence, NULL, &error));
  g_assert_cmpint (evidence.sold_minor, ==, VT_MONEY_UNKNOWN);
  never_text = vt_evidence_to_text (&evidence, shop->catalog, never);
  g_assert_cmpstr (never_text, ==, "No order has both yet.");
}

/* ---- in words ---- */

typedef struct
{
  const char *name;
  VtEvidence  evidence;
  const char *text;
} TextCase;

static const TextCase text_cases[] = {
    {"pair",
     {.n_products = 2, .n_baskets = 1204, .n_all = 12, .split = 1, .attach = 0.414, .lift = 3.84},
     "12 of 1,204 orders have both. 41 % of the orders with “Camera” also have “Camera case”, 3.8 "
     "times more often than by chance."},
    {"pair-one-order",
     {.n_products = 2, .n_baskets = 1204, .n_all = 1, .split = 0, .attach = 0.004, .lift = 2},
     "1 of 1,204 orders has both. 0.4 % of the orders with “Camera case” also have “Camera”, 2.0 "
     "times more often than by chance."},
    {"three",
     {.n_products = 3, .n_baskets = 1204, .n_all = 12, .split = 2, .attach = 0.5, .lift = 7},
     "12 of 1,204 orders already have all three. 50 % of the orders with the others also have "
     "“Memory card”, 7.0 times more often than by chance."},
    {"four",
     {.n_products = 4, .n_baskets = 10, .n_all = 2, .split = 0, .attach = 0.5, .lift = 7},
     "2 of 10 orders already have all of them. 50 % of the orders with the others also have "
     "“Camera”, 7.0 times more often than by chance."},
    {"never", {.n_products = 3, .n_baskets = 10}, "No order has all of them yet."},
};

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  guint32          products[] = {shop_index (shop, "CAM"), shop_index (shop, "CASE"),
                                 shop_index (shop, "CARD"), shop_index (shop, "TRIPOD")};
  g_autofree char *text = vt_evidence_to_text (&c->evidence, shop->catalog, products);

  g_assert_cmpstr (text, ==, c->text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/evidence/pair", test_pair);
  g_test_add_func ("/offers/evidence/triple", test_triple);
  g_test_add_func ("/offers/evidence/never", test_never);
  g_test_add_func ("/offers/evidence/random", test_random);
  g_test_add_func ("/offers/evidence/cancel", test_cancel);
  g_test_add_func ("/offers/evidence/paid", test_paid);
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/evidence/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }
  return g_test_run ();
}
