/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages filled, and what placeholders stand for in results. */

#include "shop-fixture.h"

#include "vt-message.h"
#include "vt-preview.h"

#include <json-glib/json-glib.h>

/* ---- filling: the same cases as storefronts' ---- */

static JsonArray *
load_cases (JsonParser *parser)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "conformance", "messages.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_array (json_parser_get_root (parser));
}

static VtMessageValues *
read_values (JsonObject *object)
{
  VtMessageValues *values = vt_message_values_new ();
  JsonObjectIter   iter;
  const char      *name;
  JsonNode        *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      VtPlaceholder placeholder;

      g_assert_true (vt_placeholder_from_word (name, &placeholder));
      values->texts[placeholder] = json_node_dup_string (node);
    }
  return values;
}

/* What is left as it was written is where the gap says. */
static void
check_gaps (const VtMessage *message)
{
  for (guint i = 0; i < message->gaps->len; i++)
    {
      const VtMessageGap *gap = &g_array_index (message->gaps, VtMessageGap, i);
      g_autofree char    *name = g_strndup (message->text + gap->start + 1, gap->length - 2);
      VtPlaceholder       placeholder;

      g_assert_cmpint (message->text[gap->start], ==, '{');
      g_assert_cmpint (message->text[gap->start + gap->length - 1], ==, '}');
      g_assert_cmpint (vt_placeholder_from_word (name, &placeholder), ==, gap->is_known);
    }
}

static void
test_fill (gconstpointer data)
{
  JsonObject *c = (JsonObject *) data;
  g_autoptr (VtMessageValues) values = read_values (json_object_get_object_member (c, "values"));
  g_autoptr (VtMessage) message =
      vt_message_fill (json_object_get_string_member (c, "text"), values);

  check_gaps (message);
  if (json_object_get_null_member (c, "filled"))
    {
      g_assert_cmpuint (message->gaps->len, >, 0);
      return;
    }
  g_assert_cmpuint (message->gaps->len, ==, 0);
  g_assert_cmpstr (message->text, ==, json_object_get_string_member (c, "filled"));
}

static void
test_gaps (void)
{
  g_autoptr (VtMessageValues) values = vt_message_values_new ();
  g_autoptr (VtMessage) message = NULL;
  const VtMessageGap *gap;

  values->texts[VT_PLACEHOLDER_SAVING] = g_strdup ("£4.00");
  message = vt_message_fill ("{saving} and {gift}, {prise}", values);
  g_assert_cmpstr (message->text, ==, "£4.00 and {gift}, {prise}");
  g_assert_cmpuint (message->gaps->len, ==, 2);
  gap = &g_array_index (message->gaps, VtMessageGap, 0);
  g_assert_cmpuint (gap->start, ==, 11);
  g_assert_cmpuint (gap->length, ==, 6);
  g_assert_true (gap->is_known);
  g_assert_false (g_array_index (message->gaps, VtMessageGap, 1).is_known);
}

/* ---- values ---- */

#define EVERY                                                                                      \
  "saving={saving} price={price} list={list} product={product} products={products} "               \
  "count={count} until={until} coupon={coupon} gift={gift} threshold={threshold} more={more}"

#define SCHEDULE "\"schedule\":{\"until\":\"2026-12-01T00:00:00Z\"},"

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *cart; /* as for shop_make_offer() */
  const char *text; /* EVERY, what stands for nothing left out */
  const char *sale; /* (nullable): of a markdown that is there as well */
} ValueCase;

