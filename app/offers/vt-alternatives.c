/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheaper products that will do as well, and what they lack. */

#include "vt-alternatives.h"

#include "vt-facts.h"

#include <string.h>

/* ---- comparing ---- */

static void
compared_free (gpointer data)
{
  VtComparedAttribute *compared = data;

  g_free (compared->name);
  g_free (compared->value);
  g_free (compared->other);
  g_free (compared);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (element-type utf8): of either, each once, sorted. */
static GPtrArray *
list_names (VtFacts *left, VtFacts *right)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  vt_facts_list (left, tags, all);
  vt_facts_list (right, tags, all);
  g_ptr_array_sort (all, compare_names);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || strcmp (all->pdata[i - 1], all->pdata[i]) != 0)
      g_ptr_array_add (names, g_strdup (all->pdata[i]));
  return names;
}

GPtrArray *
vt_attributes_compare (VtCatalog *catalog, guint32 product, guint32 alternative)
{
  GPtrArray *compared = g_ptr_array_new_with_free_func (compared_free);
  g_auto (VtFacts) left = {NULL};
  g_auto (VtFacts) right = {NULL};
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (catalog != NULL, compared);

  left.product = vt_catalog_get (catalog, product);
  right.product = vt_catalog_get (catalog, alternative);
  names = list_names (&left, &right);
  for (guint i = 0; i < names->len; i++)
    {
      VtComparedAttribute *one = g_new0 (VtComparedAttribute, 1);

      one->name = g_strdup (names->pdata[i]);
      one->value = vt_facts_dup_attribute (&left, one->name);
      one->other = vt_facts_dup_attribute (&right, one->name);
      one->is_kept = one->value != NULL && g_strcmp0 (one->value, one->other) == 0;
      g_ptr_array_add (compared, one);
    }
  return compared;
}

guint
vt_attributes_count_kept (GPtrArray *compared, guint *ret_n_all)
{
  guint n_kept = 0;
  guint n_all = 0;

  g_return_val_if_fail (compared != NULL, 0);

  for (guint i = 0; i < compared->len; i++)
    {
      const VtComparedAttribute *one = compared->pdata[i];

      n_kept += one->is_kept;
      n_all += one->value != NULL;
    }
  if (ret_n_all != NULL)
    *ret_n_all = n_all;
  return n_kept;
}

/* ---- finding ---- */

/* Whether @other begins with the first @depth parts of the path. */
static gboolean
is_within (const char *const *path, guint depth, const char *const *other)
{
  for (guint i = 0; i < depth; i++)
    if (other == NULL || other[i] == NULL || strcmp (path[i], other[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_cheaper (const VtProduct *product, const VtProduct *other)
{
  /* One that is not known is below 0. */
  return other->kind == product->kind && other->price_minor > 0 &&
         other->price_minor < product->price_minor && other->stock != 0;
}

static void
add_within (
    VtCatalog *catalog, guint32 product, const char *const *path, guint depth, GArray *found)
{
  const VtProduct *dear = vt_catalog_get (catalog, product);

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};
      VtAlternative alternative = {i};
      g_autoptr (GPtrArray) compared = NULL;

      if (i == product || !is_cheaper (dear, facts.product) ||
          !is_within (path, depth, vt_facts_get_category (&facts)))
        continue;
      compared = vt_attributes_compare (catalog, product, i);
      alternative.n_kept = vt_attributes_count_kept (compared, &alternative.n_all);
      alternative.saving_minor = dear->price_minor - facts.product->price_minor;
      g_array_append_val (found, alternative);
    }
}

static int
compare_alternatives (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const VtAlternative *left = a;
  const VtAlternative *right = b;
  VtCatalog           *catalog = user_data;

  if (left->n_kept != right->n_kept)
    return left->n_kept > right->n_kept ? -1 : 1;
  if (left->saving_minor != right->saving_minor)
    return left->saving_minor < right->saving_minor ? -1 : 1;
  return strcmp (vt_catalog_get (catalog, left->product)->sku,
                 vt_catalog_get (catalog, right->product)->sku);
}

GArray *
vt_alternatives_find (VtCatalog *catalog, guint32 product, guint n_max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (VtAlternative));
  g_auto (VtFacts) facts = {NULL};
  const char *const *path;
  guint              depth;

  g_return_val_if_fail (catalog != NULL, found);
  g_return_val_if_fail (product < vt_catalog_get_n_products (catalog), found);

  facts.product = vt_catalog_get (catalog, product);
  path = vt_facts_get_category (&facts);
  depth = path != NULL ? g_strv_length ((GStrv) path) : 0;
  if (depth == 0 || facts.product->price_minor == VT_MONEY_UNKNOWN)
    return found;
  add_within (catalog, product, path, depth, found);
  if (found->len == 0 && depth > 1)
    add_within (catalog, product, path, 1, found);
  g_array_sort_with_data (found, compare_alternatives, catalog);
  g_array_set_size (found, MIN (found->len, n_max));
  return found;
}
