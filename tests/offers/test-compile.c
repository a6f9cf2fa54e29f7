/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers compiled to a rule pack. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-document.h"
#include "vt-evaluate.h"

#define PACK_ID "tom-ann"

static GBytes *
compile (Shop *shop, GPtrArray *offers, const char *only, GError **error)
{
  return vt_offers_compile (offers, only, shop->catalog, &shop->currency, PACK_ID, 7, error);
}

static GBytes *
compile_or_die (Shop *shop, GPtrArray *offers)
{
  g_autoptr (GError) error = NULL;
  GBytes *pack = compile (shop, offers, NULL, &error);

  g_assert_no_error (error);
  return pack;
}

/* What the evaluator takes is a pack by definition. */
static void
assert_loads (GBytes *pack)
{
  g_autoptr (VrPack) loaded = NULL;
  VrError       rules_error = {VR_OK};
  gsize         length;
  gconstpointer json = g_bytes_get_data (pack, &length);

  if (vr_pack_load (json, length, &loaded, &rules_error) != VR_OK)
    g_error ("%s (%s)", rules_error.message, rules_error.path);
}

static JsonNode *
parse (GBytes *pack)
{
  g_autoptr (GError) error = NULL;
  gsize         length;
  gconstpointer json = g_bytes_get_data (pack, &length);
  JsonNode     *root = vt_document_parse (json, length, &error);

  g_assert_no_error (error);
  return root;
}

/* The SKUs of the products that the pack carries, separated by blanks. */
static char *
list_products (GBytes *pack)
{
  g_autoptr (JsonNode) root = parse (pack);
  JsonArray *products = json_object_get_array_member (json_node_get_object (root), "products");
  GString   *skus = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (products); i++)
    g_string_append_printf (
        skus, "%s%s", i > 0 ? " " : "",
        json_object_get_string_member (json_array_get_object_element (products, i), "sku"));
  return g_string_free (skus, FALSE);
}

static guint
count_offers (GBytes *pack)
{
  g_autoptr (JsonNode) root = parse (pack);

  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (root), "offers"));
}

/* ---- the bytes ---- */

static void
test_bytes (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *offer = shop_make_offer ("Camera + Case", "CAM CASE*2", VT_REWARD_PERCENT, 125000);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autofree char *text = NULL;
  char            *digest;

  g_free (offer->id);
  offer->id = g_strdup ("offer-1");
  g_free (offer->note);
  offer->note = g_strdup ("12 of 1,204 orders have both.");
  offer->priority = 3;
  pack = compile_or_die (shop, offers);
  assert_loads (pack);
  text = g_strndup (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack));
  digest = strstr (text, "\"digest\":\"sha256:");
  g_assert_nonnull (digest);
  memset (digest + strlen ("\"digest\":\"sha256:"), '0', 64);
  g_assert_cmpstr (
      text, ==,
      "{\"choose\":\"lowest_total\",\"currency\":\"GBP\","
      "\"digest\":\"sha256:"
      "0000000000000000000000000000000000000000000000000000000000000000\","
      "\"format\":\"vitrine-rule-pack\",\"id\":\"tom-ann\",\"minor_digits\":2,"
      "\"offers\":[{\"components\":[{\"quantity\":1,\"sku\":\"CAM\"},"
      "{\"quantity\":2,\"sku\":\"CASE\"}],"
      "\"evidence\":{\"note\":\"12 of 1,204 orders have both.\"},\"id\":\"offer-1\","
      "\"kind\":\"bundle\",\"name\":\"Camera + Case\",\"priority\":3,"
      "\"reward\":{\"percent\":\"12.5\"}}],"
      "\"products\":[{\"cost\":30000,\"price\":50000,\"sku\":\"CAM\",\"title\":\"Camera\"},"
      "{\"cost\":1000,\"price\":2500,\"sku\":\"CASE\",\"title\":\"Camera case\"}],"
      "\"revision\":7,"
      "\"rounding\":{\"mode\":\"half_up\",\"per\":\"line\",\"remainder\":\"largest\"},"
      "\"version\":1}");
}

