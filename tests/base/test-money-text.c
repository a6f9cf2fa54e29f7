/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as text: exact both ways, and never guessed. */

#include "vt-error.h"
#include "vt-money.h"

typedef struct
{
  const char *name;
  const char *code;
  const char *text;
  gint64      minor;
  gboolean    is_amount;
} Row;

static const Row plain_rows[] = {
    {"whole", "GBP", "12", 1200, TRUE},
    {"fraction", "GBP", "12.5", 1250, TRUE},
    {"blanks", "GBP", "  0.99 ", 99, TRUE},
    {"negative", "GBP", "-3", -300, TRUE},
    {"zeros-beyond", "GBP", "1.2300", 123, TRUE},
    {"yen", "JPY", "1234", 1234, TRUE},
    {"dinar", "KWD", "1.234", 1234, TRUE},
    {"largest", "JPY", "9223372036854775807", G_MAXINT64, TRUE},
    {"leading-point", "GBP", ".5", 50, TRUE},
    {"beyond-digits", "GBP", "1.234", 0, FALSE},
    {"yen-fraction", "JPY", "1.5", 0, FALSE},
    {"overflow", "GBP", "92233720368547758.08", 0, FALSE},
    {"overflow-far", "GBP", "99999999999999999999999", 0, FALSE},
    {"empty", "GBP", "", 0, FALSE},
    {"point", "GBP", ".", 0, FALSE},
    {"two-points", "GBP", "1.2.3", 0, FALSE},
    {"grouped", "GBP", "1,234", 0, FALSE},
    {"exponent", "GBP", "1e3", 0, FALSE},
    {"two-signs", "GBP", "--1", 0, FALSE},
    {"words", "GBP", "abc", 0, FALSE},
};

static const Row typed_rows[] = {
    {"sign", "GBP", "£1,234.50", 123450, TRUE},
    {"code", "CHF", "12.00 CHF", 1200, TRUE},
    {"minus", "GBP", "−£3.00", -300, TRUE},
    {"plain", "USD", "0.5", 50, TRUE},
    {"words", "USD", "ten", 0, FALSE},
    {"nothing", "USD", "$", 0, FALSE},
    {"other-sign", "USD", "£5", 0, FALSE},
    {"millions", "USD", "1,234,567", 123456700, TRUE},
    {"separator-after-point", "USD", "1.2,3", 0, FALSE},
    {"groups-of-two", "USD", "1,50,0", 0, FALSE},
};

static const Row display_rows[] = {
    {"pounds", "GBP", "£1,234.50", 123450, TRUE},
    {"negative", "GBP", "−£3.00", -300, TRUE},
    {"pennies", "USD", "$0.05", 5, TRUE},
    {"yen", "JPY", "¥1,234,567", 1234567, TRUE},
    {"code", "CHF", "12.00\u00a0CHF", 1200, TRUE},
    {"dinar", "KWD", "0.001\u00a0KWD", 1, TRUE},
    {"unknown", "GBP", "—", VT_MONEY_UNKNOWN, TRUE},
};

static VtCurrency
currency_of (const char *code)
{
  g_autoptr (GError) error = NULL;
  VtCurrency currency;

  g_assert_true (vt_currency_from_code (code, &currency, &error));
  g_assert_no_error (error);
  return currency;
}

static void
check_parsed (const Row *row, gboolean done, gint64 minor, const GError *error)
{
  g_assert_cmpint (done, ==, row->is_amount);
  if (row->is_amount)
    g_assert_cmpint (minor, ==, row->minor);
  else
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
      g_assert_cmpint (minor, ==, 77);
    }
}

static void
test_plain (gconstpointer data)
{
  const Row *row = data;
  VtCurrency currency = currency_of (row->code);
  g_autoptr (GError) error = NULL;
  gint64   minor = 77;
  gboolean done = vt_money_from_plain (row->text, &currency, &minor, &error);

  check_parsed (row, done, minor, error);
}

