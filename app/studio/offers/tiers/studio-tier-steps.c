/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a ladder in words. */

#include "studio-tier-steps.h"

#include "studio-offer-words.h"
#include "vt-ladder-figures.h"
#include "vt-prompt.h"
#include "vt-selector-words.h"

#include <glib/gi18n-lib.h>

/* What the words of one step are made of. */
typedef struct
{
  const VtOffer      *offer;
  const VtTierMatrix *matrix;
  VtTeller            teller;
  guint               tier; /* the upper one */
} Step;

static JsonObject *
get_tier (const VtOffer *offer, guint tier)
{
  JsonArray *tiers = vt_terms_get_array (vt_offer_get_terms (offer), "tiers");

  return tier < vt_terms_get_length (tiers) ? vt_terms_get_element (tiers, tier) : NULL;
}

char *
studio_tier_title (const VtOffer *offer, guint tier, VtCatalog *catalog)
{
  const char *sku = vt_terms_get_text (get_tier (offer, tier), "sku");

  return sku != NULL ? studio_product_title (catalog, sku)
                     : g_strdup_printf (_ ("tier %u"), tier + 1);
}

/* %VT_MONEY_UNKNOWN where it is not known. */
static gint64
price_of (const Step *step, guint tier)
{
  const char *sku = vt_terms_get_text (get_tier (step->offer, tier), "sku");
  guint32     product =
      sku != NULL ? vt_catalog_index_of_sku (step->teller.catalog, sku) : VT_PRODUCT_NONE;

  return product != VT_PRODUCT_NONE ? vt_catalog_get (step->teller.catalog, product)->price_minor
                                    : VT_MONEY_UNKNOWN;
}

/* Why a step has no figures, in a few words. */
static const char *
tell_fault (const Step *step)
{
  gint64 lower_minor = price_of (step, step->tier - 1);
  gint64 price_minor = price_of (step, step->tier);

  if (lower_minor == VT_MONEY_UNKNOWN || price_minor == VT_MONEY_UNKNOWN)
    return _ ("no price");
  if (price_minor < lower_minor)
    return _ ("cheaper");
  return _ ("not complete");
}

/* (nullable): what of that which is required the next tier down does not have. */
static char *
tell_lost (const Step *step)
{
  g_autoptr (GArray) lacking = vt_tier_matrix_list_lacking (step->matrix, step->tier - 1);
  const char *first;

  if (lacking->len == 0)
    return NULL;
  first = vt_tier_matrix_get_feature (step->matrix, g_array_index (lacking, guint, 0));
  if (lacking->len == 1)
    /* Translators: a feature that a cheaper product lacks: "no liquid cooling" */
    return g_strdup_printf (_ ("no %s"), first);
  return g_strdup_printf (ngettext ("no %s, %u more", "no %s, %u more", lacking->len - 1), first,
                          lacking->len - 1);
}

/* ---- whole sentences ---- */

static void
append_price (GString *words, const Step *step, const VtLadderStep *figures)
{
  g_autofree char *lower = studio_tier_title (step->offer, step->tier - 1, step->teller.catalog);
  g_autofree char *difference = vt_tell_money (&step->teller, figures->difference_minor);
  g_autofree char *pays = vt_tell_money (&step->teller, figures->pays_minor);
  g_autofree char *saving = vt_tell_money (&step->teller, figures->saving_minor);

  /* Translators: an amount, a product, and another amount */
  g_string_append_printf (words, _ ("%s dearer than %s; the shopper pays %s for the step."),
                          difference, lower, pays);
  if (figures->saving_minor > 0)
    g_string_append_printf (words, _ (" %s are taken off."), saving);
}

static void
append_margin (GString *words, const Step *step, const VtLadderStep *figures)
{
  g_autofree char *margin = NULL;

  if (figures->margin_minor == VT_MONEY_UNKNOWN)
    {
      g_string_append (words, _ (" What the step brings needs both costs."));
      return;
    }
  margin = vt_tell_money (&step->teller, ABS (figures->margin_minor));
  g_string_append_printf (words,
                          figures->margin_minor >= 0 ? _ (" The shop earns %s more.")
                                                     : _ (" The shop earns %s less."),
                          margin);
}

static void
append_lower (GString *words, const Step *step)
{
  guint            lower = vt_tier_matrix_find_lower (step->matrix, step->tier);
  g_autofree char *lost = tell_lost (step);
  g_autofree char *title = NULL;

  if (lower == VT_TIER_NONE)
    g_string_append (words, _ (" Nothing cheaper keeps what is required"));
  else
    {
      title = studio_tier_title (step->offer, lower, step->teller.catalog);
      /* Translators: a cheaper product */
      g_string_append_printf (words, _ (" To whom it is too dear, %s is offered"), title);
    }
  if (lost != NULL)
    /* Translators: what the next cheaper product lacks: "no liquid cooling" */
    g_string_append_printf (words, _ (" (one step down: %s)"), lost);
  g_string_append (words, _ ("."));
}

/* (transfer full) */
static char *
tell_step (const Step *step, const VtLadderStep *figures, const char *fault)
{
  g_autofree char *title = studio_tier_title (step->offer, step->tier, step->teller.catalog);
  GString         *words = g_string_new (NULL);

  /* Translators: a product, then what is said of it */
  g_string_append_printf (words, _ ("Up to %s: "), title);
  if (figures == NULL)
    {
      g_string_append_printf (words, "%s.", fault);
    }
  else
    {
      append_price (words, step, figures);
      append_margin (words, step, figures);
    }
  append_lower (words, step);
  return g_string_free (words, FALSE);
}

/* ---- the steps ---- */

/* Keeps @text with the steps. */
static const char *
keep (StudioTierSteps *self, char *text)
{
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

static void
add_step (StudioTierSteps *self, const Step *step)
{
  VtLadderStep     figures;
  StudioTierStep   drawn = {.lower = vt_tier_matrix_find_lower (step->matrix, step->tier)};
  g_autofree char *pays = NULL;
  gboolean         is_known = vt_ladder_step (step->offer, step->tier, step->teller.catalog,
                                              step->teller.currency, &figures, NULL);

  if (is_known)
    {
      pays = vt_tell_money (&step->teller, figures.pays_minor);
      drawn.difference =
          keep (self, vt_prompt_change_to_text (figures.difference_minor, step->teller.currency));
      /* Translators: what the shopper pays for a step up to a better product */
      drawn.pays = keep (self, g_strdup_printf (_ ("pays %s"), pays));
    }
  else
    {
      drawn.difference = tell_fault (step);
    }
  drawn.lost = keep (self, tell_lost (step));
  drawn.words =
      keep (self, tell_step (step, is_known ? &figures : NULL, is_known ? "" : drawn.difference));
  g_array_append_val (self->steps, drawn);
}

StudioTierSteps *
studio_tier_steps_new (const VtOffer      *offer,
                       const VtTierMatrix *matrix,
                       VtCatalog          *catalog,
                       const VtCurrency   *currency)
{
  StudioTierSteps *self = g_new0 (StudioTierSteps, 1);
  Step             step = {offer, matrix, {catalog, currency}, 0};

  self->steps = g_array_new (FALSE, FALSE, sizeof (StudioTierStep));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (step.tier = 1; step.tier < matrix->n_tiers; step.tier++)
    add_step (self, &step);
  return self;
}

void
studio_tier_steps_free (StudioTierSteps *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->steps);
  g_ptr_array_unref (self->texts);
  g_free (self);
}
