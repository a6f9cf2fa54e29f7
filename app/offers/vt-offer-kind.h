/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of offers there are. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VtOfferKind:
 * @VT_OFFER_BUNDLE: named products for less together
 * @VT_OFFER_MIX_AND_MATCH: the same with a choice for each part
 * @VT_OFFER_VOLUME: several of one sort: the second for less, or less for each from so many on
 * @VT_OFFER_SUBSCRIPTION: less for what is delivered again and again
 * @VT_OFFER_TIER_LADDER: variants from plain to best, with a step up for less
 * @VT_OFFER_DOWNSELL: a cheaper product that will do as well, or payment in instalments
 * @VT_OFFER_PROTECTION: a plan for what is bought
 * @VT_OFFER_CROSS_SELL: what goes with a product
 * @VT_OFFER_ADD_ON: services and perks chosen one by one
 * @VT_OFFER_THRESHOLD: spend so much and get something
 * @VT_OFFER_MARKDOWN: less for whatever is selected
 * @VT_OFFER_FOLLOW_UP: a word some days after a purchase
 *
 * What each means in a rule pack is said in data/schema/README.md.
 */
typedef enum
{
  VT_OFFER_BUNDLE,
  VT_OFFER_MIX_AND_MATCH,
  VT_OFFER_VOLUME,
  VT_OFFER_SUBSCRIPTION,
  VT_OFFER_TIER_LADDER,
  VT_OFFER_DOWNSELL,
  VT_OFFER_PROTECTION,
  VT_OFFER_CROSS_SELL,
  VT_OFFER_ADD_ON,
  VT_OFFER_THRESHOLD,
  VT_OFFER_MARKDOWN,
  VT_OFFER_FOLLOW_UP,
} VtOfferKind;

#define VT_N_OFFER_KINDS 12

/* "mix_and_match": as in documents, rule packs and the workspace's column. */
const char *vt_offer_kind_to_word (VtOfferKind kind);
/* %FALSE if there is no such kind. */
gboolean vt_offer_kind_from_word (const char *word, VtOfferKind *ret_kind);
/* "Mix and Match", translated. */
const char *vt_offer_kind_to_text (VtOfferKind kind);
/* What it is for, a sentence, translated. */
const char *vt_offer_kind_to_purpose (VtOfferKind kind);

G_END_DECLS