static const ValueCase prompt_cases[] = {
    {"bundle", "bundle",
     SCHEDULE "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CASE\",\"quantity\":2},"
              "{\"sku\":\"CARD\",\"quantity\":1}],\"reward\":{\"percent\":\"10\"}",
     "CAM",
     /* 10 % of 569.99. */
     "saving=£57.00 price=£512.99 list=£569.99 product=Camera case products=Camera case and Memory "
     "card count=3 until=30 November 2026 more=3"},
    /* More is taken off what is there than what is added costs. */
    {"bundle-for-less", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CASE\",\"quantity\":1}],"
     "\"reward\":{\"percent\":\"10\"}",
     "CAM",
     "saving=£52.50 price=£472.50 list=£525.00 product=Camera case products=Camera case count=1 "
     "more=1"},
    {"set-for-less", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}},{\"quantity\":1,\"select\":{"
     "\"skus\":[\"CASE\"]}}],\"reward\":{\"percent\":\"10\"}",
     "CAM", "saving=£52.50 list=£25.00 product=Camera case products=Camera case count=1 more=1"},
    {"volume", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"50\"}", "CARD",
     "saving=£10.00 price=£9.99 list=£19.99 product=Memory card products=Memory card "
     "count=1 more=1"},
    {"downsell", "downsell",
     "\"alternative\":{\"for\":{\"skus\":[\"CAM\"]},\"sku\":\"TRIPOD\"},"
     "\"reward\":{\"amount\":999}",
     "CAM", "saving=£460.00 price=£40.00 list=£49.99 product=Tripod products=Tripod count=1"},
    {"downsell-of-sale", "downsell",
     "\"alternative\":{\"for\":{\"skus\":[\"CAM\"]},\"sku\":\"TRIPOD\"}", "CAM",
     "saving=£400.01 price=£49.99 list=£49.99 product=Tripod products=Tripod count=1",
     "\"select\":{\"skus\":[\"CAM\"]},\"reward\":{\"percent\":\"10\"}"},
    {"instalments", "downsell",
     "\"from\":40000,\"instalments\":{\"n\":3,\"fee\":100,\"every_days\":30}", "CAM",
     "price=£167.00 list=£500.00 count=3 threshold=£400.00 more=£1.00"},
    {"subscription", "subscription", "\"reward\":{\"percent\":\"10\"}", "CARD*2",
     "saving=£4.00 price=£35.98 list=£39.98 product=Memory card products=Memory card count=2"},
    {"spend", "threshold",
     "\"steps\":[{\"from\":3000,\"shipping\":0},{\"from\":6000,\"gift\":{\"sku\":\"CARD\"}}]",
     "CASE*2", "gift=Memory card threshold=£60.00 more=£10.00"},
    {"fill", "threshold",
     "\"steps\":[{\"from\":3000,\"reward\":{\"amount\":500}}],\"fill\":[\"CARD\"]", "CASE",
     "saving=£5.00 price=£14.99 list=£19.99 product=Memory card products=Memory card count=1 "
     "threshold=£30.00 more=£5.00"},
    /* A step that is just reached is behind. */
    {"exactly", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping\":0},{\"from\":7000,\"shipping\":0}]", "CASE*2",
     "threshold=£70.00 more=£20.00"},
    {"selected", "threshold",
     "\"select\":{\"skus\":[\"CARD\"]},\"steps\":[{\"from\":1000,\"shipping\":0},{\"from\":3000,"
     "\"shipping\":0},{\"from\":9000,\"shipping\":0}],\"fill\":[\"CARD\"]",
     "CARD CASE*7",
     "price=£19.99 list=£19.99 product=Memory card products=Memory card count=1 threshold=£30.00 "
     "more=£10.01"},
    {"units-of-several", "threshold",
     "\"select\":{\"skus\":[\"CARD\"]},\"measure\":\"quantity\",\"steps\":[{\"from\":2,"
     "\"shipping\":0}"
     ",{\"from\":5,\"shipping\":0}]",
     "CARD*2",
     "price=£59.97 list=£59.97 product=Memory card products=Memory card count=3 threshold=5 "
     "more=3"},
    {"reminder", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"placement\":\"direct\",\"items\":["
     "\"CARD\",\"CASE\"],\"coupon\":\"BACK10\"}]",
     "TRIPOD", "product=Memory card products=Memory card and Camera case count=2 coupon=BACK10"},
    {"units", "threshold",
     "\"select\":{\"skus\":[\"CARD\"]},\"measure\":\"quantity\",\"steps\":[{\"from\":3,\"reward\":{"
     "\"amount\":500}}]",
     "CARD CASE*7",
     "saving=£5.00 price=£34.98 list=£39.98 product=Memory card products=Memory card count=2 "
     "threshold=3 more=2"},
    {"cross-sell", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}],\"reward\":{\"amount\":500}",
     "CAM",
     "saving=£5.00 price=£20.00 list=£25.00 product=Camera case products=Camera case count=1 "
     "more=1"},
};

static const ValueCase verdict_cases[] = {
    {"bundle", "bundle",
     "\"components\":[{\"sku\":\"CAM\",\"quantity\":1},{\"sku\":\"CASE\",\"quantity\":2}],"
     "\"reward\":{\"percent\":\"10\"}",
     "CASE*3 CARD CAM",
     "saving=£55.00 price=£495.00 list=£550.00 product=Camera case products=Camera case and Camera "
     "count=3"},
    {"coupons", "markdown",
     SCHEDULE "\"coupons\":[\"ONE\",\"TWO\"],\"select\":{\"skus\":[\"CARD\"]},\"reward\":{"
              "\"fixed\":1000}",
     "CARD*2", "until=30 November 2026 coupon=ONE"},
    {"not-met", "volume",
     "\"select\":{\"skus\":[\"CARD\"]},\"buy\":1,\"get\":2,\"reward\":{\"percent\":\"50\"}", "CARD",
     "more=2"},
    {"threshold", "threshold",
     "\"steps\":[{\"from\":3000,\"reward\":{\"amount\":500},\"gift\":{\"sku\":\"CARD\"}},"
     "{\"from\":90000,\"reward\":{\"amount\":900}}]",
     "CASE*2",
     "saving=£5.00 price=£45.00 list=£50.00 product=Camera case products=Camera case count=2 "
     "gift=Memory card threshold=£30.00"},
};

