/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A product as a row of a list: its facts and what the orders say of it, ready to show. */

#pragma once

#include "vt-catalog.h"
#include "vt-orders-summary.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StudioProductItem:
 *
 * Stays the same object for the same product over snapshots, so that selection and scrolling
 * survive; emits ::changed when what it shows has changed.
 */
#define STUDIO_TYPE_PRODUCT_ITEM (studio_product_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioProductItem, studio_product_item, STUDIO, PRODUCT_ITEM, GObject)

StudioProductItem *studio_product_item_new (void);

/**
 * studio_product_item_set:
 * @summary: (nullable): of the same catalogue
 *
 * Shows the product at @index of @catalog; keeps a reference of the catalogue.
 */
void studio_product_item_set (StudioProductItem     *self,
                              VtCatalog             *catalog,
                              guint32                index,
                              const VtOrdersSummary *summary);

guint32          studio_product_item_get_index (StudioProductItem *self);
const VtProduct *studio_product_item_get_product (StudioProductItem *self);
/* Units sold less units returned. */
gint64  studio_product_item_get_units (StudioProductItem *self);
guint32 studio_product_item_get_n_orders (StudioProductItem *self);
gint64  studio_product_item_get_revenue_minor (StudioProductItem *self);
/* Share of the price that is left after the cost, in ppm; %G_MININT32 unless both are known. */
gint32 studio_product_item_get_margin_ppm (StudioProductItem *self);

/* Whether every word of @folded_words is in its SKU, title, brand or category. */
gboolean studio_product_item_matches (StudioProductItem *self, const char *const *folded_words);

/* The words of a search, ready for studio_product_item_matches(). */
GStrv studio_product_fold_words (const char *search);

#define STUDIO_MARGIN_UNKNOWN G_MININT32

G_END_DECLS
