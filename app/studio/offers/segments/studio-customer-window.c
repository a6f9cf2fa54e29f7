/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing what a file says of customers: what is in it, what of it to keep, what came of it. */

#include "studio-customer-window.h"

#include "studio-actions.h"
#include "studio-customer-columns.h"
#include "studio-import-report-view.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 680
#define HEIGHT_PX 640
#define MARGIN_PX 18

struct _StudioCustomerWindow
{
  AdwWindow parent_instance;

  StudioSession  *session; /* (owned) */
  char           *path;    /* (owned) */
  VtCustomerFile *file;    /* (owned) (nullable): %NULL while it is looked at and imported */
  VtJob          *look;    /* (owned) (nullable): the look under way */

  AdwWindowTitle        *heading; /* (owned by the widget tree), as the others */
  GtkButton             *close_button;
  GtkWidget             *import_button;
  GtkWidget             *undo_button;
  GtkStack              *stack;
  AdwStatusPage         *problem;
  GtkLabel              *doubt;
  StudioCustomerColumns *columns;
  AdwClamp              *report;
};

G_DEFINE_FINAL_TYPE (StudioCustomerWindow, studio_customer_window, ADW_TYPE_WINDOW)

/* ---- looking at the file ---- */

typedef struct
{
  char      *path; /* (owned) */
  VtCurrency currency;
  char      *customer; /* (owned) (nullable): "customer=2" */
  VtJob     *job;      /* (owned) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look->customer);
  vt_job_unref (look->job);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Look           *look = data;
  const char *const     columns[] = {look->customer, NULL};
  const VtImportOptions options = {.kind = VT_IMPORT_CUSTOMERS,
                                   .columns = look->customer != NULL ? columns : NULL};
  GError               *error = NULL;
  VtCustomerFile       *file =
      vt_customer_file_inspect (look->path, &look->currency, &options, look->job, &error);

  if (file == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, file, (GDestroyNotify) vt_customer_file_free);
}

static void
allow_import (StudioCustomerWindow *self, gboolean allowed)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.import", allowed);
}

/* (nullable) @text: said above the choices, so that the one that led to it can be taken back. */
static void
show_doubt (StudioCustomerWindow *self, const char *text)
{
  gtk_label_set_text (self->doubt, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), text != NULL);
}

static void
show_file (StudioCustomerWindow *self)
{
  studio_customer_columns_set_file (self->columns, self->file);
  show_doubt (self, NULL);
  allow_import (self, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "check");
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioCustomerWindow *self = STUDIO_CUSTOMER_WINDOW (source);
  g_autoptr (GError) error = NULL;
  VtCustomerFile *file = g_task_propagate_pointer (G_TASK (result), &error);

  /* A later look took over, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->look, vt_job_unref);
  if (file != NULL)
    {
      /* The rows show the old one until they are made anew. */
      g_autoptr (VtCustomerFile) old = g_steal_pointer (&self->file);

      self->file = file;
      show_file (self);
    }
  else if (self->file != NULL)
    {
      show_doubt (self, error->message);
    }
  else
    {
      g_autofree char *details = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem, details);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
}

/* @customer: (nullable) (transfer full): which column is the customer */
static void
start_look (StudioCustomerWindow *self, char *customer)
{
  Look *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  if (self->look != NULL)
    vt_job_cancel (self->look);
  g_clear_pointer (&self->look, vt_job_unref);
  self->look = vt_job_new (NULL);
  allow_import (self, FALSE);

  look->path = g_strdup (self->path);
  look->currency = *studio_session_get_currency (self->session);
  look->customer = customer;
  look->job = vt_job_ref (self->look);
  task = g_task_new (self, vt_job_get_cancellable (self->look), on_looked, NULL);
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_customer_changed (StudioCustomerColumns *columns, guint number, gpointer user_data)
{
  start_look (user_data, g_strdup_printf ("customer=%u", number));
}

/* ---- importing ---- */

typedef struct
{
  VtCustomerFile *file;   /* (owned) (nullable) */
  VtImportReport *report; /* (owned) (nullable) */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  vt_customer_file_free (import->file);
  g_clear_pointer (&import->report, vt_import_report_free);
  g_free (import);
}

static gboolean
run_import (VtWorkspace *workspace, VtJob *job, gpointer data, GError **error)
{
  Import *import = data;

  return vt_customer_file_import (import->file, workspace, job, &import->report, error);
}

char *
studio_customer_report_summary (VtImportReport *report)
{
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *rejected = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  known = vt_words_count (vt_import_report_get_count (report, "customers-matched"));
  unknown = vt_words_count (vt_import_report_get_count (report, "customers-unknown"));
  rejected = vt_words_count (report->n_rows_by_fate[VT_ROW_REJECTED]);
  if (report->n_rows_by_fate[VT_ROW_REJECTED] == 0)
    return g_strdup_printf (_ ("Customers imported: %s known, %s new"), known, unknown);
  return g_strdup_printf (_ ("Customers imported: %s known, %s new, %s rows rejected"), known,
                          unknown, rejected);
}

static void
show_report (StudioCustomerWindow *self, VtImportReport *report)
{
  const gboolean changed =
      report->n_rows_by_fate[VT_ROW_ADDED] + report->n_rows_by_fate[VT_ROW_UPDATED] > 0;

  adw_window_title_set_title (self->heading, _ ("Imported"));
  adw_clamp_set_child (self->report, studio_import_report_view_new (report));
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_widget_set_visible (self->undo_button, changed);
  gtk_button_set_label (self->close_button, _ ("Done"));
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
on_imported (StudioSession *session, gpointer data, const GError *error, gpointer owner)
{
  StudioCustomerWindow *self = owner;
  Import               *import = data;
  g_autofree char      *summary = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (error != NULL)
    {
      self->file = g_steal_pointer (&import->file);
      allow_import (self, TRUE);
      show_doubt (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                            ? _ ("Stopped; nothing was kept")
                            : error->message);
      return;
    }
  summary = studio_customer_report_summary (import->report);
  show_report (self, import->report);
  studio_session_say (session, summary, _ ("_Undo"), STUDIO_ACTION_UNDO);
}

static void
start_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioCustomerWindow *self = STUDIO_CUSTOMER_WINDOW (widget);
  g_autofree char      *name = NULL;
  g_autofree char      *description = NULL;
  Import               *import;

  if (self->file == NULL)
    return;
  if (studio_session_is_busy (self->session))
    {
      show_doubt (self, _ ("Another job is running; wait for it or cancel it first"));
      return;
    }
  name = g_filename_display_basename (self->path);
  description = g_strdup_printf (_ ("Importing %s"), name);
  import = g_new0 (Import, 1);
  import->file = g_steal_pointer (&self->file);
  allow_import (self, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  studio_session_run_job (self->session, description, run_import, import, import_free, on_imported,
                          self);
}

/* Nothing else could be done since: the window is modal. */
static void
undo_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  studio_session_undo (STUDIO_CUSTOMER_WINDOW (widget)->session);
  gtk_window_close (GTK_WINDOW (widget));
}

/* While it imports, closing means: stop, leave nothing behind, and stay to say so. */
static gboolean
on_close_request (GtkWindow *window)
{
  StudioCustomerWindow *self = STUDIO_CUSTOMER_WINDOW (window);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->stack)))
    {
      studio_session_cancel_job (self->session);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (studio_customer_window_parent_class)->close_request (window);
}

