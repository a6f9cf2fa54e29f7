/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: what a file is, how its columns are read, and what became of every row. */

#include "studio-import-window.h"

#include "studio-import-format.h"
#include "studio-import-preview.h"
#include "studio-import-report-view.h"

#include <glib/gi18n-lib.h>

/* How often the bar follows the import. */
#define PROGRESS_INTERVAL_MS 100

struct _StudioImportWindow
{
  AdwWindow parent_instance;

  StudioSession *session; /* (owned) */
  char          *path;    /* (owned) */
  VtImportPlan  *plan;    /* (owned) (nullable): %NULL while the file is looked at */
  VtJob         *look;    /* (owned) (nullable): the look under way */
  guint          progress_source;

  AdwWindowTitle *heading;
  GtkButton      *close_button;
  GtkButton      *import_button;
  GtkButton      *undo_button;
  GtkProgressBar *progress;
  GtkStack       *stack;
  AdwStatusPage  *problem_page;
  GtkBox         *check_box;
  GtkLabel       *doubt_label;
  AdwClamp       *report_clamp;

  StudioImportFormat  *format;  /* (owned by the widget tree) */
  StudioImportPreview *preview; /* (owned by the widget tree) */
};

G_DEFINE_FINAL_TYPE (StudioImportWindow, studio_import_window, ADW_TYPE_WINDOW)

/* ---- looking at the file ---- */

/* What a look needs in its thread: a copy of everything, as the user may go on choosing. */
typedef struct
{
  char           *path;
  VtCurrency      currency;
  VtImportOptions options;
  GStrv           columns; /* (owned) (nullable) */
  VtJob          *job;     /* (owned) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_strfreev (look->columns);
  vt_job_unref (look->job);
  g_free (look);
}

static Look *
look_new (StudioImportWindow *self)
{
  Look *look = g_new0 (Look, 1);

  look->path = g_strdup (self->path);
  look->currency = *studio_session_get_currency (self->session);
  studio_import_format_get_options (self->format, &look->options);
  look->columns = g_strdupv ((char **) look->options.columns);
  look->options.columns = (const char *const *) look->columns;
  look->job = vt_job_ref (self->look);
  return look;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look         *look = data;
  GError       *error = NULL;
  VtImportPlan *plan =
      vt_import_inspect (look->path, &look->currency, &look->options, look->job, &error);

  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify) vt_import_plan_free);
}

static void
allow_import (StudioImportWindow *self, gboolean allowed)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", allowed);
}

/* A choice that makes the file unreadable is said above the choices, so that it can be taken back.
 */
static void
show_doubt (StudioImportWindow *self, const char *text)
{
  gtk_label_set_text (self->doubt_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->doubt_label), text != NULL);
  allow_import (self, text == NULL);
}

static void
show_plan (StudioImportWindow *self)
{
  studio_import_format_set_plan (self->format, self->plan);
  studio_import_preview_set_plan (self->preview, self->plan);
  show_doubt (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "check");
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *details = NULL;
  VtImportPlan    *plan = g_task_propagate_pointer (G_TASK (result), &error);

  /* A later look took over, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->look, vt_job_unref);
  if (plan != NULL)
    {
      g_clear_pointer (&self->plan, vt_import_plan_free);
      self->plan = plan;
      show_plan (self);
      return;
    }
  if (self->plan != NULL)
    {
      show_doubt (self, error->message);
      gtk_stack_set_visible_child_name (self->stack, "check");
      return;
    }
  details = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->problem_page, details);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
start_look (StudioImportWindow *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->look != NULL)
    vt_job_cancel (self->look);
  g_clear_pointer (&self->look, vt_job_unref);
  self->look = vt_job_new (NULL);
  allow_import (self, FALSE);
  if (self->plan == NULL)
    gtk_stack_set_visible_child_name (self->stack, "looking");

  task = g_task_new (self, vt_job_get_cancellable (self->look), on_looked, NULL);
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
look_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_look (STUDIO_IMPORT_WINDOW (widget));
}

/* ---- importing ---- */

typedef struct
{
  VtImportPlan   *plan;   /* (owned) */
  VtImportReport *report; /* (owned) (nullable) */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_clear_pointer (&import->plan, vt_import_plan_free);
  g_clear_pointer (&import->report, vt_import_report_free);
  g_free (import);
}

static gboolean
run_import (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Import *import = data;

  return vt_import_run (workspace, import->plan, job, &import->report, error);
}

static gboolean
follow_job (gpointer user_data)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (user_data);
  VtJob              *job = studio_session_get_job (self->session);
  g_auto (VtJobState) state = {NULL, NULL, 0, 0};
  g_autofree char *text = NULL;

  if (job == NULL)
    return G_SOURCE_CONTINUE;
  vt_job_get_state (job, &state);
  if (state.total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) state.done / (double) state.total);
  else
    gtk_progress_bar_pulse (self->progress);
  text = g_strdup_printf ("%s", state.phase != NULL ? state.phase : "");
  adw_window_title_set_subtitle (self->heading, text);
  return G_SOURCE_CONTINUE;
}

