/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones found by a few letters. */

#include "vt-zone-names.h"

#include <glib/gstdio.h>

static const char *const names[] = {"UTC",
                                    "Africa/Abidjan",
                                    "America/New_York",
                                    "Asia/New_Delhi",
                                    "Europe/Amsterdam",
                                    "Europe/Berlin",
                                    NULL};

typedef struct
{
  const char *typed;
  const char *found;
} MatchCase;

static const MatchCase cases[] = {
    {"", ""},
    {"  ", ""},
    {"berlin", "Europe/Berlin"},
    {"new york", "America/New_York"},
    {"New_York", "America/New_York"},
    {"new", "America/New_York Asia/New_Delhi"},
    {"am", "Europe/Amsterdam America/New_York"},
    {"europe ber", "Europe/Berlin"},
    {"utc", "UTC"},
    {"atlantis", ""},
};

static void
test_match (void)
{
  g_auto (GStrv) few = vt_zone_names_match (names, "a", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) found = vt_zone_names_match (names, cases[i].typed, 10);
      g_autofree char *joined = g_strjoinv (" ", found);

      g_assert_cmpstr (joined, ==, cases[i].found);
    }
  g_assert_cmpuint (g_strv_length (few), ==, 2);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-zones-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "zone.tab", NULL);
  g_autofree char *joined = NULL;
  g_auto (GStrv) loaded = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_no_error (error);
  g_setenv ("TZDIR", folder, TRUE);
  none = vt_zone_names_load ();
  g_assert_cmpuint (g_strv_length (none), ==, 1);
  g_assert_true (g_file_set_contents (path,
                                      "# remark\twith\ttabs\nGB\t+513030-0000731\tEurope/London\n"
                                      "AD\t+4230+00131\tEurope/Andorra\tcomment\nXX\t+1\t../etc\n",
                                      -1, &error));
  loaded = vt_zone_names_load ();
  joined = g_strjoinv (" ", loaded);
  g_assert_cmpstr (joined, ==, "UTC Europe/Andorra Europe/London");
  g_unsetenv ("TZDIR");
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone-names/match", test_match);
  g_test_add_func ("/zone-names/load", test_load);
  return g_test_run ();
}
