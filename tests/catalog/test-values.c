/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and times in the conventions of different places. */

#include "vt-error.h"
#include "vt-times.h"
#include "vt-values.h"

#include <string.h>

#define BAD G_MININT64
#define RANGE (G_MININT64 + 1)

typedef struct
{
  const char *text;
  VtDecimal   decimal;
  int         digits;
  gint64      minor; /* or BAD, RANGE */
  gboolean    rounded;
} AmountCase;

static const AmountCase amount_cases[] = {
    {"2.55", VT_DECIMAL_POINT, 2, 255, FALSE},
    {"2.5", VT_DECIMAL_POINT, 2, 250, FALSE},
    {"27", VT_DECIMAL_POINT, 2, 2700, FALSE},
    {"-3.00", VT_DECIMAL_POINT, 2, -300, FALSE},
    {"3.00-", VT_DECIMAL_POINT, 2, -300, FALSE},
    {"(3.00)", VT_DECIMAL_POINT, 2, -300, FALSE},
    {"1,234.56", VT_DECIMAL_POINT, 2, 123456, FALSE},
    {"1.234,56", VT_DECIMAL_COMMA, 2, 123456, FALSE},
    {"1 234,56 €", VT_DECIMAL_COMMA, 2, 123456, FALSE},
    {"1\xC2\xA0"
     "234,56\xC2\xA0€",
     VT_DECIMAL_COMMA, 2, 123456, FALSE},
    {"1'234.56", VT_DECIMAL_POINT, 2, 123456, FALSE},
    {"£2.50", VT_DECIMAL_POINT, 2, 250, FALSE},
    {"$ -2.50", VT_DECIMAL_POINT, 2, -250, FALSE},
    {"USD 2.50", VT_DECIMAL_POINT, 2, 250, FALSE},
    {"2,50 EUR", VT_DECIMAL_COMMA, 2, 250, FALSE},
    {"1,234,567", VT_DECIMAL_POINT, 0, 1234567, FALSE},
    {"1.5", VT_DECIMAL_POINT, 0, 2, TRUE},
    {"0.001", VT_DECIMAL_POINT, 2, 0, TRUE},
    {"0.005", VT_DECIMAL_POINT, 2, 1, TRUE},
    {"-0.005", VT_DECIMAL_POINT, 2, -1, TRUE},
    {"1.5000", VT_DECIMAL_POINT, 2, 150, FALSE},
    {"1.234", VT_DECIMAL_POINT, 3, 1234, FALSE},
    {".5", VT_DECIMAL_POINT, 2, 50, FALSE},
    {"5.", VT_DECIMAL_POINT, 2, 500, FALSE},
    {" 7 ", VT_DECIMAL_POINT, 2, 700, FALSE},
    {"−7", VT_DECIMAL_POINT, 2, -700, FALSE},
    {"90071992547409.92", VT_DECIMAL_POINT, 2, 9007199254740992, FALSE},
    {"90071992547409.93", VT_DECIMAL_POINT, 2, RANGE, FALSE},
    {"", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"-", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"abc", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"12pcs", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"12 apples", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"1e5", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"0x10", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"1.2.3", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"12,34.5", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"1,5", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"1.5", VT_DECIMAL_COMMA, 2, BAD, FALSE},
    {"1 23", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"--5", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"(5", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"nan", VT_DECIMAL_POINT, 2, BAD, FALSE},
    {"1234567890123456789", VT_DECIMAL_POINT, 2, BAD, FALSE},
};

static void
test_amount (gconstpointer data)
{
  const AmountCase *test = data;
  gint64            minor = -77;
  VtAmountResult    result = vt_amount_parse (test->text, test->decimal, test->digits, &minor);

  if (test->minor == BAD || test->minor == RANGE)
    {
      g_assert_cmpint (result, ==, test->minor == BAD ? VT_AMOUNT_BAD : VT_AMOUNT_RANGE);
      g_assert_cmpint (minor, ==, -77);
      return;
    }
  g_assert_cmpint (result, ==, test->rounded ? VT_AMOUNT_ROUNDED : VT_AMOUNT_EXACT);
  g_assert_cmpint (minor, ==, test->minor);
}

