/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of customers in and out: what is known of them, lists, the members of a segment. Each has a
 * twin that takes a path. */

#include "studio-actions.h"
#include "studio-compat.h"
#include "studio-customer-window.h"
#include "studio-segment-edit.h"
#include "studio-segments-view.h"
#include "vt-customer-file.h"
#include "vt-pack-file.h"
#include "vt-segment-export.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

static const char *const table_suffixes[] = {"csv", "tsv", "txt", "gz", "xz", "zst", "bz2", NULL};

/* What a job needs in its thread, and what came of it. */
typedef struct
{
  char           *path;      /* (owned) */
  char           *id;        /* (owned) (nullable): a segment */
  char           *part;      /* (owned) (nullable): the path of a list in its rule */
  VtSegment      *segment;   /* (owned) (nullable) */
  VtCustomers    *customers; /* (owned) (nullable) */
  GStrv           keys;      /* (owned) (nullable) */
  VtImportReport *report;    /* (owned) (nullable) */
  guint32         n_written;
} FileJob;

static FileJob *
file_job_new (const char *path)
{
  FileJob *job = g_new0 (FileJob, 1);

  job->path = g_canonicalize_filename (path, NULL);
  return job;
}

static void
file_job_free (gpointer data)
{
  FileJob *job = data;

  g_free (job->path);
  g_free (job->id);
  g_free (job->part);
  g_clear_pointer (&job->segment, vt_segment_free);
  g_clear_pointer (&job->customers, vt_customers_unref);
  g_strfreev (job->keys);
  g_clear_pointer (&job->report, vt_import_report_free);
  g_free (job);
}

/* Takes @job. */
static void
start (StudioSession *session,
       const char    *format,
       FileJob       *job,
       StudioJobFunc  func,
       StudioJobDone  done)
{
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *description = g_strdup_printf ("%s: %s", format, name);

  if (!studio_session_run_job (session, description, func, job, file_job_free, done, NULL))
    studio_session_say (session, _ ("Another task is still running"), NULL, NULL);
}

static GtkWindow *
find_window (void)
{
  GApplication *application = g_application_get_default ();

  return application != NULL ? gtk_application_get_active_window (GTK_APPLICATION (application))
                             : NULL;
}

static const VtSegment *
find_current (StudioSession *session)
{
  return studio_session_find_segment (session, studio_session_get_segment_id (session));
}

static void
ask_for_table (StudioSession *session, const char *title, StudioFileChosen chosen, gpointer data)
{
  const StudioFileQuestion question = {.mode = STUDIO_FILE_OPEN,
                                       .title = title,
                                       .accept = _ ("_Import"),
                                       .kind = _ ("Tables (CSV)"),
                                       .suffixes = table_suffixes};

  studio_compat_choose_file (find_window (), &question, chosen, data);
}

/* ---- what is known of customers ---- */

static gboolean
import (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  FileJob *file_job = data;
  g_autoptr (VtCustomerFile) file = vt_customer_file_inspect (
      file_job->path, vt_workspace_get_currency (workspace), NULL, job, error);

  return file != NULL && vt_customer_file_import (file, workspace, job, &file_job->report, error);
}

static void
import_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  FileJob         *file_job = data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The Customers Could Not Be Imported"), error);
      return;
    }
  text = studio_customer_report_summary (file_job->report);
  studio_session_say (session, text, _ ("Undo"), STUDIO_ACTION_UNDO);
}

static void
import_customers_from (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  start (session, _ ("Importing customers"), file_job_new (g_variant_get_string (parameter, NULL)),
         import, import_done);
}

static void
ask_about_customers (const char *path, gpointer session)
{
  gtk_window_present (GTK_WINDOW (studio_customer_window_new (find_window (), session, path)));
}

static void
import_customers_file (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  ask_about_customers (g_variant_get_string (parameter, NULL), session);
}

static void
import_customers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  ask_for_table (session, _ ("Import What Is Known of Customers"), ask_about_customers, session);
}

/* ---- lists ---- */

static gboolean
read_list (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  FileJob *file_job = data;

  return vt_customer_list_read (file_job->path, vt_workspace_get_currency (workspace), NULL,
                                workspace, job, &file_job->keys, &file_job->report, error);
}

/* "120 customers listed, 2 of them not known yet; 1 row rejected" */
static void
say_list (StudioSession *session, const FileJob *job)
{
  const guint64    n_rejected = job->report->n_rows_by_fate[VT_ROW_REJECTED];
  const guint      n_keys = g_strv_length (job->keys);
  g_autofree char *n = vt_words_count (n_keys);
  g_autofree char *unknown =
      vt_words_count (vt_import_report_get_count (job->report, "customers-unknown"));
  g_autofree char *rejected = vt_words_count (n_rejected);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s customer listed, %s of them not known yet",
                                 "%s customers listed, %s of them not known yet", n_keys),
                       n, unknown);

  if (n_rejected > 0)
    {
      g_autofree char *listed = g_steal_pointer (&text);

      /* Translators: "120 customers listed, 2 of them not known yet", and a number of rows */
      text = g_strdup_printf (ngettext ("%s; %s row rejected", "%s; %s rows rejected", n_rejected),
                              listed, rejected);
    }
  studio_session_say (session, text, _ ("Undo"), STUDIO_ACTION_UNDO);
}

