/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which orders and pairs the Affinity page looks at. */

#include "studio-filter-pane.h"

#include "studio-accessible.h"
#include "studio-filter-categories.h"
#include "studio-filter-figures.h"
#include "studio-filter-period.h"
#include "studio-quiet-controls.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_BASKET 1000

struct _StudioFilterPane
{
  GtkWidget parent_instance;

  StudioSession *session;  /* (owned) */
  GtkWidget     *box;      /* (owned by the widget tree) */
  GtkWidget     *content;  /* (owned by the widget tree) */
  GtkLabel      *words;    /* (owned by the widget tree) */
  GtkDropDown   *segments; /* (owned by the widget tree) */
  GtkSpinButton *min;      /* (owned by the widget tree) */
  GtkSpinButton *max;      /* (owned by the widget tree) */
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (StudioFilterPane, studio_filter_pane, GTK_TYPE_WIDGET)

/* ---- showing ---- */

static void
show_words (StudioFilterPane *self)
{
  g_autofree char *text = studio_filter_to_text (self->session);

  gtk_label_set_text (self->words, text);
}

static void
show_orders (StudioFilterPane *self)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (self->session);
  GPtrArray           *segments = studio_session_get_segments (self->session);
  guint                chosen = 0;

  for (guint i = 0; segments != NULL && filter->segment != NULL && i < segments->len; i++)
    {
      const VtSegment *segment = segments->pdata[i];

      if (g_str_equal (segment->key, filter->segment) || g_str_equal (segment->id, filter->segment))
        chosen = i + 1;
    }
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->segments, chosen);
  gtk_spin_button_set_value (self->min, filter->min_items);
  gtk_spin_button_set_value (self->max, filter->max_items);
  self->updating = FALSE;
  show_words (self);
}

static void
list_segments (StudioFilterPane *self)
{
  GPtrArray *segments = studio_session_get_segments (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All Customers and Guests"));
  for (guint i = 0; segments != NULL && i < segments->len; i++)
    gtk_string_list_append (names, ((const VtSegment *) segments->pdata[i])->name);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->segments, G_LIST_MODEL (names));
  self->updating = FALSE;
  show_orders (self);
}

static void
show_or_hide (StudioFilterPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), studio_session_get_shows_filters (self->session));
}

/* ---- changing ---- */

static void
on_segment_chosen (GObject *drop_down, GParamSpec *pspec, gpointer user_data)
{
  StudioFilterPane *self = user_data;
  VtOrderFilter     filter = *studio_session_get_order_filter (self->session);
  GPtrArray        *segments = studio_session_get_segments (self->session);
  guint             chosen = gtk_drop_down_get_selected (self->segments);

  if (self->updating || segments == NULL)
    return;
  filter.segment = chosen > 0 && chosen <= segments->len
                       ? ((const VtSegment *) segments->pdata[chosen - 1])->key
                       : NULL;
  studio_session_set_order_filter (self->session, &filter);
}

static void
on_size_changed (GtkSpinButton *button, gpointer user_data)
{
  StudioFilterPane *self = user_data;
  VtOrderFilter     filter = *studio_session_get_order_filter (self->session);

  if (self->updating)
    return;
  filter.min_items = (guint32) gtk_spin_button_get_value_as_int (self->min);
  filter.max_items = (guint32) gtk_spin_button_get_value_as_int (self->max);
  /* The bound that was not touched gives way. */
  if (filter.max_items != 0 && filter.max_items < filter.min_items && button == self->min)
    filter.max_items = filter.min_items;
  if (filter.max_items != 0 && filter.max_items < filter.min_items)
    filter.min_items = filter.max_items;
  studio_session_set_order_filter (self->session, &filter);
}

static void
on_preset_activated (AdwActionRow *row, gpointer user_data)
{
  StudioFilterPane *self = user_data;
  guint             preset = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "preset"));

  studio_filter_apply_preset (self->session, (VtPairPreset) preset);
}

/* ---- building ---- */

static void
add_heading (StudioFilterPane *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->content), label);
}

