/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the map of a session is looked at: what colours tell, what is hidden, whose surroundings are
 * shown. Shared by all that show it. */

#pragma once

#include "studio-session.h"
#include "vt-map-shown.h"

G_BEGIN_DECLS

/**
 * StudioMapTool:
 * @STUDIO_MAP_TOOL_PAN: dragging the ground moves the map
 * @STUDIO_MAP_TOOL_RECTANGLE: dragging selects what is in a rectangle
 * @STUDIO_MAP_TOOL_LASSO: dragging selects what a line goes around
 */
typedef enum
{
  STUDIO_MAP_TOOL_PAN,
  STUDIO_MAP_TOOL_RECTANGLE,
  STUDIO_MAP_TOOL_LASSO,
} StudioMapTool;

#define STUDIO_MAP_N_TOOLS 3
#define STUDIO_MAP_MAX_STEPS 6

/**
 * StudioMapState:
 *
 * One for each session, in the main thread. Products are indices of the current catalogue.
 */
#define STUDIO_TYPE_MAP_STATE (studio_map_state_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapState, studio_map_state, STUDIO, MAP_STATE, GObject)

/* (transfer none): that of the session; lives as long as the session does. */
StudioMapState *studio_map_state_of (StudioSession *session);

const VtMapLook *studio_map_state_get_look (StudioMapState *self);
void             studio_map_state_set_look (StudioMapState *self, const VtMapLook *look);

/* ---- hidden ---- */
guint studio_map_state_get_n_hidden (StudioMapState *self);
void  studio_map_state_hide (StudioMapState *self, const guint32 *products, guint n_products);
void  studio_map_state_show_hidden (StudioMapState *self);

/* ---- surroundings: what was gone into comes back one by one ---- */
/* %VT_PRODUCT_NONE while the whole map is shown. */
guint32 studio_map_state_get_focus (StudioMapState *self);
guint   studio_map_state_get_steps (StudioMapState *self);
void    studio_map_state_focus (StudioMapState *self, guint32 product, guint steps);
/* 1 to %STUDIO_MAP_MAX_STEPS; beyond is cut off. */
void studio_map_state_set_steps (StudioMapState *self, guint steps);
/* Returns: %FALSE if the whole map is shown already */
gboolean studio_map_state_go_back (StudioMapState *self);

/* ---- what stands around the map ---- */
gboolean studio_map_state_shows_minimap (StudioMapState *self);
void     studio_map_state_set_shows_minimap (StudioMapState *self, gboolean shows);
/* Until it is set, whether there is room for it, which the canvas's pane says. */
gboolean      studio_map_state_shows_legend (StudioMapState *self);
void          studio_map_state_set_shows_legend (StudioMapState *self, gboolean shows);
void          studio_map_state_set_has_room (StudioMapState *self, gboolean has_room);
StudioMapTool studio_map_state_get_tool (StudioMapState *self);
void          studio_map_state_set_tool (StudioMapState *self, StudioMapTool tool);

/**
 * studio_map_state_command:
 * @command: a static string
 * @parameter: (nullable): sunk
 *
 * Asks the canvas, if there is one, for what needs its size or its focus, by ::command: "zoom" (s),
 * "zoom-at" (ddd), "pan" (dd), "fly-to" (u), "walk" (s), "toggle", "select-in" (dddd),
 * "select-lasso" (ad), "select-neighbours" (au), "menu".
 */
void studio_map_state_command (StudioMapState *self, const char *command, GVariant *parameter);

/* "words": what the canvas said last of what has focus; empty before. */
const char *studio_map_state_get_words (StudioMapState *self);
void        studio_map_state_set_words (StudioMapState *self, const char *words);

/* (transfer full): the map as it is to be shown, or %NULL without one. */
VtMapShown *studio_map_state_make_shown (StudioMapState *self, VtAffinityMap *map);

/**
 * StudioMapState::changed: what is shown of the map, or how it looks
 *
 * StudioMapState::arranged: what stands around the map, or the tool
 *
 * StudioMapState::command: (command, parameter)
 */

G_END_DECLS