/* Every amount that is written in a convention is read back, cent for cent. */
static void
test_amount_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  for (int i = 0; i < 20000; i++)
    {
      gint64           minor = (gint64) g_rand_int (rand) >> g_rand_int_range (rand, 0, 31);
      g_autofree char *point =
          g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", minor / 100, (int) (minor % 100));
      g_autofree char *comma =
          g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", minor / 100, (int) (minor % 100));
      gint64 read;

      g_assert_cmpint (vt_amount_parse (point, VT_DECIMAL_POINT, 2, &read), ==, VT_AMOUNT_EXACT);
      g_assert_cmpint (read, ==, minor);
      g_assert_cmpint (vt_amount_parse (comma, VT_DECIMAL_COMMA, 2, &read), ==, VT_AMOUNT_EXACT);
      g_assert_cmpint (read, ==, minor);
    }
}

static void
test_count (void)
{
  gint32 count = 0;

  g_assert_true (vt_count_parse ("-12", VT_DECIMAL_POINT, &count));
  g_assert_cmpint (count, ==, -12);
  g_assert_true (vt_count_parse ("3.00", VT_DECIMAL_POINT, &count));
  g_assert_cmpint (count, ==, 3);
  g_assert_false (vt_count_parse ("3.5", VT_DECIMAL_POINT, &count));
  g_assert_false (vt_count_parse ("2147483648", VT_DECIMAL_POINT, &count));
  g_assert_false (vt_count_parse ("", VT_DECIMAL_POINT, &count));
}

typedef struct
{
  const char *name;
  const char *values;  /* with bars between them */
  int         decided; /* VtDecimal or VtDateOrder; 0: refused */
} DecideCase;

static const DecideCase decimal_cases[] = {
    {"integers", "1|20|300", VT_DECIMAL_POINT},
    {"point", "1.5|1.234", VT_DECIMAL_POINT},
    {"comma", "1,5|1.234", VT_DECIMAL_COMMA},
    {"both-separators", "1.234,56", VT_DECIMAL_COMMA},
    {"groups", "1,234,567", VT_DECIMAL_POINT},
    {"leading-zero", "0.123", VT_DECIMAL_POINT},
    {"four-digits", "1.2345", VT_DECIMAL_POINT},
    {"long-whole", "1234.567", VT_DECIMAL_POINT},
    {"open", "1.234|5.678", 0},
    {"contradiction", "1,5|1.5", 0},
    {"slip",
     "1,5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|1.5|"
     "1.5|1.5|1.5",
     VT_DECIMAL_POINT},
    {"words", "abc||x", VT_DECIMAL_POINT},
};

