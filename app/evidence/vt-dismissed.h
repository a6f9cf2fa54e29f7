/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions that the curator does not want again. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/* Each is run inside a #VtWorkspaceFunc. */

/* @key: of a #VtSuggestion. Dismissing one twice changes nothing. */
gboolean vt_dismissed_add (VtDatabase *database, const char *key, GError **error);

/**
 * vt_dismissed_load:
 *
 * Returns: (element-type utf8): their keys, sorted. Of pairs that an earlier version dismissed, the
 * keys that suggestions of their bundles have; %NULL with an error of the database
 */
GPtrArray *vt_dismissed_load (VtDatabase *database, GError **error);

G_END_DECLS
