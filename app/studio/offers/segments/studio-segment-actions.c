/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to segments from anywhere: buttons, keys, automation. */

#include "studio-actions.h"
#include "studio-segment-edit.h"
#include "studio-segments-view.h"

#include <glib/gi18n-lib.h>

/* (nullable): the segment looked at. */
static const VtSegment *
find_current (StudioSession *session)
{
  return studio_session_find_segment (session, studio_session_get_segment_id (session));
}

/* "" while there is none, as then the actions are disabled. */
static const char *
current (StudioSession *session)
{
  const VtSegment *segment = find_current (session);

  return segment != NULL ? segment->id : "";
}

static const char *
text_of (GVariant *parameter)
{
  return g_variant_get_string (parameter, NULL);
}

/* (nullable): what @text says; else it is said what is wrong with it. */
static VtSegmentRule *
read_rule (StudioSession *session, const char *text)
{
  g_autoptr (GError) error = NULL;
  VtSegmentRule *rule = vt_segment_rule_from_text (text, &error);

  if (rule == NULL)
    studio_session_say (session, error->message, NULL, NULL);
  return rule;
}

static void
select_segment (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char      *meant = text_of (parameter);
  const VtSegment *segment = studio_session_find_segment (session, meant);

  if (*meant == '\0')
    studio_session_set_segment_id (session, NULL);
  else if (segment != NULL)
    studio_session_set_segment_id (session, segment->id);
  else
    studio_session_say (session, _ ("There is no such segment"), NULL, NULL);
}

static void
new_segment (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_create (session, _ ("New Segment"));
}

static void
new_segment_named (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (parameter)));

  if (*name != '\0')
    studio_segment_create (session, name);
}

static void
add_preset (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  GPtrArray      *presets = studio_session_get_presets (session);
  const VtPreset *preset = presets != NULL ? vt_presets_find (presets, text_of (parameter)) : NULL;

  if (preset != NULL)
    studio_segment_add_preset (session, preset);
  else
    studio_session_say (session, _ ("There is no such preset"), NULL, NULL);
}

static void
set_day (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  gint32 day = VT_DAY_NONE;

  if (*text_of (parameter) != '\0' && !vt_day_from_plain (text_of (parameter), &day, NULL))
    studio_session_say (session, _ ("Write a day as 2025-11-24; empty for the last order’s"), NULL,
                        NULL);
  else
    studio_session_set_reference_day (session, day);
}

/* ---- on the segment looked at ---- */

static void
set_name (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_set_name (session, current (session), text_of (parameter));
}

static void
set_key (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_set_key (session, current (session), text_of (parameter));
}

static void
set_note (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_set_note (session, current (session), text_of (parameter));
}

static void
set_rule (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (VtSegmentRule) rule = read_rule (session, text_of (parameter));

  if (rule != NULL)
    studio_segment_set_rule (session, current (session), rule);
}

static void
set_part (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (VtSegmentRule) rule = NULL;
  const char *path;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &path, &text);
  rule = read_rule (session, text);
  if (rule != NULL)
    studio_segment_set_part (session, current (session), path, rule);
}

static void
add_part (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (VtSegmentRule) rule = NULL;
  const char *path;
  const char *text;
  guint32     position;

  g_variant_get (parameter, "(&su&s)", &path, &position, &text);
  rule = read_rule (session, text);
  if (rule != NULL)
    studio_segment_add_part (session, current (session), path, position, rule);
}

static void
remove_part (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_remove_part (session, current (session), text_of (parameter));
}

static void
move_part (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  const char *path;
  gint32      by;

  g_variant_get (parameter, "(&si)", &path, &by);
  studio_segment_move_part (session, current (session), path, by);
}

static void
duplicate (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_duplicate (session, current (session));
}

static void delete (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_segment_delete (session, current (session));
}

/* ---- following ---- */

/* @data: the actions of a window, which may go before the session does. */
static void
follow (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  static const char *const of_a_segment[] = {
      STUDIO_ACTION_SEGMENT_SET_NAME,    STUDIO_ACTION_SEGMENT_SET_KEY,
      STUDIO_ACTION_SEGMENT_SET_NOTE,    STUDIO_ACTION_SEGMENT_SET_RULE,
      STUDIO_ACTION_SEGMENT_SET_PART,    STUDIO_ACTION_SEGMENT_ADD_PART,
      STUDIO_ACTION_SEGMENT_REMOVE_PART, STUDIO_ACTION_SEGMENT_MOVE_PART,
      STUDIO_ACTION_SEGMENT_LIST_FILE,   STUDIO_ACTION_SEGMENT_LIST_FROM,
      STUDIO_ACTION_DUPLICATE_SEGMENT,   STUDIO_ACTION_DELETE_SEGMENT,
      STUDIO_ACTION_EXPORT_CUSTOMERS,    STUDIO_ACTION_EXPORT_CUSTOMERS_TO};
  const VtSegment *segment = find_current (session);

  for (guint i = 0; i < G_N_ELEMENTS (of_a_segment); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     data, studio_action_bare_name (of_a_segment[i]))),
                                 segment != NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 data, studio_action_bare_name (STUDIO_ACTION_SELECT_SEGMENT))),
                             g_variant_new_string (segment != NULL ? segment->id : ""));
}

void
studio_segments_view_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"select-segment", select_segment, "s", "''", select_segment, {0}},
      {.name = "new-segment", .activate = new_segment},
      {.name = "new-segment-named", .activate = new_segment_named, .parameter_type = "s"},
      {.name = "add-preset", .activate = add_preset, .parameter_type = "s"},
      {.name = "set-reference-day", .activate = set_day, .parameter_type = "s"},
      {.name = "segment-set-name", .activate = set_name, .parameter_type = "s"},
      {.name = "segment-set-key", .activate = set_key, .parameter_type = "s"},
      {.name = "segment-set-note", .activate = set_note, .parameter_type = "s"},
      {.name = "segment-set-rule", .activate = set_rule, .parameter_type = "s"},
      {.name = "segment-set-part", .activate = set_part, .parameter_type = "(ss)"},
      {.name = "segment-add-part", .activate = add_part, .parameter_type = "(sus)"},
      {.name = "segment-remove-part", .activate = remove_part, .parameter_type = "s"},
      {.name = "segment-move-part", .activate = move_part, .parameter_type = "(si)"},
      {.name = "duplicate-segment", .activate = duplicate},
      {.name = "delete-segment", .activate = delete},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  studio_segment_files_add_actions (actions, session);
  g_signal_connect_object (session, "notify::segment-id", G_CALLBACK (follow), actions, 0);
  g_signal_connect_object (session, "notify::segments", G_CALLBACK (follow), actions, 0);
  follow (session, NULL, actions);
}
