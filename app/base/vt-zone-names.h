/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time zones that people choose from, and finding one by a few letters. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (array zero-terminated=1): the zones of the system's table of places (zone.tab),
 * sorted, with %VT_ZONE_UTC first; that alone where there is no table. */
GStrv vt_zone_names_load (void);

/**
 * vt_zone_names_match:
 * @names: (array zero-terminated=1)
 * @typed: words, each of which the name has to have, without regard to letter case; "new york" and
 * "New_York" are the same
 * @max: how many at most
 *
 * Returns: (transfer full) (array zero-terminated=1): those whose place begins so first; none
 * without a word
 */
GStrv vt_zone_names_match (const char *const *names, const char *typed, guint max);

G_END_DECLS
