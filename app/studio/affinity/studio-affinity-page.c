/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Affinity page: the map of what sells with what, and the table of pairs beside it. */

#include "studio-affinity-page.h"

#include "studio-accessible.h"
#include "studio-affinity-views.h"
#include "studio-compat.h"
#include "studio-filter-pane.h"
#include "studio-map-pane.h"
#include "studio-product-item.h"
#include "studio-views-state.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define TABLE_WIDTH_PX 430
#define TABLE_HEIGHT_PX 240
/* Narrower, the table stands below the map. */
#define NARROW_PX 760
#define NARROW_BESIDE_FILTERS_PX 860
/* The slider settles so long before the map is made anew. */
#define SETTLE_MS 350

struct _StudioAffinityPage
{
  GtkWidget parent_instance;

  StudioSession *session;      /* (owned) */
  GStrv          words_sought; /* (owned) (nullable): of the search, folded */
  guint32        found;        /* node that the search came to, or VT_MAP_NONE */
  guint          settle_source;
  guint          arrange_source;
  gboolean       updating; /* controls are being set: not the user's doing */

  StudioMapPane   *pane;   /* (owned by the widget tree) */
  StudioMapCanvas *canvas; /* (owned by the widget tree) */
  GtkWidget       *table;  /* (owned by the widget tree) */

  GtkStack        *stack;
  GtkSearchEntry  *search_entry;
  GtkDropDown     *measure_drop_down;
  GtkScale        *links_scale;
  GtkToggleButton *table_button;
  GtkBox          *middle;
  GtkPaned        *paned;
  GtkOverlay      *overlay;
  GtkButton       *zoom_in_button;
  GtkButton       *zoom_out_button;
  GtkButton       *fit_button;
  GtkLabel        *words;
};

G_DEFINE_FINAL_TYPE (StudioAffinityPage, studio_affinity_page, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static void
say_map (StudioAffinityPage *self)
{
  VtAffinityMap   *map = studio_session_get_map (self->session);
  g_autofree char *candidates = NULL;
  g_autofree char *links = NULL;
  g_autofree char *nodes = NULL;
  g_autofree char *text = NULL;
  guint            n_selected;

  if (map == NULL)
    return;
  candidates = vt_count_to_display ((gint64) vt_affinity_map_get_n_candidates (map));
  links = vt_count_to_display (vt_affinity_map_get_n_links (map));
  nodes = vt_count_to_display (vt_affinity_map_get_n_nodes (map));
  studio_session_get_selection (self->session, &n_selected);
  if (n_selected > 0)
    text = g_strdup_printf (ngettext ("%u product selected · %s of %s links shown",
                                      "%u products selected · %s of %s links shown", n_selected),
                            n_selected, links, candidates);
  else
    text = g_strdup_printf (_ ("%s products · %s of %s links shown"), nodes, links, candidates);
  gtk_label_set_text (self->words, text);
}

static const char *
child_to_show (StudioAffinityPage *self)
{
  VtOrders      *orders = studio_session_get_orders (self->session);
  VtAffinityMap *map = studio_session_get_map (self->session);

  if (studio_session_is_loaded (self->session) && (orders == NULL || orders->n_orders == 0))
    return "empty";
  if (map == NULL)
    return "waiting";
  /* With filters there must be a way back. */
  return vt_affinity_map_get_n_nodes (map) > 0 || studio_session_has_filters (self->session) ||
                 studio_session_get_shows_filters (self->session)
             ? "map"
             : "nothing";
}

static void
update (StudioAffinityPage *self)
{
  const VtMapLinkOptions *options = studio_session_get_map_options (self->session);

  gtk_stack_set_visible_child_name (self->stack, child_to_show (self));
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->measure_drop_down, options->measure);
  if (self->settle_source == 0)
    gtk_range_set_value (GTK_RANGE (self->links_scale), options->max_links);
  self->updating = FALSE;
  say_map (self);
}

static void
on_said (StudioMapCanvas *canvas, const char *words, gpointer user_data)
{
  gtk_label_set_text (STUDIO_AFFINITY_PAGE (user_data)->words, words);
}

static void
on_went (StudioAffinityViews *views, guint product, gpointer user_data)
{
  studio_map_canvas_fly_to (STUDIO_AFFINITY_PAGE (user_data)->canvas, product);
}

/* ---- search ---- */

