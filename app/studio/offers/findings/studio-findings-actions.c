/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on findings and the margin floor. */

#include "studio-findings-actions.h"

#include "studio-actions.h"
#include "studio-findings-words.h"
#include "studio-till.h"
#include "vt-margin-floor.h"

#include <glib/gi18n-lib.h>

/* ---- trying a cart ---- */

/* @json: (nullable): there is none where the search found no cart. */
static void
try_cart (StudioSession *session, const char *json, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtCart) cart = NULL;

  if (json == NULL)
    {
      studio_session_say (session, _ ("There is no such cart"), NULL, NULL);
      return;
    }
  cart = vt_cart_from_json (json, &error);
  if (cart == NULL)
    {
      studio_session_fail (session, _ ("The Cart Could Not Be Read"), error);
      return;
    }
  studio_till_replace_cart (studio_till_get (session), cart, said);
  studio_session_go (session, "preview");
}

static void
on_finding_try (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession   *session = user_data;
  const VtFinding *finding =
      studio_session_find_finding (session, g_variant_get_string (parameter, NULL));
  g_autofree char *json = NULL;

  if (finding != NULL)
    json = vt_finding_to_cart_json (finding, studio_session_get_catalog (session),
                                    studio_session_get_currency (session));
  try_cart (session, json, _ ("The smallest cart that shows it"));
}

static void
on_floor_try (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession   *session = user_data;
  const VtFloor   *floor = studio_session_get_floor (session);
  g_autofree char *json = NULL;

  if (floor != NULL)
    json = vt_floor_to_cart_json (floor, studio_session_get_catalog (session),
                                  studio_session_get_currency (session));
  try_cart (session, json, _ ("The cart with the least margin"));
}

static void
on_finding_dismiss (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *key = g_variant_get_string (parameter, NULL);

  if (studio_session_find_finding (user_data, key) == NULL)
    {
      studio_session_say (user_data, _ ("There is no such finding"), NULL, NULL);
      return;
    }
  studio_session_dismiss_finding (user_data, key);
  studio_session_say (user_data, _ ("Finding dismissed"), _ ("Undo"), STUDIO_ACTION_UNDO);
}

/* ---- the search ---- */

static void
on_stop (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_session_stop_search (user_data);
}

static void
on_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_session_search_again (user_data);
}

static void
on_margin_floor (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *typed = g_strstrip (g_variant_dup_string (parameter, NULL));
  g_autofree char *text = NULL;
  gint32           ppm;

  if (vt_percent_from_plain (typed, &ppm, NULL) && ppm <= VT_MARGIN_FLOOR_MAX_PPM)
    {
      studio_session_set_margin_floor (user_data, ppm);
      return;
    }
  text =
      g_strdup_printf (_ ("The margin floor is from 0 to %d %%"), VT_MARGIN_FLOOR_MAX_PPM / 10000);
  studio_session_say (user_data, text, NULL, NULL);
}

static void
on_floor_size (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *text = NULL;
  guint32          n_lines;
  guint32          n_units;

  g_variant_get (parameter, "(uu)", &n_lines, &n_units);
  if (n_lines >= 1 && n_lines <= STUDIO_FLOOR_MAX_LINES && n_units >= 1 &&
      n_units <= STUDIO_FLOOR_MAX_UNITS)
    {
      studio_session_set_floor_size (user_data, n_lines, n_units);
      return;
    }
  text = g_strdup_printf (_ ("Carts of 1 to %d lines of 1 to %d units can be looked at"),
                          STUDIO_FLOOR_MAX_LINES, STUDIO_FLOOR_MAX_UNITS);
  studio_session_say (user_data, text, NULL, NULL);
}

/* ---- state ---- */

static void
on_change_nothing (GSimpleAction *action, GVariant *state, gpointer user_data)
{
}

static void
set_state (gpointer actions, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)), state);
}

static void
set_enabled (gpointer actions, const char *name, gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)),
                               is_enabled);
}

static void
follow (StudioSession *session, GParamSpec *pspec, gpointer actions)
{
  GPtrArray     *list = studio_session_get_findings (session);
  const VtFloor *floor = studio_session_get_floor (session);
  gboolean       is_searching = studio_session_is_searching (session);

  set_state (actions, "findings", g_variant_new_int32 (list != NULL ? (gint32) list->len : -1));
  set_state (actions, "findings-searching", g_variant_new_boolean (is_searching));
  set_state (actions, "floor-outcome",
             g_variant_new_string (floor != NULL ? vt_floor_outcome_to_word (floor->outcome) : ""));
  set_enabled (actions, "findings-stop", is_searching);
  set_enabled (actions, "floor-try", floor != NULL && floor->outcome == VT_FLOOR_BELOW);
}

void
studio_findings_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {.name = "finding-try", .activate = on_finding_try, .parameter_type = "s"},
      {.name = "finding-dismiss", .activate = on_finding_dismiss, .parameter_type = "s"},
      {.name = "findings-stop", .activate = on_stop},
      {.name = "findings-search", .activate = on_search},
      {.name = "floor-try", .activate = on_floor_try},
      {.name = "margin-floor", .activate = on_margin_floor, .parameter_type = "s"},
      {.name = "floor-size", .activate = on_floor_size, .parameter_type = "(uu)"},
      {.name = "findings", .state = "-1", .change_state = on_change_nothing},
      {.name = "findings-searching", .state = "false", .change_state = on_change_nothing},
      {.name = "floor-outcome", .state = "''", .change_state = on_change_nothing},
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions) && STUDIO_IS_SESSION (session));

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::searching", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
