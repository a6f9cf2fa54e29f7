/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product on the map is, in a sentence for those who do not see it. */

#include "studio-map-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static guint
count_links (const VtMapScene *scene, guint32 node)
{
  return scene->first_incident[node + 1] - scene->first_incident[node];
}

/* ", most with X: of 100 orders with it 42 also have that" */
static void
add_strongest (GString *text, StudioSession *session, VtMapShown *shown, guint32 node)
{
  const VtMapScene *scene = vt_map_shown_get_scene (shown);
  guint32           edge, product, other;
  const VtPair     *pair;
  double            confidence;

  if (count_links (scene, node) == 0)
    return;
  edge = scene->incident[scene->first_incident[node]];
  pair = vt_map_shown_get_pair (shown, edge);
  product = vt_map_shown_get_product (shown, node);
  other = pair->item_a == product ? pair->item_b : pair->item_a;
  confidence = pair->item_a == product ? pair->confidence_ab : pair->confidence_ba;
  g_string_append (text, "; ");
  /* Translators: of a product on the map, after its links: the one it is linked to most. */
  g_string_append_printf (text, _ ("most with %s, which %u of 100 orders with it have too"),
                          vt_catalog_get (studio_session_get_catalog (session), other)->title,
                          (guint) lround (confidence * 100));
}

static const char *
name_of_mark (VtMapShown *shown, guint32 node)
{
  const VtMapKey *key = vt_map_shown_get_key (shown);
  guint32         mark = vt_map_shown_get_scene (shown)->marks[node];

  for (guint i = 0; i < key->entries->len; i++)
    if (g_array_index (key->entries, VtMapKeyEntry, i).mark == mark)
      return g_array_index (key->entries, VtMapKeyEntry, i).name;
  return "";
}

/* What its colour tells: "Category: Photo". */
static void
add_mark (GString *text, VtMapShown *shown, guint32 node)
{
  const VtMapKey *key = vt_map_shown_get_key (shown);

  if (key->look.colour == VT_MAP_COLOUR_COMMUNITY)
    return;
  g_string_append_printf (text, "; %s: %s", vt_map_colour_to_display (key->look.colour),
                          name_of_mark (shown, node));
}

char *
studio_map_words_of_node (StudioSession *session, VtMapShown *shown, guint32 node)
{
  const VtMapScene *scene = vt_map_shown_get_scene (shown);
  guint32           product = vt_map_shown_get_product (shown, node);
  guint             n_links = count_links (scene, node);
  GString          *text =
      g_string_new (vt_catalog_get (studio_session_get_catalog (session), product)->title);

  g_string_append_printf (text, ngettext (", %u link", ", %u links", n_links), n_links);
  add_strongest (text, session, shown, node);
  add_mark (text, shown, node);
  if (studio_session_is_selected (session, product))
    g_string_append_printf (text, "; %s", _ ("selected"));
  if (studio_session_is_pinned (session, product))
    g_string_append_printf (text, "; %s", _ ("pinned"));
  return g_string_free (text, FALSE);
}

static char *
words_of_one (StudioSession *session, VtMapShown *shown, guint32 product)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  guint32    node = vt_map_shown_get_node (shown, product);
  guint      n_links = node != VT_MAP_NONE ? count_links (vt_map_shown_get_scene (shown), node) : 0;

  return g_strdup_printf (ngettext ("Selected: %s, %u link", "Selected: %s, %u links", n_links),
                          vt_catalog_get (catalog, product)->title, n_links);
}

char *
studio_map_words_of_map (StudioSession *session, StudioMapState *state, VtMapShown *shown)
{
  VtCatalog        *catalog = studio_session_get_catalog (session);
  guint32           focus = studio_map_state_get_focus (state);
  const guint32    *selection;
  const VtMapScene *scene;
  guint             n;

  if (shown == NULL || catalog == NULL)
    return g_strdup (_ ("No map yet"));
  scene = vt_map_shown_get_scene (shown);
  selection = studio_session_get_selection (session, &n);
  if (n == 1)
    return words_of_one (session, shown, selection[0]);
  if (n > 1)
    return g_strdup_printf (ngettext ("%u product selected", "%u products selected", n), n);
  if (focus != VT_PRODUCT_NONE)
    return g_strdup_printf (_ ("The surroundings of %s: %u products, %u links"),
                            vt_catalog_get (catalog, focus)->title, scene->n_nodes, scene->n_edges);
  return g_strdup_printf (_ ("%u products, %u links; nothing is selected"), scene->n_nodes,
                          scene->n_edges);
}
