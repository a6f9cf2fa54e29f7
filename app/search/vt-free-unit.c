/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of whose price offers together leave next to nothing. */

#include "vt-free-unit.h"

#include "vt-cart-search.h"
#include "vt-finding-private.h"
#include "vt-least-left.h"
#include "vt-trial-shoppers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Offers that have to come together for one unit, at most. */
#define MAX_TOGETHER 4
/* Combinations of them that are looked at. */
#define MAX_COMBINATIONS 200
/* Units beyond what all of them ask for by list prices: a step is reached by what others leave. */
#define MAX_MORE 1
#define MAX_MORE_TO_STEP 5
#define MAX_SHOPPERS 64
#define N_TWINS 2

/* Offers that could make these products free together. */
typedef struct
{
  guint      offers[MAX_TOGETHER];
  guint      n_offers;
  GPtrArray *skus; /* (owned) (element-type utf8, unowned) */
} Combination;

typedef struct
{
  VtTrialShop          *shop;   /* (unowned) */
  const VtSearchLimits *limits; /* (unowned) */
  gint64                share_ppm;
  GArray               *active;       /* (owned) (element-type guint) */
  VtTrialPack          *whole;        /* (owned): all active offers */
  GPtrArray            *combinations; /* (owned) (element-type Combination) */
  GArray               *items;        /* (owned) (element-type VtTrialItem) */
  guint8               *allowed; /* (owned) (array length=offers of the shop): those combined */
  guint8               *scratch; /* (owned) (array length=offers of the shop) */
  gboolean              is_cut;
} Looker;

typedef struct
{
  Looker            *looker;      /* (unowned) */
  const Combination *combination; /* (unowned) */
  VtTrialShoppers   *shoppers;    /* (owned) */
  GArray            *items;       /* (owned) */
  guint              shopper;     /* with whom the last cart showed it */
  size_t             line;        /* and which line did */
} Trial;

static void
combination_free (gpointer data)
{
  Combination *combination = data;

  g_ptr_array_unref (combination->skus);
  g_free (combination);
}

/* Whether so little is left that the unit is as good as free. */
static gboolean
is_free (const Looker *looker, gint64 left_minor, gint64 list_minor)
{
  return list_minor > 0 && (left_minor == 0 || (__int128) left_minor * VT_PPM_WHOLE <
                                                   (__int128) list_minor * looker->share_ppm);
}

/* ---- which offers could ---- */

static Combination *
find_combination (Looker *looker, const guint *offers, guint n)
{
  Combination *combination;

  for (guint i = 0; i < looker->combinations->len; i++)
    {
      combination = looker->combinations->pdata[i];
      if (combination->n_offers == n &&
          memcmp (combination->offers, offers, n * sizeof *offers) == 0)
        return combination;
    }
  if (looker->combinations->len == MAX_COMBINATIONS)
    {
      looker->is_cut = TRUE;
      return NULL;
    }
  combination = g_new0 (Combination, 1);
  memcpy (combination->offers, offers, n * sizeof *offers);
  combination->n_offers = n;
  combination->skus = g_ptr_array_new ();
  g_ptr_array_add (looker->combinations, combination);
  return combination;
}

static gboolean
would_free (const Looker *looker, const VtLeastLeft *least, guint item, gint64 price_minor)
{
  return is_free (looker, vt_least_left_get (least, item, 1, looker->allowed), price_minor);
}

/* Whether the offer takes off every unit what it can take off one at most: claims hang on what else
 * is there, and so does what is off the order. */
static gboolean
is_exact (const VtEffect *effect)
{
  return effect->layer == VT_TRIAL_ITEMS;
}

/* Whether the offer gives every unit of the item away, whatever else there is. */
static gboolean
is_meant (Looker *looker, const VtLeastLeft *least, guint item, const VtEffect *effect)
{
  gint64 price_minor = vt_trial_items_get (looker->items, item)->price_minor;

  if (!is_exact (effect))
    return FALSE;
  for (guint i = 0; i < looker->shop->offers->len; i++)
    looker->scratch[i] = i == effect->offer;
  return is_free (looker, vt_least_left_get (least, item, 1, looker->scratch), price_minor);
}

