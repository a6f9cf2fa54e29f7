/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper next, in words, from nothing but the pack. */

#include "cli-prompt.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

char *
cli_product_to_text (const char *sku, CliPack *pack)
{
  g_autofree char *title = vt_words_title (cli_pack_get_title (pack, sku), VT_WORDS_TITLE_MAX);
  g_autofree char *code = vt_words_title (sku, VT_WORDS_TITLE_MAX);

  if (g_str_equal (title, code))
    return g_steal_pointer (&code);
  return g_strdup_printf ("%s (%s)", title, code);
}

/* "1 × A (SKU), 1 × B (SKU) and 2 × C (SKU)" */
static char *
list_items (const VrPrompt *prompt, CliPack *pack)
{
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < prompt->n_items; i++)
    {
      g_autofree char *product = cli_product_to_text (prompt->items[i].sku, pack);

      if (i > 0)
        g_string_append (text, i + 1 == prompt->n_items ? _ (" and ") : _ (", "));
      g_string_append_printf (text, "%" PRId64 " × %s", (gint64) prompt->items[i].quantity,
                              product);
    }
  return g_string_free (text, FALSE);
}

static char *
list_payments (const VrPrompt *prompt, CliPack *pack)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (size_t i = 0; i < prompt->n_payments; i++)
    {
      g_autofree char *amount = vt_money_to_display (prompt->payments[i].amount, &pack->currency);
      gint64           days = prompt->payments[i].days;

      if (i > 0)
        g_string_append (text, _ (", "));
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%s after %" PRId64 " day",
                                           "%s after %" PRId64 " days", (gulong) days),
                              amount, days);
    }
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "pay in %lu instalment: %s",
                                       "pay in %lu instalments: %s", (gulong) prompt->n_payments),
                          (gulong) prompt->n_payments, text->str);
}

static char *
name_line (const VrPrompt *prompt, const VrResult *result, CliPack *pack)
{
  for (size_t i = 0; i < vr_result_get_n_lines (result); i++)
    {
      const VrLine *line = vr_result_get_line (result, i);

      if (g_strcmp0 (line->line_id, prompt->line_id) == 0)
        return cli_product_to_text (line->sku, pack);
    }
  g_return_val_if_reached (g_strdup (prompt->line_id));
}

static char *
tell_action (const VrPrompt *prompt, const VrResult *result, CliPack *pack)
{
  g_autofree char *items = list_items (prompt, pack);
  g_autofree char *line = NULL;
  g_autofree char *amount = NULL;

  switch (prompt->action)
    {
    case VR_PROMPT_ADD:
      /* Translators: products, each with a number of units */
      return g_strdup_printf (_ ("add %s"), items);
    case VR_PROMPT_REPLACE:
      line = name_line (prompt, result, pack);
      /* Translators: a number of units of a product, and the product of a line of the cart */
      return g_strdup_printf (_ ("take %s in place of %s"), items, line);
    case VR_PROMPT_SUBSCRIBE:
      line = name_line (prompt, result, pack);
      return g_strdup_printf (_ ("subscribe to %s"), line);
    case VR_PROMPT_SPEND:
      amount = vt_money_to_display (prompt->amount, &pack->currency);
      return g_strdup_printf (_ ("spend %s more on anything"), amount);
    case VR_PROMPT_PAY_LATER:
      return list_payments (prompt, pack);
    case VR_PROMPT_REMIND:
      return g_strdup_printf (_ ("remind of %s"), items);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
tell_change (const VrPrompt *prompt, CliPack *pack)
{
  g_autofree char *amount =
      vt_money_to_display (prompt->change < 0 ? -prompt->change : prompt->change, &pack->currency);

  if (prompt->change == 0)
    return g_strdup (_ ("nothing more"));
  return g_strdup_printf (prompt->change < 0 ? _ ("%s less") : _ ("%s more"), amount);
}

char *
cli_prompt_to_text (const VrPrompt *prompt, const VrResult *result, CliPack *pack)
{
  g_autofree char *action = tell_action (prompt, result, pack);
  g_autofree char *change = tell_change (prompt, pack);
  g_autofree char *offer =
      vt_words_title (cli_pack_get_name (pack, prompt->offer_id), VT_WORDS_TITLE_MAX);

  if (prompt->coupon != NULL)
    {
      g_autofree char *coupon = vt_words_title (prompt->coupon, VT_WORDS_TITLE_MAX);
      char            *with = g_strdup_printf (_ ("%s, with the coupon %s"), action, coupon);

      g_free (action);
      action = with;
    }
  /* Nothing is bought yet that could cost more. */
  if (prompt->action == VR_PROMPT_REMIND)
    return g_strdup_printf ("%s · %s", action, offer);
  return g_strdup_printf ("%s: %s · %s", action, change, offer);
}
