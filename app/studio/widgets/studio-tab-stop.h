/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that the Tab key stops at once. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioTabStop:
 *
 * Holds a list (in a scrolled window, say) whose selection follows the focus. The Tab key comes to
 * the row that is selected, else to the first, and leaves the list with the next press. Otherwise
 * going past the list would select its rows one after the other, and what belongs to the selected
 * one could never be gone to. Within the list one goes with the arrows.
 *
 * In .ui files it takes a <child>. The first GtkListBox below it is the list.
 */
#define STUDIO_TYPE_TAB_STOP (studio_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (StudioTabStop, studio_tab_stop, STUDIO, TAB_STOP, GtkWidget)

GtkWidget *studio_tab_stop_new (GtkWidget *child);

G_END_DECLS
