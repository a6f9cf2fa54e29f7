/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding out how to read a file. */

#include "vt-import.h"

#include "vt-csv-detect.h"
#include "vt-import-preview.h"
#include "vt-row-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_BYTES (1024 * 1024)
/* After so many rows the conventions are taken as settled if nothing is open. */
#define SETTLED_ROWS 10000
#define MAX_SAMPLE_VALUE_CHARS 60

static void
column_free (gpointer data)
{
  VtImportColumn *column = data;

  g_free (column->name);
  g_free (column->sample);
  g_free (column);
}

void
vt_import_plan_free (VtImportPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->path);
  g_free (plan->encoding);
  vt_mapping_clear (&plan->mapping);
  g_clear_pointer (&plan->zone, g_time_zone_unref);
  g_clear_pointer (&plan->columns, g_ptr_array_unref);
  g_clear_pointer (&plan->rows, g_ptr_array_unref);
  g_free (plan);
}

/* ---- the beginning of the file ---- */

typedef struct
{
  char       *bytes; /* (owned) */
  gsize       size;
  VtSampleEnd end;
} Sample;

static void
sample_clear (Sample *sample)
{
  g_free (sample->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

/* Reads as much as there is, up to the size of a sample. */
static gboolean
fill_sample (VtCsvRead read, gpointer source, Sample *sample, GError **error)
{
  gsize n = 1;

  sample->bytes = g_malloc (SAMPLE_BYTES);
  sample->size = 0;
  while (n > 0 && SAMPLE_BYTES - sample->size >= 16)
    {
      if (!read (source, sample->bytes + sample->size, SAMPLE_BYTES - sample->size, &n, error))
        return FALSE;
      sample->size += n;
    }
  sample->end = n == 0 ? VT_SAMPLE_COMPLETE : VT_SAMPLE_CUT;
  return TRUE;
}

static gboolean
read_source (gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  return vt_source_read (source, buffer, size, ret_n_read, error);
}

static gboolean
read_text (gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  return vt_text_reader_read (source, buffer, size, ret_n_read, error);
}

static gboolean
find_encoding (VtImportPlan *plan, const VtImportOptions *options, GError **error)
{
  g_autoptr (VtSource) source = NULL;
  g_auto (Sample) sample = {NULL, 0, VT_SAMPLE_COMPLETE};

  source = vt_source_open (plan->path, error);
  if (source == NULL || !fill_sample (read_source, source, &sample, error))
    return FALSE;

  plan->encoding = options->encoding != NULL
                       ? g_strdup (options->encoding)
                       : vt_text_encoding_detect (sample.bytes, sample.size, sample.end);
  return TRUE;
}

static gboolean
find_format (VtImportPlan *plan, const VtImportOptions *options, GError **error)
{
  g_autoptr (VtTextReader) text = NULL;
  g_auto (Sample) sample = {NULL, 0, VT_SAMPLE_COMPLETE};
  VtSource *source = vt_source_open (plan->path, error);

  if (source == NULL)
    return FALSE;
  text = vt_text_reader_new (source, plan->encoding, error);
  if (text == NULL || !fill_sample (read_text, text, &sample, error))
    return FALSE;

  plan->format = vt_csv_detect_format (sample.bytes, sample.size, sample.end);
  if (options->delimiter != '\0')
    plan->format = (VtCsvFormat){options->delimiter, '"'};
  return TRUE;
}

/* ---- columns ---- */

static char **
copy_fields (const VtCsvRecord *record)
{
  char **fields = g_new0 (char *, record->n_fields + 1);

  for (guint i = 0; i < record->n_fields; i++)
    {
      fields[i] = g_utf8_make_valid (record->fields[i].text, -1);
      g_strstrip (fields[i]);
    }
  return fields;
}

static char **
name_columns (guint n)
{
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup_printf (_ ("Column %u"), i + 1);
  return names;
}

/* Reads the first row and decides what it is. */
static gboolean
read_header (VtImportPlan *plan, const VtImportOptions *options, char ***ret_names, GError **error)
{
  g_autoptr (VtRowReader) reader = NULL;
  g_auto (GStrv) first = NULL;
  const VtCsvRecord *record;
  gboolean           has_record;

  reader = vt_row_reader_open (plan, NULL, error);
  if (reader == NULL || !vt_row_reader_next (reader, &record, &has_record, error))
    return FALSE;
  if (!has_record)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("The file is empty"));
      return FALSE;
    }

  first = copy_fields (record);
  plan->has_header =
      options->header == VT_HEADER_PRESENT ||
      (options->header == VT_HEADER_AUTO &&
       vt_csv_looks_like_header ((const char *const *) first, g_strv_length (first)));
  *ret_names = plan->has_header ? g_steal_pointer (&first) : name_columns (record->n_fields);
  return TRUE;
}

static void
make_columns (VtImportPlan *plan, char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      VtImportColumn *column = g_new0 (VtImportColumn, 1);

      column->name =
          *names[i] != '\0' ? g_strdup (names[i]) : g_strdup_printf (_ ("Column %u"), i + 1);
      column->sample = g_strdup ("");
      column->field = vt_mapping_get_field (&plan->mapping, i);
      g_ptr_array_add (plan->columns, column);
    }
}

static gboolean
find_columns (VtImportPlan *plan, const VtImportOptions *options, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!read_header (plan, options, &names, error) ||
      !vt_mapping_guess ((const char *const *) names, g_strv_length (names), options->kind,
                         options->columns, &plan->mapping, error))
    return FALSE;

  make_columns (plan, names);
  return TRUE;
}

