/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affinity map on the screen: what is shown, and how it is painted. */

#include "studio-map-canvas-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define FIT_MARGIN_PX 48
#define REVEAL_MARGIN_PX 60
/* After so long without a movement the picture is painted sharp. */
#define REST_MS 120
#define FOCUS_SCALE_MIN 24.0
/* A few products do not fill the canvas. */
#define FIT_SCALE_MAX 80.0

G_DEFINE_FINAL_TYPE (StudioMapCanvas, studio_map_canvas, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_HOVERED,
  SIGNAL_SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- nodes and products ---- */

guint32
studio_map_canvas_product_of (StudioMapCanvas *self, guint32 node)
{
  g_return_val_if_fail (node < self->map_nodes->len, VT_PRODUCT_NONE);

  return vt_affinity_map_get_product (self->map, g_array_index (self->map_nodes, guint32, node));
}

guint32
studio_map_canvas_node_of (StudioMapCanvas *self, guint32 product)
{
  guint32 map_node;

  if (self->map == NULL)
    return VT_MAP_NONE;
  map_node = vt_affinity_map_get_node (self->map, product);
  if (map_node == VT_MAP_NONE)
    return VT_MAP_NONE;
  for (guint i = 0; i < self->map_nodes->len; i++)
    if (g_array_index (self->map_nodes, guint32, i) == map_node)
      return i;
  return VT_MAP_NONE;
}

/* ---- what is shown ---- */

static void
take_selection (StudioMapCanvas *self)
{
  const guint32 *selection;
  guint          n;

  g_array_set_size (self->selected, 0);
  selection = studio_session_get_selection (self->session, &n);
  for (guint i = 0; i < n; i++)
    {
      guint32 node = studio_map_canvas_node_of (self, selection[i]);

      if (node != VT_MAP_NONE)
        g_array_append_val (self->selected, node);
    }
}

static void
describe (StudioMapCanvas *self)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  g_autofree char *text = NULL;
  const guint32   *selection;
  guint            n;

  selection = studio_session_get_selection (self->session, &n);
  if (self->scene == NULL || catalog == NULL)
    text = g_strdup (_ ("No map yet"));
  else if (n == 0)
    text = g_strdup_printf (_ ("%u products, %u links; nothing is selected"), self->scene->n_nodes,
                            self->scene->n_edges);
  else if (n == 1)
    {
      guint32 node = studio_map_canvas_node_of (self, selection[0]);
      guint   links = node != VT_MAP_NONE
                          ? self->scene->first_incident[node + 1] - self->scene->first_incident[node]
                          : 0;

      text = g_strdup_printf (ngettext ("Selected: %s, %u link", "Selected: %s, %u links", links),
                              vt_catalog_get (catalog, selection[0])->title, links);
    }
  else
    text = g_strdup_printf (ngettext ("%u product selected", "%u products selected", n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
take_scene (StudioMapCanvas *self, VtMapScene *scene)
{
  g_clear_pointer (&self->index, vt_map_index_unref);
  g_clear_pointer (&self->scene, vt_map_scene_unref);
  self->scene = scene;
  self->index = scene != NULL ? vt_map_index_new (scene) : NULL;
  self->hovered = VT_MAP_NONE;
  self->focus = VT_MAP_NONE;
  take_selection (self);
  describe (self);
  if (self->is_fitted)
    studio_map_canvas_fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_all (StudioMapCanvas *self)
{
  guint32 n = vt_affinity_map_get_n_nodes (self->map);

  g_array_set_size (self->map_nodes, n);
  for (guint32 i = 0; i < n; i++)
    g_array_index (self->map_nodes, guint32, i) = i;
  take_scene (self, n > 0 ? vt_map_scene_ref (vt_affinity_map_get_scene (self->map)) : NULL);
}

/* A node and its neighbours, each where it stands on the whole map. */
static VtMapScene *
scene_around (VtMapScene *whole, guint32 centre, GArray *map_nodes)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (VtMapNode));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (VtMapEdge));
  g_autofree guint32 *shown = g_new (guint32, whole->n_nodes);

  for (guint32 i = 0; i < whole->n_nodes; i++)
    shown[i] = VT_MAP_NONE;
  g_array_set_size (map_nodes, 0);
  shown[centre] = 0;
  g_array_append_val (map_nodes, centre);
  for (guint32 i = whole->first_incident[centre]; i < whole->first_incident[centre + 1]; i++)
    {
      guint32 other = vt_map_scene_other_end (whole, whole->incident[i], centre);

      shown[other] = map_nodes->len;
      g_array_append_val (map_nodes, other);
    }
  for (guint i = 0; i < map_nodes->len; i++)
    g_array_append_val (nodes, whole->nodes[g_array_index (map_nodes, guint32, i)]);
  for (guint32 i = 0; i < whole->n_edges; i++)
    {
      VtMapEdge edge = whole->edges[i];

      edge.a = shown[edge.a];
      edge.b = shown[edge.b];
      if (edge.a != VT_MAP_NONE && edge.b != VT_MAP_NONE)
        g_array_append_val (edges, edge);
    }
  return vt_map_scene_new ((const VtMapNode *) nodes->data, nodes->len,
                           (const VtMapEdge *) edges->data, edges->len);
}

/* Shows what the trail says; where it leads to a product that is gone, all of the map. */
static void
show_trail (StudioMapCanvas *self)
{
  while (self->trail->len > 0)
    {
      guint32 product = g_array_index (self->trail, guint32, self->trail->len - 1);
      guint32 node = vt_affinity_map_get_node (self->map, product);

      if (node != VT_MAP_NONE)
        {
          take_scene (self,
                      scene_around (vt_affinity_map_get_scene (self->map), node, self->map_nodes));
          return;
        }
      g_array_set_size (self->trail, self->trail->len - 1);
    }
  show_all (self);
}

void
studio_map_canvas_isolate (StudioMapCanvas *self, guint32 node)
{
  guint32 product;

  if (self->map == NULL)
    return;
  if (node == VT_MAP_NONE)
    {
      if (self->trail->len == 0)
        return;
      g_array_set_size (self->trail, self->trail->len - 1);
    }
  else
    {
      product = studio_map_canvas_product_of (self, node);
      g_array_append_val (self->trail, product);
    }
  self->is_fitted = TRUE;
  show_trail (self);
  studio_map_canvas_fit (self);
}

gboolean
studio_map_canvas_is_isolated (StudioMapCanvas *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self), FALSE);

  return self->trail->len > 0;
}

