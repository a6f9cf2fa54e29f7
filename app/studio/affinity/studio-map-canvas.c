/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map on the screen: its view, and how it is painted. */

#include "studio-map-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FIT_MARGIN_PX 48
/* Narrower, the map is not squeezed in beside the legend. */
#define LEAST_FIT_PX 440
#define REVEAL_MARGIN_PX 60
/* After so long without a movement the picture is painted sharp. */
#define REST_MS 80
#define FOCUS_SCALE_MIN 24.0
/* A few products do not fill the canvas. */
#define FIT_SCALE_MAX 80.0

G_DEFINE_FINAL_TYPE (StudioMapCanvas, studio_map_canvas, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_HOVERED,
  SIGNAL_SAID,
  SIGNAL_SHOWN,
  SIGNAL_VIEW_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- pictures ---- */

static VtMapHighlight
get_highlight (StudioMapCanvas *self)
{
  return (VtMapHighlight){(const guint32 *) self->selected->data,
                          self->selected->len,
                          self->hovered,
                          gtk_widget_has_focus (GTK_WIDGET (self)) ? self->focus : VT_MAP_NONE,
                          self->hovered_edge,
                          (const guint32 *) self->pinned->data,
                          self->pinned->len};
}

static VtMapQuality
get_quality (StudioMapCanvas *self)
{
  if (self->is_morphing || self->drag == STUDIO_MAP_DRAG_NODE)
    return VT_MAP_QUALITY_ANIMATED;
  return self->is_moving || self->is_flying ? VT_MAP_QUALITY_MOVING : VT_MAP_QUALITY_SHARP;
}

/* One at a time: what is wanted when it comes may be another than now. */
static void
order_picture (StudioMapCanvas *self)
{
  VtMapHighlight highlight = get_highlight (self);
  VtMapQuality   quality = get_quality (self);
  VtMapPicture  *picture;

  if (self->scene == NULL || self->worker == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      gtk_widget_get_width (GTK_WIDGET (self)) < 1 || vt_map_worker_is_busy (self->worker))
    return;
  picture = vt_map_cache_order (self->cache, self->scene, &self->view, &self->style, &highlight,
                                quality, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (picture == NULL && quality != VT_MAP_QUALITY_ANIMATED)
    picture = vt_map_cache_order_overview (self->cache, self->scene, &self->style);
  if (picture != NULL)
    vt_map_worker_ask (self->worker, picture);
}

static void
on_picture (VtMapPicture *picture, gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  /* One of products that are gone is not shown. */
  if (self->scene == NULL)
    return;
  vt_map_cache_take (self->cache, picture);
  if (picture->detail == VT_MAP_DETAIL_OVERVIEW)
    g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
  studio_map_canvas_refresh (self);
}

void
studio_map_canvas_refresh (StudioMapCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  order_picture (self);
}

gboolean
studio_map_canvas_is_working (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), FALSE);

  return (self->worker != NULL && vt_map_worker_is_busy (self->worker)) || self->tick != 0 ||
         self->rest_source != 0;
}

VtMapPicture *
studio_map_canvas_get_overview (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), NULL);

  return self->scene != NULL ? vt_map_cache_get_overview (self->cache) : NULL;
}

/* ---- the view ---- */

static gboolean
come_to_rest (gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  self->rest_source = 0;
  self->is_moving = FALSE;
  studio_map_canvas_refresh (self);
  return G_SOURCE_REMOVE;
}

void
studio_map_canvas_set_view (StudioMapCanvas *self, VtMapView view)
{
  self->view = view;
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
  studio_map_canvas_refresh (self);
}

void
studio_map_canvas_move_view (StudioMapCanvas *self, VtMapView view)
{
  studio_map_canvas_stop_flight (self);
  self->is_fitted = FALSE;
  self->is_moving = TRUE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, come_to_rest, self);
  studio_map_canvas_set_view (self, view);
}

static VtMapView
view_that_fits (StudioMapCanvas *self, double width_px, double height_px)
{
  VtMapScene *scene = vt_map_shown_get_scene (self->shown);
  double      inset_px = width_px - self->inset_px > LEAST_FIT_PX ? self->inset_px : 0;
  VtMapView   view = vt_map_view_fit (scene, width_px - inset_px, height_px, FIT_MARGIN_PX);

  view.scale = MIN (view.scale, FIT_SCALE_MAX);
  view.centre_x -= inset_px / 2 / view.scale;
  return vt_map_view_resize (view, width_px, height_px);
}

void
studio_map_canvas_set_inset (StudioMapCanvas *self, int inset_px)
{
  g_return_if_fail (STUDIO_IS_MAP_CANVAS (self));

  if (self->inset_px == inset_px)
    return;
  self->inset_px = inset_px;
  if (self->is_fitted)
    studio_map_canvas_fit (self);
}

