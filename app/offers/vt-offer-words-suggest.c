/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer does, in one sentence; the kinds that have something to suggest. */

#include "vt-offer-words-private.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define GRAMS_PER_KILOGRAM 1000

char *
vt_tell_days (gint64 n_days)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " day", "%" PRId64 " days", (gulong) n_days),
      n_days);
}

const char *
vt_tell_placement (const char *placement)
{
  static const struct
  {
    const char *word;
    const char *text;
  } placements[] = {
      {"product", N_ ("the product page")},
      {"cart", N_ ("the cart")},
      {"checkout", N_ ("the checkout")},
      {"post_purchase", N_ ("the thank-you page")},
      {"receipt_email", N_ ("the receipt e-mail")},
      {"follow_up_email", N_ ("a follow-up e-mail")},
      {"direct", N_ ("direct contact")},
  };

  for (gsize i = 0; placement != NULL && i < G_N_ELEMENTS (placements); i++)
    if (strcmp (placements[i].word, placement) == 0)
      return _ (placements[i].text);
  return placement != NULL ? placement : "?";
}

/* The titles of the first and last product of an array. */
static char *
tell_end (const VtTeller *teller, JsonArray *array, guint index)
{
  const char *sku = vt_terms_get_text (vt_terms_get_element (array, index), "sku");

  return vt_words_product (teller->catalog, sku != NULL ? sku : "?");
}

static char *
tell_ladder (const VtTeller *teller, JsonObject *terms)
{
  JsonArray       *tiers = vt_terms_get_array (terms, "tiers");
  guint            n = vt_terms_get_length (tiers);
  gboolean         is_cheaper = FALSE;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (n < 2)
    return g_strdup (_ ("A ladder of tiers that has no steps yet."));
  for (guint i = 0; i < n; i++)
    is_cheaper =
        is_cheaper || vt_terms_get_object (vt_terms_get_element (tiers, i), "upgrade") != NULL;
  first = tell_end (teller, tiers, 0);
  last = tell_end (teller, tiers, n - 1);
  if (is_cheaper)
    /* Translators: a number of variants, the plainest and the best */
    return g_strdup_printf (_ ("Choose among %u tiers from “%s” to “%s”; a step up costs less."), n,
                            first, last);
  return g_strdup_printf (_ ("Choose among %u tiers from “%s” to “%s”."), n, first, last);
}

static char *
tell_instalments (const VtTeller *teller, JsonObject *terms, JsonObject *instalments)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (terms, "select"));
  g_autofree char *from = vt_tell_money (teller, vt_terms_get_int64 (terms, "from", 0));
  g_autofree char *every = vt_tell_days (vt_terms_get_int64 (instalments, "every_days", 1));
  gint64           n = vt_terms_get_int64 (instalments, "n", 0);

  if (vt_terms_get_int64 (terms, "from", 0) > 0)
    /* Translators: products, an amount, a number of payments, a span of time */
    return g_strdup_printf (_ ("Pay for %s, from %s on, in %" PRId64 " instalments, one every %s."),
                            what, from, n, every);
  return g_strdup_printf (_ ("Pay for %s in %" PRId64 " instalments, one every %s."), what, n,
                          every);
}

static char *
tell_downsell (const VtTeller *teller, JsonObject *terms)
{
  JsonObject      *instalments = vt_terms_get_object (terms, "instalments");
  JsonObject      *alternative = vt_terms_get_object (terms, "alternative");
  const char      *sku = vt_terms_get_text (alternative, "sku");
  g_autofree char *reward = vt_tell_unit_reward (teller, terms, "reward");
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;

  if (instalments != NULL)
    return tell_instalments (teller, terms, instalments);
  what = vt_tell_selector (teller, vt_terms_get_object (alternative, "for"));
  title = vt_words_product (teller->catalog, sku != NULL ? sku : "?");
  if (reward != NULL)
    /* Translators: products, a cheaper product, a discount on it */
    return g_strdup_printf (_ ("Too dear? Take “%2$s” in place of %1$s, %3$s."), what, title,
                            reward);
  return g_strdup_printf (_ ("Too dear? Take “%2$s” in place of %1$s."), what, title);
}

