/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the steps of a threshold begin, as it is typed, and what becomes of them when something
 * else is measured. */

#include "studio-step-from-field.h"
#include "studio-step-list.h"
#include "vt-offer-form.h"

static const VtCurrency dollars = {"USD", 2};
static const VtCurrency yen = {"JPY", 0};

/* ---- typed ---- */

typedef struct
{
  const char       *name;
  const char       *typed;
  VtMeasure         measure;
  const VtCurrency *currency;
  gint64            from;  /* -1 where it is refused */
  const char       *again; /* as it is shown then */
} Typed;

static const Typed typed_cases[] = {
    {"money", " 49.90 ", VT_MEASURE_SUBTOTAL, &dollars, 4990, "49.90"},
    {"money-left", "50", VT_MEASURE_LEFT, &dollars, 5000, "50.00"},
    {"yen", "5000", VT_MEASURE_SUBTOTAL, &yen, 5000, "5000"},
    {"no-money", "0", VT_MEASURE_SUBTOTAL, &dollars, -1, NULL},
    {"smallest-money", "0.01", VT_MEASURE_SUBTOTAL, &dollars, 1, "0.01"},
    {"below-nothing", "-1", VT_MEASURE_SUBTOTAL, &dollars, -1, NULL},
    {"too-much-money", "90071992547409.92", VT_MEASURE_SUBTOTAL, &dollars, -1, NULL},
    {"words", "some", VT_MEASURE_SUBTOTAL, &dollars, -1, NULL},
    {"nothing", "", VT_MEASURE_QUANTITY, &dollars, -1, NULL},
    {"units", "3", VT_MEASURE_QUANTITY, &dollars, 3, "3"},
    {"one-unit", "1", VT_MEASURE_QUANTITY, &dollars, 1, "1"},
    {"no-unit", "0", VT_MEASURE_QUANTITY, &dollars, -1, NULL},
    {"half-a-unit", "1.5", VT_MEASURE_QUANTITY, &dollars, -1, NULL},
    {"kilograms", "2 kg", VT_MEASURE_WEIGHT, &dollars, 2000, "2 kg"},
    {"half-a-kilogram", "0.5kg", VT_MEASURE_WEIGHT, &dollars, 500, "500 g"},
    {"grams", "2500 g", VT_MEASURE_WEIGHT, &dollars, 2500, "2500 g"},
    {"grams-that-are-kilograms", "3000g", VT_MEASURE_WEIGHT, &dollars, 3000, "3 kg"},
    {"weight-without-unit", "1.25", VT_MEASURE_WEIGHT, &dollars, 1250, "1250 g"},
    {"no-weight", "0 kg", VT_MEASURE_WEIGHT, &dollars, -1, NULL},
    {"no-grams", "0 g", VT_MEASURE_WEIGHT, &dollars, -1, NULL},
    {"half-a-gram", "0.5 g", VT_MEASURE_WEIGHT, &dollars, -1, NULL},
    {"only-a-unit", "kg", VT_MEASURE_WEIGHT, &dollars, -1, NULL},
};

static void
test_typed (gconstpointer data)
{
  const Typed *test = data;
  gint64       from = -1;
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  gboolean         is_read =
      studio_step_from_typed (test->typed, test->measure, test->currency, &from, &error);

  g_assert_cmpint (is_read, ==, test->from >= 0);
  /* What is refused is left as it was. */
  g_assert_cmpint (from, ==, test->from);
  if (!is_read)
    {
      g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
      return;
    }
  g_assert_no_error (error);
  again = studio_step_to_typed (from, test->measure, test->currency);
  g_assert_cmpstr (again, ==, test->again);
}

/* ---- measured by something else ---- */

typedef struct
{
  const char *name;
  const char *terms;
  VtMeasure   measure;
  const char *expected;
} Conversion;

#define STEPS(a, b) "\"steps\":[{\"from\":" a ",\"shipping\":0},{\"from\":" b ",\"shipping\":0}]"

static const Conversion conversions[] = {
    /* Amounts stay amounts, but what is left cannot be filled up. */
    {"left", "{\"fill\":[\"A\"]," STEPS ("3000", "9000") "}", VT_MEASURE_LEFT,
     "{\"measure\":\"left\"," STEPS ("3000", "9000") "}"},
    {"subtotal", "{\"measure\":\"left\"," STEPS ("3000", "9000") "}", VT_MEASURE_SUBTOTAL,
     "{" STEPS ("3000", "9000") "}"},
    {"quantity", "{\"fill\":[\"A\"]," STEPS ("3000", "9000") "}", VT_MEASURE_QUANTITY,
     "{\"measure\":\"quantity\"," STEPS ("2", "4") "}"},
    {"weight", "{\"measure\":\"quantity\"," STEPS ("3", "9") "}", VT_MEASURE_WEIGHT,
     "{\"measure\":\"weight\"," STEPS ("1000", "2000") "}"},
    {"money-again", "{\"measure\":\"weight\"," STEPS ("3", "9") "}", VT_MEASURE_SUBTOTAL,
     "{" STEPS ("5000", "10000") "}"},
    {"same", "{\"measure\":\"quantity\"," STEPS ("3", "9") "}", VT_MEASURE_QUANTITY,
     "{\"measure\":\"quantity\"," STEPS ("3", "9") "}"},
    {"no-steps", "{}", VT_MEASURE_WEIGHT, "{\"measure\":\"weight\"}"},
};

static void
test_convert (gconstpointer data)
{
  const Conversion *test = data;
  g_autoptr (JsonNode) terms = json_from_string (test->terms, NULL);
  g_autoptr (JsonNode) expected = json_from_string (test->expected, NULL);
  g_autoptr (JsonNode) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  changed = studio_measure_convert (terms, test->measure, &dollars, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changed);
  text = json_to_string (changed, FALSE);
  if (!json_node_equal (changed, expected))
    g_error ("%s, not %s", text, test->expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/step-fields/typed/", typed_cases[i].name, NULL);

      g_test_add_data_func (path, &typed_cases[i], test_typed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (conversions); i++)
    {
      g_autofree char *path = g_strconcat ("/step-fields/convert/", conversions[i].name, NULL);

      g_test_add_data_func (path, &conversions[i], test_convert);
    }
  return g_test_run ();
}
