/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that can be left of what is put into a cart. */

#include "vt-least-left.h"

#include <math.h>
#include <string.h>

/* With more groups and last offers at one item, all are taken to apply together: that leaves no
 * more. */
#define MAX_CHOICES 12

struct _VtLeastLeft
{
  VtTrialShop  *shop;    /* (unowned) */
  GArray       *items;   /* (unowned) */
  GArray       *offers;  /* (owned) (element-type guint) */
  VtOrderShare *shares;  /* (owned) (array length=offers of the shop) */
  GPtrArray    *effects; /* (owned) (element-type GArray of VtEffect): of each item */
  double *factors; /* (owned) (array length=offers of the shop): of what is taken off by claims
                      of each, what comes through to the end at most */
  gboolean has_means;
};

void
vt_least_left_free (VtLeastLeft *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->offers);
  g_ptr_array_unref (self->effects);
  g_free (self->shares);
  g_free (self->factors);
  g_free (self);
}

/* ---- one line ---- */

typedef struct
{
  const VtEffect *effects;
  guint           n_effects;
  const guint8   *allowed; /* (nullable) */
  gint64          price_minor;
  gint64          n;
  gint64          n_claimers;
  gint64          n_joiners; /* that take a share off what is left after claims */
  gboolean        has_choices;
  const char     *groups[MAX_CHOICES]; /* that are used up */
  guint           n_groups;
  VtTrialLayer    upto;
} Line;

static gboolean
is_open (const Line *line, const VtEffect *effect)
{
  if (line->allowed != NULL && !line->allowed[effect->offer])
    return FALSE;
  for (guint i = 0; i < line->n_groups && effect->group != NULL && line->has_choices; i++)
    if (strcmp (line->groups[i], effect->group) == 0)
      return FALSE;
  return TRUE;
}

static gint64 descend (Line *line, guint at, gint64 left_minor, gboolean is_claimed, int closed);

/* A share of the list price of a whole line is spread by what is left: where some units are
 * claimed, the others bear more than their own. What later offers make of that takes off no more
 * than it was. */
static gboolean
is_spread (const Line *line, const VtEffect *effect)
{
  return effect->type == VT_EFFECT_LIST_PERCENT && line->n > 1 && line->n_claimers > 0;
}

static gint64
include (Line *line, guint at, gint64 left_minor, gboolean is_claimed, int closed)
{
  const VtEffect *effect = &line->effects[at];
  gint64          list_minor = line->n * line->price_minor;
  gint64          after_minor = left_minor;
  gint64          least_minor;

  if (!is_spread (line, effect))
    after_minor = vt_effect_take (effect, line->price_minor, line->n, left_minor);
  if (effect->is_last && line->has_choices)
    closed = (int) effect->layer;
  if (effect->group != NULL && line->has_choices)
    line->groups[line->n_groups++] = effect->group;
  least_minor =
      descend (line, at + 1, after_minor, is_claimed || effect->layer == VT_TRIAL_CLAIMS, closed);
  least_minor -= vt_gift_charge (&effect->gift, line->price_minor, line->n);
  if (is_spread (line, effect))
    least_minor -= list_minor - vt_effect_take (effect, line->price_minor, line->n, list_minor);
  if (effect->group != NULL && line->has_choices)
    line->n_groups--;
  return least_minor;
}

/* @closed: the layer in which no other may come any more. What is claimed by a last offer, or has
 * had one in the item layer, is not joined by others of the item layer. */
static gboolean
is_kept_out (const Line *line, const VtEffect *effect, gboolean is_claimed, int closed)
{
  if (!line->has_choices)
    return FALSE;
  if (effect->layer == VT_TRIAL_CLAIMS)
    return is_claimed;
  if (effect->layer == VT_TRIAL_ITEMS)
    return (is_claimed && !effect->joins_claimed) || closed == (int) VT_TRIAL_CLAIMS ||
           closed == (int) VT_TRIAL_ITEMS;
  return closed == (int) VT_TRIAL_ORDER;
}

/* What an offer on the order gives goes along even where it may take nothing off any more. */
static gint64
include_gift (Line *line, guint at, gint64 left_minor, gboolean is_claimed, int closed)
{
  const VtEffect *effect = &line->effects[at];
  gint64          least_minor;

  if (effect->group != NULL && line->has_choices)
    line->groups[line->n_groups++] = effect->group;
  least_minor = descend (line, at + 1, left_minor, is_claimed, closed);
  if (effect->group != NULL && line->has_choices)
    line->n_groups--;
  return least_minor - vt_gift_charge (&effect->gift, line->price_minor, line->n);
}

