/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling sales from returns and bookkeeping entries. */

#include "vt-order-flags.h"

/* Whether most orders of the file are plain numbers, so that a letter in front means something. */
static gboolean
uses_plain_numbers (const VtOrderTable *table)
{
  guint32 n = vt_intern_get_n (table->names), n_plain = 0;

  for (guint32 i = 0; i < n; i++)
    n_plain += g_ascii_isdigit (*vt_intern_get (table->names, i, NULL));
  return n_plain > n - n_plain;
}

/* The letter before the digits of an order's number, 0 if it has another form. */
static char
get_letter (const char *name)
{
  if (!g_ascii_isalpha (name[0]) || !g_ascii_isdigit (name[1]))
    return '\0';
  return g_ascii_toupper (name[0]);
}

/* For each order, how many of its lines are about fees. */
static guint32 *
count_fees (const VtOrderTable *table, const VtOrderProducts *products)
{
  guint32 *n_fees = g_new0 (guint32, (gsize) table->orders->len + 1);

  for (guint32 i = 0; i < table->n_lines; i++)
    {
      VtTableLine line = vt_order_table_get_line (table, i);
      guint32     product = products->of_spelling[line.spelling];

      n_fees[line.order] += vt_order_products_get (products, product)->kind == VT_PRODUCT_FEE;
    }
  return n_fees;
}

static guint8
judge (const VtTableOrder *order, char letter, guint32 n_fees)
{
  gboolean all_back = order->n_back == order->n_lines;
  gboolean all_free = order->n_free == order->n_lines;

  if (order->n_below > 0)
    return VT_ORDER_CORRECTION;
  if (all_back)
    return all_free && letter != 'C' ? VT_ORDER_CORRECTION : VT_ORDER_RETURN;
  if (all_free && order->customer == 0)
    return VT_ORDER_CORRECTION;
  if (letter != '\0' && n_fees == order->n_lines)
    return VT_ORDER_CORRECTION;
  return 0;
}

guint8 *
vt_order_flags_new (const VtOrderTable *table, const VtOrderProducts *products)
{
  g_autofree guint32 *n_fees = count_fees (table, products);
  guint8             *flags = g_new0 (guint8, (gsize) table->orders->len + 1);
  gboolean            plain = uses_plain_numbers (table);

  for (guint32 i = 0; i < table->orders->len; i++)
    {
      char letter = plain ? get_letter (vt_intern_get (table->names, i, NULL)) : '\0';

      flags[i] = judge (vt_order_table_get_order (table, i), letter, n_fees[i]);
    }
  return flags;
}
