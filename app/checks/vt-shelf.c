/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue sorted by what selectors ask for. */

#include "vt-shelf.h"

#include "vt-terms.h"

#include <string.h>

typedef enum
{
  COLUMN_CATEGORY,
  COLUMN_BRAND,
  COLUMN_TAGS,
  COLUMN_ATTRIBUTES,
} ColumnId;

#define N_COLUMNS 4

/**
 * Value:
 * @stand_in: a product with that text, as goods, since fees match nothing
 *
 * One text that products have in a column; thousands have the same category.
 */
typedef struct
{
  const char *text; /* of the catalogue */
  VtProduct   stand_in;
  VtFacts     facts;
} Value;

typedef struct
{
  GPtrArray *values;           /* (owned) (nullable) (element-type Value) */
  guint32   *value_of_product; /* (owned) (nullable) */
} Column;

struct _VtShelf
{
  VtCatalog  *catalog; /* (owned) */
  Column      columns[N_COLUMNS];
  GArray     *all;      /* (owned): whatever has a price and is no fee */
  GHashTable *selected; /* (owned): selector as text → GArray */
};

static void
value_free (gpointer data)
{
  Value *value = data;

  vt_facts_clear (&value->facts);
  g_free (value);
}

VtShelf *
vt_shelf_new (VtCatalog *catalog)
{
  VtShelf *self;

  g_return_val_if_fail (catalog != NULL, NULL);

  self = g_new0 (VtShelf, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->selected =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->all = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      const VtProduct *product = vt_catalog_get (catalog, i);

      if (product->price_minor != VT_MONEY_UNKNOWN && product->kind != VT_PRODUCT_FEE)
        g_array_append_val (self->all, i);
    }
  return self;
}

void
vt_shelf_free (VtShelf *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_clear_pointer (&self->columns[i].values, g_ptr_array_unref);
      g_free (self->columns[i].value_of_product);
    }
  g_array_unref (self->all);
  g_hash_table_unref (self->selected);
  vt_catalog_unref (self->catalog);
  g_free (self);
}

/* ---- columns ---- */

static const char *
get_text (const VtProduct *product, ColumnId id)
{
  switch (id)
    {
    case COLUMN_CATEGORY:
      return product->category;
    case COLUMN_BRAND:
      return product->brand;
    case COLUMN_TAGS:
      return product->tags_json;
    case COLUMN_ATTRIBUTES:
      return product->attributes_json;
    }
  g_return_val_if_reached ("");
}

static Column *
get_column (VtShelf *self, ColumnId id)
{
  Column *column = &self->columns[id];
  guint32 n_products = vt_catalog_get_n_products (self->catalog);
  g_autoptr (GHashTable) numbers = NULL;

  if (column->values != NULL)
    return column;
  numbers = g_hash_table_new (g_str_hash, g_str_equal);
  column->values = g_ptr_array_new_with_free_func (value_free);
  column->value_of_product = g_new (guint32, n_products);
  for (guint32 i = 0; i < n_products; i++)
    {
      const VtProduct *product = vt_catalog_get (self->catalog, i);
      const char      *text = get_text (product, id);
      gpointer         number;

      if (!g_hash_table_lookup_extended (numbers, text, NULL, &number))
        {
          Value *value = g_new0 (Value, 1);

          value->text = text;
          value->stand_in = *product;
          value->stand_in.kind = VT_PRODUCT_GOODS;
          value->facts.product = &value->stand_in;
          number = GUINT_TO_POINTER (column->values->len);
          g_hash_table_insert (numbers, (gpointer) text, number);
          g_ptr_array_add (column->values, value);
        }
      column->value_of_product[i] = GPOINTER_TO_UINT (number);
    }
  return column;
}

/* ---- the parts of a selector ---- */

/* Whether any of the texts that the part names can stand in a column's text: taking JSON apart is
 * what costs. */
static gboolean
may_hold (const char *text, JsonNode *part)
{
  JsonObjectIter iter;
  const char    *name;

  /* Escaped, it could be written in any way. */
  if (strchr (text, '\\') != NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (part))
    {
      JsonArray *array = json_node_get_array (part);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (json_node_get_value_type (element) != G_TYPE_STRING ||
              strpbrk (json_node_get_string (element), "\"\\") != NULL ||
              strstr (text, json_node_get_string (element)) != NULL)
            return TRUE;
        }
      return FALSE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (part))
    return TRUE;
  /* Of attributes only the names: a number's value can be written in several ways. */
  json_object_iter_init (&iter, json_node_get_object (part));
  while (json_object_iter_next (&iter, &name, NULL))
    if (strpbrk (name, "\"\\") == NULL && strstr (text, name) == NULL)
      return FALSE;
  return TRUE;
}

