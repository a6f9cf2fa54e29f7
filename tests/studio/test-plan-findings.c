/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found of protection plans beside a catalogue: coverage, lines of costs, examples. */

#include "shop-fixture.h"

#include "studio-plan-findings.h"

#define SELECT "\"select\":{\"skus\":[\"CARD\",\"CASE\",\"TRIPOD\",\"CAM\"]},"
#define PLAN(sku, more) "{\"sku\":\"" sku "\",\"term_months\":24," more "}"
#define UP_TO(cost, to) "\"fixed\":" cost ",\"price\":{\"to\":" to "}"
#define BETWEEN(cost, from, to) "\"fixed\":" cost ",\"price\":{\"from\":" from ",\"to\":" to "}"
#define FROM(cost, from) "\"fixed\":" cost ",\"price\":{\"from\":" from "}"

/**
 * FindingsCase:
 * @covered: "2/10": products with a plan, of how many
 * @without: SKUs of what is selected and has none
 * @lines: of each plan: from which to which price, up to which it is dear, and for how many
 * products; "-" where it cannot be evaluated
 * @examples: each product with what each plan costs for it; "-" for plans that are not for it
 */
typedef struct
{
  const char *name;
  const char *terms;
  const char *covered;
  const char *without;
  const char *lines;
  const char *examples;
} FindingsCase;

static const FindingsCase findings_cases[] = {
    {"none", SELECT "\"plans\":[]", "0/10", "CARD CASE TRIPOD CAM", "", ""},
    /* 9.00 is more than a third of what costs less than 27.00. */
    {"one-fixed", SELECT "\"plans\":[" PLAN ("PLAN2", "\"fixed\":900") "]", "4/10", "",
     "1999..50000 dear 2699:2", "CARD 900, CAM 900"},
    {"half", SELECT "\"plans\":[" PLAN ("PLAN2", UP_TO ("500", "2500")) "]", "2/10", "TRIPOD CAM",
     "1999..2500 dear -1:0", "CARD 500, CASE 500"},
    {"only-one", SELECT "\"plans\":[" PLAN ("PLAN2", BETWEEN ("900", "2600", "5000")) "]", "1/10",
     "CARD CASE CAM", "2600..5000 dear 2699:0", "TRIPOD 900"},
    {"two",
     SELECT "\"plans\":[" PLAN ("PLAN2", UP_TO ("500", "2499")) "," PLAN (
         "PLAN3", FROM ("1700", "2500")) "]",
     "4/10", "", "1999..2499 dear -1:0, 2500..50000 dear 5099:2", "CARD 500 -, CAM - 1700"},
    {"gap",
     SELECT "\"plans\":[" PLAN ("PLAN2", UP_TO ("500", "2000")) "," PLAN (
         "PLAN3", FROM ("1700", "5100")) "]",
     "2/10", "CASE TRIPOD", "1999..2000 dear -1:0, 5100..50000 dear -1:0",
     "CARD 500 -, CAM - 1700"},
    /* No plan costs more than its own price, 99.00. */
    {"percent", SELECT "\"plans\":[" PLAN ("PLAN2", "\"percent\":\"40\"") "]", "4/10", "",
     "1999..50000 dear 29699:3", "CARD 800, CAM 9900"},
    {"percent-from", SELECT "\"plans\":[" PLAN ("PLAN2", "\"percent\":\"10\",\"min\":900") "]",
     "4/10", "", "1999..50000 dear 2699:2", "CARD 900, CAM 5000"},
    {"beyond-the-dearest", SELECT "\"plans\":[" PLAN ("PLAN2", FROM ("900", "60000")) "]", "0/10",
     "CARD CASE TRIPOD CAM", "60000..60000 dear -1:0", ""},
    {"below-the-cheapest", SELECT "\"plans\":[" PLAN ("PLAN2", UP_TO ("900", "1000")) "]", "0/10",
     "CARD CASE TRIPOD CAM", "-", ""},
    {"unfinished", SELECT "\"plans\":[{\"sku\":\"PLAN2\",\"term_months\":24}]", "4/10", "", "-",
     "CARD -, CAM -"},
    {"nothing-selected",
     "\"select\":{\"skus\":[\"POST\"]},\"plans\":[" PLAN ("PLAN2", "\"fixed\":900") "]", "0/10", "",
     "1..1 dear 1:0", ""},
};

static Shop *
shop_with_plans (void)
{
  Shop *shop = shop_new ();

  shop_exec (shop, "INSERT INTO product (sku, title, kind, price_minor, origin) VALUES"
                   " ('PLAN2', 'Two years', 'plan', 9900, 'hand'),"
                   " ('PLAN3', 'Three years', 'plan', 14900, 'hand')");
  shop_reload (shop);
  return shop;
}

static const char *
sku_of (VtCatalog *catalog, guint32 product)
{
  return vt_catalog_get (catalog, product)->sku;
}

