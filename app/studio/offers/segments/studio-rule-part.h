/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A condition with its title, and what removes and moves it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRulePart:
 *
 * Alt+Up and Alt+Down move it within its group. Class actions: `part.remove`, `part.move` (i).
 */
#define STUDIO_TYPE_RULE_PART (studio_rule_part_get_type ())
G_DECLARE_FINAL_TYPE (StudioRulePart, studio_rule_part, STUDIO, RULE_PART, GtkWidget)

/* @title: (nullable): translated; a group has none, as its own head says what it is. */
GtkWidget  *studio_rule_part_new (GtkWidget *child, const char *title, const char *path);
const char *studio_rule_part_get_path (StudioRulePart *self);

G_END_DECLS
