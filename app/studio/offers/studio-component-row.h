/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One product of a bundle, with how many of it. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Its buttons are actions of the window; Alt+Up and Alt+Down move it. */
#define STUDIO_TYPE_COMPONENT_ROW (studio_component_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioComponentRow, studio_component_row, STUDIO, COMPONENT_ROW, AdwActionRow)

GtkWidget  *studio_component_row_new (StudioSession *session, const char *sku);
const char *studio_component_row_get_sku (StudioComponentRow *self);
/* @position: among @n_components, from 0 */
void studio_component_row_show (StudioComponentRow *self,
                                const char         *offer_id,
                                const VtComponent  *component,
                                guint               position,
                                guint               n_components);

G_END_DECLS
