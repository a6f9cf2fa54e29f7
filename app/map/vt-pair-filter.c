/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pairs are shown, by ranges of their figures. */

#include "vt-pair-filter.h"

#include <math.h>

/* So many of the values in so small a part of the range leave a long tail, and equal steps would be
 * a few tall bars. */
#define MOST 0.75
#define LOW_PART 0.25
/* The smallest adjusted p that a logarithmic scale tells apart: beyond, it is certainty. */
#define LEAST_Q 1e-12

static const char *const figure_words[VT_N_PAIR_FIGURES] = {
    [VT_PAIR_TOGETHER] = "together",   [VT_PAIR_CONFIDENCE] = "confidence",
    [VT_PAIR_BOTH_WAYS] = "both-ways", [VT_PAIR_LIFT] = "lift",
    [VT_PAIR_COSINE] = "cosine",       [VT_PAIR_JACCARD] = "jaccard",
    [VT_PAIR_LEVERAGE] = "leverage",   [VT_PAIR_Q] = "q",
};

static const char *const preset_words[VT_N_PAIR_PRESETS] = {
    [VT_PAIR_PRESET_ALL] = "all",
    [VT_PAIR_PRESET_STRONG] = "strong",
    [VT_PAIR_PRESET_GEMS] = "gems",
    [VT_PAIR_PRESET_OBVIOUS] = "obvious",
};

static gboolean
find_word (const char *const *words, guint n_words, const char *word, guint *ret_index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

double
vt_pair_get_figure (const VtPair *pair, VtPairFigure figure)
{
  g_return_val_if_fail (pair != NULL, 0);

  switch (figure)
    {
    case VT_PAIR_TOGETHER:
      return pair->n_together;
    case VT_PAIR_CONFIDENCE:
      return MAX (pair->confidence_ab, pair->confidence_ba);
    case VT_PAIR_BOTH_WAYS:
      return MIN (pair->confidence_ab, pair->confidence_ba);
    case VT_PAIR_LIFT:
      return pair->lift;
    case VT_PAIR_COSINE:
      return pair->cosine;
    case VT_PAIR_JACCARD:
      return pair->jaccard;
    case VT_PAIR_LEVERAGE:
      return pair->leverage;
    case VT_PAIR_Q:
      return pair->q;
    default:
      g_return_val_if_reached (0);
    }
}

const char *
vt_pair_figure_to_word (VtPairFigure figure)
{
  g_return_val_if_fail ((guint) figure < VT_N_PAIR_FIGURES, "");

  return figure_words[figure];
}

gboolean
vt_pair_figure_from_word (const char *word, VtPairFigure *ret_figure)
{
  guint index;

  g_return_val_if_fail (ret_figure != NULL, FALSE);

  if (!find_word (figure_words, VT_N_PAIR_FIGURES, word, &index))
    return FALSE;
  *ret_figure = (VtPairFigure) index;
  return TRUE;
}

/* ---- the filter ---- */

void
vt_pair_filter_set (VtPairFilter *filter, VtPairFigure figure, double minimum, double maximum)
{
  g_return_if_fail (filter != NULL && (guint) figure < VT_N_PAIR_FIGURES);

  filter->min[figure] = minimum;
  filter->max[figure] = maximum;
  if (minimum == -INFINITY && maximum == INFINITY)
    filter->bounded &= ~(1u << figure);
  else
    filter->bounded |= 1u << figure;
}

static gboolean
is_within (const VtPairFilter *filter, const VtPair *pair, guint figure)
{
  double value = vt_pair_get_figure (pair, (VtPairFigure) figure);

  return value >= filter->min[figure] && value <= filter->max[figure];
}

gboolean
vt_pair_filter_passes (const VtPairFilter *filter, const VtPair *pair)
{
  g_return_val_if_fail (filter != NULL && pair != NULL, FALSE);

  for (guint i = 0; filter->bounded >> i != 0; i++)
    if ((filter->bounded >> i & 1) != 0 && !is_within (filter, pair, i))
      return FALSE;
  return TRUE;
}

gboolean
vt_pair_filter_equal (const VtPairFilter *filter, const VtPairFilter *other)
{
  g_return_val_if_fail (filter != NULL && other != NULL, FALSE);

  if (filter->bounded != other->bounded)
    return FALSE;
  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    if ((filter->bounded >> i & 1) != 0 &&
        (filter->min[i] != other->min[i] || filter->max[i] != other->max[i]))
      return FALSE;
  return TRUE;
}

gsize
vt_pair_filter_count (const VtPairFilter *filter, VtPairs *pairs)
{
  gsize n = 0;

  g_return_val_if_fail (filter != NULL && pairs != NULL, 0);

  for (gsize k = 0; k < pairs->n_pairs; k++)
    n += vt_pair_filter_passes (filter, &pairs->pairs[k]) ? 1 : 0;
  return n;
}

/* ---- distributions ---- */

/* The value at @rank of the sorted values, without sorting them all (Hoare, 1961, "Algorithm 65:
 * Find"): presets are taken while somebody waits. */
static double
select_rank (double *values, gsize n_values, gsize rank)
{
  gssize low = 0;
  gssize high = (gssize) n_values - 1;

  while (low < high)
    {
      double pivot = values[rank];
      gssize i = low;
      gssize j = high;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (pivot < values[j])
            j--;
          if (i <= j)
            {
              double kept = values[i];

              values[i++] = values[j];
              values[j--] = kept;
            }
        }
      if (j < (gssize) rank)
        low = i;
      if ((gssize) rank < i)
        high = j;
    }
  return values[rank];
}

