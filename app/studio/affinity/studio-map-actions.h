/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the map's picture from anywhere. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * studio_map_add_actions:
 *
 * Adds the actions on the map that studio-actions.h lists, but for those of its measure. Where they
 * take SKUs, of none they mean what is selected.
 */
void studio_map_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