/* Without "name={name}" of what stands for nothing. */
static char *
leave_out_gaps (const VtMessage *message)
{
  g_auto (GStrv) words = g_strsplit (message->text, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (words[i], "={") == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

static VtPreview *
evaluate (Shop *shop, const VtOffer *offer, const ValueCase *c)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (VtOffer) parts = shop_make_offer ("", c->cart, VT_REWARD_PERCENT, 1);
  g_autoptr (VtCart) cart = vt_cart_from_offer (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtOffer) sale = NULL;
  VtPreview *preview;
  /* Refused something, so that what is cheaper is of use. */
  g_autoptr (VtShopper) shopper = vt_shopper_new ();
  const char *const ordered[] = {"CAM", NULL};
  gboolean          is_after = offer->kind == VT_OFFER_FOLLOW_UP;

  vt_shopper_set_text (&shopper->placement, is_after ? "direct" : "cart");
  vt_shopper_set_text (&shopper->now, "2026-11-24T12:00:00Z");
  vt_shopper_set_word (shopper->declined, "NOWHERE", TRUE);
  if (is_after)
    vt_shopper_add_order (shopper, "2026-11-20T12:00:00Z", ordered);
  g_ptr_array_add (offers, (gpointer) offer);
  if (c->sale != NULL)
    {
      sale = shop_make_kind ("markdown", c->sale);
      g_ptr_array_add (offers, sale);
    }
  pack = vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "messages", 1, &error);
  g_assert_no_error (error);
  preview = vt_preview_evaluate_for (pack, cart, shopper, shop->catalog, &shop->currency, &error);
  g_assert_no_error (error);
  return preview;
}

static void
test_prompt (gconstpointer data)
{
  const ValueCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtPreview) preview = evaluate (shop, offer, c);
  const VrResult *result = vt_preview_get_result (preview);
  g_autoptr (VtMessageValues) values = NULL;
  g_autoptr (VtMessage) message = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (vr_result_get_n_prompts (result), >, 0);
  values = vt_message_values_of_prompt (vr_result_get_prompt (result, 0), result, offer,
                                        shop->catalog, &shop->currency);
  message = vt_message_fill (EVERY, values);
  text = leave_out_gaps (message);
  g_assert_cmpstr (text, ==, c->text);
}

static void
test_verdict (gconstpointer data)
{
  const ValueCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (c->kind, c->terms);
  g_autoptr (VtPreview) preview = evaluate (shop, offer, c);
  g_autoptr (VtMessageValues) values = vt_message_values_of_verdict (
      vt_preview_find_verdict (preview, offer->id), vt_preview_get_result (preview), offer,
      shop->catalog, &shop->currency);
  g_autoptr (VtMessage) message = vt_message_fill (EVERY, values);
  g_autofree char *text = leave_out_gaps (message);

  g_assert_cmpstr (text, ==, c->text);
}

/* "3 kg" and "1500 g". */
static void
test_weight (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (
      "threshold", "\"measure\":\"weight\",\"steps\":[{\"from\":1000,\"shipping\":0},"
                   "{\"from\":3000,\"shipping\":0}]");
  const ValueCase c = {.cart = "CASE*3"};
  g_autoptr (VtPreview) preview = NULL;
  g_autoptr (VtMessageValues) values = NULL;

  shop_exec (shop, "UPDATE product SET weight_g = 700 WHERE sku = 'CASE'");
  shop_reload (shop);
  preview = evaluate (shop, offer, &c);
  values = vt_message_values_of_verdict (vt_preview_find_verdict (preview, offer->id),
                                         vt_preview_get_result (preview), offer, shop->catalog,
                                         &shop->currency);
  /* Nothing of it costs shipping here, so it is not applied; the next step is named. */
  g_assert_cmpstr (values->texts[VT_PLACEHOLDER_THRESHOLD], ==, "3 kg");
}

static void
add_cases (const char *folder, const ValueCase *cases, gsize n, GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/preview/message/", folder, "/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *cases;

  g_test_init (&argc, &argv, NULL);
  cases = load_cases (parser);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject      *c = json_array_get_object_element (cases, i);
      g_autofree char *path =
          g_strconcat ("/preview/message/fill/", json_object_get_string_member (c, "name"), NULL);

      g_test_add_data_func (path, c, test_fill);
    }
  g_test_add_func ("/preview/message/gaps", test_gaps);
  g_test_add_func ("/preview/message/weight", test_weight);
  add_cases ("prompt", prompt_cases, G_N_ELEMENTS (prompt_cases), test_prompt);
  add_cases ("verdict", verdict_cases, G_N_ELEMENTS (verdict_cases), test_verdict);
  return g_test_run ();
}
