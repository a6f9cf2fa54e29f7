/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer does, in one sentence; bundles, and the kinds that take something off. */

#include "vt-offer-words.h"

#include "vt-offer-words-private.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* More products than this are counted instead of named. */
#define MAX_NAMED 4

/* ---- bundles ---- */

/* "“Tea Cup”", "2 × “Tea Cup”" */
static char *
tell_component (const VtTeller *teller, const VtComponent *component)
{
  g_autofree char *title = vt_words_product (teller->catalog, component->sku);

  if (component->quantity == 1)
    return g_strdup_printf (_ ("“%s”"), title);
  /* Translators: how many units, and a product */
  return g_strdup_printf (_ ("%" PRId64 " × “%s”"), component->quantity, title);
}

static char *
tell_components (const VtTeller *teller, const VtOffer *offer)
{
  guint    n = offer->components->len;
  guint    n_named = n > MAX_NAMED ? MAX_NAMED - 1 : n;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *words = tell_component (teller, offer->components->pdata[i]);

      vt_tell_list_add (text, i, n, words);
    }
  if (n_named < n)
    {
      g_string_append (text, _ (" and "));
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%u other product", "%u other products", n - n_named),
          n - n_named);
    }
  return g_string_free (text, FALSE);
}

static gint64
count_units (const VtOffer *offer)
{
  gint64 n_units = 0;

  for (guint i = 0; i < offer->components->len; i++)
    n_units += ((const VtComponent *) offer->components->pdata[i])->quantity;
  return n_units;
}

/* "pay £12.50 instead of £14.20" */
static char *
tell_price (const VtTeller *teller, const VtOffer *offer, const VtBundleFigures *figures)
{
  g_autofree char *list = NULL;
  g_autofree char *price = NULL;

  if (figures == NULL || figures->list_minor == VT_MONEY_UNKNOWN)
    {
      g_autofree char *reward = vt_words_reward (&offer->reward, teller->currency);

      /* Translators: a discount, as "10 % off" */
      return g_strdup_printf (_ ("get %s"), reward);
    }
  list = vt_tell_money (teller, figures->list_minor);
  if (figures->saving_minor == 0)
    return g_strdup_printf (_ ("pay %s as before"), list);
  price = vt_tell_money (teller, figures->price_minor);
  return g_strdup_printf (_ ("pay %s instead of %s"), price, list);
}

static char *
tell_bundle (const VtTeller *teller, const VtOffer *offer, const VtBundleFigures *figures)
{
  g_autofree char *what = NULL;
  g_autofree char *price = NULL;

  if (offer->components->len == 0)
    return g_strdup (_ ("Nothing is in this bundle yet."));
  what = tell_components (teller, offer);
  if (count_units (offer) < 2)
    return g_strdup_printf (_ ("%s alone is no bundle yet."), what);
  price = tell_price (teller, offer, figures);
  /* Translators: products, then what they cost, as "pay £5 instead of £6" */
  return offer->components->len == 1 ? g_strdup_printf (_ ("Buy %s, %s."), what, price)
                                     : g_strdup_printf (_ ("Buy %s together, %s."), what, price);
}

/* ---- kinds that take something off ---- */

static char *
tell_mix (const VtTeller *teller, JsonObject *terms)
{
  JsonArray       *slots = vt_terms_get_array (terms, "slots");
  JsonObject      *reward = vt_terms_get_object (terms, "reward");
  guint            n = vt_terms_get_length (slots);
  g_autofree char *price = NULL;
  g_autoptr (GString) choice = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      JsonObject      *slot = vt_terms_get_element (slots, i);
      g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (slot, "select"));
      g_autofree char *part = NULL;

      /* Translators: how many units, and of which products: "2 of Tees" */
      part =
          g_strdup_printf (_ ("%" PRId64 " of %s"), vt_terms_get_int64 (slot, "quantity", 1), what);
      vt_tell_list_add (choice, i, n, part);
    }
  if (reward != NULL && json_object_has_member (reward, "fixed"))
    {
      price = vt_tell_money (teller, vt_terms_get_int64 (reward, "fixed", 0));
      return g_strdup_printf (_ ("Choose %s, pay %s together."), choice->str, price);
    }
  price = vt_tell_unit_reward (teller, terms, "reward");
  return g_strdup_printf (_ ("Choose %s together, get %s."), choice->str,
                          price != NULL ? price : "?");
}

static char *
tell_breaks (const VtTeller *teller, JsonArray *breaks, const char *what)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (breaks); i++)
    {
      JsonObject      *step = vt_terms_get_element (breaks, i);
      g_autofree char *count = vt_words_count ((guint64) vt_terms_get_int64 (step, "from", 0));
      g_autofree char *reward = vt_tell_unit_reward (teller, step, "reward");

      if (i == 0)
        /* Translators: a number of units, products, a discount: "From 3 of Tees on, 10 % off each"
         */
        g_string_append_printf (text, _ ("From %s of %s on, each %s"), count, what,
                                reward != NULL ? reward : "?");
      else
        /* Translators: continues a list of quantity breaks */
        g_string_append_printf (text, _ ("; from %s on, %s"), count, reward != NULL ? reward : "?");
    }
  g_string_append (text, ".");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Buy 1 of Cameras, get 1 of Cards 50 % off.": what is bought and what costs less are not the same
 * products. */
