/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of offers there are. */

#include "vt-offer-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *text;
} kinds[VT_N_OFFER_KINDS] = {
    [VT_OFFER_BUNDLE] = {"bundle", N_ ("Bundle")},
    [VT_OFFER_MIX_AND_MATCH] = {"mix_and_match", N_ ("Mix and Match")},
    [VT_OFFER_VOLUME] = {"volume", N_ ("Volume Discount")},
    [VT_OFFER_SUBSCRIPTION] = {"subscription", N_ ("Subscription")},
    [VT_OFFER_TIER_LADDER] = {"tier_ladder", N_ ("Tier Ladder")},
    [VT_OFFER_DOWNSELL] = {"downsell", N_ ("Downsell")},
    [VT_OFFER_PROTECTION] = {"protection", N_ ("Protection Plans")},
    [VT_OFFER_CROSS_SELL] = {"cross_sell", N_ ("Cross-Sell")},
    [VT_OFFER_ADD_ON] = {"add_on", N_ ("Add-Ons")},
    [VT_OFFER_THRESHOLD] = {"threshold", N_ ("Cart Threshold")},
    [VT_OFFER_MARKDOWN] = {"markdown", N_ ("Markdown")},
    [VT_OFFER_FOLLOW_UP] = {"follow_up", N_ ("Follow-Up")},
};

const char *
vt_offer_kind_to_word (VtOfferKind kind)
{
  g_return_val_if_fail ((gsize) kind < VT_N_OFFER_KINDS, NULL);

  return kinds[kind].word;
}

gboolean
vt_offer_kind_from_word (const char *word, VtOfferKind *ret_kind)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < VT_N_OFFER_KINDS; i++)
    if (strcmp (kinds[i].word, word) == 0)
      {
        *ret_kind = (VtOfferKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
vt_offer_kind_to_text (VtOfferKind kind)
{
  g_return_val_if_fail ((gsize) kind < VT_N_OFFER_KINDS, NULL);

  return _ (kinds[kind].text);
}
