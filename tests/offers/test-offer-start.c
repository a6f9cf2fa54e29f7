/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What offers begin with, what they lack, and where products go in them. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-offer-form.h"
#include "vt-offer-start.h"

#include <string.h>

/* A new offer of each kind either is taken by the evaluator, or says what comes next. */
static void
test_new (void)
{
  Shop *shop = shop_new ();
  guint n_taken = 0;

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = vt_offer_new_of_kind (kind, "New", &shop->currency);
      g_autofree char *next = vt_offer_tell_next (offer);
      gboolean         is_taken = vt_offer_judge (offer, shop->catalog, &shop->currency, &error);

      g_assert_cmpint (offer->kind, ==, kind);
      g_assert_cmpint (offer->state, ==, VT_OFFER_DRAFT);
      g_assert_true (vt_offer_validate (offer, NULL));
      g_assert_true (strlen (vt_offer_kind_to_purpose (kind)) > 20);
      n_taken += is_taken ? 1 : 0;
      /* A bundle without products has a problem of its own. */
      if (kind != VT_OFFER_BUNDLE && is_taken != (next == NULL))
        g_error ("%s: %s, %s", vt_offer_kind_to_word (kind), next,
                 error != NULL ? error->message : "taken");
    }
  g_assert_cmpuint (n_taken, ==, 5);
  shop_free (shop);
}

/* With products in it the evaluator takes an offer of any kind. */
static void
test_filled (void)
{
  static const char *const skus[] = {"CARD", "CAM", "CASE", "PLAN"};
  Shop                    *shop = shop_new ();

  shop_exec (shop, "INSERT INTO product (sku, title, kind, price_minor, origin) VALUES"
                   " ('PLAN', 'Plan', 'plan', 1500, 'hand')");
  shop_reload (shop);
  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VtOffer) offer = vt_offer_new_of_kind (kind, "New", &shop->currency);

      for (guint i = 0; i < G_N_ELEMENTS (skus); i++)
        g_assert_true (vt_offer_add_product (offer, shop->catalog, skus[i], NULL));
      if (!vt_offer_judge (offer, shop->catalog, &shop->currency, &error))
        g_error ("%s: %s", vt_offer_kind_to_word (kind), error->message);
    }
  shop_free (shop);
}

static void
test_round_amount (void)
{
  const VtCurrency yen = {"JPY", 0};
  const VtCurrency euro = {"EUR", 2};
  const VtCurrency dinar = {"KWD", 3};

  g_assert_cmpint (vt_offer_round_amount (&yen), ==, 5000);
  g_assert_cmpint (vt_offer_round_amount (&euro), ==, 5000);
  g_assert_cmpint (vt_offer_round_amount (&dinar), ==, 50000);
}

/* ---- what is lacking ---- */

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *next; /* NULL: nothing */
} NextCase;

static const NextCase next_cases[] = {
    {"mix", "mix_and_match", "\"reward\":{\"percent\":\"1\"}",
     "Add what the shopper chooses from."},
    {"volume", "volume", "\"breaks\":[]", "Say how many have to be bought, and what that gives."},
    {"volume-breaks", "volume", "\"breaks\":[{}]", NULL},
    {"one-tier", "tier_ladder", "\"tiers\":[{}]",
     "Add at least two products, from the plainest to the best."},
    {"two-tiers", "tier_ladder", "\"tiers\":[{},{}]", NULL},
    {"downsell", "downsell", "", "Choose the cheaper product to offer, or instalments."},
    {"downsell-for", "downsell", "\"alternative\":{\"sku\":\"A\"}",
     "Choose what the cheaper product may take the place of."},
    {"downsell-sku", "downsell", "\"alternative\":{\"for\":{}}",
     "Choose the cheaper product to offer."},
    {"instalments", "downsell", "\"instalments\":{}", NULL},
    {"cross-sell", "cross_sell", "\"anchor\":{}", "Add the products to suggest."},
    {"follow-up", "follow_up", "\"after\":{}", "Add a message and when it is sent."},
    {"markdown", "markdown", "", "Say how much less the products cost."},
    {"empty-word", "markdown", "\"reward\":{},\"audience\":{\"not\":{\"segment\":\"\"}}",
     "Say what the condition asks for."},
    {"empty-condition", "markdown", "\"reward\":{},\"when\":{\"all\":[{}]}",
     "Say what the condition asks for."},
    {"empty-group", "markdown", "\"reward\":{},\"when\":{\"not\":{\"any\":[]}}",
     "Add a condition to the group that is empty, or remove it."},
    {"condition", "markdown", "\"reward\":{},\"when\":{\"any\":[{\"has\":\"CAM\"}]}", NULL},
    {"downsell-condition", "downsell", "\"instalments\":{},\"when\":{\"has\":\"\"}",
     "Say what the condition asks for."},
};

