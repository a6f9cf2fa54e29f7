/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stock controls do that a page of settings must not, and what they leave out. */

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

/* (nullable): the child that has the focus or what has it. */
static GtkWidget *
find_focused_child (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return NULL;
  while (gtk_widget_get_parent (focus) != widget)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

gboolean
studio_children_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean   is_back;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT;
  child = find_focused_child (widget);
  if (child == NULL)
    child = is_back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = is_back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  return child != NULL;
}

GtkWidget *
studio_list_box_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (GTK_IS_LIST_BOX (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = studio_list_box_find (child);

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

  list = studio_list_box_find (GTK_WIDGET (group));
  if (list != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
