/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file or standard input line by line, of any length in bounded memory. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

typedef struct _CliLines CliLines;

/* No more than so many bytes of a line are kept. */
#define CLI_LINE_MAX_BYTES (64 * 1024 * 1024 + 1)

/**
 * cli_lines_new:
 * @path: a file; "-" is standard input
 * @job: reading stops when it is cancelled, also while it waits for input
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_NOT_FOUND or a #GIOErrorEnum
 */
CliLines *cli_lines_new (const char *path, VtJob *job, GError **error);
void      cli_lines_free (CliLines *lines);

/* Whether the next call has to wait for input, which is when to flush what was made of the last. */
gboolean cli_lines_is_waiting (CliLines *lines);

/**
 * cli_lines_next:
 * @ret_line: (out) (transfer none): the line without its end, until the next call; %NULL after the
 * last. A line of more than %CLI_LINE_MAX_BYTES is cut. The last one need not have an end
 *
 * Returns: %FALSE with a #GIOErrorEnum; the message names the file
 */
gboolean cli_lines_next (CliLines *lines, GByteArray **ret_line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliLines, cli_lines_free)

G_END_DECLS
