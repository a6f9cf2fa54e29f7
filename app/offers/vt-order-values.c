/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much past orders came to, by what a threshold measures. */

#include "vt-order-values.h"

#include "vt-document.h"
#include "vt-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Orders between two looks at the job. */
#define ORDERS_PER_LOOK 8192
/* So many orders in a thousand are in bins of equal width, if there are no steps to be seen
 * closely; with steps at least so many. */
#define SHOWN_PER_MILLE 980
#define HALF_PER_MILLE 500
#define YEAR_US (G_GINT64_CONSTANT (365) * 24 * 60 * 60 * G_USEC_PER_SEC)

/* One sale. */
typedef struct
{
  gint64 value;      /* as it is measured */
  gint64 paid_minor; /* for what counts */
  gint64 cost_minor; /* of that; VT_MONEY_UNKNOWN */
  gint64 fees_minor; /* of the whole order */
} Sale;

struct _VtOrderValues
{
  gint    ref_count;
  guint   n;
  gint64 *values;        /* (owned) (array length=n): ascending */
  gint64 *value_before;  /* (owned) (array length=n+1): sums of those before, as the others */
  gint64 *paid_before;   /* (owned) */
  gint64 *fees_before;   /* (owned) */
  gint64 *priced_before; /* (owned): paid, of orders of known cost */
  gint64 *cost_before;   /* (owned): of those */
};

/* ---- measures ---- */

static const char *const words[] = {
    [VT_MEASURE_SUBTOTAL] = "subtotal",
    [VT_MEASURE_QUANTITY] = "quantity",
    [VT_MEASURE_WEIGHT] = "weight",
    [VT_MEASURE_LEFT] = "left",
};

const char *
vt_measure_to_word (VtMeasure measure)
{
  g_return_val_if_fail (measure < G_N_ELEMENTS (words), NULL);

  return words[measure];
}

VtMeasure
vt_measure_read (JsonObject *terms)
{
  const char *word = vt_terms_get_text (terms, "measure");

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return i;
  return VT_MEASURE_SUBTOTAL;
}

gboolean
vt_measure_is_money (VtMeasure measure)
{
  return measure == VT_MEASURE_SUBTOTAL || measure == VT_MEASURE_LEFT;
}

/* ---- the pass over the orders ---- */

typedef enum
{
  COUNTS_NOT,
  COUNTS,
  COUNTS_AS_FEE,
} Counting;

