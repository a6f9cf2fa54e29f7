/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone against carts, one after the other: what it takes off each. */

#include "vt-evidence-trial.h"

#include "vt-alone.h"
#include "vt-document.h"

#include <string.h>

struct _VtEvidenceTrial
{
  VtCatalog *catalog; /* (owned) */
  VtAlone   *alone;   /* (owned): for none to run, only to make others of */
};

struct _VtTrialRunner
{
  VtEvidenceTrial *trial; /* (unowned) */
  VtAlone         *alone; /* (owned) */
  GArray          *lines; /* (owned) (element-type VtAloneLine): memory used again */
};

/* ---- the offer ---- */

VtEvidenceTrial *
vt_evidence_trial_new (const VtOffer    *offer,
                       VtCatalog        *catalog,
                       const VtCurrency *currency,
                       GError          **error)
{
  VtAlone         *alone = vt_alone_new (offer, catalog, currency, error);
  VtEvidenceTrial *trial;

  if (alone == NULL)
    return NULL;
  trial = g_new0 (VtEvidenceTrial, 1);
  trial->catalog = vt_catalog_ref (catalog);
  trial->alone = alone;
  return trial;
}

void
vt_evidence_trial_free (VtEvidenceTrial *trial)
{
  if (trial == NULL)
    return;

  vt_alone_free (trial->alone);
  vt_catalog_unref (trial->catalog);
  g_free (trial);
}

/* ---- carts ---- */

static gint64
price_of (const VtEvidenceTrial *trial, const VtReplayLine *line)
{
  return line->unit_price_minor != VT_MONEY_UNKNOWN
             ? line->unit_price_minor
             : vt_catalog_get (trial->catalog, line->product)->price_minor;
}

static VtAloneLine
to_alone (const VtEvidenceTrial *trial, const VtReplayLine *line)
{
  return (VtAloneLine){
      .sku = vt_catalog_get (trial->catalog, line->product)->sku,
      .quantity = line->quantity,
      .unit_minor = price_of (trial, line),
      .instead_of = line->instead_of,
      .delivery = line->delivery,
  };
}

gboolean
vt_evidence_trial_line_fits (const VtEvidenceTrial *trial, const VtReplayLine *line)
{
  const VtProduct *product = vt_catalog_get (trial->catalog, line->product);
  gint64           price_minor = price_of (trial, line);
  gsize            n_bytes = strlen (product->sku);

  return product->kind != VT_PRODUCT_FEE && price_minor >= 0 && price_minor <= VT_MONEY_MAX &&
         line->quantity >= 1 && line->quantity <= VT_ALONE_MAX_QUANTITY && n_bytes > 0 &&
         n_bytes <= VT_ID_MAX_BYTES && g_utf8_validate (product->sku, (gssize) n_bytes, NULL);
}

/* ---- running ---- */

VtTrialRunner *
vt_evidence_trial_runner_new (VtEvidenceTrial *trial, GError **error)
{
  VtTrialRunner *runner;
  VtAlone       *alone;

  g_return_val_if_fail (trial != NULL, NULL);

  alone = vt_alone_new_beside (trial->alone, error);
  if (alone == NULL)
    return NULL;
  runner = g_new0 (VtTrialRunner, 1);
  runner->trial = trial;
  runner->alone = alone;
  runner->lines = g_array_new (FALSE, FALSE, sizeof (VtAloneLine));
  return runner;
}

void
vt_evidence_trial_runner_free (VtTrialRunner *runner)
{
  if (runner == NULL)
    return;

  vt_alone_free (runner->alone);
  g_array_unref (runner->lines);
  g_free (runner);
}

/* What gifts cost the shop; their number, whatever is known. */
static void
read_gifts (const VtEvidenceTrial *trial, const VrResult *result, VtTrialOutcome *outcome)
{
  for (size_t i = 0; i < vr_result_get_n_gifts (result); i++)
    {
      const VrGift *gift = vr_result_get_gift (result, i);
      guint32       index = vt_catalog_index_of_sku (trial->catalog, gift->sku);
      gint64        cost_minor = index != VT_PRODUCT_NONE
                                     ? vt_catalog_get (trial->catalog, index)->cost_minor
                                     : VT_MONEY_UNKNOWN;
      gint64        amount;

      outcome->n_gifts += gift->quantity;
      if (cost_minor == VT_MONEY_UNKNOWN || outcome->gifts_cost_minor == VT_MONEY_UNKNOWN ||
          __builtin_mul_overflow (cost_minor, gift->quantity, &amount) ||
          __builtin_add_overflow (outcome->gifts_cost_minor, amount, &outcome->gifts_cost_minor))
        outcome->gifts_cost_minor = VT_MONEY_UNKNOWN;
    }
}

gboolean
vt_evidence_trial_runner_run (VtTrialRunner      *runner,
                              const VtReplayLine *lines,
                              guint               n_lines,
                              VtTrialOutcome     *ret_outcome,
                              GError            **error)
{
  VtTrialOutcome  outcome = {0};
  const VrResult *result;
  const VrTotals *totals;

  g_return_val_if_fail (runner != NULL && ret_outcome != NULL, FALSE);

  g_array_set_size (runner->lines, 0);
  for (guint i = 0; i < n_lines; i++)
    {
      const VtAloneLine line = to_alone (runner->trial, &lines[i]);

      g_array_append_val (runner->lines, line);
    }
  if (!vt_alone_run (runner->alone, (const VtAloneLine *) (gpointer) runner->lines->data, n_lines,
                     VT_MONEY_UNKNOWN, &result, error))
    return FALSE;
  totals = vr_result_get_totals (result);
  outcome.list_minor = totals->list;
  outcome.off_minor = -(totals->item_discount + totals->order_discount);
  read_gifts (runner->trial, result, &outcome);
  *ret_outcome = outcome;
  return TRUE;
}
