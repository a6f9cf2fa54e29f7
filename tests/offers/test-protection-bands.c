/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps and overlaps of protection plans, by table and against looking at every price. */

#include "shop-fixture.h"

#include "vt-compile.h"
#include "vt-document.h"
#include "vt-evaluate.h"
#include "vt-protection-bands.h"
#include "vt-protection-cover.h"

#define OPEN VT_MONEY_MAX

/* "24:0-99=2 24:200-299!=1": term, ends, products; "!" where plans are on both sides. */
static char *
tell_gaps (const VtProtectionBands *bands)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bands->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (bands->gaps, VtBandGap, i);

      g_string_append_printf (text, "%s%d:%" G_GINT64_FORMAT "-", i > 0 ? " " : "",
                              (int) gap->n_months, gap->from_minor);
      if (gap->to_minor == OPEN)
        g_string_append_c (text, '*');
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, gap->to_minor);
      g_string_append_printf (text, "%s=%u", gap->is_between ? "!" : "", gap->n_products);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_overlaps (const VtProtectionBands *bands)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bands->overlaps->len; i++)
    {
      const VtBandOverlap *overlap = &g_array_index (bands->overlaps, VtBandOverlap, i);

      g_string_append_printf (text, "%s%u&%u:%" G_GINT64_FORMAT "-", i > 0 ? " " : "",
                              overlap->plan_a, overlap->plan_b, overlap->from_minor);
      if (overlap->to_minor == OPEN)
        g_string_append_c (text, '*');
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, overlap->to_minor);
      g_string_append_printf (text, "=%u", overlap->n_products);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_idle (const VtProtectionBands *bands)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bands->idle->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (bands->idle, guint, i));
  return g_string_free (text, FALSE);
}

/* ---- by table ---- */

typedef struct
{
  const char *name;
  const char *plans; /* terms of an offer, in JSON */
  const char *gaps;
  const char *overlaps;
  const char *idle;
  guint       n_covered;
} BandsCase;

/* The prices are 50, 100, 100, 199, 200 and 5000. */
static const BandsCase bands_cases[] = {
    {"none", "[]", "", "", "", 0},
    {"no-plans", "7", "", "", "", 0},
    {"any-price", "[{\"term_months\":24}]", "", "", "", 6},
    {"from", "[{\"term_months\":24,\"price\":{\"from\":100}}]", "24:0-99=1", "", "", 5},
    {"to", "[{\"term_months\":24,\"price\":{\"to\":199}}]", "24:200-*=2", "", "", 4},
    {"meeting",
     "[{\"term_months\":24,\"price\":{\"to\":99}},{\"term_months\":24,\"price\":{\"from\":100}}]",
     "", "", "", 6},
    {"between",
     "[{\"term_months\":24,\"price\":{\"to\":99}},{\"term_months\":24,\"price\":{\"from\":200}}]",
     "24:100-199!=3", "", "", 3},
    {"between-nothing",
     "[{\"term_months\":24,\"price\":{\"to\":300}},{\"term_months\":24,\"price\":{\"from\":400}}]",
     "24:301-399!=0", "", "", 6},
    {"sharing-an-end",
     "[{\"term_months\":24,\"price\":{\"to\":100}},{\"term_months\":24,\"price\":{\"from\":100}}]",
     "", "0&1:100-100=2", "", 6},
    {"inside", "[{\"term_months\":24},{\"term_months\":24,\"price\":{\"from\":60,\"to\":199}}]", "",
     "0&1:60-199=3", "", 6},
    {"three-on-one",
     "[{\"term_months\":24,\"price\":{\"from\":150}},{\"term_months\":24,\"price\":{\"from\":100}},"
     "{\"term_months\":24,\"price\":{\"from\":200}}]",
     "24:0-99=1", "0&1:150-*=3 0&2:200-*=2 1&2:200-*=2", "", 5},
    {"other-term",
     "[{\"term_months\":24,\"price\":{\"from\":100,\"to\":199}},{\"term_months\":12}]",
     "24:0-99=1 24:200-*=2", "", "", 6},
    {"idle", "[{\"term_months\":24,\"price\":{\"from\":300,\"to\":400}}]", "24:0-299=5 24:401-*=1",
     "", "0", 0},
    {"inside-out", "[{\"term_months\":24,\"price\":{\"from\":200,\"to\":100}}]", "24:0-*=6", "",
     "0", 0},
    {"no-term", "[{\"price\":{\"to\":100}},{}]", "", "0&1:0-100=3", "", 6},
    {"no-plan", "[1,\"x\"]", "", "0&1:0-*=6", "", 6},
    {"negative", "[{\"term_months\":1,\"price\":{\"from\":-5,\"to\":-1}}]", "1:1-*=6", "", "0", 0},
};