/* An item, and offers that could make it free. */
typedef struct
{
  guint    item;
  guint    offers[MAX_TOGETHER];
  guint    n;
  gboolean is_exact; /* all of them */
} Choice;

static void
note_choice (Looker *looker, const Choice *choice)
{
  Combination *combination = find_combination (looker, choice->offers, choice->n);
  guint        place = vt_trial_items_get (looker->items, choice->item)->place;

  if (combination != NULL)
    g_ptr_array_add (combination->skus,
                     (gpointer) vt_trial_shop_get_product (looker->shop, place)->sku);
}

/* Adds one offer after the other, from one on, until they could; no more than it takes, if that is
 * sure. */
static void
combine (Looker *looker, const VtLeastLeft *least, Choice choice, guint from)
{
  const GArray *effects = vt_least_left_get_effects (least, choice.item);
  gint64        price_minor = vt_trial_items_get (looker->items, choice.item)->price_minor;

  if (choice.n > 1 && would_free (looker, least, choice.item, price_minor))
    {
      note_choice (looker, &choice);
      if (choice.is_exact)
        return;
    }
  for (guint i = from; i < effects->len && choice.n < MAX_TOGETHER && !looker->is_cut; i++)
    {
      const VtEffect *effect = &g_array_index (effects, VtEffect, i);
      Choice          more = choice;

      if (is_meant (looker, least, choice.item, effect))
        continue;
      more.offers[more.n++] = effect->offer;
      more.is_exact = more.is_exact && is_exact (effect);
      looker->allowed[effect->offer] = TRUE;
      combine (looker, least, more, i + 1);
      looker->allowed[effect->offer] = FALSE;
    }
}

static void
collect (Looker *looker)
{
  VtTrialScope scope = {.offers = (const guint *) looker->active->data,
                        .n_offers = looker->active->len,
                        .n_twins = 1,
                        .by_cost = TRUE};
  g_autoptr (VtLeastLeft) least = NULL;

  looker->items = vt_trial_items_new (looker->shop, &scope, NULL);
  least = vt_least_left_new (looker->shop, scope.offers, scope.n_offers, looker->items);
  for (guint i = 0; i < looker->items->len; i++)
    {
      gint64 price_minor = vt_trial_items_get (looker->items, i)->price_minor;
      Choice none = {.item = i, .is_exact = TRUE};

      if (is_free (looker, vt_least_left_get (least, i, 1, NULL), price_minor))
        combine (looker, least, none, 0);
    }
}

/* ---- trying carts ---- */

static gint64
count_left (const VrResult *result, const VrLine *line)
{
  gint64 left_minor = line->net;

  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);

      for (size_t j = 0; j < adjustment->n_parts; j++)
        if (strcmp (adjustment->parts[j].line_id, line->line_id) == 0)
          left_minor += adjustment->parts[j].amount;
    }
  return left_minor;
}

/* What an offer of the order takes off a line. */
static gint64
count_part (const VrOrderAdjustment *adjustment, const char *line_id)
{
  for (size_t i = 0; i < adjustment->n_parts; i++)
    if (strcmp (adjustment->parts[i].line_id, line_id) == 0)
      return -adjustment->parts[i].amount;
  return 0;
}

/* Whether several offers have brought that about, and none of them could have by itself what it
 * took there. */
static gboolean
is_by_several (const Looker *looker, const VrResult *result, const VrLine *line)
{
  gint64 most_minor = 0;
  guint  n = 0;

  for (size_t i = 0; i < line->n_adjustments; i++)
    {
      n += line->adjustments[i].amount < 0;
      most_minor = MAX (most_minor, -line->adjustments[i].amount);
    }
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      gint64 off_minor = count_part (vr_result_get_order_adjustment (result, i), line->line_id);

      n += off_minor > 0;
      most_minor = MAX (most_minor, off_minor);
    }
  return n > 1 && !is_free (looker, line->list - most_minor, line->list);
}

