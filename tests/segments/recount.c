/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random history of customers, and what it says of them, counted slowly: customer by customer and
 * order by order. */

#include "recount.h"

#include <math.h>

#define N_ORDERS 260
#define N_LINES 3
#define N_DAYS 400
/* 2020-01-01 */
#define FIRST_DAY 18262
#define PPM 1000000

/* ---- a random history, and what it says, counted slowly ---- */

typedef struct
{
  const char *sku;
  gint64      list_minor; /* -1: not known */
  gboolean    is_fee;
  gboolean    is_photo;
  gboolean    is_aurora;
} Product;

static const Product products[] = {
    {"CAM", 50000, FALSE, TRUE, TRUE},  {"CASE", 2500, FALSE, TRUE, TRUE},
    {"CARD", 1999, FALSE, TRUE, TRUE},  {"TRIPOD", 4999, FALSE, TRUE, FALSE},
    {"GIFT", -1, FALSE, FALSE, FALSE},  {"POST", 395, TRUE, FALSE, FALSE},
    {"LOSS", 500, FALSE, FALSE, FALSE},
};

typedef struct
{
  int      customer; /* -1: a guest */
  int      day;
  gboolean is_return;
  guint    n_lines;
  struct
  {
    guint  product;
    int    quantity; /* below 0 where returned */
    gint64 price_minor;
  } lines[N_LINES];
} Order;

static Order orders[N_ORDERS];
/* Of each customer, -1 where nothing is known. */
static int               income[RECOUNT_N_CUSTOMERS];
static int               last_day;
static const char *const incomes[] = {"high", "low", "middle"};

static void
make_order (GRand *rand, Order *order, int day)
{
  order->customer = g_rand_int_range (rand, -6, RECOUNT_N_CUSTOMERS - 4);
  /* A few order often. */
  if (g_rand_int_range (rand, 0, 3) == 0)
    order->customer = g_rand_int_range (rand, 0, 5);
  order->customer = MAX (order->customer, -1);
  order->day = day;
  order->is_return = g_rand_int_range (rand, 0, 8) == 0;
  order->n_lines = (guint) g_rand_int_range (rand, 1, N_LINES + 1);
  for (guint i = 0; i < order->n_lines; i++)
    {
      guint  product = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (products));
      gint64 list_minor = products[product].list_minor > 0 ? products[product].list_minor : 1000;
      int    quantity = g_rand_int_range (rand, 1, 4);

      order->lines[i].product = product;
      order->lines[i].quantity = order->is_return ? -quantity : quantity;
      order->lines[i].price_minor =
          g_rand_boolean (rand) ? list_minor : list_minor * g_rand_int_range (rand, 5, 12) / 10;
    }
}

static char *
make_history (GRand *rand)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  int day = FIRST_DAY;

  for (guint i = 0; i < N_ORDERS; i++)
    {
      day += g_rand_int_range (rand, 0, 1 + 2 * N_DAYS / N_ORDERS);
      make_order (rand, &orders[i], day);
      for (guint k = 0; k < orders[i].n_lines; k++)
        {
          g_autofree char *date = vt_day_to_plain (orders[i].day);

          g_string_append_printf (rows, "%u,%s %02u:00,", i + 1, date, i % 24);
          if (orders[i].customer >= 0)
            g_string_append_printf (rows, "c%d", orders[i].customer);
          g_string_append_printf (
              rows, ",%s,%d,%d.%02d\n", products[orders[i].lines[k].product].sku,
              orders[i].lines[k].quantity, (int) (orders[i].lines[k].price_minor / 100),
              (int) (orders[i].lines[k].price_minor % 100));
        }
    }
  last_day = day;
  return g_strdup (rows->str);
}

