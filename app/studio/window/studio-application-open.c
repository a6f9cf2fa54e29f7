/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, making and importing workspaces, off the main loop. */

#include "studio-application-private.h"

#include "studio-window.h"
#include "vt-error.h"
#include "vt-sample-shop.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define SUFFIX ".vitrine"

typedef enum
{
  OPENING_FILE,
  OPENING_NEW,
  OPENING_SAMPLE,
} OpeningKind;

typedef struct
{
  OpeningKind   kind;
  char         *path;        /* (owned) */
  char         *name;        /* (owned) (nullable): of the sample, or the new shop's */
  VtCurrency    currency;    /* of a new shop */
  char         *import_path; /* (owned) (nullable): shown by the assistant once it is open */
  gboolean      may_be_gone; /* then nothing is said of it */
  VtJob        *job;         /* (owned) */
  StudioWindow *window;      /* (owned) */
  VtWorkspace  *workspace;   /* (owned) (nullable): the result */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->name);
  g_free (opening->import_path);
  vt_job_unref (opening->job);
  g_object_unref (opening->window);
  g_clear_object (&opening->workspace);
  g_free (opening);
}

VtCurrency
studio_application_guess_currency (void)
{
  const char *international = localeconv ()->int_curr_symbol;
  VtCurrency  currency = {"USD", 2};
  char        code[4] = "";

  if (international != NULL && strlen (international) >= 3)
    {
      memcpy (code, international, 3);
      (void) vt_currency_from_code (code, &currency, NULL);
    }
  return currency;
}

/* Made on demand; that it could not be is what creating the file then says. */
static void
make_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  (void) g_mkdir_with_parents (folder, 0700);
}

static VtWorkspace *
create_sample (Opening *opening, GError **error)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autoptr (VtSample) sample = vt_samples_find (data_dir, opening->name, error);

  if (sample == NULL)
    return NULL;
  make_folder_of (opening->path);
  return vt_sample_create_shop (sample, opening->path, opening->job, NULL, error);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;

  if (opening->kind == OPENING_FILE)
    opening->workspace = vt_workspace_open (opening->path, opening->job, &error);
  else if (opening->kind == OPENING_NEW)
    {
      make_folder_of (opening->path);
      opening->workspace =
          vt_workspace_create (opening->path, opening->name, &opening->currency, &error);
    }
  else
    opening->workspace = create_sample (opening, &error);

  if (opening->workspace != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_application_release (G_APPLICATION (source));
  studio_window_set_opening (opening->window, NULL, NULL);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      studio_window_take_workspace (opening->window, opening->workspace);
      if (opening->import_path != NULL)
        studio_window_ask_import (opening->window, opening->import_path);
    }
  else if (opening->may_be_gone && g_error_matches (error, VT_ERROR, VT_ERROR_NOT_FOUND))
    studio_window_show_welcome (opening->window);
  else
    studio_window_show_refusal (opening->window, opening->path, error);
}

/* A window without a workspace takes the one that is opened from it. */
static StudioWindow *
choose_window (StudioApplication *self, GtkWindow *window)
{
  if (window != NULL && STUDIO_IS_WINDOW (window) &&
      studio_window_is_vacant (STUDIO_WINDOW (window)))
    return STUDIO_WINDOW (window);
  return STUDIO_WINDOW (studio_window_new (self));
}

static Opening *
opening_new (OpeningKind kind, const char *path, const char *name)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->kind = kind;
  opening->path = g_canonicalize_filename (path, NULL);
  opening->name = g_strdup (name);
  opening->job = vt_job_new (NULL);
  return opening;
}

