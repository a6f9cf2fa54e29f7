/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a file: look at it first, then store it as one step of undo. */

#pragma once

#include "vt-csv.h"
#include "vt-import-report.h"
#include "vt-mapping.h"
#include "vt-times.h"
#include "vt-values.h"
#include "vt-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  VT_HEADER_AUTO,
  VT_HEADER_PRESENT,
  VT_HEADER_ABSENT,
} VtHeader;

/**
 * VtSkuCase:
 * @VT_SKU_CASE_FOLD: codes that differ only in the case of ASCII letters are one product, named by
 * the spelling used most
 * @VT_SKU_CASE_EXACT: they are different products
 */
typedef enum
{
  VT_SKU_CASE_FOLD,
  VT_SKU_CASE_EXACT,
} VtSkuCase;

/**
 * VtImportOptions:
 * @kind: what the file is
 * @encoding: (nullable): as iconv calls it; %NULL to find out
 * @delimiter: 0 to find out
 * @time_zone: (nullable): IANA name of the zone that times without one are in; %NULL for UTC
 * @columns: (nullable) (array zero-terminated=1): "field=column", see vt_mapping_guess()
 *
 * Everything at zero finds out what it can. Nothing is kept after the call.
 */
typedef struct
{
  VtImportKind       kind;
  const char        *encoding;
  char               delimiter;
  VtHeader           header;
  VtDecimal          decimal;
  VtDateOrder        date_order;
  const char        *time_zone;
  VtSkuCase          sku_case;
  const char *const *columns;
} VtImportOptions;

/**
 * VtImportColumn:
 * @name: its header, or "Column 3" where there is none
 * @sample: the first value that is not empty, as it stands in the file
 * @field: what it is used for
 */
typedef struct
{
  char   *name;
  char   *sample;
  VtField field;
} VtImportColumn;

/**
 * VtImportRow:
 * @row: as VtCsvRecord.row
 * @fate: added, rejected or ignored: what the row alone says. Whether it changes something that is
 * there is known to the import only.
 * @values: (array length=n_columns): what is stored for each column that is used, as it is then
 * shown ("12.50", "2010-12-01 08:26 UTC"); the text in the file elsewhere
 * @problem: (nullable): why it is rejected
 */
typedef struct
{
  guint64   row;
  VtRowFate fate;
  char    **values;
  char     *problem;
} VtImportRow;

#define VT_IMPORT_N_PREVIEW 100

/**
 * VtImportPlan:
 * @encoding: as iconv calls it
 * @decimal: decided, not auto; likewise @date_order
 * @columns: (element-type VtImportColumn)
 * @rows: (element-type VtImportRow): the first %VT_IMPORT_N_PREVIEW through the same reader that
 * stores them
 *
 * How a file will be read. Owns everything it holds; belongs to one thread at a time.
 */
typedef struct
{
  char       *path;
  char       *encoding;
  VtCsvFormat format;
  gboolean    has_header;
  VtMapping   mapping;
  VtDecimal   decimal;
  VtDateOrder date_order;
  GTimeZone  *zone; /* (owned) */
  VtSkuCase   sku_case;
  VtCurrency  currency;
  GPtrArray  *columns; /* (owned) */
  GPtrArray  *rows;    /* (owned) */
} VtImportPlan;

/**
 * vt_import_inspect:
 * @path: a CSV file, plain or packed by gzip, xz, zstd or bzip2
 * @currency: of the workspace it is for
 * @options: (nullable)
 *
 * Finds out how to read a file, from its first megabyte; only where that leaves the decimal
 * separator or the order of day and month open, from all of it. Writes nothing.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_NOT_FOUND, %VT_ERROR_BAD_INPUT (with the remedy),
 * %VT_ERROR_LIMIT, %VT_ERROR_FAILED if the file cannot be read, or %G_IO_ERROR_CANCELLED
 */
VtImportPlan *vt_import_inspect (const char            *path,
                                 const VtCurrency      *currency,
                                 const VtImportOptions *options,
                                 VtJob                 *job,
                                 GError               **error);
void          vt_import_plan_free (VtImportPlan *plan);

/* The name of the column that a field is read from; the field's own label where there is none. */
const char *vt_import_plan_get_column_name (const VtImportPlan *plan, VtField field);

/* { "path", "kind", "score", "reason", "encoding", "delimiter", "header", "decimal", "dates",
 * "columns": [ … ], "rows": [ … ] } */
char *vt_import_plan_to_json (VtImportPlan *plan);

/**
 * vt_import_run:
 * @plan: of orders or a catalogue; customers are imported by vt_customer_file_import()
 * @ret_report: (out) (transfer full): what became of every row
 *
 * Reads the file as planned and stores it: one edit, one step of undo, everything or nothing. A
 * file that brings nothing new leaves no step and no batch. Reading is done in the calling thread,
 * and holds about 24 bytes a line of order history in memory; only the storing holds up other
 * edits.
 *
 * Returns: %FALSE with the errors of vt_import_inspect() and vt_workspace_edit(); then the
 * workspace is as it was
 */
gboolean vt_import_run (VtWorkspace     *workspace,
                        VtImportPlan    *plan,
                        VtJob           *job,
                        VtImportReport **ret_report,
                        GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtImportPlan, vt_import_plan_free)

G_END_DECLS
