/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Situations in which messages of all kinds are read. */

#include "shop-fixture.h"

#include "vt-message-example.h"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  int         step;
  const char *message;
  const char *filled;
  const char *situation;
} ExampleCase;

#define FOLLOW                                                                                     \
  "\"after\":{\"skus\":[\"CAM\"]},\"steps\":["                                                     \
  "{\"days\":0,\"placement\":\"receipt_email\",\"items\":[\"CARD\"]},"                             \
  "{\"days\":14,\"until_days\":20,\"placement\":\"follow_up_email\",\"items\":[\"CASE\"],"         \
  "\"coupon\":\"BACK\"}]"

static const ExampleCase example_cases[] = {
    {"bundle", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CARD\",\"quantity\":2}],"
     "\"reward\":{\"percent\":\"10\"}",
     -1, "{product}: {price}", "Memory card: £485.98",
     "Cart, with 1 × “Camera” and 1 × “Memory card”"},
    {"volume", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}", -1,
     "{price}", "£9.99", "Cart, with 1 × “Memory card”"},
    /* Only at its own place, and never offered to anybody now. */
    {"cross-sell", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}],\"placements\":[\"checkout\","
     "\"cart\"],\"schedule\":{\"until\":\"2020-01-01T00:00:00Z\"},\"audience\":{\"segment\":"
     "\"vip\"}",
     -1, "{product} until {until}", "Camera case until 31 December 2019",
     "Checkout, with 1 × “Camera”"},
    {"downsell", "downsell", "\"alternative\":{\"for\":{\"skus\":[\"CAM\"]},\"sku\":\"TRIPOD\"}",
     -1, "{saving}", "£450.01", "Cart, with 1 × “Camera”"},
    {"instalments", "downsell", "\"from\":40000,\"instalments\":{\"n\":4,\"every_days\":30}", -1,
     "{count} × {price}", "4 × £125.00", "Cart, with 1 × “Camera”"},
    {"add-on", "add_on",
     "\"requires\":{\"skus\":[\"TRIPOD\"]},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":"
     "\"CARD\","
     "\"price\":1000}]}]",
     -1, "{product} {price}", "Memory card £10.00", "Cart, with 1 × “Tripod”"},
    {"markdown", "markdown", "\"select\":{\"skus\":[\"CARD\"]},\"reward\":{\"fixed\":999}", -1,
     "{list} {price}", "£19.99 £9.99", "Cart, with 1 × “Memory card”"},
    {"subscription", "subscription",
     "\"select\":{\"skus\":[\"CARD\"]},\"reward\":{\"percent\":\"10\"}", -1, "{saving}", "£2.00",
     "Cart, with 1 × “Memory card”"},
    {"threshold", "threshold",
     "\"select\":{\"skus\":[\"CARD\"]},\"steps\":[{\"from\":3000,\"shipping\":0}]", -1,
     "{more} {threshold}", "£10.01 £30.00", "Cart, with 1 × “Memory card”"},
    {"spend", "threshold", "\"steps\":[{\"from\":2000,\"shipping\":0}]", -1, "{more} {threshold}",
     "£0.01 £20.00", "Cart, with 1 × “Memory card”"},
    {"instalments-of-two", "downsell",
     "\"select\":{\"skus\":[\"CAM\"]},\"from\":60000,\"instalments\":{\"n\":4,\"every_days\":30}",
     -1, "{count} × {price}", "4 × £250.00", "Cart, with 2 × “Camera”"},
    {"step-0", "follow_up", FOLLOW, 0, "{product}", "Memory card",
     "Receipt E-Mail, right after buying “Camera”"},
    {"step-of-offer", "follow_up", FOLLOW, -1, "{product}", "Memory card",
     "Receipt E-Mail, right after buying “Camera”"},
    {"step-1", "follow_up", FOLLOW, 1, "{product} {coupon}", "Camera case BACK",
     "Follow-Up E-Mail, 14 days after buying “Camera”"},
    {"step-beyond", "follow_up", FOLLOW, 2, "{product}", "{product}", ""},
    /* No cart; what the terms say is known all the same. */
    {"cannot-be-tried", "cross_sell", "\"anchor\":{\"skus\":[\"CAM\"]},\"coupon\":\"C\"", -1,
     "{coupon} {product}", "C {product}", ""},
    {"threshold-cannot", "threshold", "\"steps\":[{\"from\":3000}],\"nix\":1", -1,
     "{threshold} {more}", "£30.00 £30.00", ""},
    /* What it asks for is not there: this cart lacks it. */
    {"reaches-nothing", "markdown",
     "\"select\":{\"skus\":[\"NOWHERE\"]},\"reward\":{\"percent\":\"10\"}", -1, "{saving}",
     "{saving}", "Cart, with 1 × “Camera”"},
};

static void
test_example (gconstpointer data)
{
  const ExampleCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtMessageExample) example =
      vt_message_example_new (offer, c->step, shop->catalog, &shop->currency);
  g_autoptr (VtMessage) message = vt_message_fill (c->message, example->values);

  g_assert_cmpstr (message->text, ==, c->filled);
  g_assert_cmpstr (example->situation, ==, c->situation);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (example_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/preview/message-example/", example_cases[i].name, NULL);

      g_test_add_data_func (path, &example_cases[i], test_example);
    }
  return g_test_run ();
}
