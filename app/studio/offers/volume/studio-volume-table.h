/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what so many units come to with a volume offer. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Figures with an example product that can be chosen; follows drafts as well. */
#define STUDIO_TYPE_VOLUME_TABLE (studio_volume_table_get_type ())
G_DECLARE_FINAL_TYPE (StudioVolumeTable, studio_volume_table, STUDIO, VOLUME_TABLE, AdwBin)

GtkWidget *studio_volume_table_new (StudioSession *session);

G_END_DECLS