static char *
tell_bought_for (const VtTeller *teller, JsonObject *terms, const char *what, const char *reward)
{
  g_autofree char *bought = vt_tell_selector (teller, vt_terms_get_object (terms, "buy_select"));
  gint64           n_buy = vt_terms_get_int64 (terms, "buy", 0);
  gint64           n_get = vt_terms_get_int64 (terms, "get", 1);

  /* Translators: units to buy, of which products, units for less, of which, and what they get:
   * "for £19.90", "50 % off" or "free" */
  return g_strdup_printf (_ ("Buy %" PRId64 " of %s, get %" PRId64 " of %s %s."), n_buy, bought,
                          n_get, what, reward);
}

static char *
tell_volume (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (terms, "select"));
  JsonArray       *breaks = vt_terms_get_array (terms, "breaks");
  gint64           n_buy = vt_terms_get_int64 (terms, "buy", 0);
  gint64           n_get = vt_terms_get_int64 (terms, "get", 1);
  g_autofree char *reward = NULL;

  if (vt_terms_get_length (breaks) > 0)
    return tell_breaks (teller, breaks, what);
  reward = vt_tell_unit_reward (teller, terms, "reward");
  if (reward == NULL)
    reward = g_strdup ("?");
  if (n_buy > 0 && vt_terms_get_object (terms, "buy_select") != NULL)
    return tell_bought_for (teller, terms, what, reward);
  if (n_buy == 0)
    /* Translators: a number of units, products, what they get: "Get 2 of Tees for £15.00" */
    return g_strdup_printf (_ ("Get %" PRId64 " of %s %s."), n_get, what, reward);
  if (n_buy == 1 && n_get == 1)
    /* Translators: products, then what the second one gets: "for £19.90", "50 % off" or "free" */
    return g_strdup_printf (_ ("Buy 1 of %s, get the second %s."), what, reward);
  return g_strdup_printf (_ ("Buy %" PRId64 " of %s, get %" PRId64 " more %s."), n_buy, what, n_get,
                          reward);
}

static char *
tell_subscription (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (terms, "select"));
  g_autofree char *reward = vt_tell_unit_reward (teller, terms, "reward");
  gint64           n = vt_terms_get_int64 (terms, "deliveries", 0);

  if (reward == NULL)
    reward = g_strdup ("?");
  if (n == 0)
    /* Translators: products and a discount */
    return g_strdup_printf (_ ("Have %s delivered regularly, get each delivery %s."), what, reward);
  if (n == 1)
    return g_strdup_printf (_ ("Have %s delivered regularly, get the first delivery %s."), what,
                            reward);
  return g_strdup_printf (
      _ ("Have %s delivered regularly, get the first %" PRId64 " deliveries %s."), what, n, reward);
}

static char *
tell_markdown (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (terms, "select"));
  g_autofree char *reward = vt_tell_unit_reward (teller, terms, "reward");

  /* Translators: products, and a discount or price: "10 % off" or "for £9.90" */
  return g_strdup_printf (_ ("Get %s %s."), what, reward != NULL ? reward : "?");
}

char *
vt_offer_to_sentence (const VtOffer         *offer,
                      VtCatalog             *catalog,
                      const VtCurrency      *currency,
                      const VtBundleFigures *figures)
{
  const VtTeller teller = {catalog, currency};
  JsonObject    *terms;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  terms = vt_offer_get_terms (offer);
  if (offer->kind == VT_OFFER_BUNDLE)
    return tell_bundle (&teller, offer, figures);
  if (json_object_get_size (terms) == 0)
    return g_strdup (_ ("This offer says nothing yet."));
  switch (offer->kind)
    {
    case VT_OFFER_MIX_AND_MATCH:
      return tell_mix (&teller, terms);
    case VT_OFFER_VOLUME:
      return tell_volume (&teller, terms);
    case VT_OFFER_SUBSCRIPTION:
      return tell_subscription (&teller, terms);
    case VT_OFFER_MARKDOWN:
      return tell_markdown (&teller, terms);
    case VT_OFFER_BUNDLE:
    case VT_OFFER_TIER_LADDER:
    case VT_OFFER_DOWNSELL:
    case VT_OFFER_PROTECTION:
    case VT_OFFER_CROSS_SELL:
    case VT_OFFER_ADD_ON:
    case VT_OFFER_THRESHOLD:
    case VT_OFFER_FOLLOW_UP:
    default:
      return vt_tell_suggesting_offer (&teller, offer->kind, terms);
    }
}

char *
vt_offer_reward_to_text (const VtOffer *offer, const VtCurrency *currency)
{
  const VtTeller teller = {NULL, currency};
  char          *text;

  g_return_val_if_fail (offer != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  if (offer->kind == VT_OFFER_BUNDLE)
    return vt_words_reward (&offer->reward, currency);
  text = vt_tell_unit_reward (&teller, vt_offer_get_terms (offer), "reward");
  return text != NULL ? text : g_strdup (vt_offer_kind_to_text (offer->kind));
}

const char *
vt_offer_state_to_text (VtOfferState state)
{
  switch (state)
    {
    case VT_OFFER_DRAFT:
      return _ ("Draft");
    case VT_OFFER_READY:
      return _ ("Ready");
    case VT_OFFER_PAUSED:
      return _ ("Paused");
    }
  g_return_val_if_reached ("");
}
