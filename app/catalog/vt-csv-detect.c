/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file of separated values is written, found from its beginning. */

#include "vt-csv-detect.h"

#include "vt-times.h"
#include "vt-values.h"

#include <string.h>

#define MAX_SAMPLE_ROWS 1000

typedef struct
{
  const char *next;
  gsize       n_left;
} Memory;

static gboolean
read_memory (gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  Memory *memory = source;
  gsize   n = MIN (size, memory->n_left);

  memcpy (buffer, memory->next, n);
  memory->next += n;
  memory->n_left -= n;
  *ret_n_read = n;
  return TRUE;
}

/* How well a format fits: 0 not at all; else the share of rows with the most usual number of
 * columns, in thousandths, and a little for each column. */
static guint
score_format (const char *sample, gsize size, VtSampleEnd end, const VtCsvFormat *format)
{
  Memory memory = {sample, size};
  g_autoptr (VtCsvReader) reader = vt_csv_reader_new (format, read_memory, &memory);
  g_autofree guint  *n_rows_of = g_new0 (guint, VT_CSV_MAX_FIELDS + 2);
  const VtCsvRecord *record;
  guint              n_rows = 0, n_columns = 0, n_problems = 0, last = 0;
  gboolean           has_record = TRUE;

  while (n_rows < MAX_SAMPLE_ROWS)
    {
      if (!vt_csv_reader_next (reader, &record, &has_record, NULL))
        {
          /* A quote left open: by the cut, by a mistake, or since these are no quotes. */
          n_problems++;
          break;
        }
      if (!has_record)
        break;
      if (record->n_fields == 1 && record->fields[0].length == 0)
        continue;
      last = record->n_fields;
      n_problems += record->problem == VT_CSV_AFTER_QUOTE;
      n_rows_of[last]++;
      n_rows++;
    }
  if (end == VT_SAMPLE_CUT && !has_record && n_rows > 1)
    {
      n_rows_of[last]--;
      n_rows--;
    }

  for (guint i = 2; i < VT_CSV_MAX_FIELDS + 2; i++)
    if (n_rows_of[i] > n_rows_of[n_columns])
      n_columns = i;
  if (n_columns < 2 || n_rows == 0 || n_problems * 2 > n_rows)
    return 0;
  return n_rows_of[n_columns] * 1000 / n_rows + MIN (n_columns, 100);
}

VtCsvFormat
vt_csv_detect_format (const char *sample, gsize size, VtSampleEnd end)
{
  static const char delimiters[] = {',', ';', '\t', '|'};
  static const char quotes[] = {'"', VT_CSV_NO_QUOTE};
  VtCsvFormat       best = {',', '"'};
  guint             best_score = 0;

  g_return_val_if_fail (sample != NULL || size == 0, best);

  for (gsize q = 0; q < G_N_ELEMENTS (quotes) && best_score == 0; q++)
    for (gsize d = 0; d < G_N_ELEMENTS (delimiters); d++)
      {
        VtCsvFormat format = {delimiters[d], quotes[q]};
        guint       score;

        /* Inches in a table with tabs are no quotes; with commas a quote left open is a mistake. */
        if (quotes[q] == VT_CSV_NO_QUOTE && delimiters[d] != '\t' && delimiters[d] != '|')
          continue;
        score = score_format (sample, size, end, &format);

        if (score > best_score)
          {
            best = format;
            best_score = score;
          }
      }
  return best;
}

static gboolean
is_value (const char *text)
{
  gint64 ignored;

  return vt_amount_parse (text, VT_DECIMAL_POINT, 3, &ignored) < VT_AMOUNT_BAD ||
         vt_amount_parse (text, VT_DECIMAL_COMMA, 3, &ignored) < VT_AMOUNT_BAD ||
         vt_time_parse (text, VT_DATE_ORDER_DAY_FIRST, NULL, &ignored) ||
         vt_time_parse (text, VT_DATE_ORDER_MONTH_FIRST, NULL, &ignored);
}

gboolean
vt_csv_looks_like_header (const char *const *first, guint n_first)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (first != NULL || n_first == 0, FALSE);

  while (n_first > 0 && *first[n_first - 1] == '\0')
    n_first--;
  for (guint i = 0; i < n_first; i++)
    if (*first[i] == '\0' || is_value (first[i]) || !g_hash_table_add (seen, (gpointer) first[i]))
      return FALSE;
  return n_first > 0;
}
