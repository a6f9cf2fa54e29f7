/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small cart under one offer alone. */

#include "vt-tried-cart.h"

#include "vt-alone.h"
#include "vt-preview.h"
#include "vt-prompt.h"

static void
line_free (gpointer data)
{
  VtTriedLine *line = data;

  g_free (line->sku);
  g_free (line);
}

static void
add_line (VtTriedCart *tried, const VrLine *line)
{
  VtTriedLine *copy = g_new0 (VtTriedLine, 1);

  copy->sku = g_strdup (line->sku);
  copy->quantity = line->quantity;
  copy->list_minor = line->list;
  copy->net_minor = line->net;
  g_ptr_array_add (tried->lines, copy);
}

static void
add_payments (VtTriedCart *tried, const VrResult *result)
{
  for (size_t i = 0; i < vr_result_get_n_prompts (result); i++)
    {
      const VrPrompt *prompt = vr_result_get_prompt (result, i);

      if (prompt->action != VR_PROMPT_PAY_LATER || tried->payments->len > 0)
        continue;
      g_array_append_vals (tried->payments, prompt->payments, (guint) prompt->n_payments);
      tried->fee_minor = prompt->change;
    }
}

static char *
tell (const VrVerdict  *verdict,
      const VtOffer    *offer,
      VtCatalog        *catalog,
      const VtCurrency *currency)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  g_ptr_array_add (offers, (gpointer) offer);
  return vt_verdict_to_text (verdict, offers, catalog, currency);
}

/* Where the offer may speak. */
static const char *
find_place (const VtOffer *offer)
{
  JsonArray  *places = vt_terms_get_array (vt_offer_get_terms (offer), "placements");
  const char *place = vt_terms_get_length (places) > 0 ? vt_terms_get_word (places, 0) : NULL;

  return place != NULL ? place : VT_PLACEMENT_DEFAULT;
}

VtTriedCart *
vt_tried_cart_new (const VtOffer    *offer,
                   const VtCart     *cart,
                   VtCatalog        *catalog,
                   const VtCurrency *currency,
                   GError          **error)
{
  g_autoptr (VtShopper) shopper = NULL;
  g_autoptr (VtAlone) alone = NULL;
  g_autofree char *json = NULL;
  const VrResult  *result;
  const VrVerdict *verdict;
  VtTriedCart     *tried;

  g_return_val_if_fail (offer != NULL && cart != NULL, NULL);
  g_return_val_if_fail (catalog != NULL && currency != NULL, NULL);

  shopper = vt_shopper_new ();
  vt_shopper_set_text (&shopper->placement, find_place (offer));
  json = vt_cart_to_json_for (cart, shopper, catalog, currency, error);
  if (json == NULL)
    return NULL;
  alone = vt_alone_new (offer, catalog, currency, error);
  if (alone == NULL || !vt_alone_run_cart (alone, json, &result, error))
    return NULL;

  verdict = vr_result_get_verdict (result, 0);
  tried = g_new0 (VtTriedCart, 1);
  tried->lines = g_ptr_array_new_with_free_func (line_free);
  tried->payments = g_array_new (FALSE, FALSE, sizeof (VrPayment));
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    add_line (tried, vr_result_get_line (result, i));
  add_payments (tried, result);
  tried->list_minor = vr_result_get_totals (result)->list;
  tried->due_minor = vr_result_get_totals (result)->due - vr_result_get_totals (result)->shipping;
  tried->is_applied = verdict->code == VR_VERDICT_APPLIED;
  tried->sentence = tell (verdict, offer, catalog, currency);
  return tried;
}

void
vt_tried_cart_free (VtTriedCart *tried)
{
  if (tried == NULL)
    return;

  g_ptr_array_unref (tried->lines);
  g_array_unref (tried->payments);
  g_free (tried->sentence);
  g_free (tried);
}

const VtTriedLine *
vt_tried_cart_find (const VtTriedCart *tried, const char *sku)
{
  g_return_val_if_fail (tried != NULL && sku != NULL, NULL);

  for (guint i = 0; i < tried->lines->len; i++)
    {
      const VtTriedLine *line = tried->lines->pdata[i];

      if (g_ascii_strcasecmp (line->sku, sku) == 0)
        return line;
    }
  return NULL;
}
