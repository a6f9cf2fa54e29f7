/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what kind of offer is to be made. */

#include "studio-kind-window.h"

#include "studio-offer-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 460
#define HEIGHT_PX 620

struct _StudioKindWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioKindWindow, studio_kind_window, ADW_TYPE_WINDOW)

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  GtkWindow  *parent = gtk_window_get_transient_for (user_data);
  const char *kind = vt_offer_kind_to_word ((VtOfferKind) gtk_list_box_row_get_index (row));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.new-offer-of-kind", "s", kind);
  gtk_window_close (user_data);
}

static void
studio_kind_window_class_init (StudioKindWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
row_new (VtOfferKind kind)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vt_offer_kind_to_text (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), vt_offer_kind_to_purpose (kind));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (studio_offer_kind_to_icon (kind)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vt_offer_kind_to_text (kind), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  vt_offer_kind_to_purpose (kind), -1);
  return row;
}

static GtkWidget *
list_new (StudioKindWindow *self)
{
  GtkWidget *list = gtk_list_box_new ();

  for (guint kind = 0; kind < VT_N_OFFER_KINDS; kind++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (kind));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 18);
  gtk_widget_set_margin_start (list, 18);
  gtk_widget_set_margin_end (list, 18);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kinds of offers"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return list;
}

static void
studio_kind_window_init (StudioKindWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = list_new (self);

  gtk_widget_add_css_class (bar, "flat");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Offer"));
  gtk_window_set_focus (GTK_WINDOW (self), gtk_widget_get_first_child (list));
}

GtkWidget *
studio_kind_window_new (GtkWindow *parent)
{
  return g_object_new (STUDIO_TYPE_KIND_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
}
