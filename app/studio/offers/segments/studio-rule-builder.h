/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule of a segment as groups within groups of conditions. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioRuleBuilder:
 *
 * What is changed goes into the segment at once, each a step of undo. Emits ::draft (a valid
 * #VtSegmentRule, the whole) while something is typed.
 */
#define STUDIO_TYPE_RULE_BUILDER (studio_rule_builder_get_type ())
G_DECLARE_FINAL_TYPE (StudioRuleBuilder, studio_rule_builder, STUDIO, RULE_BUILDER, GtkWidget)

GtkWidget *studio_rule_builder_new (StudioSession *session);
void       studio_rule_builder_show (StudioRuleBuilder *self, const VtSegment *segment);
/* Keeps what is being typed, as if the focus went. */
void studio_rule_builder_commit (StudioRuleBuilder *self);

/* ---- for the groups and rows in it; @path as of vt_segment_rule_find() ---- */

/* Adds a condition or group of that type to the group at @path. */
void studio_rule_builder_add (StudioRuleBuilder *self, const char *path, VtSegmentRuleType type);
void studio_rule_builder_remove (StudioRuleBuilder *self, const char *path);
void studio_rule_builder_move (StudioRuleBuilder *self, const char *path, int by);
/* Whether a group is all, any or none of its parts. */
void
studio_rule_builder_set_group (StudioRuleBuilder *self, const char *path, VtSegmentRuleType type);

G_END_DECLS
