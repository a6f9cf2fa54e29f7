/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and carts: what is refused, where, and why. Each row changes one thing in a pack or cart
 * that is accepted. */

#include "rules.h"

#include <glib.h>
#include <string.h>

static const char pack_json[] =
    "{\"format\":\"vitrine-rule-pack\",\"version\":1,\"id\":\"p\",\"revision\":7,\"currency\":"
    "\"USD\","
    "\"minor_digits\":2,\"rounding\":{\"mode\":\"half_up\",\"per\":\"line\",\"remainder\":"
    "\"largest\"},"
    "\"choose\":\"lowest_total\",\"guards\":{\"min_margin\":\"5\",\"min_price\":1},\"x-tool\":{"
    "\"any\":[null]},"
    "\"products\":[{\"sku\":\"A\",\"title\":\"Camera\",\"price\":1000,\"cost\":600,\"category\":["
    "\"Photo\"],"
    "\"brand\":\"N\",\"tags\":[\"new\"],\"attributes\":{\"mount\":\"Z\"},\"stock\":3},"
    "{\"sku\":\"B\",\"title\":\"Case\",\"price\":500}],"
    "\"offers\":[{\"id\":\"one\",\"kind\":\"bundle\",\"name\":\"Set\",\"priority\":2,"
    "\"campaign\":\"Spring\",\"exclusive_group\":\"g\","
    "\"message\":{\"en\":\"Together\"},\"reason\":{\"en\":\"Often\"},"
    "\"schedule\":{\"from\":\"2026-01-01T00:00:00Z\",\"until\":\"2027-01-01T00:00:00Z\"},"
    "\"channels\":[\"web\"],\"coupon\":\"TEN\",\"limits\":{\"per_cart\":3},\"guards\":{\"min_"
    "price\":2},"
    "\"evidence\":{\"note\":\"n\",\"support\":12,\"confidence\":\"0.25\",\"lift\":\"3.5\"},"
    "\"components\":[{\"sku\":\"A\",\"quantity\":1,\"primary\":true},{\"sku\":\"B\",\"quantity\":2}"
    "],"
    "\"reward\":{\"percent\":\"12.5\"}},"
    "{\"id\":\"two\",\"kind\":\"bundle\",\"name\":\"\",\"components\":[{\"sku\":\"B\",\"quantity\":"
    "1}],"
    "\"reward\":{\"fixed\":0}}]}";

static const char cart_json[] = "{\"currency\":\"USD\",\"now\":\"2026-06-01T00:00:00Z\","
                                "\"channel\":\"web\",\"coupons\":[\"TEN\"],"
                                "\"shipping\":{\"method\":\"post\",\"price\":499},\"x-note\":1,"
                                "\"lines\":[{\"id\":\"a\",\"sku\":\"A\",\"quantity\":2},{\"sku\":"
                                "\"B\",\"quantity\":1,\"unit_price\":450}]}";

typedef struct
{
  const char *name;
  const char *from; /* what is replaced, once */
  const char *to;
  VrStatus    status;
  const char *path;
} Change;

static char *
apply_change (const char *json, const Change *change)
{
  const char *at = strstr (json, change->from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - json), json, change->to,
                          at + strlen (change->from));
}

static VrStatus
load_pack (const char *json, VrPack **ret_pack, VrError *error)
{
  char    *sealed = NULL;
  size_t   length;
  VrStatus status = vr_pack_seal (json, strlen (json), &sealed, &length, error);

  g_assert_cmpint (status, ==, VR_OK);
  status = vr_pack_load (sealed, length, ret_pack, error);
  vr_free (sealed);
  return status;
}

