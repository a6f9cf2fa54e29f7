/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of conditions: all, any or none of them. */

#pragma once

#include "vt-segment-rule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRuleGroup:
 *
 * Inside a StudioRuleBuilder, which it tells what is asked for. Class actions: `group.add` (s: the
 * word of a type), `group.remove`.
 */
#define STUDIO_TYPE_RULE_GROUP (studio_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (StudioRuleGroup, studio_rule_group, STUDIO, RULE_GROUP, GtkWidget)

/* @path: "" for the whole rule, which has no button to remove it */
GtkWidget  *studio_rule_group_new (const char *path);
const char *studio_rule_group_get_path (StudioRuleGroup *self);
/* Which of all, any and none it is. */
void studio_rule_group_set_type (StudioRuleGroup *self, VtSegmentRuleType type);
/* Adds a condition or group below those there, with what removes and moves it. */
void studio_rule_group_add (StudioRuleGroup *self, GtkWidget *part, const char *part_path);
/* Whether it says that it has none. */
void studio_rule_group_set_empty (StudioRuleGroup *self, gboolean is_empty);
/* The button that adds. */
void studio_rule_group_focus (StudioRuleGroup *self);

G_END_DECLS
