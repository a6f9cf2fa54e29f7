/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that no cart is there for, and units that become free. */

#include "finding-text.h"

#include "vt-free-unit.h"
#include "vt-never-fires.h"

static const VtSearchLimits limits = {2000, 100000};

typedef struct
{
  const char *name;
  const char *offers; /* in single quotes */
  const char *findings;
  const char *reason; /* somewhere in the first one's sentence */
} NeverCase;

#define ON_CASE "'select':{'skus':['CASE']}"
#define TEN "'reward':{'percent':'10'}"

static const NeverCase never_cases[] = {
    {"fires", "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN "}]", "", NULL},
    {"over",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'schedule':{'until':'2026-06-01T00:00:00Z'}}]",
     "never-fires: a 0.00>0.00", "“A” can never apply: its time is over."},
    {"later",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'schedule':{'from':'2030-06-01T00:00:00Z'}}]",
     "", NULL},
    {"no-such-weekday",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'schedule':{'from':'2026-07-06T00:00:00Z','until':'2026-07-08T00:00:00Z',"
     "'weekdays':['sun']}}]",
     "never-fires: a 0.00>0.00", "none of its weekdays and hours is within its dates"},
    {"weekday-and-condition",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'schedule':{'weekdays':['sun']},'when':{'weekday':['mon']}}]",
     "never-fires: a 0.00>0.00", "its conditions exclude what it asks for"},
    {"no-shopper",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'audience':{'segment':'x'},'when':{'not':{'segment':'x'}}}]",
     "never-fires: a 0.00>0.00", "its conditions contradict one another"},
    {"one-of-two-coupons",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'coupons':['X','Y'],'when':{'not':{'coupon':'X'}}}]",
     "never-fires: a 0.00>0.00", "its conditions contradict one another"},
    {"nothing-selected",
     "[{'id':'a','kind':'markdown','name':'A','select':{'tags':['none']}," TEN "}]",
     "never-fires: a 0.00>0.00", "no product of the catalogue is what it asks for"},
    {"no-benefit", "[{'id':'a','kind':'markdown','name':'A'," ON_CASE ",'reward':{'fixed':2500}}]",
     "never-fires: a 0.00>0.00", "nothing costs less with it than without"},
    {"no-benefit-of-all", "[{'id':'a','kind':'markdown','name':'A','reward':{'fixed':50000}}]",
     "never-fires: a 0.00>0.00", "nothing costs less with it than without"},
    {"benefit-of-the-dearest",
     "[{'id':'a','kind':'volume','name':'A','buy':1,'get':1,'pick':'dearest',"
     "'reward':{'fixed':49999}}]",
     "", NULL},
    {"margin",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN ",'guards':{'min_margin':'60'}}]",
     "never-fires: a 0.00>0.00", "the margin it has to leave lets it take nothing off"},
    {"many-units",
     "[{'id':'a','kind':'volume','name':'A'," ON_CASE
     ",'breaks':[{'from':500,'reward':{'percent':'5'}}]}]",
     "", NULL},
    {"high-step",
     "[{'id':'a','kind':'threshold','name':'A','steps':[{'from':99999999,'shipping':0}]}]", "",
     NULL},
    {"only-the-second-break",
     "[{'id':'a','kind':'volume','name':'A'," ON_CASE
     ",'breaks':[{'from':2,'reward':{'fixed':2500}},{'from':9,'reward':{'fixed':2400}}]}]",
     "", NULL},
    {"quantities-exclude",
     "[{'id':'a','kind':'volume','name':'A'," ON_CASE ",'buy':2,'get':1," TEN
     ",'when':{'quantity':{" ON_CASE ",'to':2}}}]",
     "never-fires: a 0.00>0.00", "its conditions exclude what it asks for"},
    {"suggests",
     "[{'id':'a','kind':'cross_sell','name':'A','anchor':{'skus':['CAM']},"
     "'items':[{'sku':'CARD'}]}]",
     "", NULL},
    {"suggests-nothing-compatible",
     "[{'id':'a','kind':'cross_sell','name':'A','anchor':{'skus':['CAM']},"
     "'items':[{'sku':'CARD','compatible':['mount']}]}]",
     "never-fires: a 0.00>0.00", "nothing that it suggests goes with anything it is for"},
    {"follows-up",
     "[{'id':'a','kind':'follow_up','name':'A','after':{'skus':['CAM']},"
     "'steps':[{'days':14,'placement':'follow_up_email','items':['CARD']}]}]",
     "", NULL},
    {"instalments",
     "[{'id':'a','kind':'downsell','name':'A'," ON_CASE
     ",'from':50000,'placements':['checkout'],'instalments':{'n':3,'every_days':30}}]",
     "", NULL},
    {"cheaper",
     "[{'id':'a','kind':'downsell','name':'A','alternative':{'for':{'skus':['CAM']},"
     "'sku':'CASE'},'placements':['cart']}]",
     "", NULL},
    {"subscription", "[{'id':'a','kind':'subscription','name':'A'," ON_CASE "," TEN "}]", "", NULL},
    {"tiers",
     "[{'id':'a','kind':'tier_ladder','name':'A','tiers':[{'sku':'CARD'},{'sku':'CASE',"
     "'upgrade':{'percent':'10'}}]}]",
     "", NULL},
    {"bought-before",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'when':{'bought':{'skus':['CAM'],'days':10}}}]",
     "", NULL},
    {"fifth-order",
     "[{'id':'a','kind':'markdown','name':'A'," ON_CASE "," TEN
     ",'audience':{'orders':{'from':4,'to':4}}}]",
     "", NULL},
    {"plan-for-what-was-bought",
     "[{'id':'a','kind':'protection','name':'A','select':{'skus':['CAM']},'window_days':30,"
     "'when':{'not':{'has':'CAM'}},'plans':[{'sku':'CASE','term_months':12,'fixed':2000}]}]",
     "", NULL},
    {"draft",
     "[{'id':'a','kind':'markdown','name':'A','select':{'tags':['none']}," TEN ",'note':'draft'}]",
     "never-fires: a 0.00>0.00", NULL},
    {"paused",
     "[{'id':'a','kind':'markdown','name':'A','select':{'tags':['none']}," TEN
     ",'state':'paused'}]",
     "", NULL},
    /* The same set for less takes its place wherever it could apply. */
    {"beaten",
     "[{'id':'a','kind':'bundle','name':'A','components':[{'sku':'CAM','quantity':1},"
     "{'sku':'CASE','quantity':1}]," TEN "},{'id':'b','kind':'bundle','name':'B','components':["
     "{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':1}],'reward':{'percent':'20'}}]",
     "always-beaten CAM CASE: a 52.50>0.00 b 0.00>105.00",
     "Wherever “A” could apply, another offer takes its place"},
    {"beaten-with-code",
     "[{'id':'a','kind':'bundle','name':'A','coupon':'A','audience':{'segment':'x'},'components':["
     "{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':1}]," TEN "},{'id':'b','kind':'bundle',"
     "'name':'B','components':[{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':1}],"
     "'reward':{'percent':'20'}}]",
     "always-beaten CAM CASE +A @x: a 52.50>0.00 b 0.00>105.00", NULL},
    {"beaten-by-members-only",
     "[{'id':'a','kind':'bundle','name':'A','components':[{'sku':'CAM','quantity':1},"
     "{'sku':'CASE','quantity':1}]," TEN "},{'id':'b','kind':'bundle','name':'B','audience':"
     "{'not':{'segment':'x'}},'components':[{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':1}]"
     ","
     "'reward':{'percent':'20'}}]",
     "", NULL},
    /* What is beyond the limit of the one is left for the other. */
    {"beaten-once-a-cart",
     "[{'id':'a','kind':'volume','name':'A'," ON_CASE ",'buy':2,'get':1,'limits':{'per_cart':1},"
     "'reward':{'percent':'20'}},{'id':'b','kind':'volume','name':'B'," ON_CASE
     ",'buy':2,'get':1," TEN "}]",
     "", NULL},
    {"beaten-for-a-while",
     "[{'id':'a','kind':'bundle','name':'A','components':[{'sku':'CAM','quantity':1},"
     "{'sku':'CASE','quantity':1}]," TEN "},{'id':'b','kind':'bundle','name':'B','components':["
     "{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':1}],'reward':{'percent':'20'},"
     "'schedule':{'until':'2026-07-01T00:00:00Z'}}]",
     "", NULL},
};

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

