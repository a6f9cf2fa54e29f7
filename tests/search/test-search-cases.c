/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small shops in which a search went wrong once: what it finds in them is what trying every cart
 * finds. */

#include "truth.h"

typedef struct
{
  const char *name;
  void (*check) (RandomShop *self);
  const char *products; /* price, cost, category and tag of each */
  const char *offers;   /* in single quotes */
} SearchCase;

#define OFF(id, percent, more)                                                                     \
  "{'id':'" id "','kind':'markdown','name':'" id "','reward':{'percent':'" percent "'}" more "}"

static const SearchCase cases[] = {
    /* ---- the margin floor ---- */

    /* A gift's cost is a cost, not a lower price, which a floor above 0 tells apart. */
    {"gift-above-floor", truth_check_worst,
     "P0 350 276 B t1;P1 1251 913 A t1;P2 151 102 B t1;P3 151 102 A t0",
     "[{'id':'s','kind':'threshold','name':'s','guards':{'min_margin':'14'},'measure':'left',"
     "'select':{'tags':['t1']},'steps':[{'from':1147,'gift':{'sku':'P3'},"
     "'reward':{'percent':'20'}}]},{'id':'x','kind':'cross_sell','name':'x','anchor':"
     "{'categories':[['B']]},'coupon':'C0','items':[{'sku':'P0'}],'reward':{'fixed':466}}]"},
    {"gift-of-the-dearer-step", truth_check_worst, "P0 1000 400 A t0;P1 500 450 A t1",
     "[{'id':'s','kind':'threshold','name':'s','measure':'quantity','select':{'skus':['P0']},"
     "'steps':[{'from':1,'gift':{'sku':'P1'}},{'from':3,'gift':{'sku':'P1','quantity':2}}]}]"},
    {"gift-after-the-last-discount", truth_check_bounds, "P0 1000 400 A t0;P1 500 250 A t1",
     "[{'id':'a','kind':'threshold','name':'a','priority':1,'last':true,'select':{'skus':['P0']},"
     "'steps':[{'from':1000,'reward':{'percent':'30'}}]},"
     "{'id':'b','kind':'threshold','name':'b','priority':2,'measure':'quantity',"
     "'select':{'skus':['P0']},'steps':[{'from':1,'reward':{'percent':'20'},"
     "'gift':{'sku':'P1'}}]}]"},
    /* Its floor lets the last one take nothing off, so that it keeps nobody away. */
    {"last-takes-nothing", truth_check_bounds, "P0 950 893 B t0",
     "[{'id':'a','kind':'threshold','name':'a','priority':1,'last':true,"
     "'guards':{'min_margin':'20'},'steps':[{'from':900,'gift':{'sku':'P0'},"
     "'reward':{'percent':'25'}}]},{'id':'b','kind':'threshold','name':'b','priority':2,"
     "'steps':[{'from':900,'reward':{'percent':'30'}}]}]"},
    {"odd-minor-unit-of-what-is-cut", truth_check_bounds,
     "P0 2704 1000 A t1;P1 369 369 A t0;P2 369 369 A t0",
     "[{'id':'s','kind':'threshold','name':'s','guards':{'min_margin':'2'},'steps':[{'from':400,"
     "'reward':{'percent':'25'}}]}]"},
    /* In the place of P0 it is a higher tier as well, in that of P1 it is not. */
    {"tier-or-alternative", truth_check_bounds, "P0 450 333 B t0;P1 1100 451 B t0;P2 1100 451 A t1",
     "[{'id':'d','kind':'downsell','name':'d','alternative':{'for':{'tags':['t0']},'sku':'P2'},"
     "'reward':{'percent':'15'}},{'id':'t','kind':'tier_ladder','name':'t','tiers':[{'sku':'P0'},"
     "{'sku':'P2','upgrade':{'fixed':278}}]}]"},
    /* What the floor of one line keeps comes off the other. */
    {"order-cut-shared", truth_check_bounds, "P0 1000 850 A t0;P1 1000 100 A t1",
     "[{'id':'s','kind':'threshold','name':'s','guards':{'min_margin':'10','on_cut':'share'},"
     "'steps':[{'from':500,'reward':{'percent':'40'}}]}]"},
    /* One of two that are alike is bought once, the other on subscription. */
    {"alike-but-bought-in-two-ways", truth_check_worst, "P0 700 406 B t0;P1 700 406 B t0",
     "[{'id':'v','kind':'volume','name':'v','buy':2,'get':1,'coupon':'C1','priority':3,"
     "'reward':{'percent':'35'}},{'id':'s','kind':'threshold','name':'s','coupon':'C0','priority':"
     "2,"
     "'steps':[{'from':1424,'reward':{'percent':'35'}}]},{'id':'u','kind':'subscription',"
     "'name':'u','guards':{'min_margin':'20'},'priority':1,'reward':{'percent':'25'}}]"},
    {"subscription-in-place-of-a-lower-tier", truth_check_worst, "P0 500 300 A t0;P1 1000 500 A t0",
     "[{'id':'t','kind':'tier_ladder','name':'t','tiers':[{'sku':'P0'},{'sku':'P1','upgrade':"
     "{'percent':'60'}}]},"
     "{'id':'u','kind':'subscription','name':'u','select':{'skus':['P1']},"
     "'reward':{'percent':'35'}}]"},
    /* P0 has the group's offer, so that P1's last one is gone and lets the other come. */
    {"group-frees-another-product", truth_check_worst, "P0 1000 500 A t0;P1 1000 500 B t1",
     "[" OFF ("a", "5", ",'exclusive_group':'g','priority':1,'select':{'skus':['P0']}") "," OFF (
         "b",
         "10",
         ",'exclusive_group':'g','priority':2,'last':true,'select':{'skus':['P1']}") "," OFF ("c",
                                                                                              "60",
                                                                                              ",'"
                                                                                              "prio"
                                                                                              "rity"
                                                                                              "':3,"
                                                                                              "'sel"
                                                                                              "ect'"
                                                                                              ":{'"
                                                                                              "skus"
                                                                                              "':['"
                                                                                              "P1']"
                                                                                              "}") "]"},

    /* ---- the order of lines ---- */

    /* The first of two lines that cost the same has the reward: with one unit it is all free. */
    {"fewer-units-of-the-first", truth_check_free_units, "P0 752 579 A t1;P1 752 579 A t0",
     "[{'id':'v','kind':'volume','name':'v','buy':2,'get':1,'pick':'dearest',"
     "'reward':{'fixed':136}},{'id':'s','kind':'threshold','name':'s','measure':'left',"
     "'steps':[{'from':606,'reward':{'percent':'50'}}]}]"},
    /* P0 and P2 are alike, but the plan is claimed first only beside P2. */
    {"alike-on-both-sides", truth_check_losses, "P0 301 189 A t0;P1 650 390 A t0;P2 301 165 A t0",
     "[{'id':'v','kind':'volume','name':'v','buy':0,'get':1,'claim':'first','pick':'dearest',"
     "'reward':{'amount':145}},{'id':'p','kind':'protection','name':'p','select':{},'plans':["
     "{'sku':'P1','term_months':12,'percent':'10','min':113}]}]"},

    /* ---- free units ---- */

    /* The code lowers the rest of the order, so that more of the amount falls to P1. */
    {"code-for-the-rest-of-the-order", truth_check_free_units,
     "P0 1450 1044 A t0;P1 1350 931 A t1;P2 550 275 B t1",
     "[{'id':'p','kind':'protection','name':'p','limits':{'per_cart':1},'select':{'skus':['P2']},"
     "'plans':[{'sku':'P1','term_months':12,'fixed':258}]},"
     "{'id':'s','kind':'threshold','name':'s','priority':3,'measure':'left','select':"
     "{'skus':['P0','P1']},'steps':[{'from':256,'reward':{'amount':244}}]},"
     "{'id':'c','kind':'threshold','name':'c','priority':1,'coupon':'C0','select':{'skus':['P0']},"
     "'steps':[{'from':557,'reward':{'percent':'55'}}]}," OFF (
         "m", "30", ",'priority':3,'select':{'skus':['P0','P1']}") "]"},
    /* By itself it has not enough to make both lines free. */
    {"budget-that-others-spare", truth_check_free_units, "P0 202 151 B t0",
     "[{'id':'m','kind':'markdown','name':'m','priority':1,'reward':{'amount':163}},"
     "{'id':'u','kind':'subscription','name':'u','priority':3,'limits':{'budget':284,"
     "'over_budget':'cut'},'reward':{'amount':249}}]"},

    /* Two units, and what has to be there besides: more than either offer asks for. */
    {"more-than-each-asks-for", truth_check_free_units,
     "P0 600 558 B t1;P1 1250 800 A t0;P2 401 356 B t1",
     "[{'id':'d','kind':'downsell','name':'d','priority':1,'alternative':{'for':{'skus':['P0']},"
     "'sku':'P2'},'limits':{'budget':508,'over_budget':'cut'},'reward':{'amount':382},'when':"
     "{'subtotal':{'from':601,'select':{'skus':['P0','P1']}}}},{'id':'m','kind':'markdown',"
     "'name':'m','of':'list','priority':2,'select':{'skus':['P2']},'reward':{'percent':'45'}}]"},

    /* ---- conflicts ---- */

    {"lower-step-beyond-the-budget", truth_check_losses, "P0 551 231 B t0;P1 1502 1216 B t1",
     "[{'id':'t','kind':'tier_ladder','name':'t','tiers':[{'sku':'P0'},{'sku':'P1','upgrade':"
     "{'fixed':507}}]},{'id':'s','kind':'threshold','name':'s','limits':{'budget':215,"
     "'over_budget':'refuse'},'steps':[{'from':117,'reward':{'amount':302}},"
     "{'from':1345,'reward':{'amount':155}}]}]"},
    {"budget-too-small-in-any-case", truth_check_losses, "P0 952 618 B t0",
     "[{'id':'v','kind':'volume','name':'v','exclusive_group':'g','last':true,'priority':2,"
     "'breaks':[{'from':2,'reward':{'percent':'15'}},{'from':3,'reward':{'amount':385}}]},"
     "{'id':'s','kind':'threshold','name':'s','exclusive_group':'g','priority':1,"
     "'guards':{'min_margin':'17'},'limits':{'budget':142,'over_budget':'refuse'},"
     "'measure':'quantity','steps':[{'from':2,'reward':{'percent':'60'}},"
     "{'from':3,'reward':{'amount':382}}]}]"},
    {"nothing-left-to-take-a-share-of", truth_check_losses, "P0 101 66 B t1",
     "[{'id':'m','kind':'markdown','name':'m','reward':{'amount':148}},"
     "{'id':'s','kind':'threshold','name':'s','measure':'quantity','steps':[{'from':2,"
     "'reward':{'percent':'30'}}]}]"},
    {"alternative-of-two-offers", truth_check_losses,
     "P0 450 333 B t0;P1 1100 451 B t0;P2 1000 451 A t1;P3 400 333 A t1",
     "[{'id':'a','kind':'downsell','name':'a','alternative':{'for':{'tags':['t0']},'sku':'P2'},"
     "'reward':{'percent':'15'}},{'id':'b','kind':'downsell','name':'b','alternative':{'for':"
     "{'skus':['P1','P3']},'sku':'P2'},'reward':{'percent':'20'}}]"},

    /* ---- never, or always beaten ---- */

    /* Whoever is in the segment has no better offer. */
    {"winner-is-not-for-all", truth_check_never, "P0 702 652 A t1;P1 801 600 B t0",
     "[{'id':'m','kind':'markdown','name':'m','reward':{'fixed':144},"
     "'audience':{'not':{'segment':'s'}}},{'id':'t','kind':'threshold','name':'t','priority':3,"
     "'select':{'categories':[['B']]},'steps':[{'from':801,'reward':{'amount':83}}]}]"},
    /* P0 is better off with a, P1 has only b: both are alike to b. */
    {"winner-is-not-for-all-products", truth_check_never,
     "P0 500 300 A t0;P1 500 300 A t1;P2 500 300 A t1;P3 500 300 A t1",
     "[{'id':'a','kind':'volume','name':'a','buy':0,'get':1,'select':{'skus':['P0','P1']},"
     "'reward':{'percent':'20'}},{'id':'b','kind':'volume','name':'b','buy':0,'get':1,"
     "'reward':{'percent':'10'}}]"},
};

static Shop *shop;

static void
test_case (gconstpointer data)
{
  const SearchCase *c = data;
  g_autofree char  *offers = g_strdelimit (g_strdup (c->offers), "'", '"');
  g_autoptr (RandomShop) self = random_shop_new_of (shop, c->name, c->products, offers);

  c->check (self);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop = shop_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/search/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  status = g_test_run ();
  shop_free (shop);
  return status;
}
