/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as short texts. */

#include "finding-text.h"

#include "vt-offer-form.h"

#include <inttypes.h>

static void add_word (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_word (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
add_shopper (GString *text, const VtSearchShopper *shopper)
{
  for (guint i = 0; i < shopper->coupons->len; i++)
    add_word (text, "+%s", (char *) shopper->coupons->pdata[i]);
  for (guint i = 0; i < shopper->segments->len; i++)
    add_word (text, "@%s", (char *) shopper->segments->pdata[i]);
  if (shopper->channel != NULL)
    add_word (text, "in %s", shopper->channel);
  if (shopper->placement != NULL)
    add_word (text, "at %s", shopper->placement);
  if (shopper->now_us != TEST_NOW_US)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (shopper->now_us / G_USEC_PER_SEC);
      g_autofree char *words = g_date_time_format (time, "%Y-%m-%dT%H:%M");

      add_word (text, "%s", words);
    }
}

char *
cart_to_text (GPtrArray *lines, const VtSearchShopper *shopper)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const VtFindingLine *line = lines->pdata[i];

      add_word (text, "%s", line->sku);
      if (line->quantity > 1)
        g_string_append_printf (text, "*%" PRId64, line->quantity);
      if (line->is_subscription)
        g_string_append (text, "(s)");
      if (line->instead_of != NULL)
        g_string_append_printf (text, "(for %s)", line->instead_of);
    }
  if (shopper != NULL)
    add_shopper (text, shopper);
  return g_string_free (text, FALSE);
}

static char *
to_plain (gint64 minor)
{
  static const VtCurrency currency = {"GBP", 2};

  return minor != VT_MONEY_UNKNOWN ? vt_money_to_plain (minor, &currency) : g_strdup ("—");
}

static void
add_share (GString *text, const VtFindingShare *share)
{
  g_autofree char *alone = to_plain (share->alone_minor);
  g_autofree char *together = to_plain (share->together_minor);

  add_word (text, "%s %s>%s", share->offer_id, alone, together);
}

char *
finding_to_text (const VtFinding *finding)
{
  GString         *text = g_string_new (vt_finding_code_to_word (finding->code));
  g_autofree char *cart = cart_to_text (finding->lines, finding->shopper);

  if (*cart != '\0')
    add_word (text, "%s", cart);
  g_string_append_c (text, ':');
  for (guint i = 0; i < finding->shares->len; i++)
    add_share (text, finding->shares->pdata[i]);
  if (!finding->is_proven)
    add_word (text, "?");
  return g_string_free (text, FALSE);
}

char *
findings_to_text (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = finding_to_text (findings->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
offers_from_json (const char *json)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *offers = vt_offers_from_text (json, -1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      VtOffer *offer = offers->pdata[i];

      /* Tables say "paused" or nothing. */
      if (offer->state == VT_OFFER_DRAFT && g_strcmp0 (offer->note, "draft") != 0)
        offer->state = VT_OFFER_READY;
    }
  return offers;
}

VtTrialShop *
trial_shop_new (Shop *shop, GPtrArray *offers)
{
  g_autoptr (GError) error = NULL;
  VtTrialShop *trial =
      vt_trial_shop_new (offers, shop->catalog, &shop->currency, TEST_NOW_US, NULL, &error);

  g_assert_no_error (error);
  return trial;
}
