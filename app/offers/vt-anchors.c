/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell's items go with, and what fits it. */

#include "vt-anchors.h"

#include "vt-terms.h"

#include <string.h>

struct _VtAnchors
{
  VtCatalog *catalog;    /* (owned) */
  GArray    *products;   /* (owned) (element-type guint32) */
  GPtrArray *attributes; /* (owned) (element-type GHashTable): of each, values by name */
};

/* (transfer full): values by name. */
static GHashTable *
read_attributes (VtCatalog *catalog, guint32 product)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (VtFacts) facts = {vt_catalog_get (catalog, product)};
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  vt_facts_list (&facts, tags, names);
  for (guint i = 0; i < names->len; i++)
    {
      char *value = vt_facts_dup_attribute (&facts, names->pdata[i]);

      if (value != NULL)
        g_hash_table_insert (values, g_strdup (names->pdata[i]), value);
    }
  return values;
}

VtAnchors *
vt_anchors_new (JsonObject *selector, VtCatalog *catalog)
{
  VtAnchors *self;

  g_return_val_if_fail (catalog != NULL, NULL);

  self = g_new0 (VtAnchors, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->products = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  for (guint32 i = 0; selector != NULL && i < vt_catalog_get_n_products (catalog); i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};

      if (!vt_facts_match (&facts, selector))
        continue;
      g_array_append_val (self->products, i);
      g_ptr_array_add (self->attributes, read_attributes (catalog, i));
    }
  return self;
}

void
vt_anchors_free (VtAnchors *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->attributes);
  g_array_unref (self->products);
  vt_catalog_unref (self->catalog);
  g_free (self);
}

const guint32 *
vt_anchors_get (const VtAnchors *self, guint *ret_n)
{
  g_return_val_if_fail (self != NULL && ret_n != NULL, NULL);

  *ret_n = self->products->len;
  return (const guint32 *) (gpointer) self->products->data;
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

gboolean
vt_anchors_has (const VtAnchors *self, guint32 product)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_array_binary_search (self->products, &product, compare_products, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
vt_anchors_list_shared (const VtAnchors *self, guint32 product)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) own = NULL;
  GHashTableIter iter;
  gpointer       name;

  g_return_val_if_fail (self != NULL, shared);

  own = read_attributes (self->catalog, product);
  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    for (guint i = 0; i < self->attributes->len; i++)
      if (g_array_index (self->products, guint32, i) != product &&
          g_hash_table_contains (self->attributes->pdata[i], name))
        {
          g_ptr_array_add (shared, g_strdup (name));
          break;
        }
  g_ptr_array_sort (shared, compare_names);
  return shared;
}

static gboolean
fits (GHashTable *own, GHashTable *anchor, JsonArray *compatible)
{
  for (guint i = 0; i < vt_terms_get_length (compatible); i++)
    {
      const char *name = vt_terms_get_word (compatible, i);
      const char *value = name != NULL ? g_hash_table_lookup (own, name) : NULL;

      if (value == NULL || g_strcmp0 (value, g_hash_table_lookup (anchor, name)) != 0)
        return FALSE;
    }
  return TRUE;
}

guint
vt_anchors_count_fits (const VtAnchors *self, guint32 product, JsonArray *compatible)
{
  g_autoptr (GHashTable) own = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  own = read_attributes (self->catalog, product);
  for (guint i = 0; i < self->products->len; i++)
    n += g_array_index (self->products, guint32, i) != product &&
         fits (own, self->attributes->pdata[i], compatible);
  return n;
}
