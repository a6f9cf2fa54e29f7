/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found, in words. */

#include "vt-finding-private.h"

#include "vt-offer-words-private.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* ---- the cart and its owner ---- */

static char *
tell_line (const VtTrialShop *shop, const VtFindingLine *line)
{
  g_autofree char *title = vt_words_product (shop->catalog, line->sku);
  g_autofree char *units = NULL;

  if (line->quantity == 1)
    units = g_strdup_printf (_ ("“%s”"), title);
  else
    /* Translators: a number of units and a product */
    units = g_strdup_printf (_ ("%" PRId64 " × “%s”"), line->quantity, title);
  if (line->instead_of != NULL)
    {
      g_autofree char *other = vt_words_product (shop->catalog, line->instead_of);
      g_autofree char *before = g_steal_pointer (&units);

      units = g_strdup_printf (_ ("%s in place of “%s”"), before, other);
    }
  return line->is_subscription ? g_strdup_printf (_ ("%s on subscription"), units)
                               : g_steal_pointer (&units);
}

static char *
tell_lines (const VtTrialShop *shop, GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = tell_line (shop, lines->pdata[i]);

      vt_tell_list_add (text, i, lines->len, line);
    }
  if (lines->len == 0)
    g_string_append (text, _ ("an empty cart"));
  return g_string_free (text, FALSE);
}

/* Takes @fact. */
static void
add_fact (GString *facts, char *fact)
{
  if (facts->len > 0)
    g_string_append (facts, _ (", "));
  g_string_append (facts, fact);
  g_free (fact);
}

static char *
tell_instant (const VtTrialShop *shop, gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, shop->zone);

  /* Translators: a day and a time of day, as g_date_time_format() writes them */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M"));
}

static void
add_history (const VtTrialShop *shop, const VtSearchShopper *shopper, GString *facts)
{
  const VtSearchShopperOrder *last;
  g_autofree char            *title = NULL;

  if (!shopper->knows_orders)
    return;
  if (shopper->orders->len == 0)
    {
      add_fact (facts, g_strdup (_ ("first order")));
      return;
    }
  last = shopper->orders->pdata[0];
  if (last->sku == NULL)
    {
      add_fact (facts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u order before",
                                                     "%u orders before", shopper->orders->len),
                                        shopper->orders->len));
      return;
    }
  title = vt_words_product (shop->catalog, last->sku);
  add_fact (facts, g_strdup_printf (_ ("has bought “%s”"), title));
}

/* What else has to be said, as far as it matters to an offer; empty where nothing does. */
static char *
tell_facts (const VtTrialShop *shop, const VtSearchShopper *shopper)
{
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < shopper->coupons->len; i++)
    /* Translators: a coupon */
    add_fact (facts, g_strdup_printf (_ ("code %s"), (char *) shopper->coupons->pdata[i]));
  for (guint i = 0; i < shopper->segments->len; i++)
    add_fact (facts, g_strdup_printf (_ ("segment “%s”"), (char *) shopper->segments->pdata[i]));
  if (shopper->channel != NULL)
    add_fact (facts, g_strdup_printf (_ ("channel “%s”"), shopper->channel));
  if (shopper->placement != NULL)
    add_fact (facts, g_strdup_printf (_ ("in %s"), vt_tell_placement (shopper->placement)));
  if (shopper->shipping_method != NULL)
    add_fact (facts, g_strdup_printf (_ ("shipping “%s”"), shopper->shipping_method));
  if (shopper->shipping_minor > 0)
    {
      g_autofree char *shipping = vt_money_to_display (shopper->shipping_minor, &shop->currency);

      add_fact (facts, g_strdup_printf (_ ("shipping for %s"), shipping));
    }
  add_history (shop, shopper, facts);
  if (shopper->now_us > shop->now_us)
    add_fact (facts, tell_instant (shop, shopper->now_us));
  return g_string_free (facts, FALSE);
}

char *
vt_finding_tell_cart (const VtTrialShop *shop, GPtrArray *lines, const VtSearchShopper *shopper)
{
  g_autofree char *text = tell_lines (shop, lines);
  g_autofree char *facts = tell_facts (shop, shopper);

  if (*facts == '\0')
    return g_steal_pointer (&text);
  /* Translators: products in a cart, and what else is said of the shopper */
  return g_strdup_printf (_ ("%s (%s)"), text, facts);
}

