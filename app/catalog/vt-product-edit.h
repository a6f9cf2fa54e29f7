/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing one field of a product by hand. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

typedef enum
{
  VT_PRODUCT_FIELD_TITLE,
  VT_PRODUCT_FIELD_KIND,
  VT_PRODUCT_FIELD_CATEGORY,
  VT_PRODUCT_FIELD_BRAND,
  VT_PRODUCT_FIELD_PRICE,
  VT_PRODUCT_FIELD_COST,
  VT_PRODUCT_FIELD_STOCK,
  VT_PRODUCT_FIELD_WEIGHT,
} VtProductField;

#define VT_N_PRODUCT_FIELDS 8

/* No text of a product is longer, in characters. */
#define VT_PRODUCT_MAX_TEXT 1000
/* No product is heavier; it leaves room for sums. */
#define VT_PRODUCT_MAX_WEIGHT_G G_GINT64_CONSTANT (1000000000000)

/* "Title", "Cost"…, translated. */
const char *vt_product_field_get_label (VtProductField field);

/* "goods", "plan", "perk", "fee": as in the workspace and in files. */
const char *vt_product_kind_get_id (VtProductKind kind);
/* "Goods", "Protection Plan", "Perk", "Fee", translated. */
const char *vt_product_kind_get_label (VtProductKind kind);

/**
 * vt_product_edit:
 * @text: the new value: an amount as vt_money_from_plain() reads it, a whole number for the stock
 * or the weight in grams, a kind's id, or text; empty where a price, cost, stock, weight, category
 * or brand is not known
 *
 * Sets one field and marks the product as edited by hand, so that removing the import that brought
 * it does not take it away. Surrounding blanks of texts are dropped, categories get " > " between
 * their parts.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT naming the field if @text is no such value, or
 * %VT_ERROR_NOT_FOUND if there is no such product
 */
gboolean vt_product_edit (VtDatabase       *database,
                          gint64            product_id,
                          VtProductField    field,
                          const char       *text,
                          const VtCurrency *currency,
                          GError          **error);

G_END_DECLS