static void
list_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  FileJob         *job = data;
  const VtSegment *segment = studio_session_find_segment (session, job->id);
  VtSegmentRule   *found = segment != NULL ? vt_segment_rule_find (segment->rule, job->part) : NULL;
  g_autoptr (VtSegmentRule) list = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The List Could Not Be Read"), error);
      return;
    }
  if (found == NULL || found->type != VT_SEGMENT_LIST)
    return;
  list = vt_segment_rule_copy (found);
  vt_segment_rule_set_values (list, (const char *const *) job->keys);
  studio_segment_set_part (session, job->id, job->part, list);
  say_list (session, job);
}

static void
read_list_into (StudioSession *session, const char *part, const char *path)
{
  const VtSegment *segment = find_current (session);
  FileJob         *job;

  if (segment == NULL)
    return;
  job = file_job_new (path);
  job->id = g_strdup (segment->id);
  job->part = g_strdup (part);
  start (session, _ ("Reading a list"), job, read_list, list_done);
}

static void
segment_list_from (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *part;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &part, &path);
  read_list_into (session, part, path);
}

static void
on_list_chosen (const char *path, gpointer session)
{
  const char *part = g_object_get_data (session, "studio-list-part");

  read_list_into (session, part != NULL ? part : "", path);
}

static void
segment_list_file (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_object_set_data_full (session, "studio-list-part", g_variant_dup_string (parameter, NULL),
                          g_free);
  ask_for_table (session, _ ("Read a List of Customers"), on_list_chosen, session);
}

static void
segment_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  FileJob         *job = data;
  g_autofree char *name = NULL;
  char            *dot;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The List Could Not Be Read"), error);
      return;
    }
  name = g_filename_display_basename (job->path);
  dot = strchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  studio_segment_create_list (session, name, (const char *const *) job->keys);
  say_list (session, job);
}

static void
make_segment_of (const char *path, gpointer session)
{
  start (session, _ ("Reading a list"), file_job_new (path), read_list, segment_done);
}

static void
import_segment_from (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  make_segment_of (g_variant_get_string (parameter, NULL), session);
}

static void
import_segment (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  ask_for_table (session, _ ("Make a Segment of a List of Customers"), make_segment_of, session);
}

/* ---- the members of a segment ---- */

static gboolean export(VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  FileJob *file_job = data;
  g_autoptr (VtMembers) members =
      vt_segment_rule_evaluate (file_job->segment->rule, file_job->customers, job, error);
  g_autoptr (GBytes) bytes = NULL;

  if (members == NULL)
    return FALSE;
  file_job->n_written = vt_members_count (members);
  bytes = vt_segment_export (file_job->segment, members, file_job->customers);
  return vt_pack_write (bytes, file_job->path, error);
}

static void
export_done (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  FileJob         *job = data;
  g_autofree char *name = NULL;
  g_autofree char *n = NULL;
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;

  if (error != NULL)
    {
      studio_session_fail (session, _ ("The Customers Could Not Be Exported"), error);
      return;
    }
  name = g_filename_display_basename (job->path);
  n = vt_words_count (job->n_written);
  text = g_strdup_printf (
      ngettext ("%s customer written to “%s”", "%s customers written to “%s”", job->n_written), n,
      name);
  action =
      g_action_print_detailed_name (STUDIO_ACTION_SHOW_IN_FOLDER, g_variant_new_string (job->path));
  studio_session_say (session, text, _ ("Show in Folder"), action);
}

static void
export_to (const char *path, gpointer session)
{
  const VtSegment *segment = find_current (session);
  VtCustomers     *customers = studio_session_get_customers (session);
  FileJob         *job;

  if (segment == NULL || customers == NULL)
    return;
  job = file_job_new (path);
  job->segment = vt_segment_copy (segment);
  job->customers = vt_customers_ref (customers);
  start (session, _ ("Exporting customers"), job, export, export_done);
}

static void
export_customers_to (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  export_to (g_variant_get_string (parameter, NULL), session);
}

static void
export_customers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const VtSegment         *segment = find_current (session);
  g_autofree char         *name = g_strdup_printf ("%s.csv", segment->key);
  const StudioFileQuestion question = {.mode = STUDIO_FILE_SAVE,
                                       .title = _ ("Export the Customers of a Segment"),
                                       .accept = _ ("_Export"),
                                       .suggested_name = name,
                                       .kind = _ ("Tables (CSV)"),
                                       .suffixes = table_suffixes};

  studio_compat_choose_file (find_window (), &question, export_to, session);
}

void
studio_segment_files_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "import-customers", .activate = import_customers},
      {.name = "import-customers-file", .activate = import_customers_file, .parameter_type = "s"},
      {.name = "import-customers-from", .activate = import_customers_from, .parameter_type = "s"},
      {.name = "import-segment", .activate = import_segment},
      {.name = "import-segment-from", .activate = import_segment_from, .parameter_type = "s"},
      {.name = "segment-list-file", .activate = segment_list_file, .parameter_type = "s"},
      {.name = "segment-list-from", .activate = segment_list_from, .parameter_type = "(ss)"},
      {.name = "export-customers", .activate = export_customers},
      {.name = "export-customers-to", .activate = export_customers_to, .parameter_type = "s"},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
}