/* ---- the offers ---- */

static char *
get_name (const VtTrialShop *shop, const VtFinding *finding, guint which)
{
  const VtFindingShare *share = finding->shares->pdata[which];

  for (guint i = 0; i < shop->offers->len; i++)
    {
      const VtOffer *offer = vt_trial_shop_get_offer (shop, i)->offer;

      if (g_strcmp0 (offer->id, share->offer_id) == 0)
        return vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
    }
  return g_strdup (share->offer_id);
}

/* "“Second Tee” takes £4.00 off": as far as it takes anything off and does not only give. */
static char *
tell_winner (const VtTrialShop *shop, const VtFinding *finding)
{
  const VtFindingShare *share = finding->shares->pdata[1];
  g_autofree char      *name = get_name (shop, finding, 1);
  g_autofree char      *amount = vt_money_to_display (share->together_minor, &shop->currency);

  if (share->together_minor == 0)
    return g_strdup_printf (_ ("“%s” applies"), name);
  return g_strdup_printf (_ ("“%s” takes %s off"), name, amount);
}

static char *
tell_loss (const VtTrialShop *shop, const VtFinding *finding)
{
  const VtFindingShare *share = finding->shares->pdata[0];
  g_autofree char      *name = get_name (shop, finding, 0);
  g_autofree char      *amount = vt_money_to_display (share->alone_minor, &shop->currency);

  if (share->alone_minor == 0)
    return g_strdup_printf (_ ("“%s” does not apply, which it would by itself"), name);
  return g_strdup_printf (_ ("“%s” does not apply, which by itself would take %s off"), name,
                          amount);
}

/* ---- sentences ---- */

static char *
say_loss (const VtTrialShop *shop, const VtFinding *finding, const char *cart)
{
  g_autofree char *winner = tell_winner (shop, finding);
  g_autofree char *loss = tell_loss (shop, finding);

  if (finding->code == VT_FINDING_UNDER_STEP)
    /* Translators: a cart, "“A” takes £5.00 off", "“B” does not apply, which by itself …" */
    return g_strdup_printf (_ ("With %s, %s, so that the cart falls short of a step and %s."), cart,
                            winner, loss);
  /* Translators: a cart, "“A” takes £5.00 off", "“B” does not apply, which by itself …" */
  return g_strdup_printf (_ ("With %s, %s and %s."), cart, winner, loss);
}

static char *
say_sum (const VtTrialShop *shop, const VtFinding *finding, const char *cart)
{
  const VtFindingShare *share = finding->shares->pdata[0];
  const VtFindingShare *other = finding->shares->pdata[1];
  g_autofree char      *name = get_name (shop, finding, 0);
  g_autofree char      *other_name = get_name (shop, finding, 1);
  g_autofree char      *off = vt_money_to_display (share->together_minor, &shop->currency);
  g_autofree char      *other_off = vt_money_to_display (other->together_minor, &shop->currency);
  g_autofree char      *due = vt_money_to_display (finding->due_minor, &shop->currency);
  g_autofree char      *list = vt_money_to_display (finding->list_minor, &shop->currency);

  /* Translators: a cart, an offer and an amount, another and an amount, two amounts */
  return g_strdup_printf (_ ("With %s, “%s” takes %s off and “%s” %s more: %s is left of %s."),
                          cart, name, off, other_name, other_off, due, list);
}

static char *
say_free_unit (const VtTrialShop *shop, const VtFinding *finding, const char *cart)
{
  GString         *names = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_autofree char *title = vt_words_product (shop->catalog, finding->sku);
  g_autofree char *unit = vt_money_to_display (finding->unit_minor, &shop->currency);
  g_autofree char *list = vt_money_to_display (finding->unit_list_minor, &shop->currency);

  for (guint i = 0; i < finding->shares->len; i++)
    {
      g_autofree char *name = get_name (shop, finding, i);
      g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), name);

      vt_tell_list_add (names, i, finding->shares->len, quoted);
    }
  all = g_string_free (names, FALSE);
  /* Translators: a cart, offers, a product, what a unit of it costs then and what it costs by list
   */
  return g_strdup_printf (_ ("With %s, %s together leave a unit of “%s” at %s instead of %s."),
                          cart, all, title, unit, list);
}

