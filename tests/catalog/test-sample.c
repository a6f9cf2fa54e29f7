/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples: found, read with suspicion, made whole or not at all. */

#include "vt-sample.h"

#include <glib/gstdio.h>

/* A data folder with one sample in it, whose sample.ini is @ini. */
typedef struct
{
  char *data_dir;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, const char *ini)
{
  g_autofree char *samples = NULL;
  g_autofree char *ini_path = NULL;

  fixture->data_dir = g_dir_make_tmp ("vitrine-sample-XXXXXX", NULL);
  g_assert_nonnull (fixture->data_dir);
  samples = g_build_filename (fixture->data_dir, "samples", NULL);
  fixture->folder = g_build_filename (samples, "tiny", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  ini_path = g_build_filename (fixture->folder, "sample.ini", NULL);
  g_assert_true (g_file_set_contents (ini_path, ini, -1, NULL));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
fixture_clear (Fixture *fixture)
{
  remove_all (fixture->data_dir);
  g_free (fixture->data_dir);
  g_free (fixture->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

#define INI                                                                                        \
  "[Sample]\nTitle=Tiny\nTitle[de]=Winzig\nDescription=Small\nCurrency=EUR\nRank=3\n"              \
  "Files=catalogue.csv;\n"

static void
put (const Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_shipped (void)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = vt_samples_list (data_dir, &error);
  const VtSample *first;
  const VtSample *second;

  g_assert_no_error (error);
  g_assert_cmpuint (samples->len, ==, 2);
  first = samples->pdata[0];
  second = samples->pdata[1];
  g_assert_cmpstr (first->name, ==, "online-retail");
  g_assert_cmpstr (first->currency.code, ==, "GBP");
  g_assert_cmpstr (first->time_zone, ==, "Europe/London");
  g_assert_cmpstr (second->name, ==, "electronics");
  g_assert_cmpuint (g_strv_length (second->paths), ==, 2);
  for (guint i = 0; second->paths[i] != NULL; i++)
    g_assert_true (g_file_test (second->paths[i], G_FILE_TEST_IS_REGULAR));
}

typedef struct
{
  const char *name;
  const char *ini;
} BadRow;

static const BadRow bad_rows[] = {
    {"empty", ""},
    {"not-an-ini", "Title=Tiny\n"},
    {"no-title", "[Sample]\nDescription=x\nCurrency=EUR\nFiles=a.csv\n"},
    {"no-description", "[Sample]\nTitle=x\nCurrency=EUR\nFiles=a.csv\n"},
    {"no-currency", "[Sample]\nTitle=x\nDescription=x\nFiles=a.csv\n"},
    {"bad-zone", "[Sample]\nTitle=x\nDescription=x\nCurrency=EUR\nTimeZone=../x\nFiles=a.csv\n"},
    {"bad-currency", "[Sample]\nTitle=x\nDescription=x\nCurrency=nix\nFiles=a.csv\n"},
    {"no-files", "[Sample]\nTitle=x\nDescription=x\nCurrency=EUR\n"},
    {"file-elsewhere", "[Sample]\nTitle=x\nDescription=x\nCurrency=EUR\nFiles=/etc/passwd\n"},
    {"file-above", "[Sample]\nTitle=x\nDescription=x\nCurrency=EUR\nFiles=../x.csv\n"},
    {"file-hidden", "[Sample]\nTitle=x\nDescription=x\nCurrency=EUR\nFiles=.x\n"},
};

static void
test_bad (gconstpointer data)
{
  const BadRow *row = data;
  g_auto (Fixture) fixture = {0};
  g_autoptr (GPtrArray) samples = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, row->ini);
  samples = vt_samples_list (fixture.data_dir, &error);
  g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_null (samples);
}

static void
test_not_found (void)
{
  g_auto (Fixture) fixture = {0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_folder = NULL;

  set_up (&fixture, INI);
  g_assert_null (vt_samples_find (fixture.data_dir, "nix", &error));
  g_assert_error (error, VT_ERROR, VT_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_suffix (error->message, ": tiny"));
  g_assert_null (vt_samples_list (fixture.folder, &no_folder));
  g_assert_error (no_folder, VT_ERROR, VT_ERROR_NOT_FOUND);
}

static void
test_create (void)
{
  g_auto (Fixture) fixture = {0};
  g_autofree char *path = NULL;
  g_autoptr (VtSample) sample = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, INI);
  put (&fixture, "catalogue.csv", "sku,title,price\nA,Apple,1.00\nB,Bread,2.00\n");
  path = g_build_filename (fixture.data_dir, "shop.vitrine", NULL);
  sample = vt_samples_find (fixture.data_dir, "tiny", &error);
  g_assert_no_error (error);
  workspace = vt_sample_create (sample, path, NULL, &reports, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (vt_workspace_get_name (workspace), ==, "Tiny");
  g_assert_cmpstr (vt_workspace_get_currency (workspace)->code, ==, "EUR");
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpuint (((VtImportReport *) reports->pdata[0])->n_rows, ==, 2);
  g_assert_true (vt_workspace_close (workspace, &error));
}

/* A file that cannot be read, and a job that is stopped: either way no workspace is left. */
static void
test_nothing_left (gconstpointer data)
{
  gboolean is_cancelled = GPOINTER_TO_INT (data);
  g_auto (Fixture) fixture = {0};
  g_autofree char *path = NULL;
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (VtSample) sample = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, INI);
  put (&fixture, "catalogue.csv", is_cancelled ? "sku,title\nA,Apple\n" : "nix,nada\n1,2\n");
  path = g_build_filename (fixture.data_dir, "shop.vitrine", NULL);
  sample = vt_samples_find (fixture.data_dir, "tiny", &error);
  g_assert_no_error (error);
  if (is_cancelled)
    vt_job_cancel (job);

  g_assert_null (vt_sample_create (sample, path, job, &reports, &error));
  if (is_cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
  g_assert_null (reports);
  g_assert_cmpuint (count_files (fixture.data_dir), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/shipped", test_shipped);
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sample/bad/", bad_rows[i].name, NULL);

      g_test_add_data_func (path, &bad_rows[i], test_bad);
    }
  g_test_add_func ("/sample/not-found", test_not_found);
  g_test_add_func ("/sample/create", test_create);
  g_test_add_data_func ("/sample/nothing-left/failed", GINT_TO_POINTER (FALSE), test_nothing_left);
  g_test_add_data_func ("/sample/nothing-left/cancelled", GINT_TO_POINTER (TRUE),
                        test_nothing_left);

  return g_test_run ();
}
