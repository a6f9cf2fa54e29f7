/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One group of options: how many may be chosen, and what they cost. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/* Its buttons move it among the groups, or take it away. */
#define STUDIO_TYPE_ADD_ON_GROUP (studio_add_on_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioAddOnGroup, studio_add_on_group, STUDIO, ADD_ON_GROUP, GtkWidget)

/* @index: among the groups, from 0 */
GtkWidget *studio_add_on_group_new (StudioSession *session, guint index);
/* Gives the focus to its first field. */
void studio_add_on_group_enter (StudioAddOnGroup *self);

G_END_DECLS
