/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the views from anywhere. */

#include "studio-affinity-views.h"

#include "studio-map-data-action.h"
#include "studio-views-state.h"
#include "vt-draft-of.h"

static void
set_view (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  (void) studio_views_state_set_view (studio_views_state_of (user_data),
                                      g_variant_get_string (value, NULL));
}

static void
set_whole (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  studio_views_state_set_whole (studio_views_state_of (user_data), g_variant_get_boolean (value));
}

static void
set_sets (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  (void) studio_views_state_set_sets (studio_views_state_of (user_data),
                                      g_variant_get_string (value, NULL));
}

static void
make (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  VtCatalog     *catalog = studio_session_get_catalog (session);
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree const char **skus = NULL;
  const char             *word;
  VtDraftSort             sort;

  g_variant_get (parameter, "(&s^a&s)", &word, &skus);
  if (catalog == NULL || !vt_draft_sort_from_word (word, &sort))
    return;
  if (skus[0] == NULL)
    {
      guint          n;
      const guint32 *selected = studio_session_get_selection (session, &n);

      g_array_append_vals (products, selected, n);
    }
  for (guint i = 0; skus[i] != NULL; i++)
    {
      guint32 product = vt_catalog_index_of_sku (catalog, skus[i]);

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (products, product);
    }
  if (products->len >= 2)
    studio_session_make_offer (session, sort, (const guint32 *) (gpointer) products->data,
                               products->len);
}

static void
zoom_matrix (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  studio_views_state_command (studio_views_state_of (user_data), "matrix-zoom",
                              g_variant_new_string (g_variant_get_string (parameter, NULL)));
}

static void
focus_matrix (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StudioSession *session = user_data;
  VtCatalog     *catalog = studio_session_get_catalog (session);
  const char    *sku;
  const char    *other_sku;
  guint32        product;
  guint32        other;

  if (catalog == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &sku, &other_sku);
  product = vt_catalog_index_of_sku (catalog, sku);
  other = vt_catalog_index_of_sku (catalog, other_sku);
  if (product != VT_PRODUCT_NONE && other != VT_PRODUCT_NONE)
    studio_views_state_command (studio_views_state_of (session), "matrix-focus",
                                g_variant_new ("(uu)", product, other));
}

static void
set_state (gpointer actions, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)), state);
}

/* @data: the actions of a window, which may go before the session does. */
static void
show_state (StudioViewsState *state, gpointer data)
{
  set_state (data, "affinity-view", g_variant_new_string (studio_views_state_get_view (state)));
  set_state (data, "affinity-sets", g_variant_new_string (studio_views_state_get_sets (state)));
  set_state (data, "affinity-whole", g_variant_new_boolean (studio_views_state_is_whole (state)));
}

void
studio_views_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"affinity-view", NULL, "s", "'pairs'", set_view, {0}},
      {"affinity-whole", NULL, NULL, "false", set_whole, {0}},
      {"affinity-sets", NULL, "s", "'closed'", set_sets, {0}},
      {"affinity-make", make, "(sas)", NULL, NULL, {0}},
      {"affinity-matrix-zoom", zoom_matrix, "s", NULL, NULL, {0}},
      {"affinity-matrix-focus", focus_matrix, "(ss)", NULL, NULL, {0}},
  };
  StudioViewsState *state = studio_views_state_of (session);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  studio_map_data_add_action (actions, session);
  g_signal_connect_object (state, "changed", G_CALLBACK (show_state), actions, 0);
  show_state (state, actions);
}
