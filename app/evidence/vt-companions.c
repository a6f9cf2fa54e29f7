/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is bought together with any of some products. */

#include "vt-companions.h"

#include "vt-significance.h"

#include <math.h>

#define REPORT_EVERY 65536
#define MIN_TOGETHER 5
#define MAX_CHANCE 0.001

static void
count_basket (VtCompanions *self, guint32 basket)
{
  VtBaskets *baskets = self->baskets;
  guint32    first = baskets->first_entry[basket];
  guint32    end = baskets->first_entry[basket + 1];
  guint      n_here = 0;

  for (guint32 e = first; e < end; e++)
    n_here += self->is_anchor[baskets->entry_item[e]];
  if (n_here == 0)
    return;
  self->n_anchors++;
  for (guint32 e = first; e < end; e++)
    {
      guint32 item = baskets->entry_item[e];

      self->n_together[item] += n_here > self->is_anchor[item];
    }
}

VtCompanions *
vt_companions_new (VtBaskets *baskets, const guint32 *anchors, guint n, VtJob *job, GError **error)
{
  g_autoptr (VtCompanions) self = NULL;

  g_return_val_if_fail (baskets != NULL, NULL);
  g_return_val_if_fail (anchors != NULL || n == 0, NULL);

  self = g_new0 (VtCompanions, 1);
  self->baskets = vt_baskets_ref (baskets);
  self->n_items = baskets->n_items;
  self->n_together = g_new0 (guint32, baskets->n_items);
  self->is_anchor = g_new0 (guint8, baskets->n_items);
  for (guint i = 0; i < n; i++)
    if (anchors[i] < baskets->n_items)
      self->is_anchor[anchors[i]] = 1;
  for (guint32 b = 0; b < baskets->n_baskets; b++)
    {
      if (b % REPORT_EVERY == 0 && !vt_job_report (job, b, baskets->n_baskets, error))
        return NULL;
      count_basket (self, b);
    }
  return g_steal_pointer (&self);
}

void
vt_companions_free (VtCompanions *self)
{
  if (self == NULL)
    return;

  vt_baskets_unref (self->baskets);
  g_free (self->n_together);
  g_free (self->is_anchor);
  g_free (self);
}

static VtPairCounts
count_pair (const VtCompanions *self, guint32 product)
{
  return (VtPairCounts){.n_baskets = self->baskets->n_baskets,
                        .n_a = self->n_anchors,
                        .n_b = self->baskets->item_count[product],
                        .n_together = self->n_together[product]};
}

VtCompanion
vt_companions_get (const VtCompanions *self, guint32 product)
{
  VtCompanion companion = {product};

  g_return_val_if_fail (self != NULL, companion);

  if (product >= self->n_items || self->n_together[product] == 0)
    return companion;
  companion.n_together = self->n_together[product];
  companion.attach = (double) companion.n_together / self->n_anchors;
  companion.lift = vt_measure_lift (count_pair (self, product));
  return companion;
}

static gboolean
is_left_out (GArray *left_out, guint32 product)
{
  for (guint i = 0; left_out != NULL && i < left_out->len; i++)
    if (g_array_index (left_out, guint32, i) == product)
      return TRUE;
  return FALSE;
}

static gboolean
is_telling (const VtCompanions *self, VtCatalog *catalog, guint32 product)
{
  return self->n_together[product] >= MIN_TOGETHER && !self->is_anchor[product] &&
         vt_catalog_get (catalog, product)->kind != VT_PRODUCT_FEE &&
         vt_catalog_get (catalog, product)->price_minor != VT_MONEY_UNKNOWN &&
         vt_significance_log_p (count_pair (self, product)) < log (MAX_CHANCE);
}

static int
compare_companions (gconstpointer a, gconstpointer b)
{
  const VtCompanion *left = a;
  const VtCompanion *right = b;

  if (left->n_together != right->n_together)
    return left->n_together > right->n_together ? -1 : 1;
  return (left->product > right->product) - (left->product < right->product);
}

GArray *
vt_companions_list (const VtCompanions *self, VtCatalog *catalog, GArray *left_out, guint n_max)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (VtCompanion));

  g_return_val_if_fail (self != NULL && catalog != NULL, list);

  for (guint32 i = 0; i < MIN (self->n_items, vt_catalog_get_n_products (catalog)); i++)
    if (is_telling (self, catalog, i) && !is_left_out (left_out, i))
      {
        VtCompanion companion = vt_companions_get (self, i);

        g_array_append_val (list, companion);
      }
  g_array_sort (list, compare_companions);
  g_array_set_size (list, MIN (list->len, n_max));
  return list;
}
