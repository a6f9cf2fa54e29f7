/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an order file, understood. */

#pragma once

#include "vt-row-reader.h"

G_BEGIN_DECLS

/**
 * VtOrderLine:
 * @key: what names the product: its SKU; its title where the file has no column of SKUs
 * @customer: empty for a guest
 * @price_rounded: whether the price was finer than the currency
 *
 * Texts are those of the record.
 */
typedef struct
{
  const char *order;
  gsize       order_length;
  const char *key;
  gsize       key_length;
  const char *title;
  gsize       title_length;
  const char *customer;
  gsize       customer_length;
  gint64      time_us;
  gint32      quantity;
  gint64      price_minor;
  gboolean    price_rounded;
} VtOrderLine;

/* Remembers what the last row said, since the rows of one order repeat it. */
typedef struct
{
  const VtImportPlan *plan; /* (unowned) */
  char                time_text[64];
  gint64              time_us;
} VtOrderLineParser;

void vt_order_line_parser_init (VtOrderLineParser *parser, const VtImportPlan *plan);

/* %FALSE with the problem if the row cannot be an order line. */
gboolean vt_order_line_parse (VtOrderLineParser *parser,
                              const VtCsvRecord *record,
                              VtOrderLine       *ret_line,
                              VtRowProblem      *ret_problem);

G_END_DECLS
