/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map by keyboard: walking from product to product, selecting, zooming. */

#include "studio-map-canvas-private.h"

#define ZOOM_STEP 1.25
#define PAN_PX 80

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

/* From neighbour to neighbour of what is selected, by strength; around at the end. */
static void
step_neighbour (StudioMapCanvas *self, int step)
{
  guint32 centre;
  int     first;
  int     n;
  int     at = step > 0 ? -1 : 0;

  centre = self->selected->len > 0 ? g_array_index (self->selected, guint32, 0) : start_node (self);
  first = (int) self->scene->first_incident[centre];
  n = (int) self->scene->first_incident[centre + 1] - first;
  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    if (vt_map_scene_other_end (self->scene, self->scene->incident[first + i], centre) ==
        self->focus)
      at = i;
  at = (at + step + n) % n;
  studio_map_canvas_set_focus (
      self, vt_map_scene_other_end (self->scene, self->scene->incident[first + at], centre));
}

void
studio_map_canvas_walk (StudioMapCanvas *self, const char *way)
{
  static const char *const arrows[] = {"left", "right", "up", "down", NULL};
  guint32                  next = start_node (self);
  guint                    arrow = 0;

  if (next == VT_MAP_NONE)
    return;
  if (g_str_equal (way, "next") || g_str_equal (way, "previous"))
    {
      step_neighbour (self, g_str_equal (way, "next") ? 1 : -1);
      return;
    }
  while (arrows[arrow] != NULL && !g_str_equal (arrows[arrow], way))
    arrow++;
  if (arrows[arrow] == NULL)
    return;
  if (self->focus != VT_MAP_NONE)
    next = vt_map_index_step (studio_map_canvas_get_index (self), self->focus, (VtMapStep) arrow);
  studio_map_canvas_set_focus (self, next);
}

void
studio_map_canvas_toggle_focus (StudioMapCanvas *self)
{
  if (self->focus == VT_MAP_NONE)
    return;
  self->anchor = studio_map_canvas_product_of (self, self->focus);
  studio_session_toggle_selected (self->session, self->anchor);
  studio_map_canvas_set_focus (self, self->focus);
}

/* ---- keys ---- */

static gboolean
walk (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->scene == NULL || start_node (self) == VT_MAP_NONE)
    return FALSE;
  studio_map_canvas_walk (self, g_variant_get_string (arguments, NULL));
  return TRUE;
}

/* The same, and selects all from where it began. */
static gboolean
extend (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (!walk (widget, arguments, user_data))
    return FALSE;
  studio_map_canvas_select_range (self, self->focus);
  studio_map_canvas_say_focus (self);
  return TRUE;
}

static gboolean
pan (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  int              dx, dy;

  if (self->scene == NULL)
    return FALSE;
  g_variant_get (arguments, "(ii)", &dx, &dy);
  studio_map_canvas_move_view (self, vt_map_view_pan (self->view, dx, dy));
  return TRUE;
}

static gboolean
select_focus (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->focus == VT_MAP_NONE)
    return FALSE;
  studio_map_canvas_toggle_focus (self);
  return TRUE;
}

static gboolean
select_all (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->scene == NULL)
    return FALSE;
  for (guint32 i = 0; i < self->scene->n_nodes; i++)
    g_array_append_val (nodes, i);
  studio_map_canvas_select_nodes (self, nodes, FALSE);
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
open_menu (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->focus == VT_MAP_NONE)
    return FALSE;
  studio_map_canvas_open_menu (self, self->focus);
  return TRUE;
}

/* SKUs of what a command is for. */
static GVariant *
subjects (StudioMapCanvas *self)
{
  VtCatalog *catalog = studio_session_get_catalog (self->session);
  g_autoptr (GArray) products = studio_map_canvas_get_subjects (self);
  GVariantBuilder skus;

  g_variant_builder_init (&skus, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < products->len; i++)
    g_variant_builder_add (&skus, "s",
                           vt_catalog_get (catalog, g_array_index (products, guint32, i))->sku);
  return g_variant_builder_end (&skus);
}

