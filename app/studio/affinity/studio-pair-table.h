/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's other face: a sortable table of pairs with the same selection. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioPairTable:
 *
 * With products selected, the pairs they are in; otherwise the strongest of all. Going to a row
 * selects its two products and emits ::went with both, so that the map can follow.
 */
#define STUDIO_TYPE_PAIR_TABLE (studio_pair_table_get_type ())
G_DECLARE_FINAL_TYPE (StudioPairTable, studio_pair_table, STUDIO, PAIR_TABLE, GtkWidget)

GtkWidget *studio_pair_table_new (StudioSession *session);

/**
 * StudioPairTable::went: (product: guint)
 */

G_END_DECLS
