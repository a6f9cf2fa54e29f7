/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each rule makes of one offer, judged by the catalogue alone: the turns that are not worth an
 * offer in the planted workspace. */

#include "shop-fixture.h"

#include "vt-check.h"

#define MARK "\"select\":{\"skus\":[\"CASE\"]},\"reward\":{\"percent\":\"5\"},"

/**
 * Case:
 * @codes: of the problems, sorted, with blanks between; "" for none
 */
typedef struct
{
  const char *name;
  const char *kind;
  const char *terms;
  const char *codes;
} Case;

static const Case cases[] = {
    /* ---- conditions ---- */
    {"any-is-not-looked-into", "markdown",
     MARK "\"when\":{\"any\":[{\"subtotal\":{\"from\":9}},{\"subtotal\":{\"to\":5}}]}", ""},
    {"all-in-all", "markdown",
     MARK "\"when\":{\"all\":[{\"all\":[{\"subtotal\":{\"from\":9}}]},{\"subtotal\":{\"to\":5}}]}",
     "contradiction"},
    {"not-any-is-all-not", "markdown",
     MARK "\"when\":{\"all\":[{\"not\":{\"any\":[{\"segment\":\"a\"},{\"segment\":\"b\"}]}},{"
          "\"segment\":\"b\"}]}",
     "contradiction"},
    {"not-all-may-hold", "markdown",
     MARK "\"when\":{\"all\":[{\"not\":{\"all\":[{\"segment\":\"a\"},{\"segment\":\"b\"}]}},{"
          "\"segment\":\"b\"}]}",
     ""},
    {"not-not", "markdown",
     MARK "\"when\":{\"all\":[{\"not\":{\"not\":{\"channel\":\"a\"}}},{\"channel\":\"b\"}]}",
     "contradiction"},
    {"ranges-of-different-products", "markdown",
     MARK "\"when\":{\"all\":[{\"quantity\":{\"from\":9,\"select\":{\"skus\":[\"CAM\"]}}},{"
          "\"quantity\":{\"to\":5,\"select\":{\"skus\":[\"CASE\"]}}}]}",
     ""},
    {"ranges-of-the-same-products", "markdown",
     MARK "\"when\":{\"all\":[{\"quantity\":{\"from\":9,\"select\":{\"skus\":[\"CAM\"]}}},{"
          "\"quantity\":{\"to\":5,\"select\":{\"skus\":[\"CAM\"]}}}]}",
     "contradiction"},
    {"range-and-all", "markdown",
     MARK "\"when\":{\"all\":[{\"quantity\":{\"from\":9,\"select\":{\"skus\":[\"CAM\"]}}},{"
          "\"quantity\":{\"to\":5}}]}",
     ""},
    {"negated-range", "markdown",
     MARK "\"when\":{\"all\":[{\"subtotal\":{\"from\":9}},{\"not\":{\"subtotal\":{\"from\":12}}}]}",
     ""},
    {"orders", "markdown",
     MARK "\"audience\":{\"orders\":{\"from\":4}},\"when\":{\"orders\":{\"to\":3}}",
     "contradiction"},
    {"two-segments", "markdown",
     MARK "\"audience\":{\"segment\":\"a\"},\"when\":{\"segment\":\"b\"}", ""},
    {"two-shippings", "markdown",
     MARK "\"when\":{\"all\":[{\"shipping\":\"air\"},{\"shipping\":\"sea\"}]}", "contradiction"},
    {"first-and-bought", "markdown",
     MARK "\"when\":{\"all\":[{\"bought\":{\"skus\":[\"CAM\"]}},{\"first_order\":true}]}",
     "contradiction"},
    {"first-and-orders-from-none", "markdown",
     MARK "\"when\":{\"all\":[{\"orders\":{\"from\":0}},{\"first_order\":true}]}", ""},
    {"not-first-and-bought", "markdown",
     MARK "\"when\":{\"all\":[{\"bought\":{\"skus\":[\"CAM\"]}},{\"first_order\":false}]}", ""},
    {"first-and-not-first", "markdown",
     MARK "\"when\":{\"all\":[{\"first_order\":true},{\"first_order\":false}]}", "contradiction"},
    {"days-of-two-conditions", "markdown",
     MARK "\"when\":{\"all\":[{\"weekday\":[\"mon\"]},{\"weekday\":[\"tue\"]}]}", "contradiction"},
    {"days-not", "markdown",
     MARK "\"when\":{\"all\":[{\"weekday\":[\"mon\"]},{\"not\":{\"weekday\":[\"mon\",\"tue\"]}}]}",
     "contradiction"},
    {"days-not-others", "markdown",
     MARK "\"when\":{\"all\":[{\"weekday\":[\"mon\"]},{\"not\":{\"weekday\":[\"tue\"]}}]}", ""},

    /* ---- steps ---- */
    {"step-loses-reward", "threshold",
     "\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"5\"}},{\"from\":9000,\"shipping\":0}]",
     "step-loses"},
    {"step-loses-gift", "threshold",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}},{\"from\":9000,\"reward\":{"
     "\"percent\":"
     "\"5\"}}]",
     "step-loses"},
    {"step-another-gift", "threshold",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}},{\"from\":9000,\"gift\":{\"sku\":"
     "\"CASE\"}}]",
     ""},
    {"step-more-of-the-gift", "threshold",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}},{\"from\":9000,\"gift\":{\"sku\":"
     "\"CARD\",\"quantity\":2}}]",
     ""},
    {"step-the-same-gift", "threshold",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}},{\"from\":9000,\"gift\":{\"sku\":"
     "\"CARD\"}}]",
     "step-no-more"},
    {"step-amount-for-percent", "threshold",
     "\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"10\"}},{\"from\":10000,\"reward\":{"
     "\"amount\":900}}]",
     "step-no-more"},
    {"step-larger-amount-for-percent", "threshold",
     "\"steps\":[{\"from\":5000,\"reward\":{\"percent\":\"10\"}},{\"from\":10000,\"reward\":{"
     "\"amount\":1100}}]",
     ""},
    {"step-amount-for-percent-of-units", "threshold",
     "\"measure\":\"quantity\",\"steps\":[{\"from\":5,\"reward\":{\"percent\":\"10\"}},{\"from\":"
     "10,"
     "\"reward\":{\"amount\":900}}]",
     ""},
    {"step-cheaper-shipping", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping\":300},{\"from\":9000,\"shipping\":200}]", ""},
    {"step-dearer-shipping", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping\":200},{\"from\":9000,\"shipping\":300}]",
     "step-no-more"},
    {"step-shipping-off", "threshold",
     "\"steps\":[{\"from\":5000,\"shipping_off\":{\"percent\":\"50\"}},{\"from\":9000,"
     "\"shipping_off\":{\"percent\":\"100\"}}]",
     ""},
    {"break-cheaper", "volume",
     "\"select\":{\"skus\":[\"CASE\"]},\"breaks\":[{\"from\":3,\"reward\":{\"amount\":100}},{"
     "\"from\":5,\"reward\":{\"amount\":200}}]",
     ""},
    {"break-of-another-sort", "volume",
     "\"select\":{\"skus\":[\"CASE\"]},\"breaks\":[{\"from\":3,\"reward\":{\"percent\":\"5\"}},{"
     "\"from\":5,\"reward\":{\"fixed\":2300}}]",
     ""},
    {"break-dearer", "volume",
     "\"select\":{\"skus\":[\"CASE\"]},\"breaks\":[{\"from\":3,\"reward\":{\"fixed\":2300}},{"
     "\"from\":5,\"reward\":{\"fixed\":2400}}]",
     "step-no-more"},

    /* ---- follow-ups ---- */
    {"two-places-at-once", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"placement\":\"direct\"},{\"days\":3,"
     "\"placement\":\"follow_up_email\"}]",
     ""},
    {"later-one-shorter", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"until_days\":9,\"placement\":"
     "\"direct\"},{\"days\":3,\"until_days\":5,\"placement\":\"direct\"}]",
     ""},
    {"later-one-as-long", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"until_days\":9,\"placement\":"
     "\"direct\"},{\"days\":3,\"until_days\":9,\"placement\":\"direct\"}]",
     "follow-up-hidden"},
    {"reminds-of-a-plan", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"placement\":\"direct\",\"items\":["
     "\"CARD\"]}]",
     ""},

    /* ---- places ---- */
    {"plan-after-purchase", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"window_days\":30,\"placements\":[\"receipt_email\"],"
     "\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"fixed\":2500}]",
     ""},
    {"plan-after-purchase-of-the-cart", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"placements\":[\"receipt_email\"],\"plans\":[{\"sku\":"
     "\"CASE\",\"term_months\":12,\"fixed\":2500}]",
     "places-unused"},
    {"item-after-purchase", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\"}],\"placements\":["
     "\"receipt_email\"]",
     ""},

    /* ---- limits ---- */
    {"budget-of-nothing", "markdown", MARK "\"limits\":{\"budget\":0}", "limit-zero"},
    {"limits-of-nothing", "markdown", MARK "\"limits\":{\"budget\":0,\"per_cart\":0}",
     "limit-zero limit-zero"},
    {"limit-without-breaks", "volume",
     "\"select\":{\"skus\":[\"CASE\"]},\"buy\":1,\"get\":1,\"reward\":{\"percent\":\"5\"},"
     "\"limits\":{\"per_cart\":1}",
     ""},

    /* ---- schedules ---- */
    {"no-hours", "markdown", MARK "\"schedule\":{\"hours\":[]}", "schedule-empty"},
    {"at-once-over", "markdown",
     MARK
     "\"schedule\":{\"from\":\"2027-01-01T00:00:00Z\",\"until\":\"2027-01-01T01:00:00+01:00\"}",
     "schedule-empty"},
    {"over-by-a-zone", "markdown",
     MARK "\"schedule\":{\"from\":\"2027-01-01T00:00:00Z\",\"until\":\"2027-01-01T01:00:00Z\"}",
     ""},

    /* ---- protection ---- */
    {"plan-of-a-fifth", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"percent\":"
     "\"5\",\"min\":2000,\"max\":2500}]",
     ""},
    {"plan-least-too-dear", "protection",
     "\"select\":{\"skus\":[\"CARD\",\"CAM\"]},\"plans\":[{\"sku\":\"TRIPOD\",\"term_months\":12,"
     "\"percent\":\"5\",\"min\":1000}]",
     "plan-dear"},
    {"terms-of-their-own", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"fixed\":"
     "2500},{\"sku\":\"TRIPOD\",\"term_months\":24,\"fixed\":4000}]",
     ""},

    /* ---- what misleads ---- */
    {"preselected-item", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\",\"x-default\":1}]",
     "paid-preselected"},
    {"preselected-plan", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"fixed\":"
     "2500,"
     "\"x-checked\":true}]",
     "paid-preselected"},
    {"other-member-of-its-own", "cross_sell",
     "\"anchor\":{\"skus\":[\"CAM\"]},\"items\":[{\"sku\":\"CASE\",\"x-colour\":true}]", ""},
    {"free-option-to-choose", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"min\":1,\"options\":[{\"sku\":"
     "\"CASE\",\"price\":2000},{\"sku\":\"PENNY\",\"price\":1}]}]",
     "paid-preselected"},
    {"last-day-of-a-weekday", "markdown",
     MARK "\"schedule\":{\"weekdays\":[\"mon\"]},\"message\":{\"en\":\"Only today\"}", ""},
    {"few-left-of-an-offer", "markdown",
     MARK "\"limits\":{\"total\":5},\"message\":{\"en\":\"Only 3 left\"}", ""},
    {"few-left-of-who-knows", "markdown", MARK "\"message\":{\"en\":\"Only 3 left\"}", ""},
    {"price-before", "markdown", MARK "\"message\":{\"en\":\"Now instead of £25\"}", ""},
    {"price-before-in-full", "markdown", MARK "\"message\":{\"en\":\"Now instead of 25.00\"}", ""},
    {"price-before-false", "markdown", MARK "\"message\":{\"en\":\"Now instead of £25.01\"}",
     "list-price-false"},
    {"price-before-of-a-set", "bundle",
     "\"components\":[{\"sku\":\"CASE\",\"quantity\":2}],\"reward\":{\"percent\":\"9\"},"
     "\"message\":"
     "{\"en\":\"Now instead of £50\"}",
     ""},
    {"date-of-a-step", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"placement\":\"direct\",\"message\":{"
     "\"en\":\"Last chance\"}}]",
     "deadline-false"},

    /* ---- placeholders ---- */
    {"known", "markdown", MARK "\"message\":{\"en\":\"{saving} {price} {list} {product}\"}", ""},
    {"doubled", "markdown", MARK "\"message\":{\"en\":\"{{saving}}\"}", ""},
    {"no-code", "markdown", MARK "\"message\":{\"en\":\"{ and { saving}\"}", ""},
    {"unlike-any", "markdown", MARK "\"message\":{\"en\":\"{zzzzzzzz}\"}", "placeholder-unknown"},
    {"gift-of-a-markdown", "markdown", MARK "\"message\":{\"en\":\"{gift}\"}", "placeholder-empty"},
    {"gift-of-a-threshold", "threshold",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CARD\"}}],\"message\":{\"en\":\"{gift}\"}", ""},
    {"coupon-asked-for", "markdown", MARK "\"coupon\":\"X\",\"message\":{\"en\":\"{coupon}\"}", ""},
    {"coupon-of-none", "markdown", MARK "\"message\":{\"en\":\"{coupon}\"}", "placeholder-empty"},
    {"saving-of-a-follow-up", "follow_up",
     "\"after\":{\"skus\":[\"CAM\"]},\"steps\":[{\"days\":3,\"placement\":\"direct\"}],\"message\":"
     "{"
     "\"en\":\"{saving}\"}",
     "placeholder-empty"},
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
test_rule (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = shop_list_offers (shop_make_kind (c->kind, c->terms), NULL);
  g_autoptr (GPtrArray) problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      g_test_message ("%s", problem->text);
      g_ptr_array_add (codes, (gpointer) vt_problem_code_to_word (problem->code));
    }
  g_ptr_array_sort (codes, compare_words);
  g_ptr_array_add (codes, NULL);
  joined = g_strjoinv (" ", (char **) codes->pdata);
  g_assert_cmpstr (joined, ==, c->codes);
}

