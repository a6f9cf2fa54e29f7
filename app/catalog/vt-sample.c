/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample shops that come with the program. */

#include "vt-sample.h"

#include "vitrine-config.h"
#include "vt-import.h"
#include "vt-zone.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define GROUP "Sample"

void
vt_sample_free (VtSample *sample)
{
  if (sample == NULL)
    return;
  g_free (sample->name);
  g_free (sample->title);
  g_free (sample->description);
  g_free (sample->time_zone);
  g_strfreev (sample->paths);
  g_free (sample->offers_path);
  g_free (sample->campaigns_path);
  g_free (sample->segments_path);
  g_free (sample);
}

char *
vt_samples_dup_data_dir (void)
{
  const char *from_environment = g_getenv ("VITRINE_DATA_DIR");

  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  return g_strdup (VITRINE_DATA_DIR);
}

static gint
compare_samples (gconstpointer a, gconstpointer b)
{
  const VtSample *left = *(const VtSample *const *) a;
  const VtSample *right = *(const VtSample *const *) b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return strcmp (left->name, right->name);
}

/* A sample names files beside it, nothing else: its sample.ini may have come from anywhere. */
static char **
take_paths (const char *folder, char **names, GError **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (strchr (names[i], G_DIR_SEPARATOR) != NULL || *names[i] == '.')
        {
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("“%s” is not a file of the sample's own folder"), names[i]);
          return NULL;
        }
      g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

/* @ret_path: (out) (nullable): of the file that @key names, %NULL if it names none. */
static gboolean
take_path (GKeyFile *file, const char *key, const char *folder, char **ret_path, GError **error)
{
  g_autofree char *name = g_key_file_get_string (file, GROUP, key, NULL);
  g_auto (GStrv) paths = NULL;

  if (name == NULL)
    return TRUE;
  paths = take_paths (folder, (char *[]){name, NULL}, error);
  if (paths == NULL)
    return FALSE;
  *ret_path = g_strdup (paths[0]);
  return TRUE;
}

static gboolean
take_time_zone (VtSample *sample, GKeyFile *file, GError **error)
{
  sample->time_zone = g_key_file_get_string (file, GROUP, "TimeZone", NULL);
  if (sample->time_zone == NULL)
    sample->time_zone = g_strdup (VT_ZONE_UTC);
  if (vt_zone_is_name (sample->time_zone))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               _ ("“%s” is not a time zone, such as Europe/London"), sample->time_zone);
  return FALSE;
}

static gboolean
read_fields (VtSample *sample, GKeyFile *file, const char *folder, GError **error)
{
  g_autofree char *currency = NULL;
  g_auto (GStrv) names = NULL;

  sample->title = g_key_file_get_locale_string (file, GROUP, "Title", NULL, error);
  if (sample->title == NULL)
    return FALSE;
  sample->description = g_key_file_get_locale_string (file, GROUP, "Description", NULL, error);
  if (sample->description == NULL)
    return FALSE;
  currency = g_key_file_get_string (file, GROUP, "Currency", error);
  if (currency == NULL || !vt_currency_from_code (currency, &sample->currency, error))
    return FALSE;
  if (!take_time_zone (sample, file, error))
    return FALSE;
  names = g_key_file_get_string_list (file, GROUP, "Files", NULL, error);
  if (names == NULL)
    return FALSE;
  sample->rank = g_key_file_get_integer (file, GROUP, "Rank", NULL);
  sample->paths = take_paths (folder, names, error);
  return sample->paths != NULL && take_path (file, "Offers", folder, &sample->offers_path, error) &&
         take_path (file, "Campaigns", folder, &sample->campaigns_path, error) &&
         take_path (file, "Segments", folder, &sample->segments_path, error);
}

static VtSample *
read_sample (const char *folder, const char *name, const char *ini_path, GError **error)
{
  g_autoptr (VtSample) sample = g_new0 (VtSample, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;

  sample->name = g_strdup (name);
  if (!g_key_file_load_from_file (file, ini_path, G_KEY_FILE_NONE, &local_error) ||
      !read_fields (sample, file, folder, &local_error))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, "%s: %s", ini_path, local_error->message);
      return NULL;
    }
  return g_steal_pointer (&sample);
}

GPtrArray *
vt_samples_list (const char *data_dir, GError **error)
{
  g_autofree char *samples_dir = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  const char *name;

  g_return_val_if_fail (data_dir != NULL, NULL);

  samples_dir = g_build_filename (data_dir, "samples", NULL);
  dir = g_dir_open (samples_dir, 0, &local_error);
  if (dir == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The samples are not installed: %s"),
                   local_error->message);
      return NULL;
    }

  samples = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_sample_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (samples_dir, name, NULL);
      g_autofree char *ini_path = g_build_filename (folder, "sample.ini", NULL);
      VtSample        *sample;

      if (!g_file_test (ini_path, G_FILE_TEST_IS_REGULAR))
        continue;
      sample = read_sample (folder, name, ini_path, error);
      if (sample == NULL)
        return NULL;
      g_ptr_array_add (samples, sample);
    }
  g_ptr_array_sort (samples, compare_samples);
  return g_steal_pointer (&samples);
}

VtSample *
vt_samples_find (const char *data_dir, const char *name, GError **error)
{
  g_autoptr (GPtrArray) samples = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  samples = vt_samples_list (data_dir, error);
  if (samples == NULL)
    return NULL;
  for (guint i = 0; i < samples->len; i++)
    {
      VtSample *sample = samples->pdata[i];

      if (g_str_equal (sample->name, name))
        return g_ptr_array_steal_index (samples, i);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sample->name);
    }
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no sample “%s”; there are: %s"),
               name, names->str);
  return NULL;
}

static gboolean
import_file (VtWorkspace     *workspace,
             const char      *path,
             VtJob           *job,
             VtImportReport **ret_report,
             GError         **error)
{
  g_autoptr (VtImportPlan) plan =
      vt_import_inspect (path, vt_workspace_get_currency (workspace), NULL, job, error);

  return plan != NULL && vt_import_run (workspace, plan, job, ret_report, error);
}

static gboolean
import_files (
    VtWorkspace *workspace, const VtSample *sample, GPtrArray *reports, VtJob *job, GError **error)
{
  for (guint i = 0; sample->paths[i] != NULL; i++)
    {
      VtImportReport *report = NULL;

      if (!import_file (workspace, sample->paths[i], job, &report, error))
        return FALSE;
      g_ptr_array_add (reports, report);
    }
  return TRUE;
}

VtWorkspace *
vt_sample_create (
    const VtSample *sample, const char *path, VtJob *job, GPtrArray **ret_reports, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (VtWorkspace) workspace = NULL;

  g_return_val_if_fail (sample != NULL && path != NULL, NULL);

  workspace = vt_workspace_create_in_zone (path, sample->title, &sample->currency,
                                           sample->time_zone, error);
  if (workspace == NULL)
    return NULL;

  reports = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_import_report_free);
  if (!import_files (workspace, sample, reports, job, error))
    {
      vt_workspace_close (workspace, NULL);
      g_clear_object (&workspace);
      g_remove (path);
      return NULL;
    }
  if (ret_reports != NULL)
    *ret_reports = g_steal_pointer (&reports);
  return g_steal_pointer (&workspace);
}
