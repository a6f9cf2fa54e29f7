/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer does to the money, as the evaluator has it. */

#include "vt-compile.h"

#include "vt-evaluate.h"

#include <glib/gi18n-lib.h>

static void
set_unknown (VtBundleFigures *figures)
{
  *figures = (VtBundleFigures){
      .list_minor = VT_MONEY_UNKNOWN,
      .price_minor = VT_MONEY_UNKNOWN,
      .saving_minor = VT_MONEY_UNKNOWN,
      .cost_minor = VT_MONEY_UNKNOWN,
      .margin_before_minor = VT_MONEY_UNKNOWN,
      .margin_after_minor = VT_MONEY_UNKNOWN,
  };
}

static gboolean
add_product (gint64 *sum_minor, gint64 quantity, gint64 unit_minor)
{
  gint64 product_minor;

  return !__builtin_mul_overflow (quantity, unit_minor, &product_minor) &&
         !__builtin_add_overflow (*sum_minor, product_minor, sum_minor);
}

/* The cost of all components, %VT_MONEY_UNKNOWN if that of any is; also says whether all have a
 * price. %FALSE if the sum does not fit. */
static gboolean
sum_cost (const VtOffer *offer, VtCatalog *catalog, gint64 *ret_cost_minor, gboolean *ret_priced)
{
  gint64   cost_minor = 0;
  gboolean priced = TRUE;

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (catalog, component->sku);
      const VtProduct *product = index != VT_PRODUCT_NONE ? vt_catalog_get (catalog, index) : NULL;

      if (product == NULL || product->price_minor == VT_MONEY_UNKNOWN)
        priced = FALSE;
      if (product == NULL || product->cost_minor == VT_MONEY_UNKNOWN)
        cost_minor = VT_MONEY_UNKNOWN;
      if (cost_minor != VT_MONEY_UNKNOWN &&
          !add_product (&cost_minor, component->quantity, product->cost_minor))
        return FALSE;
    }
  *ret_cost_minor = cost_minor;
  *ret_priced = priced;
  return TRUE;
}

gboolean
vt_bundle_figures (const VtOffer    *offer,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   VtBundleFigures  *ret_figures,
                   GError          **error)
{
  g_autoptr (VrResult) result = NULL;
  const VrTotals *totals;
  VtBundleFigures figures;
  gboolean        priced;

  g_return_val_if_fail (offer != NULL, FALSE);
  g_return_val_if_fail (catalog != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);
  g_return_val_if_fail (ret_figures != NULL, FALSE);

  if (!vt_offer_validate (offer, error))
    return FALSE;

  set_unknown (&figures);
  if (!sum_cost (offer, catalog, &figures.cost_minor, &priced))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("The cost of the set is too large"));
      return FALSE;
    }
  if (offer->components->len == 0)
    {
      *ret_figures = (VtBundleFigures){0};
      return TRUE;
    }
  if (priced)
    {
      result = vt_evaluate_set (offer, catalog, currency, error);
      if (result == NULL)
        return FALSE;

      totals = vr_result_get_totals (result);
      figures.list_minor = totals->list;
      figures.price_minor = totals->due;
      figures.saving_minor = totals->list - totals->due;
      if (figures.cost_minor != VT_MONEY_UNKNOWN)
        {
          figures.margin_before_minor = totals->list - figures.cost_minor;
          figures.margin_after_minor = totals->due - figures.cost_minor;
        }
    }
  *ret_figures = figures;
  return TRUE;
}
