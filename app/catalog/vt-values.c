/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and whole numbers as files write them, each file in its own convention. */

#include "vt-values.h"

#include "vt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a double can still hold exactly, so that no consumer in another language loses a cent. */
#define MAX_MINOR (G_GINT64_CONSTANT (1) << 53)
#define MAX_DIGITS 18
#define CONTRADICTION_SHARE 20

/* An amount taken apart: sign, digits and the places of its separators. */
typedef struct
{
  gboolean negative;
  int      n_digits;
  char     digits[MAX_DIGITS];
  int      n_points;
  int      n_commas;
  int      last_point; /* digits before it */
  int      last_comma;
  int      first_separator; /* digits before the first point or comma, -1 if there is none */
  gboolean groups_fit;      /* each separator but the last is followed by three digits */
} Amount;

/* Signs of money before and after, and the codes that stand for them. */
static gsize
skip_sign_of_money (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  gsize    n = 0;

  if (*at == '\0')
    return 0;
  if (c >= 0x80 && g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
    return (gsize) (g_utf8_next_char (at) - at);
  if (*at == '$')
    return 1;
  while (g_ascii_isupper (at[n]))
    n++;
  if (n == 3 && !g_ascii_isalpha (at[n])) /* ISO 4217 */
    return n;
  return (g_str_has_prefix (at, "kr") || g_str_has_prefix (at, "Fr")) && !g_ascii_isalpha (at[2])
             ? 2
             : 0;
}

/* U+00A0, U+202F and U+2009 are used as group separators and before signs. */
static gsize
skip_blank (const char *at)
{
  static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

  if ((guint8) *at < 0x80)
    return *at == ' ';
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_has_prefix (at, blanks[i]))
      return strlen (blanks[i]);
  return 0;
}

static gsize
skip_minus (const char *at)
{
  if ((guint8) *at < 0x80)
    return *at == '-';
  return g_str_has_prefix (at, "\xE2\x88\x92") ? 3 : 0;
}

/* What may stand before or after the digits, in any order, each at most once. */
static const char *
skip_around (const char *at, gboolean *negative)
{
  gboolean has_money = FALSE, has_minus = *negative;

  for (;;)
    {
      gsize n = skip_blank (at);

      if (n == 0 && !has_minus && (n = skip_minus (at)) > 0)
        has_minus = *negative = TRUE;
      if (n == 0 && !has_money && (n = skip_sign_of_money (at)) > 0)
        has_money = TRUE;
      if (n == 0)
        return at;
      at += n;
    }
}

static void
add_separator (Amount *amount, char separator, int *previous)
{
  if (*previous >= 0 && amount->n_digits - *previous != 3)
    amount->groups_fit = FALSE;
  *previous = amount->n_digits;
  if (amount->first_separator < 0)
    amount->first_separator = amount->n_digits;
  if (separator == '.')
    {
      amount->n_points++;
      amount->last_point = amount->n_digits;
    }
  else
    {
      amount->n_commas++;
      amount->last_comma = amount->n_digits;
    }
}

static gboolean
is_group_of_three (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) &&
         !g_ascii_isdigit (at[3]);
}

static gboolean
read_digits (const char **text, Amount *amount)
{
  const char *at = *text;
  int         previous = -1;
  gsize       n;

  for (;; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          if (amount->n_digits == MAX_DIGITS)
            return FALSE;
          amount->digits[amount->n_digits++] = *at;
        }
      else if (*at == '.' || *at == ',')
        add_separator (amount, *at, &previous);
      else if ((n = *at == '\'' ? 1 : skip_blank (at)) > 0 && amount->n_digits > 0 &&
               is_group_of_three (at + n))
        /* A blank or an apostrophe between digits groups them, whatever the convention. */
        at += n - 1;
      else
        break;
    }
  *text = at;
  return amount->n_digits > 0;
}

static gboolean
take_apart (const char *text, Amount *amount)
{
  gboolean in_brackets;

  memset (amount, 0, sizeof *amount);
  amount->first_separator = -1;
  amount->groups_fit = TRUE;
  while (skip_blank (text) > 0)
    text += skip_blank (text);
  in_brackets = *text == '(';
  if (in_brackets)
    amount->negative = TRUE;

  text = skip_around (text + in_brackets, &amount->negative);
  if (!read_digits (&text, amount))
    return FALSE;
  text = skip_around (text, &amount->negative);
  if (in_brackets && *text++ != ')')
    return FALSE;
  return *text == '\0';
}