static void
test_never (gconstpointer data)
{
  const NeverCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (c->offers);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (vt_never_fires_find (trial, &limits, findings, NULL, &error));
  g_assert_no_error (error);
  text = findings_to_text (findings);
  g_assert_cmpstr (text, ==, c->findings);
  if (c->reason != NULL &&
      strstr (((const VtFinding *) findings->pdata[0])->text, c->reason) == NULL)
    g_error ("%s", ((const VtFinding *) findings->pdata[0])->text);
}

/* ---- free units ---- */

typedef struct
{
  const char *name;
  const char *offers;
  const char *findings;
} FreeCase;

#define OFF(id, percent, more)                                                                     \
  "{'id':'" id "','kind':'markdown','name':'" id "'," ON_CASE ",'reward':{'percent':'" percent     \
  "'}" more "}"

static const FreeCase free_cases[] = {
    {"under-a-tenth", "[" OFF ("a", "60", "") "," OFF ("b", "80", "") "]",
     "free-unit CASE: a —>15.00 b —>8.00"},
    {"a-tenth-is-left", "[" OFF ("a", "60", "") "," OFF ("b", "75", "") "]", ""},
    {"by-one-alone", "[" OFF ("a", "95", "") "," OFF ("b", "50", "") "]", ""},
    {"to-nothing",
     "[" OFF ("a", "80", "") ",{'id':'b','kind':'markdown','name':'b','coupon':'FIVE'," ON_CASE
                             ",'reward':{'amount':500}}]",
     "free-unit CASE +FIVE: a —>20.00 b —>5.00"},
    {"second-unit",
     "[{'id':'v','kind':'volume','name':'v'," ON_CASE ",'buy':1,'get':1,'reward':{'percent':'100'}}"
     "," OFF ("a", "85", ",'audience':{'segment':'x'}") "]",
     "free-unit CASE*2 @x: v —>25.00 a —>21.25"},
    {"of-the-order",
     "[" OFF ("a", "80", "") ",{'id':'s','kind':'threshold','name':'s','steps':[{'from':1000,"
                             "'reward':{'percent':'60'}}]}]",
     "free-unit CASE LOSS: a —>20.00 s —>3.00"},
    {"never-together",
     "[" OFF ("a", "60", ",'schedule':{'until':'2026-07-01T00:00:00Z'}") "," OFF (
         "b", "80", ",'schedule':{'from':'2026-07-01T00:00:00Z'}") "]",
     ""},
    {"one-of-a-group",
     "[" OFF ("a", "60", ",'exclusive_group':'g'") "," OFF (
         "b", "80", ",'exclusive_group':'g'") "]",
     ""},
    {"guarded", "[" OFF ("a", "60", "") "," OFF ("b", "80", ",'guards':{'min_margin':'5'}") "]",
     ""},
    /* Two codes, each with the first offer: one finding each. */
    {"either-code",
     "[" OFF ("a", "60", "") "," OFF (
         "b",
         "80",
         ",'coupon':'B','when':{'not':{'coupon':'C'}}") "," OFF ("c",
                                                                 "85",
                                                                 ",'coupon':'C','when':{'not':{'"
                                                                 "coupon':'B'}}") "]",
     "free-unit CASE +B: a —>15.00 b —>8.00\nfree-unit CASE +C: a —>15.00 c —>8.50"},
    {"three", "[" OFF ("a", "50", "") "," OFF ("b", "60", "") "," OFF ("c", "60", "") "]",
     "free-unit CASE: a —>12.50 b —>7.50 c —>3.00"},
};

