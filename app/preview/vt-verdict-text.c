/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to an offer, in words. */

#include "vt-preview.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More needs than these are counted, not named. */
#define MAX_NAMED_NEEDS 4

/* The context of one sentence. */
typedef struct
{
  GPtrArray        *offers;   /* (unowned) */
  VtCatalog        *catalog;  /* (unowned) */
  const VtCurrency *currency; /* (unowned) */
} Teller;

/* Discounts are negative, sentences say how much off. */
static char *
tell_off (const Teller *teller, gint64 amount_minor)
{
  return vt_money_to_display (amount_minor < 0 ? -amount_minor : amount_minor, teller->currency);
}

static char *
tell_applied (const Teller *teller, const VrVerdict *verdict)
{
  g_autofree char *off = tell_off (teller, verdict->amount);
  g_autofree char *times = NULL;

  if (verdict->n_times == 1)
    return g_strdup_printf (_ ("Applied once: %s off."), off);
  times = vt_words_count (verdict->n_times);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Applied %s time: %s off in all.",
                                       "Applied %s times: %s off in all.", verdict->n_times),
                          times, off);
}

static char *
tell_beaten (const Teller *teller, const VrVerdict *verdict)
{
  const VtOffer *winner = verdict->by != NULL ? vt_offers_find (teller->offers, verdict->by) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *off = tell_off (teller, verdict->amount);
  g_autofree char *lead = NULL;

  if (winner != NULL)
    name = vt_words_title (winner->name, VT_WORDS_TITLE_MAX);
  else
    name = g_strdup (verdict->by != NULL ? verdict->by : _ ("another offer"));

  if (verdict->lead <= 0)
    return g_strdup_printf (_ ("Beaten by “%s”, which goes first: this one would have taken %s "
                               "off."),
                            name, off);
  lead = tell_off (teller, verdict->lead);
  return g_strdup_printf (_ ("Beaten by “%s”: this one would have taken %s off, and the cart would "
                             "cost %s more."),
                          name, off, lead);
}

static char *
tell_need (const Teller *teller, const VrNeed *need)
{
  if (need->coupon != NULL)
    {
      g_autofree char *coupon = vt_words_title (need->coupon, VT_WORDS_TITLE_MAX);

      return g_strdup_printf (_ ("the coupon “%s”"), coupon);
    }
  if (need->sku != NULL)
    {
      g_autofree char *count = vt_words_count (need->quantity);
      g_autofree char *product = vt_words_product (teller->catalog, need->sku);

      /* Translators: a number of units and a product; the sentence begins with "Needs" */
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s more of “%s”", "%s more of “%s”", need->quantity),
          count, product);
    }
  if (need->amount != 0)
    {
      g_autofree char *amount = tell_off (teller, need->amount);

      /* Translators: an amount of money; the sentence begins with "Needs" */
      return g_strdup_printf (_ ("%s more in the cart"), amount);
    }
  if (need->quantity > 0)
    {
      g_autofree char *count = vt_words_count (need->quantity);

      /* Translators: a number of units; the sentence begins with "Needs" */
      return g_strdup_printf (_ ("%s more of its products"), count);
    }
  return g_strdup (_ ("something that the cart lacks"));
}

