/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas's struct, for its own files: painting, motion, pointer, keys. */

#pragma once

#include "studio-map-canvas.h"

#include "studio-map-state.h"
#include "vt-map-index.h"
#include "vt-map-worker.h"

G_BEGIN_DECLS

typedef enum
{
  STUDIO_MAP_DRAG_NONE,
  STUDIO_MAP_DRAG_PAN,
  STUDIO_MAP_DRAG_NODE,
  STUDIO_MAP_DRAG_RECTANGLE,
  STUDIO_MAP_DRAG_LASSO,
} StudioMapDrag;

struct _StudioMapCanvas
{
  GtkWidget parent_instance;

  StudioSession  *session; /* (owned) */
  StudioMapState *state;   /* (owned) */

  /* What is shown. */
  VtMapShown *shown; /* (owned) (nullable) */
  VtMapScene *scene; /* (owned) (nullable): that of shown, or with its nodes on their way there */
  VtMapIndex *index; /* (owned) (nullable): of the scene, made when it is asked */
  guint32     shown_around; /* product whose surroundings are shown, or VT_PRODUCT_NONE */
  guint       shown_steps;

  /* How it is shown. */
  VtMapCache  *cache;  /* (owned) */
  VtMapWorker *worker; /* (owned) */
  VtMapStyle   style;
  VtMapView    view;
  int          inset_px;  /* at the left, under the legend */
  gboolean     is_fitted; /* the view follows the size and the map until the user moves it */
  gboolean     is_moving; /* a gesture lasts: the last picture is shown moved */
  guint        rest_source;

  /* Motion: of the view, and of nodes. */
  guint     tick;
  gboolean  is_flying;
  VtMapView flight_from;
  VtMapView flight_to;
  gint64    flight_start_us;
  gint64    flight_time_us;
  gboolean  is_morphing;
  double   *morph_x; /* (owned) (nullable): where nodes come from */
  double   *morph_y; /* (owned) (nullable) */
  gint64    morph_start_us;
  gint64    morph_time_us;

  /* What is pointed at. */
  GArray    *selected;     /* (owned) (element-type guint32): nodes shown that are selected */
  GArray    *pinned;       /* (owned) (element-type guint32): nodes shown that are pinned */
  guint32    hovered;      /* node shown, or VT_MAP_NONE */
  guint32    hovered_edge; /* edge shown, or VT_MAP_NONE */
  guint32    focus;        /* node shown, or VT_MAP_NONE */
  guint32    anchor;       /* product that a range is selected from, or VT_PRODUCT_NONE */
  double     pointer_x_px;
  double     pointer_y_px;
  GtkWidget *menu; /* (owned by the widget tree) (nullable) */

  /* The gesture under way. */
  StudioMapDrag drag;
  VtMapView     drag_start_view;
  guint32       drag_node;
  double        drag_x_px; /* where it began */
  double        drag_y_px;
  double        drag_dx_px;
  double        drag_dy_px;
  GArray       *outline; /* (owned) (element-type double): x and y of the lasso so far */
  double        pinch_scale;
};

/* ---- studio-map-canvas.c ---- */
/* Paints again, and has rendered what that needs. */
void studio_map_canvas_refresh (StudioMapCanvas *self);
/* Shows another part of the map; at rest after a while sharp. */
void studio_map_canvas_set_view (StudioMapCanvas *self, VtMapView view);
/* The user moved it: nothing else moves it on. */
void      studio_map_canvas_move_view (StudioMapCanvas *self, VtMapView view);
void      studio_map_canvas_fit (StudioMapCanvas *self);
VtMapView studio_map_canvas_get_fitting_view (StudioMapCanvas *self);
void studio_map_canvas_zoom_by (StudioMapCanvas *self, double factor, double x_px, double y_px);
/* (nullable): made now if need be. */
VtMapIndex *studio_map_canvas_get_index (StudioMapCanvas *self);
void        studio_map_canvas_set_hovered (StudioMapCanvas *self, guint32 node, guint32 edge);
/* Puts the keyboard's focus on a node, in view, and says it. */
void studio_map_canvas_set_focus (StudioMapCanvas *self, guint32 node);
/* Goes back one step: the gesture, the selection, the surroundings. %FALSE if there is none. */
gboolean studio_map_canvas_back (StudioMapCanvas *self);

/* ---- studio-map-content.c ---- */
/* Starts and ends listening to what is to be shown. */
void studio_map_canvas_watch (StudioMapCanvas *self);
/* Shows nodes elsewhere. (transfer full) */
void studio_map_canvas_take_scene (StudioMapCanvas *self, VtMapScene *scene);
/* The product a node shown stands for. */
guint32 studio_map_canvas_product_of (StudioMapCanvas *self, guint32 node);
/* The node shown of a product, or VT_MAP_NONE. */
guint32 studio_map_canvas_node_of (StudioMapCanvas *self, guint32 product);
/* Shows the surroundings of a node alone. */
void studio_map_canvas_isolate (StudioMapCanvas *self, guint32 node);
/* Says the focus again, after what it says changed. */
void studio_map_canvas_say_focus (StudioMapCanvas *self);

/* ---- studio-map-motion.c ---- */
gboolean studio_map_canvas_is_animated (StudioMapCanvas *self);
void     studio_map_canvas_fly (StudioMapCanvas *self, VtMapView to);
/* Lets nodes move from where they are to where the scene of what is shown has them. @x, @y:
 * (transfer full): where they are now. */
void studio_map_canvas_morph (StudioMapCanvas *self, double *x, double *y, gint64 time_us);
void studio_map_canvas_stop (StudioMapCanvas *self);
/* Ends the flight where it is. */
void studio_map_canvas_stop_flight (StudioMapCanvas *self);

/* ---- studio-map-select.c ---- */
/* Selects nodes (element-type guint32): in place of what is selected, or too. */
void studio_map_canvas_select_nodes (StudioMapCanvas *self, GArray *nodes, gboolean too);
/* Selects all between the anchor and a node. */
void studio_map_canvas_select_range (StudioMapCanvas *self, guint32 node);
void studio_map_canvas_select_neighbours (StudioMapCanvas *self,
                                          const guint32   *products,
                                          guint            n_products);
/* (element-type guint32) (transfer full): products that a command is for: the selection, else what
 * has focus. */
GArray *studio_map_canvas_get_subjects (StudioMapCanvas *self);

/* ---- studio-map-pointer.c ---- */
void studio_map_canvas_add_pointer (StudioMapCanvas *self);
/* Draws the rectangle or the lasso of a gesture. */
void studio_map_canvas_snapshot_gesture (StudioMapCanvas *self, GtkSnapshot *snapshot);

/* ---- studio-map-keys.c ---- */
void studio_map_canvas_class_add_keys (GtkWidgetClass *widget_class);
/* To where a word says: "left", "right", "up", "down", "next", "previous". */
void studio_map_canvas_walk (StudioMapCanvas *self, const char *way);
void studio_map_canvas_toggle_focus (StudioMapCanvas *self);

/* ---- studio-map-menu.c ---- */
void studio_map_canvas_open_menu (StudioMapCanvas *self, guint32 node);

/* ---- studio-map-commands.c ---- */
void studio_map_canvas_obey (StudioMapCanvas *self, const char *command, GVariant *parameter);

G_END_DECLS
