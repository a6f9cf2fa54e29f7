/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what a screen reader meets inside of composite widgets. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * studio_accessible_set_label:
 * @label: translated
 *
 * Names @widget and the lists and buttons that it is built of: GTK 4.8 and libadwaita 1.2 name the
 * whole only (a drop-down's button, a table's list, a group's list stay without a name). Rows in
 * those lists are left alone.
 */
void studio_accessible_set_label (GtkWidget *widget, const char *label);

/* Names the parts alone, of a widget whose title names it already: it would be read out twice. */
void studio_accessible_name_parts (GtkWidget *widget, const char *label);

G_END_DECLS
