/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import found, counted and put into words: each rule that was applied says so. */

#include "vt-import-facts.h"

#include "vt-orders.h"

#include <glib/gi18n-lib.h>

void
vt_import_facts_add_line (VtImportFacts *facts, guint8 flags, gint32 quantity, gint64 price_minor)
{
  if ((flags & VT_ORDER_RETURN) != 0)
    facts->n_lines_return++;
  else if ((flags & VT_ORDER_CORRECTION) != 0)
    facts->n_lines_correction++;
  else
    {
      facts->n_lines_sale++;
      facts->n_lines_free += price_minor == 0;
      facts->n_lines_taken_back += quantity < 0;
    }
}

void
vt_import_facts_add_order (VtImportFacts *facts, guint8 flags, gboolean is_guest)
{
  if ((flags & VT_ORDER_RETURN) != 0)
    facts->n_returns++;
  else if ((flags & VT_ORDER_CORRECTION) != 0)
    facts->n_corrections++;
  else
    {
      facts->n_sales++;
      facts->n_guests += is_guest;
    }
}

static void
report_orders (const VtImportFacts *facts, VtImportReport *report)
{
  vt_import_report_add_section (report, "orders", _ ("Orders"));
  vt_import_report_add_fact (report, "sales", facts->n_sales, _ ("orders that are sales"));
  vt_import_report_add_fact (report, "returns", facts->n_returns,
                             _ ("orders that are returns (nothing but negative quantities, or a C "
                                "before the number): kept, never a basket"));
  vt_import_report_add_fact (
      report, "corrections", facts->n_corrections,
      _ ("orders that are bookkeeping (write-offs and stock movements without a price, negative "
         "prices, numbered adjustments): kept, never a basket"));
  vt_import_report_add_fact (report, "guests", facts->n_guests,
                             _ ("sales without a customer: taken as guests"));
  vt_import_report_add_fact (report, "orders-unchanged", facts->n_orders_unchanged,
                             _ ("orders that were there already, line by line: skipped"));
  vt_import_report_add_fact (report, "orders-changed", facts->n_orders_changed,
                             _ ("orders that were there already with other lines: rejected"));
}

static void
report_lines (const VtImportFacts *facts, const VtOrderTable *table, VtImportReport *report)
{
  vt_import_report_add_section (report, "lines", _ ("Order Lines"));
  vt_import_report_add_fact (report, "lines-of-sales", facts->n_lines_sale, _ ("lines of sales"));
  vt_import_report_add_fact (report, "lines-of-returns", facts->n_lines_return,
                             _ ("lines of returns"));
  vt_import_report_add_fact (report, "lines-of-corrections", facts->n_lines_correction,
                             _ ("lines of bookkeeping"));
  vt_import_report_add_fact (report, "lines-free", facts->n_lines_free,
                             _ ("lines of sales at price 0: kept as give-aways"));
  vt_import_report_add_fact (
      report, "lines-taken-back", facts->n_lines_taken_back,
      _ ("lines of sales with a negative quantity: kept, not in the basket"));
  vt_import_report_add_fact (report, "prices-rounded", table->n_rounded,
                             _ ("prices finer than the currency: rounded to its smallest unit"));
  vt_import_report_add_fact (report, "times-differ", table->n_times_differ,
                             _ ("orders whose lines have several times: the earliest counts"));
  vt_import_report_add_fact (report, "customers-differ", table->n_customers_differ,
                             _ ("orders whose lines name several customers: the first counts"));
}

static void
report_products (const VtImportFacts   *facts,
                 const VtImportPlan    *plan,
                 const VtOrderProducts *products,
                 VtImportReport        *report)
{
  vt_import_report_add_section (report, "products", _ ("Products"));
  vt_import_report_add_fact (report, "products-new", facts->n_products_new,
                             _ ("products made from the order lines; the price is the one charged "
                                "most often"));
  vt_import_report_add_fact (report, "products-known", facts->n_products_known,
                             _ ("products that were there already: left as they are"));
  vt_import_report_add_fact (
      report, "fees", facts->n_fees_new,
      _ ("of the new ones are fees, not goods (no article number, and called postage, charge, "
         "discount, manual or the like)"));
  if (plan->sku_case == VT_SKU_CASE_FOLD)
    vt_import_report_add_fact (
        report, "spellings-merged", products->n_spellings_merged,
        _ ("codes that differ from another only in letter case: one product, "
           "named as it is written most"));
  vt_import_report_add_fact (report, "several-titles", products->n_several_titles,
                             _ ("products with several descriptions: the one sold under most is "
                                "the title"));
  vt_import_report_add_fact (report, "titles-left", products->n_titles_left,
                             _ ("descriptions that are not a title, such as notes on stock"));
  vt_import_report_add_fact (report, "without-title", products->n_without_title,
                             _ ("products without a description: the code stands for it"));
}

void
vt_import_facts_report_reading (const VtImportPlan *plan, VtImportReport *report)
{
  g_autoptr (GString) unused = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint            n_unused = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const VtImportColumn *column = g_ptr_array_index (plan->columns, i);

      if (column->field != VT_FIELD_NONE && column->field != VT_FIELD_COUNTRY)
        continue;
      g_string_append_printf (unused, "%s%s", n_unused > 0 ? ", " : "", column->name);
      n_unused++;
    }
  vt_import_report_add_section (report, "reading", _ ("Reading"));
  text = g_strdup_printf (_ ("columns that are not used: %s"), unused->str);
  vt_import_report_add_fact (report, "columns-unused", n_unused, text);
}

void
vt_import_facts_report_orders (const VtImportFacts   *facts,
                               const VtImportPlan    *plan,
                               const VtOrderTable    *table,
                               const VtOrderProducts *products,
                               VtImportReport        *report)
{
  report_orders (facts, report);
  report_lines (facts, table, report);
  report_products (facts, plan, products, report);
  vt_import_report_add_section (report, "customers", _ ("Customers"));
  vt_import_report_add_fact (report, "customers-new", facts->n_customers_new, _ ("new customers"));
  vt_import_facts_report_reading (plan, report);
}
