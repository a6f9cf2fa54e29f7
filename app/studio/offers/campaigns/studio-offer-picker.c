/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that opens a list of offers to choose several of. */

#include "studio-offer-picker.h"

#include "studio-offer-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_HEIGHT_PX 320
#define WIDTH_PX 320

typedef struct
{
  StudioSession    *session; /* (owned) */
  StudioOfferPasses passes;
  gpointer          data;   /* (unowned) */
  char             *action; /* (owned) */
  GtkWidget        *button;
  GtkWidget        *apply;
  GtkListBox       *list;
} Picker;

static void
picker_free (gpointer data)
{
  Picker *picker = data;

  g_object_unref (picker->session);
  g_free (picker->action);
  g_free (picker);
}

static GtkCheckButton *
check_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "studio-check");
}

/* (element-type utf8): ids, in the order of the list. */
static GPtrArray *
list_chosen (Picker *picker)
{
  GPtrArray     *ids = g_ptr_array_new_with_free_func (g_free);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (picker->list, i)) != NULL; i++)
    if (gtk_check_button_get_active (check_of (row)))
      g_ptr_array_add (ids, g_strdup (g_object_get_data (G_OBJECT (row), "studio-offer")));
  return ids;
}

static void
on_toggled (GtkCheckButton *check, gpointer user_data)
{
  Picker *picker = user_data;
  g_autoptr (GPtrArray) ids = list_chosen (picker);

  gtk_widget_set_sensitive (picker->apply, ids->len > 0);
}

static GtkWidget *
row_new (Picker *picker, const VtOffer *offer)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *title = studio_offer_title (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), studio_offer_state_to_text (offer->state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "studio-check", check);
  g_object_set_data_full (G_OBJECT (row), "studio-offer", g_strdup (offer->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), picker);
  return row;
}

/* As it is when it opens; what is in it then stays. */
static void
on_map (GtkWidget *popover, gpointer user_data)
{
  Picker    *picker = user_data;
  GPtrArray *offers = studio_session_get_offers (picker->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (picker->list))) != NULL &&
         GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (picker->list, child);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (picker->passes (offers->pdata[i], picker->data))
      gtk_list_box_append (picker->list, row_new (picker, offers->pdata[i]));
  gtk_widget_set_sensitive (picker->apply, FALSE);
}

static void
on_clicked (GtkButton *button, gpointer user_data)
{
  Picker *picker = user_data;
  g_autoptr (GPtrArray) ids = list_chosen (picker);

  g_ptr_array_add (ids, NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (picker->button));
  gtk_widget_activate_action (picker->button, picker->action, "^as", ids->pdata);
}

static GtkWidget *
list_new (Picker *picker)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_ ("No other offers"));

  picker->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (picker->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (picker->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Offers to choose from"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT_PX);
  gtk_widget_set_size_request (scroller, WIDTH_PX, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (picker->list));
  return scroller;
}

GtkWidget *
studio_offer_picker_new (StudioSession    *session,
                         const char       *label,
                         const char       *verb,
                         const char       *action,
                         StudioOfferPasses passes,
                         gpointer          data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  Picker    *picker = g_new0 (Picker, 1);

  picker->session = g_object_ref (session);
  picker->passes = passes;
  picker->data = data;
  picker->action = g_strdup (action);
  picker->button = gtk_menu_button_new ();
  picker->apply = gtk_button_new_with_label (verb);
  gtk_widget_add_css_class (picker->apply, "suggested-action");
  gtk_widget_set_halign (picker->apply, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), list_new (picker));
  gtk_box_append (GTK_BOX (box), picker->apply);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "map", G_CALLBACK (on_map), picker);
  g_signal_connect (picker->apply, "clicked", G_CALLBACK (on_clicked), picker);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (picker->button), label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (picker->button), popover);
  /* The button within is named by what it shows. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_object_set_data_full (G_OBJECT (picker->button), "studio-picker", picker, picker_free);
  return picker->button;
}
