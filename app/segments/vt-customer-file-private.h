/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers of files about customers share. */

#pragma once

#include "vt-customer-file.h"
#include "vt-row-reader.h"

G_BEGIN_DECLS

#define VT_CUSTOMER_KEY_MAX_BYTES 255

/**
 * vt_customer_row_judge:
 * @seen: (element-type utf8): the customers met before; the one of this row is added
 * @ret_key: (out): belongs to the record
 *
 * Whether a row names a customer, and one that no row before has.
 *
 * Returns: added if it does; unchanged if a row before has the customer; rejected, with the
 * problem; or ignored
 */
VtRowFate vt_customer_row_judge (VtRowReader        *reader,
                                 const VtImportPlan *plan,
                                 const VtCsvRecord  *record,
                                 GHashTable         *seen,
                                 const char        **ret_key,
                                 VtRowProblem       *ret_problem);

/* The text of a cell without blanks around it; "" where there is none. Cut off in place. */
const char *vt_customer_row_get (const VtCsvRecord *record, guint column);

G_END_DECLS
