/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the map's picture from anywhere. */

#include "studio-map-actions.h"

#include "studio-actions.h"
#include "studio-map-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_TINT "group"

static const char *const tools[STUDIO_MAP_N_TOOLS] = {
    [STUDIO_MAP_TOOL_PAN] = "pan",
    [STUDIO_MAP_TOOL_RECTANGLE] = "rectangle",
    [STUDIO_MAP_TOOL_LASSO] = "lasso",
};

/* ---- look ---- */

static void
set_colour (GSimpleAction *action, GVariant *value, gpointer session)
{
  StudioMapState *state = studio_map_state_of (session);
  VtMapLook       look = *studio_map_state_get_look (state);

  if (vt_map_colour_from_word (g_variant_get_string (value, NULL), &look.colour))
    studio_map_state_set_look (state, &look);
}

static void
set_size (GSimpleAction *action, GVariant *value, gpointer session)
{
  StudioMapState *state = studio_map_state_of (session);
  VtMapLook       look = *studio_map_state_get_look (state);

  if (vt_map_size_from_word (g_variant_get_string (value, NULL), &look.size))
    studio_map_state_set_look (state, &look);
}

static void
set_width (GSimpleAction *action, GVariant *value, gpointer session)
{
  StudioMapState *state = studio_map_state_of (session);
  VtMapLook       look = *studio_map_state_get_look (state);

  if (vt_map_measure_from_word (g_variant_get_string (value, NULL), &look.width))
    studio_map_state_set_look (state, &look);
}

static void
set_tint (GSimpleAction *action, GVariant *value, gpointer session)
{
  StudioMapState *state = studio_map_state_of (session);
  VtMapLook       look = *studio_map_state_get_look (state);
  const char     *word = g_variant_get_string (value, NULL);

  if (g_str_equal (word, NO_TINT))
    look.tints_links = FALSE;
  else if (vt_map_measure_from_word (word, &look.tint))
    look.tints_links = TRUE;
  studio_map_state_set_look (state, &look);
}

/* ---- products ---- */

/* (element-type guint32) (transfer full): of SKUs, else what is selected; unknown ones are told. */
static GArray *
products_of (StudioSession *session, GVariant *skus)
{
  VtCatalog              *catalog = studio_session_get_catalog (session);
  GArray                 *products = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree const char **given = g_variant_get_strv (skus, NULL);
  const guint32          *selection;
  guint                   n;

  if (*given == NULL)
    {
      selection = studio_session_get_selection (session, &n);
      g_array_append_vals (products, selection, n);
    }
  for (guint i = 0; catalog != NULL && given[i] != NULL; i++)
    {
      guint32 product = vt_catalog_index_of_sku (catalog, given[i]);

      if (product != VT_PRODUCT_NONE)
        g_array_append_val (products, product);
      else
        studio_session_say (session, _ ("There is no such product"), NULL, NULL);
    }
  return products;
}

static void
expand (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GArray) products = products_of (session, parameter);

  if (products->len > 0)
    studio_session_expand_on_map (session, (const guint32 *) products->data, products->len);
}

static void
collapse (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_session_expand_on_map (session, NULL, 0);
}

static void
hide (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GArray) products = products_of (session, parameter);

  studio_map_state_hide (studio_map_state_of (session), (const guint32 *) products->data,
                         products->len);
  studio_session_clear_selection (session);
}

static void
show_hidden (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_map_state_show_hidden (studio_map_state_of (session));
}

static const char *
title_of_first (StudioSession *session, GArray *products)
{
  return vt_catalog_get (studio_session_get_catalog (session), g_array_index (products, guint32, 0))
      ->title;
}

static void
pin (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtAffinityMap *map = studio_session_get_map (session);
  g_autoptr (GArray) products = products_of (session, parameter);
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (VtMapPin));
  g_autofree char *label = NULL;

  for (guint i = 0; map != NULL && i < products->len; i++)
    {
      guint32          product = g_array_index (products, guint32, i);
      guint32          node = vt_affinity_map_get_node (map, product);
      const VtMapNode *place;
      VtMapPin         at;

      if (node == VT_MAP_NONE)
        continue;
      place = &vt_affinity_map_get_scene (map)->nodes[node];
      at = (VtMapPin){product, {place->x, place->y}};
      g_array_append_val (pins, at);
    }
  if (pins->len == 0)
    return;
  label = products->len == 1
              ? g_strdup_printf (_ ("Pin “%s” on the Map"), title_of_first (session, products))
              : g_strdup_printf (_ ("Pin %u Products on the Map"), products->len);
  studio_session_pin_on_map (session, label, (const VtMapPin *) pins->data, pins->len);
}

