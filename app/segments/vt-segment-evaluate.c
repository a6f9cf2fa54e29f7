/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in a segment. */

#include "vt-segment-evaluate.h"

#include <math.h>
#include <string.h>

#define PPM_WHOLE 1000000
#define PPM_PERCENT 10000

typedef struct
{
  VtCustomers *customers; /* (unowned) */
  VtJob       *job;       /* (unowned) (nullable) */
  GError     **error;
} Evaluation;

/* ---- ranges: in whole numbers, so that nothing is decided by rounding ---- */

/* The quotient as a fraction; %FALSE if the customer has no such number. */
static gboolean
get_fraction (const VtCustomers *customers,
              VtSegmentRuleType  type,
              guint32            i,
              gint64            *ret_number,
              gint64            *ret_by)
{
  *ret_by = 1;
  switch (type)
    {
    case VT_SEGMENT_ORDERS:
      *ret_number = customers->n_orders[i];
      return TRUE;
    case VT_SEGMENT_REVENUE:
      *ret_number = customers->revenue_minor[i];
      return TRUE;
    case VT_SEGMENT_PRODUCTS:
      *ret_number = customers->n_products[i];
      return TRUE;
    case VT_SEGMENT_UNITS:
      *ret_number = customers->n_units[i];
      return TRUE;
    case VT_SEGMENT_AVERAGE_ORDER:
      *ret_number = customers->average_minor[i];
      return customers->n_orders[i] > 0;
    case VT_SEGMENT_RECENCY_DAYS:
      *ret_number = (gint64) customers->day - customers->last_order_day[i];
      return customers->n_orders[i] > 0;
    case VT_SEGMENT_AGE_DAYS:
      *ret_number = (gint64) customers->day - customers->first_day[i];
      return customers->n_orders[i] > 0;
    case VT_SEGMENT_GAP_DAYS:
      *ret_number = (gint64) customers->last_order_day[i] - customers->first_day[i];
      *ret_by = (gint64) customers->n_visits[i] - 1;
      return customers->n_visits[i] > 1;
    case VT_SEGMENT_BARGAIN_SHARE:
      *ret_number = (gint64) customers->n_bargain_units[i] * PPM_WHOLE;
      *ret_by = customers->n_listed_units[i];
      return customers->n_listed_units[i] > 0;
    case VT_SEGMENT_FIRST_ORDER:
      *ret_number = customers->first_day[i];
      return customers->n_orders[i] > 0;
    case VT_SEGMENT_LAST_ORDER:
      *ret_number = customers->last_order_day[i];
      return customers->n_orders[i] > 0;
    case VT_SEGMENT_ALL:
    case VT_SEGMENT_ANY:
    case VT_SEGMENT_NONE:
    case VT_SEGMENT_OVERDUE:
    case VT_SEGMENT_BOUGHT:
    case VT_SEGMENT_ATTRIBUTE:
    case VT_SEGMENT_LIST:
    case VT_SEGMENT_HIGHEST:
    case VT_SEGMENT_LOWEST:
    default:
      return FALSE;
    }
}

/* Bounds of what is divided are at most 36,500 days or a million ppm, so products of both fit. */
static void
add_range (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  const VtCustomers *customers = evaluation->customers;

  for (guint32 i = 0; i < customers->n_customers; i++)
    {
      gint64 number, by;

      if (!get_fraction (customers, rule->type, i, &number, &by) ||
          (rule->from != VT_SEGMENT_OPEN_FROM && number < rule->from * by) ||
          (rule->to != VT_SEGMENT_OPEN_TO && number > rule->to * by))
        continue;
      vt_members_add (members, i);
    }
}

static void
add_overdue (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  const VtCustomers *customers = evaluation->customers;
  gint64             percent = rule->percent / PPM_PERCENT;

  for (guint32 i = 0; i < customers->n_customers; i++)
    {
      gint64 ago, between, n_gaps;

      if (!get_fraction (customers, VT_SEGMENT_GAP_DAYS, i, &between, &n_gaps))
        continue;
      ago = (gint64) customers->day - customers->last_order_day[i];
      if (100 * ago * n_gaps > percent * between)
        vt_members_add (members, i);
    }
}

