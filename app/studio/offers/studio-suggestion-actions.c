/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of suggestions. */

#include "studio-suggestion-list.h"

#include "studio-actions.h"

#include <glib/gi18n-lib.h>

static void
dismiss (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *key = g_variant_get_string (parameter, NULL);

  if (*key == '\0')
    return;
  studio_session_dismiss_suggestion (session, key);
  studio_session_say (session, _ ("Not suggested again"), _ ("Undo"), "win.undo");
}

static void
accept (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_session_accept_suggestion (session, g_variant_get_string (parameter, NULL));
}

/* Asking for a kind; the action's own state follows once the session has it. */
static void
show_kind (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *word = g_variant_get_string (parameter, NULL);
  VtOfferKind kind;

  if (*word == '\0' || (vt_offer_kind_from_word (word, &kind) && vt_offer_kind_is_suggested (kind)))
    studio_session_set_suggestion_kind (session, word);
}

static void
follow_kind (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  GAction *action =
      g_action_map_lookup_action (data, studio_action_bare_name (STUDIO_ACTION_SUGGESTION_KIND));

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (studio_session_get_suggestion_kind (session)));
}

void
studio_suggestions_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "accept-suggestion", .activate = accept, .parameter_type = "s"},
      {.name = "dismiss-suggestion", .activate = dismiss, .parameter_type = "s"},
      {"suggestion-kind", show_kind, "s", "''", show_kind, {0}},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::suggestion-kind", G_CALLBACK (follow_kind), actions,
                           0);
  follow_kind (session, NULL, actions);
}
