/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a segment, against counting customer by customer and order by order. */

#include "history.h"

#include "vt-segment-evaluate.h"
#include "vt-segment-words.h"

#include <math.h>
#include <string.h>

#define N_CUSTOMERS 40
#define N_ORDERS 260
#define N_LINES 3
#define N_DAYS 400
#define N_RULES 400
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
static int               income[N_CUSTOMERS];
static int               last_day;
static const char *const incomes[] = {"high", "low", "middle"};

static void
make_order (GRand *rand, Order *order, int day)
{
  order->customer = g_rand_int_range (rand, -6, N_CUSTOMERS - 4);
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
  for (int i = 0; i < N_CUSTOMERS; i++)
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

static int
count_orders (int customer)
{
  int n = 0;

  for (guint i = 0; i < N_ORDERS; i++)
    n += orders[i].customer == customer && !orders[i].is_return;
  return n;
}

static gint64
sum_revenue (int customer)
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
static double
measure (int customer, VtSegmentRuleType type)
{
  int n_orders = count_orders (customer);

  if (type == VT_SEGMENT_ORDERS)
    return n_orders;
  if (type == VT_SEGMENT_REVENUE)
    return (double) sum_revenue (customer);
  if (type == VT_SEGMENT_PRODUCTS)
    return count_products (customer);
  if (type == VT_SEGMENT_UNITS)
    return count_units (customer, ALL_UNITS);
  if (n_orders == 0)
    return (double) NAN;
  if (type == VT_SEGMENT_AVERAGE_ORDER)
    return round ((double) sum_revenue (customer) / n_orders);
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
  double own = measure (customer, rule->measure);
  int    n = 0, n_better = 0;

  if (count_orders (customer) == 0 || isnan (own))
    return FALSE;
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      double other = measure (i, rule->measure);

      if (count_orders (i) == 0 || isnan (other))
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

static gboolean holds (int customer, const VtSegmentRule *rule);

static gboolean
group_holds (int customer, const VtSegmentRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < rule->parts->len; i++)
    n += holds (customer, rule->parts->pdata[i]);
  if (rule->type == VT_SEGMENT_ALL)
    return n == rule->parts->len;
  return rule->type == VT_SEGMENT_ANY ? n > 0 : n == 0;
}

static gboolean
holds (int customer, const VtSegmentRule *rule)
{
  double number = measure (customer, rule->type);
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
      number = measure (customer, VT_SEGMENT_GAP_DAYS) * (double) rule->percent / PPM;
      return measure (customer, VT_SEGMENT_RECENCY_DAYS) > number;
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
      g_autofree char *key = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, N_CUSTOMERS));

      vt_segment_rule_add_value (rule, key);
    }
}

static VtSegmentRule *
random_rule (GRand *rand, guint depth)
{
  int            first = depth < 3 ? VT_SEGMENT_ALL : VT_SEGMENT_ORDERS;
  VtSegmentRule *rule = vt_segment_rule_new (
      (VtSegmentRuleType) g_rand_int_range (rand, first, VT_N_SEGMENT_RULE_TYPES));

  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_GROUP:
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        vt_segment_rule_add (rule, random_rule (rand, depth + 1));
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

/* ---- tests ---- */

static void
check_rule (History *history, const VtSegmentRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VtMembers) members = NULL;
  g_autofree char *text = vt_segment_rule_to_text (rule, &error);
  guint32          n = 0;

  g_assert_no_error (error);
  members = vt_segment_rule_evaluate (rule, history->customers, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *key = g_strdup_printf ("c%d", i);
      guint32          customer = vt_customers_find_key (history->customers, key);

      if (customer == VT_CUSTOMER_NONE)
        continue;
      if (vt_members_has (members, customer) != holds (i, rule))
        g_error ("c%d is %s: %s", i, holds (i, rule) ? "missing" : "too much", text);
      n += holds (i, rule);
    }
  g_assert_cmpuint (vt_members_count (members), ==, n);
}

