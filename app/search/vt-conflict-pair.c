/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two offers, and the carts that they are tried with. */

#include "vt-conflict-pair.h"

#include "vt-conflict.h"
#include "vt-conflict-kinds.h"
#include "vt-effect.h"

#include <string.h>

/* Units beyond what both offers ask for: with more there is only more for each of them. */
#define MAX_MORE 1
/* Shoppers that a pair of offers is tried with. */
#define MAX_SHOPPERS 64
/* Products of one sort that may stand on lines of their own. */
#define N_TWINS 2
#define MANY 1000

void
vt_conflict_pair_clear (VtConflictPair *pair)
{
  g_clear_pointer (&pair->shoppers, vt_trial_shoppers_free);
  g_clear_pointer (&pair->items, g_array_unref);
  g_clear_pointer (&pair->both, vt_trial_pack_free);
  g_clear_pointer (&pair->own[0], vt_trial_pack_free);
  g_clear_pointer (&pair->own[1], vt_trial_pack_free);
}

/* ---- trying carts ---- */

static gboolean
is_applied (const VrResult *result, guint which)
{
  return vr_result_get_verdict (result, which)->code == VR_VERDICT_APPLIED;
}

const VrResult *
vt_conflict_pair_run_both (VtConflictPair     *pair,
                           guint               shopper,
                           const VtTrialCount *counts,
                           guint               n_counts)
{
  if (pair->both == NULL)
    pair->both = vt_trial_pack_new (pair->shop, pair->offers, 2, VT_TRIAL_PACK_SMALL, NULL);
  if (pair->both == NULL)
    return NULL;
  return vt_trial_pack_run (pair->both, pair->items, pair->shoppers->list->pdata[shopper], counts,
                            n_counts);
}

/* (nullable) */
static VtTrialPack *
get_alone (VtConflictPair *pair, guint which)
{
  VtTrialPack **alone = pair->alone[which];

  if (*alone == NULL)
    *alone = vt_trial_pack_new (pair->shop, &pair->offers[which], 1, VT_TRIAL_PACK_SMALL, NULL);
  return *alone;
}

const VrResult *
vt_conflict_pair_run_alone (
    VtConflictPair *pair, guint which, guint shopper, const VtTrialCount *counts, guint n_counts)
{
  VtTrialPack *alone = get_alone (pair, which);

  if (alone == NULL)
    return NULL;
  return vt_trial_pack_run (alone, pair->items, pair->shoppers->list->pdata[shopper], counts,
                            n_counts);
}

static gboolean
has_budget (const VtTrialOffer *offer)
{
  JsonObject *limits = vt_terms_get_object (offer->form, "limits");

  return limits != NULL && json_object_has_member (limits, "budget");
}

/* Whether it would apply by itself; the evaluator says so of claims that are beaten. */
static gboolean
would_apply (VtConflictPair     *pair,
             guint               which,
             guint               shopper,
             const VrVerdict    *verdict,
             const VtTrialCount *counts,
             guint               n_counts)
{
  const VtTrialOffer *offer = vt_conflict_pair_get_offer (pair, which);
  const VrResult     *alone;

  if (verdict->code == VR_VERDICT_BEATEN && verdict->amount < 0 &&
      offer->layer == VT_TRIAL_CLAIMS && !has_budget (offer))
    return TRUE;
  alone = vt_conflict_pair_run_alone (pair, which, shopper, counts, n_counts);
  return alone != NULL && is_applied (alone, 0);
}

/* Whether it could be the other offer that keeps it away: what is asked of the cart at list prices
 * and of the shopper is as it is without it. */
static gboolean
may_be_kept (const VtTrialOffer *offer, VrVerdictCode code)
{
  switch (code)
    {
    case VR_VERDICT_BEATEN:
    case VR_VERDICT_SUPPRESSED:
    case VR_VERDICT_NO_BENEFIT:
      return TRUE;
    case VR_VERDICT_NOT_MET:
    case VR_VERDICT_PROMPTED:
      return offer->layer == VT_TRIAL_ORDER;
    case VR_VERDICT_SPENT:
      /* A lower step may take more off than its budget has. */
      return has_budget (offer);
    case VR_VERDICT_APPLIED:
    case VR_VERDICT_OUTSIDE_SCHEDULE:
    case VR_VERDICT_OUTSIDE_AUDIENCE:
    case VR_VERDICT_OUTSIDE_CHANNEL:
    default:
      return FALSE;
    }
}

