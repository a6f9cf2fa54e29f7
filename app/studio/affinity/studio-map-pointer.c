/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map by pointer: pan, zoom, hover, click, rectangle, lasso, moving products, pinch. */

#include "studio-map-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far beside a node a click still means it, and beside a link. */
#define TOLERANCE_PX 6.0
#define LINK_TOLERANCE_PX 4.0
#define ZOOM_PER_NOTCH 1.2
/* A lasso gets a corner each so many pixels. */
#define CORNER_PX 3.0

static guint32
node_at (StudioMapCanvas *self, double x_px, double y_px)
{
  VtMapIndex *index = studio_map_canvas_get_index (self);

  return index != NULL ? vt_map_index_node_at (index, &self->view, x_px, y_px, TOLERANCE_PX)
                       : VT_MAP_NONE;
}

/* ---- hover ---- */

static void
hover_at (StudioMapCanvas *self, double x_px, double y_px)
{
  guint32 node = node_at (self, x_px, y_px);
  guint32 edge = VT_MAP_NONE;

  if (node == VT_MAP_NONE && studio_map_canvas_get_index (self) != NULL)
    edge = vt_map_index_edge_at (studio_map_canvas_get_index (self), &self->view, x_px, y_px,
                                 LINK_TOLERANCE_PX);
  studio_map_canvas_set_hovered (self, node, edge);
}

static void
hover_nothing (StudioMapCanvas *self)
{
  studio_map_canvas_set_hovered (self, VT_MAP_NONE, VT_MAP_NONE);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  self->pointer_x_px = x;
  self->pointer_y_px = y;
  if (self->drag == STUDIO_MAP_DRAG_NONE && !self->is_moving && !self->is_flying &&
      !self->is_morphing)
    hover_at (self, x, y);
}

static void
on_leave (GtkEventControllerMotion *controller, gpointer user_data)
{
  hover_nothing (user_data);
}

/* ---- zoom ---- */

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  hover_nothing (self);
  studio_map_canvas_zoom_by (self, pow (ZOOM_PER_NOTCH, -dy), self->pointer_x_px,
                             self->pointer_y_px);
  return TRUE;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  STUDIO_MAP_CANVAS (user_data)->pinch_scale = 1;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  double           x;
  double           y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  studio_map_canvas_zoom_by (self, scale / self->pinch_scale, x, y);
  self->pinch_scale = scale;
}

/* ---- click ---- */

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    {
      guint32 node = node_at (self, x, y);

      if (node != VT_MAP_NONE)
        studio_map_canvas_isolate (self, node);
    }
}

static void
click_node (StudioMapCanvas *self, guint32 node, GdkModifierType state)
{
  guint32 product = studio_map_canvas_product_of (self, node);

  self->focus = node;
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      studio_map_canvas_select_range (self, node);
      return;
    }
  self->anchor = product;
  if ((state & GDK_CONTROL_MASK) != 0)
    studio_session_toggle_selected (self->session, product);
  else
    studio_session_select (self->session, &product, 1);
}

/* Both ends of a link: a pair that may become an offer. */
static void
click_edge (StudioMapCanvas *self, guint32 edge)
{
  const VtPair *pair = vt_map_shown_get_pair (self->shown, edge);
  const guint32 ends[] = {pair->item_a, pair->item_b};

  studio_session_select (self->session, ends, 2);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  GdkModifierType  state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint32 node = node_at (self, x, y);

  if (n_press != 1 || self->scene == NULL)
    return;
  if (node != VT_MAP_NONE)
    {
      click_node (self, node, state);
      return;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  if (self->hovered_edge != VT_MAP_NONE && self->hovered_edge < self->scene->n_edges)
    click_edge (self, self->hovered_edge);
  else
    studio_session_clear_selection (self->session);
}

static void
on_secondary (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  guint32          node = node_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (node != VT_MAP_NONE)
    studio_map_canvas_open_menu (self, node);
}

/* ---- drag ---- */

static StudioMapDrag
drag_of_tool (StudioMapCanvas *self)
{
  switch (studio_map_state_get_tool (self->state))
    {
    case STUDIO_MAP_TOOL_RECTANGLE:
      return STUDIO_MAP_DRAG_RECTANGLE;
    case STUDIO_MAP_TOOL_LASSO:
      return STUDIO_MAP_DRAG_LASSO;
    case STUDIO_MAP_TOOL_PAN:
    default:
      return STUDIO_MAP_DRAG_PAN;
    }
}

static void
add_corner (StudioMapCanvas *self, double x_px, double y_px)
{
  guint n = self->outline->len;

  if (n >= 2 && hypot (x_px - g_array_index (self->outline, double, n - 2),
                       y_px - g_array_index (self->outline, double, n - 1)) < CORNER_PX)
    return;
  g_array_append_val (self->outline, x_px);
  g_array_append_val (self->outline, y_px);
}

/* What a drag from there will be, once it is one. */
static StudioMapDrag
drag_from (StudioMapCanvas *self, double x, double y, GdkModifierType state)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    return STUDIO_MAP_DRAG_RECTANGLE;
  if ((state & GDK_CONTROL_MASK) != 0)
    return STUDIO_MAP_DRAG_LASSO;
  self->drag_node = node_at (self, x, y);
  return self->drag_node != VT_MAP_NONE ? STUDIO_MAP_DRAG_NODE : drag_of_tool (self);
}

