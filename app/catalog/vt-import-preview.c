/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as they would be stored, and a plan in JSON. */

#include "vt-import-preview.h"

#include "vt-order-line.h"
#include "vt-product-row.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
row_free (gpointer data)
{
  VtImportRow *row = data;

  g_strfreev (row->values);
  g_free (row->problem);
  g_free (row);
}

/* "2010-12-01 08:26:00 UTC" */
static char *
show_time (gint64 time_us)
{
  gint64 day_s = 24 * 60 * 60, seconds = time_us / G_USEC_PER_SEC;
  gint64 days = seconds / day_s - (seconds % day_s < 0);
  gint64 second = seconds - days * day_s;
  int    year, month, day;

  vt_civil_from_days (days, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d UTC", year, month, day,
                          (int) (second / 3600), (int) (second / 60 % 60), (int) (second % 60));
}

/* Replaces what stands in the file by what is stored. */
static void
show (VtImportRow *row, const VtMapping *mapping, VtField field, char *value)
{
  int column = mapping->column[field];

  if (column < 0 || (guint) column >= g_strv_length (row->values))
    {
      g_free (value);
      return;
    }
  g_free (row->values[column]);
  row->values[column] = value;
}

static gboolean
preview_line (VtOrderLineParser *parser,
              const VtCsvRecord *record,
              VtImportRow       *row,
              VtRowProblem      *ret_problem)
{
  const VtImportPlan *plan = parser->plan;
  VtOrderLine         line;

  if (!vt_order_line_parse (parser, record, &line, ret_problem))
    return FALSE;

  show (row, &plan->mapping, VT_FIELD_TIME, show_time (line.time_us));
  show (row, &plan->mapping, VT_FIELD_QUANTITY, g_strdup_printf ("%d", line.quantity));
  show (row, &plan->mapping, VT_FIELD_PRICE, vt_money_to_plain (line.price_minor, &plan->currency));
  return TRUE;
}

static gboolean
preview_product (const VtImportPlan *plan,
                 const VtCsvRecord  *record,
                 VtImportRow        *row,
                 VtRowProblem       *ret_problem)
{
  g_auto (VtProductRow) parsed = {{FALSE}};

  if (!vt_product_row_parse (plan, record, &parsed, ret_problem))
    return FALSE;

  show (row, &plan->mapping, VT_FIELD_PRICE,
        vt_money_to_plain (parsed.product.price_minor, &plan->currency));
  show (row, &plan->mapping, VT_FIELD_COST,
        vt_money_to_plain (parsed.product.cost_minor, &plan->currency));
  if (parsed.has[VT_FIELD_TAGS])
    show (row, &plan->mapping, VT_FIELD_TAGS, g_strdup (parsed.product.tags_json));
  if (parsed.has[VT_FIELD_ATTRIBUTES])
    show (row, &plan->mapping, VT_FIELD_ATTRIBUTES, g_strdup (parsed.product.attributes_json));
  return TRUE;
}

/* A customer has to have a name; all else is text as it stands. */
static gboolean
preview_customer (const VtImportPlan *plan, const VtCsvRecord *record, VtRowProblem *ret_problem)
{
  gsize length;

  vt_row_get (record, &plan->mapping, VT_FIELD_CUSTOMER, &length);
  if (length > 0)
    return TRUE;
  *ret_problem = (VtRowProblem){plan->mapping.column[VT_FIELD_CUSTOMER], _ ("there is no customer"),
                                _ ("name the customer as the orders do")};
  return FALSE;
}

static gboolean
preview_parsed (VtOrderLineParser *parser,
                const VtCsvRecord *record,
                VtImportRow       *row,
                VtRowProblem      *ret_problem)
{
  if (parser->plan->mapping.kind == VT_IMPORT_ORDERS)
    return preview_line (parser, record, row, ret_problem);
  if (parser->plan->mapping.kind == VT_IMPORT_CUSTOMERS)
    return preview_customer (parser->plan, record, ret_problem);
  return preview_product (parser->plan, record, row, ret_problem);
}

