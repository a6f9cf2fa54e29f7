/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lettering that is measured and painted once and shown often. */

#include "vt-map-text.h"

#include "vt-map-paint.h"

#include <math.h>
#include <string.h>

#define MAX_WIDTH_PX 170
#define NAME_FACTOR 1.12
#define OPACITY 0.92
#define HALO_OPACITY 0.85
/* Of the font size, on every side. */
#define HALO_SHARE 0.125
/* More than a map of thousands measures for a picture, and more pictures of text than any screen
 * shows at once; then all are forgotten rather than the oldest sought. */
#define MAX_TEXTS 20000
#define MAX_SPRITES 3000

typedef struct
{
  double           width_px;
  double           height_px;
  cairo_surface_t *sprite; /* (owned) (nullable) */
} Text;

struct _VtMapText
{
  VtMapStyle   style;
  int          sprite_scale;
  int          halo_dots;                    /* of the device, on every side */
  PangoLayout *layouts[VT_MAP_N_TEXT_SIZES]; /* (owned) */
  GHashTable  *texts[VT_MAP_N_TEXT_SIZES];   /* (owned): string → Text */
  guint        n_sprites;
  cairo_t     *cr; /* (owned): to measure with */
};

PangoLayout *
vt_map_layout_new (cairo_t *cr, const VtMapStyle *style)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (style->font_family);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_absolute_size (font, style->font_size_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);

  pango_layout_set_width (layout, MAX_WIDTH_PX * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

void
vt_map_draw_text (cairo_t          *cr,
                  PangoLayout      *layout,
                  const VtMapStyle *style,
                  double            opacity,
                  double            x_px,
                  double            y_px)
{
  PangoRectangle logical;

  /* Right-to-left text stands at the right end of the layout's width. */
  pango_layout_get_extents (layout, NULL, &logical);
  x_px -= pango_units_to_double (logical.x);
  y_px -= pango_units_to_double (logical.y);

  cairo_move_to (cr, x_px, y_px);
  pango_cairo_layout_path (cr, layout);
  vt_map_set_colour (cr, style->background, 0.85);
  cairo_set_line_width (cr, style->font_size_px / 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);

  vt_map_set_colour (cr, style->foreground, opacity);
  cairo_move_to (cr, x_px, y_px);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

/* ---- what is known of texts ---- */

static void
text_free (gpointer data)
{
  Text *text = data;

  g_clear_pointer (&text->sprite, cairo_surface_destroy);
  g_free (text);
}

static void
embolden (PangoLayout *layout)
{
  PangoFontDescription *font =
      pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

VtMapText *
vt_map_text_new (const VtMapStyle *style, int sprite_scale)
{
  VtMapText       *self = g_new0 (VtMapText, 1);
  VtMapStyle       larger = *style;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);

  self->style = *style;
  self->sprite_scale = sprite_scale;
  self->halo_dots = (int) lround (style->font_size_px * HALO_SHARE * sprite_scale);
  self->cr = cairo_create (surface);
  cairo_surface_destroy (surface);

  larger.font_size_px *= NAME_FACTOR;
  self->layouts[VT_MAP_TEXT_NAME] = vt_map_layout_new (self->cr, &larger);
  self->layouts[VT_MAP_TEXT_PLAIN] = vt_map_layout_new (self->cr, style);
  embolden (self->layouts[VT_MAP_TEXT_NAME]);
  for (guint size = 0; size < VT_MAP_N_TEXT_SIZES; size++)
    self->texts[size] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
  return self;
}

void
vt_map_text_free (VtMapText *self)
{
  if (self == NULL)
    return;

  for (guint size = 0; size < VT_MAP_N_TEXT_SIZES; size++)
    {
      g_object_unref (self->layouts[size]);
      g_hash_table_unref (self->texts[size]);
    }
  cairo_destroy (self->cr);
  g_free (self);
}

gboolean
vt_map_text_suits (const VtMapText *self, const VtMapStyle *style, int sprite_scale)
{
  return self->sprite_scale == sprite_scale && self->style.background == style->background &&
         self->style.foreground == style->foreground &&
         self->style.font_size_px == style->font_size_px &&
         strcmp (self->style.font_family, style->font_family) == 0;
}

/* ---- measuring ---- */

static void
forget_all (VtMapText *self)
{
  for (guint size = 0; size < VT_MAP_N_TEXT_SIZES; size++)
    g_hash_table_remove_all (self->texts[size]);
  self->n_sprites = 0;
}

static Text *
get_text (VtMapText *self, const char *string, VtMapTextSize size)
{
  Text          *text = g_hash_table_lookup (self->texts[size], string);
  PangoRectangle logical;

  if (text != NULL)
    return text;

  if (g_hash_table_size (self->texts[size]) >= MAX_TEXTS)
    forget_all (self);
  pango_layout_set_text (self->layouts[size], string, -1);
  pango_layout_get_extents (self->layouts[size], NULL, &logical);
  text = g_new0 (Text, 1);
  text->width_px = pango_units_to_double (logical.width);
  text->height_px = pango_units_to_double (logical.height);
  g_hash_table_insert (self->texts[size], g_strdup (string), text);
  return text;
}

double
vt_map_text_get_line_height_px (VtMapText *self, VtMapTextSize size)
{
  return get_text (self, "x", size)->height_px;
}

void
vt_map_text_measure (VtMapText    *self,
                     const char   *text,
                     VtMapTextSize size,
                     double       *ret_width_px,
                     double       *ret_height_px)
{
  const Text *measured = get_text (self, text, size);

  *ret_width_px = measured->width_px;
  *ret_height_px = measured->height_px;
}

/* ---- pictures of text ---- */

static cairo_surface_t *
create_mask (VtMapText *self, const Text *text, PangoLayout *layout)
{
  int              scale = self->sprite_scale;
  int              around = self->halo_dots + 1;
  cairo_surface_t *mask =
      cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (text->width_px * scale) + 2 * around,
                                  (int) ceil (text->height_px * scale) + 2 * around);
  cairo_t       *cr = cairo_create (mask);
  PangoRectangle logical;

  /* Right-to-left text stands at the right end of the layout's width. */
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_translate (cr, around, around);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -pango_units_to_double (logical.x), -pango_units_to_double (logical.y));
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (mask);
  return mask;
}