/* What nothing put into the cart changes, a sentence each. */
static const char *
tell_condition (const char *condition)
{
  static const struct
  {
    const char *condition;
    const char *text;
  } conditions[] = {
      {"bought", N_ ("What it asks for was not bought before.")},
      {"channel", N_ ("It is for other channels.")},
      {"deliveries", N_ ("Its deliveries are over.")},
      {"first_order", N_ ("It depends on whether this is a first order.")},
      {"hours", N_ ("It is not there at this time of the day.")},
      {"later", N_ ("Its time has not come yet.")},
      {"not", N_ ("Something is there that must not be.")},
      {"over", N_ ("Its time is over.")},
      {"placement", N_ ("It is for another place.")},
      {"quantity", N_ ("The cart has more units than it allows.")},
      {"replace", N_ ("Its product has to be taken in place of the dearer one.")},
      {"segment", N_ ("The shopper is not of the group it is for.")},
      {"stopped", N_ ("Stopped: what ends it was bought.")},
      {"subscription", N_ ("One of its products has to be subscribed to.")},
      {"subtotal", N_ ("The cart costs more than it allows.")},
      {"upgrade", N_ ("A higher tier has to be taken in place of a lower one.")},
      {"weekday", N_ ("It is not there on this day of the week.")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (strcmp (conditions[i].condition, condition) == 0)
      return _ (conditions[i].text);
  return _ ("A condition is not met.");
}

/* "1 more of “Tea” and £3.00 more in the cart" */
static char *
list_needs (const Teller *teller, const VrVerdict *verdict)
{
  GString *needs = g_string_new (NULL);
  size_t   n_things = 0;
  size_t   n_named = 0;

  for (size_t i = 0; i < verdict->n_needs; i++)
    n_things += verdict->needs[i].condition == NULL;
  for (size_t i = 0; i < verdict->n_needs && n_named < MAX_NAMED_NEEDS; i++)
    {
      g_autofree char *need = NULL;

      if (verdict->needs[i].condition != NULL)
        continue;
      need = tell_need (teller, &verdict->needs[i]);
      if (n_named > 0)
        /* Translators: between the last two of a list, and between the others */
        g_string_append (needs, n_named + 1 == n_things ? _ (" and ") : _ (", "));
      g_string_append (needs, need);
      n_named++;
    }
  if (n_named < n_things)
    {
      unsigned long n_others = n_things - n_named;

      g_string_append_printf (needs,
                              g_dngettext (GETTEXT_PACKAGE, " and %lu other product",
                                           " and %lu other products", n_others),
                              n_others);
    }
  return g_string_free (needs, FALSE);
}

static char *
tell_not_met (const Teller *teller, const VrVerdict *verdict)
{
  g_autofree char *needs = list_needs (teller, verdict);
  GString         *text = g_string_new (NULL);

  if (*needs != '\0')
    g_string_append_printf (text, _ ("Needs %s."), needs);
  for (size_t i = 0; i < verdict->n_needs; i++)
    if (verdict->needs[i].condition != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              tell_condition (verdict->needs[i].condition));
  if (text->len == 0)
    g_string_append (text, _ ("A condition is not met."));
  return g_string_free (text, FALSE);
}

/* Some offers have no price of their own: they only suggest. */
static char *
tell_no_benefit (const Teller *teller, const VrVerdict *verdict)
{
  const VtOffer *offer =
      verdict->offer_id != NULL ? vt_offers_find (teller->offers, verdict->offer_id) : NULL;
  gboolean has_price = TRUE;

  if (offer != NULL && (offer->kind == VT_OFFER_FOLLOW_UP || offer->kind == VT_OFFER_CROSS_SELL ||
                        offer->kind == VT_OFFER_DOWNSELL))
    has_price = json_object_has_member (vt_offer_get_terms (offer), "reward");
  return g_strdup (has_price ? _ ("Saves nothing: in this cart its parts cost no more without it.")
                             : _ ("It takes nothing off, and suggests nothing here."));
}

static const char *
tell_suppressed (const VrVerdict *verdict)
{
  static const struct
  {
    const char *guard;
    const char *text;
  } guards[] = {
      {"min_margin", N_ ("Held back: a product would bring less than the lowest margin allowed.")},
      {"min_price", N_ ("Held back: a product would cost less than the lowest price allowed.")},
      {"budget", N_ ("Held back: it would cost the shopper more than they mean to spend.")},
      {"compatible", N_ ("Held back: nothing in the cart fits what it would suggest.")},
      {"declined", N_ ("Held back: the shopper has refused it.")},
      {"evidence", N_ ("Held back: too few orders speak for it.")},
      {"features", N_ ("Held back: what is cheaper lacks a feature that has to be kept.")},
      {"no_need", N_ ("Held back: the shopper does not need anything cheaper.")},
      {"owned", N_ ("Held back: the shopper has it already.")},
      {"share", N_ ("Held back: it costs too much beside what is in the cart.")},
      {"show", N_ ("Held back: enough else is suggested.")},
      {"stock", N_ ("Held back: too few are in stock.")},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guards); i++)
    if (g_strcmp0 (verdict->guard, guards[i].guard) == 0)
      return _ (guards[i].text);
  return _ ("Held back by a limit of the shop.");
}

/* What has no price because something is lacking still lacks it when it is suggested, or not. */
static char *
add_needs (const Teller *teller, const VrVerdict *verdict, const char *sentence)
{
  g_autofree char *needs = NULL;

  if (verdict->n_needs == 0)
    return g_strdup (sentence);
  needs = tell_not_met (teller, verdict);
  return g_strconcat (needs, " ", sentence, NULL);
}

static char *
tell (const Teller *teller, const VrVerdict *verdict)
{
  switch (verdict->code)
    {
    case VR_VERDICT_APPLIED:
      return tell_applied (teller, verdict);
    case VR_VERDICT_BEATEN:
      return tell_beaten (teller, verdict);
    case VR_VERDICT_NOT_MET:
      return tell_not_met (teller, verdict);
    case VR_VERDICT_OUTSIDE_SCHEDULE:
      return g_strdup (_ ("Not offered at this time."));
    case VR_VERDICT_OUTSIDE_AUDIENCE:
      return g_strdup (_ ("Not offered to this shopper."));
    case VR_VERDICT_OUTSIDE_CHANNEL:
      return g_strdup (_ ("Not offered here: it is for other channels."));
    case VR_VERDICT_SPENT:
      return g_strdup (_ ("Used up: it has been applied as often as it may be."));
    case VR_VERDICT_SUPPRESSED:
      return add_needs (teller, verdict, tell_suppressed (verdict));
    case VR_VERDICT_NO_BENEFIT:
      return tell_no_benefit (teller, verdict);
    case VR_VERDICT_PROMPTED:
      return add_needs (teller, verdict, _ ("Suggested to the shopper."));
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
vt_verdict_to_text (const VrVerdict  *verdict,
                    GPtrArray        *offers,
                    VtCatalog        *catalog,
                    const VtCurrency *currency)
{
  Teller teller = {offers, catalog, currency};

  g_return_val_if_fail (verdict != NULL, NULL);
  g_return_val_if_fail (offers != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  return tell (&teller, verdict);
}
