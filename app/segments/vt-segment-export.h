/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The customers of a segment for a storefront, which tags its own with it. */

#pragma once

#include "vt-members.h"
#include "vt-segment.h"

G_BEGIN_DECLS

/**
 * vt_segment_export:
 * @members: of @customers, of the segment
 *
 * A table of comma-separated values with a header, a line for each member: the customer as the shop
 * calls them, and the key of the segment. A name that a spreadsheet would take for a formula gets
 * an apostrophe in front, see vt_csv_write_text().
 */
GBytes *
vt_segment_export (const VtSegment *segment, const VtMembers *members, VtCustomers *customers);

G_END_DECLS
