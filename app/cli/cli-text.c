/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for people and for spreadsheets: plain lines, aligned tables, CSV. */

#include "cli-text.h"

#include "cli-progress.h"
#include "vt-csv-write.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Titles longer than this are cut in a table; CSV and JSON have them whole. */
#define MAX_CELL_COLUMNS 44

struct _CliTable
{
  GPtrArray *titles; /* (owned) (element-type utf8) */
  GArray    *aligns; /* (owned) (element-type CliAlign) */
  GPtrArray *cells;  /* (owned) (element-type utf8): row by row */
};

void
cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  cli_progress_end ();
  fputs (text, stdout);
}

gboolean
cli_print_finish (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("The output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

char *
cli_time_to_text (gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

CliTable *
cli_table_new (void)
{
  CliTable *table = g_new0 (CliTable, 1);

  table->titles = g_ptr_array_new_with_free_func (g_free);
  table->aligns = g_array_new (FALSE, FALSE, sizeof (CliAlign));
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
cli_table_free (CliTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->titles);
  g_array_unref (table->aligns);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

/* How many columns of a terminal a text takes: East Asian characters two, marks that combine none.
 */
static glong
get_text_columns (const char *text)
{
  glong n_columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        n_columns += g_unichar_iswide (c) ? 2 : 1;
    }
  return n_columns;
}

static char *
clean_cell (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong            n_columns = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_columns += g_unichar_iswide (c) ? 2 : 1;
      if (n_columns > MAX_CELL_COLUMNS)
        {
          g_string_append (clean, "…");
          break;
        }
      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

void
cli_table_add_column (CliTable *table, const char *title, CliAlign align)
{
  g_ptr_array_add (table->titles, g_strdup (title));
  g_array_append_val (table->aligns, align);
}

void
cli_table_add (CliTable *table, const char *text)
{
  g_ptr_array_add (table->cells, clean_cell (text));
}

void
cli_table_add_format (CliTable *table, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cli_table_add (table, text);
}

static void
append_cell (GString *line, const char *text, CliAlign align, glong width, gboolean is_last)
{
  int padding = (int) (width - get_text_columns (text));

  if (align == CLI_RIGHT)
    g_string_append_printf (line, "%*s", padding, "");
  g_string_append (line, text);
  if (align == CLI_LEFT && !is_last)
    g_string_append_printf (line, "%*s", padding, "");
  g_string_append (line, is_last ? "\n" : "  ");
}

static void
print_row (CliTable *table, GPtrArray *texts, guint first, const glong *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_columns = table->titles->len;

  for (guint i = 0; i < n_columns; i++)
    append_cell (line, texts->pdata[first + i], g_array_index (table->aligns, CliAlign, i),
                 widths[i], i + 1 == n_columns);
  cli_print ("%s", line->str);
}

static gboolean
has_titles (CliTable *table)
{
  for (guint i = 0; i < table->titles->len; i++)
    if (*(const char *) table->titles->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

void
cli_table_print (CliTable *table)
{
  guint             n_columns = table->titles->len;
  g_autofree glong *widths = g_new0 (glong, n_columns);

  for (guint i = 0; i < n_columns; i++)
    widths[i] = get_text_columns (table->titles->pdata[i]);
  for (guint i = 0; i < table->cells->len; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns], get_text_columns (table->cells->pdata[i]));

  if (has_titles (table))
    print_row (table, table->titles, 0, widths);
  for (guint i = 0; i + n_columns <= table->cells->len; i += n_columns)
    print_row (table, table->cells, i, widths);
}

void
cli_csv_add (GString *record, const char *text)
{
  vt_csv_write_text (record, text);
}

void
cli_csv_add_int (GString *record, gint64 value)
{
  vt_csv_write_begin (record);
  g_string_append_printf (record, "%" PRId64, value);
}

void
cli_csv_add_double (GString *record, const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  vt_csv_write_begin (record);
  if (isfinite (value))
    g_string_append (record, g_ascii_formatd (buffer, sizeof buffer, format, value));
  else
    g_string_append (record, value > 0 ? "inf" : "");
}

void
cli_csv_end (GString *record)
{
  vt_csv_write_end (record);
}
