/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders suggest: offers of several kinds, ready to be taken. */

#pragma once

#include "vt-offer.h"
#include "vt-orders.h"
#include "vt-pairs.h"

G_BEGIN_DECLS

/**
 * VtSuggestion:
 * @draft: a ready-made offer, a draft, under an id that is made up anew each time
 * @key: what it is about, the same as long as it is about the same products; kept where it is
 * dismissed
 * @title: what it is in short, for a list
 * @reason: why, with its figures: one sentence or two
 * @worth_minor: what it may bring in a year, minor units, above 0; see vt_suggestions_find()
 *
 * Texts are translated and plain. A value.
 */
typedef struct
{
  VtOfferKind kind;
  VtOffer    *draft;  /* (owned) */
  char       *key;    /* (owned) */
  char       *title;  /* (owned) */
  char       *reason; /* (owned) */
  gint64      worth_minor;
} VtSuggestion;

VtSuggestion *vt_suggestion_copy (const VtSuggestion *suggestion);
void          vt_suggestion_free (VtSuggestion *suggestion);

/**
 * VtSuggestInput:
 * @orders: whose indices of products are those of @catalog
 * @pairs: of the same orders
 * @offers: (element-type VtOffer): what one of them does already is not suggested
 * @dismissed: (nullable) (element-type utf8): keys of what is not to be suggested again
 * @n_threads: 0 for as many as the machine has
 */
typedef struct
{
  VtCatalog        *catalog;
  VtOrders         *orders;
  VtPairs          *pairs;
  const VtCurrency *currency;
  GPtrArray        *offers;
  GPtrArray        *dismissed;
  guint             n_threads;
} VtSuggestInput;

/* One bit a kind. */
typedef guint32 VtOfferKinds;

#define VT_OFFER_KINDS_ALL ((VtOfferKinds) ((1u << VT_N_OFFER_KINDS) - 1))

/* Whether offers of that kind are ever suggested. */
gboolean vt_offer_kind_is_suggested (VtOfferKind kind);

/**
 * vt_suggestions_find:
 * @kinds: which are looked for
 * @n_max: how many at most
 *
 * Bundles from what is bought together, accessories that go with something dearer, ladders of goods
 * of one category that grow in price and features, plans for goods that no offer protects, a
 * threshold a little above what most orders come to, reminders of what customers come back for,
 * discounts for one unit more, deliveries of what is bought again and again. Each is above chance
 * where it is about what goes together (adjusted p at most one in a hundred), and its draft is one
 * that the evaluator takes.
 *
 * The worth is an estimate to rank by: of those orders of a year in which it could be taken and was
 * not, half as many take it as do so by themselves; each brings the margin of what is added, before
 * any discount. Where a cost is not known, the mean margin of the catalogue stands in for it, or
 * the price if no cost at all is known. Of each kind the list has the most worth first; among the
 * kinds the worth of the next counts half for each that is there already, so that the list has
 * variety.
 *
 * Returns: (element-type VtSuggestion): best first; %NULL only with %G_IO_ERROR_CANCELLED
 */
GPtrArray *vt_suggestions_find (
    const VtSuggestInput *input, VtOfferKinds kinds, guint n_max, VtJob *job, GError **error);

/* (nullable): that of the key; belongs to @suggestions (element-type VtSuggestion). */
const VtSuggestion *vt_suggestions_find_key (GPtrArray *suggestions, const char *key);

/* "£5,700.00": an estimate, to two digits. */
char *vt_suggestion_worth_to_text (gint64 worth_minor, const VtCurrency *currency);

/* (transfer full): the key of a suggestion about these products (array length=n), in any order. */
char *vt_suggestion_make_key (VtOfferKind kind, const char *const *skus, guint n_skus);

/**
 * vt_offer_from_products:
 * @products: (array length=n_products): product indices; more than the most that a bundle takes
 * are left out, as are repeats
 * @pairs: (nullable): where the note's evidence comes from
 *
 * A draft bundle of one unit each: named after its products, with 10 % off, or less where that
 * would take more than half of a known margin, and with the evidence as its note.
 */
VtOffer *vt_offer_from_products (VtCatalog     *catalog,
                                 const guint32 *products,
                                 guint          n_products,
                                 VtPairs       *pairs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSuggestion, vt_suggestion_free)

G_END_DECLS
