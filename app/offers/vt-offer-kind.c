/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of offers there are. */

#include "vt-offer-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *text;
  const char *purpose;
} kinds[VT_N_OFFER_KINDS] = {
    [VT_OFFER_BUNDLE] = {"bundle", N_ ("Bundle"),
                         N_ ("Products that are cheaper when they are bought together.")},
    [VT_OFFER_MIX_AND_MATCH] = {"mix_and_match", N_ ("Mix and Match"),
                                N_ ("A set in which the shopper chooses each part.")},
    [VT_OFFER_VOLUME] =
        {"volume", N_ ("Volume Discount"),
         N_ ("More of the same for less: the second for half, or less for each from so many on.")},
    [VT_OFFER_SUBSCRIPTION] = {"subscription", N_ ("Subscription"),
                               N_ ("Less for what is delivered again and again.")},
    [VT_OFFER_TIER_LADDER] =
        {"tier_ladder", N_ ("Tier Ladder"),
         N_ ("Variants from the plainest to the best, and a step up for less.")},
    [VT_OFFER_DOWNSELL] = {"downsell", N_ ("Downsell"),
                           N_ ("A cheaper product or instalments for whom it is too dear.")},
    [VT_OFFER_PROTECTION] = {"protection", N_ ("Protection Plans"),
                             N_ ("Plans for what is bought, by its price.")},
    [VT_OFFER_CROSS_SELL] = {"cross_sell", N_ ("Cross-Sell"),
                             N_ ("What goes with a product, suggested where it is bought.")},
    [VT_OFFER_ADD_ON] = {"add_on", N_ ("Add-Ons"), N_ ("Services and extras, chosen one by one.")},
    [VT_OFFER_THRESHOLD] = {"threshold", N_ ("Cart Threshold"),
                            N_ ("Spend so much, and get a discount, free shipping or a gift.")},
    [VT_OFFER_MARKDOWN] = {"markdown", N_ ("Markdown"),
                           N_ ("Less for all that is selected, for a time.")},
    [VT_OFFER_FOLLOW_UP] = {"follow_up", N_ ("Follow-Up"),
                            N_ ("A word some days after a purchase, with a reason to come back.")},
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

const char *
vt_offer_kind_to_purpose (VtOfferKind kind)
{
  g_return_val_if_fail ((gsize) kind < VT_N_OFFER_KINDS, NULL);

  return _ (kinds[kind].purpose);
}
