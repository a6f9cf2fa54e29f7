/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two versions of an offer, in words. */

#include "shop-fixture.h"

#include "vt-offer-differences.h"

#include <string.h>

#define SHIRTS "\"select\":{\"categories\":[[\"Clothing\",\"Shirts\"]]}"

typedef struct
{
  const char *name;
  const char *kind;
  const char *before; /* terms */
  const char *after;
  const char *sentences; /* joined by " | " */
} TermsCase;

static const TermsCase terms_cases[] = {
    {"equal", "markdown", SHIRTS, SHIRTS, ""},
    {"percent", "markdown", SHIRTS ",\"reward\":{\"percent\":\"10\"}",
     SHIRTS ",\"reward\":{\"percent\":\"12.5\"}", "Discount from 10 % to 12.5 %"},
    {"amount", "markdown", SHIRTS ",\"reward\":{\"percent\":\"10\"}",
     SHIRTS ",\"reward\":{\"amount\":500}", "Discount from 10 % off to £5.00 off"},
    {"reward-added", "markdown", SHIRTS, SHIRTS ",\"reward\":{\"fixed\":500}",
     "Discount added: Price £5.00"},
    {"reward-unknown", "markdown", "\"reward\":{\"percent\":\"10\"}",
     "\"reward\":{\"percent\":\"10\",\"x-own\":\"gold\"}", "Discount › x-own added: “gold”"},
    {"selector", "markdown", SHIRTS, "\"select\":{\"tags\":[\"gift\"]}",
     "Applies To: Shirts → products tagged “gift”"},
    {"selector-list", "markdown", "\"select\":{\"skus\":[\"CAM\",\"CASE\"]}",
     "\"select\":{\"skus\":[\"CARD\",\"CAM\"]}",
     "Applies To › Products removed: “CASE” | Applies To › Products added: “CARD”"},
    {"selector-order", "markdown", "\"select\":{\"skus\":[\"CAM\",\"CASE\"]}",
     "\"select\":{\"skus\":[\"CASE\",\"CAM\"]}", "Applies To › Products in another order"},
    {"selector-removed", "markdown", SHIRTS ",\"coupon\":\"X\"", "\"coupon\":\"X\"",
     "Applies To removed: Shirts"},
    {"coupon", "markdown", SHIRTS ",\"coupon\":\"SPRING\"", SHIRTS ",\"coupon\":\"MAY\"",
     "Coupon: SPRING → MAY"},
    {"coupon-added", "markdown", SHIRTS, SHIRTS ",\"coupon\":\"SPRING\"", "Coupon added: SPRING"},
    {"limits", "markdown", "\"limits\":{\"per_cart\":1,\"total\":50}",
     "\"limits\":{\"per_cart\":2,\"budget\":10000}",
     "Times in a Cart: 1 → 2 | Times in All removed: 50 | Budget added: £100.00"},
    {"schedule", "markdown", "\"schedule\":{\"from\":\"2026-11-27T00:00:00Z\"}",
     "\"schedule\":{\"until\":\"2026-11-28T00:00:00Z\"}",
     "Schedule: From 27 November 2026, 00:00 UTC on → Until 28 November 2026, 00:00 UTC"},
    {"audience", "markdown", SHIRTS, SHIRTS ",\"audience\":{\"segment\":\"loyal\"}",
     "Shoppers added: shoppers of “loyal”"},
    {"language", "markdown", "\"message\":{\"de\":\"Hallo\"}", "\"message\":{\"de\":\"Guten Tag\"}",
     "Message (de): Hallo → Guten Tag"},
    {"two-members", "markdown", SHIRTS ",\"coupon\":\"A\"",
     "\"coupon\":\"B\",\"select\":{\"tags\":[\"gift\"]}",
     "Coupon: A → B | Applies To: Shirts → products tagged “gift”"},
    {"tier-price", "tier_ladder",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\",\"features\":[\"zoom\"]}]",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\",\"features\":[\"zoom\",\"flash\"]}]",
     "Camera: £500.00 · zoom → £500.00 · zoom and flash"},
    {"tier-added", "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\"}]",
     "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\"}]", "Camera added: £500.00"},
    {"tier-order", "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CAM\"}]",
     "\"tiers\":[{\"sku\":\"CAM\"},{\"sku\":\"CARD\"}]", "Tiers in another order"},
    {"tier-hidden", "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\",\"x-rank\":1},{\"sku\":\"CAM\"}]",
     "\"tiers\":[{\"sku\":\"CARD\",\"x-rank\":2},{\"sku\":\"CAM\"}]", "Tiers 1 › x-rank: 1 → 2"},
    {"step", "threshold",
     "\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}}],\"measure\":\"value\"",
     "\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}},"
     "{\"from\":9000,\"reward\":{\"percent\":\"9\"}}],\"measure\":\"value\"",
     "Step 2 added: From £90.00 on, 9 % off"},
    {"numbers", "volume", "\"buy\":1,\"get\":1", "\"buy\":2,\"get\":1", "Units to Buy: 1 → 2"},
    {"buy-select", "volume", "\"buy\":1", "\"buy\":1,\"buy_select\":{\"skus\":[\"CAM\"]}",
     "What to Buy added: “Camera”"},
    {"switch", "markdown", "\"last\":true", "\"last\":true,\"x-flag\":false", "x-flag added: no"},
    {"unknown", "markdown", "\"x-own\":{\"a\":[1,2],\"b\":\"c\"}",
     "\"x-own\":{\"a\":[2,3],\"d\":{\"amount\":5}}",
     "x-own › a removed: 1 | x-own › a added: 3 | x-own › b removed: “c” | "
     "x-own › d added: Amount £0.05"},
};

