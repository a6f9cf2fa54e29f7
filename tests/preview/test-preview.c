/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carts, their evaluation, and the outcome in words. */

#include "shop-fixture.h"

#include "vt-preview.h"
#include "vt-scenario.h"

/* "CAM CASE*2" */
static VtCart *
make_cart (const char *words)
{
  g_autoptr (VtOffer) offer = shop_make_offer ("", words, VT_REWARD_PERCENT, 1);

  return vt_cart_from_offer (offer);
}

/* ---- carts ---- */

static void
test_cart (void)
{
  g_autoptr (VtCart) cart = vt_cart_new ();
  g_autoptr (VtCart) copy = NULL;

  vt_cart_set (cart, "CAM", 2);
  vt_cart_set (cart, "CASE", 1);
  vt_cart_set (cart, "cam", 3);
  g_assert_cmpint (vt_cart_get (cart, "Cam"), ==, 3);
  g_assert_cmpint (vt_cart_get (cart, "CARD"), ==, 0);
  g_assert_cmpuint (cart->lines->len, ==, 2);
  copy = vt_cart_copy (cart);
  g_assert_true (vt_cart_equal (cart, copy));
  vt_cart_set (cart, "CASE", 0);
  vt_cart_set (cart, "CASE", 0);
  g_assert_cmpuint (cart->lines->len, ==, 1);
  g_assert_false (vt_cart_equal (cart, copy));
  vt_cart_clear (copy);
  g_assert_cmpuint (copy->lines->len, ==, 0);
}

static void
test_cart_to_json (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = make_cart ("tripod*2 CAM");
  g_autoptr (VtCart) read = NULL;
  g_autofree char *json = vt_cart_to_json (cart, shop->catalog, &shop->currency, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (json, ==,
                   "{\"currency\":\"GBP\",\"lines\":["
                   "{\"quantity\":2,\"sku\":\"TRIPOD\",\"unit_price\":4999},"
                   "{\"quantity\":1,\"sku\":\"CAM\",\"unit_price\":50000}]}");
  read = vt_cart_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vt_cart_get (read, "TRIPOD"), ==, 2);
  g_assert_cmpint (vt_cart_get (read, "CAM"), ==, 1);
}

static const struct
{
  const char *name;
  const char *json;
  const char *mention; /* NULL: read */
} cart_cases[] = {
    {"empty", "{\"lines\":[]}", NULL},
    {"id", "{\"currency\":\"GBP\",\"lines\":[{\"id\":\"1\",\"sku\":\"A\",\"quantity\":1}]}", NULL},
    {"no-lines", "{}", "lines"},
    {"unknown", "{\"lines\":[],\"used\":[]}", "used"},
    {"unknown-in-line", "{\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"size\":1}]}", "size"},
    {"no-quantity", "{\"lines\":[{\"sku\":\"A\"}]}", "quantity"},
    {"too-many", "{\"lines\":[{\"sku\":\"A\",\"quantity\":10000}]}", "quantity"},
    {"too-many-together",
     "{\"lines\":[{\"sku\":\"A\",\"quantity\":9999},{\"sku\":\"a\",\"quantity\":1}]}", "Line 2"},
    {"no-sku", "{\"lines\":[{\"sku\":\"\",\"quantity\":1}]}", "SKU"},
    {"no-object", "{\"lines\":[1]}", "Line 1"},
    {"fraction", "{\"lines\":[{\"sku\":\"A\",\"quantity\":1.5}]}", "document"},
    {"no-json", "lines", "document"},
};

static void
test_cart_from_json (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = vt_cart_from_json (cart_cases[i].json, &error);

  if (cart_cases[i].mention == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (cart);
      return;
    }
  g_assert_null (cart);
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, cart_cases[i].mention));
}

/* ---- evaluation ---- */

static VtPreview *
evaluate (Shop *shop, GPtrArray *offers, const char *words, GError **error)
{
  g_autoptr (VtCart) cart = make_cart (words);
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "preview", 1, error);

  g_assert_nonnull (pack);
  return vt_preview_evaluate (pack, cart, NULL, shop->catalog, &shop->currency, error);
}

static const struct
{
  const char *name;
  const char *cart;
  gint64      list;
  gint64      due;
  gint64      margin;
} total_cases[] = {
    {"empty", "", 0, 0, 0},
    {"once", "CAM CASE", 52500, 47250, 16250},
    {"twice", "CAM*2 CASE*2", 105000, 94500, 32500},
    {"one-and-a-half", "CAM*2 CASE", 102500, 97250, 36250},
    {"part-missing", "CAM", 50000, 50000, 20000},
    {"not-in-pack", "CAM CASE CARD", 54499, 49249, 17349},
    {"nothing-in-pack", "CARD*3", 5997, 5997, 3297},
    {"cost-unknown", "CAM CASE TRIPOD", 57499, 52249, VT_MONEY_UNKNOWN},
    {"fee", "CAM CASE POST", 52895, 47645, VT_MONEY_UNKNOWN},
};

