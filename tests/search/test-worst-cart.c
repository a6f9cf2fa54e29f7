/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The margin floor: proven, or the worst cart shown; and all findings together. */

#include "finding-text.h"

#include "vt-findings.h"
#include "vt-margin-floor.h"

#include <inttypes.h>

typedef struct
{
  const char *name;
  const char *offers; /* in single quotes */
  gint64      floor_ppm;
  const char *outcome;
  const char *cart;
  gint64      due_minor;
  gint64      cost_minor;
} FloorCase;

#define MARKDOWN(id, sku, percent, more)                                                           \
  "{'id':'" id "','kind':'markdown','name':'" id "','select':{'skus':['" sku                       \
  "']},'reward':{'percent':'" percent "'}" more "}"

/* Costs: CAM 300 of 500, CASE 10 of 25, CARD 9 of 19.99, MARKUP and the like 4 of 10. LOSS and
 * PENNY leave no margin by themselves. */
static const FloorCase floor_cases[] = {
    {"no-offers", "[]", 0, "proven", "", 0, 0},
    {"no-offers-high-floor", "[]", 390000, "proven", "", 0, 0},
    {"little", "[" MARKDOWN ("a", "CASE", "50", "") "]", 0, "proven", "", 0, 0},
    {"to-cost", "[" MARKDOWN ("a", "CASE", "60", "") "]", 0, "proven", "", 0, 0},
    {"below-cost", "[" MARKDOWN ("a", "CASE", "61", "") "]", 0, "below", "CASE", 975, 1000},
    {"to-floor", "[" MARKDOWN ("a", "CASE", "50", "") "]", 200000, "proven", "", 0, 0},
    {"below-floor", "[" MARKDOWN ("a", "CASE", "50", "") "]", 200001, "below", "CASE", 1250, 1000},
    {"two-together", "[" MARKDOWN ("a", "CASE", "40", "") "," MARKDOWN ("b", "CASE", "40", "") "]",
     0, "below", "CASE", 900, 1000},
    {"two-with-code",
     "[" MARKDOWN ("a", "CASE", "40", "") "," MARKDOWN ("b", "CASE", "40", ",'coupon':'B'") "]", 0,
     "below", "CASE +B", 900, 1000},
    {"for-some",
     "[" MARKDOWN ("a",
                   "CASE",
                   "61",
                   ",'audience':{'all':[{'segment':'x'},{'not':"
                   "{'segment':'y'}}]}") "]",
     0, "below", "CASE @x", 975, 1000},
    {"never-together",
     "[" MARKDOWN ("a", "CASE", "40", ",'schedule':{'until':'2026-07-01T00:00:00Z'}") "," MARKDOWN (
         "b", "CASE", "40", ",'schedule':{'from':'2026-07-01T00:00:00Z'}") "]",
     0, "proven", "", 0, 0},
    {"later", "[" MARKDOWN ("a", "CASE", "61", ",'schedule':{'from':'2026-07-01T00:00:00Z'}") "]",
     0, "below", "CASE 2026-07-01T00:00", 975, 1000},
    {"one-of-a-group",
     "[" MARKDOWN ("a", "CASE", "40", ",'exclusive_group':'g'") "," MARKDOWN (
         "b", "CASE", "40", ",'exclusive_group':'g'") "]",
     0, "proven", "", 0, 0},
    {"guarded", "[" MARKDOWN ("a", "CASE", "90", ",'guards':{'min_margin':'1'}") "]", 0, "proven",
     "", 0, 0},
    {"guarded-everything",
     "[{'id':'a','kind':'markdown','name':'a','reward':{'percent':'90'},"
     "'guards':{'min_margin':'1'}}]",
     0, "proven", "", 0, 0},
    {"second-free",
     "[{'id':'v','kind':'volume','name':'v','select':{'skus':['CASE']},'buy':1,"
     "'get':1,'reward':{'percent':'100'}}]",
     0, "proven", "", 0, 0},
    {"second-free-of-others",
     "[{'id':'v','kind':'volume','name':'v','buy':1,'get':1,'reward':{'percent':'100'},"
     "'select':{'skus':['CAM','CASE']}}]",
     0, "below", "CAM*2", 50000, 60000},
    {"set",
     "[{'id':'p','kind':'bundle','name':'p','components':[{'sku':'CAM','quantity':1},"
     "{'sku':'CASE','quantity':2}],'reward':{'fixed':31900}}]",
     0, "below", "CAM CASE*2", 31900, 32000},
    {"set-at-cost",
     "[{'id':'p','kind':'bundle','name':'p','components':[{'sku':'CAM','quantity':1},"
     "{'sku':'CASE','quantity':2}],'reward':{'fixed':32000}}]",
     0, "proven", "", 0, 0},
    {"order",
     "[{'id':'s','kind':'threshold','name':'s','steps':[{'from':60000,"
     "'reward':{'amount':30000}}]}]",
     0, "below", "CAM CARD*5 PENNY*5", 30000, 34505},
    {"gift",
     "[{'id':'s','kind':'threshold','name':'s','select':{'skus':['CASE']},'steps':["
     "{'from':2500,'gift':{'sku':'CARD','quantity':2}}]}]",
     0, "below", "CASE", 2500, 2800},
    {"subscription",
     "[{'id':'u','kind':'subscription','name':'u','select':{'skus':['CASE']},"
     "'reward':{'percent':'61'}}]",
     0, "below", "CASE(s)", 975, 1000},
    {"upgrade",
     "[{'id':'t','kind':'tier_ladder','name':'t','tiers':[{'sku':'CASE'},{'sku':'CAM',"
     "'upgrade':{'percent':'50'}}]}]",
     0, "below", "CAM(for CASE)", 26250, 30000},
    {"draft", "[" MARKDOWN ("a", "CASE", "61", ",'note':'draft'") "]", 0, "proven", "", 0, 0},
};

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