/* ---- two offers ---- */

static const struct
{
  const char *name;
  const char *kind;
  const char *first;
  const char *second;
  const char *code; /* of the second; NULL: none */
} pairs[] = {
    {"same-selection", "markdown", MARK "\"last\":true", MARK "\"last\":false", "same-selection"},
    {"another-audience", "markdown", MARK "\"audience\":{\"segment\":\"a\"}",
     MARK "\"audience\":{\"segment\":\"b\"}", NULL},
    {"another-time", "markdown", MARK "\"schedule\":{\"until\":\"2027-01-01T00:00:00Z\"}",
     MARK "\"schedule\":{\"from\":\"2027-01-01T00:00:00Z\"}", NULL},
    {"another-coupon", "markdown", MARK "\"coupon\":\"A\"", MARK "\"coupon\":\"B\"", NULL},
    {"coupon-in-a-list", "markdown", MARK "\"coupon\":\"A\"", MARK "\"coupons\":[\"B\",\"a\"]",
     "same-coupon"},
    {"steps-elsewhere", "threshold", "\"steps\":[{\"from\":5000,\"shipping\":0}]",
     "\"steps\":[{\"from\":9000,\"shipping\":0}]", NULL},
    {"plans-of-other-terms", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"fixed\":"
     "2500}]",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"TRIPOD\",\"term_months\":24,\"fixed\":"
     "4000}]",
     NULL},
    {"plans-of-the-same-terms", "protection",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"CASE\",\"term_months\":12,\"fixed\":"
     "2500}]",
     "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"TRIPOD\",\"term_months\":12,\"fixed\":"
     "4000}]",
     "same-selection"},
    {"options-for-other-prices", "add_on",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"CASE\","
     "\"price\":2000}]}]",
     "\"requires\":{\"skus\":[\"CAM\"]},\"groups\":[{\"id\":\"g\",\"options\":[{\"sku\":\"CASE\","
     "\"price\":2100}]}]",
     "same-selection"},
    {"anchors-of-other-prices", "cross_sell",
     "\"anchor\":{\"price\":{\"from\":3000}},\"items\":[{\"sku\":\"CASE\"}]",
     "\"anchor\":{\"price\":{\"from\":9000}},\"items\":[{\"sku\":\"CASE\"}]", NULL},
    {"another-group", "markdown", MARK "\"exclusive_group\":\"a\",\"coupon\":\"A\"",
     MARK "\"exclusive_group\":\"b\",\"coupon\":\"B\"", NULL},
    {"same-group", "markdown", MARK "\"exclusive_group\":\"a\",\"coupon\":\"A\"",
     MARK "\"exclusive_group\":\"a\",\"coupon\":\"B\"", "group-tie"},
    {"same-group-ranked", "markdown",
     MARK "\"exclusive_group\":\"a\",\"coupon\":\"A\",\"priority\":1",
     MARK "\"exclusive_group\":\"a\",\"coupon\":\"B\",\"priority\":2", NULL},
};