gboolean
studio_map_canvas_back (StudioMapCanvas *self)
{
  guint n;

  if (self->is_banding)
    {
      self->is_banding = FALSE;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return TRUE;
    }
  studio_session_get_selection (self->session, &n);
  if (n > 0)
    {
      studio_session_clear_selection (self->session);
      return TRUE;
    }
  if (self->trail->len == 0)
    return FALSE;
  studio_map_canvas_isolate (self, VT_MAP_NONE);
  return TRUE;
}

static void
on_map_changed (StudioMapCanvas *self)
{
  VtAffinityMap *map = studio_session_get_map (self->session);

  if (map == self->map)
    return;
  g_clear_pointer (&self->map, vt_affinity_map_unref);
  if (map == NULL)
    {
      /* Its products are those of a catalogue that is gone. */
      g_array_set_size (self->map_nodes, 0);
      take_scene (self, NULL);
      return;
    }
  self->map = vt_affinity_map_ref (map);
  show_trail (self);
}

static void
on_selection_changed (StudioMapCanvas *self)
{
  take_selection (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the view ---- */

static gboolean
come_to_rest (gpointer user_data)
{
  StudioMapCanvas *self = user_data;

  self->rest_source = 0;
  self->is_moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
studio_map_canvas_set_view (StudioMapCanvas *self, VtMapView view)
{
  self->view = view;
  self->is_fitted = FALSE;
  self->is_moving = TRUE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, come_to_rest, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static VtMapView
fitting_view (StudioMapCanvas *self, double width_px, double height_px)
{
  VtMapView view = vt_map_view_fit (self->scene, width_px, height_px, FIT_MARGIN_PX);

  view.scale = MIN (view.scale, FIT_SCALE_MAX);
  return view;
}

void
studio_map_canvas_fit (StudioMapCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  self->is_fitted = TRUE;
  if (self->scene == NULL || width < 1 || height < 1)
    return;
  self->view = fitting_view (self, width, height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
studio_map_canvas_zoom_by (StudioMapCanvas *self, double factor, double x_px, double y_px)
{
  if (self->scene != NULL)
    studio_map_canvas_set_view (self, vt_map_view_zoom (self->view, factor, x_px, y_px));
}

void
studio_map_canvas_set_hovered (StudioMapCanvas *self, guint32 node)
{
  if (self->hovered == node)
    return;

  self->hovered = node;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node != VT_MAP_NONE ? "pointer" : NULL);
  g_signal_emit (self, signals[SIGNAL_HOVERED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
words_of_focus (StudioMapCanvas *self)
{
  guint32 product = studio_map_canvas_product_of (self, self->focus);
  guint32 n_links =
      self->scene->first_incident[self->focus + 1] - self->scene->first_incident[self->focus];
  const VtProduct *facts = vt_catalog_get (studio_session_get_catalog (self->session), product);

  if (studio_session_is_selected (self->session, product))
    return g_strdup_printf (ngettext ("%s, %u link, selected", "%s, %u links, selected", n_links),
                            facts->title, n_links);
  return g_strdup_printf (ngettext ("%s, %u link", "%s, %u links", n_links), facts->title, n_links);
}

void
studio_map_canvas_set_focus (StudioMapCanvas *self, guint32 node)
{
  g_autofree char *words = NULL;

  if (node == VT_MAP_NONE || self->scene == NULL)
    return;

  self->focus = node;
  studio_map_canvas_set_view (self,
                              vt_map_view_reveal (self->view, self->scene, node, REVEAL_MARGIN_PX));
  words = words_of_focus (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words);
}

void
studio_map_canvas_fly_to (StudioMapCanvas *self, guint32 product)
{
  guint32 node;

  g_return_if_fail (STUDIO_IS_MAP_CANVAS (self));

  node = studio_map_canvas_node_of (self, product);
  if (node == VT_MAP_NONE && self->trail->len > 0)
    {
      g_array_set_size (self->trail, 0);
      show_trail (self);
      node = studio_map_canvas_node_of (self, product);
    }
  if (node == VT_MAP_NONE)
    return;
  if (self->view.scale < FOCUS_SCALE_MIN)
    {
      VtMapView view = self->view;

      view.centre_x = self->scene->nodes[node].x;
      view.centre_y = self->scene->nodes[node].y;
      view.scale = FOCUS_SCALE_MIN;
      studio_map_canvas_set_view (self, view);
    }
  studio_map_canvas_set_focus (self, node);
}

guint32
studio_map_canvas_get_hovered (StudioMapCanvas *self, GdkRectangle *ret_area)
{
  const VtMapNode *node;
  double           radius_px;

  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (self) && ret_area != NULL, VT_PRODUCT_NONE);

  if (self->hovered == VT_MAP_NONE)
    return VT_PRODUCT_NONE;
  node = &self->scene->nodes[self->hovered];
  radius_px = vt_map_view_radius_px (&self->view, node);
  *ret_area = (GdkRectangle){(int) (vt_map_view_x_to_px (&self->view, node->x) - radius_px),
                             (int) (vt_map_view_y_to_px (&self->view, node->y) - radius_px),
                             (int) ceil (2 * radius_px), (int) ceil (2 * radius_px)};
  return studio_map_canvas_product_of (self, self->hovered);
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
  vt_map_cache_invalidate (self->cache);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_band (StudioMapCanvas *self, GtkSnapshot *snapshot)
{
  graphene_rect_t rect;
  GskRoundedRect  outline;
  GdkRGBA         color;
  GdkRGBA         fill;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  fill = color;
  fill.alpha *= 0.15f;
  graphene_rect_init (&rect, (float) MIN (self->band_x0_px, self->band_x1_px),
                      (float) MIN (self->band_y0_px, self->band_y1_px),
                      (float) fabs (self->band_x1_px - self->band_x0_px),
                      (float) fabs (self->band_y1_px - self->band_y0_px));
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){1, 1, 1, 1},
                              (GdkRGBA[4]){color, color, color, color});
}

static void
studio_map_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);
  int              width = gtk_widget_get_width (widget);
  int              height = gtk_widget_get_height (widget);
  VtMapHighlight   highlight;
  cairo_t         *cr;

  if (self->scene == NULL || width < 1 || height < 1)
    return;

  highlight =
      (VtMapHighlight){(const guint32 *) self->selected->data, self->selected->len, self->hovered,
                       gtk_widget_has_focus (widget) ? self->focus : VT_MAP_NONE};
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  vt_map_cache_paint (self->cache, cr, self->scene, &self->view, &self->style, &highlight,
                      self->is_moving ? VT_MAP_QUALITY_MOVING : VT_MAP_QUALITY_SHARP,
                      gtk_widget_get_scale_factor (widget));
  cairo_destroy (cr);

  if (self->is_banding)
    append_band (self, snapshot);
  if (gtk_widget_has_visible_focus (widget) && self->focus == VT_MAP_NONE)
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width,
                               height);
}

static void
studio_map_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (widget);

  if (self->scene == NULL || width < 1 || height < 1)
    return;
  if (self->is_fitted)
    self->view = fitting_view (self, width, height);
  else
    self->view = vt_map_view_resize (self->view, width, height);
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

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_canvas_parent_class)->dispose (object);
}

static void
studio_map_canvas_finalize (GObject *object)
{
  StudioMapCanvas *self = STUDIO_MAP_CANVAS (object);

  g_clear_pointer (&self->index, vt_map_index_unref);
  g_clear_pointer (&self->scene, vt_map_scene_unref);
  g_clear_pointer (&self->map, vt_affinity_map_unref);
  g_clear_pointer (&self->cache, vt_map_cache_free);
  g_array_unref (self->map_nodes);
  g_array_unref (self->trail);
  g_array_unref (self->selected);
  G_OBJECT_CLASS (studio_map_canvas_parent_class)->finalize (object);
}

static void
studio_map_canvas_class_init (StudioMapCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_map_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_map_canvas_finalize;
  widget_class->snapshot = studio_map_canvas_snapshot;
  widget_class->size_allocate = studio_map_canvas_size_allocate;
  widget_class->measure = studio_map_canvas_measure;

  signals[SIGNAL_HOVERED] = g_signal_new ("hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "mapcanvas");
  studio_map_canvas_class_add_keys (widget_class);
}

static void
studio_map_canvas_init (StudioMapCanvas *self)
{
  self->cache = vt_map_cache_new ();
  self->map_nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->trail = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hovered = VT_MAP_NONE;
  self->focus = VT_MAP_NONE;
  self->is_fitted = TRUE;
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
  g_signal_connect_object (session, "notify::map", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  on_map_changed (self);
  return GTK_WIDGET (self);
}
