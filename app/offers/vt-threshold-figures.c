/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of a threshold gives away on an order that just reaches it. */

#include "vt-threshold-figures.h"

#include "vt-alone.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>

/* As carts have them. */
#define MAX_UNITS 1000000
#define MAX_GRAMS 1000000000

/* The offer with that step only, whatever counts for it. */
static VtOffer *
make_part (const VtOffer *offer, JsonObject *step)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonObject *own = json_object_new ();
  JsonArray  *steps = json_array_new ();

  json_array_add_object_element (steps, json_object_ref (step));
  json_object_set_array_member (own, "steps", steps);
  if (json_object_has_member (terms, "measure"))
    json_object_set_member (own, "measure",
                            json_node_copy (json_object_get_member (terms, "measure")));
  return vt_offer_part (offer, own);
}

/* Fills in the lines of an order that just reaches a step; returns how many there are. */
static guint
fill_lines (const char *sku, VtMeasure measure, gint64 from, gint64 value_minor, VtAloneLine *lines)
{
  gint64 n_units = measure == VT_MEASURE_QUANTITY ? MIN (from, MAX_UNITS) : 1;
  gint64 unit_minor = value_minor / n_units;

  lines[0] = (VtAloneLine){.sku = sku, .quantity = 1};
  lines[0].unit_minor = value_minor - unit_minor * (n_units - 1);
  lines[0].weight_g = measure == VT_MEASURE_WEIGHT ? MIN (from, MAX_GRAMS) : 0;
  lines[1] = (VtAloneLine){.sku = sku, .quantity = n_units - 1, .unit_minor = unit_minor};
  return n_units > 1 ? 2 : 1;
}

/* What the gifts cost the shop. */
static gint64
cost_of_gifts (const VrResult *result, VtCatalog *catalog)
{
  gint64 cost_minor = 0;

  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    {
      const VrGift *gift = vr_result_get_gift (result, i);
      guint32       product = vt_catalog_index_of_sku (catalog, gift->sku);
      gint64        gift_minor;

      if (product == VT_PRODUCT_NONE ||
          vt_catalog_get (catalog, product)->cost_minor == VT_MONEY_UNKNOWN ||
          __builtin_mul_overflow (vt_catalog_get (catalog, product)->cost_minor, gift->quantity,
                                  &gift_minor) ||
          __builtin_add_overflow (cost_minor, gift_minor, &cost_minor))
        return VT_MONEY_UNKNOWN;
    }
  return cost_minor;
}

/* What an order of another value costs, in proportion. */
static gint64
cost_at (const VtTypicalOrder *typical, gint64 value_minor)
{
  if (typical->cost_minor == VT_MONEY_UNKNOWN || typical->value_minor <= 0)
    return VT_MONEY_UNKNOWN;
  return (gint64) ((__int128) typical->cost_minor * value_minor / typical->value_minor);
}

static void
set_margins (VtStepFigures *figures, gint64 cost_minor)
{
  figures->margin_before_minor = VT_MONEY_UNKNOWN;
  figures->margin_after_minor = VT_MONEY_UNKNOWN;
  if (cost_minor == VT_MONEY_UNKNOWN)
    return;
  figures->margin_before_minor = figures->value_minor - cost_minor;
  if (figures->gift_cost_minor != VT_MONEY_UNKNOWN)
    figures->margin_after_minor = figures->margin_before_minor - figures->discount_minor -
                                  figures->shipping_minor - figures->gift_cost_minor;
}

gboolean
vt_threshold_step (const VtOffer        *offer,
                   guint                 step,
                   const VtTypicalOrder *typical,
                   VtCatalog            *catalog,
                   const VtCurrency     *currency,
                   VtStepFigures        *ret_figures,
                   GError              **error)
{
  JsonArray      *steps;
  JsonObject     *object = NULL;
  VtMeasure       measure;
  VtStepFigures   figures = {0};
  const VrResult *result;
  const VrTotals *totals;
  VtAloneLine     lines[2];
  guint           n_lines;
  gint64          from;
  g_autoptr (VtOffer) part = NULL;
  g_autoptr (VtAlone) alone = NULL;
  g_autofree char *sku = NULL;

  g_return_val_if_fail (offer != NULL && typical != NULL && catalog != NULL, FALSE);
  g_return_val_if_fail (currency != NULL && ret_figures != NULL, FALSE);

  steps = vt_terms_get_array (vt_offer_get_terms (offer), "steps");
  if (step < vt_terms_get_length (steps))
    object = vt_terms_get_element (steps, step);
  if (object == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no step %u"), step + 1);
      return FALSE;
    }
  part = make_part (offer, object);
  alone = vt_alone_new (part, catalog, currency, error);
  if (alone == NULL)
    return FALSE;
  measure = vt_measure_read (vt_offer_get_terms (offer));
  from = vt_terms_get_int64 (object, "from", 0);
  figures.value_minor = vt_measure_is_money (measure) ? from : typical->value_minor;
  sku = vt_alone_dup_free_sku (vt_terms_get_text (vt_terms_get_object (object, "gift"), "sku"));
  n_lines = fill_lines (sku, measure, from, figures.value_minor, lines);
  if (!vt_alone_run (alone, lines, n_lines, typical->fees_minor, &result, error))
    return FALSE;
  totals = vr_result_get_totals (result);
  figures.discount_minor = totals->list - (totals->due - totals->shipping);
  figures.shipping_minor = typical->fees_minor - totals->shipping;
  figures.gift_cost_minor = cost_of_gifts (result, catalog);
  set_margins (&figures, cost_at (typical, figures.value_minor));
  *ret_figures = figures;
  return TRUE;
}
