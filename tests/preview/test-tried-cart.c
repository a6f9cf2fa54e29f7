/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small carts under one offer alone. */

#include "shop-fixture.h"

#include "vt-error.h"
#include "vt-tried-cart.h"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *cart;
  const char *told; /* "SKU×quantity list net …, list due, days: amount …" */
  const char *sentence;
} TriedCase;

static const TriedCase tried_cases[] = {
    {"add-on", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"max\":1,\"options\":["
     "{\"sku\":\"CARD\",\"price\":1000},{\"sku\":\"CASE\",\"price\":1500}]}]",
     "CAM CARD CASE", "CAM×1 50000 50000 CARD×1 1999 1000 CASE×1 2500 2500 = 54499 53500",
     "Applied once: £9.99 off."},
    /* Never offered to anybody now, and a draft: tried all the same. */
    {"cross-sell", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}],\"reward\":{\"percent\":"
     "\"10\"},"
     "\"schedule\":{\"until\":\"2000-01-01T00:00:00Z\"},\"coupon\":\"C\"",
     "CAM CASE*2", "CAM×1 50000 50000 CASE×2 5000 4750 = 55000 54750", "Applied once: £2.50 off."},
    {"group-lacks", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"min\":1,\"options\":["
     "{\"sku\":\"CARD\",\"price\":1000}]}]",
     "CAM", "CAM×1 50000 50000 = 50000 50000",
     "Needs 1 more of “Memory card”. Suggested to the shopper."},
    {"instalments", "downsell",
     "\"placements\":[\"checkout\"],\"instalments\":{\"n\":3,\"fee\":101,\"first_days\":30,"
     "\"every_days\":14}",
     "CAM", "CAM×1 50000 50000 = 50000 50000, 30: 16701 44: 16700 58: 16700",
     "Suggested to the shopper."},
    {"instalments-too-little", "downsell",
     "\"from\":60000,\"instalments\":{\"n\":3,\"every_days\":14}", "CAM",
     "CAM×1 50000 50000 = 50000 50000", "Needs £100.00 more in the cart."},
};

static char *
describe (const VtTriedCart *tried)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < tried->lines->len; i++)
    {
      const VtTriedLine *line = tried->lines->pdata[i];

      g_string_append_printf (told, "%s×%d %d %d ", line->sku, (int) line->quantity,
                              (int) line->list_minor, (int) line->net_minor);
    }
  g_string_append_printf (told, "= %d %d", (int) tried->list_minor, (int) tried->due_minor);
  for (guint i = 0; i < tried->payments->len; i++)
    {
      const VrPayment *payment = &g_array_index (tried->payments, VrPayment, i);

      g_string_append_printf (told, "%s %d: %d", i == 0 ? "," : "", (int) payment->days,
                              (int) payment->amount);
    }
  return g_string_free (told, FALSE);
}

static VtCart *
make_cart (const char *words)
{
  g_autoptr (VtOffer) parts = shop_make_offer ("", words, VT_REWARD_PERCENT, 1);

  return vt_cart_from_offer (parts);
}

static void
test_tried (gconstpointer data)
{
  const TriedCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtCart) cart = make_cart (c->cart);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtTriedCart) tried = NULL;
  g_autofree char *told = NULL;
  gint64           sum_minor = 0;

  offer->state = VT_OFFER_DRAFT;
  tried = vt_tried_cart_new (offer, cart, shop->catalog, &shop->currency, &error);
  g_assert_no_error (error);
  told = describe (tried);
  g_assert_cmpstr (told, ==, c->told);
  g_assert_cmpstr (tried->sentence, ==, c->sentence);
  g_assert_cmpint (tried->is_applied, ==, g_str_has_prefix (c->sentence, "Applied"));
  for (guint i = 0; i < tried->payments->len; i++)
    sum_minor += g_array_index (tried->payments, VrPayment, i).amount;
  if (tried->payments->len > 0)
    g_assert_cmpint (sum_minor, ==, tried->due_minor + tried->fee_minor);
}

static void
test_find (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"10\"}");
  g_autoptr (VtCart) cart = make_cart ("CAM CARD*2");
  g_autoptr (VtTriedCart) tried =
      vt_tried_cart_new (offer, cart, shop->catalog, &shop->currency, NULL);

  g_assert_cmpint (vt_tried_cart_find (tried, "card")->net_minor, ==, 3598);
  g_assert_null (vt_tried_cart_find (tried, "CASE"));
}

static void
test_refused (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) half = shop_make_kind ("cross_sell", "\"anchor\":{\"skus\":[\"CAM\"]}");
  g_autoptr (VtOffer) whole = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"10\"}");
  g_autoptr (VtCart) cart = make_cart ("CAM");
  g_autoptr (VtCart) unknown = make_cart ("NOWHERE");
  g_autoptr (GError) error = NULL;

  g_assert_null (vt_tried_cart_new (half, cart, shop->catalog, &shop->currency, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (vt_tried_cart_new (whole, unknown, shop->catalog, &shop->currency, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tried_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/tried-cart/", tried_cases[i].name, NULL);

      g_test_add_data_func (path, &tried_cases[i], test_tried);
    }
  g_test_add_func ("/preview/tried-cart/find", test_find);
  g_test_add_func ("/preview/tried-cart/refused", test_refused);
  return g_test_run ();
}
