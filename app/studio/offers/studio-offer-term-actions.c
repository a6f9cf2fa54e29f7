/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's terms from anywhere: automation, menus, keys. */

#include "studio-offer-term-actions.h"

#include "studio-condition-edit.h"
#include "studio-offer-edit.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

static const char *
current (StudioSession *session)
{
  const char *id = studio_session_get_offer_id (session);

  return id != NULL ? id : "";
}

/* %FALSE, and said, if @json is no JSON. */
static gboolean
read_value (StudioSession *session, const char *json, JsonNode **ret_value)
{
  g_autoptr (GError) error = NULL;
  JsonNode *value = vt_document_parse_value (json, -1, &error);

  if (value == NULL)
    {
      studio_session_say (session, error->message, NULL, NULL);
      return FALSE;
    }
  *ret_value = value;
  return TRUE;
}

static void
set_term (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *path;
  const char *json;
  JsonNode   *value = NULL;

  g_variant_get (parameter, "(&s&s)", &path, &json);
  if (*json == '\0' || read_value (session, json, &value))
    studio_offer_set_term (session, current (session), _ ("Change Offer"), path, value);
}

static void
insert_term (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *path;
  const char *json;
  guint32     position;
  JsonNode   *value;

  g_variant_get (parameter, "(&su&s)", &path, &position, &json);
  if (read_value (session, json, &value))
    studio_offer_insert_term (session, current (session), _ ("Change Offer"), path, position,
                              value);
}

static void
move_term (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *path;
  guint32     from;
  guint32     to;

  g_variant_get (parameter, "(&suu)", &path, &from, &to);
  studio_offer_move_term (session, current (session), _ ("Change Order"), path, from, to);
}

/* ---- conditions ---- */

static void
add_condition (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *path;
  const char *member;

  g_variant_get (parameter, "(&s&s)", &path, &member);
  studio_condition_add (session, current (session), path, member);
}

static const char *const names[] = {"offer-set-term", "offer-insert-term", "offer-move-term",
                                    "offer-add-condition"};

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  gboolean has_offer = studio_session_find_offer (session, current (session)) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (data, names[i])),
                                 has_offer);
}

void
studio_offer_term_actions_add (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "offer-set-term", .activate = set_term, .parameter_type = "(ss)"},
      {.name = "offer-insert-term", .activate = insert_term, .parameter_type = "(sus)"},
      {.name = "offer-move-term", .activate = move_term, .parameter_type = "(suu)"},
      {.name = "offer-add-condition", .activate = add_condition, .parameter_type = "(ss)"},
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
