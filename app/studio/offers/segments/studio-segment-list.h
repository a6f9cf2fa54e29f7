/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments by name; the one selected is the one looked at. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioSegmentList:
 *
 * As high as its rows: it stands in a page that scrolls.
 */
#define STUDIO_TYPE_SEGMENT_LIST (studio_segment_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioSegmentList, studio_segment_list, STUDIO, SEGMENT_LIST, GtkWidget)

GtkWidget *studio_segment_list_new (StudioSession *session);
/* Shows those that have @search in name, key or note. */
void studio_segment_list_set_search (StudioSegmentList *self, const char *search);

G_END_DECLS