static VtFloor *
find_floor (Shop *shop, const char *text, const VtFloorWish *wish)
{
  g_autoptr (GPtrArray) offers = make_offers (text);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GError) error = NULL;
  VtFloor *floor = vt_floor_find (trial, wish, NULL, &error);

  g_assert_no_error (error);
  return floor;
}

static void
test_floor (gconstpointer data)
{
  const FloorCase  *c = data;
  const VtFloorWish wish = {c->floor_ppm, 4, 6, 100000};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtFloor) floor = find_floor (shop, c->offers, &wish);
  g_autofree char *cart = cart_to_text (floor->lines, floor->shopper);

  g_assert_cmpstr (vt_floor_outcome_to_word (floor->outcome), ==, c->outcome);
  g_assert_cmpstr (cart, ==, c->cart);
  g_assert_cmpint (floor->due_minor, ==, c->due_minor);
  g_assert_cmpint (floor->cost_minor, ==, c->cost_minor);
  if (floor->outcome == VT_FLOOR_BELOW)
    g_assert_true (floor->is_worst);
  else
    g_assert_cmpint (floor->bound_ppm, >=, c->floor_ppm);
}

/* ---- what is told ---- */

static void
test_left_out (void)
{
  const VtFloorWish wish = {0, 4, 6, 100000};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtFloor) floor = find_floor (shop, "[" MARKDOWN ("a", "CASE", "50", "") "]", &wish);

  g_assert_cmpuint (floor->n_without_cost, ==, 1);
  g_assert_cmpuint (floor->n_below_by_list, ==, 1);
  g_assert_cmpuint (floor->n_products, ==, 7);
  g_assert_cmpstr (floor->text, ==,
                   "No cart of up to 4 lines goes below cost, whoever it belongs "
                   "to.");
  g_assert_cmpstr (
      floor->details, ==,
      "Of 7 products, in carts of up to 4 lines of up to 6 units each. Their lines are in the "
      "order of SKUs, each product once in each way to buy it. What the offers can take off at "
      "most rules out every cart. The offers by themselves leave no "
      "cart less than 0.0 %. 1 product has no known cost and was left out. 1 product "
      "is below the floor without any offer and was left out.");
}

static void
test_below (void)
{
  const VtFloorWish wish = {100000, 4, 6, 100000};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtFloor) floor = find_floor (
      shop, "[" MARKDOWN ("a", "CASE", "40", "") "," MARKDOWN ("b", "CASE", "40", "") "]", &wish);
  g_autofree char *cart = vt_floor_to_cart_json (floor, shop->catalog, &shop->currency);

  g_assert_cmpstr (floor->text, ==,
                   "All offers together can go below a margin of 10.0 %. Nothing is worse than "
                   "“Camera case”: it brings £9.00 instead of £25.00 and costs the shop £10.00.");
  g_assert_cmpuint (floor->shares->len, ==, 2);
  g_assert_cmpint (((const VtFindingShare *) floor->shares->pdata[0])->together_minor, ==, 1000);
  g_assert_cmpint (((const VtFindingShare *) floor->shares->pdata[1])->together_minor, ==, 600);
  g_assert_cmpstr (cart, ==,
                   "{\"currency\":\"GBP\",\"lines\":[{\"quantity\":1,\"sku\":\"CASE\","
                   "\"unit_price\":2500}],\"now\":\"2026-06-21T00:00:00Z\"}");
}

