/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stock controls do that a page of settings must not, and names that they leave out. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets the wheel scroll the page when the pointer is over @control: a slider or spin button would
 * change its value instead, and nobody would have meant to. */
void studio_control_scroll_through (GtkWidget *control);

/* Names the list inside a group for assistive technology; the group has rows already. */
void studio_group_name_list (AdwPreferencesGroup *group, const char *name);

G_END_DECLS
