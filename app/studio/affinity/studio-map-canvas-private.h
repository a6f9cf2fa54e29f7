/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas's struct, for its own files: painting, pointer, keys. */

#pragma once

#include "studio-map-canvas.h"

#include "vt-map-cache.h"
#include "vt-map-index.h"

G_BEGIN_DECLS

struct _StudioMapCanvas
{
  GtkWidget parent_instance;

  StudioSession *session; /* (owned) */

  /* What is shown: the whole map, or a product and its neighbours. */
  VtAffinityMap *map;       /* (owned) (nullable) */
  VtMapScene    *scene;     /* (owned) (nullable): of what is shown */
  VtMapIndex    *index;     /* (owned) (nullable): of the scene */
  GArray        *map_nodes; /* (owned) (element-type guint32): map node of each node shown */
  GArray        *trail;     /* (owned) (element-type guint32): products gone into, the last shown */

  /* How it is shown. */
  VtMapCache *cache; /* (owned) */
  VtMapStyle  style;
  VtMapView   view;
  gboolean    is_fitted; /* the view follows the size until the user moves it */
  gboolean    is_moving; /* a gesture lasts: the last picture is shown moved */
  guint       rest_source;

  /* What is pointed at. */
  GArray *selected; /* (owned) (element-type guint32): nodes shown that are selected */
  guint32 hovered;  /* node shown, or VT_MAP_NONE */
  guint32 focus;    /* node shown, or VT_MAP_NONE */
  double  pointer_x_px;
  double  pointer_y_px;

  /* The gesture under way. */
  VtMapView drag_start_view;
  gboolean  is_banding; /* a rectangle is being drawn */
  double    band_x0_px;
  double    band_y0_px;
  double    band_x1_px;
  double    band_y1_px;
  double    pinch_scale;
};

/* ---- studio-map-canvas.c ---- */
/* Shows another part of the map; kept within bounds, and at rest after a while sharp. */
void studio_map_canvas_set_view (StudioMapCanvas *self, VtMapView view);
void studio_map_canvas_fit (StudioMapCanvas *self);
void studio_map_canvas_zoom_by (StudioMapCanvas *self, double factor, double x_px, double y_px);
/* Shows the neighbours of a node alone; VT_MAP_NONE goes back one step. */
void studio_map_canvas_isolate (StudioMapCanvas *self, guint32 node);
/* The product a node shown stands for. */
guint32 studio_map_canvas_product_of (StudioMapCanvas *self, guint32 node);
/* The node shown of a product, or VT_MAP_NONE. */
guint32 studio_map_canvas_node_of (StudioMapCanvas *self, guint32 product);
void    studio_map_canvas_set_hovered (StudioMapCanvas *self, guint32 node);
/* Puts the keyboard's focus on a node, in view, and says it. */
void studio_map_canvas_set_focus (StudioMapCanvas *self, guint32 node);
/* Goes back one step: the rectangle, the selection, the neighbours. %FALSE if there is none. */
gboolean studio_map_canvas_back (StudioMapCanvas *self);

/* ---- studio-map-pointer.c ---- */
void studio_map_canvas_add_pointer (StudioMapCanvas *self);

/* ---- studio-map-keys.c ---- */
void studio_map_canvas_class_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
