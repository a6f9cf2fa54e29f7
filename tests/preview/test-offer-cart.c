/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts that offers of all kinds apply to. */

#include "shop-fixture.h"

#include "vt-preview.h"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *lines; /* "SKU×quantity …" */
} CartCase;

static const CartCase cart_cases[] = {
    {"bundle", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CARD\",\"quantity\":2}],"
     "\"reward\":{\"percent\":\"10\"}",
     "CAM×1 CARD×2"},
    {"volume", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":2,\"get\":1,\"reward\":{\"percent\":\"50\"}",
     "CARD×3"},
    {"mix", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\",\"TRIPOD\"]}},{\"quantity\":2,"
     "\"select\":"
     "{\"skus\":[\"CARD\",\"CASE\"]}}],\"reward\":{\"percent\":\"10\"}",
     "CAM×1 CARD×2"},
    /* The cheapest that is enough by itself. */
    {"threshold", "threshold", "\"steps\":[{\"from\":2000,\"reward\":{\"amount\":100}}]", "CASE×1"},
    {"threshold-of", "threshold",
     "\"select\":{\"skus\":[\"CARD\",\"CASE\"]},\"steps\":[{\"from\":6000,\"reward\":{\"amount\":"
     "100}}]",
     "CASE×3"},
    {"condition", "markdown",
     "\"select\":{\"skus\":[\"CAM\"]},\"reward\":{\"percent\":\"10\"},\"coupon\":\"X\","
     "\"audience\":{\"segment\":\"vip\"}",
     "CAM×1"},
    {"nothing", "markdown", "\"reward\":{\"percent\":\"0\"}", ""},
};

static void
test_cart (gconstpointer data)
{
  const CartCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtCart) cart = vt_cart_for_offer (offer, shop->catalog, &shop->currency);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = cart->lines->pdata[i];

      g_string_append_printf (lines, "%s%s×%d", i > 0 ? " " : "", line->sku, (int) line->quantity);
    }
  g_assert_cmpstr (lines->str, ==, c->lines);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cart_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/offer-cart/", cart_cases[i].name, NULL);

      g_test_add_data_func (path, &cart_cases[i], test_cart);
    }
  return g_test_run ();
}
