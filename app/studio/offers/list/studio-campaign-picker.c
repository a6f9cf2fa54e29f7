/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that puts the selected offers into a campaign, one there is or a new one. */

#include "studio-campaign-picker.h"

#include "studio-campaign-edit.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT_PX 240

typedef struct
{
  StudioSession *session; /* (owned) */
  GtkWidget     *button;
  GtkWidget     *list; /* a box of buttons, one a campaign */
  GtkEditable   *name;
} Picker;

static void
picker_free (gpointer data)
{
  Picker *picker = data;

  g_object_unref (picker->session);
  g_free (picker);
}

/* @name: (nullable): %NULL for none */
static void
take (Picker *picker, const char *name)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (picker->button));
  studio_campaign_take_offers (picker->session, name,
                               studio_session_get_selected_offers (picker->session));
}

static void
on_clicked (GtkButton *button, gpointer user_data)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "studio-campaign"));

  take (user_data, name);
}

/* A name that no campaign has makes one. */
static void
on_named (GtkEntry *entry, gpointer user_data)
{
  Picker          *picker = user_data;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (picker->name)));

  if (*name == '\0')
    return;
  gtk_editable_set_text (picker->name, "");
  take (picker, name);
}

/* @name: (nullable): %NULL for none */
static GtkWidget *
choice_new (Picker *picker, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "studio-campaign", g_strdup (name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), picker);
  return button;
}

/* As it is when it opens. */
static void
on_map (GtkWidget *popover, gpointer user_data)
{
  Picker    *picker = user_data;
  GPtrArray *campaigns = studio_session_get_campaigns (picker->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (picker->list)) != NULL)
    gtk_box_remove (GTK_BOX (picker->list), child);
  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    {
      const VtCampaign *campaign = campaigns->pdata[i];
      g_autofree char  *title = vt_words_title (campaign->name, VT_WORDS_TITLE_MAX);

      gtk_box_append (GTK_BOX (picker->list), choice_new (picker, title, campaign->name));
    }
  gtk_box_append (GTK_BOX (picker->list), choice_new (picker, _ ("No campaign"), NULL));
}

GtkWidget *
studio_campaign_picker_new (StudioSession *session)
{
  Picker    *picker = g_new0 (Picker, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *name = gtk_entry_new ();

  picker->session = g_object_ref (session);
  picker->button = gtk_menu_button_new ();
  picker->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  picker->name = GTK_EDITABLE (name);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), picker->list);
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _ ("New campaign"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of a new campaign"), -1);
  g_signal_connect (name, "activate", G_CALLBACK (on_named), picker);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), name);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "map", G_CALLBACK (on_map), picker);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (picker->button), _ ("Add to Campaign…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (picker->button), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add to Campaign…"), -1);
  g_object_set_data_full (G_OBJECT (picker->button), "studio-picker", picker, picker_free);
  return picker->button;
}
