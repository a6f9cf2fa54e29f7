/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts of several sorts made of products that were chosen together. */

#pragma once

#include "vt-offer.h"
#include "vt-pairs.h"
#include "vt-visits.h"

G_BEGIN_DECLS

/**
 * VtDraftSort:
 * @VT_DRAFT_BUNDLE: all of them for less, see vt_offer_from_products()
 * @VT_DRAFT_CROSS_SELL: to who takes the one sold most, the others are suggested
 * @VT_DRAFT_LOOK: the same, as a look to complete
 * @VT_DRAFT_FOLLOW_UP: who bought one is reminded of the others some days later
 */
typedef enum
{
  VT_DRAFT_BUNDLE,
  VT_DRAFT_CROSS_SELL,
  VT_DRAFT_LOOK,
  VT_DRAFT_FOLLOW_UP,
} VtDraftSort;

#define VT_DRAFT_N_SORTS 4
/* How long after a purchase a follow-up looks for the next, in days. */
#define VT_DRAFT_WITHIN_DAYS 60

/* "bundle", "cross-sell", "look", "follow-up". */
const char *vt_draft_sort_to_word (VtDraftSort sort);
/* Returns: %FALSE if it is none of these words */
gboolean vt_draft_sort_from_word (const char *word, VtDraftSort *ret_sort);

/**
 * vt_draft_of_products:
 * @products: (array length=n_products): product indices, at least 2, each once
 * @pairs: (nullable): where the evidence comes from, and which of them is sold most
 * @visits: (nullable): of customers, within %VT_DRAFT_WITHIN_DAYS: a follow-up takes from them what
 * is bought first and after how many days; without, the first of @products and a week
 *
 * A draft with what the orders say of the products as its note. More products than
 * %VT_OFFER_MAX_COMPONENTS are left out.
 */
VtOffer *vt_draft_of_products (VtCatalog     *catalog,
                               VtDraftSort    sort,
                               const guint32 *products,
                               guint          n_products,
                               VtPairs       *pairs,
                               VtVisits      *visits);

G_END_DECLS