/* ---- what was bought ---- */

static gint64
count_selected (const VtOrders *orders, guint32 order, const guint8 *selected)
{
  gint64 n = 0;

  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    if (selected[orders->line_product[i]] != 0)
      n += orders->line_quantity[i];
  return n;
}

/* Order by order, as they lie in memory: quicker than customer by customer. */
static void
add_bought (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  VtCustomers *customers = evaluation->customers;
  g_autoptr (GBytes) bytes =
      vt_customers_get_selected (customers, json_node_get_object (rule->select));
  g_autofree gint64 *n_units = g_new0 (gint64, (gsize) customers->n_customers + 1);
  const guint8      *selected = g_bytes_get_data (bytes, NULL);

  for (guint32 i = 0; i < customers->orders->n_orders; i++)
    {
      guint32 customer = customers->order_customer[i];

      if (customer != VT_CUSTOMER_NONE &&
          (rule->days == 0 || (gint64) customers->day - customers->order_day[i] <= rule->days))
        n_units[customer] += count_selected (customers->orders, i, selected);
    }
  for (guint32 i = 0; i < customers->n_customers; i++)
    if (n_units[i] >= rule->units)
      vt_members_add (members, i);
}

/* ---- what is known of them ---- */

static void
add_attribute (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  const VtCustomerColumn *column = vt_customers_find_column (evaluation->customers, rule->name);
  g_autofree guint8      *wanted = NULL;

  if (column == NULL)
    return;
  wanted = g_new0 (guint8, (gsize) column->n_values + 1);
  for (guint32 value = 0, i = 0; value < column->n_values && i < rule->values->len;)
    {
      int order = strcmp (column->values[value], rule->values->pdata[i]);

      if (order == 0)
        wanted[value + 1] = 1;
      value += order <= 0;
      i += order >= 0;
    }
  for (guint32 i = 0; i < evaluation->customers->n_customers; i++)
    if (wanted[column->code[i]] != 0)
      vt_members_add (members, i);
}

static void
add_listed (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  for (guint i = 0; i < rule->values->len; i++)
    {
      guint32 customer = vt_customers_find_key (evaluation->customers, rule->values->pdata[i]);

      if (customer != VT_CUSTOMER_NONE)
        vt_members_add (members, customer);
    }
}

/* ---- ranks ---- */

double
vt_customers_measure (VtCustomers *customers, VtSegmentRuleType type, guint32 customer)
{
  gint64 number, by;

  g_return_val_if_fail (customers != NULL && customer < customers->n_customers, (double) NAN);

  if (!get_fraction (customers, type, customer, &number, &by))
    return (double) NAN;
  return (double) number / (double) by;
}

/* The @k-th of @values, from 0, if they were sorted; changes their order. Three parts, as counts of
 * orders have many that are equal. (Hoare 1961, "Algorithm 65: find".) */
static double
select_kth (double *values, gsize n, gsize k)
{
  gsize low = 0, high = n;

  while (high - low > 1)
    {
      double pivot = values[low + (high - low) / 2];
      gsize  below = low, at = low, above = high;

      while (at < above)
        {
          double value = values[at];

          if (value < pivot)
            {
              values[at++] = values[below];
              values[below++] = value;
            }
          else if (value > pivot)
            {
              values[at] = values[--above];
              values[above] = value;
            }
          else
            at++;
        }
      if (k >= below && k < above)
        return pivot;
      if (k < below)
        high = below;
      else
        low = above;
    }
  return values[low];
}

/* Of each customer, the number that ranks them; not a number where they are not ranked. */
static double *
list_measures (const VtSegmentRule *rule, VtCustomers *customers)
{
  double *values = g_new (double, (gsize) customers->n_customers + 1);

  for (guint32 i = 0; i < customers->n_customers; i++)
    values[i] = customers->n_orders[i] > 0 ? vt_customers_measure (customers, rule->measure, i)
                                           : (double) NAN;
  return values;
}