static VtImportRow *
preview_row (VtRowReader *reader, VtOrderLineParser *parser, const VtCsvRecord *record)
{
  const VtImportPlan *plan = parser->plan;
  VtImportRow        *row = g_new0 (VtImportRow, 1);
  VtRowProblem        problem = {-1, "", ""};

  row->row = record->row;
  row->values = g_new0 (char *, plan->columns->len + 1);
  for (guint i = 0; i < plan->columns->len; i++)
    row->values[i] =
        i < record->n_fields ? g_utf8_make_valid (record->fields[i].text, -1) : g_strdup ("");

  row->fate = vt_row_reader_judge (reader, record, &problem);
  if (row->fate == VT_ROW_ADDED && !preview_parsed (parser, record, row, &problem))
    row->fate = VT_ROW_REJECTED;
  if (row->fate == VT_ROW_REJECTED)
    row->problem = g_strdup_printf ("%s (%s)", problem.reason, problem.remedy);
  return row;
}

GPtrArray *
vt_import_preview (const VtImportPlan *plan, GError **error)
{
  g_autoptr (VtRowReader) reader = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  VtOrderLineParser parser;

  reader = vt_row_reader_open (plan, NULL, error);
  if (reader == NULL)
    return NULL;

  vt_order_line_parser_init (&parser, plan);
  while (rows->len < VT_IMPORT_N_PREVIEW)
    {
      const VtCsvRecord *record;
      gboolean           has_record;

      if (!vt_row_reader_next (reader, &record, &has_record, error))
        return NULL;
      if (!has_record)
        break;
      g_ptr_array_add (rows, preview_row (reader, &parser, record));
    }
  return g_steal_pointer (&rows);
}

/* ---- JSON ---- */

static void
set_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
build_columns (JsonBuilder *builder, const VtImportPlan *plan)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const VtImportColumn *column = g_ptr_array_index (plan->columns, i);

      json_builder_begin_object (builder);
      set_string (builder, "name", column->name);
      set_string (builder, "field", vt_field_get_id (column->field));
      set_string (builder, "sample", column->sample);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_rows (JsonBuilder *builder, const VtImportPlan *plan)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const VtImportRow *row = g_ptr_array_index (plan->rows, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "row");
      json_builder_add_int_value (builder, (gint64) row->row);
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint v = 0; row->values[v] != NULL; v++)
        json_builder_add_string_value (builder, row->values[v]);
      json_builder_end_array (builder);
      if (row->problem != NULL)
        set_string (builder, "problem", row->problem);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
kind_to_word (VtImportKind kind)
{
  if (kind == VT_IMPORT_CUSTOMERS)
    return "customers";
  return kind == VT_IMPORT_ORDERS ? "orders" : "catalogue";
}

char *
vt_import_plan_to_json (VtImportPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char delimiter[2];

  g_return_val_if_fail (plan != NULL, NULL);

  delimiter[0] = plan->format.delimiter;
  delimiter[1] = '\0';
  json_builder_begin_object (builder);
  set_string (builder, "path", plan->path);
  set_string (builder, "kind", kind_to_word (plan->mapping.kind));
  json_builder_set_member_name (builder, "score");
  json_builder_add_int_value (builder, plan->mapping.score);
  set_string (builder, "reason", plan->mapping.reason);
  set_string (builder, "encoding", plan->encoding);
  set_string (builder, "delimiter", delimiter);
  json_builder_set_member_name (builder, "header");
  json_builder_add_boolean_value (builder, plan->has_header);
  set_string (builder, "decimal", plan->decimal == VT_DECIMAL_COMMA ? "comma" : "point");
  set_string (builder, "dates",
              plan->date_order == VT_DATE_ORDER_MONTH_FIRST ? "month-first" : "day-first");
  build_columns (builder, plan);
  build_rows (builder, plan);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
