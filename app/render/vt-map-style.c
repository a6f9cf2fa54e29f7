/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours and the lettering of the map. */

#include "vt-map-style.h"

#include <string.h>

/* After Okabe and Ito (2008), "Color Universal Design", with Tol (2021), "Colour Schemes", for
 * those beyond their eight; moved in lightness until each stands out from the background. */
#define PALETTE_LIGHT                                                                              \
  {                                                                                                \
    0x0072b2, 0xd55e00, 0x00926a, 0xb5489a, 0xa37b00, 0x2b8cc4, 0x7a4fb5, 0x5c8a1e, 0xa4303f,      \
        0x63707d                                                                                   \
  }
#define PALETTE_DARK                                                                               \
  {                                                                                                \
    0x5fb0ea, 0xff9a52, 0x35d0a2, 0xf08fcb, 0xf0d04a, 0x9adcf7, 0xb89cf2, 0xa8d65c, 0xff7f86,      \
        0xa9b4bf                                                                                   \
  }
#define PALETTE_CONTRAST                                                                           \
  {                                                                                                \
    0x00508a, 0xa33f00, 0x006b4c, 0x8f1f74, 0x7a5a00, 0x006fa8, 0x55309a, 0x3e6400, 0x8a1425,      \
        0x3f4a55                                                                                   \
  }

/* From amber to indigo, each a step farther from the background in lightness (after "plasma" of
 * Smith and van der Walt, 2015, which stays in order for all kinds of sight). */
#define BANDS_LIGHT                                                                                \
  {                                                                                                \
    0xb58400, 0xcf5a26, 0xb23368, 0x7a2494, 0x2a1a7d                                               \
  }
#define BANDS_DARK                                                                                 \
  {                                                                                                \
    0x8068dd, 0xc06ad0, 0xf0809a, 0xffae6b, 0xffe680                                               \
  }
#define BANDS_CONTRAST                                                                             \
  {                                                                                                \
    0x8a6200, 0x9c400f, 0x861c4f, 0x571478, 0x190f58                                               \
  }

static const VtMapStyle presets[VT_MAP_N_PRESETS] = {
    [VT_MAP_PRESET_LIGHT] = {.background = 0xfafafa,
                             .foreground = 0x24292f,
                             .edge = 0x5d6b7a,
                             .accent = 0x1c71d8,
                             .selection = 0x1a1a1a,
                             .dimmed = 0xd9dcdf,
                             .palette = PALETTE_LIGHT,
                             .bands = BANDS_LIGHT,
                             .edge_opacity_min = 0.24,
                             .edge_opacity_max = 0.62,
                             .font_family = "Cantarell, Sans",
                             .font_size_px = 12},
    [VT_MAP_PRESET_DARK] = {.background = 0x1e1e20,
                            .foreground = 0xf2f2f2,
                            .edge = 0x9fb0c2,
                            .accent = 0x78aeed,
                            .selection = 0xffffff,
                            .dimmed = 0x3a3b3e,
                            .palette = PALETTE_DARK,
                            .bands = BANDS_DARK,
                            .edge_opacity_min = 0.24,
                            .edge_opacity_max = 0.60,
                            .font_family = "Cantarell, Sans",
                            .font_size_px = 12},
    [VT_MAP_PRESET_HIGH_CONTRAST] = {.background = 0xffffff,
                                     .foreground = 0x000000,
                                     .edge = 0x202020,
                                     .accent = 0x0b4fae,
                                     .selection = 0x000000,
                                     .dimmed = 0xb8b8b8,
                                     .palette = PALETTE_CONTRAST,
                                     .bands = BANDS_CONTRAST,
                                     .edge_opacity_min = 0.40,
                                     .edge_opacity_max = 0.95,
                                     .font_family = "Cantarell, Sans",
                                     .font_size_px = 13},
    [VT_MAP_PRESET_HIGH_CONTRAST_DARK] = {.background = 0x000000,
                                          .foreground = 0xffffff,
                                          .edge = 0xe6e6e6,
                                          .accent = 0x99c8ff,
                                          .selection = 0xffffff,
                                          .dimmed = 0x5a5a5a,
                                          .palette = PALETTE_DARK,
                                          .bands = BANDS_DARK,
                                          .edge_opacity_min = 0.40,
                                          .edge_opacity_max = 0.95,
                                          .font_family = "Cantarell, Sans",
                                          .font_size_px = 13},
    [VT_MAP_PRESET_PRINT] = {.background = 0xffffff,
                             .foreground = 0x1a1a1a,
                             .edge = 0x4a5560,
                             .accent = 0x1c71d8,
                             .selection = 0x000000,
                             .dimmed = 0xdadada,
                             .palette = PALETTE_LIGHT,
                             .bands = BANDS_LIGHT,
                             .edge_opacity_min = 0.26,
                             .edge_opacity_max = 0.70,
                             .font_family = "Cantarell, Sans",
                             .font_size_px = 11},
};

VtMapStyle
vt_map_style_from_preset (VtMapPreset preset)
{
  g_return_val_if_fail ((guint) preset < VT_MAP_N_PRESETS, presets[VT_MAP_PRESET_LIGHT]);

  return presets[preset];
}

guint32
vt_map_style_get_group_colour (const VtMapStyle *self, guint32 group)
{
  return self->palette[group % VT_MAP_N_PALETTE];
}

guint32
vt_map_style_get_mark_colour (const VtMapStyle *self, VtMapColouring colouring, guint32 mark)
{
  if (colouring == VT_MAP_COLOURING_GROUPS)
    return vt_map_style_get_group_colour (self, mark);
  return mark < VT_MAP_N_BANDS ? self->bands[mark] : self->edge;
}

gboolean
vt_map_style_equal (const VtMapStyle *a, const VtMapStyle *b)
{
  return a->background == b->background && a->foreground == b->foreground && a->edge == b->edge &&
         a->accent == b->accent && a->selection == b->selection && a->dimmed == b->dimmed &&
         memcmp (a->palette, b->palette, sizeof a->palette) == 0 &&
         memcmp (a->bands, b->bands, sizeof a->bands) == 0 &&
         a->edge_opacity_min == b->edge_opacity_min && a->edge_opacity_max == b->edge_opacity_max &&
         a->font_size_px == b->font_size_px && strcmp (a->font_family, b->font_family) == 0;
}
