/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group an option of an add-on belongs to. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

/* Choosing another moves the option there, behind what is there already. */
#define STUDIO_TYPE_GROUP_CHOICE (studio_group_choice_get_type ())
G_DECLARE_FINAL_TYPE (StudioGroupChoice, studio_group_choice, STUDIO, GROUP_CHOICE, StudioFieldRow)

/* Moves an option to a group, behind what is there already; one step of undo. */
void studio_add_on_move_option (StudioSession *session,
                                const char    *offer_id,
                                const char    *sku,
                                guint          group);

/* @path: of the option: "groups/0/options/2" */
GtkWidget *studio_group_choice_new (StudioSession *session, const char *path);

G_END_DECLS
