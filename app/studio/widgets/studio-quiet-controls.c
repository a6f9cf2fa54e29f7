/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stock controls do that a page of settings must not, and names that they leave out. */

#include "studio-quiet-controls.h"

void
studio_control_scroll_through (GtkWidget *control)
{
  g_autoptr (GListModel) controllers = NULL;
  guint n;

  g_return_if_fail (GTK_IS_WIDGET (control));

  controllers = gtk_widget_observe_controllers (control);
  n = g_list_model_get_n_items (controllers);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
studio_group_name_list (AdwPreferencesGroup *group, const char *name)
{
  GtkWidget *list;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group) && name != NULL);

  list = find_list (GTK_WIDGET (group));
  if (list != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
