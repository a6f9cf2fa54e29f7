/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a segment's rule share among themselves. */

#pragma once

#include "vt-segment-rule.h"
#include "vt-terms.h"

G_BEGIN_DECLS

#define VT_SEGMENT_PPM_PERCENT 10000

/* In order, and each once. */
void vt_segment_rule_sort_values (VtSegmentRule *rule);
/* @where: for the message. %FALSE with %VT_ERROR_BAD_INPUT or %VT_ERROR_LIMIT naming the field. */
gboolean vt_segment_selector_check (JsonObject *selector, const char *where, GError **error);

G_END_DECLS
