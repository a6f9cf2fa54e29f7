/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that mine, map and suggest share. */

#include "cli-mining.h"

#include <glib/gi18n-lib.h>

static const char *const measure_words[VT_MAP_N_MEASURES] = {
    [VT_MAP_MEASURE_COSINE] = "cosine",
    [VT_MAP_MEASURE_TOGETHER] = "together",
    [VT_MAP_MEASURE_LIFT] = "lift",
    [VT_MAP_MEASURE_JACCARD] = "jaccard",
    [VT_MAP_MEASURE_CONFIDENCE] = "confidence",
};

void
cli_mining_words_clear (CliMiningWords *words)
{
  g_free (words->measure);
  g_free (words->min_lift);
  g_free (words->max_q);
}

GOptionEntry *
cli_mining_words_make_entries (CliMiningWords *words)
{
  const GOptionEntry entries[] = {
      {"sort", 's', 0, G_OPTION_ARG_STRING, &words->measure,
       N_ ("Strongest first by: cosine, together, lift, jaccard or confidence"), "MEASURE"},
      {"min-together", 0, 0, G_OPTION_ARG_INT, &words->min_together,
       /* xgettext:no-c-format */
       N_ ("Only pairs in so many orders (otherwise 5, or 0.1 % of the orders where that is more)"),
       "N"},
      {"max-items", 0, 0, G_OPTION_ARG_INT, &words->max_items,
       N_ ("Leave out orders of more different products (otherwise 100); 0 for no bound"), "N"},
      {"min-lift", 0, 0, G_OPTION_ARG_STRING, &words->min_lift,
       N_ ("Only pairs so many times more often together than by chance"), "NUMBER"},
      {"max-q", 0, 0, G_OPTION_ARG_STRING, &words->max_q,
       N_ ("Only pairs of at most this adjusted p, 0 to 1 (otherwise 0.01)"), "NUMBER"},
      {0},
  };

  return g_memdup2 (entries, sizeof entries);
}

static guint
count_entries (const GOptionEntry *entries)
{
  guint n = 0;

  while (entries[n].long_name != NULL)
    n++;
  return n;
}

GOptionEntry *
cli_entries_join (const GOptionEntry *first, const GOptionEntry *second)
{
  guint         n_first = count_entries (first);
  guint         n_second = count_entries (second);
  GOptionEntry *entries = g_new0 (GOptionEntry, n_first + n_second + 1);

  for (guint i = 0; i < n_first; i++)
    entries[i] = first[i];
  for (guint i = 0; i < n_second; i++)
    entries[n_first + i] = second[i];
  return entries;
}

const char *
cli_measure_to_word (VtMapMeasure measure)
{
  g_return_val_if_fail ((guint) measure < VT_MAP_N_MEASURES, "");

  return measure_words[measure];
}

static gboolean
read_measure (CliCall *call, const char *word, VtMapMeasure *measure)
{
  if (word == NULL)
    return TRUE;
  for (guint i = 0; i < VT_MAP_N_MEASURES; i++)
    if (g_str_equal (measure_words[i], word))
      {
        *measure = (VtMapMeasure) i;
        return TRUE;
      }
  cli_call_misused (call, _ ("there is no measure “%s”"), word);
  return FALSE;
}

static gboolean
read_number (
    CliCall *call, const char *option, const char *word, double min, double max, double *number)
{
  char  *end;
  double value;

  if (word == NULL)
    return TRUE;
  value = g_ascii_strtod (word, &end);
  if (end != word && *end == '\0' && value >= min && value <= max)
    {
      *number = value;
      return TRUE;
    }
  cli_call_misused (call, _ ("--%s is a number from %g to %g"), option, min, max);
  return FALSE;
}

gboolean
cli_mining_words_read (CliCall              *call,
                       const CliMiningWords *words,
                       VtMiningOptions      *mining,
                       VtMapLinkOptions     *links)
{
  if (!read_measure (call, words->measure, &links->measure) ||
      !read_number (call, "min-lift", words->min_lift, 1, 1e9, &links->min_lift) ||
      !read_number (call, "max-q", words->max_q, 0, 1, &links->max_q))
    return FALSE;
  if (words->min_together < 0 || words->max_items < -1 || words->max_items == 1)
    {
      cli_call_misused (call, _ ("--min-together is 1 and up, --max-items 2 and up"));
      return FALSE;
    }
  if (words->min_together > 0)
    mining->min_together = (guint32) words->min_together;
  if (words->max_items >= 0)
    mining->max_items = (guint32) words->max_items;
  return TRUE;
}
