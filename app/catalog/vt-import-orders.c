/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of order lines: read, grouped into orders, told from what is there, stored in chunks. */

#include "vt-import-orders.h"

#include "vt-import-facts.h"
#include "vt-order-chunk.h"
#include "vt-order-digests.h"
#include "vt-order-flags.h"
#include "vt-product-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const VtImportPlan *plan;     /* (unowned) */
  VtImportReport     *report;   /* (unowned) */
  VtOrderTable       *table;    /* (owned) */
  VtOrderProducts    *products; /* (owned) */
  guint32            *first;    /* (owned): of each order, where its lines are in lines */
  guint32            *lines;    /* (owned): lines of the table, those of one order together */
  guint32            *sorted;   /* (owned): orders to store, by time */
  guint32             n_sorted;
  guint8             *flags;       /* (owned) */
  guint32            *customer_id; /* (owned): of each customer in the table, 0 while it has none */
  VtImportFacts       facts;
  VtBatchFigures      figures;
} OrderImport;

static void
order_import_clear (OrderImport *import)
{
  vt_order_table_free (import->table);
  vt_order_products_free (import->products);
  g_free (import->first);
  g_free (import->lines);
  g_free (import->sorted);
  g_free (import->flags);
  g_free (import->customer_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OrderImport, order_import_clear)

/* Puts the lines of each order together, in the order of the file. */
static void
group_lines (OrderImport *import)
{
  guint32 n_orders = import->table->orders->len, n_lines = import->table->n_lines, at = 0;

  import->first = g_new (guint32, (gsize) n_orders + 1);
  import->lines = g_new (guint32, (gsize) n_lines + 1);
  for (guint32 i = 0; i < n_orders; i++)
    {
      import->first[i] = at;
      at += vt_order_table_get_order (import->table, i)->n_lines;
    }
  for (guint32 i = 0; i < n_lines; i++)
    import->lines[import->first[vt_order_table_get_line (import->table, i).order]++] = i;
  for (guint32 i = n_orders; i > 0; i--)
    import->first[i] = import->first[i - 1];
  import->first[0] = 0;
}

/* ---- what the workspace knows already ---- */

static gboolean
find_products (OrderImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtCatalog) catalog = vt_catalog_load (database, job, error);

  if (catalog == NULL)
    return FALSE;

  for (guint i = 0; i < import->products->products->len; i++)
    {
      VtOrderProduct  *product = vt_order_products_get (import->products, i);
      guint32          index = vt_catalog_index_of_sku (catalog, product->sku);
      const VtProduct *known = index != VT_PRODUCT_NONE ? vt_catalog_get (catalog, index) : NULL;

      if (known == NULL ||
          (import->plan->sku_case == VT_SKU_CASE_EXACT && !g_str_equal (known->sku, product->sku)))
        continue;
      product->id = known->id;
      product->kind = known->kind;
    }
  return TRUE;
}

