/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the order history to pairs. */

#include "vt-mining.h"

#include <glib/gi18n-lib.h>

#define MIN_TOGETHER 5
#define ORDERS_A_PAIR 1000

static const VtMiningOptions default_options = VT_MINING_OPTIONS_DEFAULT;

guint32
vt_mining_min_together (guint32 n_orders)
{
  return MAX (MIN_TOGETHER, n_orders / ORDERS_A_PAIR);
}

static guint8 *
orders_to_skip (const VtOrders *orders, const VtMiningOptions *options)
{
  guint8 *skip = g_new0 (guint8, MAX (orders->n_orders, 1));

  for (guint32 i = 0; i < orders->n_orders; i++)
    skip[i] = (options->skip_order != NULL && options->skip_order[i] != 0) ||
              (orders->order_flags[i] & (VT_ORDER_RETURN | VT_ORDER_CORRECTION)) != 0 ||
              orders->order_time_us[i] < options->from_us ||
              orders->order_time_us[i] >= options->until_us;
  return skip;
}

static guint8 *
fees_to_skip (VtCatalog *catalog, guint32 n_products)
{
  guint8 *skip = g_new0 (guint8, MAX (n_products, 1));

  for (guint32 i = 0; i < n_products; i++)
    skip[i] = vt_catalog_get (catalog, i)->kind == VT_PRODUCT_FEE;
  return skip;
}

/* What of the orders is a basket. Both arrays are to be freed once @source was used. */
static VtBasketSource
describe_baskets (VtOrders              *orders,
                  const VtMiningOptions *options,
                  guint8               **ret_skip_order,
                  guint8               **ret_skip_item)
{
  guint32 n_products = vt_catalog_get_n_products (orders->catalog);

  *ret_skip_order = orders_to_skip (orders, options);
  *ret_skip_item = fees_to_skip (orders->catalog, n_products);
  return (VtBasketSource){
      .n_orders = orders->n_orders,
      .first_line = orders->order_first_line,
      .line_item = orders->line_product,
      .line_quantity = orders->line_quantity,
      .skip_order = *ret_skip_order,
      .n_items = n_products,
      .skip_item = *ret_skip_item,
      .max_items = options->max_items,
      .hide_item = options->hide_product,
      .min_items = options->min_items,
  };
}

VtBaskets *
vt_mine_baskets (VtOrders *orders, const VtMiningOptions *options, VtJob *job, GError **error)
{
  g_autofree guint8 *skip_order = NULL;
  g_autofree guint8 *skip_item = NULL;
  VtBasketSource     source;

  g_return_val_if_fail (orders != NULL, NULL);

  source = describe_baskets (orders, options != NULL ? options : &default_options, &skip_order,
                             &skip_item);
  vt_job_begin_phase (job, _ ("Sorting orders into baskets"), _ ("orders"));
  return vt_baskets_new (&source, job, error);
}

VtPairs *
vt_mine_orders (VtOrders *orders, const VtMiningOptions *options, VtJob *job, GError **error)
{
  g_autoptr (VtBaskets) baskets = NULL;
  VtPairOptions pair_options = {0};

  g_return_val_if_fail (orders != NULL, NULL);

  if (options == NULL)
    options = &default_options;
  baskets = vt_mine_baskets (orders, options, job, error);
  if (baskets == NULL)
    return NULL;

  pair_options.n_threads = options->n_threads;
  pair_options.min_together = options->min_together > 0
                                  ? options->min_together
                                  : vt_mining_min_together (baskets->n_baskets);
  vt_job_begin_phase (job, _ ("Counting pairs"), _ ("pairs"));
  return vt_pairs_mine (baskets, &pair_options, job, error);
}

VtVisits *
vt_follow_customers (VtOrders              *orders,
                     const VtMiningOptions *options,
                     guint32                within_days,
                     VtJob                 *job,
                     GError               **error)
{
  g_autofree guint8 *skip_order = NULL;
  g_autofree guint8 *skip_item = NULL;
  VtVisitSource      source = {.within_days = within_days};

  g_return_val_if_fail (orders != NULL, NULL);

  source.orders = describe_baskets (orders, options != NULL ? options : &default_options,
                                    &skip_order, &skip_item);
  source.time_us = orders->order_time_us;
  source.customer = orders->order_customer;
  return vt_visits_new (&source, job, error);
}
