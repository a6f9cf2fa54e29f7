/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that describe an offer. */

#include "cli-offers.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

void
cli_offer_words_clear (CliOfferWords *words)
{
  g_strfreev (words->components);
  g_free (words->primary);
  g_free (words->percent);
  g_free (words->amount);
  g_free (words->fixed);
  g_free (words->name);
  g_free (words->message);
  g_free (words->note);
  g_free (words->priority);
}

GOptionEntry *
cli_offer_words_make_entries (CliOfferWords *words)
{
  const GOptionEntry entries[] = {
      {"component", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &words->components,
       N_ ("A part and how many of it; once for each part"), "SKU[:N]"},
      {"primary", 0, 0, G_OPTION_ARG_STRING, &words->primary,
       N_ ("The part that the others go with"), "SKU"},
      {"percent", 'p', 0, G_OPTION_ARG_STRING, &words->percent,
       N_ ("Price: so many percent off all parts"), "PERCENT"},
      {"amount", 'a', 0, G_OPTION_ARG_STRING, &words->amount, N_ ("Price: so much off all parts"),
       "AMOUNT"},
      {"fixed", 'f', 0, G_OPTION_ARG_STRING, &words->fixed,
       N_ ("Price: so much for all parts together"), "AMOUNT"},
      {"name", 'n', 0, G_OPTION_ARG_STRING, &words->name, N_ ("What the offer is called"), "NAME"},
      {"message", 'm', 0, G_OPTION_ARG_STRING, &words->message, N_ ("What the shopper reads"),
       "TEXT"},
      {"note", 0, 0, G_OPTION_ARG_STRING, &words->note, N_ ("Why it was made"), "TEXT"},
      {"priority", 0, 0, G_OPTION_ARG_STRING, &words->priority, N_ ("Its rank; lower comes first"),
       "N"},
      {"ready", 0, 0, G_OPTION_ARG_NONE, &words->ready, N_ ("It goes into the rule pack"), NULL},
      {"draft", 0, 0, G_OPTION_ARG_NONE, &words->draft, N_ ("It is being worked on"), NULL},
      {"paused", 0, 0, G_OPTION_ARG_NONE, &words->paused, N_ ("It is kept, but not exported"),
       NULL},
      {0},
  };

  return g_memdup2 (entries, sizeof entries);
}