static const Change pack_changes[] = {
    {"not-an-object", pack_json, "{}", VR_ERROR_SCHEMA, "$.format"},
    {"format", "vitrine-rule-pack", "other", VR_ERROR_VERSION, "$.format"},
    {"version", "\"version\":1", "\"version\":2", VR_ERROR_VERSION, "$.version"},
    {"version-text", "\"version\":1", "\"version\":\"1\"", VR_ERROR_SCHEMA, "$.version"},
    {"version-missing", "\"version\":1,", "", VR_ERROR_SCHEMA, "$.version"},
    {"unknown-field", "\"id\":\"p\"", "\"id\":\"p\",\"colour\":1", VR_ERROR_SCHEMA, "$.colour"},
    {"id-missing", "\"id\":\"p\",", "", VR_ERROR_SCHEMA, "$.id"},
    {"id-empty", "\"id\":\"p\"", "\"id\":\"\"", VR_ERROR_SCHEMA, "$.id"},
    {"revision-negative", "\"revision\":7", "\"revision\":-1", VR_ERROR_RANGE, "$.revision"},
    {"currency-small", "\"USD\"", "\"usd\"", VR_ERROR_SCHEMA, "$.currency"},
    {"currency-long", "\"USD\"", "\"USDX\"", VR_ERROR_SCHEMA, "$.currency"},
    {"digits", "\"minor_digits\":2", "\"minor_digits\":5", VR_ERROR_RANGE, "$.minor_digits"},
    {"rounding-mode", "half_up", "up", VR_ERROR_SCHEMA, "$.rounding.mode"},
    {"rounding-per", "\"line\"", "\"order\"", VR_ERROR_SCHEMA, "$.rounding.per"},
    {"rounding-remainder", "largest", "smallest", VR_ERROR_SCHEMA, "$.rounding.remainder"},
    {"rounding-field", "\"mode\"", "\"moda\"", VR_ERROR_SCHEMA, "$.rounding.moda"},
    {"choose", "lowest_total", "random", VR_ERROR_SCHEMA, "$.choose"},
    {"margin-whole", "\"min_margin\":\"5\"", "\"min_margin\":\"100\"", VR_ERROR_RANGE,
     "$.guards.min_margin"},
    {"margin-number", "\"min_margin\":\"5\"", "\"min_margin\":5", VR_ERROR_SCHEMA,
     "$.guards.min_margin"},
    {"margin-text", "\"min_margin\":\"5\"", "\"min_margin\":\"5%\"", VR_ERROR_SCHEMA,
     "$.guards.min_margin"},
    {"min-price-negative", "\"min_price\":1", "\"min_price\":-1", VR_ERROR_RANGE,
     "$.guards.min_price"},
    {"products-missing", "\"products\":", "\"x-products\":", VR_ERROR_SCHEMA, "$.products"},
    {"products-unsorted", "\"sku\":\"A\"", "\"sku\":\"C\"", VR_ERROR_SCHEMA, "$.products[1].sku"},
    {"products-twice", "\"sku\":\"A\"", "\"sku\":\"B\"", VR_ERROR_SCHEMA, "$.products[1].sku"},
    {"product-title-missing", "\"title\":\"Case\",", "", VR_ERROR_SCHEMA, "$.products[1].title"},
    {"product-price-text", "\"price\":500", "\"price\":\"500\"", VR_ERROR_SCHEMA,
     "$.products[1].price"},
    {"product-price-negative", "\"price\":500", "\"price\":-500", VR_ERROR_RANGE,
     "$.products[1].price"},
    {"product-price-too-large", "\"price\":500", "\"price\":9007199254740992", VR_ERROR_RANGE,
     "$.products[1].price"},
    {"product-cost-null", "\"cost\":600", "\"cost\":null", VR_ERROR_SCHEMA, "$.products[0].cost"},
    {"product-category-text", "[\"Photo\"]", "\"Photo\"", VR_ERROR_SCHEMA,
     "$.products[0].category"},
    {"product-tag-number", "[\"new\"]", "[\"new\",1]", VR_ERROR_SCHEMA, "$.products[0].tags[1]"},
    {"product-attribute", "\"mount\":\"Z\"", "\"mount\":1", VR_ERROR_SCHEMA,
     "$.products[0].attributes.mount"},
    {"product-stock", "\"stock\":3", "\"stock\":-3", VR_ERROR_RANGE, "$.products[0].stock"},
    {"product-field", "\"stock\":3", "\"shelf\":3", VR_ERROR_SCHEMA, "$.products[0].shelf"},
    {"offer-number", "\"offers\":[", "\"offers\":[1,", VR_ERROR_SCHEMA, "$.offers[0]"},
    {"offer-kind", "\"kind\":\"bundle\",\"name\":\"\"", "\"kind\":\"raffle\",\"name\":\"\"",
     VR_ERROR_VERSION, "$.offers[1].kind"},
    {"offer-kind-missing", "\"kind\":\"bundle\",", "", VR_ERROR_SCHEMA, "$.offers[0].kind"},
    {"offer-field", "\"priority\":2", "\"prioritee\":2", VR_ERROR_SCHEMA, "$.offers[0].prioritee"},
    {"offer-id-twice", "\"id\":\"two\"", "\"id\":\"one\"", VR_ERROR_SCHEMA, "$.offers[1].id"},
    {"offer-name-missing", "\"name\":\"Set\",", "", VR_ERROR_SCHEMA, "$.offers[0].name"},
    {"offer-priority", "\"priority\":2", "\"priority\":1000001", VR_ERROR_RANGE,
     "$.offers[0].priority"},
    {"offer-campaign", "\"campaign\":\"Spring\"", "\"campaign\":\"\"", VR_ERROR_SCHEMA,
     "$.offers[0].campaign"},
    {"offer-group", "\"exclusive_group\":\"g\"", "\"exclusive_group\":\"\"", VR_ERROR_SCHEMA,
     "$.offers[0].exclusive_group"},
    {"offer-message", "\"en\":\"Together\"", "\"en\":1", VR_ERROR_SCHEMA, "$.offers[0].message.en"},
    {"offer-schedule-day", "2026-01-01T", "2026-02-30T", VR_ERROR_SCHEMA,
     "$.offers[0].schedule.from"},
    {"offer-schedule-order", "2027-01-01T", "2026-01-01T", VR_ERROR_RANGE,
     "$.offers[0].schedule.until"},
    {"offer-schedule-field", "\"until\"", "\"to\"", VR_ERROR_SCHEMA, "$.offers[0].schedule.to"},
    {"offer-channels-empty", "[\"web\"]", "[]", VR_ERROR_SCHEMA, "$.offers[0].channels"},
    {"offer-coupon-number", "\"coupon\":\"TEN\"", "\"coupon\":10", VR_ERROR_SCHEMA,
     "$.offers[0].coupon"},
    {"offer-limit", "\"per_cart\":3", "\"per_cart\":0", VR_ERROR_RANGE,
     "$.offers[0].limits.per_cart"},
    {"offer-guard", "\"min_price\":2", "\"max_price\":2", VR_ERROR_SCHEMA,
     "$.offers[0].guards.max_price"},
    {"offer-evidence", "\"3.5\"", "\"3.\"", VR_ERROR_SCHEMA, "$.offers[0].evidence.lift"},
    {"component-sku", "\"sku\":\"A\",\"quantity\"", "\"sku\":\"X\",\"quantity\"", VR_ERROR_SCHEMA,
     "$.offers[0].components[0].sku"},
    {"component-twice", "\"sku\":\"A\",\"quantity\"", "\"sku\":\"B\",\"quantity\"", VR_ERROR_SCHEMA,
     "$.offers[0].components[1].sku"},
    {"component-quantity", "\"quantity\":2", "\"quantity\":0", VR_ERROR_RANGE,
     "$.offers[0].components[1].quantity"},
    {"component-quantity-large", "\"quantity\":2", "\"quantity\":1000", VR_ERROR_RANGE,
     "$.offers[0].components[1].quantity"},
    {"component-primary-text", "\"primary\":true", "\"primary\":\"yes\"", VR_ERROR_SCHEMA,
     "$.offers[0].components[0].primary"},
    {"component-primary-twice", "\"quantity\":2", "\"quantity\":2,\"primary\":true",
     VR_ERROR_SCHEMA, "$.offers[0].components[1].primary"},
    {"components-empty", "[{\"sku\":\"B\",\"quantity\":1}]", "[]", VR_ERROR_SCHEMA,
     "$.offers[1].components"},
    {"reward-two", "\"fixed\":0", "\"fixed\":0,\"amount\":1", VR_ERROR_SCHEMA,
     "$.offers[1].reward"},
    {"reward-none", "\"fixed\":0", "", VR_ERROR_SCHEMA, "$.offers[1].reward"},
    {"reward-number", "\"percent\":\"12.5\"", "\"percent\":12", VR_ERROR_SCHEMA,
     "$.offers[0].reward.percent"},
    {"reward-text", "\"12.5\"", "\"12,5\"", VR_ERROR_SCHEMA, "$.offers[0].reward.percent"},
    {"reward-nothing", "\"12.5\"", "\"0\"", VR_ERROR_RANGE, "$.offers[0].reward.percent"},
    {"reward-amount-nothing", "\"fixed\":0", "\"amount\":0", VR_ERROR_RANGE,
     "$.offers[1].reward.amount"},
    {"reward-fixed-negative", "\"fixed\":0", "\"fixed\":-1", VR_ERROR_RANGE,
     "$.offers[1].reward.fixed"},
};

