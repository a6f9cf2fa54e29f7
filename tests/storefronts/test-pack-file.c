/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */

#include "vt-pack-file.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): in it */
} Place;

static void
place_setup (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("vitrine-pack-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "pack.json", NULL);
}

static void
place_teardown (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_rmdir (place->path);
  /* Fails if anything was left behind. */
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) open = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (open) != NULL)
    n++;
  return n;
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

static void
test_write (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);
  mode_t      mask = umask (0);
  struct stat info;

  umask (mask);
  g_assert_true (vt_pack_write (first, place->path, &error));
  g_assert_no_error (error);
  assert_content (place->path, "first");
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0666 & ~mask);
  g_assert_true (vt_pack_write (second, place->path, &error));
  assert_content (place->path, "second");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

/* As after a failure or a crash between the two steps: the old file stands. */
static void
test_given_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);
  VtPackFile *file;

  g_assert_true (vt_pack_write (first, place->path, &error));
  file = vt_pack_file_prepare (second, place->path, &error);
  g_assert_no_error (error);
  g_assert_false (vt_pack_file_is_named (file));
  assert_content (place->path, "first");
  g_assert_cmpuint (count_files (place->folder), ==, 2);
  vt_pack_file_free (file);
  assert_content (place->path, "first");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_folder (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_cmpint (g_mkdir (place->path, 0777), ==, 0);
  g_assert_false (vt_pack_write (bytes, place->path, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_assert_true (g_file_test (place->path, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

/* The folder comes between prepare and commit. */
static void
test_folder_meanwhile (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  VtPackFile *file = vt_pack_file_prepare (bytes, place->path, &error);

  g_assert_cmpint (g_mkdir (place->path, 0777), ==, 0);
  g_assert_false (vt_pack_file_commit (file, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_assert_false (vt_pack_file_is_named (file));
  vt_pack_file_free (file);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_device (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_false (vt_pack_write (bytes, "/dev/null", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
}

static void
test_no_folder (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *path = g_build_filename (place->folder, "nowhere", "pack.json", NULL);

  g_assert_false (vt_pack_write (bytes, path, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_read_only (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may write anywhere");
      return;
    }
  g_assert_cmpint (g_chmod (place->folder, 0500), ==, 0);
  g_assert_false (vt_pack_write (bytes, place->path, &error));
  g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
  g_assert_error (error, VT_ERROR, VT_ERROR_READ_ONLY);
}

/* A limit on the size of files stands in for a full disk: the write stops half way. */
static void
test_no_space (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *many = g_strnfill (100000, 'x');
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) bytes = g_bytes_new_static (many, 100000);
  struct rlimit before;
  struct rlimit low;
  gboolean      written;

  g_assert_true (vt_pack_write (first, place->path, &error));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  low = (struct rlimit){4096, before.rlim_max};
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  written = vt_pack_write (bytes, place->path, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (written);
  g_assert_error (error, VT_ERROR, VT_ERROR_NO_SPACE);
  assert_content (place->path, "first");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

#define ADD(name, test) g_test_add (name, Place, NULL, place_setup, test, place_teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/storefronts/pack-file/write", test_write);
  ADD ("/storefronts/pack-file/given-up", test_given_up);
  ADD ("/storefronts/pack-file/folder", test_folder);
  ADD ("/storefronts/pack-file/folder-meanwhile", test_folder_meanwhile);
  ADD ("/storefronts/pack-file/no-folder", test_no_folder);
  ADD ("/storefronts/pack-file/read-only", test_read_only);
  ADD ("/storefronts/pack-file/no-space", test_no_space);
  g_test_add_func ("/storefronts/pack-file/device", test_device);
  return g_test_run ();
}
