/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the curator should know about an offer before it goes out: money now, money with it, what is
 * wrong with it. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtBundleFigures:
 * @list_minor: what the components cost apart; %VT_MONEY_UNKNOWN if a price is missing
 * @price_minor: what they cost together
 * @saving_minor: the difference, 0 or more
 * @cost_minor: what they cost the shop; %VT_MONEY_UNKNOWN if the cost of any is missing
 * @margin_before_minor: list less cost
 * @margin_after_minor: price less cost
 *
 * Computed by evaluating the compiled offer with a cart of exactly its components, so that it is
 * what the pack gives. Where a price is missing, all that depend on it are %VT_MONEY_UNKNOWN.
 */
typedef struct
{
  gint64 list_minor;
  gint64 price_minor;
  gint64 saving_minor;
  gint64 cost_minor;
  gint64 margin_before_minor;
  gint64 margin_after_minor;
} VtBundleFigures;

/**
 * vt_bundle_figures:
 *
 * Quick enough to be called while a slider moves (see tests/offers/test-figures.c).
 *
 * Returns: %FALSE with an error of vt_offer_validate() or, where amounts do not fit,
 * %VT_ERROR_LIMIT
 */
gboolean vt_bundle_figures (const VtOffer    *offer,
                            VtCatalog        *catalog,
                            const VtCurrency *currency,
                            VtBundleFigures  *ret_figures,
                            GError          **error);

typedef enum
{
  VT_PROBLEM_NOTE,
  VT_PROBLEM_WARNING,
  VT_PROBLEM_ERROR, /* an offer with one cannot be ready */
} VtProblemSeverity;

/**
 * VtProblemCode:
 * @VT_PROBLEM_TOO_FEW_UNITS: (error) fewer than two units: nothing is bought together
 * @VT_PROBLEM_PART_GONE: (error) a part is not in the catalogue
 * @VT_PROBLEM_PART_WITHOUT_PRICE: (error) a part has no price
 * @VT_PROBLEM_PART_IS_FEE: (error) a part is postage or the like, which nobody puts in a cart
 * @VT_PROBLEM_NO_SAVING: (error) the set costs what its parts cost apart, or more: never applied
 * @VT_PROBLEM_CANNOT_COMPILE: (error) refused by the rule pack for another reason
 * @VT_PROBLEM_BELOW_COST: (warning) the set is sold below what its parts cost the shop
 * @VT_PROBLEM_PART_BELOW_COST: (warning) a part is sold below its cost, where the cost of the set
 * is not known
 * @VT_PROBLEM_UNKNOWN_SKU: (warning) a selector or condition names what the catalogue does not have
 * @VT_PROBLEM_SELECTS_NOTHING: (warning) no product is what the offer asks for
 * @VT_PROBLEM_SAME_SET: (warning) an offer of higher rank has the same parts
 * @VT_PROBLEM_NO_NAME: (warning) the offer has no name
 * @VT_PROBLEM_COMPETES: (note) shares a product with other offers: a cart gets the better one
 */
typedef enum
{
  VT_PROBLEM_TOO_FEW_UNITS,
  VT_PROBLEM_PART_GONE,
  VT_PROBLEM_PART_WITHOUT_PRICE,
  VT_PROBLEM_PART_IS_FEE,
  VT_PROBLEM_NO_SAVING,
  VT_PROBLEM_CANNOT_COMPILE,
  VT_PROBLEM_BELOW_COST,
  VT_PROBLEM_PART_BELOW_COST,
  VT_PROBLEM_UNKNOWN_SKU,
  VT_PROBLEM_SELECTS_NOTHING,
  VT_PROBLEM_SAME_SET,
  VT_PROBLEM_NO_NAME,
  VT_PROBLEM_COMPETES,
} VtProblemCode;

/**
 * VtProblem:
 * @sku: (nullable): the product it is about
 * @text: a sentence, translated, plain text
 */
typedef struct
{
  VtProblemCode     code;
  VtProblemSeverity severity;
  char             *offer_id; /* (owned) */
  char             *sku;      /* (owned) (nullable) */
  char             *text;     /* (owned) */
} VtProblem;

/**
 * vt_offers_check:
 * @offers: (element-type VtOffer): all of them; paused ones are not held against the others
 *
 * What is wrong with each offer, alone and beside the others.
 *
 * Returns: (element-type VtProblem): worst first, then in the order of @offers
 */
GPtrArray *vt_offers_check (GPtrArray *offers, VtCatalog *catalog, const VtCurrency *currency);
/* Whether any of @problems keeps the offer from being ready. */
gboolean vt_problems_block (GPtrArray *problems, const char *offer_id);

/**
 * vt_offers_compile:
 * @offers: (element-type VtOffer): those that are ready go in; with @only, that one goes in
 * whatever its state
 * @only: (nullable): an offer's id
 * @pack_id: 1 to 256 bytes
 * @revision: 0 to 2^53-1
 *
 * The rule pack as canonical, sealed JSON. The same offers, in any order, and the same catalogue
 * give the same bytes. It carries the products that its offers name or select, and of them what
 * their evaluation needs, and the catalogue's time zone, as the system knows it, if one of its
 * offers goes by weekdays or hours. Offers of all kinds that the evaluator knows can be compiled:
 * it has the last word on each.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT naming the offer that cannot be compiled
 * and why, %VT_ERROR_TOO_NEW if the evaluator does not know its kind, %VT_ERROR_NOT_FOUND if there
 * is no offer @only; an error of vt_zone_table_load() if the time zone cannot be had
 */
GBytes *vt_offers_compile (GPtrArray        *offers,
                           const char       *only,
                           VtCatalog        *catalog,
                           const VtCurrency *currency,
                           const char       *pack_id,
                           guint64           revision,
                           GError          **error);

/* Whether the evaluator takes the offer, whatever its state, alone with the products it needs.
 * Errors as of vt_offers_compile(). */
gboolean vt_offer_judge (const VtOffer    *offer,
                         VtCatalog        *catalog,
                         const VtCurrency *currency,
                         GError          **error);

G_END_DECLS