static gboolean
has_code (GPtrArray *problems, const VtOffer *offer, const char *code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (strcmp (problem->offer_id, offer->id) == 0 &&
          strcmp (vt_problem_code_to_word (problem->code), code) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_pair (gconstpointer data)
{
  static const char *const codes[] = {"same-selection", "same-coupon", "group-tie"};
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autoptr (Shop) shop = shop_new ();
  VtOffer *first = shop_make_kind (pairs[i].kind, pairs[i].first);
  VtOffer *second = shop_make_kind (pairs[i].kind, pairs[i].second);
  g_autoptr (GPtrArray) offers = shop_list_offers (first, second, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) paused = NULL;

  g_free (second->id);
  second->id = g_strdup ("second");
  problems = vt_offers_check (offers, shop->catalog, &shop->currency);
  for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
    {
      g_assert_false (has_code (problems, first, codes[k]));
      g_assert_cmpint (has_code (problems, second, codes[k]), ==,
                       g_strcmp0 (pairs[i].code, codes[k]) == 0);
    }
  /* Nothing is held against who is beside a paused one. */
  first->state = VT_OFFER_PAUSED;
  paused = vt_offers_check (offers, shop->catalog, &shop->currency);
  for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
    g_assert_false (has_code (paused, second, codes[k]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/rules/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_rule);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/rules/beside/", pairs[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_pair);
    }
  return g_test_run ();
}
