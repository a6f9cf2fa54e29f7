/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a cart: what a storefront says of them, and what it changes. */

#include "shop-fixture.h"

#include "vt-document.h"
#include "vt-preview.h"

/* ---- as text: what is read is what is written again ---- */

static const struct
{
  const char *name;
  const char *json; /* but for currency and lines */
} whole_cases[] = {
    {"nobody", ""},
    {"place", "\"locale\":\"de\",\"placement\":\"checkout\""},
    {"time", "\"now\":\"2026-11-24T12:00:00Z\""},
    {"channel", "\"channel\":\"shop\""},
    {"coupons", "\"coupons\":[\"SPRING\",\"a b\"]"},
    {"declined", "\"declined\":[\"CAM\"]"},
    {"no-budget", "\"budget\":0"},
    {"segments", "\"customer\":{\"segments\":[\"loyal\",\"new\"]}"},
    {"first-order", "\"customer\":{\"orders\":[]}"},
    {"orders", "\"customer\":{\"orders\":[{\"at\":\"2026-11-01T00:00:00Z\"},"
               "{\"at\":\"2026-11-02T00:00:00Z\",\"skus\":[\"CAM\",\"CAM\"]}]}"},
    {"shipping", "\"shipping\":{\"method\":\"express\",\"price\":995}"},
    {"shipping-price", "\"shipping\":{\"price\":0}"},
};

/* In canonical form. */
static char *
make_json (const char *said)
{
  g_autofree char *json =
      g_strdup_printf ("{%s%s\"currency\":\"GBP\",\"lines\":[{\"quantity\":1,\"sku\":\"CAM\","
                       "\"unit_price\":50000}]}",
                       said, *said != '\0' ? "," : "");
  g_autoptr (JsonNode) root = vt_document_parse (json, -1, NULL);

  return vt_document_to_text (root, NULL);
}

static void
test_whole (gconstpointer data)
{
  const char *said = whole_cases[GPOINTER_TO_SIZE (data)].json;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = make_json (said);
  g_autoptr (VtCart) cart = vt_cart_from_json (json, &error);
  g_autoptr (VtCart) copy = NULL;
  g_autoptr (VtCart) other = vt_cart_new ();
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  copy = vt_cart_copy (cart);
  g_assert_true (vt_cart_equal (cart, copy));
  written = vt_cart_to_json (copy, shop->catalog, &shop->currency, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpint (vt_shopper_equal (copy->shopper, other->shopper), ==, *said == '\0');
}

static const struct
{
  const char *name;
  const char *json;
  const char *mention;
} refused_cases[] = {
    {"no-time", "\"now\":\"noon\"", "noon"},
    {"empty-coupon", "\"coupons\":[\"\"]", "coupons"},
    {"coupon-number", "\"coupons\":[1]", "coupons"},
    {"budget-below-0", "\"budget\":-1", "budget"},
    {"customer-unknown", "\"customer\":{\"name\":\"Ann\"}", "name"},
    {"order-without-time", "\"customer\":{\"orders\":[{}]}", "at"},
    {"order-unknown", "\"customer\":{\"orders\":[{\"at\":\"2026-11-01T00:00:00Z\",\"sum\":1}]}",
     "sum"},
    {"shipping-without-price", "\"shipping\":{\"method\":\"a\"}", "price"},
};

static void
test_refused (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *json = make_json (refused_cases[i].json);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_from_json (json, &error);

  g_assert_null (cart);
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, refused_cases[i].mention));
}

/* ---- what it changes ---- */

/* A tenth off the camera, where @terms hold. What is due for it, as so and so. */
static const struct
{
  const char *name;
  const char *terms;
  const char *shopper;
  gint64      due_minor;
} price_cases[] = {
    {"coupon", "'coupon':'SPRING'", "\"coupons\":[\"SPRING\"]", 45000},
    {"other-coupon", "'coupon':'SPRING'", "\"coupons\":[\"AUTUMN\"]", 50000},
    {"segment", "'audience':{'segment':'loyal'}", "\"customer\":{\"segments\":[\"loyal\"]}", 45000},
    {"no-segment", "'audience':{'segment':'loyal'}", "", 50000},
    {"first-order", "'when':{'first_order':true}", "\"customer\":{\"orders\":[]}", 45000},
    {"orders-unknown", "'when':{'first_order':true}", "", 50000},
    {"bought", "'when':{'bought':{'skus':['CARD'],'days':30}}",
     "\"now\":\"2026-11-24T12:00:00Z\",\"customer\":{\"orders\":[{\"at\":\"2026-11-20T12:00:00Z\","
     "\"skus\":[\"CARD\"]}]}",
     45000},
    {"bought-long-ago", "'when':{'bought':{'skus':['CARD'],'days':30}}",
     "\"now\":\"2026-11-24T12:00:00Z\",\"customer\":{\"orders\":[{\"at\":\"2026-01-20T12:00:00Z\","
     "\"skus\":[\"CARD\"]}]}",
     50000},
    {"open", "'schedule':{'from':'2026-11-24T00:00:00Z'}", "\"now\":\"2026-11-24T12:00:00Z\"",
     45000},
    {"not-yet-open", "'schedule':{'from':'2026-11-24T00:00:00Z'}",
     "\"now\":\"2026-11-23T12:00:00Z\"", 50000},
    {"channel", "'channels':['app']", "\"channel\":\"app\"", 45000},
};

