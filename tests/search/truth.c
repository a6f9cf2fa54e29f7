/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the comparisons with every cart have in common. */

#include "truth.h"

#include <string.h>

VtTrialShop *
truth_shop_new (const RandomShop *self)
{
  g_autoptr (GError) error = NULL;
  VtTrialShop *trial = vt_trial_shop_new (self->offers, self->shop->catalog, &self->shop->currency,
                                          self->now_us, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (trial->offers->len, ==, self->offers->len);
  return trial;
}

GPtrArray *
truth_list (const VtTrialShop *trial, const guint *offers, guint n)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer) vt_trial_shop_get_offer (trial, offers[i])->offer);
  return list;
}

static const VrVerdict *
find_verdict (const VrResult *result, const char *id)
{
  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    if (strcmp (vr_result_get_verdict (result, i)->offer_id, id) == 0)
      return vr_result_get_verdict (result, i);
  g_assert_not_reached ();
}

gboolean
truth_applies (const VrResult *result, const char *id)
{
  return find_verdict (result, id)->code == VR_VERDICT_APPLIED;
}

gint64
truth_count_goods (const RandomShop *self, const VrResult *result)
{
  gint64 goods_minor = vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;

  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    goods_minor -= vt_catalog_get (self->shop->catalog,
                                   shop_index (self->shop, vr_result_get_gift (result, i)->sku))
                       ->cost_minor *
                   vr_result_get_gift (result, i)->quantity;
  return goods_minor;
}

/* ---- lines and items ---- */

static gboolean
is_line (const RandomLine *line, const VtTrialShop *trial, const VtTrialItem *item)
{
  guint32 instead_of = item->instead_of != VT_TRIAL_NO_PLACE
                           ? g_array_index (trial->products, guint32, item->instead_of)
                           : VT_PRODUCT_NONE;

  return line->product == g_array_index (trial->products, guint32, item->place) &&
         line->is_subscription == item->is_subscription && line->instead_of == instead_of;
}

guint
truth_find_line (const RandomShop *self, const VtTrialShop *trial, const VtTrialItem *item)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (is_line (&g_array_index (self->lines, RandomLine, i), trial, item))
      return i;
  g_assert_not_reached ();
}

guint
truth_find_item (const RandomShop *self, const VtTrialShop *trial, GArray *items, guint line)
{
  for (guint i = 0; i < items->len; i++)
    if (is_line (&g_array_index (self->lines, RandomLine, line), trial,
                 vt_trial_items_get (items, i)))
      return i;
  return G_MAXUINT;
}

void
truth_to_counts (const RandomShop   *self,
                 const VtTrialShop  *trial,
                 GArray             *items,
                 const VtTrialCount *from,
                 guint               n_from,
                 guint              *counts)
{
  memset (counts, 0, TRUTH_MAX_LINES * sizeof *counts);
  for (guint i = 0; i < n_from; i++)
    counts[truth_find_line (self, trial, vt_trial_items_get (items, from[i].item))] = from[i].n;
}

static gboolean
has_replaced (const RandomShop *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, RandomLine, i).instead_of != VT_PRODUCT_NONE)
      return TRUE;
  return FALSE;
}

static guint
count_units (const RandomShop *self, const guint *counts)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += counts[i];
  return n;
}

gboolean
truth_is_same (const RandomShop *self, const guint *counts, const guint *others)
{
  if (has_replaced (self))
    return count_units (self, counts) == count_units (self, others) &&
           random_cart_list_minor (self, counts) == random_cart_list_minor (self, others);
  return random_cart_compare (self, counts, others) == 0;
}
