/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map with what stands around it. */

#include "studio-map-pane.h"

#include "studio-accessible.h"
#include "studio-actions.h"
#include "studio-map-card.h"
#include "studio-map-legend.h"
#include "studio-map-minimap.h"
#include "studio-map-state.h"

#include <glib/gi18n-lib.h>

#define MARGIN_PX 12
/* Narrower, the legend would cover too much to come unasked. */
#define LEGEND_ROOM_PX 760
/* Beside the buttons at the border. */
#define BESIDE_BUTTONS_PX 58
#define TITLE_CHARS 28

struct _StudioMapPane
{
  GtkWidget parent_instance;

  StudioSession  *session; /* (owned) */
  StudioMapState *state;   /* (owned) */
  guint           width_source;

  GtkOverlay      *overlay; /* (owned by the widget tree), as are those below */
  StudioMapCanvas *canvas;
  StudioMapCard   *card;
  GtkWidget       *legend_bin;
  GtkWidget       *legend;
  GtkWidget       *around; /* whose surroundings are shown */
  GtkLabel        *around_label;
  GtkLabel        *steps_label;
  GtkWidget       *fewer;
  GtkWidget       *more;
  GtkWidget       *hidden; /* how many are hidden */
  GtkLabel        *hidden_label;
};

G_DEFINE_FINAL_TYPE (StudioMapPane, studio_map_pane, GTK_TYPE_WIDGET)

StudioMapCanvas *
studio_map_pane_get_canvas (StudioMapPane *self)
{
  g_return_val_if_fail (STUDIO_IS_MAP_PANE (self), NULL);

  return self->canvas;
}

/* The legend says how wide it is once it was laid out. */
static void
update_inset (StudioMapPane *self)
{
  int natural = 0;

  if (gtk_widget_get_visible (self->legend_bin) && gtk_widget_get_visible (self->legend))
    gtk_widget_measure (self->legend_bin, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                        NULL);
  studio_map_canvas_set_inset (self->canvas, natural);
}

/* ---- the card ---- */

static void
on_hovered (StudioMapCanvas *canvas, gpointer user_data)
{
  StudioMapPane *self = user_data;
  const VtPair  *pair = studio_map_canvas_get_hovered_pair (canvas);
  GdkRectangle   area;
  guint32        product = studio_map_canvas_get_hovered (canvas, &area);
  gboolean       is_left;

  if (pair != NULL)
    {
      studio_map_card_show_pair (self->card, pair);
      return;
    }
  /* The card goes where the pointer is not. */
  if (product != VT_PRODUCT_NONE)
    {
      is_left = area.x < gtk_widget_get_width (GTK_WIDGET (canvas)) / 2;
      gtk_widget_set_halign (GTK_WIDGET (self->card), is_left ? GTK_ALIGN_END : GTK_ALIGN_START);
      gtk_widget_set_margin_start (GTK_WIDGET (self->card),
                                   is_left ? MARGIN_PX : BESIDE_BUTTONS_PX);
    }
  studio_map_card_show (self->card, product);
}

/* ---- whose surroundings, what is hidden ---- */

static void
update (StudioMapPane *self)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  guint32          focus = studio_map_state_get_focus (self->state);
  guint            steps = studio_map_state_get_steps (self->state);
  guint            n_hidden = studio_map_state_get_n_hidden (self->state);
  g_autofree char *hidden =
      g_strdup_printf (ngettext ("%u product hidden", "%u products hidden", n_hidden), n_hidden);
  g_autofree char *n_steps = g_strdup_printf (ngettext ("%u step", "%u steps", steps), steps);

  gtk_widget_set_visible (self->around, focus != VT_PRODUCT_NONE && catalog != NULL);
  gtk_widget_set_visible (self->hidden, n_hidden > 0);
  gtk_label_set_text (self->hidden_label, hidden);
  gtk_label_set_text (self->steps_label, n_steps);
  gtk_widget_set_sensitive (self->fewer, steps > 1);
  gtk_widget_set_sensitive (self->more, steps < STUDIO_MAP_MAX_STEPS);
  if (focus != VT_PRODUCT_NONE && catalog != NULL)
    {
      g_autofree char *title =
          vt_title_shorten (vt_catalog_get (catalog, focus)->title, TITLE_CHARS);
      g_autofree char *text = g_strdup_printf (_ ("Around %s"), title);

      gtk_label_set_text (self->around_label, text);
    }
}

