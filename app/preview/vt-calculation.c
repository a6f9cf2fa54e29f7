/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the total of a cart came about, in words. */

#include "vt-calculation.h"

#include "vt-document.h"
#include "vt-offer-words.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* The context of all steps. */
typedef struct
{
  const VrResult   *result;   /* (unowned) */
  GPtrArray        *offers;   /* (unowned) */
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
  GPtrArray        *steps;    /* (unowned) */
} Teller;

static void
step_free (gpointer data)
{
  VtCalculationStep *step = data;

  g_free (step->text);
  g_strfreev (step->details);
  g_free (step);
}

/* Takes the text and the strings in @details (nullable). */
static void
add_step (Teller *teller, char *text, GPtrArray *details)
{
  VtCalculationStep *step = g_new0 (VtCalculationStep, 1);

  step->text = text;
  if (details == NULL)
    {
      step->details = g_new0 (char *, 1);
    }
  else
    {
      g_ptr_array_add (details, NULL);
      step->details = (char **) g_ptr_array_free (details, FALSE);
    }
  g_ptr_array_add (teller->steps, step);
}

static char *
tell_money (const Teller *teller, gint64 minor)
{
  return vt_money_to_display (minor, teller->currency);
}

static void
tell_list (Teller *teller)
{
  size_t           n_lines = vr_result_get_n_lines (teller->result);
  g_autofree char *list = tell_money (teller, vr_result_get_totals (teller->result)->list);
  g_autofree char *units = NULL;
  guint64          n_units = 0;

  for (size_t i = 0; i < n_lines; i++)
    n_units += (guint64) vr_result_get_line (teller->result, i)->quantity;
  units = vt_words_count (n_units);
  add_step (teller,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unit at list price: %s",
                                          "%s units at list price: %s", n_units),
                             units, list),
            NULL);
}

static void
tell_choice (Teller *teller, const char *choose)
{
  const VrProof   *proof = vr_result_get_proof (teller->result);
  g_autofree char *gap = NULL;

  if (g_str_equal (choose, "priority"))
    {
      add_step (teller, g_strdup (_ ("Offers are tried in the order of their priority")), NULL);
      return;
    }
  if (proof->proven)
    {
      add_step (
          teller,
          g_strdup (_ ("Of all ways to apply the offers, the one with the lowest total is taken")),
          NULL);
      return;
    }
  gap = tell_money (teller, proof->gap);
  add_step (teller,
            g_strdup_printf (_ ("There are too many ways to apply the offers to try them all: the "
                                "total could be %s lower at most"),
                             gap),
            NULL);
}

/* "Tea Cup: £1.20 off 2 units". */
static char *
tell_share (const Teller *teller, const VrLine *line, const VrAdjustment *adjustment)
{
  g_autofree char *product = vt_words_product (teller->catalog, line->sku);
  g_autofree char *off = tell_money (teller, -adjustment->amount);
  g_autofree char *units = vt_words_count (adjustment->n_units);
  g_autofree char *cut = NULL;

  if (adjustment->cut == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s off %s unit",
                                         "%s: %s off %s units", adjustment->n_units),
                            product, off, units);
  cut = tell_money (teller, adjustment->cut);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s: %s off %s unit, %s more held back by a limit",
                   "%s: %s off %s units, %s more held back by a limit", adjustment->n_units),
      product, off, units, cut);
}

static GPtrArray *
tell_shares (const Teller *teller, const char *offer_id)
{
  GPtrArray *shares = g_ptr_array_new ();

  for (size_t i = 0; i < vr_result_get_n_lines (teller->result); i++)
    {
      const VrLine *line = vr_result_get_line (teller->result, i);

      for (size_t j = 0; j < line->n_adjustments; j++)
        if (g_str_equal (line->adjustments[j].offer_id, offer_id))
          g_ptr_array_add (shares, tell_share (teller, line, &line->adjustments[j]));
    }
  return shares;
}

