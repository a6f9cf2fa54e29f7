/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values that a spreadsheet takes for what they are. */

#include "vt-csv-write.h"

#include <string.h>

void
vt_csv_write_begin (GString *record)
{
  g_return_if_fail (record != NULL);

  if (record->len > 0 && record->str[record->len - 1] != '\n')
    g_string_append_c (record, ',');
}

void
vt_csv_write_text (GString *record, const char *text)
{
  gboolean is_formula;

  g_return_if_fail (record != NULL && text != NULL);

  is_formula = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  vt_csv_write_begin (record);
  if (!is_formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      /* An empty first cell must still be told from no cell. */
      g_string_append (record, *text != '\0' ? text : "\"\"");
      return;
    }
  g_string_append (record, is_formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (record, '"');
      g_string_append_c (record, *p);
    }
  g_string_append_c (record, '"');
}

void
vt_csv_write_end (GString *record)
{
  g_return_if_fail (record != NULL);

  g_string_append_c (record, '\n');
}
