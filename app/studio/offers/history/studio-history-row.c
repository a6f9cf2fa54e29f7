/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of lists of the past: what, and below it when and by whom. */

#include "studio-history-row.h"

static GtkWidget *
label_new (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = label_new (box);
  GtkWidget *caption = label_new (box);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 2);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "history-row");
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  StudioHistoryTell  tell = (StudioHistoryTell) user_data;
  GtkWidget         *box = gtk_list_item_get_child (list_item);
  StudioHistoryWords words = tell (gtk_list_item_get_item (list_item));
  g_autofree char   *name = g_strdup_printf ("%s. %s", words.text, words.caption);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), words.text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), words.caption);
  /* The row around it has no name of its own in GTK 4.8. */
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (words.text);
  g_free (words.caption);
}

GtkWidget *
studio_history_list_new (GtkSelectionModel *selection, StudioHistoryTell tell, const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) tell);
  view = gtk_list_view_new (selection, factory);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return view;
}