static void
test_free (gconstpointer data)
{
  const FreeCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (c->offers);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint            n_unsettled;

  g_assert_true (
      vt_free_units_find (trial, &limits, VT_FREE_PPM, findings, &n_unsettled, NULL, &error));
  g_assert_no_error (error);
  text = findings_to_text (findings);
  g_assert_cmpstr (text, ==, c->findings);
  g_assert_cmpuint (n_unsettled, ==, 0);
}

/* How sure a finding is about what is always beaten, in words. */
static void
test_beaten_words (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers =
      make_offers ("[{'id':'a','kind':'volume','name':'A'," ON_CASE ",'buy':1,'get':1," TEN "},"
                   "{'id':'b','kind':'volume','name':'B'," ON_CASE
                   ",'buy':1,'get':1,'reward':{'percent':'20'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  const VtFinding *finding;

  g_assert_true (vt_never_fires_find (trial, &limits, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->text, ==,
                   "Wherever “A” could apply, another offer takes its place: with 2 × “Camera "
                   "case”, “B” takes £5.00 off and “A” does not apply, which by itself would take "
                   "£2.50 off.");
  g_assert_cmpstr (finding->proof, ==,
                   "Of carts with up to three units more than it asks for (5 looked at) none has "
                   "it.");
}

static void
test_free_words (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (free_cases[3].offers);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  const VtFinding *finding;
  guint            n_unsettled;

  g_assert_true (
      vt_free_units_find (trial, &limits, VT_FREE_PPM, findings, &n_unsettled, NULL, NULL));
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->text, ==,
                   "With “Camera case” (code FIVE), “a” and “b” together leave a unit of “Camera "
                   "case” at £0.00 instead of £25.00.");
  g_assert_cmpint (finding->severity, ==, VT_PROBLEM_WARNING);
  g_assert_cmpint (finding->due_minor, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (never_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/never-fires/", never_cases[i].name, NULL);

      g_test_add_data_func (path, &never_cases[i], test_never);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (free_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/free-unit/", free_cases[i].name, NULL);

      g_test_add_data_func (path, &free_cases[i], test_free);
    }
  g_test_add_func ("/checks/never-fires/words", test_beaten_words);
  g_test_add_func ("/checks/free-unit/words", test_free_words);
  return g_test_run ();
}
