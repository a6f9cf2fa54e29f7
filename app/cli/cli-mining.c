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
  g_free (words->from);
  g_free (words->until);
  g_free (words->segment);
  g_strfreev (words->categories);
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

GOptionEntry *
cli_filter_words_make_entries (CliMiningWords *words)
{
  const GOptionEntry entries[] = {
      {"from", 0, 0, G_OPTION_ARG_STRING, &words->from, N_ ("Only orders of that day and later"),
       "DAY"},
      {"to", 0, 0, G_OPTION_ARG_STRING, &words->until, N_ ("Only orders of that day and earlier"),
       "DAY"},
      {"segment", 0, 0, G_OPTION_ARG_STRING, &words->segment,
       N_ ("Only orders of the customers of a segment"), "KEY"},
      {"category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words->categories,
       N_ ("Only products of the category and below; may be given again"), "“A > B”"},
      {"min-basket", 0, 0, G_OPTION_ARG_INT, &words->min_basket,
       N_ ("Only orders of so many different products or more"), "N"},
      {"max-basket", 0, 0, G_OPTION_ARG_INT, &words->max_basket,
       N_ ("Only orders of at most so many different products"), "N"},
      {0},
  };

  return g_memdup2 (entries, sizeof entries);
}

static gboolean
read_day (CliCall *call, const char *option, const char *word, gint32 *day)
{
  if (word == NULL || vt_day_from_plain (word, day, NULL))
    return TRUE;
  cli_call_misused (call, _ ("--%s is a day: 2011-12-09"), option);
  return FALSE;
}

gboolean
cli_filter_words_read (CliCall *call, const CliMiningWords *words, VtOrderFilter *ret_filter)
{
  *ret_filter = (VtOrderFilter) VT_ORDER_FILTER_INIT;
  if (!read_day (call, "from", words->from, &ret_filter->from_day) ||
      !read_day (call, "to", words->until, &ret_filter->until_day))
    return FALSE;
  if (words->min_basket < 0 || words->max_basket < 0 ||
      (words->max_basket != 0 && words->max_basket < words->min_basket))
    {
      cli_call_misused (call, _ ("--min-basket is 0 and up, --max-basket no less"));
      return FALSE;
    }
  ret_filter->min_items = (guint32) words->min_basket;
  ret_filter->max_items = (guint32) words->max_basket;
  ret_filter->segment = g_strdup (words->segment);
  ret_filter->categories = g_strdupv (words->categories);
  return TRUE;
}

CliLoad
cli_filter_get_load (const VtOrderFilter *filter)
{
  return filter->segment != NULL ? CLI_LOAD_ORDERS | CLI_LOAD_CUSTOMERS | CLI_LOAD_SEGMENTS
                                 : CLI_LOAD_ORDERS;
}

gboolean
cli_filter_apply (CliCall             *call,
                  const CliSnapshot   *snapshot,
                  const VtOrderFilter *filter,
                  VtMiningOptions     *options,
                  VtOrderMasks        *ret_masks,
                  GError             **error)
{
  if (!vt_order_filter_apply (filter, snapshot->orders, snapshot->customers, snapshot->segments,
                              call->job, ret_masks, error))
    return FALSE;
  options->skip_order = ret_masks->skip_order;
  options->hide_product = ret_masks->hide_product;
  options->min_items = filter->min_items;
  if (filter->max_items != 0)
    options->max_items = filter->max_items;
  return TRUE;
}

VtPairs *
cli_mine_filtered (CliCall               *call,
                   const CliSnapshot     *snapshot,
                   const VtOrderFilter   *filter,
                   const VtMiningOptions *mining,
                   GError               **error)
{
  VtMiningOptions options = *mining;
  g_auto (VtOrderMasks) masks = {0};

  return cli_filter_apply (call, snapshot, filter, &options, &masks, error)
             ? vt_mine_orders (snapshot->orders, &options, call->job, error)
             : NULL;
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
