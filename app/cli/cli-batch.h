/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vitrine-cli evaluate --batch: many carts, one a line. */

#pragma once

#include "rules.h"
#include "vt-job.h"

G_BEGIN_DECLS

/**
 * cli_batch_evaluate:
 * @path: carts, one a line; "-" is standard input
 *
 * Prints one line for each: the result in canonical JSON, or {"error":{"code","message","path"}}.
 * What was made of the lines so far is printed before waiting for more.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT if there was an error among the lines, after all of
 * them; with another if @path could not be read or the output not be written
 */
gboolean cli_batch_evaluate (const VrPack *pack, const char *path, VtJob *job, GError **error);

G_END_DECLS
