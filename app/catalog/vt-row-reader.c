/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a file under a plan, one after the other. */

#include "vt-row-reader.h"

#include "vt-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_BETWEEN_REPORTS 4096

struct _VtRowReader
{
  const VtImportPlan *plan; /* (unowned) */
  VtJob              *job;  /* (unowned) (nullable) */
  VtTextReader       *text; /* (owned) */
  VtCsvReader        *csv;  /* (owned) */
};

static gboolean
read_text (gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  return vt_text_reader_read (source, buffer, size, ret_n_read, error);
}

VtRowReader *
vt_row_reader_open (const VtImportPlan *plan, VtJob *job, GError **error)
{
  g_autoptr (VtRowReader) self = g_new0 (VtRowReader, 1);
  g_autofree char   *name = g_filename_display_basename (plan->path);
  g_autofree char   *phase = g_strdup_printf (_ ("Reading %s"), name);
  VtSource          *source;
  const VtCsvRecord *header;
  gboolean           has_record;

  vt_job_begin_phase (job, phase, _ ("kB"));
  source = vt_source_open (plan->path, error);
  if (source == NULL)
    return NULL;

  self->plan = plan;
  self->job = job;
  self->text = vt_text_reader_new (source, plan->encoding, error);
  if (self->text == NULL)
    return NULL;
  self->csv = vt_csv_reader_new (&plan->format, read_text, self->text);
  if (plan->has_header && !vt_csv_reader_next (self->csv, &header, &has_record, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vt_row_reader_free (VtRowReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->csv, vt_csv_reader_free);
  g_clear_pointer (&self->text, vt_text_reader_free);
  g_free (self);
}

gboolean
vt_row_reader_next (VtRowReader        *self,
                    const VtCsvRecord **ret_record,
                    gboolean           *ret_has_record,
                    GError            **error)
{
  if (!vt_csv_reader_next (self->csv, ret_record, ret_has_record, error))
    return FALSE;

  if (!*ret_has_record || (*ret_record)->row % ROWS_BETWEEN_REPORTS == 0)
    {
      VtSource *source = vt_text_reader_get_source (self->text);

      return vt_job_report (self->job, vt_source_get_position (source) / 1000,
                            vt_source_get_size (source) / 1000, error);
    }
  return TRUE;
}

static gboolean
is_blank (const VtCsvRecord *record)
{
  for (guint i = 0; i < record->n_fields; i++)
    for (const char *at = record->fields[i].text; *at != '\0'; at++)
      if (!g_ascii_isspace (*at))
        return FALSE;
  return TRUE;
}

/* Files that were joined by hand have their header again in the middle. */
static gboolean
is_header_again (const VtImportPlan *plan, const VtCsvRecord *record)
{
  if (!plan->has_header || record->n_fields != plan->columns->len)
    return FALSE;

  for (guint i = 0; i < record->n_fields; i++)
    {
      const VtImportColumn *column = g_ptr_array_index (plan->columns, i);

      if (!g_str_equal (g_strstrip (record->fields[i].text), column->name))
        return FALSE;
    }
  return TRUE;
}

VtRowFate
vt_row_reader_judge (VtRowReader *self, const VtCsvRecord *record, VtRowProblem *ret_problem)
{
  const VtImportPlan *plan = self->plan;

  if (record->fields[0].length == 0 && is_blank (record))
    return VT_ROW_IGNORED;

  if (record->problem != VT_CSV_FINE)
    {
      ret_problem->column = (int) record->problem_column;
      if (record->problem == VT_CSV_NOT_UTF8)
        {
          ret_problem->reason = _ ("the text is damaged, or in another encoding");
          ret_problem->remedy = _ ("say which encoding the file is in");
        }
      else
        {
          ret_problem->reason = _ ("there is text after a closing quote");
          ret_problem->remedy = _ ("double the quotes that are part of the text");
        }
      return VT_ROW_REJECTED;
    }
  if (record->n_fields > plan->columns->len)
    {
      ret_problem->column = (int) plan->columns->len;
      ret_problem->reason = _ ("the row has more columns than the header");
      ret_problem->remedy = _ ("put values that hold the delimiter in quotes");
      return VT_ROW_REJECTED;
    }
  if (plan->has_header && !g_ascii_isdigit (record->fields[0].text[0]) &&
      is_header_again (plan, record))
    return VT_ROW_IGNORED;
  return VT_ROW_ADDED;
}

static gboolean
says_none (const char *text, gsize length)
{
  return (length == 2 && memcmp (text, "NA", 2) == 0) ||
         (length == 4 && g_ascii_strcasecmp (text, "null") == 0);
}

const char *
vt_row_get (const VtCsvRecord *record, const VtMapping *mapping, VtField field, gsize *ret_length)
{
  int   column = mapping->column[field];
  char *text;
  gsize length;

  *ret_length = 0;
  if (column < 0 || (guint) column >= record->n_fields)
    return "";

  text = record->fields[column].text;
  length = record->fields[column].length;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    text[--length] = '\0';
  while (g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (says_none (text, length))
    return "";
  *ret_length = length;
  return text;
}

void
vt_row_reader_reject (const VtImportPlan *plan,
                      const VtCsvRecord  *record,
                      const VtRowProblem *problem,
                      VtImportReport     *report)
{
  const char *column = NULL, *value = NULL;

  if (problem->column >= 0 && (guint) problem->column < plan->columns->len)
    column =
        ((const VtImportColumn *) g_ptr_array_index (plan->columns, (guint) problem->column))->name;
  if (problem->column >= 0 && (guint) problem->column < record->n_fields)
    value = record->fields[problem->column].text;
  vt_import_report_reject (report, record->row, column, value, problem->reason, problem->remedy);
}