static void
know_incomes (History *history, GRand *rand)
{
  for (int i = 0; i < RECOUNT_N_CUSTOMERS; i++)
    {
      g_autofree char *sql = NULL;

      income[i] = g_rand_int_range (rand, -1, G_N_ELEMENTS (incomes));
      if (income[i] < 0)
        continue;
      sql = g_strdup_printf ("INSERT INTO customer (key, attributes) VALUES ('c%d', "
                             "'{\"income\":\"%s\"}') ON CONFLICT (key) DO UPDATE "
                             "SET attributes = excluded.attributes",
                             i, incomes[income[i]]);
      shop_exec (history->shop, sql);
    }
}

/* The first day or the last, -1 without any. */
static int
find_day (int customer, gboolean is_last)
{
  int found = -1;

  for (guint i = 0; i < N_ORDERS; i++)
    if (orders[i].customer == customer && !orders[i].is_return && (is_last || found < 0))
      found = orders[i].day;
  return found;
}

static int
count_days (int customer)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < N_ORDERS; i++)
    if (orders[i].customer == customer && !orders[i].is_return)
      g_hash_table_add (days, GINT_TO_POINTER (orders[i].day));
  return (int) g_hash_table_size (days);
}

int
recount_orders (int customer)
{
  int n = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    n += orders[i].customer == customer && !orders[i].is_return;
  return n;
}

gint64
recount_revenue (int customer)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    for (guint k = 0; orders[i].customer == customer && k < orders[i].n_lines; k++)
      sum += orders[i].lines[k].quantity * orders[i].lines[k].price_minor;
  return sum;
}

typedef enum
{
  ALL_UNITS,
  LISTED_UNITS,
  BARGAIN_UNITS,
} UnitKind;

static int
count_units (int customer, UnitKind kind)
{
  int n = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    for (guint k = 0;
         orders[i].customer == customer && !orders[i].is_return && k < orders[i].n_lines; k++)
      {
        const Product *product = &products[orders[i].lines[k].product];
        gboolean       is_listed = product->list_minor >= 0;
        gboolean       is_below = orders[i].lines[k].price_minor < product->list_minor;

        if (!product->is_fee &&
            (kind == ALL_UNITS || (is_listed && (kind == LISTED_UNITS || is_below))))
          n += orders[i].lines[k].quantity;
      }
  return n;
}

static int
count_products (int customer)
{
  int n = 0;

  for (guint product = 0; product < G_N_ELEMENTS (products); product++)
    {
      gboolean has = FALSE;

      for (guint i = 0; i < N_ORDERS; i++)
        for (guint k = 0; k < orders[i].n_lines; k++)
          has |= orders[i].customer == customer && !orders[i].is_return &&
                 orders[i].lines[k].product == product;
      n += has && !products[product].is_fee;
    }
  return n;
}

/* Not a number where there is none. */
double
recount_measure (int customer, VtSegmentRuleType type)
{
  int n_orders = recount_orders (customer);

  if (type == VT_SEGMENT_ORDERS)
    return n_orders;
  if (type == VT_SEGMENT_REVENUE)
    return (double) recount_revenue (customer);
  if (type == VT_SEGMENT_PRODUCTS)
    return count_products (customer);
  if (type == VT_SEGMENT_UNITS)
    return count_units (customer, ALL_UNITS);
  if (n_orders == 0)
    return (double) NAN;
  if (type == VT_SEGMENT_AVERAGE_ORDER)
    return round ((double) recount_revenue (customer) / n_orders);
  if (type == VT_SEGMENT_RECENCY_DAYS)
    return last_day - find_day (customer, TRUE);
  if (type == VT_SEGMENT_AGE_DAYS)
    return last_day - find_day (customer, FALSE);
  if (type == VT_SEGMENT_FIRST_ORDER)
    return find_day (customer, FALSE);
  if (type == VT_SEGMENT_LAST_ORDER)
    return find_day (customer, TRUE);
  if (type == VT_SEGMENT_GAP_DAYS && count_days (customer) > 1)
    return (find_day (customer, TRUE) - find_day (customer, FALSE)) / (count_days (customer) - 1.0);
  if (type == VT_SEGMENT_BARGAIN_SHARE && count_units (customer, LISTED_UNITS) > 0)
    return (double) PPM * count_units (customer, BARGAIN_UNITS) /
           count_units (customer, LISTED_UNITS);
  return (double) NAN;
}

