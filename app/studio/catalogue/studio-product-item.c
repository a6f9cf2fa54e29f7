/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A product as a row of a list: its facts and what the orders say of it, ready to show. */

#include "studio-product-item.h"

#include <string.h>

struct _StudioProductItem
{
  GObject parent_instance;

  VtCatalog *catalog; /* (owned) (nullable) */
  guint32    index;
  gint64     units;
  guint32    n_orders;
  gint64     revenue_minor;
  char      *haystack; /* (owned): what a search looks in, case-folded */
};

G_DEFINE_FINAL_TYPE (StudioProductItem, studio_product_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
same_product (const VtProduct *a, const VtProduct *b)
{
  return a->id == b->id && a->price_minor == b->price_minor && a->cost_minor == b->cost_minor &&
         a->stock == b->stock && a->weight_g == b->weight_g && a->kind == b->kind &&
         strcmp (a->sku, b->sku) == 0 && strcmp (a->title, b->title) == 0 &&
         strcmp (a->category, b->category) == 0 && strcmp (a->brand, b->brand) == 0;
}

static char *
make_haystack (const VtProduct *product)
{
  g_autofree char *all =
      g_strjoin ("\n", product->sku, product->title, product->brand, product->category, NULL);

  return g_utf8_casefold (all, -1);
}

void
studio_product_item_set (StudioProductItem     *self,
                         VtCatalog             *catalog,
                         guint32                index,
                         const VtOrdersSummary *summary)
{
  const VtProduct *before = self->catalog != NULL ? studio_product_item_get_product (self) : NULL;
  const VtProduct *product;
  gboolean         has_figures;
  gboolean         changed;

  g_return_if_fail (STUDIO_IS_PRODUCT_ITEM (self));
  g_return_if_fail (index < vt_catalog_get_n_products (catalog));

  product = vt_catalog_get (catalog, index);
  has_figures = summary != NULL && index < summary->n_products;
  changed = before == NULL || !same_product (before, product);
  if (changed)
    {
      g_free (self->haystack);
      self->haystack = make_haystack (product);
    }
  vt_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  self->catalog = catalog;
  self->index = index;

  if (has_figures)
    {
      changed = changed || self->units != summary->product_units[index] ||
                self->revenue_minor != summary->product_revenue_minor[index] ||
                self->n_orders != summary->product_orders[index];
      self->units = summary->product_units[index];
      self->n_orders = summary->product_orders[index];
      self->revenue_minor = summary->product_revenue_minor[index];
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

guint32
studio_product_item_get_index (StudioProductItem *self)
{
  return self->index;
}

const VtProduct *
studio_product_item_get_product (StudioProductItem *self)
{
  return vt_catalog_get (self->catalog, self->index);
}

gint64
studio_product_item_get_units (StudioProductItem *self)
{
  return self->units;
}

guint32
studio_product_item_get_n_orders (StudioProductItem *self)
{
  return self->n_orders;
}

gint64
studio_product_item_get_revenue_minor (StudioProductItem *self)
{
  return self->revenue_minor;
}

gint32
studio_product_item_get_margin_ppm (StudioProductItem *self)
{
  const VtProduct *product = studio_product_item_get_product (self);
  gint64           margin_minor;

  if (product->price_minor == VT_MONEY_UNKNOWN || product->cost_minor == VT_MONEY_UNKNOWN ||
      product->price_minor == 0)
    return STUDIO_MARGIN_UNKNOWN;

  margin_minor = product->price_minor - product->cost_minor;
  /* A cost a thousand times the price is a slip of the pen; it still must not overflow. */
  if (margin_minor < -1000 * product->price_minor)
    return -1000000000;
  return (gint32) (margin_minor * G_GINT64_CONSTANT (1000000) / product->price_minor);
}

gboolean
studio_product_item_matches (StudioProductItem *self, const char *const *folded_words)
{
  for (; *folded_words != NULL; folded_words++)
    if (strstr (self->haystack, *folded_words) == NULL)
      return FALSE;
  return TRUE;
}

GStrv
studio_product_fold_words (const char *search)
{
  g_autofree char *folded = g_utf8_casefold (search, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

static void
studio_product_item_finalize (GObject *object)
{
  StudioProductItem *self = STUDIO_PRODUCT_ITEM (object);

  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_free (self->haystack);
  G_OBJECT_CLASS (studio_product_item_parent_class)->finalize (object);
}

static void
studio_product_item_class_init (StudioProductItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_product_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_product_item_init (StudioProductItem *self)
{
}

StudioProductItem *
studio_product_item_new (void)
{
  return g_object_new (STUDIO_TYPE_PRODUCT_ITEM, NULL);
}