static void
test_same_bytes (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *first = shop_make_offer ("First", "CAM CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *second = shop_make_offer ("Second", "CARD TRIPOD", VT_REWARD_AMOUNT, 500);
  VtOffer *third = shop_make_offer ("Third", "CARD CASE", VT_REWARD_FIXED, 4000);
  g_autoptr (GPtrArray) offers = shop_list_offers (first, second, third, NULL);
  g_autoptr (GPtrArray) shuffled =
      shop_list_offers (vt_offer_copy (third), vt_offer_copy (first), vt_offer_copy (second), NULL);
  g_autoptr (GBytes) pack = compile_or_die (shop, offers);
  g_autoptr (GBytes) again = compile_or_die (shop, offers);
  g_autoptr (GBytes) other = compile_or_die (shop, shuffled);

  assert_loads (pack);
  g_assert_true (g_bytes_equal (pack, again));
  g_assert_true (g_bytes_equal (pack, other));
}

/* ---- what goes in ---- */

static void
test_choice (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *ready = shop_make_offer ("Ready", "CAM CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *draft = shop_make_offer ("Draft", "CARD TRIPOD", VT_REWARD_AMOUNT, 500);
  VtOffer *paused = shop_make_offer ("Paused", "CARD CASE", VT_REWARD_FIXED, 4000);
  g_autoptr (GPtrArray) offers = shop_list_offers (ready, draft, paused, NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) alone = NULL;
  g_autofree char *products = NULL;
  g_autofree char *alone_products = NULL;

  draft->state = VT_OFFER_DRAFT;
  paused->state = VT_OFFER_PAUSED;
  pack = compile_or_die (shop, offers);
  products = list_products (pack);
  g_assert_cmpuint (count_offers (pack), ==, 1);
  g_assert_cmpstr (products, ==, "CAM CASE");

  alone = compile (shop, offers, draft->id, &error);
  g_assert_no_error (error);
  assert_loads (alone);
  alone_products = list_products (alone);
  g_assert_cmpuint (count_offers (alone), ==, 1);
  g_assert_cmpstr (alone_products, ==, "CARD TRIPOD");

  g_assert_null (compile (shop, offers, "elsewhere", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_nothing (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GBytes) pack = compile_or_die (shop, offers);

  assert_loads (pack);
  g_assert_cmpuint (count_offers (pack), ==, 0);
}

/* An offer may spell a SKU in another letter case than the catalogue: the pack has one spelling. */
static void
test_spelling (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Mixed", "cam Case", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (GBytes) pack = compile_or_die (shop, offers);
  g_autofree char *products = list_products (pack);

  assert_loads (pack);
  g_assert_cmpstr (products, ==, "CAM CASE");
}

static void
test_hostile_titles (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *offer =
      shop_make_offer ("</script>\"'\\\n", "MARKUP LINES LONG", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (GBytes) pack = compile_or_die (shop, offers);
  g_autoptr (JsonNode) root = parse (pack);
  JsonArray  *products = json_object_get_array_member (json_node_get_object (root), "products");
  const char *title;

  assert_loads (pack);
  title = json_object_get_string_member (json_array_get_object_element (products, 1), "title");
  g_assert_cmpuint (strlen (title), <=, VT_TEXT_MAX_BYTES);
  g_assert_cmpuint (strlen (title), >, VT_TEXT_MAX_BYTES - 4);
  g_assert_true (g_utf8_validate (title, -1, NULL));
  title = json_object_get_string_member (json_array_get_object_element (products, 2), "title");
  g_assert_cmpstr (title, ==, "<b>Tom & \"Jerry\"</b> %s {0}'); DROP TABLE offer;--");
}

/* ---- other kinds ---- */

static void
give_facts (Shop *shop)
{
  shop_exec (shop, "UPDATE product SET category = 'Photo > Cameras', brand = 'Aurora',"
                   " tags = '[\"new\",\"electronic\"]', stock = 4,"
                   " attributes = '{\"mount\":\"AX\",\"pixels\":24}' WHERE sku = 'CAM'");
  shop_exec (shop, "UPDATE product SET category = 'Photo > Bags', tags = '[\"case\"]', stock = -2"
                   " WHERE sku = 'CASE'");
  shop_reload (shop);
}

static char *
products_of (GBytes *pack)
{
  g_autoptr (JsonNode) root = parse (pack);
  JsonNode *products = json_object_get_member (json_node_get_object (root), "products");

  return json_to_string (products, FALSE);
}

#define CAM "{\"cost\":30000,\"price\":50000,\"sku\":\"CAM\",\"title\":\"Camera\"}"
#define CASE "{\"cost\":1000,\"price\":2500,\"sku\":\"CASE\",\"title\":\"Camera case\"}"

static const struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *products;
} fact_cases[] = {
    {"category", "markdown",
     "\"reward\":{\"percent\":\"1\"},\"select\":{\"categories\":[[\"Photo\",\"Cameras\"]]}",
     "[{\"category\":[\"Photo\",\"Cameras\"],\"cost\":30000,\"price\":50000,\"sku\":\"CAM\","
     "\"title\":\"Camera\"}]"},
    {"tag", "markdown",
     "\"reward\":{\"percent\":\"1\"},\"select\":{\"tags\":[\"electronic\",\"x\"]}",
     "[{\"cost\":30000,\"price\":50000,\"sku\":\"CAM\",\"tags\":[\"electronic\"],\"title\":"
     "\"Camera\"}]"},
    {"brand", "markdown", "\"reward\":{\"percent\":\"1\"},\"select\":{\"brands\":[\"Aurora\"]}",
     "[{\"brand\":\"Aurora\",\"cost\":30000,\"price\":50000,\"sku\":\"CAM\",\"title\":\"Camera\"}"
     "]"},
    {"attribute", "markdown",
     "\"reward\":{\"percent\":\"1\"},\"select\":{\"attributes\":{\"pixels\":\"24\"}}",
     "[{\"attributes\":{\"pixels\":\"24\"},\"cost\":30000,\"price\":50000,\"sku\":\"CAM\","
     "\"title\":\"Camera\"}]"},
    {"skus", "markdown",
     "\"reward\":{\"percent\":\"1\"},\"select\":{\"skus\":[\"case\",\"CAM\",\"NIX\"]}",
     "[" CAM "," CASE "]"},
    {"everything", "markdown", "\"reward\":{\"percent\":\"1\"}", "[]"},
    /* The stock counts of what is given. */
    {"stock", "threshold",
     "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"CASE\"}}],\"select\":{\"skus\":[\"CAM\"]}",
     "[" CAM
     ",{\"cost\":1000,\"price\":2500,\"sku\":\"CASE\",\"stock\":0,\"title\":\"Camera case\"}]"},
};

static void
test_facts (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_kind (fact_cases[i].kind, fact_cases[i].terms), NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autofree char *products = NULL;

  give_facts (shop);
  pack = compile_or_die (shop, offers);
  assert_loads (pack);
  products = products_of (pack);
  g_assert_cmpstr (products, ==, fact_cases[i].products);
}

/* What one offer asks for is told of the products of all. */
static void
test_facts_of_all (void)
{
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *tagged = shop_make_kind (
      "markdown", "\"reward\":{\"percent\":\"1\"},\"select\":{\"tags\":[\"case\"]}");
  VtOffer *bundle = shop_make_offer ("Kit", "CAM CARD", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (tagged, bundle, NULL);
  g_autoptr (GPtrArray) turned =
      shop_list_offers (vt_offer_copy (bundle), vt_offer_copy (tagged), NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autofree char *skus = NULL;

  give_facts (shop);
  shop_exec (shop, "UPDATE product SET tags = '[\"case\",\"gift\"]' WHERE sku = 'CARD'");
  shop_reload (shop);
  pack = compile_or_die (shop, offers);
  other = compile_or_die (shop, turned);
  skus = list_products (pack);
  g_assert_cmpstr (skus, ==, "CAM CARD CASE");
  g_assert_true (g_bytes_equal (pack, other));
}

/* Terms go in as they are, but for the spelling of SKUs. */
static void
test_terms (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_kind (
          "threshold",
          "\"message\":{\"und\":\"m\",\"de\":\"n\"},\"select\":{\"skus\":[\"cam\"],"
          "\"attributes\":{\"sku\":\"cam\"}},\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"card\"}}],"
          "\"evidence\":{\"note\":\"why\"},\"x-own\":{\"sku\":\"cam\"}"),
      NULL);
  g_autoptr (GBytes) pack = compile_or_die (shop, offers);
  g_autoptr (JsonNode) root = parse (pack);
  JsonArray       *written = json_object_get_array_member (json_node_get_object (root), "offers");
  g_autofree char *text = json_to_string (json_array_get_element (written, 0), FALSE);

  assert_loads (pack);
  g_assert_cmpstr (
      text, ==,
      "{\"evidence\":{\"note\":\"why\"},\"id\":\"threshold\",\"kind\":\"threshold\","
      "\"message\":{\"de\":\"n\",\"und\":\"m\"},\"name\":\"threshold\",\"priority\":0,"
      "\"select\":{\"attributes\":{\"sku\":\"cam\"},\"skus\":[\"CAM\"]},"
      "\"steps\":[{\"from\":1,\"gift\":{\"sku\":\"CARD\"}}],\"x-own\":{\"sku\":\"cam\"}}");
}

/* Of several offers the one that is refused is named, by its place in the order of the pack. */
static void
test_judged (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *good = shop_make_kind ("markdown", "\"reward\":{\"percent\":\"1\"},\"priority\":1");
  VtOffer *bad = shop_make_kind ("threshold", "\"steps\":[{\"from\":0}],\"priority\":2");
  g_autoptr (GPtrArray) offers = shop_list_offers (bad, good, NULL);

  g_assert_null (compile (shop, offers, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_true (
      g_str_has_prefix (error->message, "“threshold” cannot be exported: steps 1 › from: "));
  g_assert_true (vt_offer_judge (good, shop->catalog, &shop->currency, NULL));
  g_assert_false (vt_offer_judge (bad, shop->catalog, &shop->currency, NULL));
}

/* ---- what cannot ---- */

static const struct
{
  const char *name;
  const char *skus;
  const char *mention;
} refusals[] = {
    {"gone", "CAM NOWHERE", "“Bad” cannot be exported: there is no product “NOWHERE”"},
    {"no-price", "CAM GIFT", "“Bad” cannot be exported: “Gift” has no price"},
    {"empty", "", "“Bad” cannot be exported: it has no products"},
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Good", "CAM CASE", VT_REWARD_PERCENT, 100000),
                        shop_make_offer ("Bad", refusals[i].skus, VT_REWARD_PERCENT, 100000), NULL);

  g_assert_null (compile (shop, offers, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, refusals[i].mention));
}

static void
test_invalid (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Bad", "CAM CASE", VT_REWARD_PERCENT, 0), NULL);

  g_assert_null (compile (shop, offers, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "percent"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offers/compile/bytes", test_bytes);
  g_test_add_func ("/offers/compile/same-bytes", test_same_bytes);
  g_test_add_func ("/offers/compile/choice", test_choice);
  g_test_add_func ("/offers/compile/nothing", test_nothing);
  g_test_add_func ("/offers/compile/spelling", test_spelling);
  g_test_add_func ("/offers/compile/hostile-titles", test_hostile_titles);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/compile/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fact_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offers/compile/facts/", fact_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_facts);
    }
  g_test_add_func ("/offers/compile/facts-of-all", test_facts_of_all);
  g_test_add_func ("/offers/compile/terms", test_terms);
  g_test_add_func ("/offers/compile/judged", test_judged);
  g_test_add_func ("/offers/compile/refusal/invalid", test_invalid);
  return g_test_run ();
}
