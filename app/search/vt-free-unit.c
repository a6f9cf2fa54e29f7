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
/* Units of a line of which it is asked what rounding makes of them together. */
#define MAX_ROUNDED 4
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
  GArray            *besides;  /* (owned) (element-type guint): offers that meet those combined */
  VtTrialShoppers   *shoppers; /* (owned) */
  GArray            *items;    /* (owned) */
  guint              shopper;  /* with whom the last cart showed it */
  size_t             line;     /* and which line did */
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

/* Whether units of a line could be free: of several more may be rounded away than of one. */
static gboolean
could_be_free (const Looker *looker, const VtLeastLeft *least, guint item, const guint8 *allowed)
{
  gint64 price_minor = vt_trial_items_get (looker->items, item)->price_minor;

  for (gint64 n = 1; n <= MAX_ROUNDED; n++)
    if (is_free (looker, vt_least_left_get (least, item, n, allowed), n * price_minor))
      return TRUE;
  return FALSE;
}

/* Whether the offer takes off every unit what it can take off one at most: claims hang on what else
 * is there, and so does what is off the order. */
static gboolean
is_exact (const VtEffect *effect)
{
  return effect->layer == VT_TRIAL_ITEMS;
}

/* What others take off leaves more of a budget. */
static gboolean
has_limits (const Looker *looker, guint offer)
{
  return json_object_has_member (vt_trial_shop_get_offer (looker->shop, offer)->form, "limits");
}

