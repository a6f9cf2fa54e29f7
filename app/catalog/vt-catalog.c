/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as the engine reads it: an immutable snapshot of all products. */

#include "vt-catalog.h"

#include "vt-time-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _VtCatalog
{
  gatomicrefcount ref_count;
  GArray         *products;  /* (owned) of VtProduct, by id */
  GStringChunk   *strings;   /* (owned): what the products' texts point into */
  GHashTable     *by_sku;    /* (owned): SKU as written → index + 1 */
  GHashTable     *by_fold;   /* (owned): SKU, ASCII letters folded → index + 1 of the first */
  char           *time_zone; /* (owned) */
};

static const char *
keep (VtCatalog *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return "";
  return g_string_chunk_insert (self->strings, text);
}

/* For categories, brands and the like, which repeat. */
static const char *
keep_shared (VtCatalog *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return "";
  return g_string_chunk_insert_const (self->strings, text);
}

static VtProductKind
kind_from_id (const char *id)
{
  if (g_strcmp0 (id, "plan") == 0)
    return VT_PRODUCT_PLAN;
  if (g_strcmp0 (id, "perk") == 0)
    return VT_PRODUCT_PERK;
  if (g_strcmp0 (id, "fee") == 0)
    return VT_PRODUCT_FEE;
  return VT_PRODUCT_GOODS;
}

static void
add_product (VtCatalog *self, VtStatement *row)
{
  VtProduct        product = {0};
  g_autofree char *folded = NULL;
  gpointer         place = GUINT_TO_POINTER (self->products->len + 1);

  product.id = vt_statement_get_int64 (row, 0);
  product.sku = keep (self, vt_statement_get_text (row, 1));
  product.title = keep (self, vt_statement_get_text (row, 2));
  product.kind = kind_from_id (vt_statement_get_text (row, 3));
  product.category = keep_shared (self, vt_statement_get_text (row, 4));
  product.brand = keep_shared (self, vt_statement_get_text (row, 5));
  product.price_minor = vt_statement_get_money (row, 6);
  product.cost_minor = vt_statement_get_money (row, 7);
  product.stock =
      vt_statement_is_null (row, 8) ? VT_STOCK_UNKNOWN : vt_statement_get_int64 (row, 8);
  product.weight_g =
      vt_statement_is_null (row, 11) ? VT_WEIGHT_UNKNOWN : vt_statement_get_int64 (row, 11);
  product.attributes_json = keep_shared (self, vt_statement_get_text (row, 9));
  product.tags_json = keep_shared (self, vt_statement_get_text (row, 10));
  g_array_append_val (self->products, product);

  g_hash_table_insert (self->by_sku, (gpointer) product.sku, place);
  folded = g_ascii_strdown (product.sku, -1);
  if (!g_hash_table_contains (self->by_fold, folded))
    g_hash_table_insert (self->by_fold, (gpointer) keep (self, folded), place);
}

static VtCatalog *
vt_catalog_new (void)
{
  VtCatalog *self = g_new0 (VtCatalog, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->products = g_array_new (FALSE, FALSE, sizeof (VtProduct));
  self->strings = g_string_chunk_new (64 * 1024);
  self->by_sku = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_fold = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

VtCatalog *
vt_catalog_load (VtDatabase *database, VtJob *job, GError **error)
{
  g_autoptr (VtCatalog) self = vt_catalog_new ();
  g_auto (VtStatement) row = VT_STATEMENT_INIT;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  if (!vt_statement_prepare (&row, database,
                             "SELECT id, sku, title, kind, category, brand, price_minor, "
                             "cost_minor, stock, attributes, tags, weight_g FROM product "
                             "ORDER BY id",
                             error))
    return NULL;
  self->time_zone = vt_time_zone_load (database, error);
  if (self->time_zone == NULL)
    return NULL;

  for (;;)
    {
      if (!vt_statement_step (&row, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      if (self->products->len % 4096 == 0 && !vt_job_check (job, error))
        return NULL;
      if (self->products->len == VT_PRODUCT_NONE - 1)
        {
          g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT, _ ("There are too many products"));
          return NULL;
        }
      add_product (self, &row);
    }
  return g_steal_pointer (&self);
}

VtCatalog *
vt_catalog_ref (VtCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
vt_catalog_unref (VtCatalog *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_sku);
  g_hash_table_unref (self->by_fold);
  g_array_unref (self->products);
  g_string_chunk_free (self->strings);
  g_free (self->time_zone);
  g_free (self);
}

guint32
vt_catalog_get_n_products (VtCatalog *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->products->len;
}

const char *
vt_catalog_get_time_zone (VtCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->time_zone;
}

const VtProduct *
vt_catalog_get (VtCatalog *self, guint32 index)
{
  g_return_val_if_fail (self != NULL && index < self->products->len, NULL);

  return &g_array_index (self->products, VtProduct, index);
}

guint32
vt_catalog_index_of_sku (VtCatalog *self, const char *sku)
{
  g_autofree char *folded = NULL;
  gpointer         place;

  g_return_val_if_fail (self != NULL && sku != NULL, VT_PRODUCT_NONE);

  place = g_hash_table_lookup (self->by_sku, sku);
  if (place == NULL)
    {
      folded = g_ascii_strdown (sku, -1);
      place = g_hash_table_lookup (self->by_fold, folded);
    }
  return place != NULL ? GPOINTER_TO_UINT (place) - 1 : VT_PRODUCT_NONE;
}

guint32
vt_catalog_index_of_id (VtCatalog *self, gint64 product_id)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, VT_PRODUCT_NONE);

  high = self->products->len;
  while (low < high)
    {
      guint  middle = low + (high - low) / 2;
      gint64 id = g_array_index (self->products, VtProduct, middle).id;

      if (id == product_id)
        return middle;
      if (id < product_id)
        low = middle + 1;
      else
        high = middle;
    }
  return VT_PRODUCT_NONE;
}