static void
test_pack_refused (gconstpointer data)
{
  const Change    *row = data;
  g_autofree char *json = apply_change (pack_json, row);
  VrPack          *pack = NULL;
  VrError          error = {0};

  g_assert_cmpint (load_pack (json, &pack, &error), ==, row->status);
  g_assert_null (pack);
  g_assert_cmpint (error.status, ==, row->status);
  g_assert_cmpstr (error.path, ==, row->path);
  g_assert_cmpstr (error.message, !=, "");
}

static void
test_pack_accepted (void)
{
  VrPack *pack = NULL;
  VrError error;

  g_assert_cmpint (load_pack (pack_json, &pack, &error), ==, VR_OK);
  vr_pack_free (pack);
  vr_pack_free (NULL);
}

static void
test_string_too_long (void)
{
  g_autofree char *sku = g_strnfill (257, 'A');
  g_autofree char *to = g_strdup_printf ("\"sku\":\"%s\"", sku);
  Change           change = {"", "\"sku\":\"A\"", to, VR_ERROR_LIMIT, ""};
  g_autofree char *json = apply_change (pack_json, &change);
  VrPack          *pack;
  VrError          error;

  g_assert_cmpint (load_pack (json, &pack, &error), ==, VR_ERROR_LIMIT);
  g_assert_cmpstr (error.path, ==, "$.products[0].sku");
}