/* The value that @share of the pairs are at most. */
static double
get_quantile (VtPairs *pairs, VtPairFigure figure, double share)
{
  g_autofree double *values = NULL;

  if (pairs->n_pairs == 0)
    return 0;
  values = g_new (double, pairs->n_pairs);
  for (gsize k = 0; k < pairs->n_pairs; k++)
    values[k] = vt_pair_get_figure (&pairs->pairs[k], figure);
  return select_rank (values, pairs->n_pairs, (gsize) (share * (double) (pairs->n_pairs - 1)));
}

static void
find_range (VtPairs *pairs, VtPairFigure figure, double *ret_min, double *ret_max)
{
  *ret_min = INFINITY;
  *ret_max = -INFINITY;
  for (gsize k = 0; k < pairs->n_pairs; k++)
    {
      double value = vt_pair_get_figure (&pairs->pairs[k], figure);

      *ret_min = MIN (*ret_min, value);
      *ret_max = MAX (*ret_max, value);
    }
}

static gboolean
is_skewed (VtPairs *pairs, VtPairFigure figure, double min, double max)
{
  double low = min + LOW_PART * (max - min);
  gsize  n_low = 0;

  for (gsize k = 0; k < pairs->n_pairs; k++)
    n_low += vt_pair_get_figure (&pairs->pairs[k], figure) < low ? 1 : 0;
  return (double) n_low > MOST * (double) pairs->n_pairs;
}

static void
lay_bins (VtPairs *pairs, VtPairFigure figure, VtPairHistogram *histogram)
{
  double min, max;

  *histogram = (VtPairHistogram){0};
  if (pairs->n_pairs == 0)
    return;
  find_range (pairs, figure, &min, &max);
  if (figure == VT_PAIR_Q)
    min = MIN (MAX (min, LEAST_Q), max);
  histogram->is_log =
      min > 0 && max > min && (figure == VT_PAIR_Q || is_skewed (pairs, figure, min, max));
  histogram->n_bins = max > min ? VT_PAIR_HISTOGRAM_BINS : 1;
  for (guint i = 0; i <= histogram->n_bins; i++)
    {
      double share = (double) i / histogram->n_bins;

      histogram->edge[i] =
          histogram->is_log ? min * pow (max / min, share) : min + (max - min) * share;
    }
  /* Exactly, so that nothing falls out by rounding. */
  histogram->edge[0] = min;
  histogram->edge[histogram->n_bins] = max;
}

