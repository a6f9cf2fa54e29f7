/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of one connected part, from its coarsest picture to its finest. Internal. */

#pragma once

#include "vt-adjacency.h"
#include "vt-layout.h"
#include "vt-random.h"

G_BEGIN_DECLS

/**
 * VtSettling:
 *
 * Told after each step how far along the part is (0 to 1) and where its nodes are now.
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*VtSettling) (const VtPoint *places,
                                double         share_done,
                                gpointer       user_data,
                                GError       **error);

/* Lays out a connected part anew, around 0, 0. @ret_places is written in any case. */
gboolean vt_multilevel_compute (const VtAdjacency *adjacency,
                                VtRandom          *random,
                                VtSettling         settling,
                                gpointer           user_data,
                                VtPoint           *ret_places,
                                GError           **error);

/* Lets a part that has places settle again, gently. */
gboolean vt_multilevel_resettle (const VtAdjacency *adjacency,
                                 const guint8      *fixed,
                                 VtSettling         settling,
                                 gpointer           user_data,
                                 VtPoint           *places,
                                 GError           **error);

G_END_DECLS
