/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the catalogue, the orders and the evaluator say for and against an offer of any kind. */

#include "vt-offer-evidence-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

static const VtStudyFunc studies[VT_N_OFFER_KINDS] = {
    [VT_OFFER_BUNDLE] = vt_study_bundle,
    [VT_OFFER_MIX_AND_MATCH] = vt_study_mix_and_match,
    [VT_OFFER_VOLUME] = vt_study_volume,
    [VT_OFFER_SUBSCRIPTION] = vt_study_subscription,
    [VT_OFFER_TIER_LADDER] = vt_study_tier_ladder,
    [VT_OFFER_DOWNSELL] = vt_study_downsell,
    [VT_OFFER_PROTECTION] = vt_study_protection,
    [VT_OFFER_CROSS_SELL] = vt_study_cross_sell,
    [VT_OFFER_ADD_ON] = vt_study_add_on,
    [VT_OFFER_THRESHOLD] = vt_study_threshold,
    [VT_OFFER_MARKDOWN] = vt_study_markdown,
    [VT_OFFER_FOLLOW_UP] = vt_study_follow_up,
};

static VtOfferEvidence *
evidence_new (void)
{
  VtOfferEvidence *evidence = g_new0 (VtOfferEvidence, 1);

  evidence->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_fact_free);
  evidence->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_picture_free);
  evidence->notes = g_ptr_array_new_with_free_func (g_free);
  return evidence;
}

void
vt_offer_evidence_free (VtOfferEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_ptr_array_unref (evidence->facts);
  g_ptr_array_unref (evidence->pictures);
  g_ptr_array_unref (evidence->notes);
  g_free (evidence);
}

static void
study_clear (VtStudy *study)
{
  g_clear_pointer (&study->evidence, vt_offer_evidence_free);
  g_clear_pointer (&study->runner, vt_evidence_trial_runner_free);
  g_clear_pointer (&study->trial, vt_evidence_trial_free);
  g_clear_pointer (&study->year_units, g_free);
  vt_replay_clear (&study->replay);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtStudy, study_clear)

/* Without it there is no margin and no cost, and the reason is told. */
static void
compile (VtStudy *study)
{
  g_autoptr (GError) error = NULL;

  study->trial =
      vt_evidence_trial_new (study->offer, study->input->catalog, study->input->currency, &error);
  if (study->trial != NULL)
    study->runner = vt_evidence_trial_runner_new (study->trial, &error);
  if (study->runner == NULL)
    vt_study_add_note (
        study, g_strdup_printf (_ ("What it costs cannot be told yet: %s."), error->message));
}

/* ---- what is left aside ---- */

static gboolean
has_any_of (JsonObject *terms, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_has_member (terms, names[i]))
      return TRUE;
  return FALSE;
}

static void
add_notes (VtStudy *study)
{
  static const char *const gates[] = {"audience", "channels", "coupon", "coupons",
                                      "schedule", "when",     NULL};
  JsonObject              *limits = vt_terms_get_object (study->terms, "limits");
  guint32                  n_left_out = study->input->baskets->n_left_out;
  g_autofree char         *count = vt_words_count (n_left_out);

  if (study->has_replay && study->input->counted != NULL && study->input->counted_note != NULL)
    vt_study_add_note (study, g_strdup (study->input->counted_note));
  if (study->has_replay && study->input->counted != NULL && has_any_of (study->terms, gates))
    vt_study_add_note (study, g_strdup (_ ("Dates, coupons and conditions other than segments are "
                                           "left aside.")));
  else if (study->has_replay && has_any_of (study->terms, gates))
    vt_study_add_note (study, g_strdup (_ ("Dates, segments, coupons and other conditions are left "
                                           "aside: as if it were open to everybody all year.")));
  if (study->has_replay && limits != NULL &&
      json_object_get_size (limits) > (json_object_has_member (limits, "per_cart") ? 1 : 0))
    vt_study_add_note (study, g_strdup (_ ("Limits for each customer and for all together are left "
                                           "aside.")));
  if (study->has_replay && study->replay.n_refused > 0)
    {
      g_autofree char *refused = vt_words_count ((guint64) study->replay.n_refused);

      vt_study_add_note (
          study, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s order could not be replayed.",
                                               "%s orders could not be replayed.",
                                               (gulong) study->replay.n_refused),
                                  refused));
    }
  if (n_left_out > 0)
    vt_study_add_note (
        study,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%s very large order is left out of what is bought together, "
                                      "as on the map.",
                                      "%s very large orders are left out of what is bought "
                                      "together, as on the map.",
                                      n_left_out),
                         count));
}

VtOfferEvidence *
vt_offer_evidence_compute (const VtOffer         *offer,
                           const VtEvidenceInput *input,
                           VtJob                 *job,
                           GError               **error)
{
  g_auto (VtStudy) study = {.offer = offer, .input = input, .job = job};

  g_return_val_if_fail (offer != NULL && input != NULL, NULL);
  g_return_val_if_fail (offer->kind < VT_N_OFFER_KINDS, NULL);
  g_return_val_if_fail (input->baskets->n_items <= vt_catalog_get_n_products (input->catalog),
                        NULL);

  study.evidence = evidence_new ();
  study.terms = vt_offer_get_terms (offer);
  study.teller = (VtTeller){input->catalog, input->currency};
  study.year = vt_year_of (input->orders);
  if (study.year.n_sales == 0)
    {
      vt_study_add_note (&study, g_strdup (_ ("No orders were imported yet.")));
      return g_steal_pointer (&study.evidence);
    }
  vt_job_begin_phase (job, _ ("Reading the orders"), _ ("orders"));
  if (!vt_job_report (job, 0, study.year.n_sales, error))
    return NULL;
  study.year_units = vt_year_count_units (&study.year, input->orders);
  compile (&study);
  if (!studies[offer->kind](&study, error))
    return NULL;
  add_notes (&study);
  return g_steal_pointer (&study.evidence);
}

const VtFact *
vt_offer_evidence_find_fact (const VtOfferEvidence *evidence, const char *code)
{
  g_return_val_if_fail (evidence != NULL && code != NULL, NULL);

  for (guint i = 0; i < evidence->facts->len; i++)
    {
      const VtFact *fact = evidence->facts->pdata[i];

      if (g_str_equal (fact->code, code))
        return fact;
    }
  return NULL;
}

const VtPicture *
vt_offer_evidence_find_picture (const VtOfferEvidence *evidence, const char *code)
{
  g_return_val_if_fail (evidence != NULL && code != NULL, NULL);

  for (guint i = 0; i < evidence->pictures->len; i++)
    {
      const VtPicture *picture = evidence->pictures->pdata[i];

      if (g_str_equal (picture->code, code))
        return picture;
    }
  return NULL;
}
