/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which offers could be in each other's way at all. */

#include "vt-conflict-kinds.h"

#include "vt-trial-shoppers.h"

static gboolean
is_last (const VtTrialOffer *offer)
{
  return vt_terms_get_boolean (offer->form, "last");
}

static gboolean
joins_claimed (const VtTrialOffer *offer)
{
  return !json_object_has_member (offer->form, "stacks") ||
         vt_terms_get_boolean (offer->form, "stacks");
}

static gboolean
has_fixed_price (const VtTrialOffer *offer)
{
  JsonObject *reward = vt_terms_get_object (offer->form, "reward");

  return reward != NULL && json_object_has_member (reward, "fixed");
}

/* So that nothing is left for who comes later. */
static gboolean
takes_all (const VtTrialOffer *offer)
{
  JsonObject *reward = vt_terms_get_object (offer->form, "reward");
  const char *percent = vt_terms_get_text (reward, "percent");

  return (percent != NULL && g_str_has_prefix (percent, "100")) ||
         vt_terms_get_int64 (reward, "amount", 0) > 0 ||
         vt_terms_get_int64 (reward, "fixed", 1) == 0;
}

static gboolean
is_guarded (const VtTrialOffer *offer)
{
  return json_object_has_member (offer->form, "guards");
}

static gboolean
measures (const VtTrialOffer *offer, const char *what)
{
  const char *measure = vt_terms_get_text (offer->form, "measure");

  return g_strcmp0 (measure != NULL ? measure : "subtotal", what) == 0;
}

static gboolean
lowers_order (const VtTrialOffer *offer)
{
  JsonArray *steps = vt_terms_get_array (offer->form, "steps");

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    if (vt_terms_get_object (vt_terms_get_element (steps, i), "reward") != NULL)
      return TRUE;
  return FALSE;
}

/* Claims are made at list prices, and only if they lower what is due in the end. */
static gboolean
may_lose_claim (const VtTrialOffer *winner)
{
  switch (winner->layer)
    {
    case VT_TRIAL_CLAIMS:
      return TRUE;
    case VT_TRIAL_ITEMS:
      return !joins_claimed (winner) || has_fixed_price (winner) || takes_all (winner);
    case VT_TRIAL_ORDER:
      return lowers_order (winner);
    case VT_TRIAL_NOTHING:
    default:
      return FALSE;
    }
}

static gboolean
may_lose_items (const VtTrialOffer *winner, const VtTrialOffer *loser)
{
  if (winner->layer == VT_TRIAL_ORDER)
    return FALSE;
  if (winner->layer == VT_TRIAL_CLAIMS && !joins_claimed (loser))
    return TRUE;
  return is_last (winner) || takes_all (winner) || has_fixed_price (loser) || is_guarded (loser);
}

static gboolean
may_lose_order (const VtTrialOffer *winner, const VtTrialOffer *loser)
{
  if (winner->layer == VT_TRIAL_ORDER)
    return measures (loser, "left") || is_guarded (loser) || takes_all (winner);
  return measures (loser, "subtotal") || measures (loser, "left") || is_guarded (loser) ||
         takes_all (winner);
}

/* Whatever they speak of: there is one order, and shipping is paid once. */
static gboolean
may_close_order (const VtTrialOffer *winner, const VtTrialOffer *loser)
{
  return winner->layer == VT_TRIAL_ORDER && loser->layer == VT_TRIAL_ORDER &&
         (is_last (winner) || (vt_trial_offer_ships (winner) && vt_trial_offer_ships (loser)));
}

static gboolean
may_lose (const VtTrialShop *shop, const VtTrialOffer *winner, const VtTrialOffer *loser)
{
  if (may_close_order (winner, loser))
    return TRUE;
  if (!vt_trial_offers_meet (shop, winner, loser))
    return FALSE;
  switch (loser->layer)
    {
    case VT_TRIAL_CLAIMS:
      return may_lose_claim (winner);
    case VT_TRIAL_ITEMS:
      return may_lose_items (winner, loser);
    case VT_TRIAL_ORDER:
      return may_lose_order (winner, loser);
    case VT_TRIAL_NOTHING:
    default:
      return FALSE;
    }
}

gboolean
vt_offers_share_group (const VtTrialOffer *a, const VtTrialOffer *b)
{
  return a->group != NULL && g_strcmp0 (a->group, b->group) == 0;
}

gboolean
vt_offers_may_conflict (const VtTrialShop *shop, const VtTrialOffer *a, const VtTrialOffer *b)
{
  g_return_val_if_fail (shop != NULL, FALSE);

  if (a->layer == VT_TRIAL_NOTHING || b->layer == VT_TRIAL_NOTHING)
    return FALSE;
  return vt_offers_share_group (a, b) || may_lose (shop, a, b) || may_lose (shop, b, a);
}

static gboolean
is_of_items (const VtTrialOffer *offer)
{
  return offer->layer == VT_TRIAL_CLAIMS || offer->layer == VT_TRIAL_ITEMS;
}

gboolean
vt_offers_meet_at_steps (const VtTrialOffer *items, const VtTrialOffer *order)
{
  g_return_val_if_fail (items != NULL, FALSE);
  g_return_val_if_fail (order != NULL, FALSE);

  return is_of_items (items) && order->layer == VT_TRIAL_ORDER && !is_guarded (items) &&
         !is_guarded (order) && !vt_offers_share_group (items, order) &&
         (measures (order, "subtotal") || measures (order, "left"));
}

gboolean
vt_offers_may_add_up (const VtTrialShop *shop, const VtTrialOffer *a, const VtTrialOffer *b)
{
  g_return_val_if_fail (shop != NULL, FALSE);

  return is_of_items (a) && is_of_items (b) &&
         (a->layer == VT_TRIAL_ITEMS || b->layer == VT_TRIAL_ITEMS) &&
         vt_trial_offers_meet (shop, a, b);
}
