/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two JSON values, place by place. Internal to this folder. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * vt_value_differences_add:
 * @sentences: (element-type utf8): gets one for each place that differs
 * @member: where both stand, a member of an offer's terms
 * @before: (nullable): %NULL where it was not there
 * @after: (nullable): %NULL where it is gone
 *
 * Values are told as they are; amounts of money as such where the member's name says so.
 */
void vt_value_differences_add (GPtrArray        *sentences,
                               const char       *member,
                               JsonNode         *before,
                               JsonNode         *after,
                               const VtCurrency *currency);

G_END_DECLS
