/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which attributes an item has to share with what it goes with. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/* Check boxes for the attributes that the item and any anchor have, and in words how many anchors
 * it fits then. Not there where they have none in common. */
#define STUDIO_TYPE_COMPATIBLE_FIELD (studio_compatible_field_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioCompatibleField, studio_compatible_field, STUDIO, COMPATIBLE_FIELD, StudioFieldRow)

/* @path: of the item: "items/2" */
GtkWidget *studio_compatible_field_new (StudioSession *session, const char *path);

G_END_DECLS