/* ---- seal and digest ---- */

static void
test_seal_is_deterministic (void)
{
  g_autofree char *signed_json = NULL;
  Change  change = {"", "\"id\":\"p\"", "\"id\" : \"p\" , \"signature\":\"old\",\"digest\":\"old\"",
                    VR_OK, ""};
  char   *sealed = NULL;
  char   *again = NULL;
  size_t  length;
  size_t  again_length;
  VrError error;

  g_assert_cmpint (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), ==,
                   VR_OK);
  g_assert_cmpint (vr_pack_seal (sealed, length, &again, &again_length, &error), ==, VR_OK);
  g_assert_cmpmem (sealed, length, again, again_length);
  vr_free (again);

  signed_json = apply_change (pack_json, &change);
  g_assert_cmpint (vr_pack_seal (signed_json, strlen (signed_json), &again, &again_length, &error),
                   ==, VR_OK);
  g_assert_cmpmem (sealed, length, again, again_length);
  vr_free (again);

  /* The form is canonical with the digest in its place. */
  g_assert_cmpint (vr_json_canonicalize (sealed, length, &again, &again_length, &error), ==, VR_OK);
  g_assert_cmpmem (sealed, length, again, again_length);
  vr_free (again);
  vr_free (sealed);
}

/* Computed here with GLib, over the text as it has to be. */
static void
test_digest (void)
{
  static const char body[] = "{\"a\":1,\"e\":[true]}";
  g_autofree char  *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  g_autofree char  *expected =
      g_strdup_printf ("{\"a\":1,\"digest\":\"sha256:%s\",\"e\":[true]}", digest);
  char   *sealed = NULL;
  size_t  length;
  VrError error;

  g_assert_cmpint (vr_pack_seal ("{\"e\": [true],\"a\":1}", 19, &sealed, &length, &error), ==,
                   VR_OK);
  g_assert_cmpstr (sealed, ==, expected);
  vr_free (sealed);
  g_assert_cmpint (vr_pack_seal ("[]", 2, &sealed, &length, &error), ==, VR_ERROR_SCHEMA);
  g_assert_cmpint (vr_pack_seal ("[", 1, &sealed, &length, &error), ==, VR_ERROR_SYNTAX);
}

static void
test_digest_refused (void)
{
  char   *sealed = NULL;
  char   *price;
  size_t  length;
  VrPack *pack = NULL;
  VrError error;

  g_assert_cmpint (vr_pack_load (pack_json, strlen (pack_json), &pack, &error), ==,
                   VR_ERROR_DIGEST);
  g_assert_cmpstr (error.path, ==, "$.digest");

  g_assert_cmpint (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), ==,
                   VR_OK);
  price = strstr (sealed, "\"price\":1000");
  g_assert_nonnull (price);
  price[strlen ("\"price\":")] = '2';
  g_assert_cmpint (vr_pack_load (sealed, length, &pack, &error), ==, VR_ERROR_DIGEST);
  g_assert_cmpstr (error.path, ==, "$.digest");
  g_assert_null (pack);
  vr_free (sealed);
}

