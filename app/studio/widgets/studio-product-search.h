/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds products by a few letters while they are being typed. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioProductSearch:
 *
 * Follows the session's catalogue; what it looks in is prepared off the main loop.
 */
#define STUDIO_TYPE_PRODUCT_SEARCH (studio_product_search_get_type ())
G_DECLARE_FINAL_TYPE (StudioProductSearch, studio_product_search, STUDIO, PRODUCT_SEARCH, GObject)

StudioProductSearch *studio_product_search_new (StudioSession *session);

/* (nullable): the catalogue that what is found belongs to. */
VtCatalog *studio_product_search_get_catalog (StudioProductSearch *self);

/**
 * studio_product_search_find:
 * @text: words, each of which is in the SKU, title, brand or category; none finds nothing
 * @max: how many at most
 * @ret_products: (array length=max): product indices
 *
 * Finds products that are no fees: first the one with that SKU, then those whose SKU and whose
 * title begin so, then the others; what was ordered more often goes first.
 *
 * Returns: how many were found
 */
guint studio_product_search_find (StudioProductSearch *self,
                                  const char          *text,
                                  guint                max,
                                  guint32             *ret_products);

G_END_DECLS