/* The least that offers from one on leave. */
static gint64
descend (Line *line, guint at, gint64 left_minor, gboolean is_claimed, int closed)
{
  gint64 least_minor = G_MAXINT64;

  for (; at < line->n_effects && line->effects[at].layer <= line->upto; at++)
    {
      const VtEffect *effect = &line->effects[at];
      gboolean        is_out = is_kept_out (line, effect, is_claimed, closed);
      gint64          own_minor;

      if (!is_open (line, effect) || (is_out && effect->gift.cost_minor == 0))
        continue;
      own_minor = is_out ? include_gift (line, at, left_minor, is_claimed, closed)
                         : include (line, at, left_minor, is_claimed, closed);
      least_minor = MIN (least_minor, own_minor);
      /* A step may only give something, and close nothing. */
      if (!is_out && effect->is_last && effect->gift.cost_minor > 0)
        least_minor = MIN (least_minor, include_gift (line, at, left_minor, is_claimed, closed));
      /* Applying leaves no more, unless it keeps others away. */
      if (effect->layer != VT_TRIAL_CLAIMS && effect->group == NULL && !effect->is_last)
        return least_minor;
    }
  return MIN (least_minor, left_minor);
}

/* Each claim of part of a line is rounded by itself, and what is taken off a line of which a part
 * is claimed is spread over the parts. */
static gint64
count_odd (const Line *line)
{
  return line->n_claimers > 0 && line->n > 1 ? MIN (line->n, line->n_claimers) - 1 + line->n_joiners
                                             : 0;
}

static gint64
find_least (const VtLeastLeft *self, guint item, gint64 n, const guint8 *allowed, VtTrialLayer upto)
{
  const GArray *effects = self->effects->pdata[item];
  Line          line = {.effects = (const VtEffect *) effects->data,
                        .n_effects = effects->len,
                        .allowed = allowed,
                        .price_minor = vt_trial_items_get (self->items, item)->price_minor,
                        .n = n,
                        .upto = upto};
  guint         n_choices = 0;
  gint64        least_minor;

  for (guint i = 0; i < effects->len; i++)
    {
      const VtEffect *effect = &line.effects[i];

      n_choices += effect->group != NULL || effect->is_last;
      if (allowed != NULL && !allowed[effect->offer])
        continue;
      line.n_claimers += effect->layer == VT_TRIAL_CLAIMS;
      line.n_joiners += effect->layer == VT_TRIAL_ITEMS && (effect->type == VT_EFFECT_PERCENT ||
                                                            effect->type == VT_EFFECT_LIST_PERCENT);
    }
  line.has_choices = n_choices <= MAX_CHOICES;
  least_minor = descend (&line, 0, n * line.price_minor, FALSE, VT_TRIAL_NOTHING);
  return least_minor - count_odd (&line);
}

gint64
vt_least_left_get (const VtLeastLeft *self, guint item, gint64 n, const guint8 *allowed)
{
  return find_least (self, item, n, allowed, VT_TRIAL_ORDER);
}

gint64
vt_least_left_get_gifts (const VtLeastLeft *self, guint item, gint64 n, const guint8 *allowed)
{
  const GArray *effects = self->effects->pdata[item];
  gint64        price_minor = vt_trial_items_get (self->items, item)->price_minor;
  gint64        sum_minor = 0;

  for (guint i = 0; i < effects->len; i++)
    {
      const VtEffect *effect = &g_array_index (effects, VtEffect, i);

      if (allowed == NULL || allowed[effect->offer])
        sum_minor += vt_gift_charge (&effect->gift, price_minor, n);
    }
  return sum_minor;
}

const GArray *
vt_least_left_get_effects (const VtLeastLeft *self, guint item)
{
  return self->effects->pdata[item];
}

/* ---- what offers on the order take ---- */

static gint64
to_ppm (double share)
{
  return share >= 1 ? VT_PPM_WHOLE : (gint64) ceil (share * VT_PPM_WHOLE);
}

/* What of the items that the offer speaks of is left of one unit at least. */
static double
find_least_unit (const VtLeastLeft *self, const VtTrialOffer *offer)
{
  double least_minor = G_MAXDOUBLE;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (!vt_trial_offer_takes (offer, vt_trial_items_get (self->items, i)->place))
        continue;
      least_minor = MIN (least_minor, (double) find_least (self, i, 1, NULL, VT_TRIAL_ITEMS));
    }
  return least_minor;
}

/* What of the order, before other offers on it, costs at least where a step is reached. */
static double
find_step_value (const VtLeastLeft *self, const VtTrialOffer *offer, JsonObject *step)
{
  const char *measure = vt_terms_get_text (offer->form, "measure");
  double      from = (double) vt_terms_get_int64 (step, "from", 1);

  if (g_strcmp0 (measure, "quantity") == 0)
    return from * find_least_unit (self, offer);
  if (g_strcmp0 (measure, "weight") == 0)
    return find_least_unit (self, offer);
  return from;
}