static gboolean
is_selected (const Product *product, JsonObject *selector)
{
  if (product->is_fee)
    return FALSE;
  if (json_object_has_member (selector, "categories"))
    return product->is_photo;
  if (json_object_has_member (selector, "brands"))
    return product->is_aurora;
  return !json_object_has_member (selector, "skus") || g_str_equal (product->sku, "CASE");
}

static int
count_bought (int customer, const VtSegmentRule *rule)
{
  JsonObject *selector = json_node_get_object (rule->select);
  int         n = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    for (guint k = 0; k < orders[i].n_lines; k++)
      if (orders[i].customer == customer &&
          (rule->days == 0 || orders[i].day >= last_day - rule->days) &&
          is_selected (&products[orders[i].lines[k].product], selector))
        n += orders[i].lines[k].quantity;
  return n;
}

/* Fewer than that share of all buyers are better. */
static gboolean
is_ranked (int customer, const VtSegmentRule *rule)
{
  double own = recount_measure (customer, rule->measure);
  int    n = 0, n_better = 0;

  if (recount_orders (customer) == 0 || isnan (own))
    return FALSE;
  for (int i = 0; i < RECOUNT_N_CUSTOMERS; i++)
    {
      double other = recount_measure (i, rule->measure);

      if (recount_orders (i) == 0 || isnan (other))
        continue;
      n++;
      n_better += rule->type == VT_SEGMENT_HIGHEST ? other > own : other < own;
    }
  return (gint64) n_better * PPM < rule->percent * n;
}

static gboolean
is_one_of (const VtSegmentRule *rule, const char *value)
{
  return g_ptr_array_find_with_equal_func (rule->values, value, g_str_equal, NULL);
}

static gboolean
group_holds (int customer, const VtSegmentRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < rule->parts->len; i++)
    n += recount_holds (customer, rule->parts->pdata[i]);
  if (rule->type == VT_SEGMENT_ALL)
    return n == rule->parts->len;
  return rule->type == VT_SEGMENT_ANY ? n > 0 : n == 0;
}

gboolean
recount_holds (int customer, const VtSegmentRule *rule)
{
  double number = recount_measure (customer, rule->type);
  char   key[16];

  g_snprintf (key, sizeof key, "c%d", customer);
  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_GROUP:
      return group_holds (customer, rule);
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      return !isnan (number) && number >= (double) rule->from && number <= (double) rule->to;
    case VT_SEGMENT_FORM_PERCENT:
      number = recount_measure (customer, VT_SEGMENT_GAP_DAYS) * (double) rule->percent / PPM;
      return recount_measure (customer, VT_SEGMENT_RECENCY_DAYS) > number;
    case VT_SEGMENT_FORM_BOUGHT:
      return count_bought (customer, rule) >= rule->units;
    case VT_SEGMENT_FORM_ATTRIBUTE:
      return income[customer] >= 0 && g_str_equal (rule->name, "income") &&
             is_one_of (rule, incomes[income[customer]]);
    case VT_SEGMENT_FORM_LIST:
      return is_one_of (rule, key);
    case VT_SEGMENT_FORM_RANK:
      return is_ranked (customer, rule);
    default:
      g_assert_not_reached ();
    }
}

History *
recount_make (GRand *rand)
{
  g_autofree char *rows = make_history (rand);
  History         *history = history_new (rows);

  know_incomes (history, rand);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->day, ==, last_day);
  return history;
}

/* ---- random rules ---- */

