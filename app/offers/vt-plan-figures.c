/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a protection plan costs the shopper for what it covers. */

#include "vt-plan-figures.h"

#include "vt-alone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEAR_PART 3

/* The offer with that plan only. */
static VtOffer *
make_part (const VtOffer *offer, JsonObject *plan)
{
  JsonObject *own = json_object_new ();
  JsonArray  *plans = json_array_new ();

  json_array_add_object_element (plans, json_object_ref (plan));
  json_object_set_array_member (own, "plans", plans);
  return vt_offer_part (offer, own);
}

gboolean
vt_plan_costs (const VtOffer    *offer,
               guint             plan,
               VtCatalog        *catalog,
               const VtCurrency *currency,
               const gint64     *prices,
               guint             n,
               gint64           *ret_costs,
               GError          **error)
{
  JsonArray  *plans;
  JsonObject *object = NULL;
  guint32     product = VT_PRODUCT_NONE;
  const char *sku;
  g_autoptr (VtOffer) part = NULL;
  g_autoptr (VtAlone) alone = NULL;
  g_autofree char   *covered = NULL;
  g_autofree gint64 *costs = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, FALSE);
  g_return_val_if_fail ((prices != NULL && ret_costs != NULL) || n == 0, FALSE);

  plans = vt_terms_get_array (vt_offer_get_terms (offer), "plans");
  if (plan < vt_terms_get_length (plans))
    object = vt_terms_get_element (plans, plan);
  if (vt_terms_get_text (object, "sku") != NULL)
    product = vt_catalog_index_of_sku (catalog, vt_terms_get_text (object, "sku"));
  if (product == VT_PRODUCT_NONE)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("A product is missing"));
      return FALSE;
    }
  part = make_part (offer, object);
  alone = vt_alone_new (part, catalog, currency, error);
  if (alone == NULL)
    return FALSE;
  sku = vt_catalog_get (catalog, product)->sku;
  covered = vt_alone_dup_free_sku (sku);
  costs = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    {
      const VtAloneLine lines[] = {
          {.sku = covered, .quantity = 1, .unit_minor = prices[i]},
          {.sku = sku, .quantity = 1, .unit_minor = VT_MONEY_UNKNOWN},
      };
      const VrResult *result;

      if (!vt_alone_run (alone, lines, G_N_ELEMENTS (lines), 0, &result, error))
        return FALSE;
      costs[i] = vr_result_get_totals (result)->due - prices[i];
    }
  if (n > 0)
    memcpy (ret_costs, costs, n * sizeof *costs);
  return TRUE;
}

/* Prices are far below what would not fit. */
gboolean
vt_plan_is_dear (gint64 cost_minor, gint64 price_minor)
{
  return cost_minor * DEAR_PART > price_minor;
}