/* One applies, the other does not and would by itself. */
static gboolean
try_loss (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  VtConflictPair *pair = data;

  for (guint i = 0; i < pair->shoppers->list->len; i++)
    {
      const VrResult  *result = vt_conflict_pair_run_both (pair, i, counts, n_counts);
      const VrVerdict *verdict;
      guint            loser;

      if (result == NULL || is_applied (result, 0) == is_applied (result, 1))
        continue;
      loser = is_applied (result, 0) ? 1 : 0;
      verdict = vr_result_get_verdict (result, loser);
      if (!may_be_kept (vt_conflict_pair_get_offer (pair, loser), verdict->code) ||
          !would_apply (pair, loser, i, verdict, counts, n_counts))
        continue;
      pair->shopper = i;
      pair->loser = loser;
      pair->why = verdict->code;
      return TRUE;
    }
  return FALSE;
}

static gint64
get_off_line (const VrLine *line, const char *offer_id)
{
  gint64 off_minor = 0;

  for (size_t i = 0; i < line->n_adjustments; i++)
    if (strcmp (line->adjustments[i].offer_id, offer_id) == 0)
      off_minor -= line->adjustments[i].amount;
  return off_minor;
}

static gboolean
is_much (gint64 off_minor, gint64 list_minor)
{
  return (__int128) off_minor * VT_PPM_WHOLE >= (__int128) list_minor * VT_ADD_UP_PPM;
}

gboolean
vt_conflict_pair_do_share_line (const VtConflictPair *pair, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);
      gint64 off_minor = get_off_line (line, vt_conflict_pair_get_offer (pair, 0)->offer->id);
      gint64 other_minor = get_off_line (line, vt_conflict_pair_get_offer (pair, 1)->offer->id);

      if (off_minor > 0 && other_minor > 0 && is_much (off_minor + other_minor, line->list))
        return TRUE;
    }
  return FALSE;
}

/* What both take off so many units that rounding does not count, claims first. */
static gint64
take_both (const VtConflictPair *pair, const VtTrialItem *item)
{
  gboolean is_first_claim = vt_conflict_pair_get_offer (pair, 1)->layer != VT_TRIAL_CLAIMS;
  guint    order[2] = {is_first_claim ? 0 : 1, is_first_claim ? 1 : 0};
  gint64   list_minor = item->price_minor * MANY;
  gint64   left_minor = list_minor;

  for (guint i = 0; i < 2; i++)
    {
      VtEffect effect;

      if (!vt_effect_find (pair->shop, pair->offers[order[i]], item, NULL, &effect))
        return 0;
      left_minor = vt_effect_take (&effect, item->price_minor, MANY, left_minor);
    }
  return list_minor - left_minor;
}

/* Whether there is anything at all that they could take much off together. */
gboolean
vt_conflict_pair_may_add_up (const VtConflictPair *pair)
{
  for (guint i = 0; i < pair->items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (pair->items, i);

      if (is_much (take_both (pair, item), item->price_minor * MANY))
        return TRUE;
    }
  return FALSE;
}

/* Both take something off one line. */
static gboolean
try_sum (const VtTrialCount *counts, guint n_counts, gpointer data)
{
  VtConflictPair *pair = data;

  for (guint i = 0; i < pair->shoppers->list->len; i++)
    {
      const VrResult *result = vt_conflict_pair_run_both (pair, i, counts, n_counts);

      if (result == NULL || !vt_conflict_pair_do_share_line (pair, result))
        continue;
      pair->shopper = i;
      pair->loser = 0;
      pair->why = VR_VERDICT_APPLIED;
      return TRUE;
    }
  return FALSE;
}

/* ---- asking ---- */

/* What all carts of a question have in common. */
typedef struct
{
  VtCartTry     try;
  const gint64 *weights; /* (nullable) */
  gint64        ceiling;
  GArray       *asked; /* (nullable) (element-type VtDemand): besides what the offers ask for */
  guint         max_more;
} Question;

