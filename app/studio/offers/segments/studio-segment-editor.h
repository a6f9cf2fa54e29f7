/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the segment looked at: what it amounts to, its name, key, note and rule, and the
 * offers that name it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_SEGMENT_EDITOR (studio_segment_editor_get_type ())
G_DECLARE_FINAL_TYPE (StudioSegmentEditor, studio_segment_editor, STUDIO, SEGMENT_EDITOR, GtkWidget)

GtkWidget *studio_segment_editor_new (StudioSession *session);

G_END_DECLS
