/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cart must have at least for an offer of each kind, and which conflicts are possible. */

#include "finding-text.h"

#include "vt-conflict-kinds.h"
#include "vt-demand.h"

#include <inttypes.h>

static Shop *shop;

static GPtrArray *
make_offers (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return offers_from_json (json);
}

/* ---- demands ---- */

typedef struct
{
  const char *name;
  const char *offer; /* in single quotes, without id and name */
  const char *demands;
} DemandCase;

/* Units, and what is of one offer with "!"; the products by place, the cheapest first. */
static const DemandCase demand_cases[] = {
    {"bundle",
     "'kind':'bundle','components':[{'sku':'CAM','quantity':1},{'sku':'CASE','quantity':2}],"
     "'reward':{'percent':'5'}",
     "units 1! of CAM, units 2! of CASE"},
    {"slots",
     "'kind':'mix_and_match','slots':[{'quantity':2,'select':{'skus':['CAM','CASE']}},"
     "{'quantity':1,'select':{'skus':['CARD']}}],'reward':{'percent':'5'}",
     "units 2! of CASE CAM, units 1! of CARD"},
    {"slots-of-the-same",
     "'kind':'mix_and_match','slots':[{'quantity':2,'select':{'skus':['CARD']}},"
     "{'quantity':1,'select':{'skus':['CARD']}}],'reward':{'percent':'5'}",
     "units 3! of CARD"},
    {"volume",
     "'kind':'volume','select':{'skus':['CARD']},'buy':2,'get':1,'reward':{'percent':'5'}",
     "units 3! of CARD"},
    {"volume-bought-for",
     "'kind':'volume','buy_select':{'skus':['CAM']},'select':{'skus':['CARD']},'buy':1,'get':2,"
     "'reward':{'percent':'5'}",
     "units 1! of CAM, units 2! of CARD"},
    {"breaks",
     "'kind':'volume','select':{'skus':['CARD']},'breaks':[{'from':4,'reward':{'percent':'5'}},"
     "{'from':9,'reward':{'percent':'9'}}]",
     "units 4! of CARD"},
    {"subscription", "'kind':'subscription','select':{'skus':['CARD']},'reward':{'percent':'5'}",
     "subscriptions 1! of CARD"},
    {"ladder", "'kind':'tier_ladder','tiers':[{'sku':'CARD'},{'sku':'CASE'},{'sku':'CAM'}]",
     "replacements 1! of CASE CAM"},
    {"alternative",
     "'kind':'downsell','alternative':{'for':{'skus':['CAM']},'sku':'CASE'},"
     "'reward':{'percent':'5'}",
     "replacements 1! of CASE"},
    {"plans",
     "'kind':'protection','select':{'skus':['CAM']},'plans':[{'sku':'CASE','term_months':12,"
     "'fixed':100}]",
     "units 1! of CASE, units 1! of CAM"},
    {"plans-for-later",
     "'kind':'protection','select':{'skus':['CAM']},'window_days':30,'plans':[{'sku':'CASE',"
     "'term_months':12,'fixed':100}]",
     "units 1! of CASE"},
    {"cross-sell",
     "'kind':'cross_sell','anchor':{'skus':['CAM']},'items':[{'sku':'CASE'},{'sku':'CARD'}],"
     "'reward':{'percent':'5'}",
     "units 1! of CARD CASE, units 1! of CAM"},
    {"add-on",
     "'kind':'add_on','requires':{'skus':['CAM']},'groups':[{'id':'g','options':[{'sku':'CASE',"
     "'price':100}]},{'id':'h','options':[{'sku':'CARD','price':100}]}]",
     "units 1! of CARD CASE, units 1! of CAM"},
    {"subtotal",
     "'kind':'threshold','select':{'skus':['CAM']},'steps':[{'from':900,'reward':{'percent':'5'}},"
     "{'from':2000,'reward':{'percent':'9'}}]",
     "amount 900 of CAM"},
    {"units",
     "'kind':'threshold','measure':'quantity','select':{'skus':['CAM']},'steps':[{'from':3,"
     "'reward':{'percent':'5'}}]",
     "units 3! of CAM"},
    {"weight",
     "'kind':'threshold','measure':'weight','select':{'skus':['CAM']},'steps':[{'from':3000,"
     "'reward':{'percent':'5'}}]",
     "units 1! of CAM"},
    {"markdown", "'kind':'markdown','select':{'skus':['CAM']},'reward':{'percent':'5'}",
     "units 1! of CAM"},
    {"conditions",
     "'kind':'markdown','select':{'skus':['CAM']},'reward':{'percent':'5'},'when':{'all':["
     "{'has':'CARD'},{'quantity':{'from':2,'select':{'skus':['CASE']}}},{'subtotal':{'from':700,"
     "'select':{'skus':['CASE']}}}]}",
     "units 1! of CAM, units 1 of CARD, units 2 of CASE, amount 700 of CASE"},
    /* One of them is enough, or none may be there: nothing that has to be. */
    {"any-condition",
     "'kind':'markdown','select':{'skus':['CAM']},'reward':{'percent':'5'},'when':{'any':["
     "{'has':'CARD'},{'not':{'has':'CASE'}}]}",
     "units 1! of CAM"},
};