VtMapView
studio_map_canvas_get_fitting_view (StudioMapCanvas *self)
{
  return view_that_fits (self, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)));
}

void
studio_map_canvas_fit (StudioMapCanvas *self)
{
  self->is_fitted = TRUE;
  if (self->shown == NULL || gtk_widget_get_width (GTK_WIDGET (self)) < 1)
    return;
  studio_map_canvas_fly (self, studio_map_canvas_get_fitting_view (self));
}

void
studio_map_canvas_zoom_by (StudioMapCanvas *self, double factor, double x_px, double y_px)
{
  if (self->scene != NULL)
    studio_map_canvas_move_view (self, vt_map_view_zoom (self->view, factor, x_px, y_px));
}

void
studio_map_canvas_look_at (StudioMapCanvas *self, double x, double y)
{
  VtMapView view = self->view;

  g_return_if_fail (STUDIO_IS_MAP_CANVAS (self));

  if (self->scene == NULL)
    return;
  view.centre_x = x;
  view.centre_y = y;
  studio_map_canvas_move_view (self, view);
}

const VtMapView *
studio_map_canvas_get_view (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), NULL);

  return &self->view;
}

void
studio_map_canvas_fly_to (StudioMapCanvas *self, guint32 product)
{
  guint32   node;
  VtMapView view;

  g_return_if_fail (STUDIO_IS_MAP_CANVAS (self));

  node = studio_map_canvas_node_of (self, product);
  if (node == VT_MAP_NONE || gtk_widget_get_width (GTK_WIDGET (self)) < 1)
    return;
  view = vt_map_view_centre (self->view, vt_map_shown_get_scene (self->shown), node);
  view.scale = MAX (view.scale, FOCUS_SCALE_MIN);
  self->is_fitted = FALSE;
  self->focus = node;
  studio_map_canvas_say_focus (self);
  studio_map_canvas_fly (self, view);
}

/* ---- what is pointed at ---- */

VtMapIndex *
studio_map_canvas_get_index (StudioMapCanvas *self)
{
  if (self->index == NULL && self->scene != NULL)
    self->index = vt_map_index_new (self->scene);
  return self->index;
}

void
studio_map_canvas_set_hovered (StudioMapCanvas *self, guint32 node, guint32 edge)
{
  if (self->hovered == node && self->hovered_edge == edge)
    return;

  self->hovered = node;
  self->hovered_edge = edge;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node != VT_MAP_NONE ? "pointer" : NULL);
  g_signal_emit (self, signals[SIGNAL_HOVERED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint32
studio_map_canvas_get_hovered (StudioMapCanvas *self, GdkRectangle *ret_area)
{
  const VtMapNode *node;
  int              radius;

  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), VT_PRODUCT_NONE);

  if (self->hovered == VT_MAP_NONE || self->scene == NULL)
    return VT_PRODUCT_NONE;
  node = &self->scene->nodes[self->hovered];
  radius = (int) ceil (vt_map_view_radius_px (&self->view, node));
  if (ret_area != NULL)
    *ret_area = (GdkRectangle){(int) vt_map_view_x_to_px (&self->view, node->x) - radius,
                               (int) vt_map_view_y_to_px (&self->view, node->y) - radius,
                               2 * radius, 2 * radius};
  return studio_map_canvas_product_of (self, self->hovered);
}

const VtPair *
studio_map_canvas_get_hovered_pair (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), NULL);

  if (self->hovered != VT_MAP_NONE || self->hovered_edge == VT_MAP_NONE || self->shown == NULL)
    return NULL;
  return vt_map_shown_get_pair (self->shown, self->hovered_edge);
}

void
studio_map_canvas_set_focus (StudioMapCanvas *self, guint32 node)
{
  VtMapView view;

  if (node == VT_MAP_NONE || self->scene == NULL)
    return;

  self->focus = node;
  view = vt_map_view_reveal (self->view, self->scene, node, REVEAL_MARGIN_PX);
  if (view.centre_x != self->view.centre_x || view.centre_y != self->view.centre_y)
    {
      self->is_fitted = FALSE;
      studio_map_canvas_fly (self, view);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  studio_map_canvas_say_focus (self);
}

gboolean
studio_map_canvas_back (StudioMapCanvas *self)
{
  guint n;

  if (self->drag == STUDIO_MAP_DRAG_RECTANGLE || self->drag == STUDIO_MAP_DRAG_LASSO)
    {
      self->drag = STUDIO_MAP_DRAG_NONE;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return TRUE;
    }
  studio_session_get_selection (self->session, &n);
  if (n > 0)
    {
      studio_session_clear_selection (self->session);
      return TRUE;
    }
  return studio_map_state_go_back (self->state);
}

gboolean
studio_map_canvas_is_isolated (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), FALSE);

  return studio_map_state_get_focus (self->state) != VT_PRODUCT_NONE;
}

/* ---- painting ---- */

