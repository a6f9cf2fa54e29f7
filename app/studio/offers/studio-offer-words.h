/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is, in sentences. All results are plain text. */

#pragma once

#include "vt-compile.h"

G_BEGIN_DECLS

/* "Draft", "Ready", "Paused", translated. */
const char *studio_offer_state_to_text (VtOfferState state);
/* The name of the kind's icon. */
const char *studio_offer_kind_to_icon (VtOfferKind kind);
/* The name on one line, or what an offer without one is called. */
char *studio_offer_title (const VtOffer *offer);

/* A product's title as it stands on one line, not in capitals only; its SKU where there is none. */
char *studio_product_title (VtCatalog *catalog, const char *sku);

/* Of a bundle: "£12.50 instead of £14.20", or the discount alone where prices are missing. */
char *studio_offer_price_line (const VtOffer         *offer,
                               const VtCurrency      *currency,
                               const VtBundleFigures *figures);

/**
 * studio_margin_to_text:
 * @price_minor: what the margin is a share of
 *
 * "£3.20, 25.6 % of the price".
 */
char *studio_margin_to_text (gint64 margin_minor, gint64 price_minor, const VtCurrency *currency);

G_END_DECLS
