/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a session as a list that is searched, filtered, sorted and selected from. */

#pragma once

#include "studio-product-item.h"
#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioProductFilter:
 * @STUDIO_PRODUCTS_NO_PRICE: whose price is not known; likewise no cost
 * @STUDIO_PRODUCTS_OFFERED: that stand in an offer
 */
typedef enum
{
  STUDIO_PRODUCTS_ALL,
  STUDIO_PRODUCTS_GOODS,
  STUDIO_PRODUCTS_PLANS,
  STUDIO_PRODUCTS_PERKS,
  STUDIO_PRODUCTS_FEES,
  STUDIO_PRODUCTS_NO_PRICE,
  STUDIO_PRODUCTS_NO_COST,
  STUDIO_PRODUCTS_OFFERED,
} StudioProductFilter;

/**
 * StudioProductList:
 *
 * Follows the session's catalogue and figures. Its selection is the session's, both ways. Emits
 * ::changed when the products or how many of them pass have changed.
 */
#define STUDIO_TYPE_PRODUCT_LIST (studio_product_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioProductList, studio_product_list, STUDIO, PRODUCT_LIST, GObject)

StudioProductList *studio_product_list_new (StudioSession *session);

/* The model of a view: filtered, sorted, with the selection. */
GtkSelectionModel *studio_product_list_get_model (StudioProductList *self);

void studio_product_list_set_search (StudioProductList *self, const char *search);
void studio_product_list_set_filter (StudioProductList *self, StudioProductFilter filter);
/* Usually gtk_column_view_get_sorter(). */
void studio_product_list_set_sorter (StudioProductList *self, GtkSorter *sorter);

guint studio_product_list_get_n_products (StudioProductList *self);
guint studio_product_list_get_n_passing (StudioProductList *self);
/* Whether any product has one: a column that nobody has a value for is not shown. */
gboolean studio_product_list_has_categories (StudioProductList *self);
gboolean studio_product_list_has_stock (StudioProductList *self);
gboolean studio_product_list_has_costs (StudioProductList *self);
/* Whether not all products are of one kind. */
gboolean studio_product_list_has_kinds (StudioProductList *self);

/* Where a product stands in the view's model; GTK_INVALID_LIST_POSITION if it is filtered out. */
guint studio_product_list_find (StudioProductList *self, guint32 product);

G_END_DECLS
