/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the colours, shapes, sizes and lines on the map stand for. */

#include "studio-map-legend.h"

#include "studio-accessible.h"
#include "studio-map-state.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_ENTRIES 7
#define MARK_PX 16
#define NAME_CHARS 20
#define SIZES_HEIGHT_PX 50
#define LINE_PX 30

struct _StudioMapLegend
{
  GtkWidget parent_instance;

  StudioMapCanvas *canvas;  /* (unowned) */
  StudioSession   *session; /* (owned) */
  StudioMapState  *state;   /* (owned) */
  char            *told;    /* (owned) (nullable): what it tells, to see whether that changed */

  GtkWidget *scroller; /* (owned by the widget tree), as are those below */
  GtkWidget *colour_button;
  GtkWidget *size_button;
  GtkWidget *width_button;
  GtkWidget *tint_button;
  GtkBox    *entries;
  GtkWidget *sizes;
  GtkBox    *lines;
};

G_DEFINE_FINAL_TYPE (StudioMapLegend, studio_map_legend, GTK_TYPE_WIDGET)

static const VtMapKey *
get_key (StudioMapLegend *self)
{
  VtMapShown *shown = studio_map_canvas_get_shown (self->canvas);

  return shown != NULL ? vt_map_shown_get_key (shown) : NULL;
}

/* ---- colours ---- */

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  VtMapStyle style = studio_map_style_of_today ();
  guint      mark = GPOINTER_TO_UINT (user_data);

  vt_map_draw_mark (cr, &style, (VtMapColouring) (mark & 1), mark >> 1, width / 2.0, height / 2.0,
                    MARK_PX / 2.0 - 2);
}

static GtkWidget *
mark_new (VtMapColouring colouring, guint32 mark)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), MARK_PX);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), MARK_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_mark,
                                  GUINT_TO_POINTER (mark << 1 | (guint) colouring), NULL);
  return area;
}

static GtkWidget *
caption_new (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
on_entry_clicked (GtkButton *button, StudioMapLegend *self)
{
  VtMapShown *shown = studio_map_canvas_get_shown (self->canvas);
  guint32     mark = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mark"));
  g_autoptr (GArray) products = NULL;

  if (shown == NULL)
    return;
  products = vt_map_shown_get_products_of_mark (shown, mark);
  studio_session_select (self->session, (const guint32 *) products->data, products->len);
}

static GtkWidget *
entry_new (StudioMapLegend *self, const VtMapKeyEntry *entry, VtMapColouring colouring)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *name = caption_new (entry->name, FALSE);
  g_autofree char *number = vt_count_to_display (entry->n_products);
  GtkWidget       *count = caption_new (number, TRUE);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Select %u product: %s", "Select %u products: %s", entry->n_products),
      entry->n_products, entry->name);

  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (row), mark_new (colouring, entry->mark));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), count);
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend-entry");
  gtk_widget_set_tooltip_text (button, label);
  studio_accessible_set_label (button, label);
  g_object_set_data (G_OBJECT (button), "mark", GUINT_TO_POINTER (entry->mark));
  g_signal_connect (button, "clicked", G_CALLBACK (on_entry_clicked), self);
  return button;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
update_entries (StudioMapLegend *self, const VtMapKey *key)
{
  VtMapShown *shown = studio_map_canvas_get_shown (self->canvas);
  guint       n = key->entries->len;

  clear_box (self->entries);
  for (guint i = 0; i < MIN (n, MAX_ENTRIES); i++)
    gtk_box_append (self->entries, entry_new (self, &g_array_index (key->entries, VtMapKeyEntry, i),
                                              vt_map_shown_get_scene (shown)->colouring));
  if (n > MAX_ENTRIES)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("and %u smaller group", "and %u smaller groups", n - MAX_ENTRIES),
          n - MAX_ENTRIES);
      GtkWidget *more = caption_new (text, TRUE);

      gtk_widget_add_css_class (more, "legend-note");
      gtk_box_append (self->entries, more);
    }
}

/* ---- sizes ---- */

static char *
size_to_display (StudioMapLegend *self, VtMapSize size, double value)
{
  if (size == VT_MAP_SIZE_REVENUE)
    return vt_money_to_display ((gint64) value, studio_session_get_currency (self->session));
  return vt_count_to_display ((gint64) value);
}

