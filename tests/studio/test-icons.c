/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every icon that the studio names is its own, so that it looks the same in every theme. */

#include "studio-icons.h"

#define ICON_PREFIX "/io/github/vitrine_studio/Vitrine/icons/scalable/actions/"

static guint
check_icons_in (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) pattern = g_regex_new ("[a-z][a-z-]*-symbolic", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  guint            n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);
      g_autofree char *resource = g_strconcat (ICON_PREFIX, name, ".svg", NULL);

      g_test_message ("%s names %s", path, name);
      g_assert_true (g_resources_get_info (resource, 0, NULL, NULL, NULL));
      n++;
    }
  return n;
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint       n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += check_folder (path);
      else if (g_str_has_suffix (name, ".c") || g_str_has_suffix (name, ".ui"))
        n += check_icons_in (path);
    }
  return n;
}

static void
test_named (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "app", "studio", NULL);

  g_assert_cmpuint (check_folder (folder), >, 20);
}

/* GTK recolours only what is filled, and only what it can read. */
static void
test_readable (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (ICON_PREFIX, 0, &error);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_no_error (error);
  gtk_icon_theme_add_resource_path (theme, "/io/github/vitrine_studio/Vitrine/icons");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));

      g_test_message ("%s", name);
      g_assert_true (g_str_has_prefix (name, "vitrine-"));
      g_assert_true (gtk_icon_theme_has_icon (theme, name));
    }
}

/* Asked for as GtkImage asks for them, they are those that are kept. */
static void
test_preloaded (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (ICON_PREFIX, 0, &error);
  GPtrArray *icons;

  g_assert_no_error (error);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/io/github/vitrine_studio/Vitrine/icons");
  icons = studio_icons_preload (display);
  g_assert_cmpuint (icons->len, ==, g_strv_length (names) + 1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));
      g_autoptr (GIcon) icon = g_themed_icon_new (name);
      g_autoptr (GtkIconPaintable) paintable =
          gtk_icon_theme_lookup_by_gicon (gtk_icon_theme_get_for_display (display), icon, 16, 1,
                                          GTK_TEXT_DIR_LTR, GTK_ICON_LOOKUP_PRELOAD);

      g_test_message ("%s", name);
      g_assert_true (gtk_icon_paintable_is_symbolic (paintable));
      g_assert_true (g_ptr_array_find (icons, paintable, NULL));
    }
  studio_icons_free (icons);
}

static void
on_parsing_error (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error,
                  gpointer        user_data)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_error ("%s: %s", place, error->message);
}

/* The style sheet is read to its end. */
static void
test_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_resource (provider, "/io/github/vitrine_studio/Vitrine/style.css");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/icons/named-are-ours", test_named);
  g_test_add_func ("/icons/are-found", test_readable);
  g_test_add_func ("/icons/preloaded", test_preloaded);
  g_test_add_func ("/icons/style", test_style);
  return g_test_run ();
}
