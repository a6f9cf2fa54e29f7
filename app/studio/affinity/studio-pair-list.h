/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pairs that the table shows: the strongest of all, or those of the selected products. */

#pragma once

#include "studio-pair-item.h"
#include "studio-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More rows than anybody reads are not made into rows; how many there are is said. */
#define STUDIO_PAIR_LIST_MAX 5000

/**
 * StudioPairList:
 *
 * A #GListModel of #StudioPairItem, strongest first by the session's measure. Chosen and ordered in
 * a thread; the old rows stay until the new ones are there, which ::changed tells.
 */
#define STUDIO_TYPE_PAIR_LIST (studio_pair_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioPairList, studio_pair_list, STUDIO, PAIR_LIST, GObject)

StudioPairList *studio_pair_list_new (StudioSession *session);

/* The rows. */
GListModel *studio_pair_list_get_model (StudioPairList *self);

/* How many pairs there are to show, shown or not. */
gsize studio_pair_list_get_n_pairs (StudioPairList *self);
/* Of how many selected products they are; 0: of all products. */
guint studio_pair_list_get_n_selected (StudioPairList *self);

/* Shows the pairs of @products (array length=n_products) alone; of all if there are none. */
void
studio_pair_list_set_products (StudioPairList *self, const guint32 *products, guint n_products);

G_END_DECLS
