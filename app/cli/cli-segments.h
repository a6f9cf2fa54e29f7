/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the segments commands share. */

#pragma once

#include "cli-call.h"
#include "cli-workspace.h"
#include "vt-segment-evaluate.h"
#include "vt-segment.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * cli_segments_read_day:
 * @text: (nullable): what was given with --as-of
 *
 * Has @snapshot seen from that day.
 *
 * Returns: %FALSE after having said that it is no day
 */
gboolean cli_segments_read_day (CliCall *call, const char *text, CliSnapshot *snapshot);

/* @wanted: a key or an id. %NULL with %VT_ERROR_NOT_FOUND. */
const VtSegment *cli_segments_find (GPtrArray *segments, const char *wanted, GError **error);

/* Who is in it, and what that amounts to; %NULL only if it was stopped. */
VtMembers *cli_segment_count (CliCall          *call,
                              const VtSegment  *segment,
                              VtCustomers      *customers,
                              VtSegmentFigures *ret_figures,
                              GError          **error);

/* The members of an object. */
void cli_segment_add_figures_json (JsonBuilder *builder, const VtSegmentFigures *figures);
/* The document of a segment, with how many it holds, as an object. */
void cli_segment_add_json (JsonBuilder            *builder,
                           const VtSegment        *segment,
                           const VtSegmentFigures *figures,
                           VtCatalog              *catalog,
                           const VtCurrency       *currency);
/* "412 of 4,338 customers (9.5 %), 5.4 orders each, average order £545.21 (all: £480.10) …" */
void cli_segment_print_figures (const VtSegmentFigures *figures,
                                VtCustomers            *customers,
                                const VtCurrency       *currency);
/* From which day the figures are seen, and whom they leave out. */
void cli_segments_print_day (VtCustomers *customers);

/* @segments: (element-type VtSegment): saved as one step of undo. */
gboolean cli_segments_keep (
    VtWorkspace *workspace, GPtrArray *segments, const char *label, VtJob *job, GError **error);

G_END_DECLS
