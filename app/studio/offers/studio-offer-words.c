/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is, in sentences. */

#include "studio-offer-words.h"

#include "vt-affinity-map.h"
#include "vt-offer-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

const char *
studio_offer_state_to_text (VtOfferState state)
{
  return vt_offer_state_to_text (state);
}

const char *
studio_offer_kind_to_icon (VtOfferKind kind)
{
  static const char *const icons[VT_N_OFFER_KINDS] = {
      [VT_OFFER_BUNDLE] = "vitrine-kind-bundle-symbolic",
      [VT_OFFER_MIX_AND_MATCH] = "vitrine-kind-mix-and-match-symbolic",
      [VT_OFFER_VOLUME] = "vitrine-kind-volume-symbolic",
      [VT_OFFER_SUBSCRIPTION] = "vitrine-kind-subscription-symbolic",
      [VT_OFFER_TIER_LADDER] = "vitrine-kind-tier-ladder-symbolic",
      [VT_OFFER_DOWNSELL] = "vitrine-kind-downsell-symbolic",
      [VT_OFFER_PROTECTION] = "vitrine-kind-protection-symbolic",
      [VT_OFFER_CROSS_SELL] = "vitrine-kind-cross-sell-symbolic",
      [VT_OFFER_ADD_ON] = "vitrine-kind-add-on-symbolic",
      [VT_OFFER_THRESHOLD] = "vitrine-kind-threshold-symbolic",
      [VT_OFFER_MARKDOWN] = "vitrine-kind-markdown-symbolic",
      [VT_OFFER_FOLLOW_UP] = "vitrine-kind-follow-up-symbolic",
  };

  g_return_val_if_fail ((gsize) kind < VT_N_OFFER_KINDS, NULL);

  return icons[kind];
}

char *
studio_offer_title (const VtOffer *offer)
{
  return *offer->name != '\0' ? vt_words_title (offer->name, VT_WORDS_TITLE_MAX)
                              : g_strdup (_ ("Offer Without a Name"));
}

char *
studio_product_title (VtCatalog *catalog, const char *sku)
{
  g_autofree char *title = vt_words_product (catalog, sku);

  return vt_title_shorten (title, VT_WORDS_TITLE_MAX);
}

char *
studio_offer_price_line (const VtOffer         *offer,
                         const VtCurrency      *currency,
                         const VtBundleFigures *figures)
{
  g_autofree char *list = NULL;
  g_autofree char *price = NULL;

  if (figures == NULL || figures->list_minor == VT_MONEY_UNKNOWN || figures->saving_minor == 0)
    return vt_words_reward (&offer->reward, currency);
  list = vt_money_to_display (figures->list_minor, currency);
  price = vt_money_to_display (figures->price_minor, currency);
  return g_strdup_printf (_ ("%s instead of %s"), price, list);
}

/* Tenths of a percent, rounded half away from zero, in integers. */
static gint64
share_permille (gint64 part_minor, gint64 whole_minor)
{
  __int128 doubled = (__int128) part_minor * 2000 + (part_minor < 0 ? -whole_minor : whole_minor);

  return (gint64) (doubled / ((__int128) 2 * whole_minor));
}

char *
studio_margin_to_text (gint64 margin_minor, gint64 price_minor, const VtCurrency *currency)
{
  g_autofree char *amount = vt_money_to_display (margin_minor, currency);
  gint64           permille;

  if (margin_minor == VT_MONEY_UNKNOWN || price_minor == VT_MONEY_UNKNOWN || price_minor <= 0)
    return g_steal_pointer (&amount);
  permille = share_permille (margin_minor, price_minor);
  /* Translators: an amount of money and a percentage */
  return g_strdup_printf (_ ("%s, %.1f %% of the price"), amount, (double) permille / 10.0);
}
