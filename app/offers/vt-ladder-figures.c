/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step up a ladder costs the shopper and brings the shop. */

#include "vt-ladder-figures.h"

#include "vt-alone.h"

#include <glib/gi18n-lib.h>

/* A ladder of the two tiers of the step. */
static VtOffer *
make_pair (const VtOffer *offer, JsonObject *lower, JsonObject *upper)
{
  JsonObject *own = json_object_new ();
  JsonArray  *tiers = json_array_new ();
  JsonObject *plain = json_object_new ();

  /* The lowest tier of a ladder has no step. */
  json_object_set_string_member (plain, "sku", vt_terms_get_text (lower, "sku"));
  json_array_add_object_element (tiers, plain);
  json_array_add_object_element (tiers, json_object_ref (upper));
  json_object_set_array_member (own, "tiers", tiers);
  return vt_offer_part (offer, own);
}

/* %VT_MONEY_UNKNOWN where it is not known. */
static gint64
cost_of (VtCatalog *catalog, const char *sku)
{
  guint32 product = vt_catalog_index_of_sku (catalog, sku);

  return product != VT_PRODUCT_NONE ? vt_catalog_get (catalog, product)->cost_minor
                                    : VT_MONEY_UNKNOWN;
}

static gboolean
run (VtAlone      *alone,
     const char   *lower,
     const char   *upper,
     VtLadderStep *step,
     gint64       *ret_due_minor,
     GError      **error)
{
  const VtAloneLine plain = {.sku = lower, .quantity = 1, .unit_minor = VT_MONEY_UNKNOWN};
  const VtAloneLine taken = {
      .sku = upper, .quantity = 1, .unit_minor = VT_MONEY_UNKNOWN, .instead_of = lower};
  const VrResult *result;

  if (!vt_alone_run (alone, &plain, 1, 0, &result, error))
    return FALSE;
  step->lower_minor = vr_result_get_totals (result)->due;
  if (!vt_alone_run (alone, &taken, 1, 0, &result, error))
    return FALSE;
  step->price_minor = vr_result_get_totals (result)->list;
  *ret_due_minor = vr_result_get_totals (result)->due;
  return TRUE;
}

static gint64
margin_of_step (VtCatalog *catalog, const char *lower, const char *upper, const VtLadderStep *step)
{
  gint64 lower_cost_minor = cost_of (catalog, lower);
  gint64 cost_minor = cost_of (catalog, upper);

  if (lower_cost_minor == VT_MONEY_UNKNOWN || cost_minor == VT_MONEY_UNKNOWN)
    return VT_MONEY_UNKNOWN;
  return step->pays_minor - (cost_minor - lower_cost_minor);
}

/* As the catalogue writes it, which is how the pack does. */
static const char *
spell (VtCatalog *catalog, const char *sku)
{
  guint32 product = vt_catalog_index_of_sku (catalog, sku);

  return product != VT_PRODUCT_NONE ? vt_catalog_get (catalog, product)->sku : sku;
}

gboolean
vt_ladder_step (const VtOffer    *offer,
                guint             tier,
                VtCatalog        *catalog,
                const VtCurrency *currency,
                VtLadderStep     *ret_step,
                GError          **error)
{
  JsonArray   *tiers;
  JsonObject  *lower = NULL;
  JsonObject  *upper = NULL;
  const char  *skus[2];
  VtLadderStep step = {0};
  gint64       due_minor;
  g_autoptr (VtOffer) pair = NULL;
  g_autoptr (VtAlone) alone = NULL;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, FALSE);
  g_return_val_if_fail (ret_step != NULL, FALSE);

  tiers = vt_terms_get_array (vt_offer_get_terms (offer), "tiers");
  if (tier > 0 && tier < vt_terms_get_length (tiers))
    {
      lower = vt_terms_get_element (tiers, tier - 1);
      upper = vt_terms_get_element (tiers, tier);
    }
  if (vt_terms_get_text (lower, "sku") == NULL || vt_terms_get_text (upper, "sku") == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("A product is missing"));
      return FALSE;
    }
  pair = make_pair (offer, lower, upper);
  alone = vt_alone_new (pair, catalog, currency, error);
  if (alone == NULL)
    return FALSE;
  skus[0] = spell (catalog, vt_terms_get_text (lower, "sku"));
  skus[1] = spell (catalog, vt_terms_get_text (upper, "sku"));
  if (!run (alone, skus[0], skus[1], &step, &due_minor, error))
    return FALSE;
  step.difference_minor = step.price_minor - step.lower_minor;
  step.pays_minor = due_minor - step.lower_minor;
  step.saving_minor = step.difference_minor - step.pays_minor;
  step.margin_minor = margin_of_step (catalog, skus[0], skus[1], &step);
  *ret_step = step;
  return TRUE;
}
