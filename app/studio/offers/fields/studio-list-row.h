/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One element of a list field. */

#pragma once

#include "studio-list-field.h"

G_BEGIN_DECLS

/**
 * StudioListRow:
 *
 * ::move (int): by so many places, ::remove: what the user asks for.
 */
#define STUDIO_TYPE_LIST_ROW (studio_list_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioListRow, studio_list_row, STUDIO, LIST_ROW, AdwExpanderRow)

/* @path: of the element */
GtkWidget *
studio_list_row_new (StudioSession *session, const StudioListKind *kind, const char *path);
/* @element: what stands there in @offer */
void
studio_list_row_show (StudioListRow *self, const VtOffer *offer, JsonNode *element, guint index);
void studio_list_row_commit (StudioListRow *self);
/* Its first field, or the row itself. */
void studio_list_row_enter (StudioListRow *self);

G_END_DECLS
