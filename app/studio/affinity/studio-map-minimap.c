/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole map in small, with the part that is seen. */

#include "studio-map-minimap.h"

#include "studio-map-state.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 184
#define HEIGHT_PX 115
#define RADIUS_PX 8
/* A margin around the map that is not seen is no part of it. */
#define SLACK_PX 2.0

struct _StudioMapMinimap
{
  GtkWidget parent_instance;

  StudioMapCanvas *canvas; /* (unowned) */
  StudioMapState  *state;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (StudioMapMinimap, studio_map_minimap, GTK_TYPE_WIDGET)

gboolean
studio_map_minimap_is_needed (StudioMapMinimap *self)
{
  VtMapPicture     *picture;
  const VtMapView  *view;
  const VtMapScene *scene;

  g_return_val_if_fail (STUDIO_IS_MAP_MINIMAP (self), FALSE);

  picture = studio_map_canvas_get_overview (self->canvas);
  view = studio_map_canvas_get_view (self->canvas);
  if (picture == NULL || !studio_map_state_shows_minimap (self->state))
    return FALSE;
  scene = picture->scene;
  return vt_map_view_x_to_px (view, scene->min_x) < -SLACK_PX ||
         vt_map_view_y_to_px (view, scene->min_y) < -SLACK_PX ||
         vt_map_view_x_to_px (view, scene->max_x) > view->width_px + SLACK_PX ||
         vt_map_view_y_to_px (view, scene->max_y) > view->height_px + SLACK_PX;
}

static void
update (StudioMapMinimap *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), studio_map_minimap_is_needed (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The view that shows the picture in this widget's size. */
static VtMapView
view_of_widget (StudioMapMinimap *self, const VtMapPicture *picture)
{
  double    width = gtk_widget_get_width (GTK_WIDGET (self));
  double    height = gtk_widget_get_height (GTK_WIDGET (self));
  VtMapView view = vt_map_view_resize (picture->view, width, height);

  view.scale *= MIN (width / picture->view.width_px, height / picture->view.height_px);
  return view;
}

static void
draw_frame (StudioMapMinimap *self, cairo_t *cr, const VtMapView *small, const VtMapStyle *style)
{
  const VtMapView *view = studio_map_canvas_get_view (self->canvas);
  double           x0 = vt_map_view_x_to_px (small, vt_map_view_x_from_px (view, 0));
  double           y0 = vt_map_view_y_to_px (small, vt_map_view_y_from_px (view, 0));
  double           x1 = vt_map_view_x_to_px (small, vt_map_view_x_from_px (view, view->width_px));
  double           y1 = vt_map_view_y_to_px (small, vt_map_view_y_from_px (view, view->height_px));
  guint32          colour = style->accent;

  cairo_rectangle (cr, x0, y0, MAX (x1 - x0, 3), MAX (y1 - y0, 3));
  cairo_set_source_rgba (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, 0.12);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
studio_map_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioMapMinimap *self = STUDIO_MAP_MINIMAP (widget);
  VtMapPicture     *picture = studio_map_canvas_get_overview (self->canvas);
  graphene_rect_t   bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                 (float) gtk_widget_get_height (widget));
  GskRoundedRect    outline;
  VtMapView         small;
  cairo_t          *cr;

  if (picture == NULL)
    return;
  small = view_of_widget (self, picture);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, (picture->style.background >> 16 & 0xff) / 255.0,
                        (picture->style.background >> 8 & 0xff) / 255.0,
                        (picture->style.background & 0xff) / 255.0);
  cairo_paint (cr);
  vt_map_picture_paint (picture, cr, &small);
  draw_frame (self, cr, &small, &picture->style);
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
look_at (StudioMapMinimap *self, double x_px, double y_px)
{
  VtMapPicture *picture = studio_map_canvas_get_overview (self->canvas);
  VtMapView     small;

  if (picture == NULL)
    return;
  small = view_of_widget (self, picture);
  studio_map_canvas_look_at (self->canvas, vt_map_view_x_from_px (&small, x_px),
                             vt_map_view_y_from_px (&small, y_px));
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  look_at (user_data, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    look_at (user_data, x + dx, y + dy);
}

static void
studio_map_minimap_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
studio_map_minimap_dispose (GObject *object)
{
  g_clear_object (&STUDIO_MAP_MINIMAP (object)->state);
  G_OBJECT_CLASS (studio_map_minimap_parent_class)->dispose (object);
}

static void
studio_map_minimap_class_init (StudioMapMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_map_minimap_dispose;
  widget_class->snapshot = studio_map_minimap_snapshot;
  widget_class->measure = studio_map_minimap_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "minimap");
}

static void
studio_map_minimap_init (StudioMapMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The whole map in small"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("The frame is the part that is seen; a click goes there"), -1);
}

GtkWidget *
studio_map_minimap_new (StudioMapCanvas *canvas, StudioSession *session)
{
  StudioMapMinimap *self;

  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (canvas), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_MINIMAP, NULL);
  self->canvas = canvas;
  self->state = g_object_ref (studio_map_state_of (session));
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "arranged", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
