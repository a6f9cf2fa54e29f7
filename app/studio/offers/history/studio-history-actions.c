/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the past of offers, from anywhere. */

#include "studio-history-actions.h"

#include "studio-actions.h"
#include "studio-deleted-window.h"
#include "studio-history-window.h"
#include "studio-offer-change.h"
#include "studio-offer-words.h"
#include "vt-offer-log.h"

#include <glib/gi18n-lib.h>

/* ---- going back ---- */

typedef struct
{
  StudioSession *session; /* (owned) */
  char          *id;      /* (owned) */
  gint64         version;
  gboolean       was_deleted;
} Restoration;

static void
restoration_free (Restoration *restoration)
{
  g_object_unref (restoration->session);
  g_free (restoration->id);
  g_free (restoration);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoration, restoration_free)

/* A VtWorkspaceFunc. */
static gboolean
run_restoration (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Restoration *restoration = data;

  return vt_offer_log_restore (database, restoration->id, restoration->version, error);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restoration) restoration = user_data;
  g_autofree char *place = studio_offer_place (restoration->id);
  g_autoptr (GError) error = NULL;

  if (!vt_workspace_edit_finish (VT_WORKSPACE (source), result, &error))
    {
      studio_session_fail (restoration->session, _ ("The Version Could Not Be Brought Back"),
                           error);
      return;
    }
  if (restoration->was_deleted)
    studio_session_go (restoration->session, place);
  studio_session_say (restoration->session,
                      restoration->was_deleted ? _ ("Offer brought back")
                                               : _ ("Gone back to an earlier version"),
                      _ ("Undo"), STUDIO_ACTION_UNDO);
}

void
studio_offer_restore (StudioSession *session, const char *id, gint64 version)
{
  Restoration     *restoration;
  g_autofree char *place = NULL;

  g_return_if_fail (STUDIO_IS_SESSION (session));
  g_return_if_fail (id != NULL);

  restoration = g_new0 (Restoration, 1);
  restoration->session = g_object_ref (session);
  restoration->id = g_strdup (id);
  restoration->version = version;
  restoration->was_deleted = studio_session_find_offer (session, id) == NULL;
  place = studio_offer_place (id);
  vt_workspace_edit_async (
      studio_session_get_workspace (session),
      restoration->was_deleted ? _ ("Bring Back Offer") : _ ("Go Back to Version"), place,
      run_restoration, restoration, NULL, NULL, on_restored, restoration);
}

/* ---- windows ---- */

/* (nullable): the window that the user is in, but for those that stand before another. */
static GtkWindow *
find_window (void)
{
  GApplication *application = g_application_get_default ();
  GtkWindow    *window = NULL;

  if (GTK_IS_APPLICATION (application))
    window = gtk_application_get_active_window (GTK_APPLICATION (application));
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return window;
}

static void
show_history (StudioSession *session, const char *id)
{
  const VtOffer   *offer = studio_session_find_offer (session, id);
  g_autofree char *name =
      offer != NULL ? studio_offer_title (offer) : g_strdup (_ ("a Deleted Offer"));

  gtk_window_present (GTK_WINDOW (studio_history_window_new (find_window (), session, id, name)));
}

static void
history (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *id = studio_session_get_offer_id (session);

  if (id != NULL)
    show_history (session, id);
}

static void
history_of (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  show_history (session, g_variant_get_string (parameter, NULL));
}

static void
restore (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *id;
  gint64      version;

  g_variant_get (parameter, "(&sx)", &id, &version);
  studio_offer_restore (session, id, version);
}

static void
deleted_offers (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  gtk_window_present (GTK_WINDOW (studio_deleted_window_new (find_window (), session)));
}

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  const char *id = studio_session_get_offer_id (session);
  GAction    *action =
      g_action_map_lookup_action (data, studio_action_bare_name (STUDIO_ACTION_OFFER_HISTORY));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               id != NULL && studio_session_find_offer (session, id) != NULL);
}

void
studio_history_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "offer-history", .activate = history},
      {.name = "offer-history-of", .activate = history_of, .parameter_type = "s"},
      {.name = "offer-restore", .activate = restore, .parameter_type = "(sx)"},
      {.name = "deleted-offers", .activate = deleted_offers},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
