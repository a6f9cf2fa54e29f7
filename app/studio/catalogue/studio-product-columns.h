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
 * studio_product_columns_new:
 * @currency: outlives the columns
 * @ret_columns: (out) (array length=STUDIO_N_PRODUCT_COLUMNS) (transfer full): by
 * #StudioProductColumn
 *
 * Makes all columns for a view whose items are #StudioProductItem.
 */
void studio_product_columns_new (const VtCurrency *currency, GtkColumnViewColumn **ret_columns);

/**
 * studio_product_columns_show:
 * @is_wanted: (array length=STUDIO_N_PRODUCT_COLUMNS): non-zero for those to show
 *
 * Puts the wanted columns into the view and takes the others out. Hiding them would be simpler, but
 * GTK 4.8 gives no column the room that is left while one is hidden.
 */
void studio_product_columns_show (GtkColumnView        *view,
                                  GtkColumnViewColumn **columns,
                                  const guint8         *is_wanted);

G_END_DECLS
