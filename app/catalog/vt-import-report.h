/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did with every row, as counts, words and a list of what was rejected. */

#pragma once

#include "vt-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many rejected rows are listed one by one; all are counted. */
#define VT_IMPORT_MAX_LISTED 1000

/**
 * VtRowFate:
 * @VT_ROW_ADDED: stored as something new
 * @VT_ROW_UPDATED: changed something that was there
 * @VT_ROW_UNCHANGED: says what is there already
 * @VT_ROW_REJECTED: cannot be stored; the report says why
 * @VT_ROW_IGNORED: holds no data: a blank row or the header repeated
 *
 * Every row read after the header meets exactly one of them.
 */
typedef enum
{
  VT_ROW_ADDED,
  VT_ROW_UPDATED,
  VT_ROW_UNCHANGED,
  VT_ROW_REJECTED,
  VT_ROW_IGNORED,
} VtRowFate;

#define VT_N_ROW_FATES 5

/**
 * VtReportFact:
 * @id: for machines, stable, kebab-case ("returns")
 * @text: what is counted and which rule applied, translated, one line without a full stop
 */
typedef struct
{
  char   *id;
  char   *text;
  guint64 count;
} VtReportFact;

/* @facts: (element-type VtReportFact) */
typedef struct
{
  char      *id;
  char      *title;
  GPtrArray *facts; /* (owned) */
} VtReportSection;

/**
 * VtRejection:
 * @row: as VtCsvRecord.row
 * @column: the column's name in the file; empty where the whole row is meant
 * @value: what stood there, cut after 200 bytes
 * @reason: why it cannot be stored, translated
 * @remedy: what to do about it, translated
 */
typedef struct
{
  guint64 row;
  char   *column;
  char   *value;
  char   *reason;
  char   *remedy;
} VtRejection;

/**
 * VtImportReport:
 * @kind: "catalogue" or "orders"
 * @file_name: without its folder
 * @batch_id: the import's row in the workspace; 0 where nothing was stored
 * @n_rows: rows read after the header: always the sum of @n_rows_by_fate
 * @n_rows_by_fate: (array length=VT_N_ROW_FATES)
 * @sections: (element-type VtReportSection): in the order in which to show them
 * @rejections: (element-type VtRejection): the first %VT_IMPORT_MAX_LISTED, by row
 */
typedef struct
{
  char      *kind;
  char      *file_name;
  gint64     batch_id;
  guint64    n_rows;
  guint64    n_rows_by_fate[VT_N_ROW_FATES];
  GPtrArray *sections;   /* (owned) */
  GPtrArray *rejections; /* (owned) */
} VtImportReport;

VtImportReport *vt_import_report_new (const char *kind, const char *file_name);
void            vt_import_report_free (VtImportReport *self);

/* Counts @n rows into a bin and into the rows read. */
void vt_import_report_count_rows (VtImportReport *self, VtRowFate fate, guint64 n);

/* Counts one rejected row, and lists it while there is room. */
void vt_import_report_reject (VtImportReport *self,
                              guint64         row,
                              const char     *column,
                              const char     *value,
                              const char     *reason,
                              const char     *remedy);

/* Lists the rejected rows in the order of the file, whatever order they were found in. */
void vt_import_report_sort (VtImportReport *self);

/* Starts a section; the facts added next belong to it. */
void vt_import_report_add_section (VtImportReport *self, const char *id, const char *title);
/* Adds a fact to the last section. Facts that count nothing are left out. */
void
vt_import_report_add_fact (VtImportReport *self, const char *id, guint64 count, const char *text);

/* The count of a fact by its id; 0 if it is not there. */
guint64 vt_import_report_get_count (VtImportReport *self, const char *id);

/**
 * vt_import_report_to_json:
 *
 * { "kind", "file", "batch", "rows": { "read", "added", "updated", "unchanged", "rejected",
 * "ignored" }, "sections": [ { "id", "title", "facts": [ { "id", "count", "text" } ] } ],
 * "rejected": [ { "row", "column", "value", "reason", "remedy" } ] }
 */
char *vt_import_report_to_json (VtImportReport *self);

/* Returns: (transfer full): %NULL with %VT_ERROR_CORRUPT if @json is not a report */
VtImportReport *vt_import_report_from_json (const char *json, GError **error);

/* For a terminal or a text view: lines of plain text, ending with a newline. */
char *vt_import_report_to_text (VtImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtImportReport, vt_import_report_free)

G_END_DECLS