static void
test_totals (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, total_cases[i].cart, &error);

  g_assert_no_error (error);
  g_assert_cmpint (vt_preview_get_totals (preview)->list, ==, total_cases[i].list);
  g_assert_cmpint (vt_preview_get_totals (preview)->due, ==, total_cases[i].due);
  g_assert_cmpint (vt_preview_get_margin_minor (preview), ==, total_cases[i].margin);
}

/* A gift is paid for by the shop: what it costs is no margin. */
static void
test_gift (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind ("threshold",
                      "\"steps\":[{\"from\":10000,\"gift\":{\"sku\":\"CARD\",\"quantity\":2}}]"),
      NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, "CAM", &error);

  g_assert_no_error (error);
  g_assert_cmpint (vt_preview_get_totals (preview)->due, ==, 50000);
  g_assert_cmpint (vt_preview_get_margin_minor (preview), ==, 20000 - 2 * 900);
}

static const struct
{
  const char *name;
  const char *cart;
  int         code;
  const char *message;
} refusals[] = {
    {"gone", "CAM NOWHERE", VT_ERROR_NOT_FOUND, "There is no product “NOWHERE” in the catalogue"},
    {"no-price", "CAM GIFT", VT_ERROR_BAD_INPUT,
     "“Gift” has no price: give it one in the catalogue"},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  g_assert_null (evaluate (shop, offers, refusals[i].cart, &error));
  g_assert_error (error, VT_ERROR, refusals[i].code);
  g_assert_cmpstr (error->message, ==, refusals[i].message);
}

/* ---- in words, of real evaluations ---- */

static const struct
{
  const char *name;
  const char *cart;
  const char *text; /* of the first offer: CAM and two CASE at 10 % */
} told_cases[] = {
    {"applied-once", "CAM CASE*2", "Applied once: £55.00 off."},
    {"applied-twice", "CAM*2 CASE*4", "Applied 2 times: £110.00 off in all."},
    {"one-missing", "CAM CASE", "Needs 1 more of “Camera case”."},
    {"all-missing", "", "Needs 1 more of “Camera” and 2 more of “Camera case”."},
};

static void
test_told (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *offer = shop_make_offer ("Set", "CAM CASE*2", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, told_cases[i].cart, &error);
  const VrVerdict *verdict;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  verdict = vt_preview_find_verdict (preview, offer->id);
  g_assert_nonnull (verdict);
  text = vt_verdict_to_text (verdict, offers, shop->catalog, &shop->currency);
  g_assert_cmpstr (text, ==, told_cases[i].text);
  g_assert_null (vt_preview_find_verdict (preview, "elsewhere"));
}

static void
test_told_beaten (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *loser = shop_make_offer ("Loser", "CAM CARD", VT_REWARD_AMOUNT, 1000);
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_offer ("Better", "CAM CASE", VT_REWARD_AMOUNT, 3000), loser, NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, "CAM CASE CARD", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = vt_verdict_to_text (vt_preview_find_verdict (preview, loser->id), offers, shop->catalog,
                             &shop->currency);
  g_assert_cmpstr (text, ==,
                   "Beaten by “Better”: this one would have taken £10.00 off, and the cart would "
                   "cost £20.00 more.");
}

static void
test_told_no_benefit (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *offer = shop_make_offer ("Dear", "CAM CASE", VT_REWARD_FIXED, 99999);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, "CAM CASE", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = vt_verdict_to_text (vt_preview_find_verdict (preview, offer->id), offers, shop->catalog,
                             &shop->currency);
  g_assert_cmpstr (text, ==, "Saves nothing: in this cart its parts cost no more without it.");
}

/* ---- in words, every verdict there can be ---- */

static const VrNeed needs[] = {
    {.sku = "CARD", .quantity = 1},
    {.sku = "CAM", .quantity = 1234},
    {.amount = 1250},
    {.coupon = "SUMMER<b>\n"},
    {.sku = "NOWHERE", .quantity = 1},
    {.sku = "LINES", .quantity = 2},
};

typedef struct
{
  const char *name;
  VrVerdict   verdict;
  const char *text;
} VerdictCase;

