/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer does, in shop words. All results are plain text. */

#pragma once

#include "vt-compile.h"

G_BEGIN_DECLS

/**
 * vt_offer_to_sentence:
 * @figures: (nullable): of a bundle, where they can be computed
 *
 * "Buy 1 of Shirts, get the second for £19.90.", "Buy “A” and “B” together, pay £12.50 instead of
 * £14.20."
 */
char *vt_offer_to_sentence (const VtOffer         *offer,
                            VtCatalog             *catalog,
                            const VtCurrency      *currency,
                            const VtBundleFigures *figures);

/* "10 % off", "for £19.90"; the name of the kind where one discount does not say it all. */
char *vt_offer_reward_to_text (const VtOffer *offer, const VtCurrency *currency);

/* "Draft", "Ready", "Paused", translated. */
const char *vt_offer_state_to_text (VtOfferState state);

/**
 * VtOfferLine:
 * @label: what it is about ("Schedule")
 * @text: what the offer says of it ("From 24 November 2025")
 *
 * Translated, plain text.
 */
typedef struct
{
  char *label; /* (owned) */
  char *text;  /* (owned) */
} VtOfferLine;

/* (element-type VtOfferLine): what is particular to the kind, one tier, plan, step or item a line;
 * of a bundle nothing, as its products are fields. */
GPtrArray *
vt_offer_list_particulars (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);

/* (element-type VtOfferLine): when, where, for whom and how often, as far as it is said. */
GPtrArray *
vt_offer_list_conditions (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);

/* (element-type VtOfferLine): what the shopper reads in other languages, and the reasons given. */
GPtrArray *vt_offer_list_texts (const VtOffer *offer);

/* (element-type VtOfferLine): name, state, products and all of the above; what is not said has no
 * line. */
GPtrArray *vt_offer_list_all (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency);

G_END_DECLS
