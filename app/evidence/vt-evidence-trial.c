/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer alone against carts, one after the other: what it takes off each. */

#include "vt-evidence-trial.h"

#include "vt-compile.h"
#include "vt-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Never seen outside: an offer evaluated alone is not published. */
#define ALONE_PACK_ID "trial"
/* The bound of a cart's line. */
#define MAX_QUANTITY 1000000
#define MAX_DELIVERY 10000

struct _VtEvidenceTrial
{
  VtCatalog *catalog; /* (owned) */
  VtCurrency currency;
  VrPack    *pack; /* (owned) */
};

struct _VtTrialRunner
{
  VtEvidenceTrial *trial;     /* (unowned) */
  VrEvaluator     *evaluator; /* (owned) */
  GString         *json;      /* (owned): the cart; memory used again */
};

/* ---- the offer ---- */

static VrPack *
load_pack (const VtOffer *offer, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  g_autoptr (VtOffer) open = vt_offer_open_to_all (offer);
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  VrError       rules_error = {VR_OK};
  VrPack       *pack;
  gconstpointer json;
  gsize         length;

  g_ptr_array_add (offers, open);
  bytes = vt_offers_compile (offers, open->id, catalog, currency, ALONE_PACK_ID, 0, error);
  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &length);
  if (vr_pack_load (json, length, &pack, &rules_error) == VR_OK)
    return pack;
  vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
  return NULL;
}

VtEvidenceTrial *
vt_evidence_trial_new (const VtOffer    *offer,
                       VtCatalog        *catalog,
                       const VtCurrency *currency,
                       GError          **error)
{
  VtEvidenceTrial *trial;
  VrPack          *pack;

  g_return_val_if_fail (offer != NULL && catalog != NULL && currency != NULL, NULL);

  pack = load_pack (offer, catalog, currency, error);
  if (pack == NULL)
    return NULL;
  trial = g_new0 (VtEvidenceTrial, 1);
  trial->catalog = vt_catalog_ref (catalog);
  trial->currency = *currency;
  trial->pack = pack;
  return trial;
}

void
vt_evidence_trial_free (VtEvidenceTrial *trial)
{
  if (trial == NULL)
    return;

  vr_pack_free (trial->pack);
  vt_catalog_unref (trial->catalog);
  g_free (trial);
}

/* ---- carts ---- */

/* g_string_append_printf() would take longer than the evaluation. */
static void
append_number (GString *json, gint64 number)
{
  char  digits[24];
  guint at = sizeof digits;

  do
    {
      digits[--at] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);
  g_string_append_len (json, digits + at, sizeof digits - at);
}

static void
append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_c (json, '\\');
      if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char) c);
    }
  g_string_append_c (json, '"');
}

static gint64
price_of (const VtEvidenceTrial *trial, const VtTrialLine *line)
{
  return line->unit_price_minor != VT_MONEY_UNKNOWN
             ? line->unit_price_minor
             : vt_catalog_get (trial->catalog, line->product)->price_minor;
}

static void
append_line (VtTrialRunner *runner, const VtTrialLine *line)
{
  GString *json = runner->json;

  g_string_append (json, "{\"sku\":");
  append_text (json, vt_catalog_get (runner->trial->catalog, line->product)->sku);
  g_string_append (json, ",\"quantity\":");
  append_number (json, line->quantity);
  g_string_append (json, ",\"unit_price\":");
  append_number (json, price_of (runner->trial, line));
  if (line->instead_of != NULL)
    {
      g_string_append (json, ",\"instead_of\":");
      append_text (json, line->instead_of);
    }
  if (line->delivery > 0)
    {
      g_string_append (json, ",\"subscription\":{\"delivery\":");
      append_number (json, MIN (line->delivery, MAX_DELIVERY));
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, '}');
}

static void
write_cart (VtTrialRunner *runner, const VtTrialLine *lines, guint n_lines)
{
  g_string_truncate (runner->json, 0);
  g_string_append (runner->json, "{\"currency\":\"");
  g_string_append (runner->json, runner->trial->currency.code);
  g_string_append (runner->json, "\",\"lines\":[");
  for (guint i = 0; i < n_lines; i++)
    {
      if (i > 0)
        g_string_append_c (runner->json, ',');
      append_line (runner, &lines[i]);
    }
  g_string_append (runner->json, "]}");
}

gboolean
vt_evidence_trial_line_fits (const VtEvidenceTrial *trial, const VtTrialLine *line)
{
  const VtProduct *product = vt_catalog_get (trial->catalog, line->product);
  gint64           price_minor = price_of (trial, line);
  gsize            n_bytes = strlen (product->sku);

  return product->kind != VT_PRODUCT_FEE && price_minor >= 0 && price_minor <= VT_MONEY_MAX &&
         line->quantity >= 1 && line->quantity <= MAX_QUANTITY && n_bytes > 0 &&
         n_bytes <= VT_ID_MAX_BYTES && g_utf8_validate (product->sku, (gssize) n_bytes, NULL);
}

/* ---- running ---- */

VtTrialRunner *
vt_evidence_trial_runner_new (VtEvidenceTrial *trial, GError **error)
{
  VtTrialRunner *runner;
  VrEvaluator   *evaluator;
  VrError        rules_error = {VR_OK};

  g_return_val_if_fail (trial != NULL, NULL);

  if (vr_evaluator_new (trial->pack, &evaluator, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The rule pack"));
      return NULL;
    }
  runner = g_new0 (VtTrialRunner, 1);
  runner->trial = trial;
  runner->evaluator = evaluator;
  runner->json = g_string_new (NULL);
  return runner;
}

void
vt_evidence_trial_runner_free (VtTrialRunner *runner)
{
  if (runner == NULL)
    return;

  vr_evaluator_free (runner->evaluator);
  g_string_free (runner->json, TRUE);
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
vt_evidence_trial_runner_run (VtTrialRunner     *runner,
                              const VtTrialLine *lines,
                              guint              n_lines,
                              VtTrialOutcome    *ret_outcome,
                              GError           **error)
{
  VtTrialOutcome  outcome = {0};
  VrError         rules_error = {VR_OK};
  const VrCart   *cart;
  const VrResult *result;
  const VrTotals *totals;

  g_return_val_if_fail (runner != NULL && ret_outcome != NULL, FALSE);
  g_return_val_if_fail (n_lines <= VT_TRIAL_MAX_LINES, FALSE);

  write_cart (runner, lines, n_lines);
  if (vr_evaluator_load_cart (runner->evaluator, runner->json->str, runner->json->len, &cart,
                              &rules_error) != VR_OK ||
      vr_evaluator_run (runner->evaluator, cart, &result, &rules_error) != VR_OK)
    {
      vt_document_set_rules_error (error, &rules_error, _ ("The cart"));
      return FALSE;
    }
  totals = vr_result_get_totals (result);
  outcome.list_minor = totals->list;
  outcome.off_minor = -(totals->item_discount + totals->order_discount);
  read_gifts (runner->trial, result, &outcome);
  *ret_outcome = outcome;
  return TRUE;
}
