/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole small files, and standard input as one. */

#pragma once

#include "vt-job.h"

G_BEGIN_DECLS

/* (transfer full): a file, or standard input for "-"; %NULL with %VT_ERROR_NOT_FOUND or a
 * #GIOErrorEnum; the message names the file. */
GInputStream *cli_file_open (const char *path, VtJob *job, GError **error);

/**
 * cli_file_read:
 * @path: a file; "-" is standard input
 * @job: reading stops when it is cancelled, also while it waits for input
 *
 * Returns: (transfer full): the bytes; %NULL with %VT_ERROR_NOT_FOUND, %VT_ERROR_LIMIT (more than
 * 64 MiB), or a #GIOErrorEnum; the message names the file
 */
GBytes *cli_file_read (const char *path, VtJob *job, GError **error);

G_END_DECLS