static const char *
get_head (const Trial *trial, guint shopper)
{
  return ((const VtTrialShopper *) trial->shoppers->list->pdata[shopper])->head;
}

static gboolean
try_cart (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Trial *trial = data;

  for (guint i = 0; i < trial->shoppers->list->len; i++)
    {
      const VrResult *result = vt_trial_pack_run (trial->looker->whole, trial->items,
                                                  get_head (trial, i), counts, n_counts);

      for (size_t j = 0; result != NULL && j < vr_result_get_n_lines (result); j++)
        {
          const VrLine *line = vr_result_get_line (result, j);

          if (is_free (trial->looker, count_left (result, line), line->list) &&
              is_by_several (trial->looker, result, line))
            {
              trial->shopper = i;
              trial->line = j;
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* ---- telling ---- */

static void
tell (Trial *trial, const VtCartFound *found, GPtrArray *findings)
{
  const VtTrialCount *counts = (const VtTrialCount *) found->counts->data;
  VtFinding          *finding = vt_finding_new (VT_FINDING_FREE_UNIT);
  const VrResult     *result;
  const VrLine       *line;

  (void) try_cart (counts, found->counts->len, trial);
  result = vt_trial_pack_run (trial->looker->whole, trial->items, get_head (trial, trial->shopper),
                              counts, found->counts->len);
  line = vr_result_get_line (result, trial->line);
  vt_finding_set_cart (
      finding, trial->looker->shop, trial->items, counts, found->counts->len,
      ((const VtTrialShopper *) trial->shoppers->list->pdata[trial->shopper])->shopper);
  for (size_t i = 0; i < line->n_adjustments; i++)
    if (line->adjustments[i].amount < 0)
      vt_finding_add_share (finding, line->adjustments[i].offer_id, VT_MONEY_UNKNOWN,
                            -line->adjustments[i].amount);
  for (size_t i = 0; i < vr_result_get_n_order_adjustments (result); i++)
    {
      const VrOrderAdjustment *adjustment = vr_result_get_order_adjustment (result, i);
      gint64                   off_minor = count_part (adjustment, line->line_id);

      if (off_minor > 0)
        vt_finding_add_share (finding, adjustment->offer_id, VT_MONEY_UNKNOWN, off_minor);
    }
  finding->sku = g_strdup (line->sku);
  finding->unit_minor = count_left (result, line) / line->quantity;
  finding->unit_list_minor = line->unit_price;
  finding->due_minor = vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;
  finding->is_proven = found->outcome == VT_CART_FOUND && trial->shoppers->is_complete;
  finding->holds_among_all = TRUE;
  finding->n_carts = found->n_tries;
  vt_finding_say (finding, trial->looker->shop, NULL);
  g_ptr_array_add (findings, finding);
}

/* Whether it has been told of the same offers and the same unit: a combination that takes more
 * offers than it needs comes to the same cart. */
static gboolean
is_told (GPtrArray *findings, guint from, const Trial *trial, const VtCartFound *found)
{
  for (guint i = from; i < findings->len; i++)
    {
      const VtFinding *finding = findings->pdata[i];
      guint            n_same = 0;

      if (finding->code != VT_FINDING_FREE_UNIT || finding->lines->len != found->counts->len)
        continue;
      for (guint j = 0; j < found->counts->len; j++)
        {
          const VtTrialCount *count = &g_array_index (found->counts, VtTrialCount, j);
          guint               place = vt_trial_items_get (trial->items, count->item)->place;
          const char         *sku = vt_trial_shop_get_product (trial->looker->shop, place)->sku;

          for (guint k = 0; k < finding->lines->len; k++)
            n_same += strcmp (((const VtFindingLine *) finding->lines->pdata[k])->sku, sku) == 0 &&
                      ((const VtFindingLine *) finding->lines->pdata[k])->quantity == count->n;
        }
      if (n_same == found->counts->len)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_step (const Looker *looker, const Combination *combination)
{
  for (guint i = 0; i < combination->n_offers; i++)
    if (vt_trial_shop_get_offer (looker->shop, combination->offers[i])->layer == VT_TRIAL_ORDER)
      return TRUE;
  return FALSE;
}

static gboolean
look_at (Looker            *looker,
         const Combination *combination,
         GPtrArray         *findings,
         guint              first,
         guint             *n_unsettled,
         VtJob             *job,
         GError           **error)
{
  VtTrialScope scope = {
      .offers = combination->offers, .n_offers = combination->n_offers, .n_twins = N_TWINS};
  VtTrialShopperWish wish = {.offers = combination->offers,
                             .n_offers = combination->n_offers,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = MAX_SHOPPERS};
  Trial              trial = {.looker = looker, .combination = combination};
  VtCartSearch       search = {.shop = looker->shop,
                               .max_more = has_step (looker, combination) ? MAX_MORE_TO_STEP : MAX_MORE,
                               .max_tries = looker->limits->max_tries,
                               .try = try_cart,
                               .data = &trial};
  g_autoptr (GPtrArray) demands = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) unit = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  VtDemand demand = {VT_DEMAND_UNITS, vt_trial_shop_name (looker->shop, combination->skus), 1,
                     FALSE};
  g_auto (VtCartFound) found = {0};
  gboolean is_done;

  g_array_append_val (unit, demand);
  for (guint i = 0; i < combination->n_offers; i++)
    g_ptr_array_add (
        demands, vt_demands_new (looker->shop,
                                 vt_trial_shop_get_offer (looker->shop, combination->offers[i])));
  g_ptr_array_add (demands, g_array_ref (unit));
  trial.shoppers = vt_trial_shoppers_new (looker->shop, &wish);
  trial.items = vt_trial_items_new (looker->shop, &scope, NULL);
  search.items = trial.items;
  search.demands = demands;
  is_done = trial.shoppers->list->len == 0 || vt_cart_search_run (&search, job, &found, error);
  if (is_done && found.counts != NULL && found.counts->len > 0)
    {
      if (!is_told (findings, first, &trial, &found))
        tell (&trial, &found, findings);
    }
  else if (is_done && trial.shoppers->list->len > 0)
    *n_unsettled += found.outcome == VT_CART_CUT || !trial.shoppers->is_complete;
  vt_trial_shoppers_free (trial.shoppers);
  g_array_unref (trial.items);
  return is_done;
}

gboolean
vt_free_units_find (VtTrialShop          *shop,
                    const VtSearchLimits *limits,
                    gint64                share_ppm,
                    GPtrArray            *findings,
                    guint                *ret_n_unsettled,
                    VtJob                *job,
                    GError              **error)
{
  Looker   looker = {.shop = shop, .limits = limits, .share_ppm = share_ppm};
  guint    first = findings->len;
  guint    n_unsettled = 0;
  gboolean is_done;

  g_return_val_if_fail (shop != NULL, FALSE);
  g_return_val_if_fail (ret_n_unsettled != NULL, FALSE);

  looker.active = vt_trial_shop_list_active (shop);
  looker.combinations = g_ptr_array_new_with_free_func (combination_free);
  looker.allowed = g_new0 (guint8, shop->offers->len + 1);
  looker.scratch = g_new0 (guint8, shop->offers->len + 1);
  looker.whole = vt_trial_pack_new (shop, (const guint *) looker.active->data, looker.active->len,
                                    NULL, error);
  is_done = looker.whole != NULL;
  vt_job_begin_phase (job, _ ("Looking for units that become free"), _ ("combinations of offers"));
  if (is_done)
    collect (&looker);
  for (guint i = 0; i < looker.combinations->len && is_done; i++)
    is_done =
        vt_job_report (job, i, looker.combinations->len, error) &&
        look_at (&looker, looker.combinations->pdata[i], findings, first, &n_unsettled, job, error);
  *ret_n_unsettled = n_unsettled + looker.is_cut;
  g_array_unref (looker.active);
  g_ptr_array_unref (looker.combinations);
  g_clear_pointer (&looker.items, g_array_unref);
  g_free (looker.allowed);
  g_free (looker.scratch);
  vt_trial_pack_free (looker.whole);
  return is_done;
}
