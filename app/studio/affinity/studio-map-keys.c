/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map by keyboard: walking from product to product, selecting, zooming. */

#include "studio-map-canvas-private.h"

#define ZOOM_STEP 1.25

/* Where the keyboard starts: what is selected, else the most important product. */
static guint32
start_node (StudioMapCanvas *self)
{
  if (self->focus != VT_MAP_NONE)
    return self->focus;
  if (self->selected->len > 0)
    return g_array_index (self->selected, guint32, 0);
  return self->scene != NULL && self->scene->n_nodes > 0 ? self->scene->node_order[0] : VT_MAP_NONE;
}

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  guint32          next;

  if (self->scene == NULL)
    return FALSE;
  if (self->focus == VT_MAP_NONE)
    next = start_node (self);
  else
    next = vt_map_index_step (self->index, self->focus,
                              (VtMapDirection) g_variant_get_int32 (arguments));
  if (next != VT_MAP_NONE)
    studio_map_canvas_set_focus (self, next);
  return TRUE;
}

/* From neighbour to neighbour of what is selected, by strength; around at the end. */
static gboolean
step_neighbour (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  int              step = g_variant_get_int32 (arguments);
  guint32          centre;
  int              first;
  int              n;
  int              at = step > 0 ? -1 : 0;

  if (self->scene == NULL || start_node (self) == VT_MAP_NONE)
    return FALSE;
  centre = self->selected->len > 0 ? g_array_index (self->selected, guint32, 0) : start_node (self);
  first = (int) self->scene->first_incident[centre];
  n = (int) self->scene->first_incident[centre + 1] - first;
  if (n == 0)
    return TRUE;
  for (int i = 0; i < n; i++)
    if (vt_map_scene_other_end (self->scene, self->scene->incident[first + i], centre) ==
        self->focus)
      at = i;
  at = (at + step + n) % n;
  studio_map_canvas_set_focus (
      self, vt_map_scene_other_end (self->scene, self->scene->incident[first + at], centre));
  return TRUE;
}

static gboolean
select_focus (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->focus == VT_MAP_NONE)
    return FALSE;
  studio_session_toggle_selected (self->session, studio_map_canvas_product_of (self, self->focus));
  studio_map_canvas_set_focus (self, self->focus);
  return TRUE;
}

static gboolean
isolate_focus (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->focus == VT_MAP_NONE)
    return FALSE;
  studio_map_canvas_isolate (self, self->focus);
  return TRUE;
}

static gboolean
go_back (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return studio_map_canvas_back (STUDIO_MAP_CANVAS (widget));
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  double factor = g_str_has_suffix (action, "in") ? ZOOM_STEP : 1 / ZOOM_STEP;

  studio_map_canvas_zoom_by (STUDIO_MAP_CANVAS (widget), factor,
                             gtk_widget_get_width (widget) / 2.0,
                             gtk_widget_get_height (widget) / 2.0);
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  studio_map_canvas_fit (STUDIO_MAP_CANVAS (widget));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  studio_map_canvas_back (STUDIO_MAP_CANVAS (widget));
}

static void
add_pair (GtkWidgetClass *widget_class, guint key, guint keypad_key, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, action, NULL);
  gtk_widget_class_add_binding_action (widget_class, keypad_key, 0, action, NULL);
}

void
studio_map_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint          key;
    VtMapDirection direction;
  } arrows[] = {
      {GDK_KEY_Left, VT_MAP_DIRECTION_LEFT},
      {GDK_KEY_Right, VT_MAP_DIRECTION_RIGHT},
      {GDK_KEY_Up, VT_MAP_DIRECTION_UP},
      {GDK_KEY_Down, VT_MAP_DIRECTION_DOWN},
  };

  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "map.back", NULL, back);
  add_pair (widget_class, GDK_KEY_plus, GDK_KEY_KP_Add, "map.zoom-in");
  add_pair (widget_class, GDK_KEY_equal, GDK_KEY_KP_Equal, "map.zoom-in");
  add_pair (widget_class, GDK_KEY_minus, GDK_KEY_KP_Subtract, "map.zoom-out");
  add_pair (widget_class, GDK_KEY_0, GDK_KEY_KP_0, "map.fit");

  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, walk, "i",
                                  (int) arrows[i].direction);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, step_neighbour, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, step_neighbour, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, select_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, isolate_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, isolate_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, go_back, NULL);
}