static char *
tell_without (Shop *shop, const StudioPlanFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->without->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            sku_of (shop->catalog, g_array_index (findings->without, guint32, i)));
  return g_string_free (text, FALSE);
}

static char *
tell_lines (const StudioPlanFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->lines->len; i++)
    {
      const StudioPlanCosts *line = findings->lines->pdata[i];
      const gint64          *prices = (const gint64 *) line->prices->data;

      g_string_append (text, i > 0 ? ", " : "");
      g_assert_cmpuint (line->prices->len, ==, line->costs->len);
      if (line->prices->len == 0)
        {
          g_string_append_c (text, '-');
          continue;
        }
      g_string_append_printf (
          text, "%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT " dear %" G_GINT64_FORMAT ":%u",
          prices[0], prices[line->prices->len - 1], line->dear_until_minor,
          studio_plan_count_dear (findings, i));
    }
  return g_string_free (text, FALSE);
}

static char *
tell_examples (Shop *shop, const StudioPlanFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->examples->len; i++)
    {
      const StudioPlanExample *example = findings->examples->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              sku_of (shop->catalog, example->product));
      for (guint plan = 0; plan < example->costs->len; plan++)
        if (g_array_index (example->costs, gint64, plan) == VT_MONEY_UNKNOWN)
          g_string_append (text, " -");
        else
          g_string_append_printf (text, " %" G_GINT64_FORMAT,
                                  g_array_index (example->costs, gint64, plan));
    }
  return g_string_free (text, FALSE);
}

static void
test_findings (gconstpointer data)
{
  const FindingsCase *c = data;
  g_autoptr (Shop) shop = shop_with_plans ();
  g_autoptr (VtOffer) offer = shop_make_kind ("protection", c->terms);
  g_autoptr (StudioPlanFindings) findings =
      studio_plan_findings_new (offer, shop->catalog, &shop->currency);
  g_autofree char *covered =
      g_strdup_printf ("%u/%u", findings->proof->n_covered, findings->cover->n_all);
  g_autofree char *without = tell_without (shop, findings);
  g_autofree char *lines = tell_lines (findings);
  g_autofree char *examples = tell_examples (shop, findings);

  g_assert_cmpstr (covered, ==, c->covered);
  g_assert_cmpstr (without, ==, c->without);
  g_assert_cmpstr (lines, ==, c->lines);
  g_assert_cmpstr (examples, ==, c->examples);
}

/* Whatever the plan: from one price to the next its line rises, and it is dear up to the price said
 * to the cent. */
static void
test_dear_until (void)
{
  g_autoptr (Shop) shop = shop_with_plans ();

  for (guint round = 0; round < 50; round++)
    {
      gint64           cost = g_test_rand_int_range (1, 20000);
      gint64           from = g_test_rand_int_range (1, 30000);
      g_autofree char *terms = g_strdup_printf (
          SELECT "\"plans\":[{\"sku\":\"PLAN2\",\"term_months\":24,\"fixed\":%" G_GINT64_FORMAT
                 ",\"price\":{\"from\":%" G_GINT64_FORMAT "}}]",
          cost, from);
      g_autoptr (VtOffer) offer = shop_make_kind ("protection", terms);
      g_autoptr (StudioPlanFindings) findings =
          studio_plan_findings_new (offer, shop->catalog, &shop->currency);
      const StudioPlanCosts *line = findings->lines->pdata[0];
      gint64                 dear = MIN (MIN (cost, 9900) * 3 - 1, 50000);

      for (guint i = 1; i < line->prices->len; i++)
        g_assert_cmpint (g_array_index (line->prices, gint64, i - 1), <=,
                         g_array_index (line->prices, gint64, i));
      g_assert_cmpint (line->dear_until_minor, ==, dear >= from ? dear : -1);
    }
}

static void
test_title (void)
{
  g_autoptr (Shop) shop = shop_with_plans ();
  g_autoptr (VtOffer) offer = shop_make_kind (
      "protection", "\"plans\":[" PLAN ("plan2", "\"fixed\":1") ",{\"term_months\":12}]");
  g_autofree char *known = studio_plan_title (offer, 0, shop->catalog);
  g_autofree char *nameless = studio_plan_title (offer, 1, shop->catalog);
  g_autofree char *none = studio_plan_title (offer, 2, shop->catalog);

  g_assert_cmpstr (known, ==, "Two years");
  g_assert_cmpstr (nameless, ==, "plan 2");
  g_assert_cmpstr (none, ==, "plan 3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (findings_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-findings/", findings_cases[i].name, NULL);

      g_test_add_data_func (path, &findings_cases[i], test_findings);
    }
  g_test_add_func ("/plan-findings/dear-until", test_dear_until);
  g_test_add_func ("/plan-findings/title", test_title);
  return g_test_run ();
}