typedef struct
{
  VtOrders *orders; /* (unowned) */
  guint8   *counts; /* (owned) (array length=products): Counting */
  GArray   *sales;  /* (owned) (element-type Sale) */
  VtMeasure measure;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->counts, g_free);
  g_clear_pointer (&walk->sales, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static guint8 *
find_what_counts (VtCatalog *catalog, JsonObject *select)
{
  guint8 *counts = g_new0 (guint8, vt_catalog_get_n_products (catalog) + 1);

  for (guint32 i = 0; i < vt_catalog_get_n_products (catalog); i++)
    {
      g_auto (VtFacts) facts = {vt_catalog_get (catalog, i)};

      if (facts.product->kind == VT_PRODUCT_FEE)
        counts[i] = COUNTS_AS_FEE;
      else if (select == NULL || vt_facts_match (&facts, select))
        counts[i] = COUNTS;
    }
  return counts;
}

static gboolean
add_times (gint64 *sum, gint64 n_units, gint64 unit)
{
  gint64 product;

  return !__builtin_mul_overflow (n_units, unit, &product) &&
         !__builtin_add_overflow (*sum, product, sum);
}

static gint64
measure_of (const VtProduct *product, VtMeasure measure)
{
  if (measure == VT_MEASURE_QUANTITY)
    return 1;
  return product->weight_g != VT_WEIGHT_UNKNOWN ? product->weight_g : 0;
}

/* %FALSE if a sum does not fit. */
static gboolean
add_line (const Walk *walk, guint32 line, Sale *sale)
{
  guint32          product = walk->orders->line_product[line];
  const VtProduct *facts = vt_catalog_get (walk->orders->catalog, product);
  gint64           n_units = walk->orders->line_quantity[line];
  gint64           price_minor = walk->orders->line_price_minor[line];

  if (walk->counts[product] == COUNTS_AS_FEE)
    return add_times (&sale->fees_minor, n_units, price_minor);
  if (facts->cost_minor == VT_MONEY_UNKNOWN)
    sale->cost_minor = VT_MONEY_UNKNOWN;
  if (sale->cost_minor != VT_MONEY_UNKNOWN &&
      !add_times (&sale->cost_minor, n_units, facts->cost_minor))
    return FALSE;
  return add_times (&sale->paid_minor, n_units, price_minor) &&
         (vt_measure_is_money (walk->measure) ||
          add_times (&sale->value, n_units, measure_of (facts, walk->measure)));
}

/* %FALSE if a sum does not fit. */
static gboolean
add_order (Walk *walk, guint32 order)
{
  const VtOrders *orders = walk->orders;
  Sale            sale = {0};
  gboolean        has_any = FALSE;

  if ((orders->order_flags[order] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) != 0)
    return TRUE;
  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    {
      Counting counting = walk->counts[orders->line_product[i]];

      if (counting == COUNTS_NOT || orders->line_quantity[i] <= 0)
        continue;
      has_any = has_any || counting == COUNTS;
      if (!add_line (walk, i, &sale))
        return FALSE;
    }
  if (vt_measure_is_money (walk->measure))
    sale.value = sale.paid_minor;
  if (has_any)
    g_array_append_val (walk->sales, sale);
  return TRUE;
}

/* ---- sums ---- */

static int
compare_sales (gconstpointer a, gconstpointer b)
{
  const Sale *sale = a;
  const Sale *other = b;

  return sale->value < other->value ? -1 : sale->value > other->value;
}

static gboolean
add_to_sums (VtOrderValues *self, guint i, const Sale *sale)
{
  gboolean is_known = sale->cost_minor != VT_MONEY_UNKNOWN;

  self->values[i] = sale->value;
  return !__builtin_add_overflow (self->value_before[i], sale->value, &self->value_before[i + 1]) &&
         !__builtin_add_overflow (self->paid_before[i], sale->paid_minor,
                                  &self->paid_before[i + 1]) &&
         !__builtin_add_overflow (self->fees_before[i], sale->fees_minor,
                                  &self->fees_before[i + 1]) &&
         !__builtin_add_overflow (self->priced_before[i], is_known ? sale->paid_minor : 0,
                                  &self->priced_before[i + 1]) &&
         !__builtin_add_overflow (self->cost_before[i], is_known ? sale->cost_minor : 0,
                                  &self->cost_before[i + 1]);
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, VT_ERROR, VT_ERROR_LIMIT, _ ("The orders come to too much"));
}

/* (nullable): %NULL with an error */
static VtOrderValues *
sum_up (GArray *sales, GError **error)
{
  g_autoptr (VtOrderValues) self = g_new0 (VtOrderValues, 1);

  g_array_sort (sales, compare_sales);
  self->ref_count = 1;
  self->n = sales->len;
  self->values = g_new0 (gint64, sales->len + 1);
  self->value_before = g_new0 (gint64, sales->len + 1);
  self->paid_before = g_new0 (gint64, sales->len + 1);
  self->fees_before = g_new0 (gint64, sales->len + 1);
  self->priced_before = g_new0 (gint64, sales->len + 1);
  self->cost_before = g_new0 (gint64, sales->len + 1);
  for (guint i = 0; i < sales->len; i++)
    if (!add_to_sums (self, i, &g_array_index (sales, Sale, i)))
      {
        set_too_large (error);
        return NULL;
      }
  return g_steal_pointer (&self);
}

VtOrderValues *
vt_order_values_new (VtOrders   *orders,
                     JsonObject *select,
                     VtMeasure   measure,
                     gint64      after_us,
                     VtJob      *job,
                     GError    **error)
{
  g_auto (Walk) walk = {.orders = orders, .measure = measure};

  g_return_val_if_fail (orders != NULL, NULL);

  vt_job_begin_phase (job, _ ("Adding up orders"), _ ("orders"));
  walk.counts = find_what_counts (orders->catalog, select);
  walk.sales = g_array_new (FALSE, FALSE, sizeof (Sale));
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      if (i % ORDERS_PER_LOOK == 0 && !vt_job_report (job, i, orders->n_orders, error))
        return NULL;
      if (orders->order_time_us[i] > after_us && !add_order (&walk, i))
        {
          set_too_large (error);
          return NULL;
        }
    }
  return sum_up (walk.sales, error);
}

gint64
vt_orders_last_year (const VtOrders *orders)
{
  g_return_val_if_fail (orders != NULL, G_MININT64);

  return orders->n_orders > 0 ? orders->order_time_us[orders->n_orders - 1] - YEAR_US : G_MININT64;
}