static char *
tell_protection (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *what = vt_tell_selector (teller, vt_terms_get_object (terms, "select"));
  guint            n = vt_terms_get_length (vt_terms_get_array (terms, "plans"));
  gint64           window = vt_terms_get_int64 (terms, "window_days", 0);
  g_autofree char *days = vt_tell_days (window);
  g_autofree char *plans = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u protection plan", "%u protection plans", n), n);

  if (window > 0)
    /* Translators: a number of plans, products, a span of time */
    return g_strdup_printf (_ ("Offer %s for %s, up to %s after the purchase."), plans, what, days);
  return g_strdup_printf (_ ("Offer %s for %s."), plans, what);
}

static char *
tell_cross_sell (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *anchor = vt_tell_selector (teller, vt_terms_get_object (terms, "anchor"));
  g_autofree char *items = vt_tell_products (teller, vt_terms_get_array (terms, "items"), "sku");
  g_autofree char *reward = vt_tell_unit_reward (teller, terms, "reward");

  if (reward != NULL)
    /* Translators: products, those that go with them, a discount on these */
    return g_strdup_printf (_ ("With %s, suggest %s, %s when bought together."), anchor, items,
                            reward);
  return g_strdup_printf (_ ("With %s, suggest %s."), anchor, items);
}

static char *
tell_add_on (const VtTeller *teller, JsonObject *terms)
{
  g_autofree char *base = vt_tell_selector (teller, vt_terms_get_object (terms, "requires"));
  JsonArray       *groups = vt_terms_get_array (terms, "groups");
  g_autoptr (JsonArray) options = json_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < vt_terms_get_length (groups); i++)
    {
      JsonArray *of_group = vt_terms_get_array (vt_terms_get_element (groups, i), "options");

      for (guint j = 0; j < vt_terms_get_length (of_group); j++)
        json_array_add_element (options, json_node_copy (json_array_get_element (of_group, j)));
    }
  names = vt_tell_products (teller, options, "sku");
  /* Translators: products, and what can be chosen with them */
  return g_strdup_printf (_ ("With %s, add as wanted, each at its own price: %s."), base, names);
}

/* ---- thresholds ---- */

char *
vt_tell_measure (const VtTeller *teller, JsonObject *terms, gint64 from)
{
  const char *measure = vt_terms_get_text (terms, "measure");

  if (g_strcmp0 (measure, "quantity") == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " unit", "%" PRId64 " units", (gulong) from),
        from);
  if (g_strcmp0 (measure, "weight") == 0 && from % GRAMS_PER_KILOGRAM == 0)
    return g_strdup_printf (_ ("%" PRId64 " kg"), from / GRAMS_PER_KILOGRAM);
  if (g_strcmp0 (measure, "weight") == 0)
    return g_strdup_printf (_ ("%" PRId64 " g"), from);
  return vt_tell_money (teller, from);
}