/* ---- conventions: what the values of the columns show ---- */

typedef struct
{
  VtDecimalEvidence decimal;
  VtDateEvidence    date;
  guint64           n_rows;
} Evidence;

static void
take_samples (VtImportPlan *plan, const VtCsvRecord *record)
{
  for (guint i = 0; i < MIN (record->n_fields, plan->columns->len); i++)
    {
      VtImportColumn *column = g_ptr_array_index (plan->columns, i);

      if (*column->sample != '\0' || record->fields[i].length == 0)
        continue;
      g_free (column->sample);
      column->sample = g_utf8_make_valid (record->fields[i].text, -1);
      if (g_utf8_strlen (column->sample, -1) > MAX_SAMPLE_VALUE_CHARS)
        *g_utf8_offset_to_pointer (column->sample, MAX_SAMPLE_VALUE_CHARS) = '\0';
    }
}

static void
add_evidence (Evidence *evidence, const VtImportPlan *plan, const VtCsvRecord *record)
{
  static const VtField amounts[] = {VT_FIELD_PRICE, VT_FIELD_COST};
  gsize                length;
  const char          *text;

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      text = vt_row_get (record, &plan->mapping, amounts[i], &length);
      if (length > 0)
        vt_decimal_evidence_add (&evidence->decimal, text);
    }
  text = vt_row_get (record, &plan->mapping, VT_FIELD_TIME, &length);
  if (length > 0)
    vt_date_evidence_add (&evidence->date, text);
}

static gboolean
is_open (const Evidence *evidence, const VtImportOptions *options)
{
  const VtDecimalEvidence *decimal = &evidence->decimal;
  const VtDateEvidence    *date = &evidence->date;

  return (options->decimal == VT_DECIMAL_AUTO && decimal->n_point + decimal->n_comma == 0 &&
          decimal->n_either > 0) ||
         (options->date_order == VT_DATE_ORDER_AUTO &&
          date->n_day_first + date->n_month_first == 0 && date->n_either > 0);
}

static gboolean
gather_evidence (VtImportPlan          *plan,
                 const VtImportOptions *options,
                 VtJob                 *job,
                 Evidence              *evidence,
                 GError               **error)
{
  g_autoptr (VtRowReader) reader = vt_row_reader_open (plan, job, error);

  if (reader == NULL)
    return FALSE;

  while (evidence->n_rows < SETTLED_ROWS || is_open (evidence, options))
    {
      const VtCsvRecord *record;
      VtRowProblem       problem;
      gboolean           has_record;

      if (!vt_row_reader_next (reader, &record, &has_record, error))
        return FALSE;
      if (!has_record)
        break;
      if (vt_row_reader_judge (reader, record, &problem) != VT_ROW_ADDED)
        continue;
      if (evidence->n_rows++ < VT_IMPORT_N_PREVIEW)
        take_samples (plan, record);
      add_evidence (evidence, plan, record);
    }
  return TRUE;
}

const char *
vt_import_plan_get_column_name (const VtImportPlan *plan, VtField field)
{
  int column = plan->mapping.column[field];

  if (column < 0)
    return vt_field_get_label (field);
  return ((const VtImportColumn *) g_ptr_array_index (plan->columns, (guint) column))->name;
}

static gboolean
find_conventions (VtImportPlan *plan, const VtImportOptions *options, VtJob *job, GError **error)
{
  Evidence evidence = {{0}, {0}, 0};

  if (!gather_evidence (plan, options, job, &evidence, error))
    return FALSE;

  plan->decimal = options->decimal;
  if (plan->decimal == VT_DECIMAL_AUTO &&
      !vt_decimal_decide (&evidence.decimal, vt_import_plan_get_column_name (plan, VT_FIELD_PRICE),
                          &plan->decimal, error))
    return FALSE;
  plan->date_order = options->date_order;
  return plan->date_order != VT_DATE_ORDER_AUTO ||
         vt_date_order_decide (&evidence.date, vt_import_plan_get_column_name (plan, VT_FIELD_TIME),
                               &plan->date_order, error);
}

static gboolean
find_zone (VtImportPlan *plan, const VtImportOptions *options, GError **error)
{
  if (options->time_zone == NULL || g_ascii_strcasecmp (options->time_zone, "UTC") == 0)
    return TRUE;

  plan->zone = g_time_zone_new_identifier (options->time_zone);
  if (plan->zone != NULL)
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("“%s” is not a time zone, such as Europe/London"), options->time_zone);
  return FALSE;
}

VtImportPlan *
vt_import_inspect (const char            *path,
                   const VtCurrency      *currency,
                   const VtImportOptions *options,
                   VtJob                 *job,
                   GError               **error)
{
  static const VtImportOptions defaults = {VT_IMPORT_AUTO};
  g_autoptr (VtImportPlan) plan = g_new0 (VtImportPlan, 1);

  g_return_val_if_fail (path != NULL && currency != NULL, NULL);

  if (options == NULL)
    options = &defaults;
  plan->path = g_strdup (path);
  plan->currency = *currency;
  plan->sku_case = options->sku_case;
  plan->columns = g_ptr_array_new_with_free_func (column_free);
  if (!find_zone (plan, options, error) || !find_encoding (plan, options, error) ||
      !find_format (plan, options, error) || !find_columns (plan, options, error) ||
      !find_conventions (plan, options, job, error))
    return NULL;

  plan->rows = vt_import_preview (plan, error);
  if (plan->rows == NULL)
    return NULL;
  return g_steal_pointer (&plan);
}