/* A window's action on what a command is for. */
static gboolean
activate (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  const char      *action = g_variant_get_string (arguments, NULL);
  g_autoptr (GVariant) skus = NULL;

  if (self->scene == NULL)
    return FALSE;
  skus = g_variant_ref_sink (subjects (self));
  if (g_variant_n_children (skus) > 0)
    gtk_widget_activate_action_variant (widget, action, skus);
  return TRUE;
}

/* Pinned ones are let go where all are. */
static gboolean
pin (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  g_autoptr (GArray) products = NULL;
  gboolean all_pinned = TRUE;

  if (self->scene == NULL)
    return FALSE;
  products = studio_map_canvas_get_subjects (self);
  for (guint i = 0; i < products->len; i++)
    all_pinned &= studio_session_is_pinned (self->session, g_array_index (products, guint32, i));
  if (products->len > 0)
    gtk_widget_activate_action_variant (widget, all_pinned ? "win.map-unpin" : "win.map-pin",
                                        subjects (self));
  return TRUE;
}

static gboolean
show_hidden (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  studio_map_state_show_hidden (STUDIO_MAP_CANVAS (widget)->state);
  return TRUE;
}

static gboolean
change_steps (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapState *state = STUDIO_MAP_CANVAS (widget)->state;
  int             steps = (int) studio_map_state_get_steps (state);

  studio_map_state_set_steps (state, (guint) MAX (steps + g_variant_get_int32 (arguments), 1));
  return TRUE;
}

/* What colour, size or width tells, one after the other. */
static gboolean
change_look (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  VtMapLook        look = *studio_map_state_get_look (self->state);
  const char      *words;

  switch (g_variant_get_int32 (arguments))
    {
    case 'c':
      look.colour = (look.colour + 1) % VT_MAP_N_COLOURS;
      words = vt_map_colour_to_display (look.colour);
      break;
    case 's':
      look.size = (look.size + 1) % VT_MAP_N_SIZES;
      words = vt_map_size_to_display (look.size);
      break;
    default:
      look.width = (look.width + 1) % VT_MAP_N_MEASURES;
      words = vt_map_measure_to_display (look.width);
      break;
    }
  studio_map_state_set_look (self->state, &look);
  g_signal_emit_by_name (self, "said", words);
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

static void
add_arrows (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    const char *way;
    int         dx_px;
    int         dy_px;
  } arrows[] = {
      {GDK_KEY_Left, "left", PAN_PX, 0},
      {GDK_KEY_Right, "right", -PAN_PX, 0},
      {GDK_KEY_Up, "up", 0, PAN_PX},
      {GDK_KEY_Down, "down", 0, -PAN_PX},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, walk, "s", arrows[i].way);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_SHIFT_MASK, extend, "s",
                                    arrows[i].way);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK, pan, "(ii)",
                                    arrows[i].dx_px, arrows[i].dy_px);
    }
}

static void
add_letters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, walk, "s", "next");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, walk, "s", "previous");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_e, 0, activate, "s", "win.map-expand");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, activate, "s",
                                "win.map-select-neighbours");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, 0, activate, "s", "win.map-hide");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, GDK_SHIFT_MASK, show_hidden, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, 0, pin, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketleft, 0, change_steps, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketright, 0, change_steps, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, change_look, "i", 'c');
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, 0, change_look, "i", 's');
  gtk_widget_class_add_binding (widget_class, GDK_KEY_w, 0, change_look, "i", 'w');
}

void
studio_map_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "map.back", NULL, back);
  add_pair (widget_class, GDK_KEY_plus, GDK_KEY_KP_Add, "map.zoom-in");
  add_pair (widget_class, GDK_KEY_equal, GDK_KEY_KP_Equal, "map.zoom-in");
  add_pair (widget_class, GDK_KEY_minus, GDK_KEY_KP_Subtract, "map.zoom-out");
  add_pair (widget_class, GDK_KEY_0, GDK_KEY_KP_0, "map.fit");
  add_arrows (widget_class);
  add_letters (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, select_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, isolate_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, isolate_focus, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, open_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, open_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, go_back, NULL);
}
