/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of one figure, or of what to do while there is nothing to count. */

#include "studio-fact-page.h"

#include "studio-actions.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

GtkWidget *
studio_pill_button_new (const char *label, const char *detailed_action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *text = gtk_label_new_with_mnemonic (label);

  gtk_button_set_child (GTK_BUTTON (button), text);
  studio_action_connect (GTK_ACTIONABLE (button), detailed_action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (text)), -1);
  return button;
}

static void
update (StudioSession *session, GParamSpec *pspec, AdwStatusPage *page)
{
  const StudioFacts *facts = g_object_get_data (G_OBJECT (page), "facts");
  GtkWidget         *button = adw_status_page_get_child (page);
  guint64            n = facts->count (session);
  g_autofree char   *number = vt_words_count (n);
  g_autofree char   *text = facts->describe (n, number);

  adw_status_page_set_title (page, n > 0 ? text : _ (facts->empty_title));
  adw_status_page_set_description (page, n > 0 ? NULL : _ (facts->empty_text));
  gtk_widget_set_visible (button, n == 0);
}

GtkWidget *
studio_fact_page_new (StudioSession *session, const StudioFacts *facts)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = studio_pill_button_new (_ (facts->action_label), facts->action);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), facts->icon_name);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  g_object_set_data (G_OBJECT (page), "facts", (gpointer) facts);
  g_signal_connect_object (session, facts->notify, G_CALLBACK (update), page, 0);
  update (session, NULL, ADW_STATUS_PAGE (page));
  return page;
}
