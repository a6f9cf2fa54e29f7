/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results for people and for spreadsheets: plain lines, aligned tables, CSV. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To standard output, after wiping the progress line. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Flushes standard output and tells whether all of it was taken: a full disk behind a pipe is a
 * failure of the work. */
gboolean cli_print_finish (GError **error);

/* (transfer full): "2010-12-01T08:26:00Z". */
char *cli_time_to_text (gint64 time_us);

typedef enum
{
  CLI_LEFT,
  CLI_RIGHT, /* numbers */
} CliAlign;

/**
 * CliTable:
 *
 * Rows of cells, printed in columns as wide as their widest cell. Columns without any title
 * have no row of titles.
 */
typedef struct _CliTable CliTable;

CliTable *cli_table_new (void);
void      cli_table_free (CliTable *table);
void      cli_table_add_column (CliTable *table, const char *title, CliAlign align);
/* @text goes to the next free cell, a new row starting when one is full. Control characters become
 * blanks: what comes from a file must not steer the terminal. */
void cli_table_add (CliTable *table, const char *text);
void cli_table_add_format (CliTable *table, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cli_table_print (CliTable *table);

/* As vt_csv_write_text(). */
void cli_csv_add (GString *record, const char *text);
void cli_csv_add_int (GString *record, gint64 value);
/* @format as of g_ascii_formatd(): always a decimal point. */
void cli_csv_add_double (GString *record, const char *format, double value);
void cli_csv_end (GString *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

G_END_DECLS