static void
on_steps_clicked (GtkWidget *button, gpointer user_data)
{
  StudioMapPane *self = user_data;
  guint          steps = studio_map_state_get_steps (self->state);

  studio_map_state_set_steps (self->state, button == self->more ? steps + 1 : steps - 1);
}

static GtkWidget *
icon_button_new (const char *icon_name, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  studio_accessible_set_label (button, label);
  return button;
}

/* A sign in place of an icon: a can for rubbish would say something else. */
static GtkWidget *
sign_button_new (const char *sign, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (sign);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  studio_accessible_set_label (button, label);
  return button;
}

static GtkLabel *
append_label (GtkWidget *bar)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (bar), label);
  return GTK_LABEL (label);
}

static GtkWidget *
bar_new (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "map-card");
  gtk_widget_add_css_class (bar, "map-bar");
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static void
add_bars (StudioMapPane *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *show_all =
      icon_button_new ("vitrine-close-symbolic", _ ("Show the Whole Map (Escape)"));
  GtkWidget *show = gtk_button_new_with_label (_ ("Show"));

  self->around = bar_new ();
  self->around_label = append_label (self->around);
  self->fewer = sign_button_new ("−", _ ("One Step Fewer ([)"));
  self->more = sign_button_new ("+", _ ("One Step More (])"));
  gtk_box_append (GTK_BOX (self->around), self->fewer);
  self->steps_label = append_label (self->around);
  gtk_box_append (GTK_BOX (self->around), self->more);
  gtk_box_append (GTK_BOX (self->around), show_all);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show_all), STUDIO_ACTION_MAP_SHOW_ALL);
  g_signal_connect (self->fewer, "clicked", G_CALLBACK (on_steps_clicked), self);
  g_signal_connect (self->more, "clicked", G_CALLBACK (on_steps_clicked), self);

  self->hidden = bar_new ();
  self->hidden_label = append_label (self->hidden);
  gtk_widget_add_css_class (show, "flat");
  studio_accessible_set_label (show, _ ("Show Hidden Products"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (show), STUDIO_ACTION_MAP_SHOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->hidden), show);

  gtk_box_append (GTK_BOX (column), self->around);
  gtk_box_append (GTK_BOX (column), self->hidden);
  gtk_widget_set_halign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_overlay_add_overlay (self->overlay, column);
}

/* ---- tools ---- */

static GtkWidget *
tool_new (const char *icon_name, const char *label, const char *detailed_action)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, label);
  studio_accessible_set_label (button, label);
  studio_action_connect (GTK_ACTIONABLE (button), detailed_action);
  return button;
}

