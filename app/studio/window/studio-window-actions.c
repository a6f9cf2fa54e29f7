/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's own actions: pages, undo, menus, the state that tests and automation read. */

#include "studio-window-private.h"

#include "studio-actions.h"
#include "studio-trace.h"

#include <glib/gi18n-lib.h>

static GSimpleAction *
lookup (StudioWindow *self, const char *detailed_name)
{
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (self), studio_action_bare_name (detailed_name));

  g_assert (G_IS_SIMPLE_ACTION (action));
  return G_SIMPLE_ACTION (action);
}

void
studio_window_set_state (StudioWindow *self, const char *detailed_name, GVariant *state)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (state);

  /* What the session still says then has nobody to tell. */
  if (!self->is_closing)
    g_simple_action_set_state (lookup (self, detailed_name), owned);
}

void
studio_window_enable (StudioWindow *self, const char *detailed_name, gboolean enabled)
{
  g_simple_action_set_enabled (lookup (self, detailed_name), enabled);
}

static void
on_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_window_show_page (user_data, g_variant_get_string (parameter, NULL));
}

/* Without this a request to change the state would set any text. */
static void
on_change_page (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  studio_window_show_page (user_data, g_variant_get_string (state, NULL));
}

static void
on_change_nothing (GSimpleAction *action, GVariant *state, gpointer user_data)
{
}

static void
on_go_to (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  studio_session_go (self->session, g_variant_get_string (parameter, NULL));
}

static void
on_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

static void
on_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  if (self->session == NULL)
    {
      gtk_menu_button_popup (self->welcome_menu);
      return;
    }
  /* In a narrow window the menu is with the list of pages. */
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
  gtk_menu_button_popup (self->workspace_menu);
}

static void
on_help_overlay (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *shortcuts = studio_shortcuts_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), user_data);
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static void
on_cancel_job (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  if (self->opening_job != NULL)
    vt_job_cancel (self->opening_job);
  else if (self->session != NULL)
    studio_session_cancel_job (self->session);
}

/* The application's Ctrl+Z goes before the text entry's own, so what was typed last is taken back
 * here first. Whether a GtkText had anything to take back shows only in its text. */
static gboolean
undo_in_text (StudioWindow *self, const char *text_action)
{
  GtkWidget       *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean can = g_str_equal (text_action, "text.undo") ? gtk_text_buffer_get_can_undo (buffer)
                                                            : gtk_text_buffer_get_can_redo (buffer);

      return can && gtk_widget_activate_action (focus, text_action, NULL);
    }
  if (!GTK_IS_TEXT (focus) || !gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  if (!gtk_widget_activate_action (focus, text_action, NULL))
    return FALSE;
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  if (!undo_in_text (self, "text.undo"))
    studio_session_undo (self->session);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioWindow *self = user_data;

  if (!undo_in_text (self, "text.redo"))
    studio_session_redo (self->session);
}

static void
activate_on_page (StudioWindow *self, const char *class_action)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL)
    gtk_widget_activate_action (page, class_action, NULL);
}

static void
on_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate_on_page (user_data, "page.find");
}

static void
on_inspector (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate_on_page (user_data, "page.inspector");
}

