/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters as actions, and in words. */

#include "studio-filter-pane.h"

#include "studio-filter-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- in words ---- */

static void
add_orders (GString *text, StudioSession *session)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (session);
  VtPairs             *shown = studio_session_get_shown_pairs (session);
  VtPairs             *all = studio_session_get_pairs (session);
  g_autofree char     *which = NULL;
  g_autofree char     *n_shown = NULL;
  g_autofree char     *n_all = NULL;

  if (vt_order_filter_is_empty (filter) || shown == NULL || all == NULL)
    {
      g_string_append (text, _ ("All orders"));
      return;
    }
  which = vt_order_filter_to_text (filter, studio_session_get_segments (session));
  n_shown = vt_count_to_display (shown->baskets->n_baskets);
  n_all = vt_count_to_display (all->baskets->n_baskets);
  g_string_append_printf (text, _ ("%s of %s orders: %s"), n_shown, n_all, which);
}

static void
add_pairs (GString *text, StudioSession *session)
{
  const VtPairFilter *filter = &studio_session_get_map_options (session)->filter;

  if (filter->bounded == 0)
    {
      g_string_append (text, _ ("; all pairs"));
      return;
    }
  g_string_append (text, _ ("; only pairs with "));
  for (guint i = 0, n = 0; i < VT_N_PAIR_FIGURES; i++)
    {
      g_autofree char *part = studio_filter_figure_to_text (filter, (VtPairFigure) i);

      if (part != NULL)
        g_string_append_printf (text, "%s%s", n++ > 0 ? ", " : "", part);
    }
}

char *
studio_filter_to_text (StudioSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *problem;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  problem = studio_session_get_filter_problem (session);
  if (problem != NULL)
    g_string_append_printf (text, _ ("All orders, as the filter cannot be applied: %s"), problem);
  else
    add_orders (text, session);
  add_pairs (text, session);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- actions ---- */

void
studio_filter_apply_preset (StudioSession *session, VtPairPreset preset)
{
  VtPairs         *pairs = studio_session_get_shown_pairs (session);
  VtMapLinkOptions options = *studio_session_get_map_options (session);

  if (pairs == NULL)
    return;
  options.filter = vt_pair_preset_get_filter (preset, pairs);
  studio_session_set_map_options (session, &options);
}

static void
set_period (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtOrderFilter filter = *studio_session_get_order_filter (user_data);
  const char   *from, *until;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &from, &until);
  filter.from_day = filter.until_day = VT_DAY_NONE;
  if ((*from != '\0' && !vt_day_from_plain (from, &filter.from_day, &error)) ||
      (*until != '\0' && !vt_day_from_plain (until, &filter.until_day, &error)))
    studio_session_fail (user_data, _ ("The Period Could Not Be Set"), error);
  else
    studio_session_set_order_filter (user_data, &filter);
}

static void
set_segment (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  VtOrderFilter    filter = *studio_session_get_order_filter (user_data);
  g_autofree char *key = g_variant_dup_string (value, NULL);

  filter.segment = *key != '\0' ? key : NULL;
  studio_session_set_order_filter (user_data, &filter);
}

static void
set_categories (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtOrderFilter filter = *studio_session_get_order_filter (user_data);
  g_auto (GStrv) paths = g_variant_dup_strv (parameter, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      char *tidy = vt_category_path_tidy (paths[i]);

      g_free (paths[i]);
      paths[i] = tidy;
    }
  filter.categories = paths[0] != NULL ? paths : NULL;
  studio_session_set_order_filter (user_data, &filter);
}

static void
set_basket (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtOrderFilter filter = *studio_session_get_order_filter (user_data);

  g_variant_get (parameter, "(uu)", &filter.min_items, &filter.max_items);
  studio_session_set_order_filter (user_data, &filter);
}

/* %FALSE where it is neither empty nor a number. */
static gboolean
read_bound (const char *text, double none, double *ret_bound)
{
  char *end;

  *ret_bound = none;
  if (*text == '\0')
    return TRUE;
  *ret_bound = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && !isnan (*ret_bound);
}

static void
set_figure (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtMapLinkOptions options = *studio_session_get_map_options (user_data);
  const char      *word, *min, *max;
  double           minimum, maximum;
  VtPairFigure     figure;

  g_variant_get (parameter, "(&s&s&s)", &word, &min, &max);
  if (!vt_pair_figure_from_word (word, &figure) || !read_bound (min, -INFINITY, &minimum) ||
      !read_bound (max, INFINITY, &maximum))
    return;
  vt_pair_filter_set (&options.filter, figure, minimum, maximum);
  studio_session_set_map_options (user_data, &options);
}

static void
apply_preset (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VtPairPreset preset;

  if (vt_pair_preset_from_word (g_variant_get_string (parameter, NULL), &preset))
    studio_filter_apply_preset (user_data, preset);
}

static void
reset (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_session_reset_filters (user_data);
}

static void
set_shown (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  studio_session_set_shows_filters (user_data, g_variant_get_boolean (value));
}

/* @data: the actions of a window, which may go before the session does. */
static void
show_state (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  const VtOrderFilter *filter = studio_session_get_order_filter (session);
  g_autofree char     *words = studio_filter_to_text (session);
  GAction             *shown = g_action_map_lookup_action (data, "affinity-filters");
  GAction             *segment = g_action_map_lookup_action (data, "affinity-filter-segment");
  GAction             *reset_action = g_action_map_lookup_action (data, "affinity-filter-reset");
  GAction             *said = g_action_map_lookup_action (data, "affinity-filter-words");

  g_simple_action_set_state (G_SIMPLE_ACTION (shown),
                             g_variant_new_boolean (studio_session_get_shows_filters (session)));
  g_simple_action_set_state (G_SIMPLE_ACTION (segment),
                             g_variant_new_string (filter->segment != NULL ? filter->segment : ""));
  g_simple_action_set_state (G_SIMPLE_ACTION (said), g_variant_new_string (words));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (reset_action),
                               studio_session_has_filters (session));
}

void
studio_filter_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"affinity-filters", NULL, NULL, "false", set_shown, {0}},
      {"affinity-filter-period", set_period, "(ss)", NULL, NULL, {0}},
      {"affinity-filter-segment", NULL, "s", "''", set_segment, {0}},
      {"affinity-filter-categories", set_categories, "as", NULL, NULL, {0}},
      {"affinity-filter-basket", set_basket, "(uu)", NULL, NULL, {0}},
      {"affinity-filter-figure", set_figure, "(sss)", NULL, NULL, {0}},
      {"affinity-filter-preset", apply_preset, "s", NULL, NULL, {0}},
      {"affinity-filter-reset", reset, NULL, NULL, NULL, {0}},
      {"affinity-filter-words", NULL, NULL, "''", NULL, {0}},
  };
  static const char *const notifications[] = {"notify::order-filter", "notify::map-options",
                                              "notify::shown-pairs", "notify::shows-filters",
                                              "notify::segments"};

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  for (gsize i = 0; i < G_N_ELEMENTS (notifications); i++)
    g_signal_connect_object (session, notifications[i], G_CALLBACK (show_state), actions, 0);
  show_state (session, NULL, actions);
}
