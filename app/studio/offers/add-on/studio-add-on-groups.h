/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All groups of options of an add-on, one below the other. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ADD_ON_GROUPS (studio_add_on_groups_get_type ())
G_DECLARE_FINAL_TYPE (StudioAddOnGroups, studio_add_on_groups, STUDIO, ADD_ON_GROUPS, GtkWidget)

GtkWidget *studio_add_on_groups_new (StudioSession *session);

G_END_DECLS