/* (array length=values): whether each value is what the part asks for. */
static guint8 *
match_values (const Column *column, ColumnId id, const char *name, JsonNode *part)
{
  guint8 *matches = g_new0 (guint8, column->values->len);
  g_autoptr (JsonObject) selector = json_object_new ();

  json_object_set_member (selector, name, json_node_copy (part));
  for (guint i = 0; i < column->values->len; i++)
    {
      Value *value = column->values->pdata[i];

      if ((id == COLUMN_CATEGORY || id == COLUMN_BRAND) || may_hold (value->text, part))
        matches[i] = vt_facts_match (&value->facts, selector);
    }
  return matches;
}

static void
keep_in_column (VtShelf *self, GArray *products, ColumnId id, const char *name, JsonNode *part)
{
  const Column      *column = get_column (self, id);
  g_autofree guint8 *matches = match_values (column, id, name, part);
  guint              n = 0;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      if (matches[column->value_of_product[product]])
        g_array_index (products, guint32, n++) = product;
    }
  g_array_set_size (products, n);
}

void
vt_products_drop (GArray *products, const GArray *dropped)
{
  guint n = 0;
  guint k = 0;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      while (k < dropped->len && g_array_index (dropped, guint32, k) < product)
        k++;
      if (k == dropped->len || g_array_index (dropped, guint32, k) != product)
        g_array_index (products, guint32, n++) = product;
    }
  g_array_set_size (products, n);
}

static void
keep_listed (VtShelf *self, GArray *products, JsonNode *part)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0;
       JSON_NODE_HOLDS_ARRAY (part) && i < json_array_get_length (json_node_get_array (part)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (part), i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_hash_table_add (listed, GUINT_TO_POINTER (vt_catalog_index_of_sku (
                                      self->catalog, json_node_get_string (element))));
    }
  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);

      if (g_hash_table_contains (listed, GUINT_TO_POINTER (product)))
        g_array_index (products, guint32, n++) = product;
    }
  g_array_set_size (products, n);
}

static void
keep_priced (VtShelf *self, GArray *products, JsonNode *part)
{
  JsonObject *band = JSON_NODE_HOLDS_OBJECT (part) ? json_node_get_object (part) : NULL;
  gint64      from_minor = vt_terms_get_int64 (band, "from", 0);
  gint64      to_minor = band != NULL ? vt_terms_get_int64 (band, "to", G_MAXINT64) : -1;
  guint       n = 0;

  for (guint i = 0; i < products->len; i++)
    {
      guint32 product = g_array_index (products, guint32, i);
      gint64  price_minor = vt_catalog_get (self->catalog, product)->price_minor;

      if (price_minor >= from_minor && price_minor <= to_minor)
        g_array_index (products, guint32, n++) = product;
    }
  g_array_set_size (products, n);
}

static void
keep_part (VtShelf *self, GArray *products, const char *name, JsonNode *part)
{
  if (strcmp (name, "skus") == 0)
    keep_listed (self, products, part);
  else if (strcmp (name, "price") == 0)
    keep_priced (self, products, part);
  else if (strcmp (name, "categories") == 0)
    keep_in_column (self, products, COLUMN_CATEGORY, name, part);
  else if (strcmp (name, "brands") == 0)
    keep_in_column (self, products, COLUMN_BRAND, name, part);
  else if (strcmp (name, "tags") == 0)
    keep_in_column (self, products, COLUMN_TAGS, name, part);
  else if (strcmp (name, "attributes") == 0)
    keep_in_column (self, products, COLUMN_ATTRIBUTES, name, part);
  else if (strcmp (name, "except") == 0 && JSON_NODE_HOLDS_OBJECT (part))
    vt_products_drop (products, vt_shelf_select (self, json_node_get_object (part)));
}

static GArray *
find (VtShelf *self, JsonObject *selector)
{
  GArray        *products = g_array_copy (self->all);
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *part;

  json_object_iter_init (&iter, selector);
  while (json_object_iter_next (&iter, &name, &part))
    keep_part (self, products, name, part);
  return products;
}

const GArray *
vt_shelf_select (VtShelf *self, JsonObject *selector)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *key = NULL;
  GArray          *products;

  g_return_val_if_fail (self != NULL, NULL);

  if (selector == NULL)
    return self->all;
  node = json_node_init_object (json_node_alloc (), selector);
  key = json_to_string (node, FALSE);
  products = g_hash_table_lookup (self->selected, key);
  if (products == NULL)
    {
      products = find (self, selector);
      g_hash_table_insert (self->selected, g_steal_pointer (&key), products);
    }
  return products;
}

static int
compare_products (gconstpointer a, gconstpointer b)
{
  guint32 product = *(const guint32 *) a;
  guint32 other = *(const guint32 *) b;

  return (product > other) - (product < other);
}

gboolean
vt_products_have (const GArray *products, guint32 product)
{
  g_return_val_if_fail (products != NULL, FALSE);

  return g_array_binary_search ((GArray *) products, &product, compare_products, NULL);
}

char *
vt_shelf_dup_attribute (VtShelf *self, guint32 product, const char *name)
{
  const Column *column;
  Value        *value;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  column = get_column (self, COLUMN_ATTRIBUTES);
  value = column->values->pdata[column->value_of_product[product]];
  return vt_facts_dup_attribute (&value->facts, name);
}