static void
test_bands (gconstpointer data)
{
  static const gint64 prices[] = {50, 100, 100, 199, 200, 5000};
  const BandsCase    *c = data;
  g_autofree char    *json = g_strdup_printf ("{\"plans\":%s}", c->plans);
  g_autoptr (JsonNode) terms = json_from_string (json, NULL);
  g_autoptr (GArray) plans = vt_plan_bands_read (json_node_get_object (terms));
  g_autoptr (VtProtectionBands) bands = vt_protection_bands_new (
      (const VtPlanBand *) plans->data, plans->len, prices, G_N_ELEMENTS (prices));
  g_autofree char *gaps = tell_gaps (bands);
  g_autofree char *overlaps = tell_overlaps (bands);
  g_autofree char *idle = tell_idle (bands);

  g_assert_cmpstr (gaps, ==, c->gaps);
  g_assert_cmpstr (overlaps, ==, c->overlaps);
  g_assert_cmpstr (idle, ==, c->idle);
  g_assert_cmpuint (bands->n_covered, ==, c->n_covered);
  g_assert_cmpuint (bands->n_uncovered, ==, G_N_ELEMENTS (prices) - c->n_covered);
}

/* ---- against every price ---- */

/* Ends are below it, or there is none: one price more stands for all that are dearer. */
#define MAX_END 40
#define N_TERMS 3

typedef struct
{
  VtPlanBand plans[8];
  guint      n_plans;
  gint64     prices[12];
  guint      n_prices;
} RandomShop;

static int
compare_prices (gconstpointer a, gconstpointer b)
{
  gint64 price = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return price < other ? -1 : price > other;
}

static void
fill_at_random (RandomShop *shop)
{
  shop->n_plans = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (shop->plans) + 1);
  shop->n_prices = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (shop->prices) + 1);
  for (guint i = 0; i < shop->n_plans; i++)
    {
      gint64 from = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, MAX_END);
      gint64 to = g_test_rand_bit () ? OPEN : g_test_rand_int_range (0, MAX_END);

      shop->plans[i] = (VtPlanBand){i, g_test_rand_int_range (1, N_TERMS + 1), from, to};
    }
  for (guint i = 0; i < shop->n_prices; i++)
    shop->prices[i] = g_test_rand_int_range (0, MAX_END + 1);
  qsort (shop->prices, shop->n_prices, sizeof *shop->prices, compare_prices);
}

static gboolean
is_for (const VtPlanBand *plan, gint64 n_months, gint64 price)
{
  return plan->n_months == n_months && plan->from_minor <= price && price <= plan->to_minor;
}

static guint
count_plans (const RandomShop *shop, gint64 n_months, gint64 price)
{
  guint n = 0;

  for (guint i = 0; i < shop->n_plans; i++)
    n += is_for (&shop->plans[i], n_months, price);
  return n;
}

static gboolean
has_term (const RandomShop *shop, gint64 n_months)
{
  for (guint i = 0; i < shop->n_plans; i++)
    if (shop->plans[i].n_months == n_months)
      return TRUE;
  return FALSE;
}

