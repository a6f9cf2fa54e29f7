/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money and percentages as text, in the digits of one currency. */

#include "vt-money.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* ISO 4217:2015 with amendments up to 176: the codes whose minor unit is not 1/100, then the rest.
 * Funds codes, metals and test codes are left out: no shop sells in them. */
static const char codes_0[] = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
static const char codes_3[] = "BHD IQD JOD KWD LYD OMR TND";
static const char codes_2[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWL";

/* Signs that stand for one currency only, in the trade where it is the shop's own. */
static const struct
{
  const char *code;
  const char *sign;
} signs[] = {
    {"EUR", "€"}, {"GBP", "£"}, {"USD", "$"}, {"JPY", "¥"}, {"INR", "₹"}, {"KRW", "₩"},
    {"ILS", "₪"}, {"VND", "₫"}, {"NGN", "₦"}, {"UAH", "₴"}, {"TRY", "₺"}, {"PHP", "₱"},
};

#define MINUS_SIGN "−"

static gboolean
has_code (const char *codes, const char *code)
{
  for (; *codes != '\0'; codes += codes[3] == '\0' ? 3 : 4)
    if (memcmp (codes, code, 3) == 0)
      return TRUE;
  return FALSE;
}

gboolean
vt_currency_from_code (const char *code, VtCurrency *ret_currency, GError **error)
{
  g_autofree char *upper = NULL;
  int              minor_digits;

  g_return_val_if_fail (code != NULL && ret_currency != NULL, FALSE);

  upper = g_ascii_strup (code, -1);
  if (strlen (upper) == 3 && has_code (codes_2, upper))
    minor_digits = 2;
  else if (strlen (upper) == 3 && has_code (codes_0, upper))
    minor_digits = 0;
  else if (strlen (upper) == 3 && has_code (codes_3, upper))
    minor_digits = 3;
  else
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is no currency; use a code of ISO 4217 such as EUR or USD"), code);
      return FALSE;
    }

  memcpy (ret_currency->code, upper, sizeof ret_currency->code);
  ret_currency->minor_digits = minor_digits;
  return TRUE;
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

static guint64
power_of_ten (int exponent)
{
  guint64 power = 1;

  while (exponent-- > 0)
    power *= 10;
  return power;
}

/* The digits before the point, with a separator between groups of three. */
static void
append_grouped (GString *text, guint64 whole, const char *separator)
{
  char  digits[24];
  gsize n = (gsize) g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, whole);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
}

static void
append_amount (
    GString *text, guint64 minor, int minor_digits, const char *separator, const char *point)
{
  guint64 scale = power_of_ten (minor_digits);

  append_grouped (text, minor / scale, separator);
  if (minor_digits > 0)
    g_string_append_printf (text, "%s%0*" G_GUINT64_FORMAT, point, minor_digits, minor % scale);
}

/* The locale's, in UTF-8; the C locale has no separator, where a comma reads best. */
static char *
locale_text (const char *text, const char *otherwise)
{
  g_autofree char *utf8 = NULL;

  if (*text == '\0')
    return g_strdup (otherwise);
  utf8 = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
  return utf8 != NULL ? g_steal_pointer (&utf8) : g_strdup (otherwise);
}

/* The locale's separator of groups; where it has none, the mark that is not its @point. */
static char *
separator_beside (const char *point)
{
  return locale_text (localeconv ()->thousands_sep, strcmp (point, ",") == 0 ? "." : ",");
}

static const char *
find_sign (const VtCurrency *currency)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].code, currency->code) == 0)
      return signs[i].sign;
  return NULL;
}

