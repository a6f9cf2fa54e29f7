/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected, and the offers that can be made of it. */

#include "studio-make-bar.h"

#include "studio-accessible.h"
#include "vt-affinity-map.h"
#include "vt-draft-of.h"

#include <glib/gi18n-lib.h>

/* As the menu lists them. */
static const char *const titles[VT_DRAFT_N_SORTS] = {
    [VT_DRAFT_BUNDLE] = N_ ("_Bundle"),
    [VT_DRAFT_CROSS_SELL] = N_ ("_Cross-Sell"),
    [VT_DRAFT_LOOK] = N_ ("Complete the _Look"),
    [VT_DRAFT_FOLLOW_UP] = N_ ("_Follow-Up"),
};

static GMenuModel *
menu_new (void)
{
  const char *const none[] = {NULL};
  GMenu            *menu = g_menu_new ();

  for (guint i = 0; i < VT_DRAFT_N_SORTS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (titles[i]), NULL);

      /* Of no SKUs it means the selection. */
      g_menu_item_set_action_and_target (item, "win.affinity-make", "(s^as)",
                                         vt_draft_sort_to_word (i), none);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/* @label: of the bar, which may go before the session does. */
static void
show_selection (StudioSession *session, GtkWidget *label)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  guint            n;
  const guint32   *products = studio_session_get_selection (session, &n);
  GtkWidget       *button = gtk_widget_get_next_sibling (label);
  g_autofree char *text = NULL;

  if (n == 0 || catalog == NULL)
    text = g_strdup (_ ("Nothing selected"));
  else if (n == 1)
    text = vt_title_shorten (vt_catalog_get (catalog, products[0])->title, 60);
  else
    text = g_strdup_printf (ngettext ("%u product selected", "%u products selected", n), n);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_sensitive (button, n >= 2);
}

GtkWidget *
studio_make_bar_new (StudioSession *session)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Make Offer"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _ ("Make an offer of the products selected"));
  studio_accessible_set_label (button, _ ("Make Offer"));
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_margin_start (bar, 6);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (show_selection), label, 0);
  show_selection (session, label);
  return bar;
}