gboolean
cli_offer_words_check (CliCall *call, const CliOfferWords *words)
{
  if ((words->percent != NULL) + (words->amount != NULL) + (words->fixed != NULL) > 1)
    {
      cli_call_misused (call, _ ("only one of --percent, --amount and --fixed can be the price"));
      return FALSE;
    }
  if (words->ready + words->draft + words->paused > 1)
    {
      cli_call_misused (call, _ ("an offer is only one of --ready, --draft and --paused"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_sku (VtCatalog *catalog, const char *sku)
{
  return catalog != NULL && vt_catalog_index_of_sku (catalog, sku) != VT_PRODUCT_NONE;
}

gboolean
cli_quantity_split (const char *text,
                    VtCatalog  *catalog,
                    gint64      max,
                    char      **ret_sku,
                    gint64     *ret_quantity,
                    GError    **error)
{
  const char *colon = strrchr (text, ':');
  guint64     quantity;

  if (colon == NULL || has_sku (catalog, text))
    {
      *ret_sku = g_strdup (text);
      *ret_quantity = 1;
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (colon + 1, 10, 1, (guint64) max, &quantity, NULL))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s”: after the colon comes a number from 1 to %" PRId64), text, max);
      return FALSE;
    }
  *ret_sku = g_strndup (text, (gsize) (colon - text));
  *ret_quantity = (gint64) quantity;
  return TRUE;
}

/* The product's own spelling, so that the document names it as the catalogue does. */
static const char *
find_sku (VtCatalog *catalog, const char *sku, GError **error)
{
  guint32 index = vt_catalog_index_of_sku (catalog, sku);

  if (index != VT_PRODUCT_NONE)
    return vt_catalog_get (catalog, index)->sku;
  g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("There is no product “%s”"), sku);
  return NULL;
}

static gboolean
apply_components (const CliOfferWords *words, VtCatalog *catalog, VtOffer *offer, GError **error)
{
  if (words->components == NULL)
    return TRUE;

  g_ptr_array_set_size (offer->components, 0);
  for (guint i = 0; words->components[i] != NULL; i++)
    {
      g_autofree char *typed = NULL;
      const char      *sku;
      gint64           quantity;

      if (!cli_quantity_split (words->components[i], catalog, VT_COMPONENT_MAX_QUANTITY, &typed,
                               &quantity, error))
        return FALSE;
      sku = find_sku (catalog, typed, error);
      if (sku == NULL)
        return FALSE;
      vt_offer_add_component (offer, sku, quantity, FALSE);
    }
  return TRUE;
}

static gboolean
apply_primary (const CliOfferWords *words, VtOffer *offer, GError **error)
{
  VtComponent *primary;

  if (words->primary == NULL)
    return TRUE;
  primary = vt_offer_find_component (offer, words->primary);
  if (primary == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("“%s” is not a part of the offer"),
                   words->primary);
      return FALSE;
    }
  for (guint i = 0; i < offer->components->len; i++)
    ((VtComponent *) offer->components->pdata[i])->primary = FALSE;
  primary->primary = TRUE;
  return TRUE;
}

static gboolean
apply_reward (const CliOfferWords *words,
              const VtCurrency    *currency,
              VtOffer             *offer,
              GError             **error)
{
  gint32 ppm;
  gint64 minor;

  if (words->percent != NULL)
    {
      if (!vt_percent_from_plain (words->percent, &ppm, error))
        return FALSE;
      offer->reward = (VtReward){VT_REWARD_PERCENT, ppm};
    }
  if (words->amount != NULL)
    {
      if (!vt_money_from_plain (words->amount, currency, &minor, error))
        return FALSE;
      offer->reward = (VtReward){VT_REWARD_AMOUNT, minor};
    }
  if (words->fixed != NULL)
    {
      if (!vt_money_from_plain (words->fixed, currency, &minor, error))
        return FALSE;
      offer->reward = (VtReward){VT_REWARD_FIXED, minor};
    }
  return TRUE;
}

static void
apply_text (char **text, const char *wanted)
{
  if (wanted == NULL)
    return;
  g_free (*text);
  *text = g_strdup (wanted);
}

static gboolean
is_about_bundle (const CliOfferWords *words)
{
  return words->components != NULL || words->primary != NULL || words->percent != NULL ||
         words->amount != NULL || words->fixed != NULL;
}

gboolean
cli_offer_words_apply (const CliOfferWords *words,
                       VtCatalog           *catalog,
                       const VtCurrency    *currency,
                       VtOffer             *offer,
                       GError             **error)
{
  if (offer->kind != VT_OFFER_BUNDLE && is_about_bundle (words))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is no bundle: change it with offers show --json and offers add-from"),
                   offer->name);
      return FALSE;
    }
  if (!apply_components (words, catalog, offer, error) || !apply_primary (words, offer, error) ||
      !apply_reward (words, currency, offer, error))
    return FALSE;
  if (words->priority != NULL &&
      !g_ascii_string_to_signed (words->priority, 10, 0, VT_OFFER_MAX_PRIORITY, &offer->priority,
                                 error))
    return FALSE;

  apply_text (&offer->name, words->name);
  apply_text (&offer->message, words->message);
  apply_text (&offer->note, words->note);
  if (words->ready)
    offer->state = VT_OFFER_READY;
  if (words->draft)
    offer->state = VT_OFFER_DRAFT;
  if (words->paused)
    offer->state = VT_OFFER_PAUSED;
  return vt_offer_validate (offer, error);
}