char *
vt_tell_step (const VtTeller *teller, JsonObject *step)
{
  JsonObject      *gift = vt_terms_get_object (step, "gift");
  gint64           shipping_minor = vt_terms_get_int64 (step, "shipping", -1);
  g_autofree char *reward = vt_tell_unit_reward (teller, step, "reward");
  g_autofree char *shipping_off = vt_tell_unit_reward (teller, step, "shipping_off");
  g_autofree char *amount = NULL;
  GString         *text = g_string_new (reward);

  if (shipping_minor >= 0)
    {
      amount = vt_tell_money (teller, shipping_minor);
      if (text->len > 0)
        g_string_append (text, _ (" and "));
      if (shipping_minor == 0)
        g_string_append (text, _ ("free shipping"));
      else
        g_string_append_printf (text, _ ("shipping for %s"), amount);
    }
  else if (shipping_off != NULL)
    {
      if (text->len > 0)
        g_string_append (text, _ (" and "));
      /* Translators: "20 % off" or "£2.00 off" */
      g_string_append_printf (text, _ ("%s shipping"), shipping_off);
    }
  if (gift != NULL)
    {
      const char      *sku = vt_terms_get_text (gift, "sku");
      g_autofree char *title = vt_words_product (teller->catalog, sku != NULL ? sku : "?");

      if (text->len > 0)
        g_string_append (text, _ (" and "));
      /* Translators: a product that comes for nothing */
      g_string_append_printf (text, _ ("“%s” as a gift"), title);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_threshold (const VtTeller *teller, JsonObject *terms)
{
  JsonObject *select = vt_terms_get_object (terms, "select");
  JsonArray  *steps = vt_terms_get_array (terms, "steps");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      JsonObject      *step = vt_terms_get_element (steps, i);
      g_autofree char *from = vt_tell_measure (teller, terms, vt_terms_get_int64 (step, "from", 0));
      g_autofree char *what = vt_tell_selector (teller, select);
      g_autofree char *gain = vt_tell_step (teller, step);

      if (i > 0)
        /* Translators: continues a list of steps: from where on, and what there is */
        g_string_append_printf (text, _ ("; from %s on, %s"), from, gain);
      else if (select != NULL)
        /* Translators: an amount, products, and what there is: "free shipping" */
        g_string_append_printf (text, _ ("From %s of %s on, %s"), from, what, gain);
      else
        g_string_append_printf (text, _ ("From %s on, %s"), from, gain);
    }
  g_string_append (text, ".");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- follow-ups ---- */

static char *
tell_follow_up (const VtTeller *teller, JsonObject *terms)
{
  JsonArray       *steps = vt_terms_get_array (terms, "steps");
  guint            n = vt_terms_get_length (steps);
  JsonObject      *first = n > 0 ? vt_terms_get_element (steps, 0) : NULL;
  gint64           n_days = vt_terms_get_int64 (first, "days", 0);
  g_autofree char *after = vt_tell_selector (teller, vt_terms_get_object (terms, "after"));
  g_autofree char *days = vt_tell_days (n_days);
  g_autofree char *without = NULL;
  g_autofree char *times =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time", "%u times", n), n);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n_days == 0)
    /* Translators: products, and how often */
    g_string_append_printf (text, _ ("After buying %s, write %s, first at once."), after, times);
  else
    /* Translators: products, how often, and a span of time */
    g_string_append_printf (text, _ ("After buying %s, write %s, first %s later."), after, times,
                            days);
  if (vt_terms_get_object (terms, "without") != NULL)
    {
      without = vt_tell_selector (teller, vt_terms_get_object (terms, "without"));
      g_string_append_c (text, ' ');
      /* Translators: products */
      g_string_append_printf (text, _ ("Nothing more once any of this is bought: %s."), without);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
vt_tell_suggesting_offer (const VtTeller *teller, VtOfferKind kind, JsonObject *terms)
{
  switch (kind)
    {
    case VT_OFFER_TIER_LADDER:
      return tell_ladder (teller, terms);
    case VT_OFFER_DOWNSELL:
      return tell_downsell (teller, terms);
    case VT_OFFER_PROTECTION:
      return tell_protection (teller, terms);
    case VT_OFFER_CROSS_SELL:
      return tell_cross_sell (teller, terms);
    case VT_OFFER_ADD_ON:
      return tell_add_on (teller, terms);
    case VT_OFFER_THRESHOLD:
      return tell_threshold (teller, terms);
    case VT_OFFER_FOLLOW_UP:
      return tell_follow_up (teller, terms);
    case VT_OFFER_BUNDLE:
    case VT_OFFER_MIX_AND_MATCH:
    case VT_OFFER_VOLUME:
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_MARKDOWN:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