static gboolean
node_matches (StudioAffinityPage *self, VtAffinityMap *map, guint32 node)
{
  VtCatalog       *catalog = studio_session_get_catalog (self->session);
  const VtProduct *product = vt_catalog_get (catalog, vt_affinity_map_get_product (map, node));
  g_autofree char *all = g_strconcat (product->sku, "\n", product->title, NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; self->words_sought[i] != NULL; i++)
    if (strstr (folded, self->words_sought[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Goes to the next product after the last one found; around at the end. */
static void
find_next (StudioAffinityPage *self)
{
  VtAffinityMap *map = studio_session_get_map (self->session);
  guint32        n = map != NULL ? vt_affinity_map_get_n_nodes (map) : 0;
  guint32        start;

  if (n == 0 || self->words_sought == NULL || self->words_sought[0] == NULL)
    return;
  start = self->found < n ? self->found + 1 : 0;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 node = (start + i) % n;
      guint32 product;

      if (!node_matches (self, map, node))
        continue;
      self->found = node;
      product = vt_affinity_map_get_product (map, node);
      studio_session_select (self->session, &product, 1);
      studio_map_canvas_fly_to (self->canvas, product);
      return;
    }
  gtk_label_set_text (self->words, _ ("No product on the map matches"));
}

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  StudioAffinityPage *self = user_data;
  const char         *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->words_sought, g_strfreev);
  self->words_sought = studio_product_fold_words (text);
  self->found = VT_MAP_NONE;
  if (*text != '\0')
    find_next (self);
}

static void
on_search_activate (GtkSearchEntry *entry, gpointer user_data)
{
  find_next (user_data);
}

/* ---- options ---- */

static void
on_measure_selected (GObject *drop_down, GParamSpec *pspec, gpointer user_data)
{
  StudioAffinityPage *self = user_data;
  VtMapLinkOptions    options = *studio_session_get_map_options (self->session);
  guint               measure = gtk_drop_down_get_selected (self->measure_drop_down);

  if (self->updating || measure >= VT_MAP_N_MEASURES)
    return;
  options.measure = measure;
  studio_session_set_map_options (self->session, &options);
}

static gboolean
take_links (gpointer user_data)
{
  StudioAffinityPage *self = user_data;
  VtMapLinkOptions    options = *studio_session_get_map_options (self->session);

  self->settle_source = 0;
  options.max_links = (guint32) gtk_range_get_value (GTK_RANGE (self->links_scale));
  studio_session_set_map_options (self->session, &options);
  return G_SOURCE_REMOVE;
}

static void
on_links_changed (GtkRange *range, gpointer user_data)
{
  StudioAffinityPage *self = user_data;

  if (self->updating)
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, take_links, self);
}

/* ---- the page's own actions ---- */

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (STUDIO_AFFINITY_PAGE (widget)->search_entry));
}

static void
toggle_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkToggleButton *button = STUDIO_AFFINITY_PAGE (widget)->table_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
on_picture_chosen (const char *path, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.export-map-to", "s", path);
}

static void
export_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = {"png", "svg", "pdf", NULL};
  const StudioFileQuestion question = {
      STUDIO_FILE_SAVE,       _ ("Save the Map as a Picture"), _ ("_Save"),
      _ ("Affinity Map.png"), _ ("Pictures (PNG, SVG, PDF)"),  suffixes,
  };

  studio_compat_choose_file (GTK_WINDOW (gtk_widget_get_root (widget)), &question,
                             on_picture_chosen, widget);
}

static void
on_data_chosen (const char *path, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.export-map-data-to", "s", path);
}

static void
export_data (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = {"csv", "graphml", "gexf", "json", NULL};
  const StudioFileQuestion question = {
      STUDIO_FILE_SAVE,
      _ ("Save the Map as Data"),
      _ ("_Save"),
      _ ("Affinity Map.csv"),
      _ ("Data (CSV, GraphML, GEXF, JSON)"),
      suffixes,
  };

  studio_compat_choose_file (GTK_WINDOW (gtk_widget_get_root (widget)), &question, on_data_chosen,
                             widget);
}

static void
on_zoom_clicked (GtkButton *button, gpointer user_data)
{
  StudioAffinityPage *self = user_data;
  const char         *action = button == self->zoom_in_button    ? "map.zoom-in"
                               : button == self->zoom_out_button ? "map.zoom-out"
                                                                 : "map.fit";

  gtk_widget_activate_action (GTK_WIDGET (self->canvas), action, NULL);
}

/* ---- arrangement ---- */

/* The filters take of the width. */
static gboolean
is_narrow (StudioAffinityPage *self, int width)
{
  return studio_session_get_shows_filters (self->session)
             ? width - STUDIO_FILTER_PANE_WIDTH_PX < NARROW_BESIDE_FILTERS_PX
             : width < NARROW_PX;
}

