/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the map from anywhere: its measure, its links, a new layout. */

#include "studio-affinity-page.h"

#include "studio-affinity-views.h"
#include "studio-filter-pane.h"
#include "studio-map-actions.h"

#define MAX_LINKS 20000

static const char *const measure_names[VT_MAP_N_MEASURES] = {
    [VT_MAP_MEASURE_COSINE] = "cosine",
    [VT_MAP_MEASURE_TOGETHER] = "together",
    [VT_MAP_MEASURE_LIFT] = "lift",
    [VT_MAP_MEASURE_JACCARD] = "jaccard",
    [VT_MAP_MEASURE_CONFIDENCE] = "confidence",
};

static void
set_measure (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  StudioSession   *session = user_data;
  VtMapLinkOptions options = *studio_session_get_map_options (session);

  for (guint i = 0; i < VT_MAP_N_MEASURES; i++)
    if (g_str_equal (measure_names[i], g_variant_get_string (value, NULL)))
      {
        options.measure = i;
        studio_session_set_map_options (session, &options);
        return;
      }
}

static void
set_links (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  StudioSession   *session = user_data;
  VtMapLinkOptions options = *studio_session_get_map_options (session);

  options.max_links = (guint32) CLAMP (g_variant_get_int32 (value), 1, MAX_LINKS);
  studio_session_set_map_options (session, &options);
}

static void
reset (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_session_reset_map (user_data);
}

/* @data: the actions of a window, which may go before the session does. */
static void
show_options (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  const VtMapLinkOptions *options = studio_session_get_map_options (session);
  GAction                *measure = g_action_map_lookup_action (data, "map-measure");
  GAction                *links = g_action_map_lookup_action (data, "map-links");

  g_simple_action_set_state (G_SIMPLE_ACTION (measure),
                             g_variant_new_string (measure_names[options->measure]));
  g_simple_action_set_state (G_SIMPLE_ACTION (links),
                             g_variant_new_int32 ((gint32) options->max_links));
}

void
studio_affinity_page_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"map-measure", NULL, "s", "'cosine'", set_measure, {0}},
      {"map-links", NULL, "i", "1200", set_links, {0}},
      {"map-reset", reset, NULL, NULL, NULL, {0}},
  };

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (session, "notify::map-options", G_CALLBACK (show_options), actions, 0);
  show_options (session, NULL, actions);
  studio_filter_add_actions (actions, session);
  studio_map_add_actions (actions, session);
  studio_views_add_actions (actions, session);
}
