/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a catalogue file, understood. */

#pragma once

#include "vt-catalog.h"
#include "vt-row-reader.h"

G_BEGIN_DECLS

/**
 * VtProductRow:
 * @has: (array length=VT_N_FIELDS): which fields the row says something about; an empty cell says
 * nothing
 * @product: the values of those; texts are those of the record, or of @attributes and @tags
 * @price_rounded: whether price or cost was finer than the currency
 */
typedef struct
{
  gboolean  has[VT_N_FIELDS];
  VtProduct product;
  gboolean  price_rounded;
  char     *attributes; /* (owned) (nullable): JSON */
  char     *tags;       /* (owned) (nullable): JSON */
} VtProductRow;

void vt_product_row_clear (VtProductRow *row);

/* %FALSE with the problem if the row cannot be a product. */
gboolean vt_product_row_parse (const VtImportPlan *plan,
                               const VtCsvRecord  *record,
                               VtProductRow       *ret_row,
                               VtRowProblem       *ret_problem);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtProductRow, vt_product_row_clear)

G_END_DECLS