static void
test_next (gconstpointer data)
{
  const NextCase *row = data;
  g_autoptr (VtOffer) offer = shop_make_kind (row->kind, row->terms);
  g_autofree char *next = vt_offer_tell_next (offer);

  g_assert_cmpstr (next, ==, row->next);
}

/* ---- products ---- */

typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *skus;
  const char *result; /* NULL: refused */
} ProductCase;

#define STEP "{\"days\":7,\"placement\":\"direct\"}"

static const ProductCase product_cases[] = {
    {"markdown", "markdown", "", "CAM CASE CAM", "{\"select\":{\"skus\":[\"CAM\",\"CASE\"]}}"},
    {"markdown-except", "markdown", "\"select\":{\"except\":{\"tags\":[\"x\"]}}", "CAM",
     "{\"select\":{\"except\":{\"tags\":[\"x\"]},\"skus\":[\"CAM\"]}}"},
    {"by-category", "markdown", "\"select\":{\"categories\":[[\"A\"]]}", "CAM", NULL},
    {"by-price", "volume", "\"select\":{\"price\":{\"from\":1}}", "CAM", NULL},
    {"subscription", "subscription", "", "CARD", "{\"select\":{\"skus\":[\"CARD\"]}}"},
    {"mix-open", "mix_and_match", "\"slots\":[{\"quantity\":2},{\"quantity\":1}]", "CAM CASE CARD",
     "{\"slots\":[{\"quantity\":2,\"select\":{\"skus\":[\"CAM\"]}},"
     "{\"quantity\":1,\"select\":{\"skus\":[\"CASE\",\"CARD\"]}}]}"},
    {"mix-by-brand", "mix_and_match",
     "\"slots\":[{\"quantity\":1,\"select\":{\"brands\":[\"B\"]}}]", "CAM",
     "{\"slots\":[{\"quantity\":1,\"select\":{\"brands\":[\"B\"]}},"
     "{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}}]}"},
    {"mix-none", "mix_and_match", "", "CAM",
     "{\"slots\":[{\"quantity\":1,\"select\":{\"skus\":[\"CAM\"]}}]}"},
    {"tiers-by-price", "tier_ladder", "", "CASE CAM CARD CAM",
     "{\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\"},{\"sku\":\"CAM\"}]}"},
    {"downsell", "downsell", "", "CAM CASE CARD",
     "{\"alternative\":{\"for\":{\"skus\":[\"CAM\",\"CARD\"]},\"sku\":\"CASE\"}}"},
    {"instalments", "downsell", "\"instalments\":{\"n\":2,\"every_days\":1}", "CAM",
     "{\"instalments\":{\"n\":2,\"every_days\":1},\"select\":{\"skus\":[\"CAM\"]}}"},
    {"protection", "protection", "", "PLAN CAM",
     "{\"plans\":[{\"sku\":\"PLAN\",\"term_months\":24,\"fixed\":1500}],"
     "\"select\":{\"skus\":[\"CAM\"]}}"},
    {"cross-sell", "cross_sell", "", "CAM CASE CARD CASE",
     "{\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"},{\"sku\":\"CARD\"}]}"},
    {"add-on", "add_on", "", "CAM CASE CARD CASE",
     "{\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"1\",\"options\":["
     "{\"sku\":\"CASE\",\"price\":2500},{\"sku\":\"CARD\",\"price\":1999}]}]}"},
    {"add-on-last-group", "add_on",
     "\"requires\":{},\"groups\":[{\"id\":\"a\",\"options\":[{\"sku\":\"CASE\",\"price\":1}]},"
     "{\"id\":\"b\",\"options\":[]}]",
     "CASE CARD",
     "{\"requires\":{},\"groups\":[{\"id\":\"a\",\"options\":[{\"sku\":\"CASE\",\"price\":1}]},"
     "{\"id\":\"b\",\"options\":[{\"sku\":\"CARD\",\"price\":1999}]}]}"},
    {"threshold", "threshold", "", "CASE CARD CASE", "{\"fill\":[\"CASE\",\"CARD\"]}"},
    {"follow-up", "follow_up", "\"steps\":[" STEP "]", "CAM CASE",
     "{\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":7,\"placement\":\"direct\","
     "\"items\":[\"CASE\"]}]}"},
    {"follow-up-no-step", "follow_up", "", "CAM CASE",
     "{\"after\":{\"skus\":[\"CAM\"]},\"without\":{\"skus\":[\"CASE\"]}}"},
    {"no-price", "add_on", "\"requires\":{}", "GIFT",
     "{\"requires\":{},\"groups\":[{\"id\":\"1\",\"options\":[{\"sku\":\"GIFT\",\"price\":0}]}]}"},
};

