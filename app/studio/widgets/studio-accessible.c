/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for what a screen reader meets inside of composite widgets. */

#include "studio-accessible.h"

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* The button within a menu button is named by the text that it shows, if it shows any: with a name
 * besides, both are read out. */
static gboolean
shows_its_name (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) &&
         gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL;
}

void
studio_accessible_name_parts (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && label != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_list = GTK_IS_LIST_BOX (child) || GTK_IS_LIST_BASE (child);
      gboolean is_table_head = GTK_IS_COLUMN_VIEW (widget) && !is_list;

      if (is_list || is_table_head || (GTK_IS_TOGGLE_BUTTON (child) && !shows_its_name (widget)))
        set_label (child, label);
      if (!is_list && !is_table_head)
        studio_accessible_name_parts (child, label);
    }
}

void
studio_accessible_set_label (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && label != NULL);

  set_label (widget, label);
  studio_accessible_name_parts (widget, label);
}