static void
unpin (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GArray) products = products_of (session, parameter);
  g_autofree char *label = NULL;

  if (products->len == 0)
    return;
  label = products->len == 1
              ? g_strdup_printf (_ ("Unpin “%s”"), title_of_first (session, products))
              : g_strdup_printf (_ ("Unpin %u Products"), products->len);
  studio_session_unpin_on_map (session, label, (const guint32 *) products->data, products->len);
}

static void
place (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtCatalog       *catalog = studio_session_get_catalog (session);
  const char      *sku;
  VtMapPin         pin;
  g_autofree char *label = NULL;

  g_variant_get (parameter, "(&sdd)", &sku, &pin.place.x, &pin.place.y);
  pin.product = catalog != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;
  if (pin.product == VT_PRODUCT_NONE)
    {
      studio_session_say (session, _ ("There is no such product"), NULL, NULL);
      return;
    }
  label =
      g_strdup_printf (_ ("Move “%s” on the Map"), vt_catalog_get (catalog, pin.product)->title);
  studio_session_pin_on_map (session, label, &pin, 1);
}

static void
select_neighbours (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  g_autoptr (GArray) products = products_of (session, parameter);

  studio_map_state_command (studio_map_state_of (session), "select-neighbours",
                            g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, products->data,
                                                       products->len, sizeof (guint32)));
}

/* ---- surroundings ---- */

static void
focus (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtCatalog  *catalog = studio_session_get_catalog (session);
  guint32     product;
  const char *sku;
  guint       steps;

  g_variant_get (parameter, "(&su)", &sku, &steps);
  product = catalog != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;
  if (product != VT_PRODUCT_NONE)
    studio_map_state_focus (studio_map_state_of (session), product, steps);
  else
    studio_session_say (session, _ ("There is no such product"), NULL, NULL);
}

static void
set_steps (GSimpleAction *action, GVariant *value, gpointer session)
{
  studio_map_state_set_steps (studio_map_state_of (session), g_variant_get_uint32 (value));
}

static void
show_all (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  while (studio_map_state_go_back (studio_map_state_of (session)))
    ;
}

/* ---- what stands around it ---- */

static void
set_minimap (GSimpleAction *action, GVariant *value, gpointer session)
{
  studio_map_state_set_shows_minimap (studio_map_state_of (session), g_variant_get_boolean (value));
}

static void
set_legend (GSimpleAction *action, GVariant *value, gpointer session)
{
  studio_map_state_set_shows_legend (studio_map_state_of (session), g_variant_get_boolean (value));
}

static void
set_tool (GSimpleAction *action, GVariant *value, gpointer session)
{
  for (guint i = 0; i < STUDIO_MAP_N_TOOLS; i++)
    if (g_str_equal (tools[i], g_variant_get_string (value, NULL)))
      studio_map_state_set_tool (studio_map_state_of (session), (StudioMapTool) i);
}

/* ---- the canvas ---- */

/* "map-zoom-at" asks for "zoom-at". */
static void
command (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  studio_map_state_command (studio_map_state_of (session),
                            g_action_get_name (G_ACTION (action)) + strlen ("map-"), parameter);
}

static void
fly_to (GSimpleAction *action, GVariant *parameter, gpointer session)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  guint32    product = catalog != NULL
                           ? vt_catalog_index_of_sku (catalog, g_variant_get_string (parameter, NULL))
                           : VT_PRODUCT_NONE;

  if (product == VT_PRODUCT_NONE)
    {
      studio_session_say (session, _ ("There is no such product"), NULL, NULL);
      return;
    }
  studio_session_select (session, &product, 1);
  studio_map_state_command (studio_map_state_of (session), "fly-to",
                            g_variant_new_uint32 (product));
}

/* ---- states ---- */