static void
test_products (gconstpointer data)
{
  const ProductCase *row = data;
  Shop              *shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtOffer) offer = shop_make_kind (row->kind, row->terms);
  g_auto (GStrv) skus = g_strsplit (row->skus, " ", -1);
  gboolean is_done = TRUE;

  shop_exec (shop, "INSERT INTO product (sku, title, kind, price_minor, origin) VALUES"
                   " ('PLAN', 'Plan', 'plan', 1500, 'hand')");
  shop_reload (shop);
  for (guint i = 0; is_done && skus[i] != NULL; i++)
    is_done = vt_offer_add_product (offer, shop->catalog, skus[i], &error);
  if (row->result == NULL)
    {
      g_assert_false (is_done);
      g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
    }
  else
    {
      g_autoptr (JsonNode) wanted = json_from_string (row->result, NULL);
      g_autofree char *text = json_to_string (offer->terms, FALSE);

      g_assert_no_error (error);
      if (!json_node_equal (offer->terms, wanted))
        g_error ("%s is not %s", text, row->result);
    }
  shop_free (shop);
}

/* One more of what is there. */
static void
test_bundle (void)
{
  Shop *shop = shop_new ();
  g_autoptr (VtOffer) offer = vt_offer_new_bundle ("B");

  g_assert_true (vt_offer_add_product (offer, shop->catalog, "CAM", NULL));
  g_assert_true (vt_offer_add_product (offer, shop->catalog, "CAM", NULL));
  g_assert_cmpuint (offer->components->len, ==, 1);
  g_assert_cmpint (vt_offer_find_component (offer, "CAM")->quantity, ==, 2);
  shop_free (shop);
}

#define ADD_CASES(prefix, cases, test)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/offer-start/" prefix "/", (cases)[i].name, NULL);     \
                                                                                                   \
      g_test_add_data_func (path, &(cases)[i], test);                                              \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer-start/new", test_new);
  g_test_add_func ("/offer-start/filled", test_filled);
  g_test_add_func ("/offer-start/round-amount", test_round_amount);
  ADD_CASES ("next", next_cases, test_next);
  ADD_CASES ("products", product_cases, test_products);
  g_test_add_func ("/offer-start/bundle", test_bundle);
  return g_test_run ();
}