static char *
tell (Shop *shop, const VtOffer *before, const VtOffer *after)
{
  g_auto (GStrv) sentences = vt_offer_differences (before, after, shop->catalog, &shop->currency);

  return g_strjoinv (" | ", sentences);
}

static void
test_terms (gconstpointer data)
{
  const TermsCase *test = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) before = shop_make_kind (test->kind, test->before);
  g_autoptr (VtOffer) after = shop_make_kind (test->kind, test->after);
  g_autofree char *sentences = tell (shop, before, after);

  g_assert_cmpstr (sentences, ==, test->sentences);
}

typedef struct
{
  const char *name;
  void (*change) (VtOffer *offer);
  const char *sentences;
} FieldCase;

static void
rename_offer (VtOffer *offer)
{
  g_free (offer->name);
  offer->name = g_strdup ("Travel Set");
}

static void
make_draft (VtOffer *offer)
{
  offer->state = VT_OFFER_DRAFT;
}

static void
set_texts (VtOffer *offer)
{
  g_free (offer->message);
  offer->message = g_strdup ("Take all three");
  g_free (offer->note);
  offer->note = g_strdup ("Bought together\nby 40 % of all");
}

static void
set_percent (VtOffer *offer)
{
  offer->reward.value = 120000;
}

static void
set_fixed (VtOffer *offer)
{
  offer->reward.type = VT_REWARD_FIXED;
  offer->reward.value = 51000;
}

static void
add_part (VtOffer *offer)
{
  vt_offer_add_component (offer, "CARD", 2, FALSE);
}

static void
remove_part (VtOffer *offer)
{
  vt_offer_remove_component (offer, "CASE");
}

static void
change_parts (VtOffer *offer)
{
  vt_offer_add_component (offer, "CASE", 1, TRUE);
}

static void
turn_parts (VtOffer *offer)
{
  gpointer first = offer->components->pdata[0];

  offer->components->pdata[0] = offer->components->pdata[1];
  offer->components->pdata[1] = first;
}

static void
set_priority (VtOffer *offer)
{
  offer->priority = 7;
}

static void
change_all (VtOffer *offer)
{
  set_priority (offer);
  set_texts (offer);
  add_part (offer);
  set_percent (offer);
  rename_offer (offer);
  make_draft (offer);
}

static const FieldCase field_cases[] = {
    {"name", rename_offer, "Name: “Set” → “Travel Set”"},
    {"state", make_draft, "Ready → Draft"},
    {"texts", set_texts,
     "Message added: Take all three | Note added: Bought together by 40 % of all"},
    {"percent", set_percent, "Discount from 10 % to 12 %"},
    {"fixed", set_fixed, "Discount from 10 % off to £510.00 together"},
    {"part-added", add_part, "Part 2 × “Memory card” added"},
    {"part-removed", remove_part, "Part “Camera case” removed"},
    {"part-changed", change_parts,
     "Units of “Camera case” from 1 to 2 | “Camera case” is what the others go with"},
    {"parts-turned", turn_parts, "Parts in another order"},
    {"priority", set_priority, "Priority from 0 to 7"},
    {"all", change_all,
     "Ready → Draft | Name: “Set” → “Travel Set” | Discount from 10 % to 12 % | "
     "Part 2 × “Memory card” added | Message added: Take all three | "
     "Note added: Bought together by 40 % of all | Priority from 0 to 7"},
};

static void
test_fields (gconstpointer data)
{
  const FieldCase *test = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) before = shop_make_offer ("Set", "CAM CASE", VT_REWARD_PERCENT, 100000);
  g_autoptr (VtOffer) after = NULL;
  g_autofree char *sentences = NULL;

  before->priority = 0;
  after = vt_offer_copy (before);
  test->change (after);
  sentences = tell (shop, before, after);
  g_assert_cmpstr (sentences, ==, test->sentences);
}

/* Whatever differs, something is said; and nothing of what does not. */
static void
test_never_silent (void)
{
  g_autoptr (Shop) shop = shop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (terms_cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (terms_cases); j++)
      {
        g_autoptr (VtOffer) before = shop_make_kind (terms_cases[i].kind, terms_cases[i].before);
        g_autoptr (VtOffer) after = shop_make_kind (terms_cases[j].kind, terms_cases[j].after);
        g_autofree char *sentences = tell (shop, before, after);
        gboolean         is_equal = before->kind == after->kind &&
                            g_str_equal (before->name, after->name) &&
                            json_node_equal (before->terms, after->terms);

        g_assert_cmpint (*sentences == '\0', ==, is_equal);
      }
}

/* What stands in a document is told as it stands there, on one line. */
static void
test_hostile (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) before = shop_make_kind ("markdown", "\"coupon\":\"A\"");
  g_autoptr (VtOffer) after = shop_make_kind ("markdown", "\"coupon\":\"A\",\"x-a\":\"<b>\\n%s\"");
  g_autofree char *sentences = tell (shop, before, after);

  g_assert_cmpstr (sentences, ==, "x-a added: “<b> %s”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (terms_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offer-differences/terms/", terms_cases[i].name, NULL);

      g_test_add_data_func (path, &terms_cases[i], test_terms);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (field_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/offer-differences/fields/", field_cases[i].name, NULL);

      g_test_add_data_func (path, &field_cases[i], test_fields);
    }
  g_test_add_func ("/offer-differences/never-silent", test_never_silent);
  g_test_add_func ("/offer-differences/hostile", test_hostile);
  return g_test_run ();
}