static void
set_state (GActionMap *actions, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (actions, studio_action_bare_name (name));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* @data: the actions of a window, which may go before the state does. */
static void
show_state (StudioMapState *state, gpointer data)
{
  const VtMapLook *look = studio_map_state_get_look (state);

  set_state (data, STUDIO_ACTION_MAP_COLOUR,
             g_variant_new_string (vt_map_colour_to_word (look->colour)));
  set_state (data, STUDIO_ACTION_MAP_SIZE, g_variant_new_string (vt_map_size_to_word (look->size)));
  set_state (data, STUDIO_ACTION_MAP_WIDTH,
             g_variant_new_string (vt_map_measure_to_word (look->width)));
  set_state (
      data, STUDIO_ACTION_MAP_TINT,
      g_variant_new_string (look->tints_links ? vt_map_measure_to_word (look->tint) : NO_TINT));
  set_state (data, STUDIO_ACTION_MAP_STEPS,
             g_variant_new_uint32 (studio_map_state_get_steps (state)));
  set_state (data, STUDIO_ACTION_MAP_MINIMAP,
             g_variant_new_boolean (studio_map_state_shows_minimap (state)));
  set_state (data, STUDIO_ACTION_MAP_LEGEND,
             g_variant_new_boolean (studio_map_state_shows_legend (state)));
  set_state (data, STUDIO_ACTION_MAP_TOOL,
             g_variant_new_string (tools[studio_map_state_get_tool (state)]));
}

static void
show_words (StudioMapState *state, GParamSpec *pspec, gpointer data)
{
  set_state (data, STUDIO_ACTION_MAP_WORDS,
             g_variant_new_string (studio_map_state_get_words (state)));
}

static void
show_map_options (StudioSession *session, GParamSpec *pspec, gpointer data)
{
  show_state (studio_map_state_of (session), data);
}

void
studio_map_add_actions (GActionMap *actions, StudioSession *session)
{
  static const GActionEntry entries[] = {
      {"map-colour", NULL, "s", "'community'", set_colour, {0}},
      {"map-size", NULL, "s", "'orders'", set_size, {0}},
      {"map-width", NULL, "s", "'cosine'", set_width, {0}},
      {"map-tint", NULL, "s", "'group'", set_tint, {0}},
      {"map-expand", expand, "as", NULL, NULL, {0}},
      {"map-collapse", collapse, NULL, NULL, NULL, {0}},
      {"map-hide", hide, "as", NULL, NULL, {0}},
      {"map-show-hidden", show_hidden, NULL, NULL, NULL, {0}},
      {"map-pin", pin, "as", NULL, NULL, {0}},
      {"map-unpin", unpin, "as", NULL, NULL, {0}},
      {"map-place", place, "(sdd)", NULL, NULL, {0}},
      {"map-select-neighbours", select_neighbours, "as", NULL, NULL, {0}},
      {"map-focus", focus, "(su)", NULL, NULL, {0}},
      {"map-steps", NULL, "u", "uint32 1", set_steps, {0}},
      {"map-show-all", show_all, NULL, NULL, NULL, {0}},
      {"map-minimap", NULL, NULL, "true", set_minimap, {0}},
      {"map-legend", NULL, NULL, "true", set_legend, {0}},
      {"map-tool", NULL, "s", "'pan'", set_tool, {0}},
      {"map-zoom", command, "s", NULL, NULL, {0}},
      {"map-zoom-at", command, "(ddd)", NULL, NULL, {0}},
      {"map-pan", command, "(dd)", NULL, NULL, {0}},
      {"map-walk", command, "s", NULL, NULL, {0}},
      {"map-toggle", command, NULL, NULL, NULL, {0}},
      {"map-select-in", command, "(dddd)", NULL, NULL, {0}},
      {"map-select-lasso", command, "ad", NULL, NULL, {0}},
      {"map-menu", command, NULL, NULL, NULL, {0}},
      {"map-fly-to", fly_to, "s", NULL, NULL, {0}},
      {"map-words", NULL, NULL, "''", NULL, {0}},
  };
  StudioMapState *state = studio_map_state_of (session);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), session);
  g_signal_connect_object (state, "changed", G_CALLBACK (show_state), actions, 0);
  g_signal_connect_object (state, "arranged", G_CALLBACK (show_state), actions, 0);
  g_signal_connect_object (state, "notify::words", G_CALLBACK (show_words), actions, 0);
  g_signal_connect_object (session, "notify::map-options", G_CALLBACK (show_map_options), actions,
                           0);
  show_state (state, actions);
}