static void
test_decimal (gconstpointer data)
{
  const DecideCase *test = data;
  g_auto (GStrv) values = g_strsplit (test->values, "|", -1);
  g_autoptr (GError) error = NULL;
  VtDecimalEvidence evidence = {0};
  VtDecimal         decimal = VT_DECIMAL_AUTO;

  for (guint i = 0; values[i] != NULL; i++)
    vt_decimal_evidence_add (&evidence, values[i]);
  g_assert_cmpint (vt_decimal_decide (&evidence, "Price", &decimal, &error), ==,
                   test->decided != 0);
  g_assert_cmpint ((int) decimal, ==, test->decided);
  if (test->decided == 0)
    g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static const DecideCase date_cases[] = {
    {"iso", "2019-01-02", VT_DATE_ORDER_DAY_FIRST},
    {"day-first", "01/02/2019|31/12/2019", VT_DATE_ORDER_DAY_FIRST},
    {"month-first", "01/02/2019|12/31/2019", VT_DATE_ORDER_MONTH_FIRST},
    {"month-first-short", "04/19/19 08:46", VT_DATE_ORDER_MONTH_FIRST},
    {"open", "01/02/2019|03/04/2019", 0},
    {"same-either-way", "01/01/2019|02/02/2019", VT_DATE_ORDER_DAY_FIRST},
    {"contradiction", "31/12/2019|12/31/2019", 0},
    {"dots", "01.02.2019", VT_DATE_ORDER_DAY_FIRST},
};

static void
test_date_order (gconstpointer data)
{
  const DecideCase *test = data;
  g_auto (GStrv) values = g_strsplit (test->values, "|", -1);
  g_autoptr (GError) error = NULL;
  VtDateEvidence evidence = {0};
  VtDateOrder    order = VT_DATE_ORDER_AUTO;

  for (guint i = 0; values[i] != NULL; i++)
    vt_date_evidence_add (&evidence, values[i]);
  g_assert_cmpint (vt_date_order_decide (&evidence, "Date", &order, &error), ==,
                   test->decided != 0);
  g_assert_cmpint ((int) order, ==, test->decided);
}

typedef struct
{
  const char *text;
  const char *iso; /* UTC; NULL: not a time */
  VtDateOrder order;
  const char *zone;
} TimeCase;

static const TimeCase time_cases[] = {
    {"2010-12-01T08:26:00", "2010-12-01T08:26:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010-12-01 08:26", "2010-12-01T08:26:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010-12-01", "2010-12-01T00:00:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"20101201", "2010-12-01T00:00:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010/12/1 8:26:05.25", "2010-12-01T08:26:05.25Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010-12-01T08:26:00Z", "2010-12-01T08:26:00Z", VT_DATE_ORDER_DAY_FIRST, "Europe/Berlin"},
    {"2010-12-01T08:26:00+02:00", "2010-12-01T06:26:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010-12-01 08:26:00 -0530", "2010-12-01T13:56:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2010-12-01T08:26:00", "2010-12-01T07:26:00Z", VT_DATE_ORDER_DAY_FIRST, "Europe/Berlin"},
    {"2010-07-01T08:26:00", "2010-07-01T06:26:00Z", VT_DATE_ORDER_DAY_FIRST, "Europe/Berlin"},
    {"04/19/19 08:46", "2019-04-19T08:46:00Z", VT_DATE_ORDER_MONTH_FIRST, NULL},
    {"01/02/2019", "2019-02-01T00:00:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"01/02/2019", "2019-01-02T00:00:00Z", VT_DATE_ORDER_MONTH_FIRST, NULL},
    {"31.12.2019 23:59", "2019-12-31T23:59:00Z", VT_DATE_ORDER_MONTH_FIRST, NULL},
    {"19 Apr 2019 8:46 PM", "2019-04-19T20:46:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"Apr 19, 2019, 12:05 AM", "2019-04-19T00:05:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"19-April-19", "2019-04-19T00:00:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"29/02/2020", "2020-02-29T00:00:00Z", VT_DATE_ORDER_DAY_FIRST, NULL},
    {"29/02/2019", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"31/12/2019", NULL, VT_DATE_ORDER_MONTH_FIRST, NULL},
    {"2019-13-01", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2019-00-10", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2019-01-01 25:00", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2019-01-01 13:00 PM", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2019-01-01x", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"2019-01-01 10:00 +25:00", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"1899-12-31", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"1/2-2019", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"Order Date", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
    {"Apr 99999", NULL, VT_DATE_ORDER_DAY_FIRST, NULL},
};

static void
test_time (gconstpointer data)
{
  const TimeCase *test = data;
  g_autoptr (GTimeZone) zone = test->zone != NULL ? g_time_zone_new_identifier (test->zone) : NULL;
  g_autoptr (GDateTime) expected =
      test->iso != NULL ? g_date_time_new_from_iso8601 (test->iso, NULL) : NULL;
  gint64   time_us = -1;
  gboolean read = vt_time_parse (test->text, test->order, zone, &time_us);

  g_assert_cmpint (read, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpint (time_us, ==,
                     g_date_time_to_unix (expected) * G_USEC_PER_SEC +
                         g_date_time_get_microsecond (expected));
}

static void
test_calendar (void)
{
  for (gint64 days = -40000; days < 90000; days++)
    {
      int     year, month, day;
      GDate   date;
      guint32 julian = (guint32) (days + 719163); /* of 1970-01-01, in GDate's count */

      vt_civil_from_days (days, &year, &month, &day);
      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&date));
      g_assert_cmpint (day, ==, g_date_get_day (&date));
      g_assert_cmpint (vt_days_from_civil (year, month, day), ==, days);
    }
}

#define ADD_ALL(prefix, table, name_of, func)                                                      \
  for (gsize i_ = 0; i_ < G_N_ELEMENTS (table); i_++)                                              \
    {                                                                                              \
      g_autofree char *path_ = g_strdup_printf (prefix "/%02u-%s", (guint) i_, table[i_].name_of); \
      g_strdelimit (path_ + strlen (prefix) + 1, "/", '_');                                        \
      g_test_add_data_func (path_, &table[i_], func);                                              \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_ALL ("/values/amount", amount_cases, text, test_amount)
  ADD_ALL ("/values/decimal", decimal_cases, name, test_decimal)
  ADD_ALL ("/values/date-order", date_cases, name, test_date_order)
  ADD_ALL ("/values/time", time_cases, text, test_time)
  g_test_add_func ("/values/amount-round-trip", test_amount_round_trip);
  g_test_add_func ("/values/count", test_count);
  g_test_add_func ("/values/calendar", test_calendar);
  return g_test_run ();
}
