/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a suggestion may cost at most. */

#include "shop-fixture.h"
#include "vt-price-cap.h"
#include "vt-terms-list.h"

/* CASE 25.00, CARD 19.99, GIFT without a price. */
#define ITEMS                                                                                      \
  "\"items\":[{\"sku\":\"CASE\"},{\"sku\":\"GIFT\"},{\"sku\":\"CARD\"},{\"sku\":\"NIX\"}]"
#define CAP(amount) "{\"x-price-cap\":" amount "," ITEMS "}"

static const struct
{
  const char *name;
  const char *terms;
  gint64      cap_minor;
  const char *above;
  const char *left;
} cases[] = {
    {"none", "{" ITEMS "}", VT_MONEY_UNKNOWN, "", "CASE GIFT CARD NIX"},
    {"high", CAP ("2500"), 2500, "", "CASE GIFT CARD NIX"},
    {"between", CAP ("2499"), 2499, "CASE", "GIFT CARD NIX"},
    {"low", CAP ("0"), 0, "CASE CARD", "GIFT NIX"},
    {"negative", CAP ("-1"), VT_MONEY_UNKNOWN, "", "CASE GIFT CARD NIX"},
    {"text", CAP ("\"5\""), VT_MONEY_UNKNOWN, "", "CASE GIFT CARD NIX"},
    {"no-items", "{\"x-price-cap\":5}", 5, "", ""},
    {"wrong-items", "{\"x-price-cap\":5,\"items\":[1,{\"sku\":2}]}", 5, "", "? ?"},
};

static char *
list_items (JsonNode *terms)
{
  JsonArray *items = vt_terms_get_array (json_node_get_object (terms), "items");
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (items); i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (items, i), "sku");

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sku != NULL ? sku : "?");
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (JsonNode) terms = json_from_string (cases[row].terms, NULL);
  g_autoptr (GPtrArray) above = NULL;
  g_autoptr (JsonNode) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told_above = NULL;
  g_autofree char *told_left = NULL;

  json_node_seal (terms);
  g_assert_cmpint (vt_price_cap_get (terms), ==, cases[row].cap_minor);
  above = vt_price_cap_list_above (terms, shop->catalog);
  g_ptr_array_add (above, NULL);
  told_above = g_strjoinv (" ", (char **) above->pdata);
  g_assert_cmpstr (told_above, ==, cases[row].above);
  left = vt_price_cap_take_out (terms, shop->catalog, &error);
  g_assert_no_error (error);
  told_left = list_items (left);
  g_assert_cmpstr (told_left, ==, cases[row].left);
  g_assert_cmpint (vt_price_cap_get (left), ==, cases[row].cap_minor);
}

/* It stands in the offer, and goes out with the pack as what is nobody's business. */
static void
test_offer (void)
{
  g_autoptr (VtOffer) offer = vt_offer_new (VT_OFFER_CROSS_SELL, "Offer");
  g_autoptr (JsonNode) terms = json_from_string (CAP ("7"), NULL);
  g_autoptr (GError) error = NULL;

  json_node_seal (terms);
  vt_offer_set_terms (offer, terms, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vt_price_cap_get (offer->terms), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/price-cap/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/offers/price-cap/offer", test_offer);
  return g_test_run ();
}