static char *
say_never (const VtTrialShop *shop, const VtFinding *finding, const char *reason)
{
  g_autofree char *name = get_name (shop, finding, 0);

  if (finding->code == VT_FINDING_NOT_SHOWN)
    return g_strdup_printf (_ ("No cart was found that “%s” applies to: %s."), name, reason);
  return g_strdup_printf (_ ("“%s” can never apply: %s."), name, reason);
}

static char *
say_beaten (const VtTrialShop *shop, const VtFinding *finding, const char *cart)
{
  g_autofree char *name = get_name (shop, finding, 0);
  g_autofree char *winner = tell_winner (shop, finding);
  g_autofree char *loss = tell_loss (shop, finding);

  return g_strdup_printf (
      _ ("Wherever “%s” could apply, another offer takes its place: with %s, %s and %s."), name,
      cart, winner, loss);
}

static char *
make_text (const VtTrialShop *shop, const VtFinding *finding, const char *reason)
{
  g_autofree char *cart = NULL;

  if (finding->shopper != NULL)
    cart = vt_finding_tell_cart (shop, finding->lines, finding->shopper);
  switch (finding->code)
    {
    case VT_FINDING_CONFLICT:
    case VT_FINDING_UNDER_STEP:
    case VT_FINDING_EXCLUSIVE:
      return say_loss (shop, finding, cart);
    case VT_FINDING_ADD_UP:
      return say_sum (shop, finding, cart);
    case VT_FINDING_FREE_UNIT:
      return say_free_unit (shop, finding, cart);
    case VT_FINDING_ALWAYS_BEATEN:
      return say_beaten (shop, finding, cart);
    case VT_FINDING_NEVER_FIRES:
    case VT_FINDING_NOT_SHOWN:
      return say_never (shop, finding, reason);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- how sure that is ---- */

/* Adds a sentence; takes it. */
static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
say_looked (const VtFinding *finding)
{
  gulong           n = finding->n_carts > G_MAXULONG ? G_MAXULONG : finding->n_carts;
  g_autofree char *count = vt_words_count (finding->n_carts);

  if (finding->shopper == NULL && finding->is_proven)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s cart looked at, which is all there are of that size.",
                     "%s carts looked at, which are all there are of that size.", n),
        count);
  if (finding->shopper == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s cart looked at; there may be one.",
                                         "%s carts looked at; there may be one.", n),
                            count);
  if (finding->code == VT_FINDING_ALWAYS_BEATEN)
    return g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE,
            "Of carts with up to three units more than it asks for (%s looked at) none has it.",
            "Of carts with up to three units more than it asks for (%s looked at) none has it.", n),
        count);
  if (finding->is_proven)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "No smaller cart shows it (%s cart looked at).",
                                         "No smaller cart shows it (%s carts looked at).", n),
                            count);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "A smaller cart may show it (%s cart looked at).",
                                       "A smaller cart may show it (%s carts looked at).", n),
                          count);
}

static char *
make_proof (const VtFinding *finding)
{
  GString *text = g_string_new (NULL);

  /* Where nothing had to be tried, there is nothing to count. */
  if (finding->n_carts > 0)
    add_sentence (text, say_looked (finding));
  if (finding->n_more > 0)
    add_sentence (text, g_strdup_printf (
                            g_dngettext (GETTEXT_PACKAGE, "%u more pair of offers is like that.",
                                         "%u more pairs of offers are like that.", finding->n_more),
                            finding->n_more));
  if (finding->shopper != NULL && !finding->holds_among_all)
    add_sentence (text, g_strdup (_ ("All active offers together leave something else of it.")));
  return g_string_free (text, FALSE);
}

void
vt_finding_say (VtFinding *finding, const VtTrialShop *shop, const char *reason)
{
  g_return_if_fail (finding != NULL);
  g_return_if_fail (shop != NULL);

  g_free (finding->text);
  g_free (finding->proof);
  finding->text = make_text (shop, finding, reason);
  finding->proof = make_proof (finding);
}