static void
move_dragged (StudioMapCanvas *self)
{
  VtMapScene        *scene = vt_map_shown_get_scene (self->shown);
  g_autofree double *x = g_new (double, scene->n_nodes);
  g_autofree double *y = g_new (double, scene->n_nodes);

  for (guint32 i = 0; i < scene->n_nodes; i++)
    {
      gboolean goes_along = i == self->drag_node;

      /* What is selected together moves together. */
      if (studio_session_is_selected (self->session,
                                      studio_map_canvas_product_of (self, self->drag_node)))
        for (guint k = 0; k < self->selected->len; k++)
          goes_along |= g_array_index (self->selected, guint32, k) == i;
      x[i] = scene->nodes[i].x + (goes_along ? self->drag_dx_px / self->view.scale : 0);
      y[i] = scene->nodes[i].y + (goes_along ? self->drag_dy_px / self->view.scale : 0);
    }
  studio_map_canvas_take_scene (self, vt_map_scene_move (scene, x, y));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  GdkModifierType  state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (self->scene == NULL || self->is_morphing ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->drag == STUDIO_MAP_DRAG_NONE)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
        return;
      self->drag = drag_from (self, x, y, state);
      self->drag_start_view = self->view;
      self->drag_x_px = x;
      self->drag_y_px = y;
      g_array_set_size (self->outline, 0);
      add_corner (self, x, y);
      hover_nothing (self);
    }

  /* From here on it is no click. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_dx_px = dx;
  self->drag_dy_px = dy;
  if (self->drag == STUDIO_MAP_DRAG_PAN)
    studio_map_canvas_move_view (self, vt_map_view_pan (self->drag_start_view, dx, dy));
  else if (self->drag == STUDIO_MAP_DRAG_NODE)
    move_dragged (self);
  else if (self->drag == STUDIO_MAP_DRAG_LASSO)
    add_corner (self, x + dx, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where a hand puts a product, it stays. */
static void
pin_dragged (StudioMapCanvas *self)
{
  const VtMapScene *before = vt_map_shown_get_scene (self->shown);
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (VtMapPin));
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  g_autofree char *label = NULL;

  for (guint32 i = 0; i < self->scene->n_nodes; i++)
    {
      const VtMapNode *node = &self->scene->nodes[i];
      VtMapPin         pin = {studio_map_canvas_product_of (self, i), {node->x, node->y}};

      if (node->x != before->nodes[i].x || node->y != before->nodes[i].y)
        g_array_append_val (pins, pin);
    }
  if (pins->len == 0 || catalog == NULL)
    return;
  label = pins->len == 1
              ? g_strdup_printf (
                    _ ("Move “%s” on the Map"),
                    vt_catalog_get (catalog, g_array_index (pins, VtMapPin, 0).product)->title)
              : g_strdup_printf (ngettext ("Move %u Product on the Map",
                                           "Move %u Products on the Map", pins->len),
                                 pins->len);
  studio_session_pin_on_map (self->session, label, (const VtMapPin *) pins->data, pins->len);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  StudioMapDrag    drag = self->drag;
  GdkModifierType  state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean too = (state & GDK_SHIFT_MASK) != 0 && (state & GDK_CONTROL_MASK) != 0;
  g_autoptr (GArray) nodes = NULL;

  self->drag = STUDIO_MAP_DRAG_NONE;
  if (self->scene == NULL)
    return;
  if (drag == STUDIO_MAP_DRAG_NODE)
    pin_dragged (self);
  if (drag == STUDIO_MAP_DRAG_RECTANGLE)
    nodes = vt_map_index_nodes_in (studio_map_canvas_get_index (self), &self->view, self->drag_x_px,
                                   self->drag_y_px, self->drag_x_px + dx, self->drag_y_px + dy);
  if (drag == STUDIO_MAP_DRAG_LASSO)
    nodes =
        vt_map_index_nodes_within (studio_map_canvas_get_index (self), &self->view,
                                   (const double *) self->outline->data, self->outline->len / 2);
  if (nodes != NULL)
    studio_map_canvas_select_nodes (self, nodes, too);
  studio_map_canvas_refresh (self);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  self->drag = STUDIO_MAP_DRAG_NONE;
  studio_map_canvas_refresh (self);
}

/* ---- what a gesture looks like ---- */

static void
path_of_gesture (StudioMapCanvas *self, cairo_t *cr)
{
  if (self->drag == STUDIO_MAP_DRAG_RECTANGLE)
    {
      cairo_rectangle (cr, self->drag_x_px, self->drag_y_px, self->drag_dx_px, self->drag_dy_px);
      return;
    }
  for (guint k = 0; k + 1 < self->outline->len; k += 2)
    cairo_line_to (cr, g_array_index (self->outline, double, k),
                   g_array_index (self->outline, double, k + 1));
  cairo_close_path (cr);
}

void
studio_map_canvas_snapshot_gesture (StudioMapCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA    color;
  cairo_t   *cr;

  if (self->drag != STUDIO_MAP_DRAG_RECTANGLE && self->drag != STUDIO_MAP_DRAG_LASSO)
    return;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  path_of_gesture (self, cr);
  gdk_cairo_set_source_rgba (cr, &(GdkRGBA){color.red, color.green, color.blue, 0.15f});
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* ---- controllers ---- */

static void
add_clicks (StudioMapCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
studio_map_canvas_add_pointer (StudioMapCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  add_clicks (self);
}
