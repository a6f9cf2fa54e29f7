/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cart costs and why: the outcome that the Preview page shows. */

#include "studio-receipt.h"

#include "vt-compile.h"
#include "vt-document.h"
#include "vt-prompt.h"

#include <glib/gi18n-lib.h>

/* A pack with drafts goes nowhere; these only have to be valid. */
#define TRIAL_PACK_ID "trial"
#define TRIAL_REVISION 0

static void
untried_free (gpointer data)
{
  StudioUntriedDraft *untried = data;

  g_free (untried->offer_id);
  g_free (untried->reason);
  g_free (untried);
}

VtShopper *
studio_receipt_complete_shopper (const VtShopper *shopper)
{
  VtShopper *complete;

  g_return_val_if_fail (shopper != NULL, NULL);

  complete = vt_shopper_copy (shopper);
  vt_shopper_set_now (complete);
  if (complete->placement == NULL)
    vt_shopper_set_text (&complete->placement, VT_PLACEMENT_DEFAULT);
  if (complete->locale == NULL)
    vt_shopper_set_text (&complete->locale, VT_LOCALE_UNKNOWN);
  return complete;
}

StudioReceipt *
studio_receipt_new (StudioPackFacts *facts, const VtCart *cart, gboolean with_drafts)
{
  StudioReceipt *self;

  g_return_val_if_fail (facts != NULL && cart != NULL, NULL);

  self = g_atomic_rc_box_new0 (StudioReceipt);
  self->cart = vt_cart_copy (cart);
  self->shopper = studio_receipt_complete_shopper (cart->shopper);
  self->catalog = vt_catalog_ref (facts->catalog);
  self->offers = g_ptr_array_ref (facts->offers);
  self->with_drafts = with_drafts;
  self->untried = g_ptr_array_new_with_free_func (untried_free);
  self->verdicts = g_ptr_array_new ();
  return self;
}

static void
receipt_clear (gpointer data)
{
  StudioReceipt *self = data;

  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->preview, vt_preview_free);
  g_clear_pointer (&self->info, vt_pack_info_free);
  g_clear_pointer (&self->pack, g_bytes_unref);
  g_clear_pointer (&self->untried, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->cart, vt_cart_free);
  g_clear_pointer (&self->shopper, vt_shopper_free);
  g_clear_error (&self->error);
}

StudioReceipt *
studio_receipt_ref (StudioReceipt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
studio_receipt_unref (StudioReceipt *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, receipt_clear);
}

/* ---- the pack ---- */

static void
note_untried (StudioReceipt *self, const VtOffer *offer, const GError *error)
{
  StudioUntriedDraft *untried = g_new0 (StudioUntriedDraft, 1);

  untried->offer_id = g_strdup (offer->id);
  untried->reason = g_strdup (error->message);
  g_ptr_array_add (self->untried, untried);
}

/* Whether the draft could go out: one that cannot must not keep the others from being tried. */
static gboolean
can_be_tried (StudioReceipt *self, const VtOffer *draft, const VtCurrency *currency)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = vt_offers_compile (self->offers, draft->id, self->catalog, currency,
                                               TRIAL_PACK_ID, TRIAL_REVISION, &error);

  if (pack == NULL)
    note_untried (self, draft, error);
  return pack != NULL;
}

static GBytes *
compile_with_drafts (StudioReceipt *self, const VtCurrency *currency, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_offer_free);

  for (guint i = 0; i < self->offers->len; i++)
    {
      VtOffer *offer = vt_offer_copy (g_ptr_array_index (self->offers, i));

      if (offer->state == VT_OFFER_DRAFT && can_be_tried (self, offer, currency))
        offer->state = VT_OFFER_READY;
      g_ptr_array_add (offers, offer);
    }
  return vt_offers_compile (offers, NULL, self->catalog, currency, TRIAL_PACK_ID, TRIAL_REVISION,
                            error);
}

static gboolean
find_pack (StudioReceipt *self, StudioPackFacts *facts, const VtCurrency *currency, GError **error)
{
  if (!self->with_drafts && facts->pack == NULL)
    {
      g_propagate_error (error, g_error_copy (facts->error));
      return FALSE;
    }
  self->pack =
      self->with_drafts ? compile_with_drafts (self, currency, error) : g_bytes_ref (facts->pack);
  if (self->pack == NULL)
    return FALSE;
  self->info = vt_pack_describe (self->pack, error);
  return self->info != NULL;
}

/* ---- verdicts ---- */

