/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers that were deleted, to be brought back. */

#include "studio-deleted-window.h"

#include "studio-history-actions.h"
#include "studio-history-row.h"
#include "studio-history-window.h"
#include "studio-refresh.h"
#include "studio-version-item.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define WIDTH_PX 480
#define HEIGHT_PX 460

/* ---- one offer ---- */

#define STUDIO_TYPE_DELETED_ITEM (studio_deleted_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioDeletedItem, studio_deleted_item, STUDIO, DELETED_ITEM, GObject)

struct _StudioDeletedItem
{
  GObject parent_instance;

  GPtrArray            *list;  /* (owned) (element-type VtDeletedOffer) */
  const VtDeletedOffer *offer; /* (unowned): one of them */
};

G_DEFINE_FINAL_TYPE (StudioDeletedItem, studio_deleted_item, G_TYPE_OBJECT)

static void
studio_deleted_item_finalize (GObject *object)
{
  g_ptr_array_unref (STUDIO_DELETED_ITEM (object)->list);
  G_OBJECT_CLASS (studio_deleted_item_parent_class)->finalize (object);
}

static void
studio_deleted_item_class_init (StudioDeletedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_deleted_item_finalize;
}

static void
studio_deleted_item_init (StudioDeletedItem *self)
{
}

static char *
tell_name (const VtDeletedOffer *offer)
{
  g_autofree char *name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);

  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("Offer Without a Name"));
}

static StudioHistoryWords
tell_offer (gpointer item)
{
  const VtDeletedOffer *offer = STUDIO_DELETED_ITEM (item)->offer;
  g_autofree char      *time = studio_history_time_to_text (offer->deleted_us);
  StudioHistoryWords    words = {tell_name (offer), NULL};

  /* Translators: a kind of offer, when it was deleted, and by whom */
  words.caption = g_strdup_printf (_ ("%s, deleted %s, %s"), vt_offer_kind_to_text (offer->kind),
                                   time, studio_history_author_to_text (offer->author));
  return words;
}

/* ---- the window ---- */

struct _StudioDeletedWindow
{
  AdwWindow parent_instance;

  StudioSession      *session;   /* (owned) */
  StudioRefresh      *refresh;   /* (owned) */
  GListStore         *list;      /* (owned) (element-type StudioDeletedItem) */
  GtkSingleSelection *selection; /* (owned) */

  GtkStack *stack; /* (owned by the widget tree), as the other */
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (StudioDeletedWindow, studio_deleted_window, ADW_TYPE_WINDOW)

/* ---- reading, off the main loop ---- */

typedef struct
{
  VtWorkspace *workspace; /* (owned) */
  GPtrArray   *list;      /* (owned) (nullable): the outcome */
  GError      *error;     /* (owned) (nullable): why there is none */
} Reading;

static gpointer
take (gpointer owner)
{
  StudioDeletedWindow *self = owner;
  Reading             *reading = g_new0 (Reading, 1);

  reading->workspace = g_object_ref (studio_session_get_workspace (self->session));
  return reading;
}

/* A VtWorkspaceFunc. */
static gboolean
load (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->list = vt_offer_log_load_deleted (database, error);
  return reading->list != NULL;
}

static void
compute (gpointer work)
{
  Reading *reading = work;

  vt_workspace_read (reading->workspace, load, reading, NULL, &reading->error);
}

static void
reading_free (gpointer work)
{
  Reading *reading = work;

  g_object_unref (reading->workspace);
  g_clear_pointer (&reading->list, g_ptr_array_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static void
show_list (StudioDeletedWindow *self, GPtrArray *list)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->len; i++)
    {
      StudioDeletedItem *item = g_object_new (STUDIO_TYPE_DELETED_ITEM, NULL);

      item->list = g_ptr_array_ref (list);
      item->offer = list->pdata[i];
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->list, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       items->pdata, items->len);
}

static void
give (gpointer owner, gpointer work)
{
  StudioDeletedWindow *self = owner;
  Reading             *reading = work;
  gboolean             has_any = reading->list != NULL && reading->list->len > 0;

  if (reading->list != NULL)
    show_list (self, reading->list);
  gtk_label_set_text (self->note, reading->error != NULL ? reading->error->message
                                                         : _ ("No offer was deleted"));
  gtk_stack_set_visible_child_name (self->stack, has_any ? "offers" : "note");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deleted.restore", has_any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deleted.history", has_any);
}

static const StudioRefreshFuncs refresh_funcs = {take, compute, give, reading_free};

static void
ask (StudioDeletedWindow *self)
{
  studio_refresh_ask (self->refresh);
}

/* ---- commands ---- */

/* (nullable) */
static const VtDeletedOffer *
get_selected (StudioDeletedWindow *self)
{
  StudioDeletedItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->offer : NULL;
}

static void
restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioDeletedWindow  *self = STUDIO_DELETED_WINDOW (widget);
  const VtDeletedOffer *offer = get_selected (self);

  if (offer != NULL)
    studio_offer_restore (self->session, offer->id, offer->version);
}

static void
history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioDeletedWindow  *self = STUDIO_DELETED_WINDOW (widget);
  const VtDeletedOffer *offer = get_selected (self);
  g_autofree char      *name = NULL;

  if (offer == NULL)
    return;
  name = tell_name (offer);
  gtk_window_present (
      GTK_WINDOW (studio_history_window_new (GTK_WINDOW (self), self->session, offer->id, name)));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_activate (StudioDeletedWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "deleted.restore", NULL);
}

/* ---- building ---- */

static GtkWidget *
header_new (void)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *history_button = gtk_button_new_with_label (_ ("History…"));
  GtkWidget *restore_button = gtk_button_new_with_label (_ ("Bring Back"));

  gtk_widget_add_css_class (restore_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (history_button), "deleted.history");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore_button), "deleted.restore");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), history_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), restore_button);
  return bar;
}

static GtkWidget *
offers_new (StudioDeletedWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = studio_history_list_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                             tell_offer, _ ("Deleted offers, the last one first"));

  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

static void
studio_deleted_window_dispose (GObject *object)
{
  StudioDeletedWindow *self = STUDIO_DELETED_WINDOW (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_deleted_window_parent_class)->dispose (object);
}

static void
studio_deleted_window_class_init (StudioDeletedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_deleted_window_dispose;
  gtk_widget_class_install_action (widget_class, "deleted.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "deleted.history", NULL, history);
  gtk_widget_class_install_action (widget_class, "deleted.close", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "deleted.close", NULL);
}

static void
studio_deleted_window_init (StudioDeletedWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->refresh = studio_refresh_new (G_OBJECT (self), &refresh_funcs);
  self->list = g_list_store_new (STUDIO_TYPE_DELETED_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->note = GTK_LABEL (gtk_label_new (_ ("Reading versions…")));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->note), "note");
  gtk_stack_add_named (self->stack, offers_new (self), "offers");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), header_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Deleted Offers"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deleted.restore", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deleted.history", FALSE);
}

GtkWidget *
studio_deleted_window_new (GtkWindow *parent, StudioSession *session)
{
  StudioDeletedWindow *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_DELETED_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}
