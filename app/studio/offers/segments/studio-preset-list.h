/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that the history suggests and that are not there yet, each with a button to add it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hides itself while there is nothing to suggest. */
#define STUDIO_TYPE_PRESET_LIST (studio_preset_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioPresetList, studio_preset_list, STUDIO, PRESET_LIST, GtkWidget)

GtkWidget *studio_preset_list_new (StudioSession *session);

G_END_DECLS
