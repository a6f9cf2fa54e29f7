/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments of the Offers page. */

#include "studio-segments-view.h"

#include "studio-actions.h"
#include "studio-fact-page.h"
#include "studio-offers-views.h"
#include "studio-preset-list.h"
#include "studio-segment-editor.h"
#include "studio-segment-list.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LIST_WIDTH_PX 240
#define MAIN_WIDTH_PX 360

struct _StudioSegmentsView
{
  GtkWidget parent_instance;

  StudioSession     *session; /* (owned) */
  AdwLeaflet        *leaflet; /* (owned by the widget tree), as the others */
  GtkWidget         *list_pane;
  GtkWidget         *main_pane;
  GtkSearchEntry    *search_entry;
  StudioSegmentList *list;
  GtkLabel          *heading;
  GtkStack          *stack;
};

G_DEFINE_FINAL_TYPE (StudioSegmentsView, studio_segments_view, GTK_TYPE_WIDGET)

/* ---- following the session ---- */

static void
update (StudioSegmentsView *self)
{
  const VtSegment *segment =
      studio_session_find_segment (self->session, studio_session_get_segment_id (self->session));
  VtCustomers     *customers = studio_session_get_customers (self->session);
  g_autofree char *title = segment != NULL ? vt_words_title (segment->name, VT_WORDS_TITLE_MAX)
                                           : g_strdup (_ ("Segments"));

  gtk_label_set_text (self->heading, title);
  if (segment != NULL)
    gtk_stack_set_visible_child_name (self->stack, "editor");
  else if (customers != NULL && customers->n_customers == 0)
    gtk_stack_set_visible_child_name (self->stack, "nobody");
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

/* Going to a segment goes to its editor where there is room for one pane only. Where there is room
 * for both, the focus stays where it is: the leaflet would take it along. */
static void
choose_pane (StudioSegmentsView *self)
{
  const gboolean has_segment = studio_session_get_segment_id (self->session) != NULL;

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, has_segment ? self->main_pane : self->list_pane);
}

static void
on_segment_id (StudioSegmentsView *self)
{
  update (self);
  choose_pane (self);
}

static void
on_search_changed (GtkSearchEntry *entry, gpointer user_data)
{
  StudioSegmentsView *self = user_data;

  studio_segment_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioSegmentsView *self = STUDIO_SEGMENTS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioSegmentsView *self = STUDIO_SEGMENTS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
}

/* Of the segment that is looked at already. */
static void
show_editor (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioSegmentsView *self = STUDIO_SEGMENTS_VIEW (widget);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->main_pane);
}

/* ---- the list's side ---- */

static GtkWidget *
bar_new (GtkWidget *child)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (bar), child);
  return bar;
}

static GtkWidget *
import_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("What Is Known of Customers…"), STUDIO_ACTION_IMPORT_CUSTOMERS);
  g_menu_append (menu, _ ("A List as a Segment…"), STUDIO_ACTION_IMPORT_SEGMENT);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Import"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  return button;
}

static GtkWidget *
buttons_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New Segment"));
  GtkWidget *bar = bar_new (button);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_NEW_SEGMENT);
  gtk_box_append (GTK_BOX (bar), import_button_new ());
  return bar;
}

static GtkWidget *
lists_new (StudioSegmentsView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = STUDIO_SEGMENT_LIST (studio_segment_list_new (self->session));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), studio_preset_list_new (self->session));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static GtkWidget *
list_pane_new (StudioSegmentsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->search_entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search_entry, "placeholder-text", _ ("Search segments"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search segments"), -1);
  g_signal_connect (self->search_entry, "search-changed", G_CALLBACK (on_search_changed), self);
  gtk_box_append (GTK_BOX (box), bar_new (studio_offers_switch_new ()));
  gtk_box_append (GTK_BOX (box), bar_new (GTK_WIDGET (self->search_entry)));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), lists_new (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), buttons_new ());
  gtk_widget_set_size_request (box, LIST_WIDTH_PX, -1);
  gtk_widget_set_hexpand (box, FALSE);
  return box;
}

/* ---- the editor's side ---- */

static GtkWidget *
none_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Segment Selected"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("A segment is a group of customers, by what they ordered and what "
                                 "is known of them. Offers are for segments, and storefronts tag "
                                 "shoppers with them."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

/* There is nobody to put into segments: what to do about it. */
static GtkWidget *
nobody_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Customers Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Segments are of customers, and no order here says whose it "
                                      "is. Import orders with a column "
                                      "that names the customer, or a file of customers."));
  gtk_box_append (GTK_BOX (buttons),
                  studio_pill_button_new (_ ("Import _Orders…"), STUDIO_ACTION_IMPORT));
  gtk_box_append (GTK_BOX (buttons), studio_pill_button_new (_ ("Import _Customers…"),
                                                             STUDIO_ACTION_IMPORT_CUSTOMERS));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}

static GtkWidget *
back_button_new (StudioSegmentsView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("vitrine-back-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.back-to-list");
  gtk_widget_set_tooltip_text (button, _ ("All Segments"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All Segments"), -1);
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static GtkWidget *
main_pane_new (StudioSegmentsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *bar = bar_new (heading);

  self->heading = GTK_LABEL (heading);
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (heading, 6);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (bar, "offer-bar");
  gtk_box_prepend (GTK_BOX (bar), back_button_new (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, none_new (), "none");
  gtk_stack_add_named (self->stack, nobody_new (), "nobody");
  gtk_stack_add_named (self->stack, studio_segment_editor_new (self->session), "editor");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, MAIN_WIDTH_PX, -1);
  return box;
}

/* ---- the widget ---- */

static void
build (StudioSegmentsView *self)
{
  AdwLeafletPage *separator;

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  self->list_pane = list_pane_new (self);
  self->main_pane = main_pane_new (self);
  adw_leaflet_append (self->leaflet, self->list_pane);
  separator = adw_leaflet_append (self->leaflet, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_leaflet_page_set_navigatable (separator, FALSE);
  adw_leaflet_append (self->leaflet, self->main_pane);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (choose_pane), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
}

static void
studio_segments_view_dispose (GObject *object)
{
  StudioSegmentsView *self = STUDIO_SEGMENTS_VIEW (object);

  g_clear_pointer ((GtkWidget **) &self->leaflet, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_segments_view_parent_class)->dispose (object);
}

static void
studio_segments_view_class_init (StudioSegmentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_segments_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "view.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "view.back-to-list", NULL, back_to_list);
  gtk_widget_class_install_action (widget_class, "view.show-editor", NULL, show_editor);
}

static void
studio_segments_view_init (StudioSegmentsView *self)
{
}

GtkWidget *
studio_segments_view_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::segments", "notify::customers"};
  StudioSegmentsView      *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_SEGMENTS_VIEW, NULL);
  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (session, "notify::segment-id", G_CALLBACK (on_segment_id), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  on_segment_id (self);
  return GTK_WIDGET (self);
}
