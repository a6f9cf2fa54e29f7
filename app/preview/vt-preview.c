/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart evaluated against the compiled pack. */

#include "vt-preview.h"

#include "vt-evaluate.h"

struct _VtPreview
{
  VrResult *result; /* (owned) */
  gint64    margin_minor;
};

/* Takes what so many units cost the shop off the margin. %FALSE if that is not known. */
static gboolean
subtract_cost (VtCatalog *catalog, const char *sku, gint64 quantity, gint64 *margin_minor)
{
  guint32 index = vt_catalog_index_of_sku (catalog, sku);
  gint64  cost_minor;

  return index != VT_PRODUCT_NONE &&
         vt_catalog_get (catalog, index)->cost_minor != VT_MONEY_UNKNOWN &&
         !__builtin_mul_overflow (vt_catalog_get (catalog, index)->cost_minor, quantity,
                                  &cost_minor) &&
         !__builtin_sub_overflow (*margin_minor, cost_minor, margin_minor);
}

static gint64
compute_margin (const VrResult *result, VtCatalog *catalog)
{
  const VrTotals *totals = vr_result_get_totals (result);
  gint64          margin_minor = totals->due - totals->shipping;

  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      if (!subtract_cost (catalog, line->sku, line->quantity, &margin_minor))
        return VT_MONEY_UNKNOWN;
    }
  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    {
      const VrGift *gift = vr_result_get_gift (result, i);

      if (!subtract_cost (catalog, gift->sku, gift->quantity, &margin_minor))
        return VT_MONEY_UNKNOWN;
    }
  return margin_minor;
}

VtPreview *
vt_preview_evaluate (GBytes           *pack,
                     const VtCart     *cart,
                     const char       *placement,
                     VtCatalog        *catalog,
                     const VtCurrency *currency,
                     GError          **error)
{
  g_autoptr (VtShopper) shopper = NULL;

  g_return_val_if_fail (cart != NULL, NULL);

  shopper = vt_shopper_copy (cart->shopper);
  vt_shopper_set_text (&shopper->placement, placement);
  return vt_preview_evaluate_for (pack, cart, shopper, catalog, currency, error);
}

VtPreview *
vt_preview_evaluate_for (GBytes           *pack,
                         const VtCart     *cart,
                         const VtShopper  *shopper,
                         VtCatalog        *catalog,
                         const VtCurrency *currency,
                         GError          **error)
{
  g_autofree char *json = NULL;
  VrResult        *result;
  VtPreview       *self;

  g_return_val_if_fail (pack != NULL, NULL);
  g_return_val_if_fail (cart != NULL, NULL);
  g_return_val_if_fail (shopper != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  json = vt_cart_to_json_for (cart, shopper, catalog, currency, error);
  if (json == NULL)
    return NULL;
  result = vt_evaluate (pack, json, error);
  if (result == NULL)
    return NULL;

  self = g_new0 (VtPreview, 1);
  self->result = result;
  self->margin_minor = compute_margin (result, catalog);
  return self;
}

void
vt_preview_free (VtPreview *self)
{
  if (self == NULL)
    return;

  vr_result_free (self->result);
  g_free (self);
}

const VrResult *
vt_preview_get_result (VtPreview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->result;
}

const VrTotals *
vt_preview_get_totals (VtPreview *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return vr_result_get_totals (self->result);
}

gint64
vt_preview_get_margin_minor (VtPreview *self)
{
  g_return_val_if_fail (self != NULL, VT_MONEY_UNKNOWN);

  return self->margin_minor;
}

const VrVerdict *
vt_preview_find_verdict (VtPreview *self, const char *offer_id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (offer_id != NULL, NULL);

  for (size_t i = 0; i < vr_result_get_n_verdicts (self->result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (self->result, i);

      if (strcmp (verdict->offer_id, offer_id) == 0)
        return verdict;
    }
  return NULL;
}
