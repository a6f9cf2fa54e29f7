/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of segments, each a named step of undo. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* Each is made in the writing thread on the segment as it is stored by then, so that changes made
 * in quick succession never take each other back. What cannot be done is told by the session's
 * ::failed. A segment is named by its id. */
void studio_segment_set_name (StudioSession *session, const char *id, const char *name);
void studio_segment_set_note (StudioSession *session, const char *id, const char *note);
/* Offers that name the segment by its key name it by the new one, in the same step. */
void studio_segment_set_key (StudioSession *session, const char *id, const char *key);

/* @rule: copied; so for the others */
void studio_segment_set_rule (StudioSession *session, const char *id, const VtSegmentRule *rule);
/* @path: as of vt_segment_rule_find(); what stands there has to be of the same type, or a group as
 * well */
void studio_segment_set_part (StudioSession       *session,
                              const char          *id,
                              const char          *path,
                              const VtSegmentRule *part);
void studio_segment_add_part (StudioSession       *session,
                              const char          *id,
                              const char          *path,
                              guint                position,
                              const VtSegmentRule *part);
void studio_segment_remove_part (StudioSession *session, const char *id, const char *path);
/* @by: places within its group */
void studio_segment_move_part (StudioSession *session, const char *id, const char *path, int by);

/* Each of these is gone to. */
/* One that holds everybody, under that name or with a number behind it. */
void studio_segment_create (StudioSession *session, const char *name);
void studio_segment_duplicate (StudioSession *session, const char *id);
/* An ordinary segment made of a preset. */
void studio_segment_add_preset (StudioSession *session, const VtPreset *preset);
/* @keys: (array zero-terminated=1): customers; a segment of those, called @name. */
void studio_segment_create_list (StudioSession *session, const char *name, const char *const *keys);

/* Says so, with a way back. */
void studio_segment_delete (StudioSession *session, const char *id);

/* @day: %VT_DAY_NONE to follow the orders */
void studio_session_set_reference_day (StudioSession *session, gint32 day);

G_END_DECLS
