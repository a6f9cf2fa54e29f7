/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file of separated values is written, found from its beginning. */

#pragma once

#include "vt-csv.h"
#include "vt-text-encoding.h"

G_BEGIN_DECLS

/**
 * vt_csv_detect_format:
 * @sample: UTF-8
 * @end: whether @sample is the whole file; else its last row is not looked at
 *
 * Tries each delimiter through the reader itself, and takes the one under which most rows have the
 * same number of columns, the more columns the better. The quote is '"', unless only reading
 * without quotes gives a table.
 *
 * Returns: a comma and '"' where there is only one column
 */
VtCsvFormat vt_csv_detect_format (const char *sample, gsize size, VtSampleEnd end);

/**
 * vt_csv_looks_like_header:
 * @first: (array length=n_first): the first row
 *
 * A header has no empty cell but at its end, none twice, and none that is a number or a date.
 */
gboolean vt_csv_looks_like_header (const char *const *first, guint n_first);

G_END_DECLS
