/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stock controls do that a page of settings must not, and what they leave out. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets the wheel scroll the page when the pointer is over @control: a slider or spin button would
 * change its value instead, and nobody would have meant to. */
void studio_control_scroll_through (GtkWidget *control);

/* For the focus() of a widget whose grab_focus() gives the focus to one of its children: the stock
 * one does so whenever the Tab key comes from another of them, and never leaves. Goes through the
 * children in their order. */
gboolean studio_children_focus (GtkWidget *widget, GtkDirectionType direction);

/* (nullable): the first GtkListBox at or below @widget. */
GtkWidget *studio_list_box_find (GtkWidget *widget);

/* Names the list inside a group for assistive technology; the group has rows already. */
void studio_group_name_list (AdwPreferencesGroup *group, const char *name);

G_END_DECLS