static guint
find_bin (const VtPairHistogram *histogram, double value)
{
  guint low = 0;
  guint high = histogram->n_bins;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (value < histogram->edge[middle])
        high = middle;
      else
        low = middle;
    }
  return low;
}

/* The figures whose ranges the pair misses, as bits. */
static guint
find_missed (const VtPairFilter *filter, const VtPair *pair)
{
  guint missed = 0;

  for (guint i = 0; filter != NULL && filter->bounded >> i != 0; i++)
    if ((filter->bounded >> i & 1) != 0 && !is_within (filter, pair, i))
      missed |= 1u << i;
  return missed;
}

void
vt_pair_histograms_count (VtPairs            *pairs,
                          const VtPairFilter *filter,
                          VtPairHistogram     ret_histograms[VT_N_PAIR_FIGURES])
{
  g_return_if_fail (pairs != NULL && ret_histograms != NULL);

  for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
    lay_bins (pairs, (VtPairFigure) i, &ret_histograms[i]);
  for (gsize k = 0; k < pairs->n_pairs; k++)
    {
      const VtPair *pair = &pairs->pairs[k];
      guint         missed = find_missed (filter, pair);

      for (guint i = 0; i < VT_N_PAIR_FIGURES; i++)
        if ((missed & ~(1u << i)) == 0)
          ret_histograms[i].n_pairs[find_bin (&ret_histograms[i],
                                              vt_pair_get_figure (pair, (VtPairFigure) i))]++;
    }
}

/* ---- presets ---- */

const char *
vt_pair_preset_to_word (VtPairPreset preset)
{
  g_return_val_if_fail ((guint) preset < VT_N_PAIR_PRESETS, "");

  return preset_words[preset];
}

gboolean
vt_pair_preset_from_word (const char *word, VtPairPreset *ret_preset)
{
  guint index;

  g_return_val_if_fail (ret_preset != NULL, FALSE);

  if (!find_word (preset_words, VT_N_PAIR_PRESETS, word, &index))
    return FALSE;
  *ret_preset = (VtPairPreset) index;
  return TRUE;
}

VtPairFilter
vt_pair_preset_get_filter (VtPairPreset preset, VtPairs *pairs)
{
  VtPairFilter filter = {0};

  g_return_val_if_fail (pairs != NULL, filter);

  switch (preset)
    {
    case VT_PAIR_PRESET_STRONG:
      vt_pair_filter_set (&filter, VT_PAIR_CONFIDENCE, 0.3, INFINITY);
      vt_pair_filter_set (&filter, VT_PAIR_LIFT, 3, INFINITY);
      vt_pair_filter_set (&filter, VT_PAIR_TOGETHER, get_quantile (pairs, VT_PAIR_TOGETHER, 0.5),
                          INFINITY);
      vt_pair_filter_set (&filter, VT_PAIR_Q, -INFINITY, 0.001);
      break;
    case VT_PAIR_PRESET_GEMS:
      vt_pair_filter_set (&filter, VT_PAIR_LIFT, get_quantile (pairs, VT_PAIR_LIFT, 0.75),
                          INFINITY);
      vt_pair_filter_set (&filter, VT_PAIR_TOGETHER, -INFINITY,
                          get_quantile (pairs, VT_PAIR_TOGETHER, 0.5));
      vt_pair_filter_set (&filter, VT_PAIR_Q, -INFINITY, 0.01);
      break;
    case VT_PAIR_PRESET_OBVIOUS:
      vt_pair_filter_set (&filter, VT_PAIR_BOTH_WAYS, 0.5, INFINITY);
      break;
    case VT_PAIR_PRESET_ALL:
    default:
      break;
    }
  return filter;
}