/* Cut off anywhere, a pack is refused and nothing is left behind (the sanitizers watch). */
static void
test_cut_short (void)
{
  char   *sealed = NULL;
  size_t  length;
  VrPack *pack = NULL;
  VrError error;

  g_assert_cmpint (vr_pack_seal (pack_json, strlen (pack_json), &sealed, &length, &error), ==,
                   VR_OK);
  for (size_t n = 0; n < length; n++)
    g_assert_cmpint (vr_pack_load (sealed, n, &pack, &error), ==, VR_ERROR_SYNTAX);
  g_assert_cmpint (vr_pack_load (sealed, length, &pack, &error), ==, VR_OK);
  vr_pack_free (pack);
  vr_free (sealed);
}

/* ---- carts ---- */

static const Change cart_changes[] = {
    {"not-an-object", cart_json, "[]", VR_ERROR_SCHEMA, "$"},
    {"syntax", "\"lines\":", "\"lines\"", VR_ERROR_SYNTAX, "$"},
    {"unknown-field", "\"channel\"", "\"chanel\"", VR_ERROR_SCHEMA, "$.chanel"},
    {"currency", "USD", "EUR", VR_ERROR_CURRENCY, "$.currency"},
    {"currency-missing", "\"currency\":\"USD\",", "", VR_ERROR_SCHEMA, "$.currency"},
    {"now", "2026-06-01T00:00:00Z", "2026-06-01", VR_ERROR_SCHEMA, "$.now"},
    {"channel-empty", "\"web\"", "\"\"", VR_ERROR_SCHEMA, "$.channel"},
    {"coupons-text", "[\"TEN\"]", "\"TEN\"", VR_ERROR_SCHEMA, "$.coupons"},
    {"shipping-price", "\"price\":499", "\"price\":-1", VR_ERROR_RANGE, "$.shipping.price"},
    {"shipping-price-missing", ",\"price\":499", "", VR_ERROR_SCHEMA, "$.shipping.price"},
    {"lines-missing", "\"lines\":", "\"x-lines\":", VR_ERROR_SCHEMA, "$.lines"},
    {"line-field", "\"unit_price\"", "\"unitPrice\"", VR_ERROR_SCHEMA, "$.lines[1].unitPrice"},
    {"line-sku-missing", "\"sku\":\"A\",", "", VR_ERROR_SCHEMA, "$.lines[0].sku"},
    {"line-quantity", "\"quantity\":2", "\"quantity\":0", VR_ERROR_RANGE, "$.lines[0].quantity"},
    {"line-quantity-large", "\"quantity\":2", "\"quantity\":1000001", VR_ERROR_RANGE,
     "$.lines[0].quantity"},
    {"line-quantity-fraction", "\"quantity\":2", "\"quantity\":1.5", VR_ERROR_SCHEMA, "$.lines[0]"},
    {"line-price-negative", "450", "-450", VR_ERROR_RANGE, "$.lines[1].unit_price"},
    {"line-unknown-product", "\"sku\":\"A\"", "\"sku\":\"Z\"", VR_ERROR_SCHEMA,
     "$.lines[0].unit_price"},
    {"line-id-twice", "\"id\":\"a\"", "\"id\":\"2\"", VR_ERROR_SCHEMA, "$.lines"},
    {"line-overflow", "\"quantity\":1,\"unit_price\":450",
     "\"quantity\":1000000,\"unit_price\":9007199254740991", VR_ERROR_OVERFLOW, "$.lines[1]"},
};

static void
test_cart_refused (gconstpointer data)
{
  const Change    *row = data;
  g_autofree char *json = apply_change (cart_json, row);
  VrPack          *pack = NULL;
  VrCart          *cart = NULL;
  VrError          error = {0};

  g_assert_cmpint (load_pack (pack_json, &pack, &error), ==, VR_OK);
  g_assert_cmpint (vr_cart_load (pack, json, strlen (json), &cart, &error), ==, row->status);
  g_assert_null (cart);
  g_assert_cmpstr (error.path, ==, row->path);
  g_assert_cmpstr (error.message, !=, "");
  vr_pack_free (pack);
}

static void
test_too_many_lines (void)
{
  g_autoptr (GString) json = g_string_new ("{\"currency\":\"USD\",\"lines\":[");
  VrPack *pack = NULL;
  VrCart *cart = NULL;
  VrError error;

  for (int i = 0; i <= 1000; i++)
    g_string_append (json,
                     i > 0 ? ",{\"sku\":\"A\",\"quantity\":1}" : "{\"sku\":\"A\",\"quantity\":1}");
  g_string_append (json, "]}");

  g_assert_cmpint (load_pack (pack_json, &pack, &error), ==, VR_OK);
  g_assert_cmpint (vr_cart_load (pack, json->str, json->len, &cart, &error), ==, VR_ERROR_LIMIT);
  g_assert_cmpstr (error.path, ==, "$.lines");
  vr_pack_free (pack);
}