static void
add_products (GString *text, const VtTrialShop *trial, guint set)
{
  for (guint i = 0; i < trial->products->len; i++)
    if (vt_trial_shop_has (trial, set, i))
      g_string_append_printf (text, " %s", vt_trial_shop_get_product (trial, i)->sku);
}

static char *
demands_to_text (const VtTrialShop *trial, const GArray *demands)
{
  static const char *const words[] = {"units", "amount", "subscriptions", "replacements"};
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < demands->len; i++)
    {
      const VtDemand *demand = &g_array_index (demands, VtDemand, i);

      g_string_append_printf (text, "%s%s %" PRId64 "%s of", i > 0 ? ", " : "", words[demand->type],
                              demand->least, demand->is_own ? "!" : "");
      add_products (text, trial, demand->set);
    }
  return g_string_free (text, FALSE);
}

static void
test_demand (gconstpointer data)
{
  const DemandCase *c = data;
  g_autofree char  *text = g_strdup_printf ("[{'id':'o','name':'O',%s}]", c->offer);
  g_autoptr (GPtrArray) offers = make_offers (text);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  g_autoptr (GArray) demands = vt_demands_new (trial, vt_trial_shop_get_offer (trial, 0));
  g_autofree char *actual = demands_to_text (trial, demands);

  g_assert_cmpstr (actual, ==, c->demands);
}

/* To say something takes less than to take something off. */
static void
test_to_speak (void)
{
  g_autoptr (GPtrArray) offers = make_offers (
      "[{'id':'a','name':'A','kind':'cross_sell','anchor':{'skus':['CAM']},'items':[{'sku':'CARD'}]"
      ","
      "'reward':{'percent':'5'}},{'id':'b','name':'B','kind':'downsell','alternative':{'for':"
      "{'skus':['CAM']},'sku':'CASE'},'reward':{'percent':'5'}}]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) demands =
          vt_demands_new_to_speak (trial, vt_trial_shop_get_offer (trial, i));
      g_autofree char *actual = demands_to_text (trial, demands);

      g_assert_cmpstr (actual, ==, "units 1! of CAM");
    }
}

static void
test_served (void)
{
  g_autoptr (GPtrArray) offers = make_offers ("[]");
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  guint       set = vt_trial_shop_name_one (trial, "CAM");
  VtTrialItem plain = {.place = vt_trial_shop_find (trial, "CAM"), .instead_of = VT_TRIAL_NO_PLACE};
  VtTrialItem again = plain;
  VtTrialItem instead = plain;
  VtTrialItem other = plain;
  VtDemand    units = {VT_DEMAND_UNITS, set, 1, TRUE};
  VtDemand    subscriptions = {VT_DEMAND_SUBSCRIPTIONS, set, 1, TRUE};
  VtDemand    replacements = {VT_DEMAND_REPLACEMENTS, set, 1, TRUE};

  again.is_subscription = TRUE;
  instead.instead_of = vt_trial_shop_find (trial, "CARD");
  other.place = vt_trial_shop_find (trial, "CARD");
  g_assert_true (vt_demand_is_served (&units, trial, &plain));
  g_assert_true (vt_demand_is_served (&units, trial, &again));
  g_assert_false (vt_demand_is_served (&units, trial, &other));
  g_assert_true (vt_demand_is_served (&subscriptions, trial, &again));
  g_assert_false (vt_demand_is_served (&subscriptions, trial, &plain));
  g_assert_true (vt_demand_is_served (&replacements, trial, &instead));
  g_assert_false (vt_demand_is_served (&replacements, trial, &plain));
}

/* ---- which offers could meet ---- */

#define MARK(more) "'kind':'markdown','select':{'skus':['CASE']},'reward':{'percent':'10'}" more
#define SET                                                                                        \
  "'kind':'bundle','components':[{'sku':'CASE','quantity':1},{'sku':'CAM','quantity':1}],"         \
  "'reward':{'percent':'5'}"