static int
rank_verdict (VrVerdictCode code)
{
  switch (code)
    {
    case VR_VERDICT_APPLIED:
      return 0;
    case VR_VERDICT_BEATEN:
      return 1;
    case VR_VERDICT_PROMPTED:
      return 2;
    case VR_VERDICT_NO_BENEFIT:
      return 3;
    case VR_VERDICT_SUPPRESSED:
      return 4;
    case VR_VERDICT_NOT_MET:
      return 5;
    case VR_VERDICT_SPENT:
      return 6;
    case VR_VERDICT_OUTSIDE_SCHEDULE:
      return 7;
    case VR_VERDICT_OUTSIDE_AUDIENCE:
      return 8;
    case VR_VERDICT_OUTSIDE_CHANNEL:
      return 9;
    default:
      return 10;
    }
}

static gint64
count_missing (const VrVerdict *verdict)
{
  gint64 n_units = 0;

  for (size_t i = 0; i < verdict->n_needs; i++)
    n_units += verdict->needs[i].quantity;
  return n_units;
}

/* The array is in the order of the pack, which g_ptr_array_sort() keeps: it is a stable sort. */
static int
compare_verdicts (gconstpointer a, gconstpointer b)
{
  const VrVerdict *left = *(const VrVerdict *const *) a;
  const VrVerdict *right = *(const VrVerdict *const *) b;
  gint64           missing_left = count_missing (left);
  gint64           missing_right = count_missing (right);
  int              rank = rank_verdict (left->code) - rank_verdict (right->code);

  if (rank != 0)
    return rank;
  return (missing_left > missing_right) - (missing_left < missing_right);
}

static void
list_verdicts (StudioReceipt *self)
{
  const VrResult *result = vt_preview_get_result (self->preview);

  for (size_t i = 0; i < vr_result_get_n_verdicts (result); i++)
    {
      const VrVerdict *verdict = vr_result_get_verdict (result, i);

      g_ptr_array_add (self->verdicts, (gpointer) verdict);
      self->n_applied += verdict->code == VR_VERDICT_APPLIED;
    }
  g_ptr_array_sort (self->verdicts, compare_verdicts);
}

/* ---- computing ---- */

static gboolean
evaluate (StudioReceipt *self, StudioPackFacts *facts, const VtCurrency *currency, GError **error)
{
  const VrTotals *totals;

  if (!find_pack (self, facts, currency, error))
    return FALSE;
  self->preview = vt_preview_evaluate_for (self->pack, self->cart, self->shopper, self->catalog,
                                           currency, error);
  if (self->preview == NULL)
    return FALSE;
  self->steps =
      vt_preview_explain (self->preview, self->pack, self->offers, self->catalog, currency, error);
  if (self->steps == NULL)
    return FALSE;
  totals = vt_preview_get_totals (self->preview);
  self->totals.list_minor = totals->list;
  self->totals.discount_minor = totals->item_discount + totals->order_discount;
  self->totals.due_minor = totals->due;
  self->totals.margin_minor = vt_preview_get_margin_minor (self->preview);
  list_verdicts (self);
  return TRUE;
}

void
studio_receipt_compute (StudioReceipt *self, StudioPackFacts *facts, VtWorkspace *workspace)
{
  g_return_if_fail (self != NULL && facts != NULL);

  if (!evaluate (self, facts, vt_workspace_get_currency (workspace), &self->error))
    g_clear_pointer (&self->preview, vt_preview_free);
  self->was = self->totals;
}

static gboolean
shares_product (const VtCart *cart, const VtCart *other)
{
  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = g_ptr_array_index (cart->lines, i);

      if (vt_cart_has (other, line->sku))
        return TRUE;
    }
  return FALSE;
}

void
studio_receipt_compare (StudioReceipt *self, const StudioReceipt *before)
{
  g_return_if_fail (self != NULL);

  if (before == NULL || before->preview == NULL || self->preview == NULL ||
      !shares_product (self->cart, before->cart))
    return;
  /* Nothing new: what the last change did stays marked. */
  if (vt_cart_equal (self->cart, before->cart) &&
      g_str_equal (self->info->digest, before->info->digest))
    self->was = before->was;
  else
    self->was = before->totals;
}

gboolean
studio_receipt_is_draft (const StudioReceipt *self, const char *offer_id)
{
  const VtOffer *offer;

  g_return_val_if_fail (self != NULL, FALSE);

  offer = vt_offers_find (self->offers, offer_id);
  return offer != NULL && offer->state != VT_OFFER_READY;
}

guint64
studio_receipt_count_units (const StudioReceipt *self)
{
  guint64 n_units = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->cart->lines->len; i++)
    n_units += (guint64) ((const VtCartLine *) g_ptr_array_index (self->cart->lines, i))->quantity;
  return n_units;
}
