/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the map from the session, in the thread that lays it out. Internal to it. */

#pragma once

#include "studio-session-private.h"

G_BEGIN_DECLS

/* Made and finished in the main thread, read in that of the layout. Reference counted. */
typedef struct _StudioMapInput StudioMapInput;

StudioMapInput *studio_map_input_new (StudioSession *session);
void            studio_map_input_unref (StudioMapInput *self);

/* Sets what of @options comes from the session; as long as @self lives. */
void studio_map_input_fill (StudioMapInput *self, VtAffinityMapOptions *options);

/* What settles is no longer shown. */
void studio_map_input_finish (StudioMapInput *self);

/* Takes pins that were loaded (transfer full): a map that has them elsewhere is laid out anew. */
void studio_session_take_pins (StudioSession *self, GArray *pins);

G_END_DECLS
