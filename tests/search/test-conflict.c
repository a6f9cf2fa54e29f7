/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers that are in each other's way, with the smallest cart that shows it. */

#include "finding-text.h"

#include "vt-conflict.h"

static const VtSearchLimits limits = {2000, 100000};

typedef struct
{
  const char *name;
  const char *offers; /* in single quotes */
  const char *findings;
} ConflictCase;

#define CASE_10                                                                                    \
  "{'id':'a','kind':'markdown','name':'A','select':{'skus':['CASE']},'reward':{'percent':'10'}"
#define CASE_15                                                                                    \
  "{'id':'b','kind':'markdown','name':'B','select':{'skus':['CASE']},'reward':{'percent':'15'}"
#define PAIR                                                                                       \
  "{'id':'p','kind':'bundle','name':'P','components':[{'sku':'CASE','quantity':1},"                \
  "{'sku':'CARD','quantity':1}],'reward':{'percent':'20'}"
#define KIT                                                                                        \
  "{'id':'k','kind':'bundle','name':'K','components':[{'sku':'CAM','quantity':1},"                 \
  "{'sku':'CASE','quantity':1}],'reward':{'percent':'10'}"
#define STEP_50 "{'id':'s','kind':'threshold','name':'S','steps':[{'from':5000,'shipping':0}]"