static gboolean
arrange (gpointer user_data)
{
  StudioAffinityPage *self = user_data;
  gboolean            narrow = is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));

  self->arrange_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->table, narrow ? -1 : TABLE_WIDTH_PX,
                               narrow ? TABLE_HEIGHT_PX : -1);
  return G_SOURCE_REMOVE;
}

static void
studio_affinity_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StudioAffinityPage *self = STUDIO_AFFINITY_PAGE (widget);
  GtkOrientation      fitting =
      is_narrow (self, width) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  gboolean is_other = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != fitting;

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  /* Not while sizes are being given out. */
  if (is_other && self->arrange_source == 0)
    self->arrange_source = g_idle_add (arrange, self);
}

static void
studio_affinity_page_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (STUDIO_AFFINITY_PAGE (widget)->stack), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
  /* Side by side or one above the other: the page itself fits in either width. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 360);
}

/* ---- the page ---- */

static void
studio_affinity_page_dispose (GObject *object)
{
  StudioAffinityPage *self = STUDIO_AFFINITY_PAGE (object);

  self->updating = TRUE;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_handle_id (&self->arrange_source, g_source_remove);
  g_clear_pointer (&self->words_sought, g_strfreev);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_affinity_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/affinity/studio-affinity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, measure_drop_down);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, links_scale);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, middle);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, paned);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, fit_button);
  gtk_widget_class_bind_template_child (widget_class, StudioAffinityPage, words);
}

static void
studio_affinity_page_class_init (StudioAffinityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_affinity_page_dispose;
  widget_class->size_allocate = studio_affinity_page_size_allocate;
  widget_class->measure = studio_affinity_page_measure;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.inspector", NULL, toggle_table);
  gtk_widget_class_install_action (widget_class, "page.export-picture", NULL, export_picture);
  gtk_widget_class_install_action (widget_class, "page.export-data", NULL, export_data);
}

static void
studio_affinity_page_init (StudioAffinityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = VT_MAP_NONE;
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect (self->search_entry, "activate", G_CALLBACK (on_search_activate), self);
  g_signal_connect (self->search_entry, "next-match", G_CALLBACK (on_search_activate), self);
  studio_accessible_set_label (GTK_WIDGET (self->measure_drop_down),
                               _ ("What makes a link strong"));
  g_signal_connect (self->measure_drop_down, "notify::selected", G_CALLBACK (on_measure_selected),
                    self);
  g_signal_connect (self->links_scale, "value-changed", G_CALLBACK (on_links_changed), self);
  g_signal_connect (self->zoom_in_button, "clicked", G_CALLBACK (on_zoom_clicked), self);
  g_signal_connect (self->zoom_out_button, "clicked", G_CALLBACK (on_zoom_clicked), self);
  g_signal_connect (self->fit_button, "clicked", G_CALLBACK (on_zoom_clicked), self);
}

/* A view that has the whole page is there even if the table was put away. */
static void
show_views (StudioAffinityPage *self)
{
  gboolean is_whole = studio_views_state_is_whole (studio_views_state_of (self->session));

  gtk_widget_set_visible (GTK_WIDGET (self->overlay), !is_whole);
  gtk_widget_set_hexpand (self->table, is_whole);
  if (is_whole)
    gtk_toggle_button_set_active (self->table_button, TRUE);
}

static void
add_parts (StudioAffinityPage *self)
{
  self->pane = STUDIO_MAP_PANE (studio_map_pane_new (self->session));
  self->canvas = studio_map_pane_get_canvas (self->pane);
  self->table = studio_affinity_views_new (self->session);

  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->pane));
  gtk_box_prepend (self->middle, studio_filter_pane_new (self->session));
  gtk_widget_set_size_request (self->table, TABLE_WIDTH_PX, -1);
  gtk_paned_set_end_child (self->paned, self->table);
  g_object_bind_property (self->table_button, "active", self->table, "visible",
                          G_BINDING_SYNC_CREATE);

  g_signal_connect (self->canvas, "said", G_CALLBACK (on_said), self);
  g_signal_connect (self->table, "went", G_CALLBACK (on_went), self);
  g_signal_connect_object (studio_views_state_of (self->session), "changed",
                           G_CALLBACK (show_views), self, G_CONNECT_SWAPPED);
  show_views (self);
}

GtkWidget *
studio_affinity_page_new (StudioSession *session)
{
  static const char *const notifications[] = {"notify::map", "notify::orders", "notify::loaded",
                                              "notify::map-options", "notify::shows-filters"};
  StudioAffinityPage      *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_AFFINITY_PAGE, NULL);
  self->session = g_object_ref (session);
  add_parts (self);
  for (gsize i = 0; i < G_N_ELEMENTS (notifications); i++)
    g_signal_connect_object (session, notifications[i], G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (say_map), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