static void
add_tools (StudioMapPane *self)
{
  static const struct
  {
    const char *icon_name;
    const char *label;
    const char *detailed_action;
    guint       group;
  } tools[] = {
      {"vitrine-pan-symbolic", N_ ("Drag Moves the Map"), STUDIO_ACTION_MAP_TOOL "::pan", 0},
      {"vitrine-rectangle-symbolic", N_ ("Drag Selects a Rectangle (Shift and Drag)"),
       STUDIO_ACTION_MAP_TOOL "::rectangle", 0},
      {"vitrine-lasso-symbolic", N_ ("Drag Draws a Lasso (Ctrl and Drag)"),
       STUDIO_ACTION_MAP_TOOL "::lasso", 0},
      {"vitrine-legend-symbolic", N_ ("Legend"), STUDIO_ACTION_MAP_LEGEND, 1},
      {"vitrine-minimap-symbolic", N_ ("The Whole Map in Small"), STUDIO_ACTION_MAP_MINIMAP, 1},
  };
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *groups[] = {gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
                         gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)};

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      gtk_widget_add_css_class (groups[i], "linked");
      gtk_widget_add_css_class (groups[i], "map-tools");
      gtk_box_append (GTK_BOX (column), groups[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_box_append (GTK_BOX (groups[tools[i].group]),
                    tool_new (tools[i].icon_name, _ (tools[i].label), tools[i].detailed_action));
  gtk_widget_set_halign (column, GTK_ALIGN_START);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_widget_set_margin_start (column, MARGIN_PX);
  gtk_widget_set_margin_top (column, MARGIN_PX);
  gtk_overlay_add_overlay (self->overlay, column);
}

/* ---- the pane ---- */

static void
add_parts (StudioMapPane *self)
{
  GtkWidget *minimap;

  self->canvas = STUDIO_MAP_CANVAS (studio_map_canvas_new (self->session));
  self->card = STUDIO_MAP_CARD (studio_map_card_new (self->session));
  minimap = studio_map_minimap_new (self->canvas, self->session);
  self->legend_bin = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->legend = studio_map_legend_new (self->canvas, self->session);
  gtk_box_append (GTK_BOX (self->legend_bin), self->legend);

  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->canvas));
  gtk_widget_set_halign (self->legend_bin, GTK_ALIGN_START);
  gtk_widget_set_valign (self->legend_bin, GTK_ALIGN_END);
  /* A low map has no room for it below the buttons. */
  gtk_widget_set_margin_start (self->legend_bin, BESIDE_BUTTONS_PX - MARGIN_PX);
  gtk_overlay_add_overlay (self->overlay, self->legend_bin);
  gtk_widget_set_halign (minimap, GTK_ALIGN_END);
  gtk_widget_set_valign (minimap, GTK_ALIGN_END);
  gtk_widget_set_margin_end (minimap, BESIDE_BUTTONS_PX);
  gtk_widget_set_margin_bottom (minimap, MARGIN_PX);
  gtk_overlay_add_overlay (self->overlay, minimap);
  add_bars (self);
  add_tools (self);
  gtk_widget_set_halign (GTK_WIDGET (self->card), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->card), GTK_ALIGN_START);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->card));
  g_signal_connect_swapped (self->legend, "notify::visible", G_CALLBACK (update_inset), self);
  g_signal_connect_object (self->canvas, "shown", G_CALLBACK (update_inset), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect (self->canvas, "hovered", G_CALLBACK (on_hovered), self);
}

static gboolean
take_width (gpointer user_data)
{
  StudioMapPane *self = user_data;

  self->width_source = 0;
  studio_map_state_set_has_room (self->state,
                                 gtk_widget_get_width (GTK_WIDGET (self)) >= LEGEND_ROOM_PX);
  return G_SOURCE_REMOVE;
}

static void
studio_map_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioMapPane *self = STUDIO_MAP_PANE (widget);
  gboolean       has_room = width >= LEGEND_ROOM_PX;

  gtk_widget_allocate (GTK_WIDGET (self->overlay), width, height, baseline, NULL);
  /* Not while sizes are being given out. */
  if (has_room != studio_map_state_shows_legend (self->state) && self->width_source == 0)
    self->width_source = g_idle_add (take_width, self);
}

static void
studio_map_pane_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (STUDIO_MAP_PANE (widget)->overlay), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
studio_map_pane_dispose (GObject *object)
{
  StudioMapPane *self = STUDIO_MAP_PANE (object);

  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->overlay, gtk_widget_unparent);
  g_clear_object (&self->state);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_map_pane_parent_class)->dispose (object);
}

static void
studio_map_pane_class_init (StudioMapPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_map_pane_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = studio_map_pane_size_allocate;
  GTK_WIDGET_CLASS (klass)->measure = studio_map_pane_measure;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "mappane");
}

static void
studio_map_pane_init (StudioMapPane *self)
{
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));
}

GtkWidget *
studio_map_pane_new (StudioSession *session)
{
  StudioMapPane *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_MAP_PANE, NULL);
  self->session = g_object_ref (session);
  self->state = g_object_ref (studio_map_state_of (session));
  add_parts (self);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  update_inset (self);
  return GTK_WIDGET (self);
}
