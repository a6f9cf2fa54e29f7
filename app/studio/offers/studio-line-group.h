/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of what an offer says, a line each: to be read, not changed. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_LINE_GROUP (studio_line_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioLineGroup, studio_line_group, STUDIO, LINE_GROUP, AdwBin)

/* @list_name: what the list is called aloud, where the title alone would be heard twice */
GtkWidget *studio_line_group_new (const char *title, const char *list_name);
/* @lines: (element-type VtOfferLine); without any the group is not to be seen. */
void studio_line_group_show (StudioLineGroup *self, GPtrArray *lines);

G_END_DECLS
