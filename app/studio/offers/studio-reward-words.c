/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discounts as typed, and from one kind to another. */

#include "studio-bundle-reward.h"

#include <locale.h>
#include <string.h>

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static gboolean
percent_from_typed (const char *text, gint32 *ret_ppm, GError **error)
{
  g_autofree char *plain = replace (text, localeconv ()->decimal_point, ".");
  char            *sign;

  /* The sign is said by the row's title already, but may be typed. */
  sign = strchr (plain, '%');
  if (sign != NULL && *g_strchug (sign + 1) == '\0')
    *sign = '\0';
  return vt_percent_from_plain (g_strstrip (plain), ret_ppm, error);
}

gboolean
studio_reward_from_typed (const char       *text,
                          VtRewardType      type,
                          const VtCurrency *currency,
                          VtReward         *ret_reward,
                          GError          **error)
{
  VtReward reward = {.type = type};
  gint32   ppm;

  if (type == VT_REWARD_PERCENT)
    {
      if (!percent_from_typed (text, &ppm, error))
        return FALSE;
      reward.value = ppm;
    }
  else if (!vt_money_from_typed (text, currency, &reward.value, error))
    {
      return FALSE;
    }
  *ret_reward = reward;
  return TRUE;
}

char *
studio_reward_to_typed (const VtReward *reward, const VtCurrency *currency)
{
  g_autofree char *plain = NULL;

  if (reward->type != VT_REWARD_PERCENT)
    return vt_money_to_display (reward->value, currency);
  plain = vt_percent_to_plain ((gint32) reward->value);
  return replace (plain, ".", localeconv ()->decimal_point);
}

VtReward
studio_reward_convert (const VtReward *reward, VtRewardType type, const VtBundleFigures *figures)
{
  VtReward converted = {.type = type};

  if (reward->type == type)
    return *reward;
  switch (type)
    {
    case VT_REWARD_PERCENT:
      /* Half up, in parts per million of what the parts cost apart. */
      if (figures->list_minor > 0)
        converted.value =
            (gint64) (((__int128) figures->saving_minor * 2000000 + figures->list_minor) /
                      ((__int128) 2 * figures->list_minor));
      break;
    case VT_REWARD_AMOUNT:
      converted.value = figures->saving_minor;
      break;
    case VT_REWARD_FIXED:
      converted.value = figures->price_minor;
      break;
    }
  /* Nothing off is no discount of these kinds. */
  if (type != VT_REWARD_FIXED)
    converted.value = MAX (converted.value, 1);
  return converted;
}
