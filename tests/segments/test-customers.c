/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What orders say of customers, against what a reader counts by hand. */

#include "history.h"

#include "vt-time-zone.h"

#include <math.h>

/* Ann orders on three days, twice on the first, returns a case; Bob once, with postage; a guest;
 * Cy's order is a write-off. */
static const char *const rows = "1,2020-01-01 10:00,ann,CAM,1,500.00\n"
                                "2,2020-01-01 18:00,ann,CASE,2,20.00\n"
                                "3,2020-01-11 10:00,ann,CASE,1,25.00\n"
                                "4,2020-01-12 10:00,ann,CASE,-1,20.00\n"
                                "5,2020-01-31 10:00,ann,CARD,3,19.99\n"
                                "6,2020-02-10 10:00,bob,CARD,1,15.00\n"
                                "6,2020-02-10 10:00,bob,GIFT,2,5.00\n"
                                "6,2020-02-10 10:00,bob,POST,1,3.95\n"
                                "7,2020-02-20 10:00,,CAM,1,500.00\n"
                                "8,2020-02-15 10:00,cy,CAM,-4,0\n"
                                "9,2020-02-16 10:00,dee,CASE,-1,25.00\n";

static gint32
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint32 found = 0;

  g_assert_true (vt_day_from_plain (text, &found, &error));
  g_assert_no_error (error);
  return found;
}

typedef struct
{
  const char *key;
  const char *first;
  const char *last;
  guint       n_orders;
  guint       n_visits;
  guint       n_units;
  guint       n_listed;
  guint       n_bargain;
  guint       n_products;
  gint64      revenue_minor;
  gint64      average_minor;
  double      gap_days;
} FactsRow;

/* A gift has no list price; the case was cheaper than 25.00 twice, the card than 19.99 once. */
static const FactsRow facts_rows[] = {
    {"ann", "2020-01-01", "2020-01-31", 4, 3, 7, 7, 2, 3, 60497, 15124, 15},
    {"bob", "2020-02-10", "2020-02-10", 1, 1, 3, 1, 1, 2, 2895, 2895, -1},
    {"cy", NULL, NULL, 0, 0, 0, 0, 0, 0, 0, VT_MONEY_UNKNOWN, -1},
    {"dee", NULL, NULL, 0, 0, 0, 0, 0, 0, -2500, VT_MONEY_UNKNOWN, -1},
};

static void
test_facts (gconstpointer data)
{
  const FactsRow *row = data;
  g_autoptr (History) history = history_new (rows);
  const VtCustomers *customers = history->customers;
  guint32            i = history_customer (history, row->key);

  g_assert_cmpint (customers->first_day[i], ==,
                   row->first != NULL ? day (row->first) : VT_DAY_NONE);
  g_assert_cmpint (customers->last_order_day[i], ==,
                   row->last != NULL ? day (row->last) : VT_DAY_NONE);
  g_assert_cmpuint (customers->n_orders[i], ==, row->n_orders);
  g_assert_cmpuint (customers->n_visits[i], ==, row->n_visits);
  g_assert_cmpuint (customers->n_units[i], ==, row->n_units);
  g_assert_cmpuint (customers->n_listed_units[i], ==, row->n_listed);
  g_assert_cmpuint (customers->n_bargain_units[i], ==, row->n_bargain);
  g_assert_cmpuint (customers->n_products[i], ==, row->n_products);
  g_assert_cmpint (customers->revenue_minor[i], ==, row->revenue_minor);
  g_assert_cmpint (customers->average_minor[i], ==, row->average_minor);
  if (row->gap_days < 0)
    g_assert_true (isnan (customers->gap_days[i]));
  else
    g_assert_cmpfloat_with_epsilon (customers->gap_days[i], row->gap_days, 1e-12);
  g_assert_cmpstr (vt_customers_get_key (history->customers, i), ==, row->key);
}

/* The whole: what is of nobody, and from which day it is seen. */
static void
test_whole (void)
{
  g_autoptr (History) history = history_new (rows);
  const VtCustomers *customers = history->customers;
  guint32            ann = history_customer (history, "ann");

  g_assert_cmpuint (customers->n_customers, ==, 4);
  g_assert_cmpuint (customers->n_buyers, ==, 2);
  g_assert_cmpuint (customers->n_sales, ==, 6);
  g_assert_cmpuint (customers->n_guest_sales, ==, 1);
  g_assert_cmpint (customers->sales_minor, ==, 60497 + 2895 + 50000 - 2500);
  g_assert_cmpint (customers->last_day, ==, day ("2020-02-20"));
  g_assert_cmpint (customers->day, ==, day ("2020-02-20"));
  g_assert_cmpuint (vt_customers_find_key (history->customers, "eve"), ==, VT_CUSTOMER_NONE);
  /* Her orders and the return, by time. */
  g_assert_cmpuint (customers->first_order_of[ann + 1] - customers->first_order_of[ann], ==, 5);
  for (guint32 i = customers->first_order_of[ann]; i < customers->first_order_of[ann + 1]; i++)
    g_assert_cmpuint (customers->order_customer[customers->orders_of[i]], ==, ann);
}

