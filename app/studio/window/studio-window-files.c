/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in and out: open, copy, import, the map as a picture. Each has a twin that takes a path. */

#include "studio-window-private.h"

#include "studio-actions.h"
#include "studio-compat.h"
#include "studio-import-window.h"
#include "studio-new-dialog.h"
#include "vt-import.h"
#include "vt-map-export.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

static const char *const workspace_suffixes[] = {"vitrine", NULL};
static const char *const table_suffixes[] = {"csv", "tsv", "txt", "gz", "xz", "zst", "bz2", NULL};

static void
open_chosen (const char *path, gpointer user_data)
{
  studio_application_open_path (
      STUDIO_APPLICATION (gtk_window_get_application (GTK_WINDOW (user_data))), path, user_data);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const StudioFileQuestion question = {.mode = STUDIO_FILE_OPEN,
                                       .title = _ ("Open a Workspace"),
                                       .accept = _ ("_Open"),
                                       .kind = _ ("Workspaces"),
                                       .suffixes = workspace_suffixes};

  studio_compat_choose_file (user_data, &question, open_chosen, user_data);
}

static void
on_new_workspace (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_new_dialog_show (user_data, NULL);
}

/* ---- jobs on a path ---- */

typedef struct
{
  char           *path;   /* (owned) */
  VtImportReport *report; /* (owned) (nullable): of an import */
  VtAffinityMap  *map;    /* (owned) (nullable): to export */
  char           *title;  /* (owned) (nullable) */
} PathJob;

static PathJob *
path_job_new (const char *path)
{
  PathJob *job = g_new0 (PathJob, 1);

  job->path = g_canonicalize_filename (path, NULL);
  return job;
}

static void
path_job_free (gpointer data)
{
  PathJob *job = data;

  g_free (job->path);
  g_free (job->title);
  g_clear_pointer (&job->report, vt_import_report_free);
  g_clear_pointer (&job->map, vt_affinity_map_unref);
  g_free (job);
}

static void
start (StudioWindow *self,
       const char   *description,
       PathJob      *job,
       StudioJobFunc func,
       StudioJobDone done)
{
  if (!studio_session_run_job (self->session, description, func, job, path_job_free, done, self))
    studio_window_say (self, _ ("Another task is still running"), NULL, NULL);
}

static void
say_saved (StudioWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  studio_window_say (self, text, NULL, NULL);
}

static gboolean
save_copy (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  return vt_workspace_save_copy (workspace, ((PathJob *) data)->path, job, error);
}

static void
save_copy_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  if (error != NULL)
    studio_session_fail (session, _ ("The Copy Could Not Be Saved"), error);
  else
    say_saved (owner, ((PathJob *) data)->path);
}

static void
save_copy_to (const char *path, gpointer user_data)
{
  start (user_data, _ ("Saving a copy"), path_job_new (path), save_copy, save_copy_done);
}

static void
on_save_copy_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save_copy_to (g_variant_get_string (parameter, NULL), user_data);
}

static void
on_save_copy (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow    *self = user_data;
  g_autofree char *name =
      g_strdup_printf (_ ("%s (copy).vitrine"), studio_session_get_name (self->session));
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("Save a Copy"),
                                       .accept = _ ("_Save"),
                                       .suggested_name = name,
                                       .kind = _ ("Workspaces"),
                                       .suffixes = workspace_suffixes};

  studio_compat_choose_file (user_data, &question, save_copy_to, user_data);
}

static gboolean
import (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  PathJob *import_job = data;
  g_autoptr (VtImportPlan) plan =
      vt_import_inspect (import_job->path, vt_workspace_get_currency (workspace), NULL, job, error);

  return plan != NULL && vt_import_run (workspace, plan, job, &import_job->report, error);
}

static void
import_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  PathJob         *import_job = data;
  VtImportReport  *report = import_job->report;
  g_autofree char *stored = NULL;
  g_autofree char *rejected = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The File Could Not Be Imported"), error);
      return;
    }
  stored = vt_words_count (report->n_rows_by_fate[VT_ROW_ADDED] +
                           report->n_rows_by_fate[VT_ROW_UPDATED]);
  rejected = vt_words_count (report->n_rows_by_fate[VT_ROW_REJECTED]);
  text = g_strdup_printf (_ ("%s: %s rows imported, %s rejected"), report->file_name, stored,
                          rejected);
  if (report->batch_id != 0)
    studio_window_say (owner, text, _ ("Undo"), STUDIO_ACTION_UNDO);
  else
    studio_window_say (owner, text, NULL, NULL);
}