static guint
count_gaps (const VtProtectionBands *bands, gint64 n_months, gint64 price)
{
  guint n = 0;

  for (guint i = 0; i < bands->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (bands->gaps, VtBandGap, i);

      n += gap->n_months == n_months && gap->from_minor <= price && price <= gap->to_minor;
    }
  return n;
}

static guint
count_overlaps (const VtProtectionBands *bands, gint64 n_months, gint64 price)
{
  guint n = 0;

  for (guint i = 0; i < bands->overlaps->len; i++)
    {
      const VtBandOverlap *overlap = &g_array_index (bands->overlaps, VtBandOverlap, i);

      n += overlap->n_months == n_months && overlap->from_minor <= price &&
           price <= overlap->to_minor;
    }
  return n;
}

/* Every price of a term has a plan or is in one gap; each pair of plans on it is one overlap. */
static void
check_every_price (const RandomShop *shop, const VtProtectionBands *bands)
{
  for (gint64 n_months = 1; n_months <= N_TERMS; n_months++)
    for (gint64 price = 0; price <= MAX_END; price++)
      {
        guint n = count_plans (shop, n_months, price);

        g_assert_cmpuint (count_gaps (bands, n_months, price), ==,
                          n == 0 && has_term (shop, n_months));
        g_assert_cmpuint (count_overlaps (bands, n_months, price), ==, n * (n - 1) / 2);
      }
}

static void
check_counts (const RandomShop *shop, const VtProtectionBands *bands)
{
  guint n_covered = 0;
  guint n_in_gaps = 0;
  guint n_expected = 0;

  for (guint i = 0; i < shop->n_prices; i++)
    {
      guint n_plans = 0;

      for (gint64 n_months = 1; n_months <= N_TERMS; n_months++)
        {
          guint n = count_plans (shop, n_months, shop->prices[i]);

          n_plans += n;
          n_expected += n == 0 && has_term (shop, n_months);
        }
      n_covered += n_plans > 0;
    }
  for (guint i = 0; i < bands->gaps->len; i++)
    n_in_gaps += g_array_index (bands->gaps, VtBandGap, i).n_products;
  g_assert_cmpuint (bands->n_covered, ==, n_covered);
  g_assert_cmpuint (bands->n_uncovered, ==, shop->n_prices - n_covered);
  g_assert_cmpuint (n_in_gaps, ==, n_expected);
}

/* Whether a gap has plans of its term on both sides. */
static void
check_between (const RandomShop *shop, const VtProtectionBands *bands)
{
  for (guint i = 0; i < bands->gaps->len; i++)
    {
      const VtBandGap *gap = &g_array_index (bands->gaps, VtBandGap, i);
      gboolean         has_below = FALSE;
      gboolean         has_above = FALSE;

      for (guint j = 0; j < shop->n_plans; j++)
        {
          const VtPlanBand *plan = &shop->plans[j];

          if (plan->n_months != gap->n_months || plan->from_minor > plan->to_minor)
            continue;
          has_below = has_below || plan->from_minor < gap->from_minor;
          has_above = has_above || plan->from_minor > gap->to_minor;
        }
      g_assert_cmpint (gap->is_between, ==, has_below && has_above);
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      RandomShop shop;
      g_autoptr (VtProtectionBands) bands = NULL;

      fill_at_random (&shop);
      bands = vt_protection_bands_new (shop.plans, shop.n_plans, shop.prices, shop.n_prices);
      check_every_price (&shop, bands);
      check_counts (&shop, bands);
      check_between (&shop, bands);
      for (guint i = 0, j = 0; i < shop.n_plans; i++)
        {
          gboolean is_idle = TRUE;

          for (guint k = 0; k < shop.n_prices; k++)
            is_idle = is_idle && !is_for (&shop.plans[i], shop.plans[i].n_months, shop.prices[k]);
          if (is_idle)
            g_assert_cmpuint (g_array_index (bands->idle, guint, j++), ==, i);
        }
    }
}

/* ---- moving ends ---- */

