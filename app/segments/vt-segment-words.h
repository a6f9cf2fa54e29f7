/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a segment holds, in words. All results are plain text. */

#pragma once

#include "vt-catalog.h"
#include "vt-segment-rule.h"

G_BEGIN_DECLS

/* "Number of orders": what the condition is about, as a title; of a group "All of these". */
const char *vt_segment_rule_type_to_text (VtSegmentRuleType type);
/* "the most revenue", "the fewest orders": who ranks first. @type: HIGHEST or LOWEST. */
const char *vt_segment_measure_to_text (VtSegmentRuleType type, VtSegmentRuleType measure);

/**
 * vt_segment_rule_to_words:
 *
 * "at least 3 orders", "among the 20 % with the most revenue", "last order at most 90 days ago and
 * (income is “35-49K” or average order of at least £50.00)".
 */
char *vt_segment_rule_to_words (const VtSegmentRule *rule,
                                VtCatalog           *catalog,
                                const VtCurrency    *currency);
/* The same as a sentence, with a capital and a full stop. */
char *vt_segment_rule_to_sentence (const VtSegmentRule *rule,
                                   VtCatalog           *catalog,
                                   const VtCurrency    *currency);

/* "1.5", as the locale has it: how many times the own gap, for a percentage in ppm. */
char *vt_segment_times_to_text (gint64 ppm);

G_END_DECLS
