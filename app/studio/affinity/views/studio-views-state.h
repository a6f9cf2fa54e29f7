/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which view of the selection stands beside the map, and what is asked of it from elsewhere. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/**
 * StudioViewsState:
 *
 * One for each session, in the main thread.
 */
#define STUDIO_TYPE_VIEWS_STATE (studio_views_state_get_type ())
G_DECLARE_FINAL_TYPE (StudioViewsState, studio_views_state, STUDIO, VIEWS_STATE, GObject)

/* (transfer none): that of the session; lives as long as the session does. */
StudioViewsState *studio_views_state_of (StudioSession *session);

/* "pairs", "matrix", "sets" or "groups". */
const char *studio_views_state_get_view (StudioViewsState *self);
/* Returns: %FALSE if there is no such view */
gboolean studio_views_state_set_view (StudioViewsState *self, const char *view);
/* (array zero-terminated=1): all of them, in their order */
const char *const *studio_views_state_get_names (void);

/* Whether the view has the whole page, without the map. */
gboolean studio_views_state_is_whole (StudioViewsState *self);
void     studio_views_state_set_whole (StudioViewsState *self, gboolean is_whole);

/* "all", "closed" or "maximal": which sets are listed. */
const char *studio_views_state_get_sets (StudioViewsState *self);
gboolean    studio_views_state_set_sets (StudioViewsState *self, const char *sets);

/**
 * studio_views_state_command:
 * @command: a static string
 * @parameter: (nullable): sunk
 *
 * Asks the view that can, if there is one, by ::command: "matrix-zoom" (s: in, out, fit),
 * "matrix-focus" (uu: products).
 */
void studio_views_state_command (StudioViewsState *self, const char *command, GVariant *parameter);

/**
 * StudioViewsState::changed:
 *
 * StudioViewsState::command: (command, parameter)
 */

G_END_DECLS