typedef struct
{
  const char *name;
  const char *offers; /* in single quotes */
  gint64      floor_ppm;
  gint64      bound_ppm;
} BoundCase;

/* Without any offer the least is what CAM leaves: 200 of 500. PENNY and LOSS leave none, and are
 * left out. */
static const BoundCase bound_cases[] = {
    {"by-list", "[]", 100000, 400000},
    {"share", "[" MARKDOWN ("a", "CASE", "50", "") "]", 100000, 200000},
    /* −25 of 975, rounded down. */
    {"below-nothing", "[" MARKDOWN ("a", "CASE", "61", "") "]", 100000, -25642},
    {"nothing-left", "[" MARKDOWN ("a", "CASE", "100", "") "]", 100000, G_MININT32},
    /* 6.00 of 25.00, not of the 16.00 that are left after the gift. */
    {"gift",
     "[{'id':'s','kind':'threshold','name':'s','select':{'skus':['CASE']},'steps':["
     "{'from':2500,'gift':{'sku':'CARD'}}]}]",
     100000, 240000},
    /* −3.00 of 7.00 at the worst, were the gift charged to none of it. */
    {"gift-and-share",
     "[" MARKDOWN ("a", "CASE", "36", "") ",{'id':'s','kind':'threshold','name':'s','select':{"
                                          "'skus':['CASE']},'steps':[{'from':1600,'gift':{'sku':"
                                          "'CARD'}}]}]",
     100000, -428572},
};

static void
test_bound (gconstpointer data)
{
  const BoundCase  *c = data;
  const VtFloorWish wish = {c->floor_ppm, 4, 1, 100000};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtFloor) floor = find_floor (shop, c->offers, &wish);

  g_assert_cmpint (floor->bound_ppm, ==, c->bound_ppm);
}

/* A search that has to end early says what it has found, and claims no more. */
static void
test_cut (void)
{
  static const char *const offers =
      "[{'id':'a','kind':'volume','name':'a','buy':1,'get':1,'reward':{'percent':'80'},'pick':"
      "'dearest','when':{'quantity':{'from':2,'to':3,'select':{'skus':['CARD']}}}}]";
  g_autoptr (Shop) shop = shop_new ();
  VtFloorWish wish = {0, 2, 3, 1};
  g_autoptr (VtFloor) cut = find_floor (shop, offers, &wish);
  g_autoptr (VtFloor) whole = NULL;

  g_assert_cmpint (cut->outcome, !=, VT_FLOOR_PROVEN);
  g_assert_false (cut->is_worst);
  g_assert_cmpuint (cut->n_carts, <=, 1);
  wish.max_carts = 1000000;
  whole = find_floor (shop, offers, &wish);
  g_assert_cmpint (whole->outcome, ==, VT_FLOOR_BELOW);
  g_assert_true (whole->is_worst);
}