typedef struct
{
  const char *name;
  guint       plan;
  gboolean    is_upper;
  gint64      minor;
  const char *plans; /* after it; NULL: refused */
} MoveCase;

/* To 99, 100 to 199 (of another SKU), from 300, and another term from 200. */
#define MOVED                                                                                      \
  "[{\"term_months\":24,\"price\":{\"to\":99}},"                                                   \
  "{\"sku\":\"B\",\"term_months\":24,\"price\":{\"from\":100,\"to\":199}},"                        \
  "{\"term_months\":24,\"price\":{\"from\":300}},"                                                 \
  "{\"term_months\":12,\"price\":{\"from\":200}}]"

static const MoveCase move_cases[] = {
    {"both", 0, TRUE, 149, "0-149 150-199 300-* 200-*"},
    {"both-from-above", 1, FALSE, 50, "0-49 50-199 300-* 200-*"},
    {"alone", 1, TRUE, 249, "0-99 100-249 300-* 200-*"},
    {"meeting-anew", 1, TRUE, 299, "0-99 100-299 300-* 200-*"},
    {"not-empty", 1, TRUE, 20, "0-99 100-100 300-* 200-*"},
    {"not-empty-below", 1, FALSE, 900, "0-198 199-199 300-* 200-*"},
    {"not-the-neighbour", 0, TRUE, 500, "0-198 199-199 300-* 200-*"},
    {"not-the-neighbour-below", 1, FALSE, 0, "0-0 1-199 300-* 200-*"},
    {"open", 1, TRUE, OPEN, "0-99 100-* 300-* 200-*"},
    {"open-below", 2, FALSE, 0, "0-99 100-199 0-* 200-*"},
    {"closed", 2, TRUE, 500, "0-99 100-199 300-500 200-*"},
    {"same", 1, TRUE, 199, "0-99 100-199 300-* 200-*"},
    {"none", 4, TRUE, 199, NULL},
};

static void
test_move (gconstpointer data)
{
  const MoveCase *c = data;
  g_autoptr (JsonNode) terms = json_from_string ("{\"plans\":" MOVED ",\"window_days\":3}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) moved =
      vt_plan_bands_move_in (terms, c->plan, c->is_upper, c->minor, &error);
  g_autoptr (GArray) plans = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (moved != NULL, ==, c->plans != NULL);
  if (moved == NULL)
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
      return;
    }
  plans = vt_plan_bands_read (json_node_get_object (moved));
  for (guint i = 0; i < plans->len; i++)
    {
      const VtPlanBand *plan = &g_array_index (plans, VtPlanBand, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "-", i > 0 ? " " : "", plan->from_minor);
      if (plan->to_minor == OPEN)
        g_string_append_c (text, '*');
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, plan->to_minor);
    }
  g_assert_cmpstr (text->str, ==, c->plans);
  g_assert_cmpint (vt_terms_get_int64 (json_node_get_object (moved), "window_days", 0), ==, 3);
}

/* ---- the products ---- */

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

static char *
list_skus (VtCatalog *catalog, GArray *products)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < products->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            vt_catalog_get (catalog, g_array_index (products, guint32, i))->sku);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *terms;
  const char *covered;
  const char *without;
  guint       n_without_price;
  guint       n_all;
} CoverCase;

#define TWO_YEARS                                                                                  \
  "\"plans\":[{\"sku\":\"plan2\",\"term_months\":24,\"fixed\":900,"                                \
  "\"price\":{\"from\":1999,\"to\":4999}}]"

