/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones by their IANA names, as the system knows them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Known without the system. */
#define VT_ZONE_UTC "UTC"

#define VT_ZONE_NAME_MAX_BYTES 255

/* Whether it could be a zone's name ("America/Argentina/Buenos_Aires"): ASCII letters, digits and
 * "_", "-", "+", in parts separated by "/". So it never leads out of the folder of zones. */
gboolean vt_zone_is_name (const char *name);

/**
 * vt_zone_read_file:
 *
 * The system's file of a zone, from the folder that the environment's TZDIR names, otherwise
 * /usr/share/zoneinfo. What is in it has not been looked at, but for its first bytes.
 *
 * Returns: (transfer full): %NULL with %VT_ERROR_BAD_INPUT if @name is no name, %VT_ERROR_NOT_FOUND
 * if there is no such zone, %VT_ERROR_LIMIT if the file is too large, %VT_ERROR_FAILED if it cannot
 * be read
 */
GBytes *vt_zone_read_file (const char *name, GError **error);

/* Whether there is a zone of that name; there always is %VT_ZONE_UTC. Errors as of
 * vt_zone_read_file(). */
gboolean vt_zone_check (const char *name, GError **error);

/* (transfer full): the name of the zone that the machine is in; %VT_ZONE_UTC if it has none. */
char *vt_zone_dup_local (void);

G_END_DECLS
