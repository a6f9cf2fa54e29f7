/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of parts of offers: steps up a ladder, protection plans, steps of a threshold. */

#include "shop-fixture.h"

#include "vt-alone.h"
#include "vt-compile.h"
#include "vt-document.h"
#include "vt-evaluate.h"
#include "vt-ladder-figures.h"
#include "vt-plan-figures.h"
#include "vt-threshold-figures.h"

#define UNKNOWN VT_MONEY_UNKNOWN

static Shop *
shop_with_plans (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "INSERT INTO product (sku, title, kind, price_minor, cost_minor, origin) VALUES"
                   " ('PLAN2', 'Two years', 'plan', 9900, 4000, 'hand'),"
                   " ('anything', 'Three years', 'plan', 14900, 5000, 'hand')");
  shop_reload (shop);
  return shop;
}

/* What is due for a cart beside the whole offer. */
static gint64
evaluate_due (Shop *shop, const VtOffer *offer, const char *lines)
{
  g_autoptr (GPtrArray) offers = shop_list_offers (vt_offer_copy (offer), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "whole", 0, &error);
  g_autofree char *cart = g_strdup_printf ("{\"currency\":\"GBP\",\"lines\":[%s]}", lines);
  g_autoptr (VrResult) result = NULL;

  g_assert_no_error (error);
  result = vt_evaluate (pack, cart, &error);
  g_assert_no_error (error);
  return vr_result_get_totals (result)->due;
}

