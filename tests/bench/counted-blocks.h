/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much memory a program asks for. Only in programs that are linked with -Wl,--wrap=malloc and
 * -Wl,--wrap=realloc. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: how many blocks were asked for so far, or made larger or smaller */
gint64 counted_blocks_get (void);

G_END_DECLS