static History *
make (GRand *rand)
{
  g_autofree char *rows = make_history (rand);
  History         *history = history_new (rows);

  know_incomes (history, rand);
  history_reload (history, VT_DAY_NONE);
  g_assert_cmpint (history->customers->day, ==, last_day);
  return history;
}

static void
test_random (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (History) history = make (rand);

  for (guint i = 0; i < N_RULES; i++)
    {
      g_autoptr (VtSegmentRule) rule = random_rule (rand, 0);

      check_rule (history, rule);
    }
}

/* Each type by itself, so that none hides behind the others. */
static void
test_type (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (History) history = make (rand);
  guint n = 0;

  while (n < 20)
    {
      g_autoptr (VtSegmentRule) rule = random_rule (rand, 3);

      if (rule->type != GPOINTER_TO_UINT (data))
        continue;
      check_rule (history, rule);
      n++;
    }
}

/* The number behind a rank is that of the last who is in. */
static void
test_threshold (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (History) history = make (rand);
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_HIGHEST);
  g_autoptr (VtMembers) members = NULL;
  double threshold, least = INFINITY;

  members = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  threshold = vt_segment_get_threshold (rule, history->customers);
  for (guint32 i = 0; i < history->customers->n_customers; i++)
    if (vt_members_has (members, i))
      least = MIN (least, (double) history->customers->revenue_minor[i]);
  g_assert_cmpfloat (threshold, ==, least);
}

