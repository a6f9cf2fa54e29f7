/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most that each offer can take off a unit. */

#include "vt-effect.h"

#include "vt-effect-private.h"

#include <string.h>

/* Percentages have at most four decimals. */
#define PPM_OF_PERCENT 10000

typedef struct
{
  VtTrialShop        *shop;   /* (unowned) */
  const VtTrialOffer *offer;  /* (unowned) */
  const VtTrialItem  *item;   /* (unowned) */
  VtEffect           *effect; /* (unowned): of the kind's own, type and value are filled in */
} Finder;

static gint64
read_percent (const char *text)
{
  gint32 ppm;

  /* The evaluator has read it, so that it can be read. */
  return text != NULL && vt_percent_from_plain (text, &ppm, NULL) ? ppm : 0;
}

/* ---- what is selected, as far as prices go ---- */

static gint64
find_least_price (const VtTrialShop *shop, guint set)
{
  for (guint i = 0; i < shop->products->len; i++)
    if (vt_trial_shop_has (shop, set, i))
      return vt_trial_shop_get_product (shop, i)->price_minor;
  return 0;
}

static gint64
find_most_price (const VtTrialShop *shop, guint set)
{
  for (guint i = shop->products->len; i-- > 0;)
    if (vt_trial_shop_has (shop, set, i))
      return vt_trial_shop_get_product (shop, i)->price_minor;
  return 0;
}

/* ---- rewards ---- */

/* Of one unit. */
static gboolean
take_reward (Finder *finder, JsonObject *reward)
{
  const char *percent = vt_terms_get_text (reward, "percent");

  if (percent != NULL)
    {
      finder->effect->type = VT_EFFECT_PERCENT;
      finder->effect->value = read_percent (percent);
      return TRUE;
    }
  if (json_object_has_member (reward, "amount"))
    {
      finder->effect->type = VT_EFFECT_AMOUNT;
      finder->effect->value = vt_terms_get_int64 (reward, "amount", 0);
      return TRUE;
    }
  finder->effect->type = VT_EFFECT_PRICE;
  finder->effect->value = vt_terms_get_int64 (reward, "fixed", 0);
  return finder->effect->value < finder->item->price_minor;
}

static gboolean
take_own_reward (Finder *finder)
{
  JsonObject *reward = vt_terms_get_object (finder->offer->form, "reward");

  return reward != NULL && take_reward (finder, reward);
}

static gboolean
take_amount (Finder *finder, gint64 amount_minor)
{
  finder->effect->type = VT_EFFECT_AMOUNT;
  finder->effect->value = MIN (amount_minor, finder->item->price_minor);
  return amount_minor > 0;
}

gboolean
vt_trial_offer_shares_cut (const VtTrialOffer *offer)
{
  JsonObject *guards = vt_terms_get_object (offer->form, "guards");

  return g_strcmp0 (vt_terms_get_text (guards, "on_cut"), "share") == 0;
}

/* Of a set that costs from least to most by list: an amount or difference is shared out in
 * proportion to the prices. One more for the odd minor unit. */
static gboolean
take_set_reward (Finder *finder, gint64 least_minor, gint64 most_minor)
{
  JsonObject *reward = vt_terms_get_object (finder->offer->form, "reward");
  gint64      price_minor = finder->item->price_minor;
  gint64      amount_minor = vt_terms_get_int64 (reward, "amount", 0);
  gint64      fixed_minor = vt_terms_get_int64 (reward, "fixed", 0);

  if (vt_terms_get_text (reward, "percent") != NULL)
    return take_reward (finder, reward);
  if (vt_trial_offer_shares_cut (finder->offer))
    return take_amount (finder, price_minor);
  if (amount_minor > 0)
    return take_amount (finder,
                        vt_multiply_down (price_minor, amount_minor, MAX (least_minor, 1)) + 1);
  if (fixed_minor >= most_minor)
    return FALSE;
  return take_amount (
      finder, vt_multiply_down (price_minor, most_minor - fixed_minor, MAX (most_minor, 1)) + 1);
}

/* ---- kinds ---- */

/* What a set costs, less the reward. */
static gint64
get_set_price (const Finder *finder, gint64 list_minor)
{
  JsonObject *reward = vt_terms_get_object (finder->offer->form, "reward");
  gint64      off_minor = vt_terms_get_int64 (reward, "amount", 0);
  const char *percent = vt_terms_get_text (reward, "percent");

  if (json_object_has_member (reward, "fixed"))
    return MIN (vt_terms_get_int64 (reward, "fixed", 0), list_minor);
  if (percent != NULL)
    off_minor = vt_multiply_up (list_minor, read_percent (percent), VT_PPM_WHOLE);
  return MAX (list_minor - off_minor, 0);
}

