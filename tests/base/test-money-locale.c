/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money in languages that write it otherwise; what is not installed is skipped, and says so. */

#include "vt-error.h"
#include "vt-money.h"

#include <locale.h>
#include <string.h>

#define NARROW_SPACE "\u202f"
#define NO_BREAK "\u00a0"

typedef struct
{
  const char *name;
  const char *locale;
  const char *code;
  const char *text;
  gint64      minor;
  gboolean    is_amount;
} Row;

static const Row display_rows[] = {
    {"german/euro", "de_DE.UTF-8", "EUR", "1.234,50" NO_BREAK "€", 123450, TRUE},
    {"german/negative", "de_DE.UTF-8", "EUR", "−1.234,50" NO_BREAK "€", -123450, TRUE},
    {"german/yen", "de_DE.UTF-8", "JPY", "1.234.567" NO_BREAK "¥", 1234567, TRUE},
    {"german/dinar", "de_DE.UTF-8", "KWD", "1.234,567" NO_BREAK "KWD", 1234567, TRUE},
    {"german/unknown", "de_DE.UTF-8", "EUR", "—", VT_MONEY_UNKNOWN, TRUE},
    {"french/euro", "fr_FR.UTF-8", "EUR", "1" NARROW_SPACE "234,50" NO_BREAK "€", 123450, TRUE},
    {"french/yen", "fr_FR.UTF-8", "JPY", "1" NARROW_SPACE "234" NARROW_SPACE "567" NO_BREAK "¥",
     1234567, TRUE},
    {"french/dinar", "fr_FR.UTF-8", "KWD", "0,001" NO_BREAK "KWD", 1, TRUE},
};

static const Row typed_rows[] = {
    {"german/grouped", "de_DE.UTF-8", "EUR", "1.234,50", 123450, TRUE},
    {"german/plain", "de_DE.UTF-8", "EUR", "1234,5", 123450, TRUE},
    {"german/sign-behind", "de_DE.UTF-8", "EUR", "3,00 €", 300, TRUE},
    {"german/sign-before", "de_DE.UTF-8", "EUR", "€3", 300, TRUE},
    {"german/group", "de_DE.UTF-8", "EUR", "1.234", 123400, TRUE},
    {"german/point-of-a-keypad", "de_DE.UTF-8", "EUR", "1.50", 150, TRUE},
    {"german/english", "de_DE.UTF-8", "EUR", "1,234.50", 0, FALSE},
    {"german/english-group", "de_DE.UTF-8", "EUR", "1,234", 0, FALSE},
    {"german/dinar", "de_DE.UTF-8", "KWD", "1,234", 1234, TRUE},
    {"german/yen", "de_DE.UTF-8", "JPY", "1.234", 1234, TRUE},
    {"german/yen-fraction", "de_DE.UTF-8", "JPY", "1,5", 0, FALSE},
    {"french/narrow-space", "fr_FR.UTF-8", "EUR", "1" NARROW_SPACE "234,50", 123450, TRUE},
    {"french/space", "fr_FR.UTF-8", "EUR", "1 234,50 €", 123450, TRUE},
    {"french/german", "fr_FR.UTF-8", "EUR", "1.234,50", 0, FALSE},
};

static gboolean
enter_locale (const Row *row, VtCurrency *ret_currency)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vt_currency_from_code (row->code, ret_currency, &error));
  if (setlocale (LC_ALL, row->locale) != NULL)
    return TRUE;
  g_test_skip ("the language is not installed");
  return FALSE;
}

static void
test_display (gconstpointer data)
{
  const Row       *row = data;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  VtCurrency       currency;
  gint64           back;

  if (!enter_locale (row, &currency))
    return;
  text = vt_money_to_display (row->minor, &currency);
  plain = vt_money_to_plain (row->minor, &currency);
  if (row->minor != VT_MONEY_UNKNOWN)
    {
      g_assert_true (vt_money_from_typed (text, &currency, &back, NULL));
      g_assert_cmpint (back, ==, row->minor);
      /* Machines read the same everywhere. */
      g_assert_true (vt_money_from_plain (plain, &currency, &back, NULL));
      g_assert_cmpint (back, ==, row->minor);
      g_assert_null (strchr (plain, ','));
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (text, ==, row->text);
}

static void
test_typed (gconstpointer data)
{
  const Row *row = data;
  VtCurrency currency;
  g_autoptr (GError) error = NULL;
  gint64   minor = 77;
  gboolean done;

  if (!enter_locale (row, &currency))
    return;
  done = vt_money_from_typed (row->text, &currency, &minor, &error);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpint (done, ==, row->is_amount);
  g_assert_cmpint (minor, ==, row->is_amount ? row->minor : 77);
  if (!row->is_amount)
    g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
add_rows (const char *group, const Row *rows, gsize n_rows, GTestDataFunc func)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("/money-locale/%s/%s", group, rows[i].name);

      g_test_add_data_func (name, &rows[i], func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("display", display_rows, G_N_ELEMENTS (display_rows), test_display);
  add_rows ("typed", typed_rows, G_N_ELEMENTS (typed_rows), test_typed);
  return g_test_run ();
}
