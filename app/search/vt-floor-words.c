/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of the search for the worst cart, in words. */

#include "vt-worst-cart-private.h"

#include "vt-finding-private.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* "12.5 %" of parts per million; "−3.4 %". Rounded down, so that it never says too much. */
static char *
tell_ppm (gint64 ppm)
{
  gint64 tenths = ppm < 0 ? (-ppm + 999) / 1000 : ppm / 1000;
  /* Translators: a percentage with one decimal */
  g_autofree char *percent = g_strdup_printf (_ ("%.1f %%"), (double) tenths / 10);

  return g_strconcat (ppm < 0 ? "−" : "", percent, NULL);
}

static char *
tell_bound (const VtFloor *floor)
{
  g_autofree char *bound = tell_ppm (floor->bound_ppm);

  if (floor->bound_ppm <= G_MININT32)
    return g_strdup (_ ("Nothing says that a cart must leave any margin."));
  return g_strdup_printf (_ ("The offers by themselves leave no cart less than %s."), bound);
}

/* "below cost" or "below a margin of 10 %". */
static char *
tell_floor (const VtFloor *floor)
{
  g_autofree char *share = NULL;

  if (floor->wish.floor_ppm == 0)
    return g_strdup (_ ("below cost"));
  share = tell_ppm (floor->wish.floor_ppm);
  return g_strdup_printf (_ ("below a margin of %s"), share);
}

static char *
say_below (const VtFloor *floor, const VtTrialShop *shop)
{
  g_autofree char *limit = tell_floor (floor);
  g_autofree char *cart = vt_finding_tell_cart (shop, floor->lines, floor->shopper);
  g_autofree char *due = vt_money_to_display (floor->due_minor, &shop->currency);
  g_autofree char *list = vt_money_to_display (floor->list_minor, &shop->currency);
  g_autofree char *cost = vt_money_to_display (floor->cost_minor, &shop->currency);

  if (floor->is_worst)
    /* Translators: "below cost", a cart, and three amounts of money */
    return g_strdup_printf (
        _ ("All offers together can go %s. Nothing is worse than %s: it brings %s instead of %s "
           "and costs the shop %s."),
        limit, cart, due, list, cost);
  return g_strdup_printf (
      _ ("All offers together can go %s. The worst that was found is %s: it brings %s instead of "
         "%s and costs the shop %s."),
      limit, cart, due, list, cost);
}

static char *
make_text (const VtFloor *floor, const VtTrialShop *shop)
{
  g_autofree char *limit = tell_floor (floor);

  if (floor->outcome == VT_FLOOR_BELOW)
    return say_below (floor, shop);
  if (floor->outcome == VT_FLOOR_PROVEN)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "No cart of %u line goes %s, whoever it belongs to.",
                     "No cart of up to %u lines goes %s, whoever it belongs to.",
                     floor->wish.max_lines),
        floor->wish.max_lines, limit);
  return g_strdup_printf (_ ("No cart was found that goes %s, but not all could be looked at."),
                          limit);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_left_out (GString *text, const VtFloor *floor)
{
  g_autofree char *n_without = vt_words_count (floor->n_without_cost);
  g_autofree char *n_below = vt_words_count (floor->n_below_by_list);

  if (floor->n_without_cost > 0)
    add_sentence (text,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%s product has no known cost and was left out.",
                                                "%s products have no known cost and were left out.",
                                                floor->n_without_cost),
                                   n_without));
  if (floor->n_below_by_list > 0)
    add_sentence (
        text,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE,
                         "%s product is below the floor without any offer and was left out.",
                         "%s products are below the floor without any offer and were left out.",
                         floor->n_below_by_list),
            n_below));
}

static char *
make_details (const VtFloor *floor)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *n_products = vt_words_count (floor->n_products);
  g_autofree char *n_carts = vt_words_count (floor->n_carts);

  /* Translators: numbers of products, lines and units */
  add_sentence (text, g_strdup_printf (_ ("Of %s products, in carts of up to %u lines of up to %u "
                                          "units each."),
                                       n_products, floor->wish.max_lines, floor->wish.max_units));
  add_sentence (text,
                g_strdup (_ ("Their lines are in the order of SKUs, each product once in each "
                             "way to buy it.")));
  if (floor->n_carts == 0)
    add_sentence (text,
                  g_strdup (_ ("What the offers can take off at most rules out every cart.")));
  else if (floor->outcome == VT_FLOOR_PROVEN || floor->is_worst)
    add_sentence (text, g_strdup_printf (_ ("%s carts evaluated, all others ruled out."), n_carts));
  else
    add_sentence (text,
                  g_strdup_printf (_ ("%s carts evaluated, not all others ruled out."), n_carts));
  if (floor->outcome != VT_FLOOR_BELOW)
    add_sentence (text, tell_bound (floor));
  add_left_out (text, floor);
  return g_string_free (text, FALSE);
}

void
vt_floor_say (VtFloor *floor, const VtTrialShop *shop)
{
  g_return_if_fail (floor != NULL);
  g_return_if_fail (shop != NULL);

  floor->text = make_text (floor, shop);
  floor->details = make_details (floor);
}
