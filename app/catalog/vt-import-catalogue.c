/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a catalogue: products added, or changed where the file says something else. */

#include "vt-import-catalogue.h"

#include "vt-import-facts.h"
#include "vt-import-orders.h"
#include "vt-product-edit.h"
#include "vt-product-row.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const VtImportPlan *plan;    /* (unowned) */
  VtImportReport     *report;  /* (unowned) */
  VtRowReader        *reader;  /* (owned) */
  VtCatalog          *catalog; /* (owned): as it was before */
  GHashTable         *rows;    /* (owned): SKU as it is told apart → row it was first met in */
  VtStatement         insert;
  VtStatement         update;
  guint64             n_changed[VT_N_FIELDS];
  guint64             n_rounded;
} CatalogueImport;

static void
catalogue_import_clear (CatalogueImport *import)
{
  vt_statement_clear (&import->insert);
  vt_statement_clear (&import->update);
  g_clear_pointer (&import->reader, vt_row_reader_free);
  g_clear_pointer (&import->catalog, vt_catalog_unref);
  g_clear_pointer (&import->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CatalogueImport, catalogue_import_clear)

/* ---- one product ---- */

static gboolean
differs (const VtProduct *old, const VtProduct *new, VtField field)
{
  switch (field)
    {
    case VT_FIELD_TITLE:
      return !g_str_equal (old->title, new->title);
    case VT_FIELD_CATEGORY:
      return !g_str_equal (old->category, new->category);
    case VT_FIELD_BRAND:
      return !g_str_equal (old->brand, new->brand);
    case VT_FIELD_PRICE:
      return old->price_minor != new->price_minor;
    case VT_FIELD_COST:
      return old->cost_minor != new->cost_minor;
    case VT_FIELD_STOCK:
      return old->stock != new->stock;
    case VT_FIELD_KIND:
      return old->kind != new->kind;
    case VT_FIELD_TAGS:
      return !g_str_equal (old->tags_json, new->tags_json);
    case VT_FIELD_ATTRIBUTES:
      return !g_str_equal (old->attributes_json, new->attributes_json);
    case VT_FIELD_WEIGHT:
      return old->weight_g != new->weight_g;
    case VT_FIELD_NONE:
    case VT_FIELD_ORDER:
    case VT_FIELD_TIME:
    case VT_FIELD_QUANTITY:
    case VT_FIELD_CUSTOMER:
    case VT_FIELD_COUNTRY:
    case VT_FIELD_SKU:
    default:
      return FALSE;
    }
}

/* What the row does not say stays as it was. */
static VtProduct
merge (const VtProduct *old, const VtProductRow *row)
{
  VtProduct merged = *old;

  if (row->has[VT_FIELD_TITLE])
    merged.title = row->product.title;
  if (row->has[VT_FIELD_CATEGORY])
    merged.category = row->product.category;
  if (row->has[VT_FIELD_BRAND])
    merged.brand = row->product.brand;
  if (row->has[VT_FIELD_PRICE])
    merged.price_minor = row->product.price_minor;
  if (row->has[VT_FIELD_COST])
    merged.cost_minor = row->product.cost_minor;
  if (row->has[VT_FIELD_STOCK])
    merged.stock = row->product.stock;
  if (row->has[VT_FIELD_KIND])
    merged.kind = row->product.kind;
  if (row->has[VT_FIELD_TAGS])
    merged.tags_json = row->product.tags_json;
  if (row->has[VT_FIELD_ATTRIBUTES])
    merged.attributes_json = row->product.attributes_json;
  if (row->has[VT_FIELD_WEIGHT])
    merged.weight_g = row->product.weight_g;
  return merged;
}

/* Parameters 1 to 10 are the same in both statements. */
static void
bind_product (VtStatement *statement, const VtProduct *product)
{
  vt_statement_bind_text (statement, 1, *product->title != '\0' ? product->title : product->sku);
  vt_statement_bind_text (statement, 2, vt_product_kind_get_id (product->kind));
  vt_statement_bind_text (statement, 3, product->category);
  vt_statement_bind_text (statement, 4, product->brand);
  vt_statement_bind_money (statement, 5, product->price_minor);
  vt_statement_bind_money (statement, 6, product->cost_minor);
  if (product->stock == VT_STOCK_UNKNOWN)
    vt_statement_bind_null (statement, 7);
  else
    vt_statement_bind_int64 (statement, 7, product->stock);
  vt_statement_bind_text (statement, 8, product->attributes_json);
  vt_statement_bind_text (statement, 9, product->tags_json);
  if (product->weight_g == VT_WEIGHT_UNKNOWN)
    vt_statement_bind_null (statement, 10);
  else
    vt_statement_bind_int64 (statement, 10, product->weight_g);
}

static gboolean
add_product (CatalogueImport *import, const VtProductRow *row, GError **error)
{
  bind_product (&import->insert, &row->product);
  vt_statement_bind_text (&import->insert, 11, row->product.sku);
  vt_statement_bind_int64 (&import->insert, 12, import->report->batch_id);
  vt_import_report_count_rows (import->report, VT_ROW_ADDED, 1);
  return vt_statement_run (&import->insert, error);
}

static gboolean
change_product (CatalogueImport    *import,
                const VtProduct    *old,
                const VtProductRow *row,
                GError            **error)
{
  VtProduct merged = merge (old, row);
  gboolean  changed = FALSE;

  for (guint i = 0; i < VT_N_FIELDS; i++)
    if (differs (old, &merged, (VtField) i))
      {
        import->n_changed[i]++;
        changed = TRUE;
      }
  vt_import_report_count_rows (import->report, changed ? VT_ROW_UPDATED : VT_ROW_UNCHANGED, 1);
  if (!changed)
    return TRUE;

  bind_product (&import->update, &merged);
  vt_statement_bind_int64 (&import->update, 11, merged.id);
  return vt_statement_run (&import->update, error);
}

static const VtProduct *
find_product (const CatalogueImport *import, const char *sku)
{
  guint32          index = vt_catalog_index_of_sku (import->catalog, sku);
  const VtProduct *product;

  if (index == VT_PRODUCT_NONE)
    return NULL;
  product = vt_catalog_get (import->catalog, index);
  if (import->plan->sku_case == VT_SKU_CASE_EXACT && !g_str_equal (product->sku, sku))
    return NULL;
  return product;
}

/* A code that was met before in the file: which row is meant cannot be known. */
static gboolean
is_repeated (CatalogueImport *import, const char *sku)
{
  g_autofree char *key =
      import->plan->sku_case == VT_SKU_CASE_EXACT ? g_strdup (sku) : g_ascii_strdown (sku, -1);

  return !g_hash_table_add (import->rows, g_steal_pointer (&key));
}

static gboolean
take_row (CatalogueImport *import, const VtCsvRecord *record, GError **error)
{
  g_auto (VtProductRow) row = {{FALSE}};
  VtRowProblem     problem;
  VtRowFate        fate = vt_row_reader_judge (import->reader, record, &problem);
  const VtProduct *old;

  if (fate == VT_ROW_ADDED && !vt_product_row_parse (import->plan, record, &row, &problem))
    fate = VT_ROW_REJECTED;
  if (fate == VT_ROW_ADDED && is_repeated (import, row.product.sku))
    {
      fate = VT_ROW_REJECTED;
      problem = (VtRowProblem){import->plan->mapping.column[VT_FIELD_SKU],
                               _ ("a row before has this product code"),
                               _ ("keep one row for each code")};
    }
  if (fate == VT_ROW_REJECTED)
    vt_row_reader_reject (import->plan, record, &problem, import->report);
  else if (fate == VT_ROW_IGNORED)
    vt_import_report_count_rows (import->report, fate, 1);
  if (fate != VT_ROW_ADDED)
    return TRUE;

  import->n_rounded += row.price_rounded;
  old = find_product (import, row.product.sku);
  return old != NULL ? change_product (import, old, &row, error)
                     : add_product (import, &row, error);
}

/* ---- the edit ---- */

/* An update takes the product away from the import that made it: see vt_import_remove(). */
static gboolean
prepare (CatalogueImport *import, VtDatabase *database, VtJob *job, GError **error)
{
  import->catalog = vt_catalog_load (database, job, error);
  return import->catalog != NULL &&
         vt_import_next_batch_id (database, &import->report->batch_id, error) &&
         vt_statement_prepare (
             &import->insert, database,
             "INSERT INTO product (title, kind, category, brand, price_minor, cost_minor, stock, "
             "attributes, tags, weight_g, sku, origin, batch_id) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'catalogue', ?12)",
             error) &&
         vt_statement_prepare (
             &import->update, database,
             "UPDATE product SET title = ?1, kind = ?2, category = ?3, brand = ?4, "
             "price_minor = ?5, cost_minor = ?6, stock = ?7, attributes = ?8, tags = ?9, "
             "weight_g = ?10, origin = 'catalogue', batch_id = NULL WHERE id = ?11",
             error);
}

static void
report_products (const CatalogueImport *import)
{
  VtImportReport *report = import->report;

  vt_import_report_add_section (report, "products", _ ("Products"));
  vt_import_report_add_fact (report, "products-new", report->n_rows_by_fate[VT_ROW_ADDED],
                             _ ("new products"));
  vt_import_report_add_fact (report, "products-changed", report->n_rows_by_fate[VT_ROW_UPDATED],
                             _ ("products changed; what the file leaves empty stays as it was"));
  for (guint i = 0; i < VT_N_FIELDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("changed-%s", vt_field_get_id ((VtField) i));
      g_autofree char *text =
          g_strdup_printf (_ ("changes of %s"), vt_field_get_label ((VtField) i));

      vt_import_report_add_fact (report, id, import->n_changed[i], text);
    }
  vt_import_report_add_fact (report, "prices-rounded", import->n_rounded,
                             _ ("prices finer than the currency: rounded to its smallest unit"));
  vt_import_facts_report_reading (import->plan, report);
}

static gboolean
store (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  CatalogueImport *import = data;
  VtBatchFigures   no_orders = {0};
  gboolean         changes;

  if (!prepare (import, database, job, error))
    return FALSE;

  for (;;)
    {
      const VtCsvRecord *record;
      gboolean           has_record;

      if (!vt_row_reader_next (import->reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        break;
      if (!take_row (import, record, error))
        return FALSE;
    }

  changes = import->report->n_rows_by_fate[VT_ROW_ADDED] > 0 ||
            import->report->n_rows_by_fate[VT_ROW_UPDATED] > 0;
  if (!changes)
    import->report->batch_id = 0;
  report_products (import);
  vt_statement_clear (&import->insert);
  vt_statement_clear (&import->update);
  return !changes || vt_import_write_batch (database, import->report, &no_orders, error);
}

gboolean
vt_import_catalogue (VtWorkspace        *workspace,
                     const VtImportPlan *plan,
                     VtImportReport     *report,
                     VtJob              *job,
                     GError            **error)
{
  g_auto (CatalogueImport) import = {plan, report};
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), report->file_name);

  import.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.reader = vt_row_reader_open (plan, job, error);
  if (import.reader == NULL)
    return FALSE;

  return vt_workspace_edit (workspace, label, "catalogue", store, &import, job, error);
}