static const VerdictCase verdict_cases[] = {
    {"applied",
     {.code = VR_VERDICT_APPLIED, .n_times = 1, .amount = -420},
     "Applied once: £4.20 off."},
    {"applied-often",
     {.code = VR_VERDICT_APPLIED, .n_times = 3, .amount = -420},
     "Applied 3 times: £4.20 off in all."},
    {"beaten-by-order",
     {.code = VR_VERDICT_BEATEN, .by = "unknown", .amount = -420},
     "Beaten by “unknown”, which goes first: this one would have taken £4.20 off."},
    {"beaten-by-nobody",
     {.code = VR_VERDICT_BEATEN, .amount = -420, .lead = 1},
     "Beaten by “another offer”: this one would have taken £4.20 off, and the cart would cost "
     "£0.01 more."},
    {"needs-nothing", {.code = VR_VERDICT_NOT_MET}, "A condition is not met."},
    {"condition",
     {.code = VR_VERDICT_NOT_MET,
      .n_needs = 1,
      .needs = (const VrNeed[]){{.condition = "subscription"}}},
     "One of its products has to be subscribed to."},
    {"condition-and-units",
     {.code = VR_VERDICT_NOT_MET,
      .n_needs = 3,
      .needs = (const VrNeed[]){{.quantity = 2}, {.condition = "segment"}, {.amount = 300}}},
     "Needs 2 more of its products and £3.00 more in the cart. The shopper is not of the group it "
     "is for."},
    {"condition-unknown",
     {.code = VR_VERDICT_NOT_MET,
      .n_needs = 1,
      .needs = (const VrNeed[]){{.condition = "moonlight"}}},
     "A condition is not met."},
    {"needs-one",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 1, .needs = needs},
     "Needs 1 more of “Memory card”."},
    {"needs-two",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 2, .needs = needs},
     "Needs 1 more of “Memory card” and 1,234 more of “Camera”."},
    {"needs-money",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 1, .needs = needs + 2},
     "Needs £12.50 more in the cart."},
    {"needs-coupon",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 1, .needs = needs + 3},
     "Needs the coupon “SUMMER<b>”."},
    {"needs-three",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 3, .needs = needs + 2},
     "Needs £12.50 more in the cart, the coupon “SUMMER<b>” and 1 more of “NOWHERE”."},
    {"needs-many",
     {.code = VR_VERDICT_NOT_MET, .n_needs = 6, .needs = needs},
     "Needs 1 more of “Memory card”, 1,234 more of “Camera”, £12.50 more in the cart, the coupon "
     "“SUMMER<b>” and 2 other products."},
    {"schedule", {.code = VR_VERDICT_OUTSIDE_SCHEDULE}, "Not offered at this time."},
    {"audience", {.code = VR_VERDICT_OUTSIDE_AUDIENCE}, "Not offered to this shopper."},
    {"channel",
     {.code = VR_VERDICT_OUTSIDE_CHANNEL},
     "Not offered here: it is for other channels."},
    {"spent", {.code = VR_VERDICT_SPENT}, "Used up: it has been applied as often as it may be."},
    {"suppressed", {.code = VR_VERDICT_SUPPRESSED}, "Held back by a limit of the shop."},
    {"suppressed-margin",
     {.code = VR_VERDICT_SUPPRESSED, .guard = "min_margin"},
     "Held back: a product would bring less than the lowest margin allowed."},
    {"suppressed-price",
     {.code = VR_VERDICT_SUPPRESSED, .guard = "min_price"},
     "Held back: a product would cost less than the lowest price allowed."},
    {"suppressed-and-needs",
     {.code = VR_VERDICT_SUPPRESSED, .guard = "stock", .n_needs = 1, .needs = needs},
     "Needs 1 more of “Memory card”. Held back: too few are in stock."},
    {"prompted", {.code = VR_VERDICT_PROMPTED}, "Suggested to the shopper."},
    {"prompted-and-needs",
     {.code = VR_VERDICT_PROMPTED, .n_needs = 1, .needs = needs},
     "Needs 1 more of “Memory card”. Suggested to the shopper."},
    {"no-benefit",
     {.code = VR_VERDICT_NO_BENEFIT},
     "Saves nothing: in this cart its parts cost no more without it."},
};

static void
test_verdict (gconstpointer data)
{
  const VerdictCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autofree char *text = vt_verdict_to_text (&c->verdict, offers, shop->catalog, &shop->currency);

  g_assert_cmpstr (text, ==, c->text);
}

/* What only suggests saves nothing because it has no price, not because it is a bad one. */
static void
test_told_no_price (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *offer = shop_make_kind ("follow_up", "\"steps\":[]");
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  const VrVerdict  verdict = {.code = VR_VERDICT_NO_BENEFIT, .offer_id = offer->id};
  g_autofree char *text = vt_verdict_to_text (&verdict, offers, shop->catalog, &shop->currency);

  g_assert_cmpstr (text, ==, "It takes nothing off, and suggests nothing here.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/cart/value", test_cart);
  g_test_add_func ("/preview/cart/to-json", test_cart_to_json);
  for (gsize i = 0; i < G_N_ELEMENTS (cart_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/cart/from-json/", cart_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_cart_from_json);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (total_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/totals/", total_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_totals);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (told_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/told/", told_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_told);
    }
  g_test_add_func ("/preview/told/beaten", test_told_beaten);
  g_test_add_func ("/preview/told/no-price", test_told_no_price);
  g_test_add_func ("/preview/told/no-benefit", test_told_no_benefit);
  for (gsize i = 0; i < G_N_ELEMENTS (verdict_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/verdict/", verdict_cases[i].name, NULL);

      g_test_add_data_func (path, &verdict_cases[i], test_verdict);
    }
  g_test_add_func ("/preview/gift", test_gift);
  return g_test_run ();
}