static const ConflictCase conflict_cases[] = {
    {"bundles", "[" KIT "}," PAIR "}]", "conflict CAM CARD CASE: p 9.00>0.00 k 52.50>52.50"},
    {"no-product-in-common",
     "[" PAIR "},{'id':'t','kind':'markdown','name':'T','select':{'skus':['TRIPOD']},"
     "'reward':{'percent':'50'}}]",
     ""},
    {"volume-and-bundle",
     "[" PAIR "},{'id':'v','kind':'volume','name':'V','select':{'skus':['CASE']},'buy':1,'get':1,"
     "'reward':{'percent':'100'}}]",
     "conflict CARD CASE*2: p 9.00>0.00 v 25.00>25.00"},
    {"add-up", "[" CASE_10 "}," CASE_15 "}]", "add-up CASE: a 2.50>2.50 b 3.75>3.38"},
    {"add-up-little",
     "[" CASE_10 "},{'id':'b','kind':'markdown','name':'B','reward':{'percent':'9'}}]", ""},
    {"joins-no-claimed", "[" PAIR "}," CASE_10 ",'stacks':false}]",
     "conflict CARD CASE: a 2.50>0.00 p 9.00>9.00"},
    {"better-than-claimed",
     "[" PAIR "},{'id':'a','kind':'markdown','name':'A','stacks':false,"
     "'select':{'skus':['CASE']},'reward':{'percent':'50'}}]",
     "conflict CARD CASE: p 9.00>0.00 a 12.50>12.50"},
    {"last", "[" CASE_10 ",'last':true}," CASE_15 "}]", "conflict CASE: b 3.75>0.00 a 2.50>2.50"},
    {"last-comes-after", "[" CASE_10 ",'last':true,'priority':2}," CASE_15 ",'priority':1}]",
     "add-up CASE: b 3.75>3.75 a 2.50>2.13"},
    {"group", "[" CASE_10 ",'exclusive_group':'g'}," CASE_15 ",'exclusive_group':'g'}]",
     "exclusive CASE: b 3.75>0.00 a 2.50>2.50"},
    {"group-of-others",
     "[" CASE_10 ",'exclusive_group':'g'},{'id':'t','kind':'markdown','name':'T',"
     "'exclusive_group':'g','select':{'skus':['PENNY']},'reward':{'percent':'50'}}]",
     "exclusive CASE PENNY: t 0.01>0.00 a 2.50>2.50"},
    {"under-step", "[" CASE_10 "}," STEP_50 "}]", "under-step CASE*2: s 5.00>0.00 a 5.00>5.00"},
    {"under-step-of-others", "[" CASE_10 "}," STEP_50 ",'select':{'skus':['TRIPOD']}}]", ""},
    /* Not to have one pound off keeps ten percent. */
    {"keeps-the-step",
     "[{'id':'p','kind':'bundle','name':'P','components':[{'sku':'CASE','quantity':1},"
     "{'sku':'CARD','quantity':1}],'reward':{'amount':100}},"
     "{'id':'s','kind':'threshold','name':'S','steps':[{'from':4450,'reward':{'percent':'10'}}]}]",
     "conflict CARD CASE: p 1.00>0.00 s 4.50>4.50"},
    {"guarded",
     "[{'id':'a','kind':'markdown','name':'A','select':{'skus':['CASE']},"
     "'reward':{'percent':'50'}}," CASE_15 ",'guards':{'min_margin':'20'}}]",
     "conflict CASE: b 3.75>0.00 a 12.50>12.50"},
    {"fixed-price",
     "[{'id':'a','kind':'markdown','name':'A','select':{'skus':['CASE']},"
     "'reward':{'fixed':2000},'priority':2}," CASE_15 ",'priority':1},"
     "{'id':'c','kind':'markdown','name':'C','select':{'skus':['CASE']},"
     "'reward':{'percent':'30'},'priority':1}]",
     "add-up CASE: b 3.75>3.75 c 7.50>6.38\nadd-up CASE: b 3.75>3.75 a 5.00>1.25\n"
     "conflict CASE: a 5.00>0.00 c 7.50>7.50"},
    /* The dates, the weekdays and the hours have to meet. */
    {"other-dates",
     "[" CASE_10
     ",'schedule':{'from':'2026-07-01T00:00:00Z','until':'2026-08-01T00:00:00Z'}}," CASE_15
     ",'schedule':{'from':'2026-08-01T00:00:00Z'},'last':true}]",
     ""},
    {"later-dates",
     "[" CASE_10 ",'last':true,'schedule':{'from':'2026-07-01T00:00:00Z'}}," CASE_15 "}]",
     "conflict CASE 2026-07-01T00:00: b 3.75>0.00 a 2.50>2.50"},
    {"other-weekdays",
     "[" CASE_10 ",'last':true,'schedule':{'weekdays':['mon','tue']}}," CASE_15
     ",'schedule':{'weekdays':['wed']}}]",
     ""},
    {"same-weekday",
     "[" CASE_10 ",'last':true,'schedule':{'weekdays':['mon','tue']}}," CASE_15
     ",'schedule':{'weekdays':['tue','wed'],'hours':[{'from':'17:00','until':'19:00'}]}}]",
     "conflict CASE 2026-06-23T17:00: b 3.75>0.00 a 2.50>2.50"},
    {"other-hours",
     "[" CASE_10 ",'last':true,'schedule':{'hours':[{'from':'19:00','until':'02:00'}]}}," CASE_15
     ",'schedule':{'hours':[{'from':'17:00','until':'19:00'}]}}]",
     ""},
    {"over", "[" CASE_10 ",'last':true,'schedule':{'until':'2026-06-01T00:00:00Z'}}," CASE_15 "}]",
     ""},
    /* Coupons, segments and channels are given as far as both can have them. */
    {"coupons", "[" CASE_10 ",'last':true,'coupon':'TEN'}," CASE_15 ",'coupons':['X','Y']}]",
     "conflict CASE +TEN +X: b 3.75>0.00 a 2.50>2.50"},
    {"segment", "[" CASE_10 ",'last':true,'audience':{'segment':'loyal'}}," CASE_15 "}]",
     "conflict CASE @loyal: b 3.75>0.00 a 2.50>2.50"},
    {"segments-exclude",
     "[" CASE_10 ",'last':true,'audience':{'segment':'loyal'}}," CASE_15
     ",'audience':{'not':{'segment':'loyal'}}}]",
     ""},
    {"channels",
     "[" CASE_10 ",'last':true,'channels':['web','app']}," CASE_15 ",'channels':['app']}]",
     "conflict CASE in app: b 3.75>0.00 a 2.50>2.50"},
    {"other-channels",
     "[" CASE_10 ",'last':true,'channels':['web']}," CASE_15 ",'channels':['app']}]", ""},
    /* Conditions on the cart make it larger. */
    {"quantity", "[" CASE_10 ",'last':true,'when':{'quantity':{'from':3}}}," CASE_15 "}]",
     "conflict CASE PENNY*2: b 3.75>0.00 a 2.50>2.50"},
    {"has", "[" CASE_10 ",'last':true,'when':{'has':'CAM'}}," CASE_15 "}]",
     "conflict CAM CASE: b 3.75>0.00 a 2.50>2.50"},
    {"paused", "[" CASE_10 ",'last':true,'state':'paused'}," CASE_15 "}]", ""},
    {"draft", "[" CASE_10 ",'last':true,'note':'draft'}," CASE_15 "}]", ""},
    {"nothing-off",
     "[" CASE_10 "},{'id':'f','kind':'follow_up','name':'F','after':{'skus':['CASE']},"
     "'steps':[{'days':1,'placement':'direct'}]}]",
     ""},
    {"none", "[]", ""},
};

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

static void
test_conflict (gconstpointer data)
{
  const ConflictCase *c = data;
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (c->offers);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  VtConflictCount  count;

  g_assert_true (vt_conflicts_find (trial, &limits, findings, &count, NULL, &error));
  g_assert_no_error (error);
  text = findings_to_text (findings);
  g_assert_cmpstr (text, ==, c->findings);
  g_assert_cmpuint (count.n_unsettled, ==, 0);
}