static void
test_nobody (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  VtSegmentFigures figures;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (VtSegmentRule) rule = random_rule (rand, 0);
      g_autoptr (VtMembers) members =
          vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);

      g_assert_cmpuint (vt_members_count (members), ==, 0);
      vt_segment_figures (history->customers, members, &figures);
      g_assert_cmpfloat (figures.share, ==, 0);
      g_assert_cmpint (figures.average_order_minor, ==, VT_MONEY_UNKNOWN);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (History) history = history_new ("");
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new (VT_SEGMENT_ALL);
  g_autoptr (VtJob) job = vt_job_new (NULL);
  g_autoptr (GError) error = NULL;

  vt_job_cancel (job);
  g_assert_null (vt_segment_rule_evaluate (rule, history->customers, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- figures ---- */

static void
test_figures (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (History) history = make (rand);

  for (guint trial = 0; trial < 50; trial++)
    {
      g_autoptr (VtSegmentRule) rule = random_rule (rand, 0);
      g_autoptr (VtMembers) members =
          vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
      VtSegmentFigures figures;
      guint32          n = 0, n_buyers = 0, n_all = 0;
      guint64          n_orders = 0;
      gint64           revenue_minor = 0, all_minor = 0;

      for (int i = 0; i < N_CUSTOMERS; i++)
        {
          g_autofree char *key = g_strdup_printf ("c%d", i);

          if (vt_customers_find_key (history->customers, key) == VT_CUSTOMER_NONE)
            continue;
          n_all++;
          all_minor += sum_revenue (i);
          if (!holds (i, rule))
            continue;
          n++;
          n_buyers += count_orders (i) > 0;
          n_orders += (guint64) count_orders (i);
          revenue_minor += sum_revenue (i);
        }
      vt_segment_figures (history->customers, members, &figures);
      g_assert_cmpuint (figures.n_customers, ==, n);
      g_assert_cmpuint (figures.n_buyers, ==, n_buyers);
      g_assert_cmpuint (figures.n_orders, ==, n_orders);
      g_assert_cmpint (figures.revenue_minor, ==, revenue_minor);
      g_assert_cmpfloat_with_epsilon (figures.share, (double) n / n_all, 1e-12);
      g_assert_cmpfloat_with_epsilon (figures.revenue_share,
                                      (double) revenue_minor / (double) all_minor, 1e-12);
      if (n_orders > 0)
        g_assert_cmpint (figures.average_order_minor, ==,
                         (gint64) round ((double) revenue_minor / (double) n_orders));
      if (n_buyers > 0)
        g_assert_cmpfloat_with_epsilon (figures.orders_each, (double) n_orders / n_buyers, 1e-12);
      if (n > 0)
        g_assert_cmpint (figures.revenue_each_minor, ==,
                         (gint64) round ((double) revenue_minor / n));
    }
}

/* Every buyer is in one cell, and the cell is the right one. */
static void
test_grid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (History) history = make (rand);
  g_autoptr (VtSegmentRule) rule = vt_segment_rule_new_range (VT_SEGMENT_ORDERS, 1, 2);
  g_autoptr (VtMembers) members = vt_segment_rule_evaluate (rule, history->customers, NULL, NULL);
  VtSegmentGrid grid;
  guint32       n_all = 0, n_members = 0, n_recent = 0, n_expected = 0;

  vt_segment_grid (history->customers, members, &grid);
  for (guint row = 0; row < VT_SEGMENT_GRID_ROWS; row++)
    for (guint column = 0; column < VT_SEGMENT_GRID_COLUMNS; column++)
      {
        n_all += grid.n_all[row][column];
        n_members += grid.n_members[row][column];
        n_recent += column == 0 ? grid.n_all[row][column] : 0;
        g_assert_cmpuint (grid.n_members[row][column], <=, grid.n_all[row][column]);
      }
  g_assert_cmpuint (n_all, ==, history->customers->n_buyers);
  g_assert_cmpuint (n_members, ==, vt_members_count (members));
  g_assert_cmpint (grid.last_days[0], ==, 30);
  g_assert_cmpuint (grid.last_orders[0], ==, 1);
  for (int i = 0; i < N_CUSTOMERS; i++)
    n_expected += measure (i, VT_SEGMENT_RECENCY_DAYS) <= 30;
  g_assert_cmpuint (n_recent, ==, n_expected);
}

/* ---- members ---- */

static void
test_members (void)
{
  g_autoptr (VtMembers) even = vt_members_new (130, VT_MEMBERS_NOBODY);
  g_autoptr (VtMembers) some = NULL;
  g_autoptr (VtMembers) all = vt_members_new (130, VT_MEMBERS_EVERYBODY);
  g_autoptr (VtMembers) none = vt_members_new (0, VT_MEMBERS_EVERYBODY);

  for (guint32 i = 0; i < 130; i += 2)
    vt_members_add (even, i);
  g_assert_cmpuint (vt_members_count (even), ==, 65);
  g_assert_cmpuint (vt_members_count (all), ==, 130);
  g_assert_cmpuint (vt_members_count (none), ==, 0);
  some = vt_members_copy (even);
  vt_members_invert (some);
  g_assert_cmpuint (vt_members_count (some), ==, 65);
  g_assert_cmpuint (vt_members_count_common (some, even), ==, 0);
  vt_members_add (some, 0);
  g_assert_cmpuint (vt_members_count_common (some, even), ==, 1);
  vt_members_and (all, some);
  g_assert_cmpuint (vt_members_count (all), ==, 66);
  vt_members_or (all, even);
  g_assert_cmpuint (vt_members_count (all), ==, 130);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-evaluate/random/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_random);
    }
  for (guint type = VT_SEGMENT_ORDERS; type < VT_N_SEGMENT_RULE_TYPES; type++)
    {
      g_autofree char *path = g_strconcat (
          "/segment-evaluate/type/", vt_segment_rule_type_to_word ((VtSegmentRuleType) type), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (type), test_type);
    }
  g_test_add_func ("/segment-evaluate/threshold", test_threshold);
  g_test_add_func ("/segment-evaluate/nobody", test_nobody);
  g_test_add_func ("/segment-evaluate/cancelled", test_cancelled);
  g_test_add_func ("/segment-evaluate/figures", test_figures);
  g_test_add_func ("/segment-evaluate/grid", test_grid);
  g_test_add_func ("/segment-evaluate/members", test_members);
  return g_test_run ();
}