static void
tell_offer (Teller *teller, const VrVerdict *verdict)
{
  const VtOffer   *offer = vt_offers_find (teller->offers, verdict->offer_id);
  g_autofree char *name =
      vt_words_title (offer != NULL ? offer->name : verdict->offer_id, VT_WORDS_TITLE_MAX);
  g_autofree char *reward =
      offer != NULL ? vt_offer_reward_to_text (offer, teller->currency) : g_strdup ("");
  g_autofree char *off = tell_money (teller, -verdict->amount);
  g_autofree char *times = vt_words_count (verdict->n_times);
  char            *text;

  if (offer != NULL && offer->kind != VT_OFFER_BUNDLE && offer->kind != VT_OFFER_MIX_AND_MATCH)
    /* Translators: an offer's name, what it gives ("10 % off"), an amount of money */
    text = g_strdup_printf (_ ("“%s”, %s: %s"), name, reward, off);
  else if (verdict->n_times == 1)
    /* Translators: an offer's name, what it gives ("10 % off"), an amount of money */
    text = g_strdup_printf (_ ("“%s”, %s: %s, shared in proportion to list prices"), name, reward,
                            off);
  else
    /* Translators: an offer's name, what it gives ("10 % off"), how often, an amount of money */
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "“%s”, %s, %s time: %s, shared in proportion to list prices",
                     "“%s”, %s, %s times: %s, shared in proportion to list prices",
                     verdict->n_times),
        name, reward, times, off);
  add_step (teller, text, tell_shares (teller, verdict->offer_id));
}

static void
tell_offers (Teller *teller)
{
  for (size_t i = 0; i < vr_result_get_n_verdicts (teller->result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (teller->result, i);

      if (verdict->code == VR_VERDICT_APPLIED)
        tell_offer (teller, verdict);
    }
}

/* The translation of one of the words, or the word itself. */
static const char *
find_words (const char *word, const char *const *pairs)
{
  for (; pairs[0] != NULL; pairs += 2)
    if (g_str_equal (pairs[0], word))
      return _ (pairs[1]);
  return word;
}

static void
tell_rounding (Teller *teller, const char *mode, const char *per, const char *remainder)
{
  static const char *const modes[] = {
      "half_up",   N_ ("halves up"),   "half_even", N_ ("halves to even"), "down", N_ ("down"),
      "half_down", N_ ("halves down"), NULL};
  static const char *const pers[] = {"line", N_ ("once a line"), "unit", N_ ("for every unit"),
                                     NULL};
  static const char *const remainders[] = {
      "largest", N_ ("where most was cut off"), "first",   N_ ("to the first lines"),
      "last",    N_ ("to the last lines"),      "nearest", N_ ("to the first lines, each rounded"),
      NULL};

  add_step (teller,
            /* Translators: "halves up", "once a line", "where most was cut off" */
            g_strdup_printf (_ ("Discounts are rounded %s, %s; odd amounts of a share go %s"),
                             find_words (mode, modes), find_words (per, pers),
                             find_words (remainder, remainders)),
            NULL);
}

static void
tell_due (Teller *teller)
{
  const VrTotals  *totals = vr_result_get_totals (teller->result);
  g_autofree char *list = tell_money (teller, totals->list);
  g_autofree char *off = tell_money (teller, -totals->item_discount - totals->order_discount);
  g_autofree char *due = tell_money (teller, totals->due);

  add_step (teller, g_strdup_printf (_ ("To pay: %s − %s = %s"), list, off, due), NULL);
}

GPtrArray *
vt_preview_explain (VtPreview        *preview,
                    GBytes           *pack,
                    GPtrArray        *offers,
                    VtCatalog        *catalog,
                    const VtCurrency *currency,
                    GError          **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  g_autofree char *mode = NULL;
  g_autofree char *per = NULL;
  g_autofree char *remainder = NULL;
  g_autofree char *choose = NULL;
  const char      *json;
  gsize            length;
  JsonObject      *object;
  JsonObject      *rounding;
  Teller           teller = {NULL, offers, catalog, currency, steps};

  g_return_val_if_fail (preview != NULL && pack != NULL, NULL);
  g_return_val_if_fail (offers != NULL && catalog != NULL && currency != NULL, NULL);

  json = g_bytes_get_data (pack, &length);
  root = vt_document_parse (json, (gssize) length, error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!vt_document_get_text (object, _ ("Rule pack"), "choose", VT_ID_MAX_BYTES, &choose, error) ||
      !vt_document_get_object (object, _ ("Rule pack"), "rounding", &rounding, error) ||
      !vt_document_get_text (rounding, "rounding", "mode", VT_ID_MAX_BYTES, &mode, error) ||
      !vt_document_get_text (rounding, "rounding", "per", VT_ID_MAX_BYTES, &per, error) ||
      !vt_document_get_text (rounding, "rounding", "remainder", VT_ID_MAX_BYTES, &remainder, error))
    return NULL;

  teller.result = vt_preview_get_result (preview);
  tell_list (&teller);
  tell_choice (&teller, choose);
  tell_offers (&teller);
  tell_rounding (&teller, mode, per, remainder);
  tell_due (&teller);
  return g_steal_pointer (&steps);
}