static gboolean
find_bundle (Finder *finder)
{
  JsonArray *components = vt_terms_get_array (finder->offer->form, "components");
  gint64     list_minor = 0;
  gint64     cost_minor = 0;
  gboolean   knows_cost = finder->item->cost_minor != VT_MONEY_UNKNOWN;

  for (guint i = 0; i < vt_terms_get_length (components); i++)
    {
      JsonObject *component = vt_terms_get_element (components, i);
      guint       place = vt_trial_shop_find (finder->shop, vt_terms_get_text (component, "sku"));
      gint64      n = vt_terms_get_int64 (component, "quantity", 1);
      const VtProduct *product;

      /* A set of which a part cannot be in a cart never comes together. */
      if (place == VT_TRIAL_NO_PLACE)
        return FALSE;
      product = vt_trial_shop_get_product (finder->shop, place);
      list_minor += product->price_minor * n;
      cost_minor += product->cost_minor != VT_MONEY_UNKNOWN ? product->cost_minor * n : 0;
      knows_cost = knows_cost && product->cost_minor != VT_MONEY_UNKNOWN;
    }
  if (knows_cost && cost_minor > 0)
    finder->effect->mean_price = (double) get_set_price (finder, list_minor) *
                                 (double) finder->item->cost_minor / (double) cost_minor;
  return take_set_reward (finder, list_minor, list_minor);
}

/* What any product of a set costs the shop at most, as far as that is known. */
static gint64
find_most_cost (const VtTrialShop *shop, guint set)
{
  gint64 most_minor = 0;

  for (guint i = 0; i < shop->products->len; i++)
    if (vt_trial_shop_has (shop, set, i))
      most_minor = MAX (most_minor, vt_trial_shop_get_product (shop, i)->cost_minor);
  return most_minor;
}

/* A price for a set of one's choice falls to its slots by what they cost at most. */
static void
find_slot_price (Finder *finder, JsonArray *slots)
{
  JsonObject *reward = vt_terms_get_object (finder->offer->form, "reward");
  gint64      sum_minor = 0;
  gint64      own_minor = -1;

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      JsonObject *slot = vt_terms_get_element (slots, i);
      guint       set = vt_trial_shop_select (finder->shop, vt_terms_get_object (slot, "select"));
      gint64      most_minor = find_most_cost (finder->shop, set);

      sum_minor += most_minor * vt_terms_get_int64 (slot, "quantity", 1);
      /* A unit fills the first slot that it can. */
      if (own_minor < 0 && vt_trial_shop_has (finder->shop, set, finder->item->place))
        own_minor = most_minor;
    }
  if (json_object_has_member (reward, "fixed") && own_minor >= 0 && sum_minor > 0)
    finder->effect->mean_price =
        (double) vt_terms_get_int64 (reward, "fixed", 0) * (double) own_minor / (double) sum_minor;
}

static gboolean
find_mix (Finder *finder)
{
  JsonArray *slots = vt_terms_get_array (finder->offer->form, "slots");
  gint64     least_minor = 0;
  gint64     most_minor = 0;

  for (guint i = 0; i < vt_terms_get_length (slots); i++)
    {
      JsonObject *slot = vt_terms_get_element (slots, i);
      guint       set = vt_trial_shop_select (finder->shop, vt_terms_get_object (slot, "select"));
      gint64      n = vt_terms_get_int64 (slot, "quantity", 1);

      least_minor += n * find_least_price (finder->shop, set);
      most_minor += n * find_most_price (finder->shop, set);
    }
  find_slot_price (finder, slots);
  return take_set_reward (finder, least_minor, most_minor);
}

/* What the effect takes off one of very many units, in millionths of a minor unit: nothing is lost
 * to rounding. */
static __int128
weigh_off (const VtEffect *effect, gint64 price_minor)
{
  return effect->type == VT_EFFECT_PERCENT
             ? (__int128) price_minor * effect->value
             : (__int128) vt_effect_most_off (effect, price_minor) * VT_PPM_WHOLE;
}

/* The break that takes most off at this price. */
static gboolean
find_breaks (Finder *finder, JsonArray *breaks)
{
  VtEffect best = {0};
  __int128 most = 0;

  for (guint i = 0; i < vt_terms_get_length (breaks); i++)
    {
      __int128 off;

      if (!take_reward (finder, vt_terms_get_object (vt_terms_get_element (breaks, i), "reward")))
        continue;
      off = weigh_off (finder->effect, finder->item->price_minor);
      if (off <= most)
        continue;
      most = off;
      best = *finder->effect;
    }
  if (most > 0)
    *finder->effect = best;
  return most > 0;
}