static double
find_threshold (const VtSegmentRule *rule, const double *values, guint32 n_values)
{
  g_autofree double *ranked = g_new (double, (gsize) n_values + 1);
  gsize              n = 0, n_wanted;

  for (guint32 i = 0; i < n_values; i++)
    if (!isnan (values[i]))
      ranked[n++] = values[i];
  if (n == 0)
    return (double) NAN;
  n_wanted = (gsize) (((guint64) n * (guint64) rule->percent + PPM_WHOLE - 1) / PPM_WHOLE);
  n_wanted = CLAMP (n_wanted, 1, n);
  return select_kth (ranked, n, rule->type == VT_SEGMENT_HIGHEST ? n - n_wanted : n_wanted - 1);
}

double
vt_segment_get_threshold (const VtSegmentRule *rule, VtCustomers *customers)
{
  g_autofree double *values = NULL;

  g_return_val_if_fail (rule != NULL && customers != NULL, (double) NAN);

  values = list_measures (rule, customers);
  return find_threshold (rule, values, customers->n_customers);
}

static void
add_ranked (const Evaluation *evaluation, const VtSegmentRule *rule, VtMembers *members)
{
  guint32            n = evaluation->customers->n_customers;
  g_autofree double *values = list_measures (rule, evaluation->customers);
  double             threshold = find_threshold (rule, values, n);

  /* Nothing is at or beyond what is no number. */
  for (guint32 i = 0; i < n; i++)
    if (rule->type == VT_SEGMENT_HIGHEST ? values[i] >= threshold : values[i] <= threshold)
      vt_members_add (members, i);
}

/* ---- the tree ---- */

static VtMembers *evaluate (const Evaluation *evaluation, const VtSegmentRule *rule);

static VtMembers *
evaluate_group (const Evaluation *evaluation, const VtSegmentRule *rule)
{
  gboolean is_all = rule->type == VT_SEGMENT_ALL;
  g_autoptr (VtMembers) members = vt_members_new (
      evaluation->customers->n_customers, is_all ? VT_MEMBERS_EVERYBODY : VT_MEMBERS_NOBODY);

  for (guint i = 0; i < rule->parts->len; i++)
    {
      g_autoptr (VtMembers) part = evaluate (evaluation, rule->parts->pdata[i]);

      if (part == NULL)
        return NULL;
      if (is_all)
        vt_members_and (members, part);
      else
        vt_members_or (members, part);
    }
  if (rule->type == VT_SEGMENT_NONE)
    vt_members_invert (members);
  return g_steal_pointer (&members);
}

static VtMembers *
evaluate (const Evaluation *evaluation, const VtSegmentRule *rule)
{
  g_autoptr (VtMembers) members = NULL;

  if (!vt_job_check (evaluation->job, evaluation->error))
    return NULL;
  if (vt_segment_rule_is_group (rule))
    return evaluate_group (evaluation, rule);

  members = vt_members_new (evaluation->customers->n_customers, VT_MEMBERS_NOBODY);
  switch (vt_segment_rule_type_get_form (rule->type))
    {
    case VT_SEGMENT_FORM_RANGE:
    case VT_SEGMENT_FORM_DATES:
      add_range (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_PERCENT:
      add_overdue (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_BOUGHT:
      add_bought (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_ATTRIBUTE:
      add_attribute (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_LIST:
      add_listed (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_RANK:
      add_ranked (evaluation, rule, members);
      break;
    case VT_SEGMENT_FORM_GROUP:
    default:
      g_return_val_if_reached (NULL);
    }
  return g_steal_pointer (&members);
}

VtMembers *
vt_segment_rule_evaluate (const VtSegmentRule *rule,
                          VtCustomers         *customers,
                          VtJob               *job,
                          GError             **error)
{
  Evaluation evaluation = {customers, job, error};

  g_return_val_if_fail (rule != NULL && customers != NULL, NULL);

  return evaluate (&evaluation, rule);
}
