/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs are shown, by ranges of their figures, and how many there are in each range. */

#pragma once

#include "vt-pairs.h"

G_BEGIN_DECLS

/**
 * VtPairFigure:
 * @VT_PAIR_TOGETHER: orders with both
 * @VT_PAIR_CONFIDENCE: the surer of the two confidences, 0 to 1
 * @VT_PAIR_BOTH_WAYS: the less sure of them: how sure both ways, 0 to 1 (all-confidence;
 * Omiecinski, 2003, "Alternative Interest Measures for Mining Associations in Databases")
 * @VT_PAIR_LIFT: times more often together than by chance
 * @VT_PAIR_COSINE: 0 to 1
 * @VT_PAIR_JACCARD: 0 to 1
 * @VT_PAIR_LEVERAGE: share of orders beyond chance
 * @VT_PAIR_Q: adjusted p, 0 to 1: the smaller, the less it can be chance
 */
typedef enum
{
  VT_PAIR_TOGETHER,
  VT_PAIR_CONFIDENCE,
  VT_PAIR_BOTH_WAYS,
  VT_PAIR_LIFT,
  VT_PAIR_COSINE,
  VT_PAIR_JACCARD,
  VT_PAIR_LEVERAGE,
  VT_PAIR_Q,
} VtPairFigure;

#define VT_N_PAIR_FIGURES 8

double vt_pair_get_figure (const VtPair *pair, VtPairFigure figure);

/* "together", "confidence", "both-ways", "lift", "cosine", "jaccard", "leverage", "q". */
const char *vt_pair_figure_to_word (VtPairFigure figure);
gboolean    vt_pair_figure_from_word (const char *word, VtPairFigure *ret_figure);

/**
 * VtPairFilter:
 * @bounded: a bit (1 << figure) for each figure that is asked about; the ranges of the others mean
 * nothing
 * @min: inclusive
 * @max: inclusive
 *
 * All zero lets every pair pass.
 */
typedef struct
{
  guint  bounded;
  double min[VT_N_PAIR_FIGURES];
  double max[VT_N_PAIR_FIGURES];
} VtPairFilter;

/* -infinity to +infinity takes the figure out of the filter. */
void vt_pair_filter_set (VtPairFilter *filter, VtPairFigure figure, double minimum, double maximum);
gboolean vt_pair_filter_passes (const VtPairFilter *filter, const VtPair *pair);
gboolean vt_pair_filter_equal (const VtPairFilter *filter, const VtPairFilter *other);
gsize    vt_pair_filter_count (const VtPairFilter *filter, VtPairs *pairs);

/* ---- how many pairs there are where ---- */

#define VT_PAIR_HISTOGRAM_BINS 32

/**
 * VtPairHistogram:
 * @edge: bin i holds the figures from @edge[i] to below @edge[i + 1], the last one its end too
 * @n_pairs: of each bin
 * @is_log: whether the bins are equally wide in logarithms, as they are of a skewed figure
 * @n_bins: 0 without pairs; a figure that is the same of all is one bin
 */
typedef struct
{
  guint    n_bins;
  gboolean is_log;
  double   edge[VT_PAIR_HISTOGRAM_BINS + 1];
  guint32  n_pairs[VT_PAIR_HISTOGRAM_BINS];
} VtPairHistogram;

/**
 * vt_pair_histograms_count:
 * @filter: (nullable): of each figure those pairs are counted that pass all its *other* ranges, so
 * that each histogram says what its own range takes away
 *
 * The bins depend on all pairs and not on @filter, so that they stand still while it is moved. A
 * figure is skewed, and its bins logarithmic, where three quarters of the pairs are in the lowest
 * quarter of its range; q always is.
 */
void vt_pair_histograms_count (VtPairs            *pairs,
                               const VtPairFilter *filter,
                               VtPairHistogram     ret_histograms[VT_N_PAIR_FIGURES]);

/* ---- presets ---- */

/**
 * VtPairPreset:
 * @VT_PAIR_PRESET_ALL: every pair
 * @VT_PAIR_PRESET_STRONG: strong and certain: at least 30 % of who buys one buy the other, three
 * times more than by chance, with a q of at most 0.001, in more orders than half the pairs
 * @VT_PAIR_PRESET_GEMS: hidden gems: a lift among the highest quarter, together in fewer orders
 * than half the pairs, and still no chance (q at most 0.01)
 * @VT_PAIR_PRESET_OBVIOUS: sold together already: at least half of who buys either buy the other
 */
typedef enum
{
  VT_PAIR_PRESET_ALL,
  VT_PAIR_PRESET_STRONG,
  VT_PAIR_PRESET_GEMS,
  VT_PAIR_PRESET_OBVIOUS,
} VtPairPreset;

#define VT_N_PAIR_PRESETS 4

/* "all", "strong", "gems", "obvious". */
const char *vt_pair_preset_to_word (VtPairPreset preset);
gboolean    vt_pair_preset_from_word (const char *word, VtPairPreset *ret_preset);
/* What a preset asks of these pairs: quarters and halves are theirs. */
VtPairFilter vt_pair_preset_get_filter (VtPairPreset preset, VtPairs *pairs);

G_END_DECLS