static void
test_cancelled (void)
{
  const VtFloorWish wish = {0, 4, 6, 100000};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers ("[" MARKDOWN ("a", "CASE", "90", "") "]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (vt_floor_find (trial, &wish, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_per_mille (void)
{
  g_assert_cmpint (vt_margin_per_mille (1000, 1000), ==, 0);
  g_assert_cmpint (vt_margin_per_mille (1000, 0), ==, 1000);
  g_assert_cmpint (vt_margin_per_mille (3, 2), ==, 333);
  g_assert_cmpint (vt_margin_per_mille (3, 4), ==, -334);
  g_assert_cmpint (vt_margin_per_mille (0, 1), ==, VT_MARGIN_LEAST);
  g_assert_cmpint (vt_margin_per_mille (0, 0), ==, 0);
  g_assert_cmpint (vt_margin_per_mille (1, G_MAXINT64 / 2), ==, VT_MARGIN_LEAST);
}

/* ---- the floor that a shop wants ---- */

static gboolean
load_floor (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_margin_floor_load (database, data, error);
}

static gint64
get_wanted (Shop *shop)
{
  g_autoptr (GError) error = NULL;
  gint64 ppm = -1;

  vt_workspace_read (shop->workspace, load_floor, &ppm, NULL, &error);
  g_assert_no_error (error);
  return ppm;
}

static void
test_setting (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  gint64 ppm;

  g_assert_cmpint (get_wanted (shop), ==, 0);
  g_assert_true (vt_margin_floor_set (shop->workspace, 125000, NULL, &error));
  g_assert_cmpint (get_wanted (shop), ==, 125000);
  g_assert_true (vt_margin_floor_set (shop->workspace, 0, NULL, &error));
  g_assert_cmpint (get_wanted (shop), ==, 0);
  g_assert_true (vt_workspace_undo (shop->workspace, NULL, &error));
  g_assert_cmpint (get_wanted (shop), ==, 125000);

  g_assert_false (vt_margin_floor_set (shop->workspace, -1, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (vt_margin_floor_set (shop->workspace, VT_MARGIN_FLOOR_MAX_PPM + 1, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_clear_error (&error);

  shop_exec (shop, "UPDATE setting SET value = 'much' WHERE key = 'margin_floor'");
  g_assert_false (vt_workspace_read (shop->workspace, load_floor, &ppm, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CORRUPT);
}

/* ---- all together ---- */

static VtFindings *
search (Shop *shop, const char *text, VtJob *job, GError **error)
{
  g_autoptr (GPtrArray) offers = make_offers (text);
  VtFindingsWish wish;

  vt_findings_wish_init (&wish, TEST_NOW_US, 0);
  return vt_findings_search (offers, shop->catalog, &shop->currency, &wish, job, error);
}

static void
test_findings (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtFindings) findings = search (
      shop,
      "[" MARKDOWN ("a", "CASE", "60", "") "," MARKDOWN (
          "b", "CASE", "80",
          ",'coupon':'B'") "," MARKDOWN ("c", "NONE", "10",
                                         "") ",{'id':'d','kind':'bundle','name':'d','components':["
                                             "{'sku':'GONE','quantity':2}],'reward':{'percent':'10'"
                                             "}}]",
      NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = findings_to_text (findings->list);
  g_assert_cmpstr (text, ==,
                   "free-unit CASE +B: a —>15.00 b —>8.00\nnever-fires: c 0.00>0.00\n"
                   "add-up CASE +B: a 15.00>15.00 b 20.00>8.00");
  g_assert_cmpuint (findings->n_left_out, ==, 1);
  g_assert_cmpuint (vt_findings_count (findings, VT_FINDING_FREE_UNIT), ==, 1);
  g_assert_cmpuint (vt_findings_count (findings, VT_FINDING_CONFLICT), ==, 0);
  g_assert_cmpint (findings->floor->outcome, ==, VT_FLOOR_BELOW);
  g_assert_true (vt_finding_concerns (findings->list->pdata[0], "b"));
  g_assert_false (vt_finding_concerns (findings->list->pdata[0], "c"));
  g_assert_cmpuint (findings->n_carts, >, 0);
}

static void
test_no_offers (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VtFindings) findings = search (shop, "[]", NULL, &error);
  g_autoptr (VtFindings) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (findings->list->len, ==, 0);
  g_assert_cmpint (findings->floor->outcome, ==, VT_FLOOR_PROVEN);
  again = vt_findings_ref (findings);
  g_assert_true (again == findings);
}

static void
test_findings_cancelled (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (search (shop, "[" MARKDOWN ("a", "CASE", "60", "") "]", job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (floor_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/floor/", floor_cases[i].name, NULL);

      g_test_add_data_func (path, &floor_cases[i], test_floor);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bound_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/floor/bound/", bound_cases[i].name, NULL);

      g_test_add_data_func (path, &bound_cases[i], test_bound);
    }
  g_test_add_func ("/checks/floor/left-out", test_left_out);
  g_test_add_func ("/checks/floor/below", test_below);
  g_test_add_func ("/checks/floor/cut", test_cut);
  g_test_add_func ("/checks/floor/cancelled", test_cancelled);
  g_test_add_func ("/checks/floor/per-mille", test_per_mille);
  g_test_add_func ("/checks/floor/setting", test_setting);
  g_test_add_func ("/checks/findings/all", test_findings);
  g_test_add_func ("/checks/findings/no-offers", test_no_offers);
  g_test_add_func ("/checks/findings/cancelled", test_findings_cancelled);
  return g_test_run ();
}