static gboolean
find_volume (Finder *finder)
{
  JsonObject *form = finder->offer->form;
  JsonArray  *breaks = vt_terms_get_array (form, "breaks");
  JsonObject *buy_select = vt_terms_get_object (form, "buy_select");

  if (vt_terms_get_length (breaks) > 0)
    return find_breaks (finder, breaks);
  /* What has to be bought has its price. */
  if (buy_select != NULL &&
      vt_trial_shop_has (finder->shop, vt_trial_shop_select (finder->shop, buy_select),
                         finder->item->place))
    return FALSE;
  if (buy_select == NULL && g_strcmp0 (vt_terms_get_text (form, "pick"), "dearest") != 0)
    {
      finder->effect->n_get = vt_terms_get_int64 (form, "get", 1);
      finder->effect->n_all = finder->effect->n_get + vt_terms_get_int64 (form, "buy", 0);
    }
  return take_own_reward (finder);
}

static gint64
get_step (JsonObject *tier, gint64 difference_minor)
{
  JsonObject *upgrade = vt_terms_get_object (tier, "upgrade");

  if (upgrade == NULL || difference_minor <= 0)
    return 0;
  if (json_object_has_member (upgrade, "percent"))
    return vt_multiply_half_up (difference_minor,
                                read_percent (vt_terms_get_text (upgrade, "percent")));
  if (json_object_has_member (upgrade, "amount"))
    return MIN (vt_terms_get_int64 (upgrade, "amount", 0), difference_minor);
  return MAX (difference_minor - vt_terms_get_int64 (upgrade, "fixed", 0), 0);
}

/* The steps between the tier that a unit has taken the place of and its own. */
static gboolean
find_ladder (Finder *finder)
{
  JsonArray *tiers = vt_terms_get_array (finder->offer->form, "tiers");
  gint64     before_minor = 0;
  gint64     off_minor = 0;
  gboolean   is_between = FALSE;

  if (finder->item->instead_of == VT_TRIAL_NO_PLACE)
    return FALSE;
  for (guint i = 0; i < vt_terms_get_length (tiers); i++)
    {
      JsonObject *tier = vt_terms_get_element (tiers, i);
      guint       place = vt_trial_shop_find (finder->shop, vt_terms_get_text (tier, "sku"));
      gint64      price_minor = place != VT_TRIAL_NO_PLACE
                                    ? vt_trial_shop_get_product (finder->shop, place)->price_minor
                                    : before_minor;

      if (is_between)
        off_minor += get_step (tier, price_minor - before_minor);
      if (place == finder->item->place)
        return is_between && take_amount (finder, off_minor);
      is_between = is_between || place == finder->item->instead_of;
      before_minor = price_minor;
    }
  return FALSE;
}

/* The price of the cheapest product that a plan can be for; G_MAXINT64 if there is none. */
static gint64
find_covered_price (Finder *finder, JsonObject *plan)
{
  JsonObject *form = finder->offer->form;
  JsonObject *band = vt_terms_get_object (plan, "price");
  guint       set = vt_trial_shop_select (finder->shop, vt_terms_get_object (form, "select"));
  gint64      from_minor = vt_terms_get_int64 (band, "from", 0);
  gint64      to_minor = vt_terms_get_int64 (band, "to", G_MAXINT64);

  for (guint i = 0; i < finder->shop->products->len; i++)
    {
      gint64 price_minor = vt_trial_shop_get_product (finder->shop, i)->price_minor;

      if (vt_trial_shop_has (finder->shop, set, i) && price_minor >= from_minor &&
          price_minor <= to_minor)
        return price_minor;
    }
  return G_MAXINT64;
}

/* The least that a plan costs. */
static gint64
get_plan_price (Finder *finder, JsonObject *plan)
{
  gint64 covered_minor = find_covered_price (finder, plan);
  gint64 least_minor;

  if (covered_minor == G_MAXINT64)
    return G_MAXINT64;
  if (json_object_has_member (plan, "fixed"))
    return vt_terms_get_int64 (plan, "fixed", 0);
  least_minor = vt_multiply_down (covered_minor, read_percent (vt_terms_get_text (plan, "percent")),
                                  VT_PPM_WHOLE);
  least_minor = MAX (least_minor, vt_terms_get_int64 (plan, "min", 0));
  return MIN (least_minor, vt_terms_get_int64 (plan, "max", G_MAXINT64));
}

static gboolean
is_item (const Finder *finder, JsonObject *object)
{
  const char *sku = vt_terms_get_text (object, "sku");

  return sku != NULL && vt_trial_shop_find (finder->shop, sku) == finder->item->place;
}

static gboolean
take_price (Finder *finder, gint64 price_minor)
{
  finder->effect->type = VT_EFFECT_PRICE;
  finder->effect->value = price_minor;
  return price_minor < finder->item->price_minor;
}