/* Each dot takes the darkest of those up to @reach away: a brush drawn along the letters, in a
 * fraction of the time that stroking their outlines takes. */
static cairo_surface_t *
create_halo (cairo_surface_t *mask, int reach)
{
  int              width = cairo_image_surface_get_width (mask);
  int              height = cairo_image_surface_get_height (mask);
  int              stride = cairo_image_surface_get_stride (mask);
  cairo_surface_t *halo = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  const guchar    *from = cairo_image_surface_get_data (mask);
  guchar          *to = cairo_image_surface_get_data (halo);

  cairo_surface_flush (halo);
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        if (dx * dx + dy * dy > reach * reach + 1)
          continue;
        for (int y = MAX (0, -dy); y < MIN (height, height - dy); y++)
          {
            const guchar *row_from = from + (gsize) (y + dy) * (gsize) stride;
            guchar       *row_to = to + (gsize) y * (gsize) stride;

            for (int x = MAX (0, -dx); x < MIN (width, width - dx); x++)
              row_to[x] = MAX (row_to[x], row_from[x + dx]);
          }
      }
  cairo_surface_mark_dirty (halo);
  return halo;
}

static cairo_surface_t *
create_sprite (VtMapText *self, const Text *text, PangoLayout *layout)
{
  cairo_surface_t *mask = create_mask (self, text, layout);
  cairo_surface_t *halo = create_halo (mask, self->halo_dots);
  cairo_surface_t *sprite =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (mask),
                                  cairo_image_surface_get_height (mask));
  cairo_t *cr = cairo_create (sprite);

  vt_map_set_colour (cr, self->style.background, HALO_OPACITY);
  cairo_mask_surface (cr, halo, 0, 0);
  vt_map_set_colour (cr, self->style.foreground, OPACITY);
  cairo_mask_surface (cr, mask, 0, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (mask);
  cairo_surface_destroy (halo);
  return sprite;
}

static void
draw_sprite (VtMapText *self, cairo_t *cr, const Text *text, double x_px, double y_px)
{
  double around_px = (double) (self->halo_dots + 1) / self->sprite_scale;
  double left = round ((x_px - around_px) * self->sprite_scale);
  double top = round ((y_px - around_px) * self->sprite_scale);

  /* Dot on dot: anything else would blur it, and be slower. */
  cairo_save (cr);
  cairo_scale (cr, 1.0 / self->sprite_scale, 1.0 / self->sprite_scale);
  cairo_set_source_surface (cr, text->sprite, left, top);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, left, top, cairo_image_surface_get_width (text->sprite),
                   cairo_image_surface_get_height (text->sprite));
  cairo_fill (cr);
  cairo_restore (cr);
}

void
vt_map_text_draw (
    VtMapText *self, cairo_t *cr, const char *text, VtMapTextSize size, double x_px, double y_px)
{
  PangoLayout *layout = self->layouts[size];
  Text        *known;

  if (self->sprite_scale == 0)
    {
      pango_layout_set_text (layout, text, -1);
      vt_map_draw_text (cr, layout, &self->style, OPACITY, x_px, y_px);
      return;
    }

  if (self->n_sprites >= MAX_SPRITES)
    forget_all (self);
  known = get_text (self, text, size);
  if (known->sprite == NULL)
    {
      self->n_sprites++;
      pango_layout_set_text (layout, text, -1);
      known->sprite = create_sprite (self, known, layout);
    }
  draw_sprite (self, cr, known, x_px, y_px);
}