static gint64
random_bound (GRand *rand, VtSegmentRuleType type)
{
  switch (vt_segment_rule_type_get_unit (type))
    {
    case VT_SEGMENT_UNIT_DAYS:
      return g_rand_int_range (rand, 0, N_DAYS);
    case VT_SEGMENT_UNIT_MONEY:
      return g_rand_int_range (rand, -5000, 200000);
    case VT_SEGMENT_UNIT_SHARE:
      return g_rand_int_range (rand, 0, PPM);
    case VT_SEGMENT_UNIT_COUNT:
      return g_rand_int_range (rand, 0, 15);
    case VT_SEGMENT_UNIT_NONE:
    default:
      return FIRST_DAY + g_rand_int_range (rand, 0, N_DAYS);
    }
}

static void
fill_bounds (GRand *rand, VtSegmentRule *rule)
{
  gint64 first = random_bound (rand, rule->type), second = random_bound (rand, rule->type);

  rule->from = MIN (first, second);
  rule->to = MAX (first, second);
  if (g_rand_int_range (rand, 0, 3) == 0)
    rule->to = VT_SEGMENT_OPEN_TO;
  else if (g_rand_boolean (rand))
    rule->from = VT_SEGMENT_OPEN_FROM;
}

static void
fill_bought (GRand *rand, VtSegmentRule *rule)
{
  static const char *const selectors[] = {"{}", "{\"categories\":[[\"Photo\"]]}",
                                          "{\"brands\":[\"Aurora\"]}", "{\"skus\":[\"CASE\"]}"};

  json_node_unref (rule->select);
  rule->select =
      json_from_string (selectors[g_rand_int_range (rand, 0, G_N_ELEMENTS (selectors))], NULL);
  rule->units = g_rand_int_range (rand, 1, 4);
  rule->days = g_rand_int_range (rand, 0, N_DAYS);
}

static void
fill_values (GRand *rand, VtSegmentRule *rule)
{
  g_free (rule->name);
  rule->name = g_strdup (g_rand_int_range (rand, 0, 9) == 0 ? "luck" : "income");
  for (guint i = 0; rule->type == VT_SEGMENT_ATTRIBUTE && i < G_N_ELEMENTS (incomes); i++)
    if (g_rand_boolean (rand))
      vt_segment_rule_add_value (rule, incomes[i]);
  vt_segment_rule_add_value (rule, "nobody’s");
  for (guint i = 0; rule->type == VT_SEGMENT_LIST && i < 10; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("c%d", g_rand_int_range (rand, 0, RECOUNT_N_CUSTOMERS));

      vt_segment_rule_add_value (rule, key);
    }
}

VtSegmentRule *
recount_random_rule (GRand *rand, guint depth)
{
  int            first = depth < 3 ? VT_SEGMENT_ALL : VT_SEGMENT_ORDERS;
  VtSegmentRule *rule = vt_segment_rule_new (
      (VtSegmentRuleType) g_rand_int_range (rand, first, VT_N_SEGMENT_RULE_TYPES));

  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_GROUP:
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        vt_segment_rule_add (rule, recount_random_rule (rand, depth + 1));
      break;
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      fill_bounds (rand, rule);
      break;
    case VT_SEGMENT_FORM_PERCENT:
      rule->percent = g_rand_int_range (rand, 1, 40) * (PPM / 10);
      break;
    case VT_SEGMENT_FORM_BOUGHT:
      fill_bought (rand, rule);
      break;
    case VT_SEGMENT_FORM_ATTRIBUTE:
    case VT_SEGMENT_FORM_LIST:
      fill_values (rand, rule);
      break;
    case VT_SEGMENT_FORM_RANK:
      do
        rule->measure = (VtSegmentRuleType) g_rand_int_range (rand, 0, VT_N_SEGMENT_RULE_TYPES);
      while (!vt_segment_rule_type_is_measure (rule->measure));
      rule->percent = g_rand_int_range (rand, 1, 101) * (PPM / 100);
      break;
    default:
      g_assert_not_reached ();
    }
  return rule;
}