/* Whether the offer gives every unit of the item away, whatever else there is. */
static gboolean
is_meant (Looker *looker, const VtLeastLeft *least, guint item, const VtEffect *effect)
{
  gint64 price_minor = vt_trial_items_get (looker->items, item)->price_minor;

  if (!is_exact (effect) || has_limits (looker, effect->offer))
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

  if (choice.n > 1 && could_be_free (looker, least, choice.item, looker->allowed))
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
      Choice none = {.item = i, .is_exact = TRUE};

      if (could_be_free (looker, least, i, NULL))
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

static const VtTrialShopper *
get_shopper (const Trial *trial, guint shopper)
{
  return trial->shoppers->list->pdata[shopper];
}

static gboolean
try_cart (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  Trial *trial = data;

  for (guint i = 0; i < trial->shoppers->list->len; i++)
    {
      const VrResult *result = vt_trial_pack_run (trial->looker->whole, trial->items,
                                                  get_shopper (trial, i), counts, n_counts);

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

/* (transfer full) */
static VtFinding *
make_finding (Trial *trial, const VtCartFound *found)
{
  const VtTrialCount *counts = (const VtTrialCount *) found->counts->data;
  VtFinding          *finding = vt_finding_new (VT_FINDING_FREE_UNIT);
  const VrResult     *result;
  const VrLine       *line;

  (void) try_cart (counts, found->counts->len, trial);
  result = vt_trial_pack_run (trial->looker->whole, trial->items,
                              get_shopper (trial, trial->shopper), counts, found->counts->len);
  line = vr_result_get_line (result, trial->line);
  vt_finding_set_cart (finding, trial->looker->shop, trial->items, counts, found->counts->len,
                       get_shopper (trial, trial->shopper)->shopper);
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
  return finding;
}

static gboolean
are_same_lines (GPtrArray *lines, GPtrArray *others)
{
  if (lines->len != others->len)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const VtFindingLine *line = lines->pdata[i];
      const VtFindingLine *other = others->pdata[i];

      if (strcmp (line->sku, other->sku) != 0 || line->quantity != other->quantity ||
          line->is_subscription != other->is_subscription ||
          g_strcmp0 (line->instead_of, other->instead_of) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
are_same_offers (const VtFinding *finding, const VtFinding *other)
{
  for (guint i = 0; i < finding->shares->len; i++)
    if (!vt_finding_concerns (other,
                              ((const VtFindingShare *) finding->shares->pdata[i])->offer_id))
      return FALSE;
  return finding->shares->len == other->shares->len;
}

/* Whether it has been told of the same offers and the same unit: a combination that takes more
 * offers than it needs comes to the same cart. */
static gboolean
is_told (GPtrArray *findings, guint from, const VtFinding *finding)
{
  for (guint i = from; i < findings->len; i++)
    {
      const VtFinding *other = findings->pdata[i];

      if (strcmp (finding->sku, other->sku) == 0 && are_same_offers (finding, other) &&
          are_same_lines (finding->lines, other->lines))
        return TRUE;
    }
  return FALSE;
}

static void
tell (Trial *trial, const VtCartFound *found, GPtrArray *findings, guint from)
{
  g_autoptr (VtFinding) finding = make_finding (trial, found);

  if (is_told (findings, from, finding))
    return;
  vt_finding_say (finding, trial->looker->shop, NULL);
  g_ptr_array_add (findings, g_steal_pointer (&finding));
}

/* ---- setting up ---- */

static gboolean
has_step (const Looker *looker, const Combination *combination)
{
  for (guint i = 0; i < combination->n_offers; i++)
    if (vt_trial_shop_get_offer (looker->shop, combination->offers[i])->layer == VT_TRIAL_ORDER)
      return TRUE;
  return FALSE;
}

static gboolean
meets (const Looker *looker, const Combination *combination, guint offer)
{
  const VtTrialOffer *self = vt_trial_shop_get_offer (looker->shop, offer);

  for (guint i = 0; i < combination->n_offers; i++)
    {
      const VtTrialOffer *other = vt_trial_shop_get_offer (looker->shop, combination->offers[i]);

      if (other == self)
        return FALSE;
      if (vt_trial_offers_meet (looker->shop, self, other) ||
          (self->group != NULL && g_strcmp0 (self->group, other->group) == 0))
        return TRUE;
    }
  return FALSE;
}

/* What else is taken off the same products decides what of an order falls to whom, which units are
 * claimed, and who is kept away. */
static void
find_besides (Trial *trial)
{
  const Looker *looker = trial->looker;

  trial->besides = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < looker->active->len; i++)
    {
      guint offer = g_array_index (looker->active, guint, i);

      if (meets (looker, trial->combination, offer))
        g_array_append_val (trial->besides, offer);
    }
}

/* For whom the offers that are combined may be open, with and without those beside them; if that
 * are too many, as it has to be for those combined only. */
static void
find_shoppers (Trial *trial)
{
  VtTrialShop       *shop = trial->looker->shop;
  VtTrialShopperWish wish = {.offers = trial->combination->offers,
                             .n_offers = trial->combination->n_offers,
                             .besides = (const guint *) trial->besides->data,
                             .n_besides = trial->besides->len,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = MAX_SHOPPERS};

  trial->shoppers = vt_trial_shoppers_new (shop, &wish);
  if (trial->shoppers->is_complete)
    return;
  vt_trial_shoppers_free (trial->shoppers);
  wish.n_besides = 0;
  trial->shoppers = vt_trial_shoppers_new (shop, &wish);
  trial->shoppers->is_complete = FALSE;
}

static void
trial_begin (Trial *trial)
{
  VtTrialScope scope = {.offers = trial->combination->offers,
                        .n_offers = trial->combination->n_offers,
                        .n_twins = N_TWINS,
                        .by_minor_unit = TRUE};

  find_besides (trial);
  find_shoppers (trial);
  scope.besides = (const guint *) trial->besides->data;
  scope.n_besides = trial->besides->len;
  trial->items = vt_trial_items_new (trial->looker->shop, &scope, NULL);
}

static void
trial_clear (Trial *trial)
{
  g_clear_pointer (&trial->besides, g_array_unref);
  g_clear_pointer (&trial->shoppers, vt_trial_shoppers_free);
  g_clear_pointer (&trial->items, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* (element-type GArray of VtDemand): what those combined ask for, and one of the units. */
static GPtrArray *
list_demands (Looker *looker, const Combination *combination)
{
  GPtrArray *demands = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray    *unit = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  VtDemand   demand = {VT_DEMAND_UNITS, vt_trial_shop_name (looker->shop, combination->skus), 1,
                       FALSE};

  for (guint i = 0; i < combination->n_offers; i++)
    g_ptr_array_add (
        demands, vt_demands_new (looker->shop,
                                 vt_trial_shop_get_offer (looker->shop, combination->offers[i])));
  g_array_append_val (unit, demand);
  g_ptr_array_add (demands, unit);
  return demands;
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
  g_auto (Trial) trial = {.looker = looker, .combination = combination};
  g_autoptr (GPtrArray) demands = list_demands (looker, combination);
  VtCartSearch search = {.shop = looker->shop,
                         .demands = demands,
                         .max_more = has_step (looker, combination) ? MAX_MORE_TO_STEP : MAX_MORE,
                         .max_tries = looker->limits->max_tries,
                         .try = try_cart,
                         .data = &trial};
  g_auto (VtCartFound) found = {0};

  trial_begin (&trial);
  search.items = trial.items;
  if (trial.shoppers->list->len == 0)
    return TRUE;
  if (!vt_cart_search_run (&search, job, &found, error))
    return FALSE;
  if (found.counts->len > 0)
    tell (&trial, &found, findings, first);
  else
    *n_unsettled += found.outcome == VT_CART_CUT || !trial.shoppers->is_complete;
  return TRUE;
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
                                    VT_TRIAL_PACK_WHOLE, error);
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
