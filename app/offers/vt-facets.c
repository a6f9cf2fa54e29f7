/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the catalogue's products can be selected by. */

#include "vt-facets.h"

#include "vt-words.h"

#include <string.h>

/* Products between two looks at whether the job was cancelled. */
#define REPORT_EVERY 1024
#define LABEL_MAX 80

struct _VtFacets
{
  GPtrArray *lists[VT_N_FACET_KINDS]; /* (owned) (element-type VtFacet) */
};

typedef struct
{
  VtFacets   *facets;
  GHashTable *known[VT_N_FACET_KINDS]; /* (owned): key → VtFacet (unowned) */
} Counting;

static void
facet_free (gpointer data)
{
  VtFacet *facet = data;

  g_free (facet->label);
  g_free (facet->name);
  json_node_unref (facet->value);
  g_free (facet);
}

static void
facets_clear (gpointer data)
{
  VtFacets *self = data;

  for (guint i = 0; i < VT_N_FACET_KINDS; i++)
    g_ptr_array_unref (self->lists[i]);
}

VtFacets *
vt_facets_ref (VtFacets *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
vt_facets_unref (VtFacets *self)
{
  g_atomic_rc_box_release_full (self, facets_clear);
}

GPtrArray *
vt_facets_get (VtFacets *self, VtFacetKind kind)
{
  g_return_val_if_fail (self != NULL && (gsize) kind < VT_N_FACET_KINDS, NULL);

  return self->lists[kind];
}

/* ---- counting ---- */

/* The facet of that key, or a new one without a label and value. Takes @key. */
static VtFacet *
count_one (Counting *counting, VtFacetKind kind, char *key, gboolean *ret_is_new)
{
  VtFacet *facet = g_hash_table_lookup (counting->known[kind], key);

  *ret_is_new = facet == NULL;
  if (facet == NULL)
    {
      facet = g_new0 (VtFacet, 1);
      g_ptr_array_add (counting->facets->lists[kind], facet);
      g_hash_table_insert (counting->known[kind], g_steal_pointer (&key), facet);
    }
  g_free (key);
  facet->n_products++;
  return facet;
}

static JsonNode *
sealed (JsonNode *node)
{
  json_node_seal (node);
  return node;
}

static void
count_text (Counting *counting, VtFacetKind kind, const char *name, const char *text)
{
  g_autofree char *both = *name != '\0' ? g_strdup_printf ("%s: %s", name, text) : g_strdup (text);
  VtFacet         *facet;
  gboolean         is_new;

  if (*text == '\0')
    return;
  /* A name may hold a colon, but no product holds a control character that was typed. */
  facet = count_one (counting, kind, g_strdup_printf ("%s\x1f%s", name, text), &is_new);
  if (!is_new)
    return;
  facet->label = vt_words_title (both, LABEL_MAX);
  facet->name = g_strdup (name);
  facet->value = sealed (json_node_init_string (json_node_alloc (), text));
}

/* The category and all around it. */
static void
count_category (Counting *counting, const char *const *parts)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      VtFacet *facet;
      gboolean is_new;

      g_string_append_printf (key, "%s\x1f", parts[i]);
      g_string_append_printf (label, "%s%s", i > 0 ? " › " : "", parts[i]);
      facet = count_one (counting, VT_FACET_CATEGORY, g_strdup (key->str), &is_new);
      if (is_new)
        {
          g_autoptr (JsonArray) copy = json_array_new ();

          for (guint j = 0; j <= i; j++)
            json_array_add_string_element (copy, parts[j]);
          facet->label = vt_words_title (label->str, LABEL_MAX);
          facet->name = g_strdup ("");
          facet->value = sealed (json_node_init_array (json_node_alloc (), copy));
          facet->depth = i;
        }
    }
}

static void
count_product (Counting *counting, const VtProduct *product)
{
  g_auto (VtFacts) facts = {product};
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  count_category (counting, vt_facts_get_category (&facts));
  count_text (counting, VT_FACET_BRAND, "", product->brand);
  vt_facts_list (&facts, tags, names);
  for (guint i = 0; i < tags->len; i++)
    count_text (counting, VT_FACET_TAG, "", tags->pdata[i]);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *value = vt_facts_dup_attribute (&facts, names->pdata[i]);

      if (value != NULL)
        count_text (counting, VT_FACET_ATTRIBUTE, names->pdata[i], value);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const VtFacet   *facet = *(const VtFacet *const *) a;
  const VtFacet   *other = *(const VtFacet *const *) b;
  g_autofree char *key = g_utf8_collate_key (facet->label, -1);
  g_autofree char *other_key = g_utf8_collate_key (other->label, -1);

  return strcmp (key, other_key);
}

/* By the parts of the path, so that each stands right before what is within it. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  JsonArray *path = json_node_get_array ((*(const VtFacet *const *) a)->value);
  JsonArray *other = json_node_get_array ((*(const VtFacet *const *) b)->value);
  guint      length = json_array_get_length (path);
  guint      other_length = json_array_get_length (other);

  for (guint i = 0; i < MIN (length, other_length); i++)
    {
      int order = g_utf8_collate (json_array_get_string_element (path, i),
                                  json_array_get_string_element (other, i));

      if (order != 0)
        return order;
    }
  return (int) length - (int) other_length;
}

static gboolean
count_all (Counting *counting, VtCatalog *catalog, VtJob *job, GError **error)
{
  guint32 n = vt_catalog_get_n_products (catalog);

  for (guint32 i = 0; i < n; i++)
    {
      if (i % REPORT_EVERY == 0 && !vt_job_report (job, i, n, error))
        return FALSE;
      if (vt_catalog_get (catalog, i)->kind != VT_PRODUCT_FEE)
        count_product (counting, vt_catalog_get (catalog, i));
    }
  return TRUE;
}

VtFacets *
vt_facets_new (VtCatalog *catalog, VtJob *job, GError **error)
{
  g_autoptr (VtFacets) self = g_atomic_rc_box_new0 (VtFacets);
  Counting counting = {self};
  gboolean is_done;

  g_return_val_if_fail (catalog != NULL, NULL);

  for (guint i = 0; i < VT_N_FACET_KINDS; i++)
    {
      self->lists[i] = g_ptr_array_new_with_free_func (facet_free);
      counting.known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  is_done = count_all (&counting, catalog, job, error);
  for (guint i = 0; i < VT_N_FACET_KINDS; i++)
    {
      g_hash_table_unref (counting.known[i]);
      g_ptr_array_sort (self->lists[i], i == VT_FACET_CATEGORY ? compare_paths : compare_labels);
    }
  return is_done ? g_steal_pointer (&self) : NULL;
}

gboolean
vt_selector_count (
    JsonObject *selector, VtCatalog *catalog, VtJob *job, guint *ret_n, GError **error)
{
  g_autoptr (JsonObject) any = json_object_new ();
  guint32 n_products;
  guint   n = 0;

  g_return_val_if_fail (catalog != NULL && ret_n != NULL, FALSE);

  n_products = vt_catalog_get_n_products (catalog);
  for (guint32 i = 0; i < n_products; i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};

      if (i % REPORT_EVERY == 0 && !vt_job_report (job, i, n_products, error))
        return FALSE;
      if (facts.product->price_minor != VT_MONEY_UNKNOWN &&
          vt_facts_match (&facts, selector != NULL ? selector : any))
        n++;
    }
  *ret_n = n;
  return TRUE;
}
