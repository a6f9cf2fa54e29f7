/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pack says of itself, and what sets two apart. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-pack-read.h"

#include "rules.h"

static GBytes *
compile (Shop *shop, GPtrArray *offers, guint64 revision)
{
  g_autoptr (GError) error = NULL;
  GBytes *pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "shop", revision, &error);

  g_assert_no_error (error);
  return pack;
}

static void
test_describe (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *last = shop_make_offer ("Last", "CAM CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *first = shop_make_offer ("First <b>\n", "CAM CARD", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (last, first, NULL);
  g_autoptr (GBytes) pack = NULL;
  g_autoptr (VtPackInfo) info = NULL;

  last->priority = 1;
  pack = compile (shop, offers, 42);
  info = vt_pack_describe (pack, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->id, ==, "shop");
  g_assert_cmpuint (info->revision, ==, 42);
  g_assert_true (g_str_has_prefix (info->digest, "sha256:"));
  g_assert_cmpuint (strlen (info->digest), ==, 71);
  g_assert_cmpstr (info->currency.code, ==, "GBP");
  g_assert_cmpint (info->currency.minor_digits, ==, 2);
  g_assert_cmpuint (info->n_offers, ==, 2);
  g_assert_cmpuint (info->n_products, ==, 3);
  g_assert_cmpuint (info->n_bytes, ==, g_bytes_get_size (pack));
  g_assert_cmpstr (info->offer_names[0], ==, "First <b>\n");
  g_assert_cmpstr (info->offer_names[1], ==, "Last");
  g_assert_null (info->offer_names[2]);
}

static void
test_not_a_pack (void)
{
  static const struct
  {
    const char *json;
    int         code;
  } cases[] = {
      {"", VT_ERROR_BAD_INPUT},
      {"{}", VT_ERROR_BAD_INPUT},
      {"[1]", VT_ERROR_BAD_INPUT},
      {"\xff\xfe", VT_ERROR_BAD_INPUT},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));

      g_assert_null (vt_pack_describe (bytes, &error));
      g_assert_error (error, VT_ERROR, cases[i].code);
    }
}

/* One changed byte anywhere is noticed. */
static void
test_tampered (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers =
      shop_list_offers (shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (GBytes) pack = compile (shop, offers, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (pack, NULL), g_bytes_get_size (pack));
  g_autoptr (GBytes) changed = NULL;
  char *price = strstr (text, "\"price\":50000");

  g_assert_nonnull (price);
  price[strlen ("\"price\":")] = '4';
  changed = g_bytes_new_static (text, strlen (text));
  g_assert_null (vt_pack_describe (changed, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
  g_assert_null (vt_pack_diff (pack, changed, NULL));
  g_assert_null (vt_pack_diff (changed, pack, NULL));
}

/* ---- other kinds ---- */

static void
assert_difference (const char *kind, const char *before, const char *after, const char *sentence)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) old_offers = shop_list_offers (shop_make_kind (kind, before), NULL);
  g_autoptr (GPtrArray) new_offers = shop_list_offers (shop_make_kind (kind, after), NULL);
  g_autoptr (GBytes) old = compile (shop, old_offers, 1);
  g_autoptr (GBytes) new = compile (shop, new_offers, 2);
  g_autoptr (GPtrArray) changes = vt_pack_diff (old, new, &error);
  const VtPackChange *change;

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->kind, ==, VT_PACK_CHANGED);
  g_assert_cmpuint (g_strv_length (change->sentences), ==, 1);
  g_assert_cmpstr (change->sentences[0], ==, sentence);
}

static void
test_terms (void)
{
  assert_difference ("markdown", "\"reward\":{\"percent\":\"1\"}", "\"reward\":{\"percent\":\"2\"}",
                     "Changed: Discount.");
  assert_difference ("markdown", "\"reward\":{\"percent\":\"1\"},\"coupon\":\"X\"",
                     "\"reward\":{\"percent\":\"1\"},\"select\":{\"skus\":[\"CAM\"]}",
                     "Changed: Coupon, Applies To.");
  assert_difference (
      "bundle", "\"components\":[{\"sku\":\"CAM\",\"quantity\":2}],\"reward\":{\"percent\":\"1\"}",
      "\"components\":[{\"sku\":\"CAM\",\"quantity\":2}],\"reward\":{\"percent\":\"1\"},"
      "\"last\":true",
      "Changed: Last.");
}

/* ---- one thing changed at a time ---- */

static void
change_reward (Shop *shop, VtOffer *offer)
{
  offer->reward.value = 120000;
}

static void
change_reward_type (Shop *shop, VtOffer *offer)
{
  offer->reward = (VtReward){VT_REWARD_FIXED, 49900};
}

static void
change_name (Shop *shop, VtOffer *offer)
{
  g_free (offer->name);
  offer->name = g_strdup ("Another");
}

static void
change_priority (Shop *shop, VtOffer *offer)
{
  offer->priority = -3;
}

static void
change_message (Shop *shop, VtOffer *offer)
{
  g_free (offer->message);
  offer->message = g_strdup ("Together for less");
}

static void
change_note (Shop *shop, VtOffer *offer)
{
  g_free (offer->note);
  offer->note = g_strdup ("Because");
}

static void
add_part (Shop *shop, VtOffer *offer)
{
  vt_offer_add_component (offer, "CARD", 2, FALSE);
}