void
vt_decimal_evidence_add (VtDecimalEvidence *evidence, const char *text)
{
  Amount   amount;
  guint64 *as_group;
  int      n_last;

  g_return_if_fail (evidence != NULL && text != NULL);

  if (!take_apart (text, &amount) || amount.first_separator < 0)
    return;

  if (amount.n_points > 0 && amount.n_commas > 0)
    {
      if (amount.last_point > amount.last_comma)
        evidence->n_point++;
      else
        evidence->n_comma++;
      return;
    }

  n_last = amount.n_digits - MAX (amount.last_point, amount.last_comma);
  as_group = amount.n_points > 0 ? &evidence->n_comma : &evidence->n_point;
  if (amount.n_points + amount.n_commas > 1)
    (*as_group)++;
  else if (n_last != 3 || amount.first_separator == 0 || amount.first_separator > 3 ||
           (amount.first_separator == 1 && amount.digits[0] == '0'))
    {
      if (amount.n_points > 0)
        evidence->n_point++;
      else
        evidence->n_comma++;
    }
  else
    evidence->n_either++;
}

gboolean
vt_decimal_decide (const VtDecimalEvidence *evidence,
                   const char              *column,
                   VtDecimal               *ret_decimal,
                   GError                 **error)
{
  guint64 more = MAX (evidence->n_point, evidence->n_comma);
  guint64 fewer = MIN (evidence->n_point, evidence->n_comma);

  if (more == 0 && evidence->n_either > 0)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("The amounts in column “%s” could have decimal points or decimal commas: say "
                      "which one it is"),
                   column);
      return FALSE;
    }
  if (fewer > 0 && fewer * CONTRADICTION_SHARE >= more)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("Column “%s” mixes decimal points and decimal commas: say which one it is; "
                      "the others are then rejected"),
                   column);
      return FALSE;
    }

  *ret_decimal = evidence->n_comma > evidence->n_point ? VT_DECIMAL_COMMA : VT_DECIMAL_POINT;
  return TRUE;
}

/* Whether the separators stand where the convention has them; says how many digits come before the
 * fraction. */
static gboolean
fits_convention (const Amount *amount, VtDecimal decimal, int *ret_n_whole)
{
  gboolean point = decimal == VT_DECIMAL_POINT;
  int      n_decimal = point ? amount->n_points : amount->n_commas;
  int      n_group = point ? amount->n_commas : amount->n_points;
  int      n_whole = amount->n_digits;

  if (n_decimal > 1 || !amount->groups_fit)
    return FALSE;
  if (n_decimal == 1)
    n_whole = point ? amount->last_point : amount->last_comma;
  if (n_group > 0)
    {
      int last_group = point ? amount->last_comma : amount->last_point;

      if (n_whole - last_group != 3 || amount->first_separator < 1 || amount->first_separator > 3)
        return FALSE;
    }
  *ret_n_whole = n_whole;
  return TRUE;
}

VtAmountResult
vt_amount_parse (const char *text, VtDecimal decimal, int minor_digits, gint64 *ret_minor)
{
  Amount   amount;
  int      n_whole;
  gint64   minor = 0;
  gboolean exact = TRUE;

  g_return_val_if_fail (text != NULL && minor_digits >= 0 && minor_digits <= 3, VT_AMOUNT_BAD);

  if (!take_apart (text, &amount) || !fits_convention (&amount, decimal, &n_whole))
    return VT_AMOUNT_BAD;

  for (int i = 0; i < n_whole + minor_digits; i++)
    {
      minor = minor * 10 + (i < amount.n_digits ? amount.digits[i] - '0' : 0);
      if (minor > MAX_MINOR)
        return VT_AMOUNT_RANGE;
    }
  for (int i = n_whole + minor_digits; i < amount.n_digits; i++)
    exact = exact && amount.digits[i] == '0';
  if (!exact && amount.digits[n_whole + minor_digits] >= '5')
    minor++;

  *ret_minor = amount.negative ? -minor : minor;
  return exact ? VT_AMOUNT_EXACT : VT_AMOUNT_ROUNDED;
}

gboolean
vt_count_parse (const char *text, VtDecimal decimal, gint32 *ret_count)
{
  gint64 count;

  if (vt_amount_parse (text, decimal, 0, &count) != VT_AMOUNT_EXACT || count < G_MININT32 ||
      count > G_MAXINT32)
    return FALSE;

  *ret_count = (gint32) count;
  return TRUE;
}
