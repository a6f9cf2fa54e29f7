/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of one offer, as a list that grows with each change. */

#pragma once

#include "studio-session.h"
#include "studio-version-item.h"

G_BEGIN_DECLS

/**
 * StudioHistory:
 *
 * Read and compared off the main loop, again whenever offers change. A version that was there
 * before keeps its item.
 *
 * Signals: ::loaded, each time it was read; ::failed (error), where that went wrong
 */
#define STUDIO_TYPE_HISTORY (studio_history_get_type ())
G_DECLARE_FINAL_TYPE (StudioHistory, studio_history, STUDIO, HISTORY, GObject)

StudioHistory *studio_history_new (StudioSession *session, const char *offer_id);

/* (element-type StudioVersionItem): the newest first; empty until it was read. */
GListModel *studio_history_get_list (StudioHistory *self);
/* (nullable): the newest version. */
StudioVersionItem *studio_history_get_newest (StudioHistory *self);
/* Whether @item is what the offer is now; so there is nothing to go back to. */
gboolean studio_history_is_current (StudioHistory *self, StudioVersionItem *item);

G_END_DECLS
