/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper next, in words. */

#include "shop-fixture.h"

#include "vt-preview.h"
#include "vt-prompt.h"

static VtPreview *
evaluate (Shop *shop, GPtrArray *offers, const char *words, const char *placement)
{
  g_autoptr (VtOffer) parts = shop_make_offer ("", words, VT_REWARD_PERCENT, 1);
  g_autoptr (VtCart) cart = vt_cart_from_offer (parts);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "prompts", 1, &error);
  VtPreview *preview =
      vt_preview_evaluate (pack, cart, placement, shop->catalog, &shop->currency, &error);

  g_assert_no_error (error);
  g_assert_nonnull (preview);
  return preview;
}

/* A bundle asks for what it lacks; the totals are those of a cart that says no place. */
static void
test_bundle (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (
      shop_make_offer ("Set", "CAM CASE*2 CARD", VT_REWARD_PERCENT, 100000), NULL);
  g_autoptr (VtPreview) nowhere = evaluate (shop, offers, "CAM", NULL);
  g_autoptr (VtPreview) preview = evaluate (shop, offers, "CAM", "cart");
  const VrResult  *result = vt_preview_get_result (preview);
  g_autofree char *text = NULL;
  const VrPrompt  *prompt;

  g_assert_cmpuint (vr_result_get_n_prompts (vt_preview_get_result (nowhere)), ==, 0);
  g_assert_cmpuint (vr_result_get_n_prompts (result), ==, 1);
  g_assert_cmpint (vt_preview_get_totals (preview)->due, ==, vt_preview_get_totals (nowhere)->due);
  prompt = vr_result_get_prompt (result, 0);
  text = vt_prompt_to_text (prompt, result, shop->catalog, &shop->currency);
  g_assert_cmpstr (text, ==, "Add 2 × “Camera case” and 1 × “Memory card”.");
  /* 569.99 less 10 %, less the 500.00 that are due already. */
  g_assert_cmpint (prompt->change, ==, 1299);
}

/* ---- every prompt there can be ---- */

static const VrPromptItem items[] = {
    {"CARD", 1}, {"CAM", 1234}, {"NOWHERE", 1}, {"CASE", 2}, {"LOSS", 1}, {"PENNY", 1},
};

static const VrPayment payments[] = {{0, 2500}, {1, 2499}, {61, 2499}};

typedef struct
{
  const char *name;
  VrPrompt    prompt; /* line_id is put in by the test */
  const char *text;
} PromptCase;

static const PromptCase prompt_cases[] = {
    {"add", {.action = VR_PROMPT_ADD, .n_items = 1, .items = items}, "Add 1 × “Memory card”."},
    {"add-three",
     {.action = VR_PROMPT_ADD, .n_items = 3, .items = items},
     "Add 1 × “Memory card”, 1,234 × “Camera” and 1 × “NOWHERE”."},
    {"add-four",
     {.action = VR_PROMPT_ADD, .n_items = 4, .items = items},
     "Add 1 × “Memory card”, 1,234 × “Camera”, 1 × “NOWHERE” and 2 × “Camera case”."},
    {"add-many",
     {.action = VR_PROMPT_ADD, .n_items = 6, .items = items},
     "Add 1 × “Memory card”, 1,234 × “Camera”, 1 × “NOWHERE”, 2 × “Camera case” and 2 other "
     "products."},
    {"replace",
     {.action = VR_PROMPT_REPLACE, .n_items = 1, .items = items},
     "Take 1 × “Memory card” in place of “Camera case”."},
    {"subscribe", {.action = VR_PROMPT_SUBSCRIBE}, "Have “Camera case” delivered again and again."},
    {"spend", {.action = VR_PROMPT_SPEND, .amount = 1250}, "Spend £12.50 more on anything."},
    {"pay-later",
     {.action = VR_PROMPT_PAY_LATER, .n_payments = 3, .payments = payments},
     "Pay in 3 instalments: £25.00 at once, the last £24.99 after 61 days."},
    {"pay-once",
     {.action = VR_PROMPT_PAY_LATER, .n_payments = 1, .payments = payments + 1},
     "Pay £24.99 after 1 day."},
    {"remind",
     {.action = VR_PROMPT_REMIND, .n_items = 1, .items = items + 3},
     "Remind of 2 × “Camera case”."},
    {"coupon",
     {.action = VR_PROMPT_REMIND, .n_items = 1, .items = items, .coupon = "BACK<b>\n10"},
     "Remind of 1 × “Memory card”. Give the coupon “BACK<b> 10”."},
};

static void
test_prompt (gconstpointer data)
{
  const PromptCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (VtPreview) preview = evaluate (shop, offers, "CAM CASE", NULL);
  const VrResult  *result = vt_preview_get_result (preview);
  VrPrompt         prompt = c->prompt;
  g_autofree char *text = NULL;

  prompt.line_id = vr_result_get_line (result, 1)->line_id;
  text = vt_prompt_to_text (&prompt, result, shop->catalog, &shop->currency);
  g_assert_cmpstr (text, ==, c->text);
}

static const struct
{
  const char *name;
  gint64      minor;
  const char *text;
} change_cases[] = {
    {"more", 3965, "+£39.65"},
    {"less", -500, "−£5.00"},
    {"same", 0, "£0.00"},
};

static void
test_change (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  const VtCurrency currency = {"GBP", 2};
  g_autofree char *text = vt_prompt_change_to_text (change_cases[i].minor, &currency);

  g_assert_cmpstr (text, ==, change_cases[i].text);
}

/* Every place has a title of its own, and the default is one of them. */
static void
test_placements (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (const char *const *word = vt_placements_list (); *word != NULL; word++)
    g_assert_true (g_hash_table_add (titles, (gpointer) vt_placement_get_title (*word)));
  g_assert_cmpuint (g_hash_table_size (titles), ==, 7);
  g_assert_cmpstr (vt_placement_get_title (VT_PLACEMENT_DEFAULT), ==, "Cart");
  g_assert_null (vt_placement_get_title ("moon"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preview/prompt/bundle", test_bundle);
  g_test_add_func ("/preview/prompt/placements", test_placements);
  for (gsize i = 0; i < G_N_ELEMENTS (prompt_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/prompt/text/", prompt_cases[i].name, NULL);

      g_test_add_data_func (path, &prompt_cases[i], test_prompt);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (change_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/preview/prompt/change/", change_cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_change);
    }
  return g_test_run ();
}
