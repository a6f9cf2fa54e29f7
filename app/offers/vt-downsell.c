/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two forms of a downsell. */

#include "vt-downsell.h"

#include "vt-terms-path.h"

/* Three payments, a month apart. */
#define BEGINNING "{\"every_days\":30,\"n\":3}"

VtDownsellForm
vt_downsell_get_form (JsonNode *terms)
{
  g_return_val_if_fail (terms != NULL, VT_DOWNSELL_ALTERNATIVE);

  return vt_terms_path_get (terms, "instalments") != NULL ? VT_DOWNSELL_INSTALMENTS
                                                          : VT_DOWNSELL_ALTERNATIVE;
}

/* (transfer full) (nullable): which products it is for. */
static JsonNode *
get_products (JsonNode *terms, VtDownsellForm form)
{
  JsonNode *node =
      vt_terms_path_get (terms, form == VT_DOWNSELL_ALTERNATIVE ? "alternative/for" : "select");

  return node != NULL ? json_node_ref (node) : NULL;
}

static JsonNode *
begin (VtDownsellForm form, JsonNode *products)
{
  g_autoptr (JsonObject) alternative = NULL;

  if (form == VT_DOWNSELL_INSTALMENTS)
    return json_from_string (BEGINNING, NULL);
  alternative = json_object_new ();
  if (products != NULL)
    json_object_set_member (alternative, "for", json_node_ref (products));
  return json_node_init_object (json_node_alloc (), alternative);
}

JsonNode *
vt_downsell_set_form (JsonNode *terms, VtDownsellForm form, GError **error)
{
  static const char *const own[] = {"alternative", "from", "instalments", "reward", "select", NULL};
  VtDownsellForm           before;
  g_autoptr (JsonNode) products = NULL;
  g_autoptr (JsonNode) bare = NULL;
  g_autoptr (JsonNode) beginning = NULL;
  g_autoptr (JsonNode) begun = NULL;

  g_return_val_if_fail (terms != NULL && JSON_NODE_HOLDS_OBJECT (terms), NULL);

  before = vt_downsell_get_form (terms);
  if (before == form)
    return json_node_ref (terms);
  products = get_products (terms, before);
  bare = vt_terms_without (json_node_get_object (terms), own);
  json_node_seal (bare);
  beginning = begin (form, products);
  begun = vt_terms_path_set (bare, form == VT_DOWNSELL_ALTERNATIVE ? "alternative" : "instalments",
                             beginning, error);
  if (begun == NULL || form == VT_DOWNSELL_ALTERNATIVE || products == NULL)
    return g_steal_pointer (&begun);
  return vt_terms_path_set (begun, "select", products, error);
}
