/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that are a matter of taste. */

#include "studio-preferences.h"

#include "studio-application.h"
#include "studio-author.h"
#include "studio-zone-group.h"

#include <glib/gi18n-lib.h>

static const struct
{
  AdwColorScheme scheme;
  const char    *label;
} styles[] = {
    {ADW_COLOR_SCHEME_DEFAULT, N_ ("Follow System")},
    {ADW_COLOR_SCHEME_FORCE_LIGHT, N_ ("Light")},
    {ADW_COLOR_SCHEME_FORCE_DARK, N_ ("Dark")},
};

static void
on_style_selected (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (styles))
    g_settings_set_enum (studio_application_get_settings (), "color-scheme",
                         (int) styles[selected].scheme);
}

static GtkWidget *
style_row_new (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  int current = g_settings_get_enum (studio_application_get_settings (), "color-scheme");

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_string_list_append (labels, _ (styles[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Style"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((int) styles[i].scheme == current)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_style_selected), NULL);
  return row;
}

static GtkWidget *
history_group_new (void)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("History"));
  adw_preferences_group_set_description (
      group, _ ("Each change of an offer is kept with the name of who made it."));
  adw_preferences_group_add (group, studio_author_row_new ());
  return GTK_WIDGET (group);
}

GtkWidget *
studio_preferences_new (StudioSession *session)
{
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _ ("Preferences"),
                                    "modal", TRUE, "search-enabled", FALSE, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Appearance"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), style_row_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (history_group_new ()));
  if (session != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (studio_zone_group_new (session)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  return window;
}