static gboolean
find_customers (OrderImport *import, VtDatabase *database, GError **error)
{
  VtIntern *customers = import->table->customers;
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  import->customer_id = g_new0 (guint32, (gsize) vt_intern_get_n (customers) + 1);
  if (!vt_statement_prepare (&row, database, "SELECT id, key FROM customer", error))
    return FALSE;

  for (;;)
    {
      const char *key;
      guint32     number;

      if (!vt_statement_step (&row, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      key = vt_statement_get_text (&row, 1);
      number = vt_intern_find (customers, key, strlen (key));
      if (number != VT_INTERN_NONE)
        import->customer_id[number] = (guint32) vt_statement_get_int64 (&row, 0);
    }
}

/* ---- which orders are new ---- */

/* An order of which a product or the customer is not known yet cannot be there. */
static VtOrderSeen
look_up (OrderImport *import, VtOrderDigests *digests, guint32 order)
{
  const VtTableOrder *the_order = vt_order_table_get_order (import->table, order);
  VtOrderDigest       digest;
  gsize               length;
  const char         *name = vt_intern_get (import->table->names, order, &length);

  vt_order_digest_init (&digest, name, length, the_order->time_us,
                        the_order->customer > 0 ? import->customer_id[the_order->customer - 1] : 0);
  for (guint32 i = import->first[order]; i < import->first[order + 1]; i++)
    {
      VtTableLine line = vt_order_table_get_line (import->table, import->lines[i]);
      guint32     product = import->products->of_spelling[line.spelling];

      vt_order_digest_add_line (&digest,
                                (guint32) vt_order_products_get (import->products, product)->id,
                                line.quantity, line.price_minor);
    }
  return vt_order_digests_look_up (digests, &digest);
}

static void
reject_order (OrderImport *import, guint32 order)
{
  const char *column = vt_import_plan_get_column_name (import->plan, VT_FIELD_ORDER);
  const char *name = vt_intern_get (import->table->names, order, NULL);

  for (guint32 i = import->first[order]; i < import->first[order + 1]; i++)
    vt_import_report_reject (import->report,
                             vt_order_table_get_line (import->table, import->lines[i]).row, column,
                             name, _ ("this order was imported before, with other lines"),
                             _ ("remove the import that holds it, then import both files again"));
}

static void
keep_order (OrderImport *import, guint32 order)
{
  vt_import_report_count_rows (import->report, VT_ROW_ADDED,
                               import->first[order + 1] - import->first[order]);
  import->sorted[import->n_sorted++] = order;
  for (guint32 i = import->first[order]; i < import->first[order + 1]; i++)
    {
      VtTableLine line = vt_order_table_get_line (import->table, import->lines[i]);

      vt_order_products_get (import->products, import->products->of_spelling[line.spelling])
          ->is_used = TRUE;
    }
}

static gboolean
choose_orders (OrderImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtOrderDigests) digests = vt_order_digests_load (database, job, error);
  guint32 n_orders = import->table->orders->len;

  if (digests == NULL)
    return FALSE;

  import->sorted = g_new (guint32, (gsize) n_orders + 1);
  for (guint32 i = 0; i < n_orders; i++)
    {
      if (i % 4096 == 0 && !vt_job_check (job, error))
        return FALSE;
      switch (look_up (import, digests, i))
        {
        case VT_ORDER_NEW:
          keep_order (import, i);
          break;
        case VT_ORDER_SAME:
          import->facts.n_orders_unchanged++;
          vt_import_report_count_rows (import->report, VT_ROW_UNCHANGED,
                                       import->first[i + 1] - import->first[i]);
          break;
        case VT_ORDER_CHANGED:
        default:
          import->facts.n_orders_changed++;
          reject_order (import, i);
          break;
        }
    }
  return TRUE;
}

static int
compare_orders (gconstpointer a, gconstpointer b, gpointer data)
{
  const VtOrderTable *table = data;
  guint32             first = *(const guint32 *) a, second = *(const guint32 *) b;
  gint64              first_us = vt_order_table_get_order (table, first)->time_us;
  gint64              second_us = vt_order_table_get_order (table, second)->time_us;

  if (first_us != second_us)
    return first_us < second_us ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* ---- writing ---- */

static gboolean
write_products (OrderImport *import, VtDatabase *database, GError **error)
{
  g_auto (VtStatement) insert = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (
          &insert, database,
          "INSERT INTO product (sku, title, kind, price_minor, origin, batch_id) "
          "VALUES (?1, ?2, ?3, ?4, 'orders', ?5)",
          error))
    return FALSE;

  for (guint i = 0; i < import->products->products->len; i++)
    {
      VtOrderProduct *product = vt_order_products_get (import->products, i);

      if (!product->is_used)
        continue;
      if (product->id != 0)
        {
          import->facts.n_products_known++;
          continue;
        }
      vt_statement_bind_text (&insert, 1, product->sku);
      vt_statement_bind_text (&insert, 2, product->title);
      vt_statement_bind_text (&insert, 3, vt_product_kind_get_id (product->kind));
      vt_statement_bind_money (&insert, 4, product->price_minor);
      vt_statement_bind_int64 (&insert, 5, import->report->batch_id);
      if (!vt_statement_run (&insert, error))
        return FALSE;
      product->id = vt_database_last_insert_id (database);
      import->facts.n_products_new++;
      import->facts.n_fees_new += product->kind == VT_PRODUCT_FEE;
    }
  return TRUE;
}

static gboolean
write_customers (OrderImport *import, VtDatabase *database, GError **error)
{
  g_auto (VtStatement) insert = VT_STATEMENT_INIT;

  if (!vt_statement_prepare (&insert, database, "INSERT INTO customer (key) VALUES (?1)", error))
    return FALSE;

  for (guint32 i = 0; i < import->n_sorted; i++)
    {
      guint32 customer = vt_order_table_get_order (import->table, import->sorted[i])->customer;

      if (customer == 0 || import->customer_id[customer - 1] != 0)
        continue;
      vt_statement_bind_text (&insert, 1,
                              vt_intern_get (import->table->customers, customer - 1, NULL));
      if (!vt_statement_run (&insert, error))
        return FALSE;
      import->customer_id[customer - 1] = (guint32) vt_database_last_insert_id (database);
      import->facts.n_customers_new++;
    }
  return TRUE;
}

static void
pack_order (OrderImport *import, VtChunkWriter *writer, guint32 order)
{
  const VtTableOrder *the_order = vt_order_table_get_order (import->table, order);
  gsize               length;
  const char         *name = vt_intern_get (import->table->names, order, &length);

  vt_chunk_writer_add_order (writer, name, length, the_order->time_us,
                             the_order->customer > 0 ? import->customer_id[the_order->customer - 1]
                                                     : 0,
                             import->flags[order]);
  for (guint32 i = import->first[order]; i < import->first[order + 1]; i++)
    {
      VtTableLine line = vt_order_table_get_line (import->table, import->lines[i]);
      guint32     product = import->products->of_spelling[line.spelling];

      vt_chunk_writer_add_line (writer,
                                (guint32) vt_order_products_get (import->products, product)->id,
                                line.quantity, line.price_minor);
      vt_import_facts_add_line (&import->facts, import->flags[order], line.quantity,
                                line.price_minor);
    }
  vt_import_facts_add_order (&import->facts, import->flags[order], the_order->customer == 0);
}

static gboolean
write_chunk (OrderImport *import, VtChunkWriter *writer, VtStatement *insert, GError **error)
{
  guint32 n_orders = vt_chunk_writer_get_n_orders (writer);
  guint32 n_lines = vt_chunk_writer_get_n_lines (writer);
  g_autoptr (GBytes) chunk = vt_chunk_writer_finish (writer);
  gsize         size;
  gconstpointer data = g_bytes_get_data (chunk, &size);

  import->figures.n_orders += n_orders;
  import->figures.n_lines += n_lines;
  vt_statement_bind_int64 (insert, 1, import->report->batch_id);
  vt_statement_bind_int64 (insert, 2, n_orders);
  vt_statement_bind_int64 (insert, 3, n_lines);
  vt_statement_bind_blob (insert, 4, data, size);
  return vt_statement_run (insert, error);
}

static gboolean
write_orders (OrderImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtChunkWriter) writer = vt_chunk_writer_new ();
  g_auto (VtStatement) insert = VT_STATEMENT_INIT;

  vt_job_begin_phase (job, _ ("Storing orders"), _ ("orders"));
  if (!vt_statement_prepare (&insert, database,
                             "INSERT INTO chunk_order (batch_id, n_orders, n_lines, data) "
                             "VALUES (?1, ?2, ?3, ?4)",
                             error))
    return FALSE;

  for (guint32 i = 0; i < import->n_sorted; i++)
    {
      pack_order (import, writer, import->sorted[i]);
      if (vt_chunk_writer_get_n_lines (writer) < VT_ORDER_CHUNK_LINES && i + 1 < import->n_sorted)
        continue;
      if (!write_chunk (import, writer, &insert, error) ||
          !vt_job_report (job, i + 1, import->n_sorted, error))
        return FALSE;
    }
  return TRUE;
}