/* Of an amount that is there once, as a share of a value at least so large. */
static gint64
share_of (double amount_minor, double value_minor)
{
  return value_minor >= 1 ? to_ppm (amount_minor / value_minor) : VT_PPM_WHOLE;
}

static gint64
get_gift_cost (const VtLeastLeft *self, JsonObject *gift)
{
  guint32 index = vt_catalog_index_of_sku (self->shop->catalog, vt_terms_get_text (gift, "sku"));
  gint64  cost_minor = VT_MONEY_UNKNOWN;

  if (index != VT_PRODUCT_NONE)
    cost_minor = vt_catalog_get (self->shop->catalog, index)->cost_minor;
  return cost_minor != VT_MONEY_UNKNOWN ? cost_minor * vt_terms_get_int64 (gift, "quantity", 1) : 0;
}

/* @left: of the order, what earlier offers on it leave at least, as a share. */
static gint64
find_off (const VtLeastLeft *self, const VtTrialOffer *offer, JsonObject *step, double left)
{
  JsonObject *reward = vt_terms_get_object (step, "reward");
  const char *percent = vt_terms_get_text (reward, "percent");
  gint32      ppm = 0;

  if (reward == NULL)
    return 0;
  if (percent != NULL)
    return vt_percent_from_plain (percent, &ppm, NULL) ? ppm : VT_PPM_WHOLE;
  return share_of ((double) vt_terms_get_int64 (reward, "amount", 0),
                   find_step_value (self, offer, step) * left);
}

static void
find_shares (VtLeastLeft *self)
{
  double left = 1;

  for (guint i = 0; i < self->offers->len; i++)
    {
      guint               index = g_array_index (self->offers, guint, i);
      const VtTrialOffer *offer = vt_trial_shop_get_offer (self->shop, index);
      JsonArray          *steps = vt_terms_get_array (offer->form, "steps");
      VtOrderShare       *share = &self->shares[index];

      if (offer->layer != VT_TRIAL_ORDER)
        continue;
      for (guint j = 0; j < vt_terms_get_length (steps); j++)
        share->off_ppm =
            MAX (share->off_ppm, find_off (self, offer, vt_terms_get_element (steps, j), left));
      /* All of it may come off what a later one speaks of. */
      if (share->off_ppm > 0 && vt_trial_offer_shares_cut (offer))
        left = 0;
      left *= 1 - (double) share->off_ppm / VT_PPM_WHOLE;
    }
}

/* ---- gifts ---- */

/* What has to be there for a step: what is weighed, is one unit at least. */
static VtGiftCharge
find_charge (const VtLeastLeft *self, const VtTrialOffer *offer, JsonObject *step)
{
  const char  *measure = vt_terms_get_text (offer->form, "measure");
  JsonObject  *gift = vt_terms_get_object (step, "gift");
  VtGiftCharge charge = {.least = vt_terms_get_int64 (step, "from", 1)};

  if (gift != NULL)
    charge.cost_minor = get_gift_cost (self, gift);
  charge.is_by_units = g_strcmp0 (measure, "quantity") == 0 || g_strcmp0 (measure, "weight") == 0;
  if (g_strcmp0 (measure, "weight") == 0)
    charge.least = 1;
  return charge;
}

/* Of several steps the one whose gift costs most for what it asks. */
static void
find_gifts (VtLeastLeft *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      guint               index = g_array_index (self->offers, guint, i);
      const VtTrialOffer *offer = vt_trial_shop_get_offer (self->shop, index);
      JsonArray          *steps = vt_terms_get_array (offer->form, "steps");
      VtGiftCharge       *most = &self->shares[index].gift;

      for (guint j = 0; j < vt_terms_get_length (steps) && offer->layer == VT_TRIAL_ORDER; j++)
        {
          VtGiftCharge charge = find_charge (self, offer, vt_terms_get_element (steps, j));

          charge.most_minor = MAX (charge.cost_minor, most->most_minor);
          if ((__int128) charge.cost_minor * MAX (most->least, 1) >
              (__int128) most->cost_minor * MAX (charge.least, 1))
            *most = charge;
          most->most_minor = charge.most_minor;
        }
    }
}

/* ---- setting up ---- */

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const VtEffect *effect = a;
  const VtEffect *other = b;

  if (effect->layer != other->layer)
    return effect->layer < other->layer ? -1 : 1;
  return effect->offer < other->offer ? -1 : effect->offer > other->offer;
}

static void
find_effects (VtLeastLeft *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GArray *effects = self->effects->pdata[i];

      g_array_set_size (effects, 0);
      for (guint j = 0; j < self->offers->len; j++)
        {
          VtEffect effect;

          if (!vt_effect_find (self->shop, g_array_index (self->offers, guint, j),
                               vt_trial_items_get (self->items, i), self->shares, &effect))
            continue;
          g_array_append_val (effects, effect);
          self->has_means = self->has_means || vt_effect_has_mean (&effect);
        }
      g_array_sort (effects, compare_turns);
    }
}