static gboolean
ask (VtConflictPair *pair,
     const Question *question,
     VtCartFound    *ret_found,
     VtJob          *job,
     GError        **error)
{
  g_autoptr (GPtrArray) demands = g_ptr_array_new ();
  VtCartSearch search = {.shop = pair->shop,
                         .items = pair->items,
                         .demands = demands,
                         .weights = question->weights,
                         .ceiling = question->ceiling,
                         .max_more = question->max_more,
                         .max_tries = pair->max_tries,
                         .try = question->try,
                         .data = pair};

  g_ptr_array_add (demands, pair->demands[0]);
  g_ptr_array_add (demands, pair->demands[1]);
  if (question->asked != NULL)
    g_ptr_array_add (demands, question->asked);
  return vt_cart_search_run (&search, job, ret_found, error);
}

static gint64
get_sum (const VtConflictPair *pair, const VtCartFound *found)
{
  gint64 sum_minor = 0;

  for (guint i = 0; i < found->counts->len; i++)
    {
      const VtTrialCount *count = &g_array_index (found->counts, VtTrialCount, i);

      sum_minor += vt_trial_items_get (pair->items, count->item)->price_minor * count->n;
    }
  return sum_minor;
}

/* Whether a cart comes before another; one that was found comes before none. */
static gboolean
comes_before (const VtConflictPair *pair, const VtCartFound *found, const VtCartFound *other)
{
  gint64 sum_minor;
  gint64 other_minor;

  if (found->counts->len == 0 || other->counts->len == 0)
    return found->counts->len > 0;
  if (found->n_units != other->n_units)
    return found->n_units < other->n_units;
  sum_minor = get_sum (pair, found);
  other_minor = get_sum (pair, other);
  if (sum_minor != other_minor)
    return sum_minor < other_minor;
  return vt_cart_compare_skus (pair->items, (const VtTrialCount *) found->counts->data,
                               found->counts->len, (const VtTrialCount *) other->counts->data,
                               other->counts->len) < 0;
}

/* Of two answers the better; it is as sure as the less sure of the two. */
static void
take_better (const VtConflictPair *pair, VtCartFound *best, VtCartFound *found)
{
  gboolean is_cut = best->outcome == VT_CART_CUT || best->outcome == VT_CART_FOUND_CUT ||
                    found->outcome == VT_CART_CUT || found->outcome == VT_CART_FOUND_CUT;
  guint64 n_tries = best->n_tries + found->n_tries;

  if (best->counts == NULL || comes_before (pair, found, best))
    {
      VtCartFound worse = *best;

      *best = *found;
      *found = worse;
    }
  best->n_tries = n_tries;
  if (best->counts->len > 0)
    best->outcome = is_cut ? VT_CART_FOUND_CUT : VT_CART_FOUND;
  else
    best->outcome = is_cut ? VT_CART_CUT : VT_CART_NONE;
}

/* What each item costs at least after the offer, as far as the other measures it. */
static gint64 *
make_weights (VtConflictPair *pair, guint order)
{
  gint64 *weights = g_new0 (gint64, pair->items->len + 1);

  for (guint i = 0; i < pair->items->len; i++)
    {
      const VtTrialItem *item = vt_trial_items_get (pair->items, i);
      VtEffect           effect;

      if (!vt_trial_offer_takes (vt_conflict_pair_get_offer (pair, order), item->place))
        continue;
      weights[i] = item->price_minor;
      if (vt_effect_find (pair->shop, pair->offers[1 - order], item, NULL, &effect))
        weights[i] -= vt_effect_most_off (&effect, item->price_minor);
    }
  return weights;
}

/* Only carts matter that cost as much as a step by list and less after the other offer. @order:
 * which of the two is on the order. */
