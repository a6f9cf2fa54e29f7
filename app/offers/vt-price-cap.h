/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a suggestion of an offer may cost at most. */

#pragma once

#include "vt-terms.h"

#include "vt-catalog.h"

G_BEGIN_DECLS

/* A member of the studio's own, in minor units, that no evaluator looks at: it is kept by what is
 * put in the list. */
#define VT_PRICE_CAP_PATH "x-price-cap"

/* %VT_MONEY_UNKNOWN where there is none. */
gint64 vt_price_cap_get (JsonNode *terms);
/* %FALSE as well if the price is not known, or the product is not. */
gboolean vt_price_cap_is_above (JsonNode *terms, VtCatalog *catalog, const char *sku);
/* (element-type utf8) (owned): the SKUs of "items" that cost more, in their order. */
GPtrArray *vt_price_cap_list_above (JsonNode *terms, VtCatalog *catalog);

/**
 * vt_price_cap_take_out:
 *
 * Returns: (transfer full): new, sealed terms without those items; the same where there are none
 */
JsonNode *vt_price_cap_take_out (JsonNode *terms, VtCatalog *catalog, GError **error);

G_END_DECLS