char *
vt_money_to_display (gint64 minor, const VtCurrency *currency)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *point = NULL;
  g_autofree char *separator = NULL;
  const char      *sign;

  g_return_val_if_fail (currency != NULL, NULL);

  if (minor == VT_MONEY_UNKNOWN)
    return g_strdup ("—");

  point = locale_text (localeconv ()->decimal_point, ".");
  separator = separator_beside (point);
  sign = find_sign (currency);
  text = g_string_new (minor < 0 ? MINUS_SIGN : NULL);
  /* 0 where people write it behind; CHAR_MAX in the C locale, which does not say. */
  if (sign != NULL && localeconv ()->p_cs_precedes != 0)
    {
      g_string_append (text, sign);
      append_amount (text, magnitude (minor), currency->minor_digits, separator, point);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  append_amount (text, magnitude (minor), currency->minor_digits, separator, point);
  /* A no-break space, so that amount and currency stay on one line. */
  g_string_append_printf (text, "\u00a0%s", sign != NULL ? sign : currency->code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
vt_count_to_display (gint64 n)
{
  g_autofree char *point = locale_text (localeconv ()->decimal_point, ".");
  g_autofree char *separator = separator_beside (point);
  g_autoptr (GString) text = g_string_new (n < 0 ? MINUS_SIGN : NULL);

  append_grouped (text, magnitude (n), separator);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
vt_money_to_plain (gint64 minor, const VtCurrency *currency)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (currency != NULL, NULL);

  if (minor == VT_MONEY_UNKNOWN)
    return g_strdup ("");

  text = g_string_new (minor < 0 ? "-" : NULL);
  append_amount (text, magnitude (minor), currency->minor_digits, "", ".");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads digits with at most one point into units of 10^-n_digits. %FALSE if it is no such number,
 * is not exact in them, or is above @max. */
static gboolean
parse_decimal (const char *text, int n_digits, guint64 max, guint64 *ret_value)
{
  guint64  value = 0;
  int      n_fraction = -1;
  gboolean has_digit = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '.' && n_fraction < 0)
        {
          n_fraction = 0;
          continue;
        }
      if (!g_ascii_isdigit (*text))
        return FALSE;
      has_digit = TRUE;
      if (n_fraction >= n_digits)
        {
          if (*text != '0')
            return FALSE;
          continue;
        }
      if (value > (max - (guint64) (*text - '0')) / 10)
        return FALSE;
      value = value * 10 + (guint64) (*text - '0');
      n_fraction += n_fraction >= 0;
    }
  for (int i = MAX (n_fraction, 0); i < n_digits; i++)
    {
      if (value > max / 10)
        return FALSE;
      value *= 10;
    }
  *ret_value = value;
  return has_digit;
}

gboolean
vt_money_from_plain (const char       *text,
                     const VtCurrency *currency,
                     gint64           *ret_minor,
                     GError          **error)
{
  g_autofree char *stripped = NULL;
  const char      *digits;
  gboolean         negative;
  guint64          minor;

  g_return_val_if_fail (text != NULL && currency != NULL && ret_minor != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  negative = *stripped == '-';
  digits = stripped + negative;
  if (!parse_decimal (digits, currency->minor_digits, G_MAXINT64, &minor))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not an amount in %s"), text,
                   currency->code);
      return FALSE;
    }
  *ret_minor = negative ? -(gint64) minor : (gint64) minor;
  return TRUE;
}

static void
drop_all (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_replace (text, part, "", 0);
}

/* A separator anywhere else is a slip of the hand, which must not become another amount. */
static gboolean
is_grouped_in_threes (const char *text, const char *separator, const char *point)
{
  const char *fraction = strstr (text, point);

  for (const char *at = strstr (text, separator); at != NULL; at = strstr (at + 1, separator))
    if (strspn (at + strlen (separator), "0123456789") != 3 || (fraction != NULL && at > fraction))
      return FALSE;
  return TRUE;
}

gboolean
vt_money_from_typed (const char       *text,
                     const VtCurrency *currency,
                     gint64           *ret_minor,
                     GError          **error)
{
  g_autoptr (GString) plain = NULL;
  g_autofree char *point = NULL;
  g_autofree char *separator = NULL;

  g_return_val_if_fail (text != NULL && currency != NULL && ret_minor != NULL, FALSE);

  point = locale_text (localeconv ()->decimal_point, ".");
  separator = separator_beside (point);
  plain = g_string_new (text);
  g_string_replace (plain, MINUS_SIGN, "-", 0);
  drop_all (plain, "\u00a0");
  drop_all (plain, "\u202f");
  drop_all (plain, " ");
  drop_all (plain, currency->code);
  if (find_sign (currency) != NULL)
    drop_all (plain, find_sign (currency));
  /* A lone separator before one or two last digits is meant as the point by whoever types it. */
  if (strcmp (separator, point) != 0 && strstr (plain->str, point) == NULL)
    {
      const char *last = g_strrstr (plain->str, separator);

      if (last != NULL && strlen (last + strlen (separator)) != 3 &&
          strstr (plain->str, separator) == last)
        g_string_replace (plain, separator, point, 0);
    }
  if (is_grouped_in_threes (plain->str, separator, point))
    {
      drop_all (plain, separator);
      g_string_replace (plain, point, ".", 0);
      if (vt_money_from_plain (plain->str, currency, ret_minor, NULL))
        return TRUE;
    }
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("“%s” is not an amount in %s"), text,
               currency->code);
  return FALSE;
}

gboolean
vt_percent_from_plain (const char *text, gint32 *ret_ppm, GError **error)
{
  g_autofree char *stripped = NULL;
  guint64          ppm;

  g_return_val_if_fail (text != NULL && ret_ppm != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (!parse_decimal (stripped, 4, 1000000, &ppm))
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” is not a percentage from 0 to 100 with at most four decimals"), text);
      return FALSE;
    }
  *ret_ppm = (gint32) ppm;
  return TRUE;
}

char *
vt_percent_to_plain (gint32 ppm)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%d.%04d", ppm / 10000, ppm % 10000);
  while (text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
  if (text->str[text->len - 1] == '.')
    g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
