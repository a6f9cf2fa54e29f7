/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether stored bytes are a whole changeset, before SQLite is given them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_changeset_is_whole:
 * @data: (array length=size): as sqlite3session_changeset() wrote it, or as a file says so
 *
 * SQLite 3.40 trusts the lengths in a changeset: one that was cut inside a table's header is read
 * without end. Every length is followed here first; what the values say is SQLite's to judge.
 *
 * The format is told in SQLite's ext/session/sqlite3session.c, "Changeset Format".
 */
gboolean vt_changeset_is_whole (gconstpointer data, gsize size);

G_END_DECLS
