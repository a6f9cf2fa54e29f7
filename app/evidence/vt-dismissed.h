/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of products that the curator does not want suggested. */

#pragma once

#include "vt-offer.h"

G_BEGIN_DECLS

/* Each is run inside a #VtWorkspaceFunc. */

/* The order of both SKUs does not matter; dismissing a pair twice changes nothing. */
gboolean
vt_dismissed_add (VtDatabase *database, const char *sku_a, const char *sku_b, GError **error);

/**
 * vt_dismissed_load:
 *
 * Returns: (element-type VtOffer): each pair as an offer of both, which vt_suggestions_find() takes
 * among the others so as not to suggest it again; %NULL with an error of the database
 */
GPtrArray *vt_dismissed_load (VtDatabase *database, GError **error);

G_END_DECLS