static gboolean
find_plan (Finder *finder)
{
  JsonArray *plans = vt_terms_get_array (finder->offer->form, "plans");
  gint64     least_minor = G_MAXINT64;

  for (guint i = 0; i < vt_terms_get_length (plans); i++)
    if (is_item (finder, vt_terms_get_element (plans, i)))
      least_minor = MIN (least_minor, get_plan_price (finder, vt_terms_get_element (plans, i)));
  return take_price (finder, least_minor);
}

static gboolean
find_option (Finder *finder)
{
  JsonArray *groups = vt_terms_get_array (finder->offer->form, "groups");

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *options = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint j = 0; j < vt_terms_get_length (options); j++)
        if (is_item (finder, vt_terms_get_element (options, j)))
          return take_price (
              finder, vt_terms_get_int64 (vt_terms_get_element (options, j), "price", G_MAXINT64));
    }
  return FALSE;
}

static gboolean
find_markdown (Finder *finder)
{
  if (!take_own_reward (finder))
    return FALSE;
  if (finder->effect->type == VT_EFFECT_PERCENT &&
      g_strcmp0 (vt_terms_get_text (finder->offer->form, "of"), "list") == 0)
    finder->effect->type = VT_EFFECT_LIST_PERCENT;
  return TRUE;
}

static gboolean
find_by_kind (Finder *finder)
{
  switch (finder->offer->offer->kind)
    {
    case VT_OFFER_BUNDLE:
      return find_bundle (finder);
    case VT_OFFER_MIX_AND_MATCH:
      return find_mix (finder);
    case VT_OFFER_VOLUME:
      return find_volume (finder);
    case VT_OFFER_SUBSCRIPTION:
      return finder->item->is_subscription && take_own_reward (finder);
    case VT_OFFER_TIER_LADDER:
      return find_ladder (finder);
    case VT_OFFER_DOWNSELL:
      return finder->item->instead_of != VT_TRIAL_NO_PLACE && take_own_reward (finder);
    case VT_OFFER_PROTECTION:
      return find_plan (finder);
    case VT_OFFER_CROSS_SELL:
      return take_own_reward (finder);
    case VT_OFFER_ADD_ON:
      return find_option (finder);
    case VT_OFFER_MARKDOWN:
      return find_markdown (finder);
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_FOLLOW_UP:
    default:
      return FALSE;
    }
}

/* ---- common to all kinds ---- */

/* As the evaluator has it: what of a unit no guard lets go; never above its price. */
static gint64
get_floor (const VtTrialOffer *offer, const VtTrialItem *item)
{
  JsonObject *guards = vt_terms_get_object (offer->form, "guards");
  gint64      floor_minor = vt_terms_get_int64 (guards, "min_price", 0);
  gint64      margin_ppm = read_percent (vt_terms_get_text (guards, "min_margin"));

  if (margin_ppm > 0 && margin_ppm < VT_PPM_WHOLE && item->cost_minor != VT_MONEY_UNKNOWN)
    floor_minor = MAX (floor_minor,
                       vt_multiply_up (item->cost_minor, VT_PPM_WHOLE, VT_PPM_WHOLE - margin_ppm));
  return MIN (floor_minor, item->price_minor);
}

gboolean
vt_effect_find (VtTrialShop        *shop,
                guint               offer,
                const VtTrialItem  *item,
                const VtOrderShare *shares,
                VtEffect           *ret_effect)
{
  const VtTrialOffer *self;
  VtEffect            effect = {.offer = offer, .n_get = 1, .n_all = 1, .mean_price = -1};
  Finder              finder = {.shop = shop, .item = item, .effect = &effect};

  g_return_val_if_fail (shop != NULL, FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  self = vt_trial_shop_get_offer (shop, offer);
  if (self->layer == VT_TRIAL_NOTHING || !vt_trial_offer_takes (self, item->place))
    return FALSE;
  finder.offer = self;
  effect.layer = self->layer;
  effect.group = self->group;
  effect.is_last = vt_terms_get_boolean (self->form, "last");
  effect.joins_claimed =
      !json_object_has_member (self->form, "stacks") || vt_terms_get_boolean (self->form, "stacks");
  effect.floor_minor = get_floor (self, item);
  if (self->layer == VT_TRIAL_ORDER)
    {
      effect.type = VT_EFFECT_SHARE;
      effect.mean_ppm = shares[offer].off_ppm;
      effect.value = effect.mean_ppm;
      effect.is_cut = vt_terms_get_object (self->form, "guards") != NULL ||
                      vt_terms_get_object (self->form, "limits") != NULL;
      if (effect.mean_ppm > 0 && vt_trial_offer_shares_cut (self))
        effect.value = VT_PPM_WHOLE;
      effect.gift = shares[offer].gift;
    }
  else if (!find_by_kind (&finder))
    return FALSE;
  *ret_effect = effect;
  return effect.value > 0 || effect.type == VT_EFFECT_PRICE || effect.gift.cost_minor > 0;
}
