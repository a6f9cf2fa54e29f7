/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the product table: what each shows and how it sorts. */

#pragma once

#include "vt-money.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  STUDIO_PRODUCT_SKU,
  STUDIO_PRODUCT_TITLE,
  STUDIO_PRODUCT_KIND,
  STUDIO_PRODUCT_CATEGORY,
  STUDIO_PRODUCT_PRICE,
  STUDIO_PRODUCT_COST,
  STUDIO_PRODUCT_MARGIN,
  STUDIO_PRODUCT_STOCK,
  STUDIO_PRODUCT_UNITS,
  STUDIO_PRODUCT_ORDERS,
  STUDIO_PRODUCT_REVENUE,
} StudioProductColumn;

#define STUDIO_N_PRODUCT_COLUMNS 11

/**
 * studio_product_columns_append:
 * @currency: outlives the view
 * @ret_columns: (out) (array length=STUDIO_N_PRODUCT_COLUMNS) (transfer none): by
 * #StudioProductColumn, for hiding those that nobody has a value for
 *
 * Adds all columns to a view whose items are #StudioProductItem.
 */
void studio_product_columns_append (GtkColumnView        *view,
                                    const VtCurrency     *currency,
                                    GtkColumnViewColumn **ret_columns);

G_END_DECLS
