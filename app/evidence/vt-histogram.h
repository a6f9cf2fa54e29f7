/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many amounts lie in each of a row of ranges, with an edge wherever something begins. */

#pragma once

#include "vt-fact.h"
#include "vt-orders.h"

G_BEGIN_DECLS

/* Ranges, the last one without an end included. */
#define VT_HISTOGRAM_MAX_BINS 48

/**
 * vt_histogram_edges:
 * @marks: (array length=n_marks): ascending, 1 and up, where an edge should be
 * @high: what is to be covered from 0 on, 1 and up
 *
 * Edges of ranges of one width, but for one unit where it is no whole number. The first mark always
 * is an edge, and all are if they have a common measure that makes no more than
 * %VT_HISTOGRAM_MAX_BINS ranges.
 *
 * Returns: (transfer full) (element-type gint64): from 0 up; the last is @high or a little above
 */
GArray *vt_histogram_edges (const gint64 *marks, guint n_marks, gint64 high);

/* What is counted. */
typedef enum
{
  VT_HISTOGRAM_ORDERS,
  VT_HISTOGRAM_CUSTOMERS,
  VT_HISTOGRAM_PURCHASES,
} VtHistogramCount;

/**
 * VtHistogramWords:
 *
 * Returns: (transfer full): a value of the axis in words ("£40.00")
 */
typedef char *(*VtHistogramWords) (gint64 value, gpointer user_data);

/**
 * vt_histogram_new:
 * @code: as of #VtPicture
 * @values: (array length=n_values): 0 and up, ascending
 * @marks: (array length=n_marks): ascending, 1 and up
 *
 * Of nineteen in twenty of the values, and up to a quarter beyond the last mark, each range has a
 * bar; one without an end has what lies above. Title and sentence are the caller's.
 *
 * Returns: (transfer full)
 */
VtPicture *vt_histogram_new (const char      *code,
                             VtHistogramCount count,
                             const gint64    *values,
                             gsize            n_values,
                             const gint64    *marks,
                             guint            n_marks,
                             VtHistogramWords to_words,
                             gpointer         user_data);

G_END_DECLS