VtOrderValues *
vt_order_values_ref (VtOrderValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
vt_order_values_unref (VtOrderValues *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_free (self->values);
  g_free (self->value_before);
  g_free (self->paid_before);
  g_free (self->fees_before);
  g_free (self->priced_before);
  g_free (self->cost_before);
  g_free (self);
}

/* ---- asking ---- */

guint
vt_order_values_get_n (VtOrderValues *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

const gint64 *
vt_order_values_get (VtOrderValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->values;
}

/* How many are below. */
static guint
count_below (const VtOrderValues *self, gint64 value)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
vt_order_values_count_from (VtOrderValues *self, gint64 from)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n - count_below (self, from);
}

/* Rounded half up. */
static gint64
mean (__int128 sum, guint n)
{
  return n > 0 ? (gint64) ((2 * sum + n) / (2 * (__int128) n)) : 0;
}

VtOrdersBelow
vt_order_values_get_below (VtOrderValues *self, gint64 from, gint64 within)
{
  VtOrdersBelow below = {0};
  guint         first;
  guint         end;

  g_return_val_if_fail (self != NULL && within > 0, below);

  first = count_below (self, from - within);
  end = count_below (self, from);
  below.n = end - first;
  below.lacking = mean (
      (__int128) from * below.n - (self->value_before[end] - self->value_before[first]), below.n);
  return below;
}

void
vt_order_values_get_typical (VtOrderValues  *self,
                             gint64          from,
                             gint64          until,
                             VtTypicalOrder *ret_typical)
{
  VtTypicalOrder typical = {.cost_minor = VT_MONEY_UNKNOWN};
  guint          first;
  guint          end;
  gint64         paid_minor;
  gint64         priced_minor;

  g_return_if_fail (self != NULL && ret_typical != NULL);

  first = count_below (self, from);
  end = MAX (count_below (self, until), first);
  typical.n = end - first;
  paid_minor = self->paid_before[end] - self->paid_before[first];
  priced_minor = self->priced_before[end] - self->priced_before[first];
  typical.value_minor = mean (paid_minor, typical.n);
  typical.fees_minor = mean (self->fees_before[end] - self->fees_before[first], typical.n);
  if (priced_minor > 0)
    typical.cost_minor = (gint64) ((__int128) (self->cost_before[end] - self->cost_before[first]) *
                                   typical.value_minor / priced_minor);
  *ret_typical = typical;
}

/* ---- bins ---- */

/* The next of 1, 2, 5, 10, 20, 50 … that is no less. */
static gint64
round_up (gint64 value)
{
  static const gint64 factors[] = {1, 2, 5};
  gint64              power = 1;

  for (;;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
        if (factors[i] * power >= value)
          return factors[i] * power;
      power *= 10;
    }
}

GArray *
vt_order_values_choose_edges (VtOrderValues *self, guint n_max, const gint64 *steps, guint n_steps)
{
  GArray *edges;
  gint64  largest;
  gint64  shown = 1; /* what the bins of equal width have to reach */
  gint64  n_even;
  gint64  width;

  g_return_val_if_fail (self != NULL && n_max > 0, NULL);
  g_return_val_if_fail (steps != NULL || n_steps == 0, NULL);

  if (self->n > 0)
    shown = MAX (shown, self->values[(gsize) (self->n - 1) *
                                     (n_steps > 0 ? HALF_PER_MILLE : SHOWN_PER_MILLE) / 1000]);
  for (guint i = 0; i < n_steps; i++)
    shown = MAX (shown, CLAMP (steps[i], 0, VT_MONEY_MAX) / 2 * 3);
  largest = self->n > 0 ? self->values[self->n - 1] : 0;
  /* One bin is kept for what is beyond. */
  n_even = MAX (n_max - 1, 1);
  width = round_up (shown / n_even + 1);
  n_even = shown / width + 1;
  edges = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 i = 0; i <= n_even; i++)
    {
      gint64 edge = i * width;

      g_array_append_val (edges, edge);
    }
  if (largest > n_even * width && n_even == n_max)
    g_array_index (edges, gint64, n_even) = largest;
  else if (largest > n_even * width)
    g_array_append_val (edges, largest);
  return edges;
}

/* How many are that or below. */
static guint
count_up_to (const VtOrderValues *self, gint64 value)
{
  return value < G_MAXINT64 ? count_below (self, value + 1) : self->n;
}

void
vt_order_values_bin (VtOrderValues *self, const gint64 *edges, guint n_bins, guint *ret_counts)
{
  g_return_if_fail (self != NULL && edges != NULL && ret_counts != NULL);

  for (guint i = 0; i < n_bins; i++)
    {
      guint end =
          i + 1 < n_bins ? count_below (self, edges[i + 1]) : count_up_to (self, edges[n_bins]);

      ret_counts[i] = end - count_below (self, edges[i]);
    }
}