static void
test_price (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autofree char *terms = g_strdup_printf (
      "'select':{'skus':['CAM']},'reward':{'percent':'10'},%s", price_cases[i].terms);
  g_autofree char *json = make_json (price_cases[i].shopper);
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", g_strdelimit (terms, "'", '"'));
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_from_json (json, &error);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtPreview) preview = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (offers, offer);
  pack = vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "shopper", 1, &error);
  g_assert_no_error (error);
  preview =
      vt_preview_evaluate_for (pack, cart, cart->shopper, shop->catalog, &shop->currency, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vt_preview_get_totals (preview)->due, ==, price_cases[i].due_minor);
}

/* ---- lines ---- */

/* The lines of a cart: "2 CAM", "1 CARD delivery 3", "1 CASE for TRIPOD". */
static char *
tell_lines (const VtCart *cart)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = cart->lines->pdata[i];

      g_string_append_printf (text, "%s%d %s", i > 0 ? ", " : "", (int) line->quantity, line->sku);
      if (line->delivery > 0)
        g_string_append_printf (text, " delivery %d", (int) line->delivery);
      if (line->instead_of != NULL)
        g_string_append_printf (text, " for %s", line->instead_of);
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (const VtCart *cart, const char *expected)
{
  g_autofree char *told = tell_lines (cart);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_lines (void)
{
  g_autoptr (VtCart) cart = vt_cart_new ();
  VtCartLine line = {(char *) "CAM", 2, 1, NULL};

  vt_cart_set (cart, "CAM", 1);
  g_assert_true (vt_cart_add_line (cart, &line));
  assert_lines (cart, "1 CAM, 2 CAM delivery 1");
  g_assert_cmpint (vt_cart_get (cart, "CAM"), ==, 1);
  g_assert_true (vt_cart_add_line (cart, &line));
  assert_lines (cart, "1 CAM, 4 CAM delivery 1");

  /* Bought once like the first, it is one line with it. */
  line = *(const VtCartLine *) cart->lines->pdata[1];
  line.delivery = 0;
  g_assert_true (vt_cart_change_line (cart, 1, &line));
  assert_lines (cart, "5 CAM");

  line = (VtCartLine){(char *) "CASE", 5, 0, (char *) "CAM"};
  g_assert_true (vt_cart_change_line (cart, 0, &line));
  assert_lines (cart, "5 CASE for CAM");
  g_assert_true (vt_cart_has (cart, "case"));
  g_assert_false (vt_cart_has (cart, "CAM"));
  g_assert_cmpint (vt_cart_get (cart, "CASE"), ==, 0);

  line = (VtCartLine){(char *) "CASE", VT_CART_MAX_QUANTITY, 0, NULL};
  g_assert_true (vt_cart_add_line (cart, &line));
  line = *(const VtCartLine *) cart->lines->pdata[0];
  line.instead_of = NULL;
  g_assert_false (vt_cart_change_line (cart, 0, &line));
  assert_lines (cart, "5 CASE for CAM, 9999 CASE");
  g_assert_true (vt_cart_change_line (cart, 1, NULL));
  assert_lines (cart, "5 CASE for CAM");
}

static void
test_words (void)
{
  g_autoptr (VtShopper) shopper = vt_shopper_new ();

  vt_shopper_set_word (shopper->coupons, "A", TRUE);
  vt_shopper_set_word (shopper->coupons, "B", TRUE);
  vt_shopper_set_word (shopper->coupons, "A", TRUE);
  g_assert_cmpuint (shopper->coupons->len, ==, 2);
  vt_shopper_set_word (shopper->coupons, "A", FALSE);
  vt_shopper_set_word (shopper->coupons, "C", FALSE);
  g_assert_cmpuint (shopper->coupons->len, ==, 1);
  g_assert_true (vt_shopper_has_word (shopper->coupons, "B"));
  g_assert_false (vt_shopper_is_anybody (shopper));
  vt_shopper_set_word (shopper->coupons, "B", FALSE);
  vt_shopper_set_text (&shopper->placement, "checkout");
  g_assert_true (vt_shopper_is_anybody (shopper));
  vt_shopper_set_now (shopper);
  g_assert_false (vt_shopper_is_anybody (shopper));
}

#define ADD_CASES(table, path, func)                                                               \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *name = g_strconcat (path, table[i].name, NULL);                             \
                                                                                                   \
      g_test_add_data_func (name, GSIZE_TO_POINTER (i), func);                                     \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES (whole_cases, "/preview/shopper/whole/", test_whole);
  ADD_CASES (refused_cases, "/preview/shopper/refused/", test_refused);
  ADD_CASES (price_cases, "/preview/shopper/price/", test_price);
  g_test_add_func ("/preview/shopper/words", test_words);
  g_test_add_func ("/preview/cart/lines", test_lines);
  return g_test_run ();
}
