/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone before the evaluator. */

#include "vt-trial.h"

#include "vt-compile.h"

#include <inttypes.h>

struct _VtTrial
{
  VtCatalog   *catalog; /* (owned) */
  VtCurrency   currency;
  VrPack      *pack;      /* (owned) */
  VrEvaluator *evaluator; /* (owned) */
};

VtTrial *
vt_trial_new (const VtOffer    *offer,
              const GArray     *products,
              VtCatalog        *catalog,
              const VtCurrency *currency,
              GError          **error)
{
  g_autoptr (VtOffer) open = NULL;
  g_autoptr (VtTrial) self = NULL;
  VrError rules_error = {VR_OK};

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL && currency != NULL, NULL);

  self = g_new0 (VtTrial, 1);
  self->catalog = vt_catalog_ref (catalog);
  self->currency = *currency;
  open = vt_offer_open_to_all (offer);
  self->pack = vt_offer_load_alone (open, products, catalog, currency, error);
  if (self->pack == NULL)
    return NULL;
  if (vr_evaluator_new (self->pack, &self->evaluator, &rules_error) != VR_OK)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_FAILED, "%s", rules_error.message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
vt_trial_free (VtTrial *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->evaluator, vr_evaluator_free);
  g_clear_pointer (&self->pack, vr_pack_free);
  vt_catalog_unref (self->catalog);
  g_free (self);
}

/* ---- carts ---- */

/* What JSON does not take as it is goes with its number. */
static void
append_text (GString *json, const char *text)
{
  const char *valid_end;

  g_string_append_c (json, '"');
  if (!g_utf8_validate (text, -1, &valid_end))
    text = "";
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '"' || *at == '\\' || (guchar) *at < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *at);
    else
      g_string_append_c (json, *at);
  g_string_append_c (json, '"');
}

static void
append_line (const VtTrial *self, GString *json, const VtTrialLine *line)
{
  const VtProduct *product = vt_catalog_get (self->catalog, line->product);
  gint64           price_minor =
      line->price_minor != VT_MONEY_UNKNOWN ? line->price_minor : product->price_minor;

  g_string_append (json, "{\"sku\":");
  append_text (json, product->sku);
  g_string_append_printf (json, ",\"quantity\":%" PRId64 ",\"unit_price\":%" PRId64, line->quantity,
                          price_minor);
  if (line->instead_of != VT_PRODUCT_NONE)
    {
      g_string_append (json, ",\"instead_of\":");
      append_text (json, vt_catalog_get (self->catalog, line->instead_of)->sku);
    }
  if (line->is_delivered)
    g_string_append (json, ",\"subscription\":{}");
  g_string_append_c (json, '}');
}

const VrResult *
vt_trial_run (VtTrial *self, const VtTrialLine *lines, guint n_lines)
{
  g_autoptr (GString) json = g_string_sized_new (128);
  const VrCart   *cart;
  const VrResult *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_lines <= VT_TRIAL_MAX_LINES, NULL);

  g_string_append_printf (json, "{\"currency\":\"%s\",\"lines\":[", self->currency.code);
  for (guint i = 0; i < n_lines; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_line (self, json, &lines[i]);
    }
  g_string_append (json, "]}");
  if (vr_evaluator_load_cart (self->evaluator, json->str, json->len, &cart, NULL) != VR_OK ||
      vr_evaluator_run (self->evaluator, cart, &result, NULL) != VR_OK)
    return NULL;
  return result;
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