static void
remove_part (Shop *shop, VtOffer *offer)
{
  vt_offer_remove_component (offer, "CASE");
}

static void
change_quantity (Shop *shop, VtOffer *offer)
{
  vt_offer_find_component (offer, "CASE")->quantity = 5;
}

static void
make_primary (Shop *shop, VtOffer *offer)
{
  vt_offer_find_component (offer, "CAM")->primary = TRUE;
}

static void
change_price (Shop *shop, VtOffer *offer)
{
  shop_set_price (shop, "CASE", 2999);
}

static void
change_cost (Shop *shop, VtOffer *offer)
{
  shop_exec (shop, "UPDATE product SET cost_minor = 1 WHERE sku = 'CASE'");
  shop_reload (shop);
}

static void
change_title (Shop *shop, VtOffer *offer)
{
  shop_exec (shop, "UPDATE product SET title = 'Bag' WHERE sku = 'CASE'");
  shop_reload (shop);
}

static void
reorder_parts (Shop *shop, VtOffer *offer)
{
  vt_offer_remove_component (offer, "CAM");
  vt_offer_add_component (offer, "CAM", 1, FALSE);
}

static void
change_other_product (Shop *shop, VtOffer *offer)
{
  shop_set_price (shop, "TRIPOD", 1);
}

typedef struct
{
  const char *name;
  void (*change) (Shop *shop, VtOffer *offer);
  const char *sentence; /* NULL: nothing changed */
} DiffCase;

static const DiffCase diff_cases[] = {
    {"reward", change_reward, "Price: 10 % off → 12 % off."},
    {"reward-type", change_reward_type, "Price: 10 % off → £499.00 together."},
    {"name", change_name, "Was called “Set”."},
    {"priority", change_priority, "Priority: 0 → -3."},
    {"message", change_message, "The message to the shopper changed."},
    {"note", change_note, "The note changed."},
    {"part-added", add_part, "Added: 2 × “Memory card”."},
    {"part-removed", remove_part, "Taken out: 2 × “Camera case”."},
    {"quantity", change_quantity, "Units of “Camera case”: 2 → 5."},
    {"primary", make_primary, "“Camera” is what the others go with now."},
    {"price", change_price, "The price of “Camera case”: £25.00 → £29.99."},
    {"cost", change_cost, "The cost of “Camera case” changed."},
    {"title", change_title, "“Camera case” is called “Bag” now."},
    {"order-of-parts", reorder_parts, "Details changed."},
    {"other-product", change_other_product, NULL},
};

static void
test_diff (gconstpointer data)
{
  const DiffCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *offer = shop_make_offer ("Set", "CAM CASE*2", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (GBytes) old = compile (shop, offers, 1);
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const VtPackChange *change;

  c->change (shop, offer);
  new = compile (shop, offers, 2);
  changes = vt_pack_diff (old, new, &error);
  g_assert_no_error (error);
  if (c->sentence == NULL)
    {
      g_assert_cmpuint (changes->len, ==, 0);
      return;
    }
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->kind, ==, VT_PACK_CHANGED);
  g_assert_cmpstr (change->offer_id, ==, offer->id);
  g_assert_cmpstr (change->name, ==, offer->name);
  g_assert_cmpuint (g_strv_length (change->sentences), ==, 1);
  g_assert_cmpstr (change->sentences[0], ==, c->sentence);
}

static void
test_added_and_removed (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  VtOffer *stays = shop_make_offer ("Stays", "CAM CASE", VT_REWARD_PERCENT, 100000);
  VtOffer *goes = shop_make_offer ("Goes", "CAM CARD", VT_REWARD_PERCENT, 100000);
  VtOffer *comes = shop_make_offer ("Comes", "CASE CARD", VT_REWARD_PERCENT, 100000);
  g_autoptr (GPtrArray) offers = shop_list_offers (stays, goes, comes, NULL);
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) all = NULL;

  comes->state = VT_OFFER_DRAFT;
  old = compile (shop, offers, 1);
  comes->state = VT_OFFER_READY;
  goes->state = VT_OFFER_PAUSED;
  new = compile (shop, offers, 2);

  changes = vt_pack_diff (old, new, &error);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpint (((VtPackChange *) changes->pdata[0])->kind, ==, VT_PACK_ADDED);
  g_assert_cmpstr (((VtPackChange *) changes->pdata[0])->name, ==, "Comes");
  g_assert_cmpint (((VtPackChange *) changes->pdata[1])->kind, ==, VT_PACK_REMOVED);
  g_assert_cmpstr (((VtPackChange *) changes->pdata[1])->name, ==, "Goes");

  all = vt_pack_diff (NULL, new, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((VtPackChange *) all->pdata[0])->kind, ==, VT_PACK_ADDED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/storefronts/diff/terms", test_terms);
  g_test_add_func ("/storefronts/pack/describe", test_describe);
  g_test_add_func ("/storefronts/pack/not-a-pack", test_not_a_pack);
  g_test_add_func ("/storefronts/pack/tampered", test_tampered);
  for (gsize i = 0; i < G_N_ELEMENTS (diff_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/storefronts/diff/", diff_cases[i].name, NULL);

      g_test_add_data_func (path, &diff_cases[i], test_diff);
    }
  g_test_add_func ("/storefronts/diff/added-and-removed", test_added_and_removed);
  return g_test_run ();
}