static const CoverCase cover_cases[] = {
    {"some", "\"select\":{\"skus\":[\"CAM\",\"CARD\",\"TRIPOD\",\"GIFT\"]}," TWO_YEARS,
     "CARD TRIPOD CAM", "CAM", 1, 10},
    {"by-price", "\"select\":{\"price\":{\"from\":1000,\"to\":2500}}," TWO_YEARS,
     "MARKUP LINES LONG CARD CASE", "MARKUP LINES LONG", 0, 10},
    {"own-plan", "\"select\":{\"skus\":[\"PLAN2\",\"PLAN3\"]}," TWO_YEARS, "PLAN3", "PLAN3", 0, 11},
    {"fee", "\"select\":{\"skus\":[\"POST\"]}," TWO_YEARS, "", "", 0, 10},
    {"everything", TWO_YEARS, "PENNY LOSS MARKUP LINES LONG CARD CASE TRIPOD PLAN3 CAM",
     "PENNY LOSS MARKUP LINES LONG PLAN3 CAM", 1, 11},
    {"no-plans", "\"select\":{\"skus\":[\"CAM\"]}", "CAM", "CAM", 0, 10},
};

static void
test_cover (gconstpointer data)
{
  const CoverCase *c = data;
  g_autoptr (Shop) shop = shop_with_plans ();
  g_autoptr (VtOffer) offer = shop_make_kind ("protection", c->terms);
  g_autoptr (VtProtectionCover) cover = vt_protection_cover_new (offer, shop->catalog);
  g_autoptr (GArray) without = vt_protection_cover_list_without_plan (cover, offer);
  g_autofree char *covered_skus = list_skus (shop->catalog, cover->products);
  g_autofree char *without_skus = list_skus (shop->catalog, without);

  g_assert_cmpstr (covered_skus, ==, c->covered);
  g_assert_cmpstr (without_skus, ==, c->without);
  g_assert_cmpuint (cover->n_without_price, ==, c->n_without_price);
  g_assert_cmpuint (cover->n_all, ==, c->n_all);
  for (guint i = 0; i < cover->products->len; i++)
    g_assert_cmpint (
        g_array_index (cover->prices, gint64, i), ==,
        vt_catalog_get (shop->catalog, g_array_index (cover->products, guint32, i))->price_minor);
}

/* What is said to have a plan is what the evaluator suggests one for. */
static void
test_as_evaluated (void)
{
  g_autoptr (Shop) shop = shop_with_plans ();
  VtOffer *offer =
      shop_make_kind ("protection", "\"select\":{\"price\":{\"from\":500}}," TWO_YEARS);
  g_autoptr (GPtrArray) offers = shop_list_offers (offer, NULL);
  g_autoptr (VtProtectionCover) cover = vt_protection_cover_new (offer, shop->catalog);
  g_autoptr (GArray) without = vt_protection_cover_list_without_plan (cover, offer);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack =
      vt_offers_compile (offers, NULL, shop->catalog, &shop->currency, "cover", 0, &error);

  g_assert_no_error (error);
  for (guint i = 0, j = 0; i < cover->products->len; i++)
    {
      guint32          product = g_array_index (cover->products, guint32, i);
      g_autofree char *cart = g_strdup_printf (
          "{\"currency\":\"GBP\",\"placement\":\"cart\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1,"
          "\"unit_price\":%" G_GINT64_FORMAT "}]}",
          vt_catalog_get (shop->catalog, product)->sku, g_array_index (cover->prices, gint64, i));
      g_autoptr (VrResult) result = vt_evaluate (pack, cart, &error);
      gboolean has_plan = j == without->len || g_array_index (without, guint32, j) != product;

      g_assert_no_error (error);
      g_assert_cmpuint (vr_result_get_n_prompts (result), ==, has_plan);
      j += !has_plan;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bands_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/protection/bands/", bands_cases[i].name, NULL);

      g_test_add_data_func (path, &bands_cases[i], test_bands);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cover_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/protection/cover/", cover_cases[i].name, NULL);

      g_test_add_data_func (path, &cover_cases[i], test_cover);
    }
  for (guint i = 0; i < G_N_ELEMENTS (move_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/protection/move/", move_cases[i].name, NULL);

      g_test_add_data_func (path, &move_cases[i], test_move);
    }
  g_test_add_func ("/protection/bands/random", test_random);
  g_test_add_func ("/protection/cover/as-evaluated", test_as_evaluated);
  return g_test_run ();
}
