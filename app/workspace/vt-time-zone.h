/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zone that the shop is in: what the weekdays and hours of its offers are of. */

#pragma once

#include "vt-workspace.h"
#include "vt-zone.h"

G_BEGIN_DECLS

/**
 * vt_time_zone_load:
 *
 * A #VtWorkspaceFunc is easily made of it: @database is any connection.
 *
 * Returns: (transfer full): its IANA name, which the system need not know; %VT_ZONE_UTC for a file
 * that does not say it, being older. %NULL with whatever SQLite said
 */
char *vt_time_zone_load (VtDatabase *database, GError **error);

/* Changes it, as part of an edit. Returns: %FALSE with an error of vt_zone_check() or whatever
 * SQLite said */
gboolean vt_time_zone_save (VtDatabase *database, const char *name, GError **error);

/* Changes it, as one step of undo. Returns: %FALSE with an error of vt_zone_check() or of the
 * workspace; then nothing has changed */
gboolean vt_time_zone_set (VtWorkspace *workspace, const char *name, GError **error);

G_END_DECLS
