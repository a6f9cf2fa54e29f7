/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order histories of any size, shaped like a shop's: the same for the same seed. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VtGeneratorOptions:
 * @n_lines: at least so many; the last order is not cut
 * @n_items: products, at least 1
 * @mean_items: lines of an order on average (geometric, 1 to 40)
 * @seed: of everything
 *
 * How often a product is bought falls with its rank (Zipf's law), ranks are scattered over the item
 * numbers. Each product has a few friends: a line is a friend of the line before with probability
 * 0.4, so that there is something to find.
 */
typedef struct
{
  guint32 n_lines;
  guint32 n_items;
  double  mean_items;
  guint64 seed;
} VtGeneratorOptions;

/**
 * VtGeneratedOrders:
 * @first_line: (array length=n_orders+1) (owned)
 * @line_item: (array length=n_lines) (owned): repeats within an order do occur
 */
typedef struct
{
  guint32  n_orders;
  guint32  n_lines;
  guint32 *first_line;
  guint32 *line_item;
} VtGeneratedOrders;

void vt_generate_orders (const VtGeneratorOptions *options, VtGeneratedOrders *ret_orders);
void vt_generated_orders_clear (VtGeneratedOrders *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtGeneratedOrders, vt_generated_orders_clear)

G_END_DECLS