static void
add_presets (StudioFilterPane *self)
{
  const struct
  {
    VtPairPreset preset;
    const char  *title;
    const char  *subtitle;
  } rows[] = {
      {VT_PAIR_PRESET_STRONG, _ ("Strong and Certain"),
       _ ("Often together, one brings the other along, and it is no chance")},
      {VT_PAIR_PRESET_GEMS, _ ("Hidden Gems"),
       _ ("Few orders yet, but far more than chance: worth showing to more people")},
      {VT_PAIR_PRESET_OBVIOUS, _ ("Obvious"),
       _ ("Sold together already: most who buy either buy both, so an offer would give money "
          "away")},
  };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pairs to begin with"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rows[i].title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rows[i].subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "preset", GUINT_TO_POINTER (rows[i].preset));
      g_signal_connect (row, "activated", G_CALLBACK (on_preset_activated), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (self->content), list);
}

static GtkSpinButton *
spin_new (StudioFilterPane *self, const char *label)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MAX_BASKET, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  studio_accessible_set_label (spin, label);
  gtk_widget_set_tooltip_text (spin, label);
  studio_control_scroll_through (spin);
  g_signal_connect (spin, "value-changed", G_CALLBACK (on_size_changed), self);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_orders (StudioFilterPane *self)
{
  GtkWidget *sizes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  add_heading (self, _ ("Period"));
  gtk_box_append (GTK_BOX (self->content), studio_filter_period_new (self->session));

  add_heading (self, _ ("Customers"));
  self->segments = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  studio_accessible_set_label (GTK_WIDGET (self->segments), _ ("Only orders of a segment"));
  g_signal_connect (self->segments, "notify::selected", G_CALLBACK (on_segment_chosen), self);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->segments));

  add_heading (self, _ ("Different Products in an Order"));
  self->min = spin_new (self, _ ("Products in an order at least; 0 for any"));
  self->max = spin_new (self, _ ("Products in an order at most; 0 for any"));
  gtk_box_append (GTK_BOX (sizes), GTK_WIDGET (self->min));
  gtk_box_append (GTK_BOX (sizes), gtk_label_new (_ ("to")));
  gtk_box_append (GTK_BOX (sizes), GTK_WIDGET (self->max));
  gtk_box_append (GTK_BOX (self->content), sizes);
}

static void
add_categories (StudioFilterPane *self)
{
  GtkWidget *categories = studio_filter_categories_new (self->session);
  GtkWidget *expander = gtk_expander_new (_ ("Categories"));

  gtk_expander_set_child (GTK_EXPANDER (expander), categories);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_object_bind_property (categories, "visible", expander, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->content), expander);
}

static void
build_content (StudioFilterPane *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_start (self->content, 12);
  gtk_widget_set_margin_end (self->content, 12);
  gtk_widget_set_margin_top (self->content, 6);
  gtk_widget_set_margin_bottom (self->content, 18);
  add_orders (self);
  add_categories (self);
  add_heading (self, _ ("Pairs"));
  add_presets (self);
  gtk_box_append (GTK_BOX (self->content), studio_filter_figures_new (self->session));
}

/* What is filtered stays in sight. */
static GtkWidget *
header_new (StudioFilterPane *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_label (_ ("Reset"));

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_max_width_chars (self->words, 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("What is filtered"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.affinity-filter-reset");
  gtk_widget_set_tooltip_text (button, _ ("All Orders and All Pairs"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (header, 12);
  gtk_widget_set_margin_end (header, 12);
  gtk_widget_set_margin_top (header, 9);
  gtk_widget_set_margin_bottom (header, 9);
  gtk_box_append (GTK_BOX (header), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (header), button);
  return header;
}

static void
build (StudioFilterPane *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  build_content (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (column), header_new (self));
  gtk_box_append (GTK_BOX (column), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (column), scroller);
  gtk_widget_set_size_request (column, STUDIO_FILTER_PANE_WIDTH_PX, -1);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), column);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
studio_filter_pane_dispose (GObject *object)
{
  StudioFilterPane *self = STUDIO_FILTER_PANE (object);

  self->updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_filter_pane_parent_class)->dispose (object);
}

static void
studio_filter_pane_class_init (StudioFilterPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_filter_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
studio_filter_pane_init (StudioFilterPane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
}

GtkWidget *
studio_filter_pane_new (StudioSession *session)
{
  StudioFilterPane *self = g_object_new (STUDIO_TYPE_FILTER_PANE, NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "notify::order-filter", G_CALLBACK (show_orders), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::segments", G_CALLBACK (list_segments), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::shown-pairs", G_CALLBACK (show_words), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::map-options", G_CALLBACK (show_words), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::shows-filters", G_CALLBACK (show_or_hide), self,
                           G_CONNECT_SWAPPED);
  list_segments (self);
  show_or_hide (self);
  return GTK_WIDGET (self);
}