void
studio_window_add_actions (StudioWindow *self)
{
  static const GActionEntry entries[] = {
      {"page", on_page, "s", "'" STUDIO_WELCOME "'", on_change_page},
      {.name = "go", .activate = on_go_to, .parameter_type = "s"},
      {.name = "back", .activate = on_back},
      {.name = "menu", .activate = on_menu},
      {.name = "show-help-overlay", .activate = on_help_overlay},
      {.name = "close", .activate = on_close},
      {.name = "cancel-job", .activate = on_cancel_job},
      {.name = "undo", .activate = on_undo},
      {.name = "redo", .activate = on_redo},
      {.name = "find", .activate = on_find},
      {.name = "inspector", .activate = on_inspector},
      {.name = "busy", .state = "false", .change_state = on_change_nothing},
      {.name = "loaded", .state = "false", .change_state = on_change_nothing},
      {.name = "mapped", .state = "false", .change_state = on_change_nothing},
      {.name = "undo-label", .state = "''", .change_state = on_change_nothing},
      {.name = "redo-label", .state = "''", .change_state = on_change_nothing},
      {.name = "status", .state = "''", .change_state = on_change_nothing},
      {.name = "problems", .state = "0", .change_state = on_change_nothing},
  };
  static const char *const wait_for_session[] = {"undo", "redo", "find", "inspector", "back", "go"};

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (wait_for_session); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), wait_for_session[i])),
        FALSE);
  studio_window_enable (self, STUDIO_ACTION_CANCEL_JOB, FALSE);
  studio_window_add_file_actions (self);
  studio_window_add_select_actions (self);
}

static void
show_step (StudioWindow *self, GtkWidget *button, const char *tooltip)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
}

static void
on_undo_label (StudioWindow *self)
{
  const char *label = studio_session_get_undo_label (self->session);
  /* TRANSLATORS: a step's name follows: "Undo Change Discount" */
  g_autofree char *tooltip =
      label != NULL ? g_strdup_printf (_ ("Undo %s"), label) : g_strdup (_ ("Undo"));

  show_step (self, self->undo_button, tooltip);
  studio_window_set_state (self, STUDIO_ACTION_UNDO_LABEL,
                           g_variant_new_string (label != NULL ? label : ""));
  studio_window_enable (self, STUDIO_ACTION_UNDO, label != NULL);
}

static void
on_redo_label (StudioWindow *self)
{
  const char      *label = studio_session_get_redo_label (self->session);
  g_autofree char *tooltip =
      label != NULL ? g_strdup_printf (_ ("Redo %s"), label) : g_strdup (_ ("Redo"));

  show_step (self, self->redo_button, tooltip);
  studio_window_set_state (self, STUDIO_ACTION_REDO_LABEL,
                           g_variant_new_string (label != NULL ? label : ""));
  studio_window_enable (self, STUDIO_ACTION_REDO, label != NULL);
}

static void
on_mining (StudioWindow *self)
{
  gboolean is_mapped = studio_session_is_loaded (self->session) &&
                       !studio_session_is_mining (self->session) &&
                       studio_session_get_map (self->session) != NULL;

  studio_window_set_state (self, STUDIO_ACTION_MAPPED, g_variant_new_boolean (is_mapped));
  if (is_mapped)
    studio_trace_mark_frame (GTK_WIDGET (self), "mapped");
}

void
studio_window_add_session_actions (StudioWindow *self)
{
  static const char *const needs_session[] = {
      STUDIO_ACTION_FIND,           STUDIO_ACTION_INSPECTOR,
      STUDIO_ACTION_BACK,           STUDIO_ACTION_GO,
      STUDIO_ACTION_SAVE_COPY,      STUDIO_ACTION_SAVE_COPY_TO,
      STUDIO_ACTION_IMPORT_FROM,    STUDIO_ACTION_EXPORT_MAP_TO,
      STUDIO_ACTION_SELECT_PRODUCT, STUDIO_ACTION_SELECT_PRODUCTS,
      STUDIO_ACTION_SELECT_OFFER,   STUDIO_ACTION_MAKE_BUNDLE_OF};

  for (guint i = 0; i < G_N_ELEMENTS (needs_session); i++)
    studio_window_enable (self, needs_session[i], TRUE);
  g_signal_connect_object (self->session, "notify::undo-label", G_CALLBACK (on_undo_label), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::redo-label", G_CALLBACK (on_redo_label), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::mining", G_CALLBACK (on_mining), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::loaded", G_CALLBACK (on_mining), self,
                           G_CONNECT_SWAPPED);
  on_undo_label (self);
  on_redo_label (self);
}