/* Seen from an earlier day, what came later has not happened. */
static void
test_as_of (void)
{
  g_autoptr (History) history = history_new (rows);
  guint32 ann = history_customer (history, "ann");
  guint32 bob = history_customer (history, "bob");

  history_reload (history, day ("2020-01-11"));
  g_assert_cmpint (history->customers->day, ==, day ("2020-01-11"));
  g_assert_cmpint (history->customers->last_day, ==, day ("2020-02-20"));
  g_assert_cmpuint (history->customers->n_orders[ann], ==, 3);
  g_assert_cmpint (history->customers->revenue_minor[ann], ==, 56500);
  g_assert_cmpuint (history->customers->n_orders[bob], ==, 0);
  g_assert_cmpuint (history->customers->n_buyers, ==, 1);
  g_assert_cmpuint (history->customers->n_sales, ==, 3);

  history_reload (history, day ("2021-01-01"));
  g_assert_cmpint (history->customers->day, ==, day ("2021-01-01"));
  g_assert_cmpuint (history->customers->n_buyers, ==, 2);
}

/* Two in the morning in London is the evening before in New York; in summer an hour less. */
static void
test_zone (void)
{
  g_autoptr (History) history = history_new ("1,2020-01-02 04:30,ann,CAM,1,500.00\n"
                                             "2,2020-07-02 04:30,ann,CAM,1,500.00\n"
                                             "3,2020-07-03 03:30,ann,CAM,1,500.00\n");
  g_autoptr (GError) error = NULL;
  guint32 ann = history_customer (history, "ann");

  g_assert_cmpint (history->customers->first_day[ann], ==, day ("2020-01-02"));
  g_assert_cmpuint (history->customers->n_visits[ann], ==, 3);
  vt_time_zone_set (history->shop->workspace, "America/New_York", &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->first_day[ann], ==, day ("2020-01-01"));
  g_assert_cmpint (history->customers->last_order_day[ann], ==, day ("2020-07-02"));
  g_assert_cmpuint (history->customers->n_visits[ann], ==, 2);
}

/* The reference day is kept in the workspace, and taken back like any other change. */
static gboolean
set_day (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  return vt_reference_day_save (database, *(const gint32 *) data, error);
}

static void
test_reference_day (void)
{
  g_autoptr (History) history = history_new (rows);
  VtWorkspace *workspace = history->shop->workspace;
  gint32       wanted = day ("2020-03-01"), none = VT_DAY_NONE;
  g_autoptr (GError) error = NULL;

  vt_workspace_edit (workspace, "Set Day", NULL, set_day, &wanted, NULL, &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->day, ==, wanted);
  g_assert_true (history->customers->day_is_set);
  vt_workspace_undo (workspace, NULL, &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->day, ==, history->customers->last_day);
  g_assert_false (history->customers->day_is_set);
  vt_workspace_redo (workspace, NULL, &error);
  g_assert_no_error (error);
  vt_workspace_edit (workspace, "Forget Day", NULL, set_day, &none, NULL, &error);
  g_assert_no_error (error);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->day, ==, history->customers->last_day);
}

static void
test_columns (void)
{
  g_autoptr (History) history = history_new (rows);
  const VtCustomerColumn *income;

  shop_exec (history->shop,
             "UPDATE customer SET attributes = '{\"income\":\"high\",\"age\":\"35\"}' "
             "WHERE key = 'ann'; "
             "UPDATE customer SET attributes = '{\"income\":\"\\u00e4 \\\"low\\\"\"}' "
             "WHERE key IN ('bob', 'cy')");
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpuint (history->customers->n_columns, ==, 2);
  g_assert_cmpstr (history->customers->columns[0].name, ==, "age");
  income = vt_customers_find_column (history->customers, "income");
  g_assert_cmpuint (income->n_values, ==, 2);
  g_assert_cmpstr (income->values[0], ==, "high");
  g_assert_cmpstr (income->values[1], ==, "ä \"low\"");
  g_assert_cmpuint (income->n_with[0], ==, 1);
  g_assert_cmpuint (income->n_with[1], ==, 2);
  g_assert_cmpuint (income->code[history_customer (history, "ann")], ==, 1);
  g_assert_cmpuint (income->code[history_customer (history, "cy")], ==, 2);
  g_assert_cmpuint (income->code[history_customer (history, "dee")], ==, 0);
  g_assert_null (vt_customers_find_column (history->customers, "Income"));
}

static gboolean
load_bad (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  g_autoptr (VtCustomers) customers =
      vt_customers_load (database, data, ((VtOrders *) data)->catalog, VT_DAY_NONE, job, error);

  return customers != NULL;
}