static gboolean
ask_at_steps (VtConflictPair *pair, guint order, VtCartFound *ret_found, VtJob *job, GError **error)
{
  const VtTrialOffer *offer = vt_conflict_pair_get_offer (pair, order);
  JsonArray          *steps = vt_terms_get_array (offer->form, "steps");
  g_autofree gint64  *weights = make_weights (pair, order);
  g_auto (VtCartFound) best = {.outcome = VT_CART_NONE};
  guint set = vt_trial_shop_select (pair->shop, vt_terms_get_object (offer->form, "select"));

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      gint64   from_minor = vt_terms_get_int64 (vt_terms_get_element (steps, i), "from", 1);
      VtDemand demand = {VT_DEMAND_AMOUNT, set, from_minor, FALSE};
      g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (VtDemand));
      Question question = {try_loss, weights, from_minor, asked, MAX_MORE};
      g_auto (VtCartFound) found = {0};

      g_array_append_val (asked, demand);
      if (!ask (pair, &question, &found, job, error))
        return FALSE;
      take_better (pair, &best, &found);
    }
  *ret_found = best;
  best.counts = NULL;
  return TRUE;
}

/* Whoever was last looked at need not be who showed it. Returns: %TRUE */
static gboolean
show_again (VtConflictPair *pair, VtCartTry try, const VtCartFound *found)
{
  if (found->counts->len > 0)
    (void) try ((const VtTrialCount *) found->counts->data, found->counts->len, pair);
  return TRUE;
}

gboolean
vt_conflict_pair_ask_about_loss (VtConflictPair *pair,
                                 VtCartFound    *ret_found,
                                 VtJob          *job,
                                 GError        **error)
{
  const Question question = {.try = try_loss, .max_more = MAX_MORE};

  gboolean is_done = FALSE;
  gboolean is_asked = FALSE;

  for (guint i = 0; i < 2 && !is_asked; i++)
    {
      is_asked = vt_offers_meet_at_steps (vt_conflict_pair_get_offer (pair, i),
                                          vt_conflict_pair_get_offer (pair, 1 - i));
      if (is_asked)
        is_done = ask_at_steps (pair, 1 - i, ret_found, job, error);
    }
  if (!is_asked)
    is_done = ask (pair, &question, ret_found, job, error);
  return is_done && show_again (pair, try_loss, ret_found);
}

/* Of what both can take something off a unit has to be there. */
gboolean
vt_conflict_pair_ask_about_sum (VtConflictPair *pair,
                                VtCartFound    *ret_found,
                                VtJob          *job,
                                GError        **error)
{
  VtDemand demand = {VT_DEMAND_UNITS,
                     vt_trial_shop_meet (pair->shop, vt_conflict_pair_get_offer (pair, 0),
                                         vt_conflict_pair_get_offer (pair, 1)),
                     1, FALSE};
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (VtDemand));
  const Question question = {.try = try_sum, .asked = asked};

  g_array_append_val (asked, demand);
  return ask (pair, &question, ret_found, job, error) && show_again (pair, try_sum, ret_found);
}

/* ---- setting up ---- */

/* What costs more than the last step, even after the other offer, brings no cart below any. */
static void
drop_heavy (VtConflictPair *pair, guint order)
{
  JsonArray *steps = vt_terms_get_array (vt_conflict_pair_get_offer (pair, order)->form, "steps");
  g_autofree gint64 *weights = make_weights (pair, order);
  gint64             last_minor = 0;

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    last_minor = vt_terms_get_int64 (vt_terms_get_element (steps, i), "from", 1);
  for (guint i = pair->items->len; i-- > 0;)
    if (weights[i] >= last_minor)
      g_array_remove_index (pair->items, i);
}

/* Without items if they are never live for the same shopper at the same time. */
void
vt_conflict_pair_begin (VtConflictPair *pair)
{
  VtTrialShopperWish wish = {.offers = pair->offers,
                             .n_offers = 2,
                             .open = VT_TRIAL_ALL_OPEN,
                             .max = MAX_SHOPPERS,
                             .pays_shipping = TRUE};
  VtTrialScope       scope = {.offers = pair->offers, .n_offers = 2, .n_twins = N_TWINS};

  for (guint i = 0; i < 2; i++)
    if (pair->alone[i] == NULL)
      pair->alone[i] = &pair->own[i];
  pair->shoppers = vt_trial_shoppers_new (pair->shop, &wish);
  if (pair->shoppers->list->len == 0)
    return;
  pair->items = vt_trial_items_new (pair->shop, &scope, NULL);
  for (guint i = 0; i < 2; i++)
    if (vt_offers_meet_at_steps (vt_conflict_pair_get_offer (pair, 1 - i),
                                 vt_conflict_pair_get_offer (pair, i)))
      drop_heavy (pair, i);
}