/* An offer tried alone is open to whoever comes, whenever. */
static void
test_alone (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer =
      shop_make_kind ("markdown", "\"reward\":{\"amount\":100},\"coupon\":\"X\","
                                  "\"schedule\":{\"until\":\"2001-01-01T00:00:00Z\"}");
  const VtAloneLine line = {.sku = "CASE", .quantity = 2, .unit_minor = 2000};
  g_autoptr (GError) error = NULL;
  g_autoptr (VtAlone) alone = vt_alone_new (offer, shop->catalog, &shop->currency, &error);
  const VrResult *result;

  g_assert_no_error (error);
  g_assert_true (vt_alone_run (alone, &line, 1, 495, &result, &error));
  g_assert_cmpint (vr_result_get_totals (result)->due, ==, 3800 + 495);
  g_assert_false (vt_alone_run (alone, &line, 1, -1, &result, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

/* ---- steps up a ladder ---- */

typedef struct
{
  const char *name;
  const char *tiers;
  guint       tier;
  gint64      difference; /* UNKNOWN: refused */
  gint64      pays;
  gint64      margin;
} LadderCase;

static const LadderCase ladder_cases[] = {
    {"plain", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\"}", 1, 501, 501, 401},
    {"percent", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"percent\":\"10\"}}", 1, 501,
     451, 351},
    {"amount", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"amount\":101}}", 1, 501, 400,
     300},
    {"fixed", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"fixed\":300}}", 1, 501, 300,
     200},
    {"free", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"amount\":9999}}", 1, 501, 0,
     -100},
    {"letter-case", "{\"sku\":\"card\"},{\"sku\":\"case\",\"upgrade\":{\"fixed\":300}}", 1, 501,
     300, 200},
    /* One of the others is not finished, or dearer. */
    {"among-others",
     "{\"sku\":\"CAM\"},{\"sku\":\"CARD\",\"upgrade\":{\"amount\":1}},{\"sku\":\"CASE\"},{}", 2,
     501, 501, 401},
    {"unknown-cost", "{\"sku\":\"CARD\"},{\"sku\":\"TRIPOD\"}", 1, 3000, 3000, UNKNOWN},
    {"unknown-cost-below", "{\"sku\":\"TRIPOD\"},{\"sku\":\"CAM\"}", 1, 45001, 45001, UNKNOWN},
    {"cheaper", "{\"sku\":\"CASE\"},{\"sku\":\"CARD\"}", 1, UNKNOWN, 0, 0},
    {"without-price", "{\"sku\":\"CASE\"},{\"sku\":\"GIFT\"}", 1, UNKNOWN, 0, 0},
    {"without-product", "{\"sku\":\"CASE\"},{}", 1, UNKNOWN, 0, 0},
    {"gone", "{\"sku\":\"GONE\"},{\"sku\":\"CASE\"}", 1, UNKNOWN, 0, 0},
    {"lowest", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\"}", 0, UNKNOWN, 0, 0},
    {"none", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\"}", 2, UNKNOWN, 0, 0},
    {"malformed", "{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":1}", 1, UNKNOWN, 0, 0},
};

static void
test_ladder (gconstpointer data)
{
  const LadderCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autofree char *terms = g_strdup_printf (
      "\"tiers\":[%s],\"schedule\":{\"until\":\"2001-01-01T00:00:00Z\"},\"coupon\":\"X\"",
      c->tiers);
  g_autoptr (VtOffer) offer = shop_make_kind ("tier_ladder", terms);
  g_autoptr (GError) error = NULL;
  VtLadderStep step;
  gboolean     is_known =
      vt_ladder_step (offer, c->tier, shop->catalog, &shop->currency, &step, &error);

  g_assert_cmpint (is_known, ==, c->difference != UNKNOWN);
  g_assert_cmpint (is_known, ==, error == NULL);
  if (!is_known)
    return;
  g_assert_cmpint (step.difference_minor, ==, c->difference);
  g_assert_cmpint (step.price_minor - step.lower_minor, ==, c->difference);
  g_assert_cmpint (step.pays_minor, ==, c->pays);
  g_assert_cmpint (step.saving_minor, ==, c->difference - c->pays);
  g_assert_cmpint (step.margin_minor, ==, c->margin);
}

/* A floor of the offer holds for a step as well. */
static void
test_ladder_floor (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind (
      "tier_ladder", "\"tiers\":[{\"sku\":\"CARD\"},{\"sku\":\"CASE\",\"upgrade\":{\"fixed\":0}}],"
                     "\"guards\":{\"min_price\":2400}");
  VtLadderStep step;

  g_assert_true (vt_ladder_step (offer, 1, shop->catalog, &shop->currency, &step, NULL));
  g_assert_cmpint (step.pays_minor, ==, 401);
}

/* A step is what the whole ladder makes of it. */
static void
test_ladder_as_evaluated (void)
{
  g_autoptr (Shop) shop = shop_new ();
  static const char *const skus[] = {"LOSS", "CARD", "CASE", "CAM"};

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (GString) terms = g_string_new ("\"tiers\":[{\"sku\":\"LOSS\"}");
      g_autoptr (VtOffer) offer = NULL;

      for (guint i = 1; i < G_N_ELEMENTS (skus); i++)
        g_string_append_printf (terms, ",{\"sku\":\"%s\",\"upgrade\":{\"%s\":%d}}", skus[i],
                                g_test_rand_bit () ? "amount" : "fixed",
                                g_test_rand_int_range (1, 2000));
      g_string_append_c (terms, ']');
      offer = shop_make_kind ("tier_ladder", terms->str);
      for (guint i = 1; i < G_N_ELEMENTS (skus); i++)
        {
          g_autofree char *line = g_strdup_printf (
              "{\"sku\":\"%s\",\"quantity\":1,\"instead_of\":\"%s\"}", skus[i], skus[i - 1]);
          VtLadderStep step;

          g_assert_true (vt_ladder_step (offer, i, shop->catalog, &shop->currency, &step, NULL));
          g_assert_cmpint (step.lower_minor + step.pays_minor, ==,
                           evaluate_due (shop, offer, line));
        }
    }
}

/* ---- plans ---- */

typedef struct
{
  const char *name;
  const char *plans;
  guint       plan;
  const char *costs; /* for 10.00, 100.00, 333.33 and 9999.99; %NULL: refused */
} PlanCase;

static const PlanCase plan_cases[] = {
    {"fixed", "{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":900}", 0, "900 900 900 900"},
    {"percent", "{\"sku\":\"PLAN2\",\"term_months\":24,\"percent\":\"12.5\"}", 0,
     "125 1250 4167 9900"},
    {"bounds", "{\"sku\":\"PLAN2\",\"term_months\":24,\"percent\":\"10\",\"min\":500,\"max\":3000}",
     0, "500 1000 3000 3000"},
    /* It never costs more than it does anyway. */
    {"dearer", "{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":99999}", 0, "9900 9900 9900 9900"},
    {"band",
     "{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":900,\"price\":{\"from\":10000,\"to\":33333}}",
     0, "9900 900 900 9900"},
    {"second", "{},{\"sku\":\"anything\",\"term_months\":36,\"fixed\":1200}", 1,
     "1200 1200 1200 1200"},
    {"overlapping",
     "{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":900},"
     "{\"sku\":\"anything\",\"term_months\":24,\"fixed\":800}",
     1, "800 800 800 800"},
    {"unfinished", "{\"sku\":\"PLAN2\",\"term_months\":24}", 0, NULL},
    {"without-product", "{\"term_months\":24,\"fixed\":1}", 0, NULL},
    {"gone", "{\"sku\":\"GONE\",\"term_months\":24,\"fixed\":1}", 0, NULL},
    {"none", "{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":900}", 1, NULL},
};

static void
test_plan (gconstpointer data)
{
  static const gint64 prices[] = {1000, 10000, 33333, 999999};
  const PlanCase     *c = data;
  g_autoptr (Shop) shop = shop_with_plans ();
  g_autofree char *terms =
      g_strdup_printf ("\"select\":{\"skus\":[\"CAM\"]},\"plans\":[%s]", c->plans);
  g_autoptr (VtOffer) offer = shop_make_kind ("protection", terms);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64   costs[G_N_ELEMENTS (prices)];
  gboolean is_known = vt_plan_costs (offer, c->plan, shop->catalog, &shop->currency, prices,
                                     G_N_ELEMENTS (prices), costs, &error);

  g_assert_cmpint (is_known, ==, c->costs != NULL);
  g_assert_cmpint (is_known, ==, error == NULL);
  for (guint i = 0; is_known && i < G_N_ELEMENTS (prices); i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", costs[i]);
  g_assert_cmpstr (text->str, ==, is_known ? c->costs : "");
}

static void
test_plan_as_evaluated (void)
{
  g_autoptr (Shop) shop = shop_with_plans ();

  for (guint round = 0; round < 100; round++)
    {
      gint64           end = g_test_rand_int_range (100, 60000);
      g_autofree char *terms = g_strdup_printf (
          "\"select\":{\"skus\":[\"CAM\"]},\"plans\":[{\"sku\":\"PLAN2\",\"term_months\":24,"
          "\"percent\":\"%d\",\"min\":%d,\"price\":{\"to\":%" G_GINT64_FORMAT "}},"
          "{\"sku\":\"anything\",\"term_months\":24,\"fixed\":%d,"
          "\"price\":{\"from\":%" G_GINT64_FORMAT "}}]",
          g_test_rand_int_range (1, 50), g_test_rand_int_range (0, 2000), end,
          g_test_rand_int_range (0, 20000), end + 1);
      g_autoptr (VtOffer) offer = shop_make_kind ("protection", terms);
      const gint64 price = g_test_rand_int_range (0, 80000);

      for (guint plan = 0; plan < 2; plan++)
        {
          g_autofree char *lines = g_strdup_printf (
              "{\"sku\":\"CAM\",\"quantity\":1,\"unit_price\":%" G_GINT64_FORMAT "},"
              "{\"sku\":\"%s\",\"quantity\":1}",
              price, plan == 0 ? "PLAN2" : "anything");
          gint64 cost;

          g_assert_true (
              vt_plan_costs (offer, plan, shop->catalog, &shop->currency, &price, 1, &cost, NULL));
          g_assert_cmpint (price + cost, ==, evaluate_due (shop, offer, lines));
        }
    }
}

static void
test_plan_is_dear (void)
{
  g_assert_false (vt_plan_is_dear (333, 999));
  g_assert_true (vt_plan_is_dear (333, 998));
  g_assert_false (vt_plan_is_dear (0, 0));
  g_assert_true (vt_plan_is_dear (1, 0));
  g_assert_true (vt_plan_is_dear (VT_MONEY_MAX, VT_MONEY_MAX));
}

/* ---- steps of a threshold ---- */

typedef struct
{
  const char *name;
  const char *terms;
  gint64      cost;  /* of the typical order of 50.00 */
  gint64      value; /* UNKNOWN: refused */
  gint64      discount;
  gint64      shipping;
  gint64      gift;
  gint64      before;
  gint64      after;
} StepCase;

static const StepCase step_cases[] = {
    {"percent", "\"steps\":[{\"from\":10000,\"reward\":{\"percent\":\"12.5\"}}]", 3000, 10000, 1250,
     0, 0, 4000, 2750},
    {"amount", "\"steps\":[{\"from\":10000,\"reward\":{\"amount\":900}}]", 3000, 10000, 900, 0, 0,
     4000, 3100},
    {"free-shipping", "\"steps\":[{\"from\":5000,\"shipping\":0}]", 3000, 5000, 0, 495, 0, 2000,
     1505},
    {"flat-shipping", "\"steps\":[{\"from\":5000,\"shipping\":200}]", 3000, 5000, 0, 295, 0, 2000,
     1705},
    {"shipping-off", "\"steps\":[{\"from\":5000,\"shipping_off\":{\"percent\":\"20\"}}]", 3000,
     5000, 0, 99, 0, 2000, 1901},
    {"gift", "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"case\",\"quantity\":2}}]", 3000, 5000,
     0, 0, 2000, 2000, 0},
    {"gift-of-unknown-cost", "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"TRIPOD\"}}]", 3000,
     5000, 0, 0, UNKNOWN, 2000, UNKNOWN},
    {"all",
     "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"CASE\"},\"shipping\":0,"
     "\"reward\":{\"percent\":\"10\"}}]",
     3000, 5000, 500, 495, 1000, 2000, 5},
    {"unknown-cost", "\"steps\":[{\"from\":5000,\"reward\":{\"amount\":900}}]", UNKNOWN, 5000, 900,
     0, 0, UNKNOWN, UNKNOWN},
    {"quantity",
     "\"measure\":\"quantity\",\"steps\":[{\"from\":3,\"reward\":{\"percent\":\"10\"}}]", 3000,
     5000, 500, 0, 0, 2000, 1500},
    {"one-unit", "\"measure\":\"quantity\",\"steps\":[{\"from\":1,\"reward\":{\"amount\":10}}]",
     3000, 5000, 10, 0, 0, 2000, 1990},
    {"weight",
     "\"measure\":\"weight\",\"steps\":[{\"from\":25000,\"reward\":{\"percent\":\"10\"}}]", 3000,
     5000, 500, 0, 0, 2000, 1500},
    {"left", "\"measure\":\"left\",\"steps\":[{\"from\":2500,\"reward\":{\"percent\":\"10\"}}]",
     3000, 2500, 250, 0, 0, 1000, 750},
    /* What counts does not matter, nor how the other steps are. */
    {"selected",
     "\"select\":{\"skus\":[\"CAM\"]},\"fill\":[\"CARD\"],"
     "\"steps\":[{\"from\":5000,\"reward\":{\"amount\":900}},{\"from\":1}]",
     3000, 5000, 900, 0, 0, 2000, 1100},
    {"unfinished", "\"steps\":[{\"from\":5000}]", 3000, UNKNOWN, 0, 0, 0, 0, 0},
    {"none", "\"steps\":[]", 3000, UNKNOWN, 0, 0, 0, 0, 0},
    {"gift-gone", "\"steps\":[{\"from\":5000,\"gift\":{\"sku\":\"GONE\"}}]", 3000, UNKNOWN, 0, 0, 0,
     0, 0},
};

static void
test_step (gconstpointer data)
{
  const StepCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtOffer) offer = shop_make_kind ("threshold", c->terms);
  const VtTypicalOrder typical = {10, 5000, c->cost, 495};
  g_autoptr (GError) error = NULL;
  VtStepFigures figures;
  gboolean      is_known =
      vt_threshold_step (offer, 0, &typical, shop->catalog, &shop->currency, &figures, &error);

  g_assert_cmpint (is_known, ==, c->value != UNKNOWN);
  g_assert_cmpint (is_known, ==, error == NULL);
  if (!is_known)
    return;
  g_assert_cmpint (figures.value_minor, ==, c->value);
  g_assert_cmpint (figures.discount_minor, ==, c->discount);
  g_assert_cmpint (figures.shipping_minor, ==, c->shipping);
  g_assert_cmpint (figures.gift_cost_minor, ==, c->gift);
  g_assert_cmpint (figures.margin_before_minor, ==, c->before);
  g_assert_cmpint (figures.margin_after_minor, ==, c->after);
}

#define ADD_CASES(prefix, cases, test)                                                             \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat (prefix, cases[i].name, NULL);                           \
                                                                                                   \
      g_test_add_data_func (path, &cases[i], test);                                                \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("/part-figures/ladder/", ladder_cases, test_ladder);
  ADD_CASES ("/part-figures/plan/", plan_cases, test_plan);
  ADD_CASES ("/part-figures/step/", step_cases, test_step);
  g_test_add_func ("/part-figures/alone", test_alone);
  g_test_add_func ("/part-figures/ladder/floor", test_ladder_floor);
  g_test_add_func ("/part-figures/ladder/as-evaluated", test_ladder_as_evaluated);
  g_test_add_func ("/part-figures/plan/as-evaluated", test_plan_as_evaluated);
  g_test_add_func ("/part-figures/plan/is-dear", test_plan_is_dear);
  return g_test_run ();
}
