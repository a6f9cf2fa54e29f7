/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone before the evaluator. */

#include "vt-trial.h"

#include "vt-alone.h"

struct _VtTrial
{
  VtCatalog *catalog; /* (owned) */
  VtAlone   *alone;   /* (owned) */
};

VtTrial *
vt_trial_new (const VtOffer    *offer,
              const GArray     *products,
              VtCatalog        *catalog,
              const VtCurrency *currency,
              GError          **error)
{
  VtAlone *alone = vt_alone_new_with (offer, products, catalog, currency, error);
  VtTrial *self;

  if (alone == NULL)
    return NULL;
  self = g_new0 (VtTrial, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->alone = alone;
  return self;
}

void
vt_trial_free (VtTrial *self)
{
  if (self == NULL)
    return;

  vt_alone_free (self->alone);
  vt_catalog_unref (self->catalog);
  g_free (self);
}

/* ---- carts ---- */

static VtAloneLine
to_alone (const VtTrial *self, const VtTrialLine *line)
{
  const VtProduct *product = vt_catalog_get (self->catalog, line->product);

  return (VtAloneLine){
      .sku = product->sku,
      .quantity = line->quantity,
      .unit_minor =
          line->price_minor != VT_MONEY_UNKNOWN ? line->price_minor : product->price_minor,
      .instead_of = line->instead_of != VT_PRODUCT_NONE
                        ? vt_catalog_get (self->catalog, line->instead_of)->sku
                        : NULL,
      .delivery = line->is_delivered ? VT_ALONE_ANY_DELIVERY : 0,
  };
}

const VrResult *
vt_trial_run (VtTrial *self, const VtTrialLine *lines, guint n_lines)
{
  g_autofree VtAloneLine *tried = NULL;
  const VrResult         *result;

  g_return_val_if_fail (self != NULL, NULL);

  tried = g_new (VtAloneLine, n_lines);
  for (guint i = 0; i < n_lines; i++)
    tried[i] = to_alone (self, &lines[i]);
  return vt_alone_run (self->alone, tried, n_lines, VT_MONEY_UNKNOWN, &result, NULL) ? result
                                                                                     : NULL;
}

/* ---- sums ---- */

/* %FALSE where the cost is not known or does not fit. */
static gboolean
add_cost (const VtTrial *self, const char *sku, gint64 quantity, gint64 *sum_minor)
{
  guint32 product = vt_catalog_index_of_sku (self->catalog, sku);
  gint64  cost_minor;

  return product != VT_PRODUCT_NONE &&
         vt_catalog_get (self->catalog, product)->cost_minor != VT_MONEY_UNKNOWN &&
         !__builtin_mul_overflow (vt_catalog_get (self->catalog, product)->cost_minor, quantity,
                                  &cost_minor) &&
         !__builtin_add_overflow (*sum_minor, cost_minor, sum_minor);
}

static gint64
sum_costs (const VtTrial *self, const VrResult *result)
{
  gint64 sum_minor = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      if (!add_cost (self, line->sku, line->quantity, &sum_minor))
        return VT_MONEY_UNKNOWN;
    }
  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    {
      const VrGift *gift = vr_result_get_gift (result, i);

      if (!add_cost (self, gift->sku, gift->quantity, &sum_minor))
        return VT_MONEY_UNKNOWN;
    }
  return sum_minor;
}

static gint64
sum_cuts (const VrResult *result)
{
  gint64 sum_minor = 0;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      for (size_t k = 0; k < line->n_adjustments; k++)
        sum_minor += line->adjustments[k].cut;
    }
  return sum_minor;
}

gboolean
vt_trial_weigh (VtTrial *self, const VtTrialLine *lines, guint n_lines, VtTrialSum *ret_sum)
{
  const VrResult *result = vt_trial_run (self, lines, n_lines);
  const VrTotals *totals;

  g_return_val_if_fail (ret_sum != NULL, FALSE);

  if (result == NULL)
    return FALSE;
  totals = vr_result_get_totals (result);
  *ret_sum = (VtTrialSum){
      .list_minor = totals->list,
      .due_minor = totals->due - totals->shipping,
      .cost_minor = sum_costs (self, result),
      .cut_minor = sum_cuts (result),
  };
  return TRUE;
}
