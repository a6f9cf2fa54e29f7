/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that every shop has, with thresholds found in its own history. */

#pragma once

#include "vt-segment-evaluate.h"
#include "vt-segment.h"

G_BEGIN_DECLS

typedef enum
{
  VT_PRESET_NEW,      /* first order not long ago */
  VT_PRESET_LOYAL,    /* orders more than most, and still does */
  VT_PRESET_LAPSING,  /* used to order regularly, and is overdue */
  VT_PRESET_ONE_TIME, /* one order, and those who come back have come by then */
  VT_PRESET_BARGAIN,  /* buys below list price */
} VtPresetCode;

#define VT_N_PRESETS (VT_PRESET_BARGAIN + 1)

/**
 * VtPreset:
 * @segment: an ordinary one, ready to be saved; its note says how the thresholds were found
 * @why: one or two sentences: where the thresholds come from; translated, plain text
 * @figures: of its members
 */
typedef struct
{
  VtPresetCode     code;
  VtSegment       *segment; /* (owned) */
  char            *why;     /* (owned) */
  VtSegmentFigures figures;
} VtPreset;

/* "new", "loyal", "lapsing", "one-time", "bargain": also the keys of their segments. */
const char *vt_preset_code_to_word (VtPresetCode code);

/**
 * vt_segment_presets:
 *
 * All presets, also those that hold nobody. Their thresholds are quantiles of the history:
 *
 * - new: the first order is at most so many days ago as half of those who came back took for it
 * - loyal: as many orders as the top fifth of those with several, at least 3; and the last order is
 *   no longer ago than nine in ten of the customers with a rhythm usually wait
 * - lapsing: at least 3 orders, and more than twice the own mean gap since the last
 * - one-time: one order, longer ago than nine in ten of those who came back took for it
 * - bargain: of the buyers who bought below list price, at least the share that the upper quarter
 * of all buyers reaches, and no less than half
 *
 * Where the history says nothing, 30, 90 and 180 days stand in, and @why says so.
 *
 * Returns: (transfer full) (element-type VtPreset): in the order of #VtPresetCode; %NULL only with
 * %G_IO_ERROR_CANCELLED
 */
GPtrArray *vt_segment_presets (VtCustomers *customers, VtJob *job, GError **error);

/* (nullable): among @presets */
const VtPreset *vt_presets_find (GPtrArray *presets, const char *word);

G_END_DECLS
