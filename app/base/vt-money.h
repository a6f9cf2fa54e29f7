/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money, percentages and counts as text. Money itself is a gint64 of minor units of one currency.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An amount that is not known: a product without a price or cost. */
#define VT_MONEY_UNKNOWN G_MININT64

/**
 * VtCurrency:
 * @code: ISO 4217 code, three capitals
 * @minor_digits: digits after the point, 0 to 3 (JPY 0, USD 2, KWD 3)
 */
typedef struct
{
  char code[4];
  int  minor_digits;
} VtCurrency;

/**
 * vt_currency_from_code:
 * @code: an ISO 4217 code, in any letter case
 *
 * Returns: %TRUE and the currency with its ISO 4217 minor digits; %FALSE with %VT_ERROR_BAD_INPUT
 * if no such currency
 */
gboolean vt_currency_from_code (const char *code, VtCurrency *ret_currency, GError **error);

/**
 * vt_money_to_display:
 * @minor: an amount in minor units, or %VT_MONEY_UNKNOWN
 *
 * As people read it in their language: "£1,234.50", "−£3.00", in German "1.234,50 £"; the code
 * where the currency has no sign of its own; an em dash where unknown.
 */
char *vt_money_to_display (gint64 minor, const VtCurrency *currency);

/* As machines read it: "1234.50", "-3.00"; never grouped, always a point. "" where unknown. */
char *vt_money_to_plain (gint64 minor, const VtCurrency *currency);

/**
 * vt_money_from_plain:
 * @text: "1234.5", "-3", "0.99"; surrounding blanks allowed; a point, no grouping
 *
 * Exact: more fraction digits than the currency has are accepted only if zeros.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT if @text is not such an amount or does not fit
 */
gboolean vt_money_from_plain (const char       *text,
                              const VtCurrency *currency,
                              gint64           *ret_minor,
                              GError          **error);

/* As typed by a person in their language: accepts the locale's separators and the currency's sign
 * as well. */
gboolean vt_money_from_typed (const char       *text,
                              const VtCurrency *currency,
                              gint64           *ret_minor,
                              GError          **error);

/* "12.5" ↔ 125000: a percentage as parts per million of the whole, 0 to 100 %, at most four
 * fraction digits. */
gboolean vt_percent_from_plain (const char *text, gint32 *ret_ppm, GError **error);
char    *vt_percent_to_plain (gint32 ppm);

/* How many there are, as people read it: "541,909", "−3". */
char *vt_count_to_display (gint64 n);

G_END_DECLS
