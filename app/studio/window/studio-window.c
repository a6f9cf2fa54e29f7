/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: its forms, its pages, and the way between them. */

#include "studio-window-private.h"

#include "studio-actions.h"
#include "studio-author.h"
#include "studio-compat.h"
#include "studio-tab-stop.h"
#include "studio-trace.h"
#include "studio-welcome.h"
#include "vitrine-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StudioWindow, studio_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkListBoxRow *
find_row (StudioWindow *self, const StudioPage *page)
{
  guint n_pages;

  return gtk_list_box_get_row_at_index (self->page_list,
                                        (int) (page - studio_pages_get (&n_pages)));
}

static void
show_primary (StudioWindow *self, const StudioPage *page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->primary_button), page->primary_action != NULL);
  if (page->primary_action == NULL)
    return;
  gtk_button_set_label (self->primary_button, _ (page->primary_label));
  studio_action_connect (GTK_ACTIONABLE (self->primary_button), page->primary_action);
}

/* Makes the page on its first visit. */
static void
put_page (gpointer widget)
{
  StudioWindow *self = STUDIO_WINDOW (widget);

  if (gtk_stack_get_child_by_name (self->pages, self->page->name) == NULL)
    gtk_stack_add_named (self->pages, self->page->create (self->session), self->page->name);
  gtk_stack_set_visible_child_name (self->pages, self->page->name);
}

static const StudioTurn turns[] = {put_page};

void
studio_window_show_page (StudioWindow *self, const char *name)
{
  const StudioPage *page = studio_pages_find (name);

  if (page == NULL || self->session == NULL)
    return;
  self->page = page;
  /* The first comes a frame after what surrounds it: both would be too much for one. */
  if (gtk_stack_get_visible_child (self->pages) == NULL)
    studio_turns_ask (self->turns, 0);
  else
    put_page (self);
  gtk_list_box_select_row (self->page_list, find_row (self, page));
  adw_window_title_set_title (self->page_title, _ (page->title));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  show_primary (self, page);
  studio_window_set_state (self, STUDIO_ACTION_PAGE, g_variant_new_string (name));
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, StudioWindow *self)
{
  guint             n_pages;
  const StudioPage *pages = studio_pages_get (&n_pages);

  if (row != NULL && &pages[gtk_list_box_row_get_index (row)] != self->page)
    studio_window_show_page (self, pages[gtk_list_box_row_get_index (row)].name);
}

/* In a narrow window the page shown is chosen again to go to it. */
static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, StudioWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static GtkWidget *
page_row_new (StudioWindow *self, const StudioPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  if (g_str_equal (page->name, "offers"))
    {
      self->problem_badge = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->problem_badge, "count-badge");
      gtk_widget_set_visible (self->problem_badge, FALSE);
      gtk_box_append (GTK_BOX (box), self->problem_badge);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  return row;
}

static void
fill_page_list (StudioWindow *self)
{
  guint             n_pages;
  const StudioPage *pages = studio_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->page_list, page_row_new (self, &pages[i]));
  g_signal_connect (self->page_list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect (self->page_list, "row-activated", G_CALLBACK (on_row_activated), self);
}

/* Offers that do with others what nobody meant. */
static void
add_found (StudioWindow *self, GHashTable *offers)
{
  GPtrArray *findings = studio_session_get_findings (self->session);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const VtFinding *finding = findings->pdata[i];

      for (guint k = 0; finding->severity != VT_PROBLEM_NOTE && k < finding->shares->len; k++)
        g_hash_table_add (offers, ((VtFindingShare *) finding->shares->pdata[k])->offer_id);
    }
}

static void
on_problems (StudioWindow *self)
{
  GPtrArray *problems = studio_session_get_problems (self->session);
  g_autoptr (GHashTable) offers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  guint            n;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity != VT_PROBLEM_NOTE && problem->offer_id != NULL)
        g_hash_table_add (offers, problem->offer_id);
    }
  add_found (self, offers);
  n = g_hash_table_size (offers);
  text = g_strdup_printf ("%u", n);
  words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u offer has problems", "%u offers have problems", n), n);
  gtk_label_set_text (GTK_LABEL (self->problem_badge), text);
  gtk_widget_set_tooltip_text (self->problem_badge, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problem_badge),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->problem_badge, n > 0);
  studio_window_set_state (self, STUDIO_ACTION_PROBLEMS, g_variant_new_int32 ((gint32) n));
}

static void
on_said (StudioSession *session,
         const char    *text,
         const char    *button,
         const char    *detailed_action,
         StudioWindow  *self)
{
  studio_window_say (self, text, button, detailed_action);
}

static void
on_failed (StudioSession *session, const char *heading, const GError *error, StudioWindow *self)
{
  g_autofree char *status = g_strdup_printf ("%s: %s", heading, error->message);

  studio_window_set_state (self, STUDIO_ACTION_STATUS, g_variant_new_string (status));
  studio_compat_show_message (GTK_WINDOW (self), heading, error->message);
}

static void
on_go (StudioSession *session, const char *place, StudioWindow *self)
{
  const char      *slash = strchr (place, '/');
  g_autofree char *page =
      slash != NULL ? g_strndup (place, (gsize) (slash - place)) : g_strdup (place);

  if (slash != NULL && g_str_equal (page, "offers"))
    studio_session_look_at (self->session, slash + 1);
  studio_window_show_page (self, page);
}

static void
on_loaded (StudioWindow *self)
{
  studio_window_set_state (self, STUDIO_ACTION_LOADED,
                           g_variant_new_boolean (studio_session_is_loaded (self->session)));
  studio_trace_mark_frame (GTK_WIDGET (self), "loaded");
}

