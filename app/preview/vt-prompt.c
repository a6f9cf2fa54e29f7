/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper next, in words, and where the shopper may stand. */

#include "vt-prompt.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More products than these are counted, not named. */
#define MAX_NAMED_ITEMS 4

/* ---- places ---- */

static const char *const placements[] = {
    "product",         "cart",   "checkout", "post_purchase", "receipt_email",
    "follow_up_email", "direct", NULL};

static const char *const placement_titles[] = {
    N_ ("Product Page"),   N_ ("Cart"),           N_ ("Checkout"),
    N_ ("After Checkout"), N_ ("Receipt E-Mail"), N_ ("Follow-Up E-Mail"),
    N_ ("Direct"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (placements) == G_N_ELEMENTS (placement_titles) + 1);

const char *const *
vt_placements_list (void)
{
  return placements;
}

const char *
vt_placement_get_title (const char *placement)
{
  g_return_val_if_fail (placement != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (placement_titles); i++)
    if (strcmp (placements[i], placement) == 0)
      return _ (placement_titles[i]);
  return NULL;
}

/* ---- sentences ---- */

/* "1 × “Tea” and 2 × “Tea cup”" */
static char *
list_items (const VrPrompt *prompt, VtCatalog *catalog)
{
  GString *text = g_string_new (NULL);
  size_t   n_named = MIN (prompt->n_items, MAX_NAMED_ITEMS);
  gulong   n_others = prompt->n_items - n_named;

  for (size_t i = 0; i < n_named; i++)
    {
      g_autofree char *count = vt_words_count ((guint64) prompt->items[i].quantity);
      g_autofree char *product = vt_words_product (catalog, prompt->items[i].sku);

      if (i > 0)
        g_string_append (text, i + 1 == prompt->n_items ? _ (" and ") : _ (", "));
      /* Translators: a number of units and a product, with blanks where no line is to break */
      g_string_append_printf (text, _ ("%s × “%s”"), count, product);
    }
  if (n_others > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " and %lu other product",
                                         " and %lu other products", n_others),
                            n_others);
  return g_string_free (text, FALSE);
}

/* The product of the line that is to be changed. */
static char *
name_line (const VrPrompt *prompt, const VrResult *result, VtCatalog *catalog)
{
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      if (g_strcmp0 (line->line_id, prompt->line_id) == 0)
        return vt_words_product (catalog, line->sku);
    }
  return g_strdup (prompt->line_id != NULL ? prompt->line_id : "?");
}

static char *
tell_day (gint64 days)
{
  g_autofree char *count = NULL;

  if (days == 0)
    return g_strdup (_ ("at once"));
  count = vt_words_count ((guint64) days);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "after %s day", "after %s days", (gulong) days), count);
}

/* The odd minor units are in the first ones: the last is the smallest. */
static char *
tell_payments (const VrPrompt *prompt, const VtCurrency *currency)
{
  const VrPayment *first = prompt->payments;
  const VrPayment *last;
  g_autofree char *count = vt_words_count (prompt->n_payments);
  g_autofree char *first_amount = NULL;
  g_autofree char *first_day = NULL;
  g_autofree char *last_amount = NULL;
  g_autofree char *last_day = NULL;

  if (prompt->n_payments == 0)
    return g_strdup (_ ("Pay later."));
  last = first + prompt->n_payments - 1;
  first_amount = vt_money_to_display (first->amount, currency);
  first_day = tell_day (first->days);
  if (first == last)
    /* Translators: an amount, "after 30 days" */
    return g_strdup_printf (_ ("Pay %s %s."), first_amount, first_day);
  last_amount = vt_money_to_display (last->amount, currency);
  last_day = tell_day (last->days);
  /* Translators: a number, an amount, "after 30 days", an amount, "after 60 days" */
  return g_strdup_printf (_ ("Pay in %s instalments: %s %s, the last %s %s."), count, first_amount,
                          first_day, last_amount, last_day);
}

static char *
tell (const VrPrompt   *prompt,
      const VrResult   *result,
      VtCatalog        *catalog,
      const VtCurrency *currency)
{
  g_autofree char *items = list_items (prompt, catalog);
  g_autofree char *other = NULL;

  switch (prompt->action)
    {
    case VR_PROMPT_ADD:
      /* Translators: products, each with a number of units */
      return g_strdup_printf (_ ("Add %s."), items);
    case VR_PROMPT_REPLACE:
      other = name_line (prompt, result, catalog);
      /* Translators: a number of units of a product, and the product of a line of the cart */
      return g_strdup_printf (_ ("Take %s in place of “%s”."), items, other);
    case VR_PROMPT_SUBSCRIBE:
      other = name_line (prompt, result, catalog);
      return g_strdup_printf (_ ("Have “%s” delivered again and again."), other);
    case VR_PROMPT_SPEND:
      other = vt_money_to_display (prompt->amount, currency);
      return g_strdup_printf (_ ("Spend %s more on anything."), other);
    case VR_PROMPT_PAY_LATER:
      return tell_payments (prompt, currency);
    case VR_PROMPT_REMIND:
      return g_strdup_printf (_ ("Remind of %s."), items);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
vt_prompt_to_text (const VrPrompt   *prompt,
                   const VrResult   *result,
                   VtCatalog        *catalog,
                   const VtCurrency *currency)
{
  g_autofree char *text = NULL;
  g_autofree char *coupon = NULL;

  g_return_val_if_fail (prompt != NULL, NULL);
  g_return_val_if_fail (result != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  text = tell (prompt, result, catalog, currency);
  if (prompt->coupon == NULL)
    return g_steal_pointer (&text);
  coupon = vt_words_title (prompt->coupon, VT_WORDS_TITLE_MAX);
  /* Translators: what the shopper is asked to do, in a sentence; and a coupon */
  return g_strdup_printf (_ ("%s Give the coupon “%s”."), text, coupon);
}

char *
vt_prompt_change_to_text (gint64 change_minor, const VtCurrency *currency)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  amount = vt_money_to_display (change_minor, currency);
  return change_minor > 0 ? g_strconcat ("+", amount, NULL) : g_steal_pointer (&amount);
}
