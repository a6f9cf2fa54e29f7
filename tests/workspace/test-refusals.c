/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file that cannot be opened gets its own answer, and stays as it was. */

#include "vt-workspace.h"

#include <glib/gstdio.h>
#include <string.h>

static const VtCurrency gbp = {"GBP", 2};

typedef void (*Spoil) (const char *path);

typedef struct
{
  const char *name;
  Spoil       spoil;
  VtError     code;
} Refusal;

static void
replace (const char *path, const char *bytes)
{
  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
}

static void
patch (const char *path, gsize offset, const void *bytes, gsize size)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (offset + size, <=, length);
  memcpy (content + offset, bytes, size);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
cut (const char *path, gsize size)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (size, <, length);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
spoil_missing (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
spoil_folder (const char *path)
{
  spoil_missing (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
spoil_empty (const char *path)
{
  replace (path, "");
}

static void
spoil_text (const char *path)
{
  replace (path, "sku,title\n1,Camera\n");
}

static void
spoil_other_database (const char *path)
{
  patch (path, 68, "ABCD", 4);
}

static void
spoil_newer (const char *path)
{
  patch (path, 60, "\0\0\3\350", 4);
}

static void
spoil_header_only (const char *path)
{
  cut (path, 50);
}

static void
spoil_truncated (const char *path)
{
  cut (path, 3 * 8192 + 100);
}

static void
spoil_page (const char *path)
{
  guint8 garbage[8192];

  memset (garbage, 0xa5, sizeof garbage);
  patch (path, 2 * sizeof garbage, garbage, sizeof garbage);
}

static void
spoil_read_only (const char *path)
{
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
}

static void
spoil_read_only_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
}

static const Refusal refusals[] = {
    {"missing", spoil_missing, VT_ERROR_NOT_FOUND},
    {"folder", spoil_folder, VT_ERROR_NOT_A_WORKSPACE},
    {"empty", spoil_empty, VT_ERROR_NOT_A_WORKSPACE},
    {"text", spoil_text, VT_ERROR_NOT_A_WORKSPACE},
    {"other-database", spoil_other_database, VT_ERROR_NOT_A_WORKSPACE},
    {"newer", spoil_newer, VT_ERROR_TOO_NEW},
    {"header-only", spoil_header_only, VT_ERROR_CORRUPT},
    {"truncated", spoil_truncated, VT_ERROR_CORRUPT},
    {"garbage-page", spoil_page, VT_ERROR_CORRUPT},
    {"read-only", spoil_read_only, VT_ERROR_READ_ONLY},
    {"read-only-folder", spoil_read_only_folder, VT_ERROR_READ_ONLY},
};

static void
test_refusal (gconstpointer data)
{
  const Refusal   *row = data;
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);

  g_assert_no_error (error);
  g_assert_true (vt_workspace_close (workspace, &error));
  g_object_unref (workspace);

  row->spoil (path);
  g_assert_null (vt_workspace_open (path, NULL, &error));
  g_assert_error (error, VT_ERROR, (int) row->code);
  g_assert_null (strchr (error->message, '\n'));

  g_chmod (folder, 0700);
  if (row->code != VT_ERROR_NOT_FOUND)
    g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_open_twice (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);
  VtWorkspace *other;

  g_assert_no_error (error);
  g_assert_null (vt_workspace_open (path, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_null (vt_workspace_create (path, "Shop", &gbp, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_true (vt_workspace_save_copy (workspace, copy, NULL, &error));
  other = vt_workspace_open (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (vt_workspace_get_name (other), ==, "Shop");
  /* The copy is open now, so it is not replaced. */
  g_assert_false (vt_workspace_save_copy (workspace, copy, NULL, &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_IN_USE);
  g_object_unref (other);
  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_cancelled_copy (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vitrine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.vitrine", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.vitrine", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  VtWorkspace *workspace = vt_workspace_create (path, "Shop", &gbp, &error);

  g_assert_no_error (error);
  vt_job_cancel (job);
  g_assert_false (vt_workspace_save_copy (workspace, copy, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (workspace);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strdup_printf ("/workspace/refusal/%s", refusals[i].name);

      g_test_add_data_func (name, &refusals[i], test_refusal);
    }
  g_test_add_func ("/workspace/open-twice", test_open_twice);
  g_test_add_func ("/workspace/cancelled-copy", test_cancelled_copy);
  return g_test_run ();
}