/* Of what one offer loses to several, and of a group, one finding is told. */
static void
test_merged (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[" CASE_10 ",'exclusive_group':'g'}," CASE_15 ",'exclusive_group':'g'},"
      "{'id':'c','kind':'markdown','name':'C','exclusive_group':'g','select':{'skus':['CAM']},"
      "'reward':{'percent':'5'}}," STEP_50 "}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  VtConflictCount  count;
  g_autofree char *text = NULL;

  g_assert_true (vt_conflicts_find (trial, &limits, findings, &count, NULL, NULL));
  text = findings_to_text (findings);
  g_assert_cmpstr (text, ==,
                   "exclusive CASE: b 3.75>0.00 a 2.50>2.50\n"
                   "under-step CASE*2: s 5.00>0.00 a 5.00>5.00");
  g_assert_cmpuint (((const VtFinding *) findings->pdata[0])->n_more, ==, 2);
  g_assert_cmpuint (((const VtFinding *) findings->pdata[1])->n_more, ==, 1);
  g_assert_cmpuint (count.n_pairs, ==, 6);
}

/* Alone with the other an offer loses; among all it is the third that takes the unit. */
static void
test_among_all (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[" KIT "}," PAIR "},{'id':'v','kind':'volume','name':'V','select':{'skus':['CAM']},'buy':0,"
      "'get':1,'reward':{'percent':'50'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  VtConflictCount  count;
  const VtFinding *finding;

  g_assert_true (vt_conflicts_find (trial, &limits, findings, &count, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (((const VtFindingShare *) finding->shares->pdata[0])->offer_id, ==, "p");
  g_assert_false (finding->holds_among_all);
  g_assert_nonnull (strstr (finding->proof, "All active offers together"));
  finding = findings->pdata[1];
  g_assert_cmpstr (((const VtFindingShare *) finding->shares->pdata[0])->offer_id, ==, "k");
  g_assert_true (finding->holds_among_all);
}

/* A search that has to end early says so. */
static void
test_cut (void)
{
  const VtSearchLimits few = {1, 100000};
  const VtSearchLimits none = {2000, 0};
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[{'id':'a','kind':'markdown','name':'A','reward':{'percent':'50'}},{'id':'b','kind':"
      "'markdown','name':'B','reward':{'percent':'15'},'guards':{'min_margin':'20'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  VtConflictCount count;

  g_assert_true (vt_conflicts_find (trial, &few, findings, &count, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (count.n_unsettled, ==, 1);
  g_assert_true (vt_conflicts_find (trial, &none, findings, &count, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (count.n_pairs, ==, 1);
  g_assert_cmpuint (count.n_unsettled, ==, 1);
  g_assert_true (vt_conflicts_find (trial, &limits, findings, &count, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (((const VtFinding *) findings->pdata[0])->is_proven);
}

static void
test_cancelled (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers ("[" CASE_10 "}," CASE_15 "}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;
  VtConflictCount count;

  vt_job_cancel (job);
  g_assert_false (vt_conflicts_find (trial, &limits, findings, &count, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- in words ---- */

static void
test_words (void)
{
  g_autoptr (Shop) shop = shop_new ();
  g_autoptr (GPtrArray) offers = make_offers (
      "[{'id':'a','kind':'markdown','name':'A <b>','select':{'skus':['CASE']},"
      "'reward':{'percent':'10'},'last':true,'coupon':'TEN'}," CASE_15 "}," STEP_50 "}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) vt_finding_free);
  VtConflictCount  count;
  const VtFinding *finding;

  g_assert_true (vt_conflicts_find (trial, &limits, findings, &count, NULL, NULL));
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->text, ==,
                   "With “Camera case” (code TEN), “A <b>” takes £2.50 off and “B” does not apply, "
                   "which by itself would take £3.75 off.");
  g_assert_cmpstr (finding->proof, ==, "No smaller cart shows it (1 cart looked at).");
  finding = findings->pdata[1];
  g_assert_cmpstr (finding->text, ==,
                   "With 2 × “Camera case” (shipping for £5.00), “B” takes £7.50 off, so that the "
                   "cart falls short of a step and “S” does not apply, which by itself would take "
                   "£5.00 off.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (conflict_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/conflict/", conflict_cases[i].name, NULL);

      g_test_add_data_func (path, &conflict_cases[i], test_conflict);
    }
  g_test_add_func ("/checks/conflict/merged", test_merged);
  g_test_add_func ("/checks/conflict/among-all", test_among_all);
  g_test_add_func ("/checks/conflict/cut", test_cut);
  g_test_add_func ("/checks/conflict/cancelled", test_cancelled);
  g_test_add_func ("/checks/conflict/words", test_words);
  return g_test_run ();
}
