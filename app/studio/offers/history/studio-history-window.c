/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of one offer, and the way back to any of them. */

#include "studio-history-window.h"

#include "studio-history-actions.h"
#include "studio-history-row.h"
#include "studio-history.h"
#include "studio-version-view.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 860
#define HEIGHT_PX 560
#define LIST_WIDTH_PX 290

struct _StudioHistoryWindow
{
  AdwWindow parent_instance;

  StudioSession      *session;       /* (owned) */
  StudioHistory      *history;       /* (owned) */
  char               *offer_id;      /* (owned) */
  GtkSingleSelection *selection;     /* (owned) */
  StudioVersionItem  *shown;         /* (owned) (nullable) */
  gboolean            follows_first; /* the newest version is the one to show */

  GtkStack          *stack; /* (owned by the widget tree), as the others */
  GtkLabel          *note;
  GtkWidget         *list;
  StudioVersionView *view;
};

G_DEFINE_FINAL_TYPE (StudioHistoryWindow, studio_history_window, ADW_TYPE_WINDOW)

/* ---- rows ---- */

static StudioHistoryWords
tell_version (gpointer item)
{
  g_autofree char   *time = studio_version_item_dup_time (item);
  StudioHistoryWords words = {studio_version_item_dup_summary (item), NULL};

  /* Translators: when, and by whom */
  words.caption = g_strdup_printf (_ ("%s, %s"), time, studio_version_item_get_author (item));
  return words;
}

/* ---- following ---- */

static void
show_selected (StudioHistoryWindow *self)
{
  StudioVersionItem *item = gtk_single_selection_get_selected_item (self->selection);
  gboolean can_go_back = item != NULL && studio_version_item_get (item)->document != NULL &&
                         !studio_history_is_current (self->history, item);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.go-back", can_go_back);
  if (item != NULL)
    studio_version_view_show (self->view, item, studio_history_get_newest (self->history));
}

/* Whoever looks at the newest version stays there, whoever looks at another stays at that. */
static void
on_selected (StudioHistoryWindow *self)
{
  /* It also tells of the same item in another place. */
  if (!g_set_object (&self->shown, gtk_single_selection_get_selected_item (self->selection)))
    return;
  self->follows_first = gtk_single_selection_get_selected (self->selection) == 0;
  show_selected (self);
}

static void
on_loaded (StudioHistoryWindow *self)
{
  gboolean has_any = studio_history_get_newest (self->history) != NULL;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "versions" : "note");
  gtk_label_set_text (self->note, _ ("This offer has no versions"));
  if (self->follows_first)
    gtk_single_selection_set_selected (self->selection, 0);
  self->follows_first = gtk_single_selection_get_selected (self->selection) == 0;
  show_selected (self);
}

static void
on_failed (StudioHistory *history, const GError *error, gpointer user_data)
{
  StudioHistoryWindow *self = user_data;

  gtk_label_set_text (self->note, error->message);
  gtk_stack_set_visible_child_name (self->stack, "note");
}

/* ---- commands ---- */

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioHistoryWindow *self = STUDIO_HISTORY_WINDOW (widget);
  StudioVersionItem   *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;
  self->follows_first = TRUE;
  studio_offer_restore (self->session, self->offer_id, studio_version_item_get (item)->id);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- the window ---- */

static GtkWidget *
header_new (void)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Go Back to This Version"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, _ ("One step of undo; no version is lost (Ctrl+Return)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.go-back");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), button);
  return bar;
}

static GtkWidget *
list_new (StudioHistoryWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = studio_history_list_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                        tell_version, _ ("Versions, the newest first"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (scroller, LIST_WIDTH_PX, -1);
  return scroller;
}

static void
add_versions (StudioHistoryWindow *self)
{
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->view = STUDIO_VERSION_VIEW (studio_version_view_new (self->session));
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (panes), list_new (self));
  gtk_box_append (GTK_BOX (panes), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (self->view));
  gtk_stack_add_named (self->stack, panes, "versions");
}

static void
studio_history_window_dispose (GObject *object)
{
  StudioHistoryWindow *self = STUDIO_HISTORY_WINDOW (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->selection);
  g_clear_object (&self->history);
  g_clear_object (&self->session);
  g_clear_pointer (&self->offer_id, g_free);
  G_OBJECT_CLASS (studio_history_window_parent_class)->dispose (object);
}

static void
studio_history_window_class_init (StudioHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_history_window_dispose;
  gtk_widget_class_install_action (widget_class, "history.go-back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "history.close", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "history.go-back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "history.close", NULL);
}

static void
studio_history_window_init (StudioHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->follows_first = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  self->note = GTK_LABEL (gtk_label_new (_ ("Reading versions…")));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->note), "note");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), header_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_PX, HEIGHT_PX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.go-back", FALSE);
}

GtkWidget *
studio_history_window_new (GtkWindow     *parent,
                           StudioSession *session,
                           const char    *offer_id,
                           const char    *name)
{
  StudioHistoryWindow *self;
  g_autofree char     *title = NULL;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);
  g_return_val_if_fail (offer_id != NULL && name != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_HISTORY_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  self->offer_id = g_strdup (offer_id);
  self->history = studio_history_new (session, offer_id);
  self->selection =
      gtk_single_selection_new (g_object_ref (studio_history_get_list (self->history)));
  /* Translators: the title of a window: an offer's name */
  title = g_strdup_printf (_ ("History of %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  add_versions (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "loaded", G_CALLBACK (on_loaded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "failed", G_CALLBACK (on_failed), self, 0);
  return GTK_WIDGET (self);
}
