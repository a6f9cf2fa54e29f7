/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segments that every shop has, with thresholds found in its own history. */

#include "vt-segment-presets.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PPM_WHOLE 1000000
#define PPM_PERCENT 10000
#define PPM_HALF 500000
#define OVERDUE_PPM (2 * PPM_WHOLE)
#define REGULAR_ORDERS 3
#define NEW_DAYS_OTHERWISE 30
#define GAP_DAYS_OTHERWISE 90
#define RETURN_DAYS_OTHERWISE 180

static const char *const words[VT_N_PRESETS] = {
    [VT_PRESET_NEW] = "new",         [VT_PRESET_LOYAL] = "loyal",
    [VT_PRESET_LAPSING] = "lapsing", [VT_PRESET_ONE_TIME] = "one-time",
    [VT_PRESET_BARGAIN] = "bargain",
};

static const char *const names[VT_N_PRESETS] = {
    [VT_PRESET_NEW] = N_ ("New Customers"),         [VT_PRESET_LOYAL] = N_ ("Loyal Customers"),
    [VT_PRESET_LAPSING] = N_ ("Lapsing Customers"), [VT_PRESET_ONE_TIME] = N_ ("One-Time Buyers"),
    [VT_PRESET_BARGAIN] = N_ ("Bargain Hunters"),
};

const char *
vt_preset_code_to_word (VtPresetCode code)
{
  g_return_val_if_fail ((guint) code < VT_N_PRESETS, NULL);

  return words[code];
}

/* ---- quantiles ---- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The least value that at least @share of all are not above; @values is sorted. (Hyndman and Fan
 * 1996, "Sample Quantiles in Statistical Packages", definition 1.) Not a number without values. */
static double
get_quantile (const GArray *values, double share)
{
  double place = ceil (share * values->len) - 1;

  if (values->len == 0)
    return (double) NAN;
  return g_array_index (values, double, (guint) CLAMP (place, 0, values->len - 1.0));
}

/* @returns: days from the first day with an order to the second, of those who have one
 * @gaps: usual days between orders, of the same
 * @orders: of the same, how many
 * @bargains: share bought below list price, of buyers whose list prices are known */
typedef struct
{
  GArray *returns; /* (owned) (element-type double), as the others */
  GArray *gaps;
  GArray *orders;
  GArray *bargains;
} History;

