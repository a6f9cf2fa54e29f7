/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which products can make a difference to an offer. */

#include "vt-replay.h"

#include "vt-roles.h"

#include <string.h>

typedef struct
{
  VtRoles *roles; /* (unowned): one role */
  gboolean has_any;
} Search;

/* Without its price, as a cart may have another than the catalogue, and without what it leaves out,
 * which may go by price as well: so it selects more, never less. */
static void
add_selector (Search *search, JsonObject *selector)
{
  static const char *const aside[] = {"except", "price", NULL};
  g_autoptr (JsonNode) wide = vt_terms_without (selector, aside);
  JsonObject *object = json_node_get_object (wide);

  if (json_object_get_size (object) == 0)
    search->has_any = TRUE;
  else
    vt_roles_add_selector (search->roles, 0, object);
}

static void
look_into (Search *search, const char *member, JsonNode *node)
{
  /* What is left out makes no difference by itself. */
  if (vt_terms_is_opaque (member) || strcmp (member, "except") == 0)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_into (search, member, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char    *name;
      JsonNode      *value;

      if (vt_terms_is_selector (member))
        add_selector (search, json_node_get_object (node));
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &value))
        look_into (search, name, value);
    }
  else if (vt_terms_is_sku (member) && json_node_get_value_type (node) == G_TYPE_STRING)
    vt_roles_add_sku (search->roles, 0, json_node_get_string (node));
}

guint8 *
vt_replay_find_relevant (const VtOffer *offer, VtCatalog *catalog)
{
  g_autoptr (VtRoles) roles = vt_roles_new (catalog);
  g_autoptr (VtOffer) open = vt_offer_open_to_all (offer);
  Search         search = {roles, FALSE};
  guint8        *relevant;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  g_return_val_if_fail (offer != NULL && catalog != NULL, NULL);

  /* Of a threshold all in the cart counts if it selects nothing in particular. */
  if (open->kind == VT_OFFER_THRESHOLD &&
      !json_object_has_member (vt_offer_get_terms (open), "select"))
    return NULL;
  vt_roles_add (roles);
  for (guint i = 0; i < open->components->len; i++)
    vt_roles_add_sku (roles, 0, ((const VtComponent *) open->components->pdata[i])->sku);
  json_object_iter_init (&iter, vt_offer_get_terms (open));
  while (json_object_iter_next (&iter, &name, &node))
    look_into (&search, name, node);
  if (search.has_any)
    return NULL;
  vt_roles_finish (roles);

  relevant = g_new0 (guint8, roles->n_products);
  for (guint32 i = 0; i < roles->n_products; i++)
    relevant[i] = vt_roles_has (roles, i, 0);
  return relevant;
}