/* Discs of round values, as large as they are on the map now. */
static void
draw_sizes (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  StudioMapLegend *self = user_data;
  const VtMapKey  *key = get_key (self);
  const VtMapView *view = studio_map_canvas_get_view (self->canvas);
  VtMapStyle       style = studio_map_style_of_today ();
  double           x_px = 2;

  if (key == NULL)
    return;
  for (guint k = 0; k < VT_MAP_KEY_N_SIZES; k++)
    {
      VtMapNode        node = {.radius = key->radii[k]};
      double           radius_px = MIN (vt_map_view_radius_px (view, &node), height / 2.0 - 11);
      g_autofree char *text = size_to_display (self, key->look.size, key->sizes[k]);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (area), text);
      int    text_width, text_height;
      double column_px;

      if (key->sizes[k] <= 0)
        continue;
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      column_px = MAX (2 * radius_px, text_width) + 10;
      if (x_px + column_px > width)
        break;
      cairo_new_path (cr);
      cairo_arc (cr, x_px + column_px / 2, (height - text_height) / 2.0, radius_px, 0, 2 * G_PI);
      cairo_set_source_rgba (cr, (style.edge >> 16 & 0xff) / 255.0,
                             (style.edge >> 8 & 0xff) / 255.0, (style.edge & 0xff) / 255.0, 0.55);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, (style.foreground >> 16 & 0xff) / 255.0,
                            (style.foreground >> 8 & 0xff) / 255.0,
                            (style.foreground & 0xff) / 255.0);
      cairo_move_to (cr, x_px + (column_px - text_width) / 2.0, height - text_height);
      pango_cairo_show_layout (cr, layout);
      cairo_new_path (cr);
      x_px += column_px;
    }
}

/* ---- lines ---- */

/* @data: bits: 0 to 2 the band, 3 whether it has an arrow, the rest a hundred times the strength */
static void
draw_line (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  VtMapStyle style = studio_map_style_of_today ();
  guint      data = GPOINTER_TO_UINT (user_data);

  vt_map_draw_sample_edge (cr, &style, (data >> 4) / 100.0, data & 7,
                           (data & 8) != 0 ? VT_MAP_DIRECTION_TO_B : VT_MAP_DIRECTION_BOTH, 1,
                           width - 1, height / 2.0);
}

static GtkWidget *
line_new (guint strength, guint band, gboolean has_arrow)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), LINE_PX);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), MARK_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_line,
                                  GUINT_TO_POINTER (strength << 4 | (has_arrow ? 8u : 0u) | band),
                                  NULL);
  return area;
}

/* A row of lines between two words. */
static void
add_lines (StudioMapLegend *self, const char *from, const char *to, gboolean in_bands)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *before = caption_new (from, TRUE);
  GtkWidget *after = caption_new (to, TRUE);

  gtk_label_set_ellipsize (GTK_LABEL (before), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (after), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (row), before);
  if (in_bands)
    for (guint band = 1; band <= VT_MAP_N_BANDS; band += 2)
      gtk_box_append (GTK_BOX (row), line_new (60, band, FALSE));
  else
    for (guint strength = 4; strength <= 100; strength += 48)
      gtk_box_append (GTK_BOX (row), line_new (strength, 0, FALSE));
  gtk_box_append (GTK_BOX (row), after);
  gtk_box_append (self->lines, row);
}

static void
update_lines (StudioMapLegend *self, const VtMapKey *key)
{
  GtkWidget *row, *words;

  clear_box (self->lines);
  add_lines (self, _ ("weak"), _ ("strong"), FALSE);
  if (key->look.tints_links)
    add_lines (self, _ ("low"), _ ("high"), TRUE);
  if (key->n_arrows == 0)
    return;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: of an arrow from one product to another: more so than the other way round. */
  words = caption_new (_ ("buyers of one add the other"), TRUE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), NAME_CHARS);
  gtk_box_append (GTK_BOX (row), line_new (20, 0, TRUE));
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (self->lines, row);
}

/* ---- what they tell, to be chosen ---- */

typedef const char *(*NameFunc) (guint choice);

static const char *
colour_word (guint k)
{
  return vt_map_colour_to_word ((VtMapColour) k);
}

static const char *
colour_display (guint k)
{
  return vt_map_colour_to_display ((VtMapColour) k);
}

static const char *
size_word (guint k)
{
  return vt_map_size_to_word ((VtMapSize) k);
}

static const char *
size_display (guint k)
{
  return vt_map_size_to_display ((VtMapSize) k);
}

static const char *
measure_word (guint k)
{
  return vt_map_measure_to_word ((VtMapMeasure) k);
}

static const char *
measure_display (guint k)
{
  return vt_map_measure_to_display ((VtMapMeasure) k);
}

/* Links can also have the colour of their group. */
static const char *
tint_word (guint k)
{
  return k == 0 ? "group" : measure_word (k - 1);
}

static const char *
tint_display (guint k)
{
  return k == 0 ? _ ("As Their Products") : measure_display (k - 1);
}

