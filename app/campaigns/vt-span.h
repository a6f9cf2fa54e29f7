/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of time, open at either end or none, and the instants that bound them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VT_SPAN_NO_START G_MININT64
#define VT_SPAN_NO_END G_MAXINT64

/**
 * VtSpan:
 * @from_us: the first microsecond since 1970 in UTC; %VT_SPAN_NO_START if it was always so
 * @until_us: the first after; %VT_SPAN_NO_END if it never ends
 *
 * Empty if it ends when it begins, or before.
 */
typedef struct
{
  gint64 from_us;
  gint64 until_us;
} VtSpan;

#define VT_SPAN_ALWAYS ((VtSpan){VT_SPAN_NO_START, VT_SPAN_NO_END})

VtSpan   vt_span_intersect (VtSpan span, VtSpan other);
gboolean vt_span_is_empty (VtSpan span);
gboolean vt_span_has (VtSpan span, gint64 time_us);
gboolean vt_span_equal (VtSpan span, VtSpan other);

/**
 * vt_instant_from_text:
 * @text: RFC 3339, as in a rule pack ("2025-11-28T00:00:00Z", "…+01:00")
 *
 * Returns: %FALSE if it is not that
 */
gboolean vt_instant_from_text (const char *text, gint64 *ret_time_us);
/* (transfer full): in UTC; a fraction of a second only where there is one. @time_us is of the years
 * 1 to 9999. */
char *vt_instant_to_text (gint64 time_us);

G_END_DECLS
