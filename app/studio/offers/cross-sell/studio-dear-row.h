/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an offer is dearer than its price cap. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Names the suggestions above the cap, with a button that takes them out; not there while none is.
 */
#define STUDIO_TYPE_DEAR_ROW (studio_dear_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioDearRow, studio_dear_row, STUDIO, DEAR_ROW, AdwActionRow)

GtkWidget *studio_dear_row_new (StudioSession *session);

G_END_DECLS
