/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and the lettering of the map. */

#pragma once

#include "vt-map-scene.h"

G_BEGIN_DECLS

#define VT_MAP_N_PALETTE 10

/**
 * VtMapPreset:
 * @VT_MAP_PRESET_PRINT: on white paper, without the tint of a screen
 */
typedef enum
{
  VT_MAP_PRESET_LIGHT,
  VT_MAP_PRESET_DARK,
  VT_MAP_PRESET_HIGH_CONTRAST,
  VT_MAP_PRESET_HIGH_CONTRAST_DARK,
  VT_MAP_PRESET_PRINT,
} VtMapPreset;

#define VT_MAP_N_PRESETS 5

/**
 * VtMapStyle:
 * @background: colours are 0xRRGGBB
 * @accent: of the ring around the node in focus
 * @selection: of the ring around selected nodes, and their links
 * @dimmed: of what is neither selected nor a neighbour of it, while something is
 * @palette: by group; each group also has its own shape, so that nothing is told by colour alone
 * @bands: from little to much, ever farther from the background in lightness, so that their order
 * is seen whatever colours are told apart
 * @edge_opacity_min: of the weakest link, 0 to 1
 * @edge_opacity_max: of the strongest link, 0 to 1
 * @font_family: a family name as Pango takes it; a static string
 * @font_size_px: of an ordinary label
 *
 * A plain value: copy a preset and change what the theme decides.
 */
typedef struct
{
  guint32     background;
  guint32     foreground;
  guint32     edge;
  guint32     accent;
  guint32     selection;
  guint32     dimmed;
  guint32     palette[VT_MAP_N_PALETTE];
  guint32     bands[VT_MAP_N_BANDS];
  double      edge_opacity_min;
  double      edge_opacity_max;
  const char *font_family;
  double      font_size_px;
} VtMapStyle;

VtMapStyle vt_map_style_from_preset (VtMapPreset preset);

/* The colour of a group, 0xRRGGBB. */
guint32 vt_map_style_get_group_colour (const VtMapStyle *self, guint32 group);

/* The colour of a mark, 0xRRGGBB: of a group or a band. */
guint32
vt_map_style_get_mark_colour (const VtMapStyle *self, VtMapColouring colouring, guint32 mark);

/* Whether both look the same. */
gboolean vt_map_style_equal (const VtMapStyle *a, const VtMapStyle *b);

G_END_DECLS