static void
remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData    data = {.mime_type = (char *) "application/vnd.vitrine.workspace",
                           .app_name = (char *) "Vitrine",
                           .app_exec = (char *) "vitrine %f"};

  g_settings_set_string (studio_application_get_settings (), "last-workspace", path);
  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

void
studio_window_take_workspace (StudioWindow *self, VtWorkspace *workspace)
{
  guint             n_pages;
  const StudioPage *pages = studio_pages_get (&n_pages);
  g_autofree char  *file_name = NULL;

  g_return_if_fail (STUDIO_IS_WINDOW (self) && self->session == NULL);

  self->session = studio_session_new (workspace);
  if (self->is_closing)
    {
      studio_session_close_async (self->session, NULL, NULL);
      return;
    }
  studio_author_follow (self->session);
  file_name = g_filename_display_basename (vt_workspace_get_path (workspace));
  adw_window_title_set_title (self->shop_title, studio_session_get_name (self->session));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->shop_title), file_name);
  gtk_window_set_title (GTK_WINDOW (self), studio_session_get_name (self->session));
  studio_window_add_session_actions (self);
  studio_window_follow_selection (self);
  for (guint i = 0; i < n_pages; i++)
    if (pages[i].add_actions != NULL)
      pages[i].add_actions (G_ACTION_MAP (self), self->session);
  g_signal_connect_object (self->session, "said", G_CALLBACK (on_said), self, 0);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->session, "go", G_CALLBACK (on_go), self, 0);
  g_signal_connect_object (self->session, "notify::problems", G_CALLBACK (on_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::findings", G_CALLBACK (on_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::loaded", G_CALLBACK (on_loaded), self,
                           G_CONNECT_SWAPPED);
  studio_window_watch_jobs (self);
  gtk_stack_add_named (self->forms, GTK_WIDGET (self->leaflet), "workspace");
  gtk_stack_set_visible_child_name (self->forms, "workspace");
  studio_window_show_page (self, pages[0].name);
  adw_bin_set_child (self->welcome_bin, NULL);
  remember (vt_workspace_get_path (workspace));
  studio_trace_mark_frame (GTK_WIDGET (self), "workspace shown");
}

void
studio_window_show_welcome (StudioWindow *self)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self));

  adw_bin_set_child (self->welcome_bin, studio_welcome_new ());
}

void
studio_window_show_refusal (StudioWindow *self, const char *path, const GError *error)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self) && error != NULL);

  if (self->is_closing)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (adw_bin_get_child (self->welcome_bin) == NULL)
        studio_window_show_welcome (self);
      return;
    }
  adw_bin_set_child (self->welcome_bin, studio_refusal_new (path, error));
  studio_window_say (self, error->message, NULL, NULL);
}

StudioSession *
studio_window_get_session (StudioWindow *self)
{
  g_return_val_if_fail (STUDIO_IS_WINDOW (self), NULL);

  return self->session;
}

gboolean
studio_window_is_vacant (StudioWindow *self)
{
  g_return_val_if_fail (STUDIO_IS_WINDOW (self), FALSE);

  return self->session == NULL && self->opening_job == NULL && !self->is_closing;
}

static void
on_session_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!studio_session_close_finish (STUDIO_SESSION (source), result, &error))
    g_printerr ("%s\n", error->message);
  g_application_release (g_application_get_default ());
}

static gboolean
studio_window_close_request (GtkWindow *window)
{
  StudioWindow *self = STUDIO_WINDOW (window);

  self->is_closing = TRUE;
  if (self->opening_job != NULL)
    vt_job_cancel (self->opening_job);
  studio_window_stop_watching_jobs (self);
  if (self->session != NULL)
    {
      /* The process stays until the file is let go of in good order. */
      g_application_hold (g_application_get_default ());
      studio_session_close_async (self->session, on_session_closed, NULL);
    }
  return GTK_WINDOW_CLASS (studio_window_parent_class)->close_request (window);
}

static void
studio_window_dispose (GObject *object)
{
  StudioWindow *self = STUDIO_WINDOW (object);

  studio_window_stop_watching_jobs (self);
  g_clear_pointer (&self->opening_job, vt_job_unref);
  g_clear_pointer (&self->opening_description, g_free);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->turns, studio_turns_free);
  G_OBJECT_CLASS (studio_window_parent_class)->dispose (object);
  g_clear_object (&self->job_bar);
  g_clear_object (&self->leaflet);
  g_clear_object (&self->session);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioWindow, name)
  BIND (toasts);
  BIND (forms);
  BIND (welcome_bin);
  BIND (welcome_job);
  BIND (workspace_job);
  BIND (welcome_menu);
  BIND (workspace_menu);
  BIND (leaflet);
  BIND (sidebar);
  BIND (content);
  BIND (shop_title);
  BIND (page_title);
  BIND (page_list);
  BIND (pages);
  BIND (undo_button);
  BIND (redo_button);
  BIND (primary_button);
  BIND (status);
  BIND (job_bar);
  BIND (job_text);
  BIND (job_progress);
#undef BIND
}

static void
studio_window_class_init (StudioWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = studio_window_close_request;
  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/studio-window.ui");
  bind_children (widget_class);
}

static void
studio_window_init (StudioWindow *self)
{
  GSettings *settings = studio_application_get_settings ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->job_bar);
  g_object_ref (self->leaflet);
  self->turns = studio_turns_new (GTK_WIDGET (self), turns, G_N_ELEMENTS (turns));
  fill_page_list (self);
  studio_window_add_actions (self);
  studio_window_add_drop (self);
  studio_window_watch_jobs (self);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_SET);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_SET);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  studio_trace_mark_frame (GTK_WIDGET (self), "first frame");
}

GtkWidget *
studio_window_new (StudioApplication *application)
{
  return g_object_new (STUDIO_TYPE_WINDOW, "application", application, NULL);
}