static void
test_cart_of_another_pack (void)
{
  VrPack   *packs[2] = {NULL};
  VrCart   *cart = NULL;
  VrResult *result = NULL;
  VrError   error;

  g_assert_cmpint (load_pack (pack_json, &packs[0], &error), ==, VR_OK);
  g_assert_cmpint (load_pack (pack_json, &packs[1], &error), ==, VR_OK);
  g_assert_cmpint (vr_cart_load (packs[0], cart_json, strlen (cart_json), &cart, &error), ==,
                   VR_OK);
  g_assert_cmpint (vr_evaluate (packs[1], cart, &result, &error), ==, VR_ERROR_SCHEMA);
  g_assert_null (result);
  vr_cart_free (cart);
  vr_cart_free (NULL);
  vr_pack_free (packs[0]);
  vr_pack_free (packs[1]);
}

/* ---- damaged text ---- */

static char *
damage (GRand *rand, const char *json)
{
  static const char pieces[] = "{}[]\",:0123456789-.eutrn\\ \x80\xff";
  char             *copy = g_strdup (json);
  int               n = g_rand_int_range (rand, 1, 4);

  while (n-- > 0)
    copy[g_rand_int_range (rand, 0, (gint32) strlen (json))] =
        pieces[g_rand_int_range (rand, 0, sizeof pieces - 1)];
  return copy;
}

/* Whatever is done to the text, there is an answer or an error with a path; the sanitizers watch.
 */
static void
test_damage_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260108);
  int n_loaded = 0;
  int n_evaluated = 0;

  for (int round = 0; round < 10000; round++)
    {
      bool             damages_pack = round % 2 == 0;
      g_autofree char *pack_text = damages_pack ? damage (rand, pack_json) : g_strdup (pack_json);
      g_autofree char *cart_text = damages_pack ? g_strdup (cart_json) : damage (rand, cart_json);
      char            *sealed = NULL;
      size_t           length;
      VrPack          *pack = NULL;
      VrCart          *cart = NULL;
      VrResult        *result = NULL;
      VrError          error = {0};

      if (vr_pack_seal (pack_text, strlen (pack_text), &sealed, &length, &error) == VR_OK &&
          vr_pack_load (sealed, length, &pack, &error) == VR_OK)
        {
          n_loaded++;
          if (vr_cart_load (pack, cart_text, strlen (cart_text), &cart, &error) == VR_OK &&
              vr_evaluate (pack, cart, &result, &error) == VR_OK)
            n_evaluated++;
        }
      if (result == NULL)
        {
          g_assert_cmpint (error.status, !=, VR_OK);
          g_assert_cmpint (error.path[0], ==, '$');
          g_assert_cmpstr (error.message, !=, "");
          g_assert_true (g_utf8_validate (error.path, -1, NULL));
          g_assert_true (g_utf8_validate (error.message, -1, NULL));
        }
      vr_result_free (result);
      vr_cart_free (cart);
      vr_pack_free (pack);
      vr_free (sealed);
    }

  /* Some damage does no harm, most does. */
  g_assert_cmpint (n_loaded, >, 5000);
  g_assert_cmpint (n_evaluated, >, 100);
  g_assert_cmpint (n_evaluated, <, 5000);
}

static void
add_table (const char *prefix, const Change *rows, size_t n, GTestDataFunc func)
{
  for (size_t i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_table ("/rules/pack/refused/", pack_changes, G_N_ELEMENTS (pack_changes), test_pack_refused);
  add_table ("/rules/cart/refused/", cart_changes, G_N_ELEMENTS (cart_changes), test_cart_refused);
  g_test_add_func ("/rules/pack/accepted", test_pack_accepted);
  g_test_add_func ("/rules/pack/string-too-long", test_string_too_long);
  g_test_add_func ("/rules/pack/seal-is-deterministic", test_seal_is_deterministic);
  g_test_add_func ("/rules/pack/digest", test_digest);
  g_test_add_func ("/rules/pack/digest-refused", test_digest_refused);
  g_test_add_func ("/rules/pack/cut-short", test_cut_short);
  g_test_add_func ("/rules/pack/damage/property", test_damage_property);
  g_test_add_func ("/rules/cart/too-many-lines", test_too_many_lines);
  g_test_add_func ("/rules/cart/of-another-pack", test_cart_of_another_pack);
  return g_test_run ();
}
