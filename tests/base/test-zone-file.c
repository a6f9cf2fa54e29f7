/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones by name: which names are any, and which files are taken. */

#include "vt-error.h"
#include "vt-zone.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- names ---- */

typedef struct
{
  const char *test;
  const char *name;
  gboolean    is_name;
} NameRow;

static const NameRow name_rows[] = {
    {"city", "Europe/Berlin", TRUE},
    {"three-parts", "America/Argentina/Buenos_Aires", TRUE},
    {"signs", "Etc/GMT+5", TRUE},
    {"dash", "America/Port-au-Prince", TRUE},
    {"one-part", "UTC", TRUE},
    {"empty", "", FALSE},
    {"root", "/", FALSE},
    {"absolute", "/etc/passwd", FALSE},
    {"up", "../passwd", FALSE},
    {"up-inside", "Europe/../../passwd", FALSE},
    {"dot", "zone.tab", FALSE},
    {"ends-in-slash", "Europe/", FALSE},
    {"empty-part", "Europe//Berlin", FALSE},
    {"blank", "Europe/New York", FALSE},
    {"umlaut", "Europe/Köln", FALSE},
    {"backslash", "Europe\\Berlin", FALSE},
    {"line", "UTC\n", FALSE},
    {"percent", "%n", FALSE},
    {"rule", "CET-1CEST,M3.5.0", FALSE},
};

static void
test_name (gconstpointer data)
{
  const NameRow *row = data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (vt_zone_is_name (row->name), ==, row->is_name);
  if (row->is_name)
    return;
  g_assert_null (vt_zone_read_file (row->name, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_long_name (void)
{
  g_autofree char *longest = g_strnfill (VT_ZONE_NAME_MAX_BYTES, 'a');
  g_autofree char *longer = g_strnfill (VT_ZONE_NAME_MAX_BYTES + 1, 'a');

  g_assert_true (vt_zone_is_name (longest));
  g_assert_false (vt_zone_is_name (longer));
}

/* ---- files, in a folder of zones that was made for the purpose ---- */

#define MAX_BYTES (64 * 1024)

static void
put (const char *folder, const char *name, gsize n_bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = g_malloc0 (MAX (n_bytes, 5));

  memcpy (content, "TZif2", 5);
  g_assert_true (g_file_set_contents (path, content, (gssize) n_bytes, NULL));
}

typedef struct
{
  const char *name;
  int         code; /* −1: none */
  const char *mention;
} FileRow;

static const FileRow file_rows[] = {
    {"Good", -1, NULL},
    {"Largest", -1, NULL},
    {"TooLarge", VT_ERROR_LIMIT, "“TooLarge” is too large"},
    {"Short", VT_ERROR_NOT_FOUND, "no time zone “Short”"},
    {"Empty", VT_ERROR_NOT_FOUND, "no time zone “Empty”"},
    {"list", VT_ERROR_NOT_FOUND, "no time zone “list”"},
    {"Folder", VT_ERROR_NOT_FOUND, "no time zone “Folder”"},
    {"Pipe", VT_ERROR_NOT_FOUND, "no time zone “Pipe”"},
    {"Nowhere", VT_ERROR_NOT_FOUND, "no time zone “Nowhere”"},
    {"Good/Inside", VT_ERROR_NOT_FOUND, "no time zone “Good/Inside”"},
    {"Loop", VT_ERROR_FAILED, "“Loop” cannot be read"},
};

static void
make_files (const char *folder)
{
  g_autofree char *list = g_build_filename (folder, "list", NULL);
  g_autofree char *child = g_build_filename (folder, "Folder", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "Pipe", NULL);
  g_autofree char *loop = g_build_filename (folder, "Loop", NULL);

  put (folder, "Good", 100);
  put (folder, "Largest", MAX_BYTES);
  put (folder, "TooLarge", MAX_BYTES + 1);
  put (folder, "Short", 3);
  put (folder, "Empty", 0);
  g_assert_true (g_file_set_contents (list, "Europe/Berlin", -1, NULL));
  g_assert_cmpint (g_mkdir (child, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (symlink ("Loop", loop), ==, 0);
}

static void
test_files (void)
{
  static const char *const all[] = {"Good", "Largest", "TooLarge", "Short", "Empty",
                                    "list", "Folder",  "Pipe",     "Loop"};
  g_autofree char         *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);

  make_files (folder);
  g_assert_true (g_setenv ("TZDIR", folder, TRUE));
  for (gsize i = 0; i < G_N_ELEMENTS (file_rows); i++)
    {
      const FileRow *row = &file_rows[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = vt_zone_read_file (row->name, &error);

      g_test_message ("%s", row->name);
      if (row->code < 0)
        {
          g_assert_no_error (error);
          g_assert_nonnull (bytes);
          continue;
        }
      g_assert_null (bytes);
      g_assert_error (error, VT_ERROR, row->code);
      g_assert_nonnull (strstr (error->message, row->mention));
    }
  g_assert_true (vt_zone_check ("Good", NULL));
  g_assert_false (vt_zone_check ("Nowhere", NULL));
  /* Known without a file. */
  g_assert_true (vt_zone_check ("UTC", NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *path = g_build_filename (folder, all[i], NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_unsetenv ("TZDIR");
}

/* ---- the machine's own ---- */

typedef struct
{
  const char *test;
  const char *environment; /* TZ */
  const char *name;
} LocalRow;

static const LocalRow local_rows[] = {
    {"name", "Asia/Tokyo", "Asia/Tokyo"},
    {"rule", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC"},
    {"path", "/usr/share/zoneinfo/Asia/Tokyo", "UTC"},
    {"gone", "Europe/Nowhere", "UTC"},
};

static void
test_local (gconstpointer data)
{
  const LocalRow  *row = data;
  g_autofree char *name = NULL;

  if (!vt_zone_check ("Asia/Tokyo", NULL))
    {
      g_test_skip ("the system has no time zones");
      return;
    }
  g_assert_true (g_setenv ("TZ", row->environment, TRUE));
  name = vt_zone_dup_local ();
  g_assert_cmpstr (name, ==, row->name);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (name_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/base/zone/name/", name_rows[i].test, NULL);

      g_test_add_data_func (path, &name_rows[i], test_name);
    }
  g_test_add_func ("/base/zone/name/long", test_long_name);
  g_test_add_func ("/base/zone/files", test_files);
  for (gsize i = 0; i < G_N_ELEMENTS (local_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/base/zone/local/", local_rows[i].test, NULL);

      g_test_add_data_func (path, &local_rows[i], test_local);
    }
  return g_test_run ();
}