static void
history_clear (History *history)
{
  g_array_unref (history->returns);
  g_array_unref (history->gaps);
  g_array_unref (history->orders);
  g_array_unref (history->bargains);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

/* Of a customer who has such a day. */
static double
get_return_days (const VtCustomers *customers, guint32 customer)
{
  gint32 first = customers->first_day[customer];

  for (guint32 i = customers->first_order_of[customer]; i < customers->first_order_of[customer + 1];
       i++)
    {
      guint32 order = customers->orders_of[i];

      if ((customers->orders->order_flags[order] & VT_ORDER_RETURN) == 0 &&
          customers->order_day[order] > first)
        return customers->order_day[order] - first;
    }
  g_return_val_if_reached (0);
}

static void
read_history (History *history, VtCustomers *customers)
{
  GArray **arrays[] = {&history->returns, &history->gaps, &history->orders, &history->bargains};

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint32 i = 0; i < customers->n_customers; i++)
    {
      double bargain = vt_customers_measure (customers, VT_SEGMENT_BARGAIN_SHARE, i);

      if (!isnan (bargain))
        add (history->bargains, bargain);
      if (customers->n_visits[i] < 2)
        continue;
      add (history->returns, get_return_days (customers, i));
      add (history->gaps, customers->gap_days[i]);
      add (history->orders, customers->n_orders[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_sort (*arrays[i], compare_doubles);
}

/* ---- the presets ---- */

/* Whole days; at least one, as who was there today is no more than that. */
static gint64
days_of (double quantile, gint64 otherwise)
{
  return isnan (quantile) ? otherwise : CLAMP ((gint64) ceil (quantile), 1, VT_SEGMENT_MAX_DAYS);
}

static char *
count (gint64 n)
{
  return vt_count_to_display (n);
}

static char *
fill_new (VtSegmentRule *rule, const History *history)
{
  gint64           days = days_of (get_quantile (history->returns, 0.5), NEW_DAYS_OTHERWISE);
  g_autofree char *text = count (days);

  vt_segment_rule_add (rule,
                       vt_segment_rule_new_range (VT_SEGMENT_AGE_DAYS, VT_SEGMENT_OPEN_FROM, days));
  if (history->returns->len == 0)
    /* Translators: a number of days */
    return g_strdup_printf (
        _ ("Nobody has come back yet, so %s days stand in for how long it takes "
           "to."),
        text);
  /* Translators: a number of days */
  return g_strdup_printf (_ ("Half of the customers who came back did so within %s days: who is "
                             "newer than that is still deciding."),
                          text);
}

static char *
fill_loyal (VtSegmentRule *rule, const History *history)
{
  double           quantile = get_quantile (history->orders, 0.8);
  gint64           n_orders = isnan (quantile) ? 0 : (gint64) quantile;
  gint64           days = days_of (get_quantile (history->gaps, 0.9), GAP_DAYS_OTHERWISE);
  g_autofree char *orders_text = NULL;
  g_autofree char *days_text = count (days);

  n_orders = MAX (n_orders, REGULAR_ORDERS);
  orders_text = count (n_orders);
  vt_segment_rule_add (rule,
                       vt_segment_rule_new_range (VT_SEGMENT_ORDERS, n_orders, VT_SEGMENT_OPEN_TO));
  vt_segment_rule_add (
      rule, vt_segment_rule_new_range (VT_SEGMENT_RECENCY_DAYS, VT_SEGMENT_OPEN_FROM, days));
  if (history->orders->len == 0)
    /* Translators: a number of orders, and of days */
    return g_strdup_printf (_ ("Nobody has come back yet, so %s orders and %s days stand in for "
                               "what is usual."),
                            orders_text, days_text);
  /* Translators: a number of orders, and of days */
  return g_strdup_printf (_ ("A fifth of the customers who came back have %s orders or more, and "
                             "nine in ten usually wait %s days at most between two."),
                          orders_text, days_text);
}

static char *
fill_lapsing (VtSegmentRule *rule, const History *history)
{
  VtSegmentRule *overdue = vt_segment_rule_new (VT_SEGMENT_OVERDUE);

  overdue->percent = OVERDUE_PPM;
  vt_segment_rule_add (
      rule, vt_segment_rule_new_range (VT_SEGMENT_ORDERS, REGULAR_ORDERS, VT_SEGMENT_OPEN_TO));
  vt_segment_rule_add (rule, overdue);
  return g_strdup (_ ("Each customer is held against their own rhythm: the last order is more than "
                      "twice as long ago as they usually wait."));
}

static char *
fill_one_time (VtSegmentRule *rule, const History *history)
{
  gint64           days = days_of (get_quantile (history->returns, 0.9), RETURN_DAYS_OTHERWISE);
  g_autofree char *text = count (days);

  vt_segment_rule_add (rule, vt_segment_rule_new_range (VT_SEGMENT_ORDERS, 1, 1));
  vt_segment_rule_add (
      rule, vt_segment_rule_new_range (VT_SEGMENT_AGE_DAYS, days + 1, VT_SEGMENT_OPEN_TO));
  if (history->returns->len == 0)
    /* Translators: a number of days */
    return g_strdup_printf (_ ("Nobody has come back yet, so %s days stand in for how long it may "
                               "take."),
                            text);
  /* Translators: a number of days */
  return g_strdup_printf (
      _ ("Of the customers who came back, nine in ten did so within %s days: who "
         "has not by then hardly will unasked."),
      text);
}

static char *
fill_bargain (VtSegmentRule *rule, const History *history)
{
  double           quantile = get_quantile (history->bargains, 0.75);
  gint64           percent = isnan (quantile) ? 0 : (gint64) (quantile / PPM_PERCENT);
  gint64           ppm = MAX (percent * PPM_PERCENT, PPM_HALF);
  g_autofree char *share = vt_words_share ((double) ppm / PPM_WHOLE);

  vt_segment_rule_add (
      rule, vt_segment_rule_new_range (VT_SEGMENT_BARGAIN_SHARE, ppm, VT_SEGMENT_OPEN_TO));
  if (history->bargains->len == 0)
    return g_strdup (
        _ ("The catalogue knows no list price of anything that was bought, so nobody can "
           "be told a bargain hunter."));
  if (ppm == PPM_HALF)
    return g_strdup (_ ("At least half of what they bought was below the list price that the "
                        "catalogue has now."));
  /* Translators: a share, such as "63 %" */
  return g_strdup_printf (
      _ ("A quarter of the customers bought %s or more of their units below the "
         "list price that the catalogue has now."),
      share);
}

static void
preset_free (gpointer data)
{
  VtPreset *preset = data;

  vt_segment_free (preset->segment);
  g_free (preset->why);
  g_free (preset);
}

static VtPreset *
make_preset (VtPresetCode code, const History *history)
{
  static char *(*const fill[VT_N_PRESETS]) (VtSegmentRule *, const History *) = {
      [VT_PRESET_NEW] = fill_new,         [VT_PRESET_LOYAL] = fill_loyal,
      [VT_PRESET_LAPSING] = fill_lapsing, [VT_PRESET_ONE_TIME] = fill_one_time,
      [VT_PRESET_BARGAIN] = fill_bargain,
  };
  VtPreset *preset = g_new0 (VtPreset, 1);

  preset->code = code;
  preset->segment = vt_segment_new (words[code], _ (names[code]));
  preset->why = fill[code](preset->segment->rule, history);
  g_free (preset->segment->note);
  preset->segment->note = g_strdup (preset->why);
  return preset;
}

GPtrArray *
vt_segment_presets (VtCustomers *customers, VtJob *job, GError **error)
{
  g_auto (History) history = {0};
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func (preset_free);

  g_return_val_if_fail (customers != NULL, NULL);

  read_history (&history, customers);
  for (guint i = 0; i < VT_N_PRESETS; i++)
    {
      VtPreset *preset = make_preset ((VtPresetCode) i, &history);
      g_autoptr (VtMembers) members = NULL;

      g_ptr_array_add (presets, preset);
      members = vt_segment_rule_evaluate (preset->segment->rule, customers, job, error);
      if (members == NULL)
        return NULL;
      vt_segment_figures (customers, members, &preset->figures);
    }
  return g_steal_pointer (&presets);
}

const VtPreset *
vt_presets_find (GPtrArray *presets, const char *word)
{
  g_return_val_if_fail (presets != NULL && word != NULL, NULL);

  for (guint i = 0; i < presets->len; i++)
    if (strcmp (words[((const VtPreset *) presets->pdata[i])->code], word) == 0)
      return presets->pdata[i];
  return NULL;
}
