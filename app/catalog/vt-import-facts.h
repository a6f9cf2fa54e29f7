/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import found, counted and put into words: each rule that was applied says so. */

#pragma once

#include "vt-import.h"
#include "vt-order-products.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n_orders_unchanged;
  guint64 n_orders_changed;
  guint64 n_sales;
  guint64 n_returns;
  guint64 n_corrections;
  guint64 n_guests; /* sales without a customer */
  guint64 n_lines_sale;
  guint64 n_lines_return;
  guint64 n_lines_correction;
  guint64 n_lines_free;       /* of sales, price 0 */
  guint64 n_lines_taken_back; /* of sales, negative quantity */
  guint64 n_products_new;
  guint64 n_products_known;
  guint64 n_fees_new;
  guint64 n_customers_new;
} VtImportFacts;

void
vt_import_facts_add_line (VtImportFacts *facts, guint8 flags, gint32 quantity, gint64 price_minor);
void vt_import_facts_add_order (VtImportFacts *facts, guint8 flags, gboolean is_guest);

/* Adds the sections of an order file to the report. */
void vt_import_facts_report_orders (const VtImportFacts   *facts,
                                    const VtImportPlan    *plan,
                                    const VtOrderTable    *table,
                                    const VtOrderProducts *products,
                                    VtImportReport        *report);

/* Adds the section on how the file was read. */
void vt_import_facts_report_reading (const VtImportPlan *plan, VtImportReport *report);

G_END_DECLS
