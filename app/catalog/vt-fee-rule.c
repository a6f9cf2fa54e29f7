/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling postage, charges and bookkeeping entries from goods. */

#include "vt-fee-rule.h"

#include <string.h>

#define MAX_CODE_DIGITS 2

/* English, German, French, Spanish, Italian, Dutch. */
static const char *const last_words[] = {
    "postage",  "shipping",   "carriage",   "freight",       "delivery",      "p&p",
    "fee",      "fees",       "charges",    "surcharge",     "commission",    "debt",
    "discount", "insurance",  "versand",    "versandkosten", "porto",         "rabatt",
    "gebühr",   "gebühren",   "livraison",  "port",          "remise",        "frais",
    "envío",    "descuento",  "spedizione", "sconto",        "verzendkosten", "korting",
    "rounding", "adjustment",
};

static const char *const only_words[] = {
    "manual", "sample", "samples", "adjust", "correction", "voucher", "tip", "deposit",
};

static gboolean
is_in (const char *const *words, gsize n_words, const char *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return TRUE;
  return FALSE;
}

static int
count_digits (const char *code)
{
  int n = 0;

  for (; *code != '\0'; code++)
    n += g_ascii_isdigit (*code);
  return n;
}

gboolean
vt_fee_rule_matches (const char *code, const char *description)
{
  g_autofree char *folded = NULL;
  const char      *last;

  g_return_val_if_fail (code != NULL && description != NULL, FALSE);

  if (count_digits (code) > MAX_CODE_DIGITS)
    return FALSE;

  folded = g_utf8_strdown (description, -1);
  g_strstrip (folded);
  last = strrchr (folded, ' ');
  last = last != NULL ? last + 1 : folded;
  return is_in (last_words, G_N_ELEMENTS (last_words), last) ||
         is_in (only_words, G_N_ELEMENTS (only_words), folded);
}
