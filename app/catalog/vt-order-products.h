/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products that order lines are about: which spellings are one, and what they are called. */

#pragma once

#include "vt-catalog.h"
#include "vt-order-table.h"

G_BEGIN_DECLS

/**
 * VtOrderProduct:
 * @sku: as written most often
 * @title: what it is mostly called where it is sold; its SKU if it never is called anything
 * @price_minor: the price of most sale lines, of several the one charged last; unknown if never
 * sold
 * @id: its row in the workspace, 0 while it has none
 * @is_used: whether an order that is stored has it
 */
typedef struct
{
  const char   *sku;   /* of the table */
  const char   *title; /* of the table */
  VtProductKind kind;
  gint64        price_minor;
  gint64        id;
  gboolean      is_used;
} VtOrderProduct;

/**
 * VtOrderProducts:
 * @of_spelling: (array length=n_spellings): product of each spelling in the table
 * @n_spellings_merged: spellings that are another's product
 * @n_titles_left: descriptions that are not their product's title
 * @n_without_title: products named by their code
 */
typedef struct
{
  GArray  *products;    /* (owned) of VtOrderProduct, in the order in which they are first met */
  guint32 *of_spelling; /* (owned) */
  guint64  n_spellings_merged;
  guint64  n_several_titles;
  guint64  n_titles_left;
  guint64  n_without_title;
} VtOrderProducts;

/* @table must outlive it. */
VtOrderProducts *vt_order_products_new (VtOrderTable *table, VtSkuCase sku_case);
void             vt_order_products_free (VtOrderProducts *self);

static inline VtOrderProduct *
vt_order_products_get (const VtOrderProducts *self, guint32 product)
{
  return &g_array_index (self->products, VtOrderProduct, product);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtOrderProducts, vt_order_products_free)

G_END_DECLS