/* ---- means ---- */

/* A line through what was left of a unit after the claims: factor × that − less. */
typedef struct
{
  double factor;
  double less;
  double moved; /* what is taken off the order, as a share, and may come off any line */
} Slope;

/* Each effect rounds once, a line. */
static void
add_to_slope (Slope *slope, const VtEffect *effect, double price)
{
  double value = (double) effect->value;
  double own = 1;

  if (effect->type == VT_EFFECT_SHARE && effect->mean_ppm < effect->value)
    slope->moved += (double) effect->mean_ppm / VT_PPM_WHOLE;
  else if (effect->type == VT_EFFECT_PERCENT || effect->type == VT_EFFECT_SHARE)
    own = 1 - value / VT_PPM_WHOLE;
  else if (effect->type == VT_EFFECT_PRICE)
    own = MIN (value / price, 1);
  else if (effect->type == VT_EFFECT_LIST_PERCENT)
    slope->less += price * value / VT_PPM_WHOLE;
  else
    slope->less += value;
  slope->factor *= own;
  slope->less = slope->less * own + 0.5 + (effect->is_cut ? 1 : 0);
}

/* What is left of a unit as a line through what was left of it after the claims. It lies nowhere
 * above. What an offer on the order may take off any line is no more together than its share of
 * what the others before it left, and those after it take no more than if it had taken nothing: of
 * x that was there, all others leave x × factor, and so much less x × moved is left. Nothing is
 * less than 0.
 */
static void
find_line (const VtLeastLeft *self, guint item, double *ret_factor, double *ret_less)
{
  const GArray *effects = self->effects->pdata[item];
  double        price = (double) vt_trial_items_get (self->items, item)->price_minor;
  Slope         items = {1, 0, 0};
  Slope         order = {1, 0, 0};
  double        charge = 0;
  double        factor;

  for (guint i = 0; i < effects->len; i++)
    {
      const VtEffect *effect = &g_array_index (effects, VtEffect, i);

      if (effect->layer != VT_TRIAL_CLAIMS)
        add_to_slope (effect->layer == VT_TRIAL_ORDER ? &order : &items, effect, price);
      charge += (double) vt_gift_charge (&effect->gift, (gint64) price, 1);
    }
  factor = MAX (order.factor - order.moved, 0);
  *ret_factor = items.factor * factor;
  *ret_less = items.less * factor + order.less + charge;
}

static void
find_factors (VtLeastLeft *self)
{
  for (guint i = 0; i < self->items->len && self->has_means; i++)
    {
      const GArray *effects = self->effects->pdata[i];
      double        factor;
      double        less;

      find_line (self, i, &factor, &less);
      for (guint j = 0; j < effects->len; j++)
        {
          guint offer = g_array_index (effects, VtEffect, j).offer;

          self->factors[offer] = MAX (self->factors[offer], factor);
        }
    }
}

double
vt_least_left_get_mean (const VtLeastLeft *self, guint item)
{
  const GArray *effects = self->effects->pdata[item];
  gint64        price_minor = vt_trial_items_get (self->items, item)->price_minor;
  double        factor;
  double        less;
  double        off = 0;

  find_line (self, item, &factor, &less);
  for (guint i = 0; i < effects->len; i++)
    {
      const VtEffect *effect = &g_array_index (effects, VtEffect, i);
      double          own = vt_effect_mean_off (effect, price_minor);

      if (effect->layer != VT_TRIAL_CLAIMS)
        continue;
      /* What is taken off one unit may as well be taken off another that loses less afterwards. */
      own *= vt_effect_has_mean (effect) ? self->factors[effect->offer] : factor;
      off = MAX (off, own);
    }
  return factor * (double) price_minor - off - less - (off > 0);
}

gboolean
vt_least_left_has_means (const VtLeastLeft *self)
{
  return self->has_means;
}

VtLeastLeft *
vt_least_left_new (VtTrialShop *shop, const guint *offers, guint n_offers, GArray *items)
{
  VtLeastLeft *self;

  g_return_val_if_fail (shop != NULL, NULL);
  g_return_val_if_fail (items != NULL, NULL);

  self = g_new0 (VtLeastLeft, 1);
  self->shop = shop;
  self->items = items;
  self->offers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->offers, offers, n_offers);
  self->shares = g_new0 (VtOrderShare, shop->offers->len + 1);
  self->factors = g_new0 (double, shop->offers->len + 1);
  self->effects = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->effects, g_array_new (FALSE, FALSE, sizeof (VtEffect)));

  /* What offers on the order take may depend on what the others leave. */
  find_effects (self);
  find_shares (self);
  find_gifts (self);
  find_effects (self);
  find_factors (self);
  return self;
}
