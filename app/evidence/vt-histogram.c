/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many amounts lie in each of a row of ranges. */

#include "vt-histogram.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* Fewer are too coarse to see where orders end. */
#define USUAL_BINS 22

static gint64
common_measure (const gint64 *marks, guint n_marks)
{
  gint64 measure = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      gint64 a = measure, b = marks[i];

      while (b != 0)
        {
          gint64 rest = a % b;

          a = b;
          b = rest;
        }
      measure = a;
    }
  return measure;
}

/* 1, 2 or 5 times a power of ten, @least or above. */
static gint64
round_up (gint64 least)
{
  gint64 power = 1;

  while (power <= G_MAXINT64 / 100 && power * 10 <= least)
    power *= 10;
  for (gint64 digit = 1; digit <= 10; digit++)
    if ((digit == 1 || digit == 2 || digit == 5 || digit == 10) && digit * power >= least)
      return digit * power;
  return least;
}

/* In how many ranges of about the usual width @measure is best cut: evenly if that does not make
 * too many of them. */
static gint64
choose_parts (gint64 measure, gint64 usual, gint64 high)
{
  gint64 n = (measure + usual - 1) / usual;

  for (gint64 k = n; k < 2 * n; k++)
    if (measure % k == 0 && high / (measure / k) <= VT_HISTOGRAM_MAX_BINS - 2)
      return k;
  return n;
}

GArray *
vt_histogram_edges (const gint64 *marks, guint n_marks, gint64 high)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64  usual = MAX ((high + USUAL_BINS - 1) / USUAL_BINS, 1);
  gint64  measure = common_measure (marks, n_marks);
  gint64  n_parts;

  g_return_val_if_fail (high >= 1, edges);

  if (n_marks == 0)
    measure = usual = round_up (usual);
  else if (high / measure > VT_HISTOGRAM_MAX_BINS - 2)
    measure = marks[0];
  /* A first mark far below all others would make too many. */
  if (high / measure > VT_HISTOGRAM_MAX_BINS - 2)
    measure = usual;
  n_parts = choose_parts (measure, usual, high);
  for (gint64 i = 0;; i++)
    {
      gint64 edge = (gint64) ((__int128) i * measure / n_parts);

      g_array_append_val (edges, edge);
      if (edge >= high)
        break;
    }
  return edges;
}

static gint64
choose_high (const gint64 *values, gsize n_values, const gint64 *marks, guint n_marks)
{
  gint64 high = n_values > 0 ? values[(n_values - 1) / 20 * 19 + (n_values - 1) % 20 * 19 / 20] : 1;

  if (n_marks > 0)
    high = MAX (high, marks[n_marks - 1] + marks[n_marks - 1] / 4);
  return CLAMP (high, 1, G_MAXINT64 / 4);
}

static char *
count_to_text (gint64 n, VtHistogramCount count)
{
  g_autofree char *number = vt_words_count ((guint64) n);

  switch (count)
    {
    case VT_HISTOGRAM_CUSTOMERS:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s customer", "%s customers", (gulong) n), number);
    case VT_HISTOGRAM_PURCHASES:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s purchase", "%s purchases", (gulong) n), number);
    case VT_HISTOGRAM_ORDERS:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s order", "%s orders", (gulong) n),
                              number);
    }
}

static char *
bin_to_text (
    gint64 from, gint64 until, const char *count, VtHistogramWords to_words, gpointer user_data)
{
  g_autofree char *low = to_words (from, user_data);
  g_autofree char *high = until != G_MAXINT64 ? to_words (until, user_data) : NULL;

  if (high == NULL)
    /* Translators: an amount, then "12 orders" */
    return g_strdup_printf (_ ("%s and above: %s"), low, count);
  /* Translators: two amounts, then "12 orders" */
  return g_strdup_printf (_ ("%s to below %s: %s"), low, high, count);
}

VtPicture *
vt_histogram_new (const char      *code,
                  VtHistogramCount count,
                  const gint64    *values,
                  gsize            n_values,
                  const gint64    *marks,
                  guint            n_marks,
                  VtHistogramWords to_words,
                  gpointer         user_data)
{
  g_autoptr (GArray) edges = NULL;
  VtPicture *picture;
  gsize      at = 0;

  g_return_val_if_fail (code != NULL && to_words != NULL, NULL);

  edges = vt_histogram_edges (marks, n_marks, choose_high (values, n_values, marks, n_marks));
  picture = vt_picture_new (code, VT_PICTURE_HISTOGRAM);
  for (guint i = 0; i < edges->len; i++)
    {
      gint64 from = g_array_index (edges, gint64, i);
      gint64 until = i + 1 < edges->len ? g_array_index (edges, gint64, i + 1) : G_MAXINT64;
      gsize  before = at;
      g_autofree char *n_text = NULL;

      while (at < n_values && (values[at] < until || until == G_MAXINT64))
        at++;
      n_text = count_to_text ((gint64) (at - before), count);
      vt_picture_add_bin (picture, from, until, (gint64) (at - before), to_words (from, user_data),
                          bin_to_text (from, until, n_text, to_words, user_data));
    }
  for (guint i = 0; i < n_marks; i++)
    vt_picture_add_mark (picture, marks[i], to_words (marks[i], user_data));
  return picture;
}