VtMapStyle
studio_map_style_of_today (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return vt_map_style_from_preset (dark ? VT_MAP_PRESET_HIGH_CONTRAST_DARK
                                          : VT_MAP_PRESET_HIGH_CONTRAST);
  return vt_map_style_from_preset (dark ? VT_MAP_PRESET_DARK : VT_MAP_PRESET_LIGHT);
}

static void
on_style_changed (StudioMapCanvas *self)
{
  self->style = studio_map_style_of_today ();
  studio_map_canvas_refresh (self);
}

static void
studio_map_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  int              width = gtk_widget_get_width (widget);
  int              height = gtk_widget_get_height (widget);
  VtMapHighlight   highlight = get_highlight (self);
  cairo_t         *cr;

  if (self->scene == NULL || width < 1 || height < 1)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  vt_map_cache_paint (self->cache, cr, self->scene, &self->view, &self->style, &highlight);
  cairo_destroy (cr);
  studio_map_canvas_snapshot_gesture (self, snapshot);
  if (gtk_widget_has_visible_focus (widget) && self->focus == VT_MAP_NONE)
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width,
                               height);
}

static void
studio_map_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->shown == NULL || width < 1 || height < 1 ||
      (self->view.width_px == width && self->view.height_px == height && !self->is_fitted))
    return;
  if (self->is_fitted && !self->is_flying)
    self->view = view_that_fits (self, width, height);
  else
    self->view = vt_map_view_resize (self->view, width, height);
  self->flight_to = vt_map_view_resize (self->flight_to, width, height);
  order_picture (self);
}

static void
studio_map_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_map_canvas_parent_class)->map (widget);
  studio_map_canvas_refresh (STUDIO_MAP_CANVAS (widget));
}

static void
studio_map_canvas_unmap (GtkWidget *widget)
{
  studio_map_canvas_stop (STUDIO_MAP_CANVAS (widget));
  GTK_WIDGET_CLASS (studio_map_canvas_parent_class)->unmap (widget);
}

static void
studio_map_canvas_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = 200;
  *natural = 600;
}

/* ---- the widget ---- */

static void
studio_map_canvas_dispose (GObject *object)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (object);
  GtkWidget       *menu;

  studio_map_canvas_stop (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->worker, vt_map_worker_free);
  /* One that is open, and one that is closing. */
  while ((menu = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (menu);
  self->menu = NULL;
  G_OBJECT_CLASS (studio_map_canvas_parent_class)->dispose (object);
}

static void
studio_map_canvas_finalize (GObject *object)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (object);

  g_clear_pointer (&self->index, vt_map_index_unref);
  g_clear_pointer (&self->scene, vt_map_scene_unref);
  g_clear_pointer (&self->shown, vt_map_shown_unref);
  g_clear_pointer (&self->cache, vt_map_cache_free);
  g_array_unref (self->selected);
  g_array_unref (self->outline);
  g_array_unref (self->pinned);
  g_clear_object (&self->state);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_canvas_parent_class)->finalize (object);
}

static void
studio_map_canvas_class_init (StudioMapCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_map_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_map_canvas_finalize;
  widget_class->snapshot = studio_map_canvas_snapshot;
  widget_class->size_allocate = studio_map_canvas_size_allocate;
  widget_class->measure = studio_map_canvas_measure;
  widget_class->map = studio_map_canvas_map;
  widget_class->unmap = studio_map_canvas_unmap;

  signals[SIGNAL_HOVERED] =
      g_signal_new ("hovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SHOWN] =
      g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_VIEW_CHANGED] =
      g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "mapcanvas");
  studio_map_canvas_class_add_keys (widget_class);
}

static void
studio_map_canvas_init (StudioMapCanvas *self)
{
  self->cache = vt_map_cache_new ();
  self->worker = vt_map_worker_new (on_picture, self);
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->pinned = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->outline = g_array_new (FALSE, FALSE, sizeof (double));
  self->hovered = VT_MAP_NONE;
  self->hovered_edge = VT_MAP_NONE;
  self->focus = VT_MAP_NONE;
  self->anchor = VT_PRODUCT_NONE;
  self->shown_around = VT_PRODUCT_NONE;
  self->is_fitted = TRUE;
  self->view = (VtMapView){0, 0, 1, 1, 1};
  self->flight_to = self->view;
  self->style = studio_map_style_of_today ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Product affinity map"), -1);
  studio_map_canvas_add_pointer (self);
}

GtkWidget *
studio_map_canvas_new (StudioSession *session)
{
  StudioMapCanvas *self;
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_CANVAS, NULL);
  self->session = g_object_ref (session);
  self->state = g_object_ref (studio_map_state_of (session));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "command", G_CALLBACK (studio_map_canvas_obey), self,
                           G_CONNECT_SWAPPED);
  studio_map_canvas_watch (self);
  return GTK_WIDGET (self);
}
