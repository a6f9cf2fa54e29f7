/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a condition: a group, or something that is asked. */

#pragma once

#include "studio-session.h"
#include "vt-condition.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CONDITION_ROW (studio_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioConditionRow, studio_condition_row, STUDIO, CONDITION_ROW, AdwExpanderRow)

/* A row for parts that ask the same as @part does in @offer. */
GtkWidget *studio_condition_row_new (StudioSession         *session,
                                     const VtOffer         *offer,
                                     const VtConditionPart *part);
/* Whether the row is for such a part. */
gboolean studio_condition_row_suits (StudioConditionRow    *self,
                                     const VtOffer         *offer,
                                     const VtConditionPart *part);
void     studio_condition_row_show (StudioConditionRow    *self,
                                    const VtOffer         *offer,
                                    const VtConditionPart *part);
void     studio_condition_row_commit (StudioConditionRow *self);
/* Opens it and goes to its first field. */
void studio_condition_row_enter (StudioConditionRow *self);
/* The button that adds to the condition at @path of the offer looked at; @part: (nullable): which
 * stands there. @label: its accessible name */
GtkWidget *studio_condition_add_button_new (const char *label);
void
studio_condition_add_button_set (GtkWidget *button, const char *path, const VtConditionPart *part);

G_END_DECLS