static GtkWidget *
choice_new (const char *action, guint n, NameFunc word, NameFunc display)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint k = 0; k < n; k++)
    {
      g_autofree char *detailed = g_strdup_printf ("%s::%s", action, word (k));

      g_menu_append (menu, display (k), detailed);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend-choice");
  return button;
}

/* Takes @text. */
static void
name_choice (GtkWidget *button, char *text)
{
  GtkWidget *label = caption_new (text, FALSE);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  studio_accessible_set_label (button, text);
  g_free (text);
}

static void
update_choices (StudioMapLegend *self, const VtMapLook *look)
{
  name_choice (self->colour_button,
               g_strdup_printf (_ ("Colour: %s"), vt_map_colour_to_display (look->colour)));
  name_choice (self->size_button,
               g_strdup_printf (_ ("Size: %s"), vt_map_size_to_display (look->size)));
  name_choice (self->width_button,
               g_strdup_printf (_ ("Width: %s"), vt_map_measure_to_display (look->width)));
  name_choice (self->tint_button,
               g_strdup_printf (_ ("Links: %s"),
                                tint_display (look->tints_links ? (guint) look->tint + 1 : 0)));
}

/* ---- the whole ---- */

/* Everything that is written in it. */
static char *
tell (const VtMapKey *key)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %d %d %d %u", key->look.colour, key->look.size, key->look.width,
                          key->look.tints_links ? (int) key->look.tint : -1, key->n_arrows > 0);
  for (guint i = 0; i < key->entries->len; i++)
    {
      const VtMapKeyEntry *entry = &g_array_index (key->entries, VtMapKeyEntry, i);

      g_string_append_printf (text, "\n%u %u %s", entry->mark, entry->n_products, entry->name);
    }
  return g_string_free (text, FALSE);
}

static void
update (StudioMapLegend *self)
{
  const VtMapKey  *key = get_key (self);
  g_autofree char *told = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          key != NULL && studio_map_state_shows_legend (self->state));
  if (key == NULL)
    return;
  told = tell (key);
  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  update_choices (self, &key->look);
  update_entries (self, key);
  update_lines (self, key);
  gtk_widget_queue_draw (self->sizes);
}

static void
on_view_changed (StudioMapLegend *self)
{
  gtk_widget_queue_draw (self->sizes);
}

/* Its marks are drawn, not styled. */
static void
on_style_changed (StudioMapLegend *self)
{
  g_clear_pointer (&self->told, g_free);
  update (self);
}

static void
studio_map_legend_dispose (GObject *object)
{
  StudioMapLegend *self = STUDIO_MAP_LEGEND (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->told, g_free);
  g_clear_object (&self->state);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_legend_parent_class)->dispose (object);
}

static void
studio_map_legend_class_init (StudioMapLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_map_legend_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "maplegend");
}

static void
add_parts (StudioMapLegend *self, GtkBox *box)
{
  self->colour_button =
      choice_new ("win.map-colour", VT_MAP_N_COLOURS, colour_word, colour_display);
  self->size_button = choice_new ("win.map-size", VT_MAP_N_SIZES, size_word, size_display);
  self->width_button =
      choice_new ("win.map-width", VT_MAP_N_MEASURES, measure_word, measure_display);
  self->tint_button = choice_new ("win.map-tint", VT_MAP_N_MEASURES + 1, tint_word, tint_display);
  self->entries = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_add_css_class (GTK_WIDGET (self->lines), "legend-note");
  self->sizes = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->sizes), SIZES_HEIGHT_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->sizes), draw_sizes, self, NULL);
  gtk_widget_add_css_class (self->sizes, "caption");
  gtk_widget_add_css_class (self->sizes, "legend-note");
  gtk_box_append (box, self->colour_button);
  gtk_box_append (box, GTK_WIDGET (self->entries));
  gtk_box_append (box, self->size_button);
  gtk_box_append (box, self->sizes);
  gtk_box_append (box, self->width_button);
  gtk_box_append (box, self->tint_button);
  gtk_box_append (box, GTK_WIDGET (self->lines));
}

static void
studio_map_legend_init (StudioMapLegend *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_parts (self, GTK_BOX (box));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-card");
}

GtkWidget *
studio_map_legend_new (StudioMapCanvas *canvas, StudioSession *session)
{
  StudioMapLegend *self;

  g_return_val_if_fail (STUDIO_IS_MAP_CANVAS (canvas) && STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_LEGEND, NULL);
  self->canvas = canvas;
  self->session = g_object_ref (session);
  self->state = g_object_ref (studio_map_state_of (session));
  g_signal_connect_object (canvas, "shown", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "arranged", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