#define STEP(more) "'kind':'threshold','steps':[{'from':900,'reward':{'percent':'5'}}]" more

typedef struct
{
  const char *name;
  const char *first;
  const char *second;
  gboolean    may_conflict;
  gboolean    may_add_up;
  gboolean    meet_at_steps; /* the first the second */
} KindCase;

static const KindCase kind_cases[] = {
    {"two-shares", MARK (""), MARK (""), FALSE, TRUE, FALSE},
    {"last", MARK (",'last':true"), MARK (""), TRUE, TRUE, FALSE},
    {"group", MARK (",'exclusive_group':'g'"), MARK (",'exclusive_group':'g'"), TRUE, TRUE, FALSE},
    {"other-group", MARK (",'exclusive_group':'g'"), MARK (",'exclusive_group':'h'"), FALSE, TRUE,
     FALSE},
    {"guarded", MARK (",'guards':{'min_margin':'5'}"), MARK (""), TRUE, TRUE, FALSE},
    {"other-products", MARK (""),
     "'kind':'markdown','select':{'skus':['CARD']},'reward':{'fixed':100}", FALSE, FALSE, FALSE},
    {"fixed-price", MARK (""),
     "'kind':'markdown','select':{'skus':['CASE']},'reward':{'fixed':100}", TRUE, TRUE, FALSE},
    {"set-and-share", SET, MARK (""), FALSE, TRUE, FALSE},
    {"set-and-what-does-not-join", SET, MARK (",'stacks':false"), TRUE, TRUE, FALSE},
    {"two-sets", SET, SET, TRUE, FALSE, FALSE},
    {"share-and-step", MARK (""), STEP (""), TRUE, FALSE, TRUE},
    {"share-and-guarded-step", MARK (""), STEP (",'guards':{'min_price':1}"), TRUE, FALSE, FALSE},
    {"share-and-units", MARK (""), STEP (",'measure':'quantity'"), FALSE, FALSE, FALSE},
    {"amount-and-units", "'kind':'markdown','select':{'skus':['CASE']},'reward':{'amount':100}",
     STEP (",'measure':'quantity'"), TRUE, FALSE, FALSE},
    {"two-steps", STEP (""), STEP (""), FALSE, FALSE, FALSE},
    {"last-step", STEP (",'last':true"), STEP (""), TRUE, FALSE, FALSE},
    {"what-is-left", STEP (""), STEP (",'measure':'left'"), TRUE, FALSE, FALSE},
    {"two-of-shipping", "'kind':'threshold','steps':[{'from':900,'shipping':0}]",
     "'kind':'threshold','steps':[{'from':900,'shipping':100}]", TRUE, FALSE, FALSE},
    {"only-says-something", MARK (""),
     "'kind':'follow_up','after':{'skus':['CASE']},'steps':[{'days':1,'placement':'direct'}]",
     FALSE, FALSE, FALSE},
};

static void
test_kinds (gconstpointer data)
{
  const KindCase  *c = data;
  g_autofree char *text =
      g_strdup_printf ("[{'id':'a','name':'A',%s},{'id':'b','name':'B',%s}]", c->first, c->second);
  g_autoptr (GPtrArray) offers = make_offers (text);
  g_autoptr (VtTrialShop) trial = trial_shop_new (shop, offers);
  const VtTrialOffer *first = vt_trial_shop_get_offer (trial, 0);
  const VtTrialOffer *second = vt_trial_shop_get_offer (trial, 1);

  g_assert_cmpstr (first->offer->id, ==, "a");
  g_assert_cmpint (vt_offers_may_conflict (trial, first, second), ==, c->may_conflict);
  g_assert_cmpint (vt_offers_may_conflict (trial, second, first), ==, c->may_conflict);
  g_assert_cmpint (vt_offers_may_add_up (trial, first, second), ==, c->may_add_up);
  g_assert_cmpint (vt_offers_meet_at_steps (first, second), ==, c->meet_at_steps);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  shop = shop_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (demand_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/demand/", demand_cases[i].name, NULL);

      g_test_add_data_func (path, &demand_cases[i], test_demand);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/conflict-kinds/", kind_cases[i].name, NULL);

      g_test_add_data_func (path, &kind_cases[i], test_kinds);
    }
  g_test_add_func ("/checks/demand/to-speak", test_to_speak);
  g_test_add_func ("/checks/demand/served", test_served);
  status = g_test_run ();
  shop_free (shop);
  return status;
}
