/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that show and change the time zone of the workspace. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioZoneGroup:
 *
 * What is typed is completed by the system's zones, each a row below; Return takes a zone that is
 * typed in full, or the only one that fits, and says why where there is none.
 */
#define STUDIO_TYPE_ZONE_GROUP (studio_zone_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioZoneGroup, studio_zone_group, STUDIO, ZONE_GROUP, AdwPreferencesGroup)

GtkWidget *studio_zone_group_new (StudioSession *session);

G_END_DECLS
