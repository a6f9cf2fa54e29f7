/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with offers, each alone and beside the others. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

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

G_END_DECLS