/* The edit: all that needs the workspace. */
static gboolean
store (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  OrderImport  *import = data;
  VtOrderTable *table = import->table;

  if (!find_products (import, database, job, error) || !find_customers (import, database, error) ||
      !choose_orders (import, database, job, error))
    return FALSE;

  vt_import_report_sort (import->report);
  import->flags = vt_order_flags_new (table, import->products);
  if (import->n_sorted == 0)
    {
      vt_import_facts_report_orders (&import->facts, import->plan, table, import->products,
                                     import->report);
      return TRUE;
    }

  g_qsort_with_data (import->sorted, (int) import->n_sorted, sizeof (guint32), compare_orders,
                     table);
  import->figures.first_us = vt_order_table_get_order (table, import->sorted[0])->time_us;
  import->figures.last_us =
      vt_order_table_get_order (table, import->sorted[import->n_sorted - 1])->time_us;
  if (!vt_import_next_batch_id (database, &import->report->batch_id, error) ||
      !write_products (import, database, error) || !write_customers (import, database, error) ||
      !write_orders (import, database, job, error))
    return FALSE;

  vt_import_facts_report_orders (&import->facts, import->plan, table, import->products,
                                 import->report);
  return vt_import_write_batch (database, import->report, &import->figures, error);
}

gboolean
vt_import_orders (VtWorkspace        *workspace,
                  const VtImportPlan *plan,
                  VtImportReport     *report,
                  VtJob              *job,
                  GError            **error)
{
  g_auto (OrderImport) import = {plan, report};
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), report->file_name);

  import.table = vt_order_table_new ();
  if (!vt_order_table_read (import.table, plan, report, job, error) || !vt_job_check (job, error))
    return FALSE;

  import.products = vt_order_products_new (import.table, plan->sku_case);
  group_lines (&import);
  return vt_workspace_edit (workspace, label, "orders", store, &import, job, error);
}