/* Takes over @opening. */
static void
start_opening (StudioApplication *self, Opening *opening, GtkWindow *window)
{
  g_autofree char *name = g_filename_display_basename (opening->path);
  g_autofree char *description = NULL;
  g_autoptr (GTask) task = NULL;

  opening->window = g_object_ref (choose_window (self, window));
  description = g_strdup_printf (
      opening->kind == OPENING_SAMPLE ? _ ("Importing %s") : _ ("Opening %s"), name);
  studio_window_set_opening (opening->window, opening->job, description);
  gtk_window_present (GTK_WINDOW (opening->window));

  /* A window may be closed meanwhile; the file is let go of all the same. */
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, NULL, on_opened, NULL);
  g_task_set_source_tag (task, start_opening);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

static GtkWindow *
find_window_of (StudioApplication *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    {
      StudioSession *session =
          STUDIO_IS_WINDOW (link->data) ? studio_window_get_session (link->data) : NULL;
      g_autoptr (GFile) open = NULL;

      if (session == NULL)
        continue;
      open = g_file_new_for_path (vt_workspace_get_path (studio_session_get_workspace (session)));
      if (g_file_equal (file, open))
        return link->data;
    }
  return NULL;
}

void
studio_application_open_path (StudioApplication *self, const char *path, GtkWindow *window)
{
  GtkWindow *shown;

  g_return_if_fail (STUDIO_IS_APPLICATION (self) && path != NULL);

  shown = find_window_of (self, path);
  if (shown != NULL)
    gtk_window_present (shown);
  else
    start_opening (self, opening_new (OPENING_FILE, path, NULL), window);
}

void
studio_application_open_last (StudioApplication *self, const char *path)
{
  Opening *opening;

  g_return_if_fail (STUDIO_IS_APPLICATION (self) && path != NULL);

  opening = opening_new (OPENING_FILE, path, NULL);
  opening->may_be_gone = TRUE;
  start_opening (self, opening, NULL);
}

void
studio_application_create (StudioApplication        *self,
                           const StudioNewWorkspace *wanted,
                           GtkWindow                *window)
{
  Opening *opening;

  g_return_if_fail (STUDIO_IS_APPLICATION (self));
  g_return_if_fail (wanted != NULL && wanted->path != NULL && wanted->name != NULL);

  opening = opening_new (OPENING_NEW, wanted->path, wanted->name);
  opening->currency = wanted->currency;
  opening->import_path = g_strdup (wanted->import_path);
  start_opening (self, opening, window);
}

void
studio_application_create_at (StudioApplication *self, const char *path, GtkWindow *window)
{
  g_autofree char *name = NULL;

  g_return_if_fail (STUDIO_IS_APPLICATION (self) && path != NULL);

  name = g_filename_display_basename (path);
  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  studio_application_create (
      self,
      &(const StudioNewWorkspace){
          .path = path, .name = name, .currency = studio_application_guess_currency ()},
      window);
}

static char *
documents_path (const char *name)
{
  const char      *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *file_name = g_strconcat (name, SUFFIX, NULL);

  g_strdelimit (file_name, G_DIR_SEPARATOR_S, '-');
  if (documents != NULL)
    return g_build_filename (documents, file_name, NULL);
  return g_build_filename (g_get_user_data_dir (), "vitrine", file_name, NULL);
}

char *
studio_application_dup_default_path (const char *name)
{
  char *path;

  g_return_val_if_fail (name != NULL, NULL);

  path = documents_path (name);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", name, i);

      g_free (path);
      path = documents_path (numbered);
    }
  return path;
}

void
studio_application_open_sample (StudioApplication *self, const char *name, GtkWindow *window)
{
  g_autofree char *data_dir = vt_samples_dup_data_dir ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VtSample) sample = NULL;

  g_return_if_fail (STUDIO_IS_APPLICATION (self) && name != NULL);

  sample = vt_samples_find (data_dir, name, &error);
  if (sample == NULL)
    {
      StudioWindow *asked = choose_window (self, window);

      gtk_window_present (GTK_WINDOW (asked));
      studio_window_show_refusal (asked, name, error);
      return;
    }
  path = documents_path (sample->title);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    studio_application_open_path (self, path, window);
  else
    start_opening (self, opening_new (OPENING_SAMPLE, path, name), window);
}