static void
show_busy (StudioImportWindow *self, gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  allow_import (self, !busy);
  if (busy && self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, follow_job, self);
  if (!busy)
    g_clear_handle_id (&self->progress_source, g_source_remove);
}

static void
show_report (StudioImportWindow *self, VtImportReport *report)
{
  adw_window_title_set_title (self->heading, _ ("Imported"));
  adw_window_title_set_subtitle (self->heading, report->file_name);
  adw_clamp_set_child (self->report_clamp, studio_import_report_view_new (report));
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), report->batch_id != 0);
  gtk_button_set_label (self->close_button, _ ("Done"));
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
on_imported (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (owner);
  Import             *import = data;

  show_busy (self, FALSE);
  if (error == NULL)
    {
      g_autofree char *summary = studio_import_report_summary (import->report);

      show_report (self, import->report);
      studio_session_say (session, summary, _ ("_Undo"), "win.undo");
      return;
    }
  /* The plan went with the job; looking again makes another. */
  start_look (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    studio_session_fail (session, _ ("The file could not be imported"), error);
}

static void
start_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (widget);
  g_autofree char    *name = NULL;
  g_autofree char    *description = NULL;
  Import             *import;

  if (self->plan == NULL)
    return;

  name = g_path_get_basename (self->path);
  description = g_strdup_printf (_ ("Importing %s"), name);
  import = g_new0 (Import, 1);
  import->plan = g_steal_pointer (&self->plan);
  if (studio_session_run_job (self->session, description, run_import, import, import_free,
                              on_imported, self))
    {
      show_busy (self, TRUE);
      return;
    }
  show_doubt (self, _ ("Another job is running; wait for it or cancel it first"));
  start_look (self);
}

/* Nothing else could be done since: the window is modal. */
static void
undo_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  studio_session_undo (STUDIO_IMPORT_WINDOW (widget)->session);
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- the window ---- */

static gboolean
on_close_request (GtkWindow *window)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (window);

  if (self->look != NULL)
    vt_job_cancel (self->look);
  /* While it imports, closing means: stop, leave nothing behind, and stay to say so. */
  if (self->progress_source != 0)
    {
      studio_session_cancel_job (self->session);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (studio_import_window_parent_class)->close_request (window);
}

static void
on_format_changed (StudioImportFormat *format, gpointer user_data)
{
  start_look (STUDIO_IMPORT_WINDOW (user_data));
}

static void
studio_import_window_dispose (GObject *object)
{
  StudioImportWindow *self = STUDIO_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->look != NULL)
    vt_job_cancel (self->look);
  g_clear_pointer (&self->look, vt_job_unref);
  g_clear_pointer (&self->plan, vt_import_plan_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_import_window_parent_class)->dispose (object);
}

static void
studio_import_window_finalize (GObject *object)
{
  g_free (STUDIO_IMPORT_WINDOW (object)->path);
  G_OBJECT_CLASS (studio_import_window_parent_class)->finalize (object);
}

static void
studio_import_window_class_init (StudioImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/import/studio-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, check_box);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, StudioImportWindow, report_clamp);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, start_import);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_import);
  gtk_widget_class_install_action (widget_class, "import.look-again", NULL, look_again);
}

static void
studio_import_window_init (StudioImportWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->format = STUDIO_IMPORT_FORMAT (studio_import_format_new ());
  self->preview = STUDIO_IMPORT_PREVIEW (studio_import_preview_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("First Rows"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("As they will be stored; nothing is written yet"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->preview));
  gtk_box_append (self->check_box, GTK_WIDGET (self->format));
  gtk_box_append (self->check_box, group);
  g_signal_connect (self->format, "changed", G_CALLBACK (on_format_changed), self);
}

GtkWidget *
studio_import_window_new (GtkWindow *parent, StudioSession *session, const char *path)
{
  StudioImportWindow *self;
  g_autofree char    *name = NULL;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  name = g_filename_display_basename (path);
  adw_window_title_set_subtitle (self->heading, name);
  start_look (self);
  return GTK_WIDGET (self);
}