/* What is damaged is said, not guessed. */
static void
test_damaged (void)
{
  static const char *const bad[] = {"{\"age\":35}", "{\"age\":", "{\"age\":null}"};

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (History) history = history_new (rows);
      g_autofree char *sql =
          g_strdup_printf ("UPDATE customer SET attributes = '%s' WHERE key = 'ann'", bad[i]);
      g_autoptr (GError) error = NULL;

      shop_exec (history->shop, sql);
      g_assert_false (
          vt_workspace_read (history->shop->workspace, load_bad, history->orders, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_no_customers (void)
{
  g_autoptr (History) guests = history_new ("1,2020-01-01 10:00,,CAM,1,500.00\n");
  g_autoptr (History) empty = history_new ("");

  g_assert_cmpuint (guests->customers->n_customers, ==, 0);
  g_assert_cmpuint (guests->customers->n_guest_sales, ==, 1);
  g_assert_cmpuint (empty->customers->n_customers, ==, 0);
  g_assert_cmpint (empty->customers->day, ==, VT_DAY_NONE);
}

/* Removing the customer in the middle leaves a gap in the ids. */
static void
test_gap_in_ids (void)
{
  g_autoptr (History) history = history_new (rows);

  shop_exec (history->shop, "DELETE FROM customer WHERE key = 'ann'");
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpuint (history->customers->n_customers, ==, 3);
  g_assert_cmpuint (history->customers->n_orders[history_customer (history, "bob")], ==, 1);
  g_assert_cmpint (history->customers->revenue_minor[history_customer (history, "dee")], ==, -2500);
}

typedef struct
{
  VtOrders    *orders;
  VtCatalog   *catalog;
  VtCustomers *customers;
} LaterCatalog;

static gboolean
load_with_catalog (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  LaterCatalog *later = data;

  later->customers =
      vt_customers_load (database, later->orders, later->catalog, VT_DAY_NONE, job, error);
  return later->customers != NULL;
}

/* Orders are read once; what a product costs now is the later catalogue's. */
static void
test_later_catalog (void)
{
  g_autoptr (History) history = history_new (rows);
  LaterCatalog later = {history->orders};
  guint32      bob = history_customer (history, "bob");

  shop_set_price (history->shop, "CARD", 1000);
  later.catalog = history->shop->catalog;
  vt_workspace_read (history->shop->workspace, load_with_catalog, &later, NULL, NULL);
  g_assert_cmpuint (history->customers->n_bargain_units[bob], ==, 1);
  g_assert_cmpuint (later.customers->n_bargain_units[bob], ==, 0);
  vt_customers_unref (later.customers);
}

/* ---- days ---- */

typedef struct
{
  const char *text;
  gint32      day; /* VT_DAY_NONE: refused */
} DayRow;

static const DayRow day_rows[] = {
    {"1970-01-01", 0},           {"1969-12-31", -1},           {"2000-02-29", 11016},
    {"0001-01-01", VT_DAY_MIN},  {"9999-12-31", VT_DAY_MAX},   {"2001-02-29", VT_DAY_NONE},
    {"2001-13-01", VT_DAY_NONE}, {"2001-00-01", VT_DAY_NONE},  {"2001-1-1", VT_DAY_NONE},
    {"01/01/2001", VT_DAY_NONE}, {"2001-01-011", VT_DAY_NONE}, {"", VT_DAY_NONE},
    {"-001-01-01", VT_DAY_NONE}, {"2001-01--1", VT_DAY_NONE},  {"2001- 1- 1", VT_DAY_NONE},
};

static void
test_day (gconstpointer data)
{
  const DayRow *row = data;
  g_autoptr (GError) error = NULL;
  gint32 found = VT_DAY_NONE;

  g_assert_true (vt_day_from_plain (row->text, &found, &error) == (row->day != VT_DAY_NONE));
  g_assert_cmpint (found, ==, row->day);
  if (row->day != VT_DAY_NONE)
    {
      g_autofree char *back = vt_day_to_plain (row->day);

      g_assert_cmpstr (back, ==, row->text);
    }
  else
    g_assert_error (error, VT_ERROR, VT_ERROR_BAD_INPUT);
}

static void
test_day_display (void)
{
  g_autofree char *some = vt_day_to_display (0);
  g_autofree char *none = vt_day_to_display (VT_DAY_NONE);

  g_assert_cmpstr (some, ==, "1 January 1970");
  g_assert_cmpstr (none, ==, "—");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (facts_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/customers/facts/%s", facts_rows[i].key);

      g_test_add_data_func (path, &facts_rows[i], test_facts);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (day_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/customers/day/%zu", i);

      g_test_add_data_func (path, &day_rows[i], test_day);
    }
  g_test_add_func ("/customers/whole", test_whole);
  g_test_add_func ("/customers/as-of", test_as_of);
  g_test_add_func ("/customers/zone", test_zone);
  g_test_add_func ("/customers/reference-day", test_reference_day);
  g_test_add_func ("/customers/columns", test_columns);
  g_test_add_func ("/customers/damaged", test_damaged);
  g_test_add_func ("/customers/no-customers", test_no_customers);
  g_test_add_func ("/customers/gap-in-ids", test_gap_in_ids);
  g_test_add_func ("/customers/later-catalog", test_later_catalog);
  g_test_add_func ("/customers/day-display", test_day_display);
  return g_test_run ();
}
