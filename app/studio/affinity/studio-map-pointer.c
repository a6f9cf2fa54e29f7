/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map by pointer: pan, zoom, hover, click, rectangle, pinch. */

#include "studio-map-canvas-private.h"

#include <math.h>

/* How far beside a node a click still means it. */
#define TOLERANCE_PX 6.0
#define ZOOM_PER_NOTCH 1.2

static guint32
node_at (StudioMapCanvas *self, double x_px, double y_px)
{
  if (self->index == NULL)
    return VT_MAP_NONE;
  return vt_map_index_node_at (self->index, &self->view, x_px, y_px, TOLERANCE_PX);
}

/* ---- hover ---- */

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  self->pointer_x_px = x;
  self->pointer_y_px = y;
  if (!self->is_banding && !self->is_moving)
    studio_map_canvas_set_hovered (self, node_at (self, x, y));
}

static void
on_leave (GtkEventControllerMotion *controller, gpointer user_data)
{
  studio_map_canvas_set_hovered (user_data, VT_MAP_NONE);
}

/* ---- zoom ---- */

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  studio_map_canvas_set_hovered (self, VT_MAP_NONE);
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
on_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  GdkModifierType  state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint32 node = node_at (self, x, y);
  guint32 product;

  if (n_press != 1)
    return;
  if (node == VT_MAP_NONE)
    {
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
        studio_session_clear_selection (self->session);
      return;
    }
  product = studio_map_canvas_product_of (self, node);
  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    studio_session_toggle_selected (self->session, product);
  else
    studio_session_select (self->session, &product, 1);
  self->focus = node;
}

/* ---- drag ---- */

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StudioMapCanvas *self = user_data;
  GdkModifierType  state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->drag_start_view = self->view;
  self->is_banding = FALSE;
  self->band_x0_px = x;
  self->band_y0_px = y;
  self->band_x1_px = x;
  self->band_y1_px = y;
  /* Shift and drag on empty ground draws a rectangle. */
  if ((state & GDK_SHIFT_MASK) != 0 && node_at (self, x, y) == VT_MAP_NONE)
    self->is_banding = TRUE;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy) && !self->is_moving &&
      !self->is_banding)
    return;

  /* From here on it is no click. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  studio_map_canvas_set_hovered (self, VT_MAP_NONE);
  if (self->is_banding)
    {
      self->band_x1_px = self->band_x0_px + dx;
      self->band_y1_px = self->band_y0_px + dy;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  if (self->scene != NULL)
    studio_map_canvas_set_view (self, vt_map_view_pan (self->drag_start_view, dx, dy));
}

static void
select_in_band (StudioMapCanvas *self)
{
  g_autoptr (GArray) nodes = NULL;
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->index == NULL)
    return;
  nodes = vt_map_index_nodes_in (self->index, &self->view, self->band_x0_px, self->band_y0_px,
                                 self->band_x1_px, self->band_y1_px);
  for (guint i = 0; i < nodes->len; i++)
    {
      guint32 product = studio_map_canvas_product_of (self, g_array_index (nodes, guint32, i));

      g_array_append_val (products, product);
    }
  studio_session_select (self->session, (const guint32 *) products->data, products->len);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  if (!self->is_banding)
    return;
  self->is_banding = FALSE;
  if (fabs (dx) > 2 && fabs (dy) > 2)
    select_in_band (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_map_canvas_add_pointer (StudioMapCanvas *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