static void
import_from (const char *path, gpointer user_data)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *description = g_strdup_printf (_ ("Importing %s"), name);

  start (user_data, description, path_job_new (path), import, import_done);
}

static void
on_import_from (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  import_from (g_variant_get_string (parameter, NULL), user_data);
}

void
studio_window_ask_import (StudioWindow *self, const char *path)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self) && path != NULL);

  if (self->is_closing || self->opening_job != NULL)
    return;
  if (self->session == NULL)
    studio_new_dialog_show (self, path);
  else
    gtk_window_present (
        GTK_WINDOW (studio_import_window_new (GTK_WINDOW (self), self->session, path)));
}

static void
ask_import (const char *path, gpointer user_data)
{
  studio_window_ask_import (user_data, path);
}

static void
on_import_file (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_import (g_variant_get_string (parameter, NULL), user_data);
}

/* A workspace is opened, a table imported. */
static gboolean
on_file_dropped (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioWindow    *self = user_data;
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path == NULL || self->opening_job != NULL)
    return FALSE;
  if (g_str_has_suffix (path, ".vitrine"))
    open_chosen (path, self);
  else
    studio_window_ask_import (self, path);
  return TRUE;
}

void
studio_window_add_drop (StudioWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_file_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const StudioFileQuestion question = {.mode = STUDIO_FILE_OPEN,
                                       .title = _ ("Import a Catalogue or Orders"),
                                       .accept = _ ("_Import"),
                                       .kind = _ ("Tables (CSV)"),
                                       .suffixes = table_suffixes};

  studio_compat_choose_file (user_data, &question, ask_import, user_data);
}

static gboolean
export_map (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  PathJob *map_job = data;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const VtMapStyle style = vt_map_style_from_preset (VT_MAP_PRESET_PRINT);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%x");
  VtMapExport      options = {.width_px = 1600,
                              .height_px = 1200,
                              .title = map_job->title,
                              .subtitle = today,
                              .size_note = _ ("Size: orders with the product")};
  guint32          n = vt_affinity_map_get_n_communities (map_job->map);

  if (!vt_map_format_from_path (map_job->path, &options.format, error))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) vt_affinity_map_get_community_name (map_job->map, i));
  options.group_names = (const char *const *) names->pdata;
  options.n_group_names = n;
  return vt_map_export (vt_affinity_map_get_scene (map_job->map), &style, &options, map_job->path,
                        error);
}

static void
export_map_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  if (error != NULL)
    studio_session_fail (session, _ ("The Picture Could Not Be Saved"), error);
  else
    say_saved (owner, ((PathJob *) data)->path);
}

static void
on_export_map_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;
  PathJob      *job;

  if (studio_session_get_map (self->session) == NULL)
    {
      studio_window_say (self, _ ("There is no map yet"), NULL, NULL);
      return;
    }
  job = path_job_new (g_variant_get_string (parameter, NULL));
  job->map = vt_affinity_map_ref (studio_session_get_map (self->session));
  job->title = g_strdup (studio_session_get_name (self->session));
  start (self, _ ("Saving the map"), job, export_map, export_map_done);
}

void
studio_window_add_file_actions (StudioWindow *self)
{
  static const GActionEntry entries[] = {
      {.name = "open", .activate = on_open},
      {.name = "new-workspace", .activate = on_new_workspace},
      {.name = "import", .activate = on_import},
      {.name = "import-file", .activate = on_import_file, .parameter_type = "s"},
      {.name = "save-copy", .activate = on_save_copy},
      {.name = "save-copy-to", .activate = on_save_copy_to, .parameter_type = "s"},
      {.name = "import-from", .activate = on_import_from, .parameter_type = "s"},
      {.name = "export-map-to", .activate = on_export_map_to, .parameter_type = "s"},
  };
  const guint n_without_session = 4;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = n_without_session; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)), FALSE);
}
