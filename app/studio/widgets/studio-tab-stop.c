/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that the Tab key stops at once. */

#include "studio-tab-stop.h"

#include "studio-quiet-controls.h"

struct _StudioTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioTabStop, studio_tab_stop, GTK_TYPE_WIDGET)

/* ---- the focus ---- */

static gboolean
has_focus (StudioTabStop *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
can_be_gone_to (GtkWidget *row)
{
  return gtk_widget_get_mapped (row) && gtk_widget_is_sensitive (row) &&
         gtk_widget_get_focusable (row);
}

/* (nullable): the row that is selected, else the first; of those that show. */
static GtkWidget *
find_row (GtkWidget *list)
{
  GtkWidget *first = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (!GTK_IS_LIST_BOX_ROW (row) || !can_be_gone_to (row))
        continue;
      if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
        return row;
      if (first == NULL)
        first = row;
    }
  return first;
}

static gboolean
studio_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StudioTabStop *self = STUDIO_TAB_STOP (widget);
  gboolean       is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget     *list = studio_list_box_find (widget);
  GtkWidget     *row;

  if (!is_tab)
    return GTK_WIDGET_CLASS (studio_tab_stop_parent_class)->focus (widget, direction);
  if (list == NULL)
    return FALSE;
  if (has_focus (self))
    return FALSE;
  row = find_row (list);
  return row != NULL && gtk_widget_grab_focus (row);
}

/* ---- the widget ---- */

/* As its child does. */
static void
studio_tab_stop_compute_expand (GtkWidget *widget, gboolean *ret_hexpand, gboolean *ret_vexpand)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *ret_hexpand = child != NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
  *ret_vexpand = child != NULL && gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
}

static void
studio_tab_stop_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (studio_tab_stop_parent_class)->dispose (object);
}

static void
studio_tab_stop_class_init (StudioTabStopClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_tab_stop_dispose;
  widget_class->compute_expand = studio_tab_stop_compute_expand;
  widget_class->focus = studio_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
studio_tab_stop_init (StudioTabStop *self)
{
}

GtkWidget *
studio_tab_stop_new (GtkWidget *child)
{
  GtkWidget *self;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (STUDIO_TYPE_TAB_STOP, NULL);
  gtk_widget_set_parent (child, self);
  return self;
}