/* ---- the window ---- */

static GtkWidget *
header_new (StudioCustomerWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->heading = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Import Customers"), ""));
  self->close_button = GTK_BUTTON (gtk_button_new_with_label (_ ("Cancel")));
  self->import_button = gtk_button_new_with_label (_ ("Import"));
  self->undo_button = gtk_button_new_with_label (_ ("Undo Import"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close_button), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import_button), "customers.import");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo_button), "customers.undo");
  gtk_widget_add_css_class (self->import_button, "suggested-action");
  gtk_widget_set_visible (self->undo_button, FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->heading));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->close_button));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->undo_button);
  return header;
}

/* @child scrolls where the window is too low for it. */
static GtkWidget *
page_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (child, MARGIN_PX);
  gtk_widget_set_margin_bottom (child, MARGIN_PX);
  gtk_widget_set_margin_start (child, MARGIN_PX);
  gtk_widget_set_margin_end (child, MARGIN_PX);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
check_new (StudioCustomerWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->doubt = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "visible", FALSE, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->doubt), "error");
  self->columns = STUDIO_CUSTOMER_COLUMNS (studio_customer_columns_new ());
  g_signal_connect (self->columns, "customer-changed", G_CALLBACK (on_customer_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->doubt));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  return page_new (box);
}

static GtkWidget *
looking_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Looking at the File…"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

static void
studio_customer_window_dispose (GObject *object)
{
  StudioCustomerWindow *self = STUDIO_CUSTOMER_WINDOW (object);

  if (self->look != NULL)
    vt_job_cancel (self->look);
  g_clear_pointer (&self->look, vt_job_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_customer_window_parent_class)->dispose (object);
}

static void
studio_customer_window_finalize (GObject *object)
{
  StudioCustomerWindow *self = STUDIO_CUSTOMER_WINDOW (object);

  vt_customer_file_free (self->file);
  g_free (self->path);
  G_OBJECT_CLASS (studio_customer_window_parent_class)->finalize (object);
}

static void
studio_customer_window_class_init (StudioCustomerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_customer_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_customer_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;
  gtk_widget_class_install_action (widget_class, "customers.import", NULL, start_import);
  gtk_widget_class_install_action (widget_class, "customers.undo", NULL, undo_import);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_customer_window_init (StudioCustomerWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  self->report = ADW_CLAMP (adw_clamp_new ());
  adw_status_page_set_icon_name (self->problem, "vitrine-warning-symbolic");
  adw_status_page_set_title (self->problem, _ ("This File Cannot Be Read"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, looking_new (), "looking");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_stack_add_named (self->stack, check_new (self), "check");
  gtk_stack_add_named (self->stack, page_new (GTK_WIDGET (self->report)), "report");
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import Customers"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_PX, HEIGHT_PX);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
studio_customer_window_new (GtkWindow *parent, StudioSession *session, const char *path)
{
  StudioCustomerWindow *self;
  g_autofree char      *name = NULL;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_CUSTOMER_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  name = g_filename_display_basename (path);
  adw_window_title_set_subtitle (self->heading, name);
  start_look (self, NULL);
  return GTK_WIDGET (self);
}
