/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: its life, its command line and its actions. Opening is in
 * studio-application-open.c. */

#include "studio-application-private.h"

#include "studio-actions.h"
#include "studio-compat.h"
#include "studio-icons.h"
#include "studio-preferences.h"
#include "studio-window.h"
#include "vitrine-config.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StudioApplication, studio_application, ADW_TYPE_APPLICATION)

GSettings *
studio_application_get_settings (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (VITRINE_APP_ID);
  return settings;
}

static void
apply_style (GSettings *settings, const char *key, gpointer user_data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) g_settings_get_enum (settings, key));
}

static GtkWindow *
get_window (StudioApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
on_open_path (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_application_open_path (user_data, g_variant_get_string (parameter, NULL),
                                get_window (user_data));
}

static void
on_new_workspace_at (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_application_create_at (user_data, g_variant_get_string (parameter, NULL),
                                get_window (user_data));
}

static void
on_open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_application_open_sample (user_data, g_variant_get_string (parameter, NULL),
                                  get_window (user_data));
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *window = studio_window_new (user_data);

  gtk_window_present (GTK_WINDOW (window));
  studio_window_show_welcome (STUDIO_WINDOW (window));
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_window (user_data);
  GtkWidget *preferences = studio_preferences_new (
      STUDIO_IS_WINDOW (window) ? studio_window_get_session (STUDIO_WINDOW (window)) : NULL);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), window);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_compat_show_about (get_window (user_data));
}

/* Every window closes its workspace first; the last one takes the application along. */
static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
add_actions (StudioApplication *self)
{
  static const GActionEntry entries[] = {
      {.name = "open-path", .activate = on_open_path, .parameter_type = "s"},
      {.name = "new-workspace-at", .activate = on_new_workspace_at, .parameter_type = "s"},
      {.name = "open-sample", .activate = on_open_sample, .parameter_type = "s"},
      {.name = "new-window", .activate = on_new_window},
      {.name = "preferences", .activate = on_preferences},
      {.name = "about", .activate = on_about},
      {.name = "quit", .activate = on_quit},
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  studio_actions_set_accels (GTK_APPLICATION (self));
}

static void
studio_application_startup (GApplication *application)
{
  GSettings *settings;

  G_APPLICATION_CLASS (studio_application_parent_class)->startup (application);

  STUDIO_APPLICATION (application)->icons = studio_icons_preload (gdk_display_get_default ());
  gtk_window_set_default_icon_name (VITRINE_APP_ID);
  settings = studio_application_get_settings ();
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_style), application,
                           0);
  apply_style (settings, "color-scheme", NULL);
  add_actions (STUDIO_APPLICATION (application));
}

static void
studio_application_activate (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);
  GtkWindow         *window = get_window (self);
  g_autofree char   *last = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  last = g_settings_get_string (studio_application_get_settings (), "last-workspace");
  if (*last != '\0')
    {
      studio_application_open_last (self, last);
      return;
    }
  window = GTK_WINDOW (studio_window_new (self));
  gtk_window_present (window);
  studio_window_show_welcome (STUDIO_WINDOW (window));
}

static void
studio_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path == NULL)
        g_printerr (_ ("Only local files can be opened\n"));
      else
        studio_application_open_path (STUDIO_APPLICATION (application), path,
                                      get_window (STUDIO_APPLICATION (application)));
    }
}

static int
studio_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *sample = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("vitrine %s\n", VITRINE_VERSION);
      return 0;
    }
  if (!g_variant_dict_lookup (options, "sample", "&s", &sample))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-sample",
                                  g_variant_new_string (sample));
  /* In a first process the window that this opened is what activation presents. */
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
studio_application_shutdown (GApplication *application)
{
  g_clear_pointer (&STUDIO_APPLICATION (application)->icons, studio_icons_free);
  G_APPLICATION_CLASS (studio_application_parent_class)->shutdown (application);
}

static void
studio_application_class_init (StudioApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = studio_application_startup;
  application_class->shutdown = studio_application_shutdown;
  application_class->activate = studio_application_activate;
  application_class->open = studio_application_open;
  application_class->handle_local_options = studio_application_handle_local_options;
}

static void
studio_application_init (StudioApplication *self)
{
  static const GOptionEntry options[] = {
      {"sample", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open a sample shop"), N_ ("NAME")},
      {"version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL},
      {NULL}};

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

StudioApplication *
studio_application_new (void)
{
  return g_object_new (STUDIO_TYPE_APPLICATION, "application-id", VITRINE_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/vitrine_studio/Vitrine", NULL);
}
