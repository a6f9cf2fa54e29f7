/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Features of tiers, taken from what the catalogue says of their products. */

#include "vt-tiers-edit.h"

#include "vt-facts.h"
#include "vt-tier-matrix.h"

#include <string.h>

/* What the products of a ladder have. */
typedef struct
{
  VtFacts facts[VT_LADDER_MAX_TIERS];
  guint   n;
} Products;

static void
products_clear (Products *products)
{
  for (guint i = 0; i < products->n; i++)
    vt_facts_clear (&products->facts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Products, products_clear)

static void
find_products (Products *products, JsonObject *terms, VtCatalog *catalog)
{
  JsonArray *tiers = vt_terms_get_array (terms, "tiers");

  products->n = MIN (vt_terms_get_length (tiers), VT_LADDER_MAX_TIERS);
  for (guint i = 0; i < products->n; i++)
    {
      const char *sku = vt_terms_get_text (vt_terms_get_element (tiers, i), "sku");
      guint32     product = sku != NULL ? vt_catalog_index_of_sku (catalog, sku) : VT_PRODUCT_NONE;

      if (product != VT_PRODUCT_NONE)
        products->facts[i].product = vt_catalog_get (catalog, product);
    }
}

static char *
value_of (Products *products, guint tier, const char *name)
{
  return products->facts[tier].product != NULL
             ? vt_facts_dup_attribute (&products->facts[tier], name)
             : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (element-type utf8): the names of the attributes of all products, sorted. */
static GPtrArray *
list_names (const Products *products)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < products->n; i++)
    {
      const VtProduct *product = products->facts[i].product;
      g_autoptr (JsonNode) node =
          product != NULL ? json_from_string (product->attributes_json, NULL) : NULL;
      JsonObjectIter iter;
      const char    *name;

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        continue;
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, NULL))
        if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
          g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Whether an attribute tells the tiers apart: not where all have the same, nor where it only
 * numbers them. */
static gboolean
differs (Products *products, const char *name)
{
  g_autofree char *first = value_of (products, 0, name);
  gboolean         is_same = products->n > 1;
  gboolean         is_rank = TRUE;

  for (guint i = 0; i < products->n; i++)
    {
      g_autofree char *value = value_of (products, i, name);
      g_autofree char *rank = g_strdup_printf ("%u", i + 1);

      is_same = is_same && g_strcmp0 (value, first) == 0;
      is_rank = is_rank && g_strcmp0 (value, rank) == 0;
    }
  return !is_same && !is_rank;
}

static gboolean
is_written_so (const char *feature, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (feature, -1);
  g_autofree char *folded_text = g_utf8_casefold (text, -1);

  return g_str_equal (folded, folded_text);
}

/* Whether a tier says so already: "16 GB", "16 GB memory" or "memory: 16 GB". */
static gboolean
says (JsonArray *features, const char *name, const char *value, const char *feature)
{
  g_autofree char *pair = g_strdup_printf ("%s: %s", name, value);

  for (guint i = 0; i < vt_terms_get_length (features); i++)
    {
      const char *word = vt_terms_get_word (features, i);

      if (word != NULL && (is_written_so (word, value) || is_written_so (word, feature) ||
                           is_written_so (word, pair)))
        return TRUE;
    }
  return FALSE;
}

/* Takes @terms; what does not fit is left out. */
static JsonNode *
add_attribute (JsonNode *terms, Products *products, guint tier, const char *name)
{
  JsonArray       *tiers = vt_terms_get_array (json_node_get_object (terms), "tiers");
  g_autofree char *value = value_of (products, tier, name);
  g_autofree char *feature = g_strdup_printf ("%s %s", value != NULL ? value : "", name);
  JsonNode        *added;

  if (value == NULL || *value == '\0' ||
      says (vt_terms_get_array (vt_terms_get_element (tiers, tier), "features"), name, value,
            feature))
    return terms;
  added = vt_tiers_set_feature (terms, tier, feature, TRUE, NULL, NULL);
  if (added == NULL)
    return terms;
  json_node_unref (terms);
  return added;
}

JsonNode *
vt_tiers_take_attributes (JsonNode *terms, VtCatalog *catalog)
{
  g_auto (Products) products = {0};
  g_autoptr (GPtrArray) names = NULL;
  JsonNode *taken;

  g_return_val_if_fail (terms != NULL && catalog != NULL, NULL);

  find_products (&products, json_node_get_object (terms), catalog);
  names = list_names (&products);
  taken = json_node_ref (terms);
  for (guint i = 0; i < names->len; i++)
    for (guint tier = 0; tier < products.n && differs (&products, names->pdata[i]); tier++)
      taken = add_attribute (taken, &products, tier, names->pdata[i]);
  return taken;
}