static void
test_typed (gconstpointer data)
{
  const Row *row = data;
  VtCurrency currency = currency_of (row->code);
  g_autoptr (GError) error = NULL;
  gint64   minor = 77;
  gboolean done = vt_money_from_typed (row->text, &currency, &minor, &error);

  check_parsed (row, done, minor, error);
}

static void
test_display (gconstpointer data)
{
  const Row       *row = data;
  VtCurrency       currency = currency_of (row->code);
  g_autofree char *text = vt_money_to_display (row->minor, &currency);

  g_assert_cmpstr (text, ==, row->text);
}

/* Whatever is written is read back, in every currency's digits. */
static void
test_round_trip (void)
{
  static const char *const codes[] = {"JPY", "EUR", "TND"};

  for (guint i = 0; i < 30000; i++)
    {
      VtCurrency currency = currency_of (codes[i % G_N_ELEMENTS (codes)]);
      guint64    bits = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      gint64     minor = (gint64) bits >> g_test_rand_int_range (0, 64);
      g_autofree char *plain = NULL;
      g_autofree char *shown = NULL;
      gint64           back;

      if (minor == VT_MONEY_UNKNOWN)
        continue;
      plain = vt_money_to_plain (minor, &currency);
      g_assert_true (vt_money_from_plain (plain, &currency, &back, NULL));
      g_assert_cmpint (back, ==, minor);
      shown = vt_money_to_display (minor, &currency);
      g_assert_true (vt_money_from_typed (shown, &currency, &back, NULL));
      g_assert_cmpint (back, ==, minor);
    }
}

static void
test_currency (void)
{
  static const char *const bad[] = {"", "EU", "EURO", "XXQ", "E R", " EU"};
  VtCurrency               currency = currency_of ("gbp");

  g_assert_cmpstr (currency.code, ==, "GBP");
  g_assert_cmpint (currency.minor_digits, ==, 2);
  g_assert_cmpint (currency_of ("JPY").minor_digits, ==, 0);
  g_assert_cmpint (currency_of ("KWD").minor_digits, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (vt_currency_from_code (bad[i], &currency, &error));
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
    }
}

/* In the C locale, which groups nothing by itself. */
static void
test_count (void)
{
  static const struct
  {
    gint64      n;
    const char *text;
  } rows[] = {
      {0, "0"},
      {7, "7"},
      {999, "999"},
      {1000, "1,000"},
      {541909, "541,909"},
      {12345678, "12,345,678"},
      {-3, "\u22123"},
      {-1234, "\u22121,234"},
      {G_MAXINT64, "9,223,372,036,854,775,807"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = vt_count_to_display (rows[i].n);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_percent (void)
{
  static const char *const bad[] = {"", "100.0001", "-1", "1.00001", "x", "12,5"};
  gint32                   ppm;

  for (gint32 i = 0; i <= 1000000; i += 137)
    {
      g_autofree char *text = vt_percent_to_plain (i);

      g_assert_true (vt_percent_from_plain (text, &ppm, NULL));
      g_assert_cmpint (ppm, ==, i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (vt_percent_from_plain (bad[i], &ppm, NULL));
  g_assert_true (vt_percent_from_plain ("100", &ppm, NULL));
  g_assert_cmpint (ppm, ==, 1000000);
}

static void
add_rows (const char *group, const Row *rows, gsize n_rows, GTestDataFunc func)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("/money-text/%s/%s", group, rows[i].name);

      g_test_add_data_func (name, &rows[i], func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("plain", plain_rows, G_N_ELEMENTS (plain_rows), test_plain);
  add_rows ("typed", typed_rows, G_N_ELEMENTS (typed_rows), test_typed);
  add_rows ("display", display_rows, G_N_ELEMENTS (display_rows), test_display);
  g_test_add_func ("/money-text/round-trip", test_round_trip);
  g_test_add_func ("/money-text/currency", test_currency);
  g_test_add_func ("/money-text/percent", test_percent);
  g_test_add_func ("/money-text/count", test_count);
  return g_test_run ();
}
