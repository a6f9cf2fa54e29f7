/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer is, in sentences. */

#include "studio-offer-words.h"

#include "vt-affinity-map.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* More products than this are counted instead of named. */
#define MAX_NAMED 4

const char *
studio_offer_state_to_text (VtOfferState state)
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

const char *
studio_offer_kind_to_text (VtOfferKind kind)
{
  switch (kind)
    {
    case VT_OFFER_BUNDLE:
      return _ ("Bundle");
    }
  g_return_val_if_reached ("");
}

char *
studio_offer_title (const VtOffer *offer)
{
  return *offer->name != '\0' ? vt_words_title (offer->name, VT_WORDS_TITLE_MAX)
                              : g_strdup (_ ("Offer Without a Name"));
}

char *
studio_product_title (VtCatalog *catalog, const char *sku)
{
  g_autofree char *title = vt_words_product (catalog, sku);

  return vt_title_shorten (title, VT_WORDS_TITLE_MAX);
}

/* "“Tea Cup”", "2 × “Tea Cup”" */
static char *
component_to_words (const VtComponent *component, VtCatalog *catalog)
{
  g_autofree char *title = studio_product_title (catalog, component->sku);

  if (component->quantity == 1)
    return g_strdup_printf (_ ("“%s”"), title);
  /* Translators: how many units, and a product */
  return g_strdup_printf (_ ("%" PRId64 " × “%s”"), component->quantity, title);
}

/* "“A”, “B” and “C”" */
static char *
components_to_words (const VtOffer *offer, VtCatalog *catalog)
{
  guint n = offer->components->len;
  guint n_named = n > MAX_NAMED ? MAX_NAMED - 1 : n;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *words = component_to_words (offer->components->pdata[i], catalog);

      if (i > 0)
        /* Translators: between the parts of a list, before the last and before others */
        g_string_append (text, i + 1 == n ? _ (" and ") : _ (", "));
      g_string_append (text, words);
    }
  if (n_named < n)
    {
      g_string_append (text, _ (" and "));
      g_string_append_printf (text, ngettext ("%u other product", "%u other products", n - n_named),
                              n - n_named);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
price_to_words (const VtOffer *offer, const VtCurrency *currency, const VtBundleFigures *figures)
{
  g_autofree char *list = NULL;
  g_autofree char *price = NULL;

  if (figures == NULL || figures->list_minor == VT_MONEY_UNKNOWN)
    {
      g_autofree char *reward = vt_words_reward (&offer->reward, currency);

      /* Translators: a discount, as "10 % off" */
      return g_strdup_printf (_ ("get %s"), reward);
    }
  list = vt_money_to_display (figures->list_minor, currency);
  if (figures->saving_minor == 0)
    return g_strdup_printf (_ ("pay %s as before"), list);
  price = vt_money_to_display (figures->price_minor, currency);
  return g_strdup_printf (_ ("pay %s instead of %s"), price, list);
}

char *
studio_offer_to_sentence (const VtOffer         *offer,
                          VtCatalog             *catalog,
                          const VtCurrency      *currency,
                          const VtBundleFigures *figures)
{
  g_autofree char *what = NULL;
  g_autofree char *price = NULL;

  if (offer->components->len == 0)
    return g_strdup (_ ("Nothing is in this bundle yet."));
  what = components_to_words (offer, catalog);
  if (count_units (offer) < 2)
    return g_strdup_printf (_ ("%s alone is no bundle yet."), what);
  price = price_to_words (offer, currency, figures);
  /* Translators: products, then what they cost, as "pay £5 instead of £6" */
  return offer->components->len == 1 ? g_strdup_printf (_ ("Buy %s, %s."), what, price)
                                     : g_strdup_printf (_ ("Buy %s together, %s."), what, price);
}

char *
studio_offer_price_line (const VtOffer         *offer,
                         const VtCurrency      *currency,
                         const VtBundleFigures *figures)
{
  g_autofree char *list = NULL;
  g_autofree char *price = NULL;

  if (figures == NULL || figures->list_minor == VT_MONEY_UNKNOWN || figures->saving_minor == 0)
    return vt_words_reward (&offer->reward, currency);
  list = vt_money_to_display (figures->list_minor, currency);
  price = vt_money_to_display (figures->price_minor, currency);
  return g_strdup_printf (_ ("%s instead of %s"), price, list);
}

/* Tenths of a percent, rounded half away from zero, in integers. */
static gint64
share_permille (gint64 part_minor, gint64 whole_minor)
{
  __int128 doubled = (__int128) part_minor * 2000 + (part_minor < 0 ? -whole_minor : whole_minor);

  return (gint64) (doubled / ((__int128) 2 * whole_minor));
}

char *
studio_margin_to_text (gint64 margin_minor, gint64 price_minor, const VtCurrency *currency)
{
  g_autofree char *amount = vt_money_to_display (margin_minor, currency);
  gint64           permille;

  if (margin_minor == VT_MONEY_UNKNOWN || price_minor == VT_MONEY_UNKNOWN || price_minor <= 0)
    return g_steal_pointer (&amount);
  permille = share_permille (margin_minor, price_minor);
  /* Translators: an amount of money and a percentage */
  return g_strdup_printf (_ ("%s, %.1f %% of the price"), amount, (double) permille / 10.0);
}
