/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new workspace is to be called, in which money it counts and where it is kept. */

#pragma once

#include "studio-window.h"

G_BEGIN_DECLS

/**
 * studio_new_dialog_show:
 * @import_path: (nullable): a table that the import assistant shows once the workspace is there;
 * the workspace is named after it
 *
 * The workspace is made and opened in @window, or in another if that shows one already.
 */
void studio_new_dialog_show (StudioWindow *window, const char *import_path);

/* What a workspace for the table at @path could be called: "orders" of "/x/orders.csv.xz". */
char *studio_new_dialog_name_for (const char *path);

G_END_DECLS
