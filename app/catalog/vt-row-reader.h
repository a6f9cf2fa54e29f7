/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a file under a plan, one after the other. */

#pragma once

#include "vt-import.h"

G_BEGIN_DECLS

/**
 * VtRowProblem:
 * @column: of the file, -1 for the whole row
 * @reason: translated, static
 * @remedy: translated, static
 */
typedef struct
{
  int         column;
  const char *reason;
  const char *remedy;
} VtRowProblem;

typedef struct _VtRowReader VtRowReader;

/* Opens the file and passes over its header. @plan must outlive the reader. */
VtRowReader *vt_row_reader_open (const VtImportPlan *plan, VtJob *job, GError **error);
void         vt_row_reader_free (VtRowReader *self);

/* As vt_csv_reader_next(), telling the job how far it is. */
gboolean vt_row_reader_next (VtRowReader        *self,
                             const VtCsvRecord **ret_record,
                             gboolean           *ret_has_record,
                             GError            **error);

/**
 * vt_row_reader_judge:
 * @ret_problem: (out): written if the row is rejected
 *
 * What can be said of a row before its values are looked at.
 *
 * Returns: added if they are to be looked at, rejected, or ignored
 */
VtRowFate
vt_row_reader_judge (VtRowReader *self, const VtCsvRecord *record, VtRowProblem *ret_problem);

/* The value of a field without blanks around it; "" where the row has no such column, or says only
 * that there is none ("NA", "NULL"). Cut off in place. */
const char *
vt_row_get (const VtCsvRecord *record, const VtMapping *mapping, VtField field, gsize *ret_length);

/* Lists a rejected row in the report. */
void vt_row_reader_reject (const VtImportPlan *plan,
                           const VtCsvRecord  *record,
                           const VtRowProblem *problem,
                           VtImportReport     *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtRowReader, vt_row_reader_free)

G_END_DECLS
