/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What effects take off, once they are known. */

#include "vt-effect.h"

#include "vt-effect-private.h"

/* What of a share of the order falls to a line at most. All of it is rounded, by half a minor unit
 * at most, before it is shared out, and each part is rounded up or down. */
static gint64
get_part (const VtEffect *effect, gint64 left_minor)
{
  if (!effect->is_cut || left_minor <= 0)
    return vt_multiply_up (left_minor, effect->value, VT_PPM_WHOLE);
  return (gint64) ((2 * (__int128) left_minor * effect->value + 3 * VT_PPM_WHOLE - 1) /
                   (2 * VT_PPM_WHOLE));
}

gint64
vt_effect_take (const VtEffect *effect, gint64 price_minor, gint64 n, gint64 left_minor)
{
  gint64 after_minor = left_minor;

  switch (effect->type)
    {
    case VT_EFFECT_PERCENT:
      after_minor -= vt_multiply_half_up (left_minor, effect->value);
      break;
    case VT_EFFECT_LIST_PERCENT:
      after_minor -= vt_multiply_half_up (n * price_minor, effect->value);
      break;
    case VT_EFFECT_AMOUNT:
      after_minor -= MIN (effect->value, price_minor) * n;
      break;
    case VT_EFFECT_PRICE:
      after_minor = MIN (left_minor, effect->value * n);
      break;
    case VT_EFFECT_SHARE:
      after_minor -= get_part (effect, left_minor);
      break;
    default:
      g_warn_if_reached ();
    }
  after_minor = MAX (after_minor, 0);
  return MAX (after_minor, MIN (left_minor, effect->floor_minor * n));
}

gint64
vt_gift_charge (const VtGiftCharge *gift, gint64 price_minor, gint64 n)
{
  if (gift->cost_minor == 0)
    return 0;
  /* No more than all of it: then whatever else is in the cart need not bear any. */
  return vt_multiply_up_to (gift->cost_minor, gift->is_by_units ? n : n * price_minor,
                            MAX (gift->least, 1), gift->most_minor);
}

gint64
vt_effect_most_off (const VtEffect *effect, gint64 price_minor)
{
  switch (effect->type)
    {
    case VT_EFFECT_PERCENT:
    case VT_EFFECT_LIST_PERCENT:
    case VT_EFFECT_SHARE:
      return vt_multiply_up (price_minor, effect->value, VT_PPM_WHOLE);
    case VT_EFFECT_AMOUNT:
      return MIN (effect->value, price_minor);
    case VT_EFFECT_PRICE:
      return MAX (price_minor - effect->value, 0);
    default:
      g_return_val_if_reached (price_minor);
    }
}

gboolean
vt_effect_has_mean (const VtEffect *effect)
{
  return effect->n_get < effect->n_all || effect->mean_price >= 0 ||
         effect->mean_ppm < (effect->type == VT_EFFECT_SHARE ? effect->value : 0);
}

double
vt_effect_mean_off (const VtEffect *effect, gint64 price_minor)
{
  if (effect->mean_price >= 0)
    return MAX ((double) price_minor - effect->mean_price, 0);
  return (double) vt_effect_most_off (effect, price_minor) * (double) effect->n_get /
         (double) effect->n_all;
}
