/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of the history as carts. */

#include "vt-order-cart.h"

static gboolean
fits_cart (const VtOrders *orders, guint32 line)
{
  const VtProduct *product = vt_catalog_get (orders->catalog, orders->line_product[line]);

  return orders->line_quantity[line] > 0 && product->kind != VT_PRODUCT_FEE &&
         product->price_minor != VT_MONEY_UNKNOWN;
}

/* Puts a line in; FALSE if the cart is full. */
static gboolean
add_line (VtCart *cart, const VtOrders *orders, guint32 line)
{
  const VtProduct *product = vt_catalog_get (orders->catalog, orders->line_product[line]);
  gint64           in_cart = vt_cart_get (cart, product->sku);
  gint64           quantity = in_cart + orders->line_quantity[line];

  if (quantity > VT_CART_MAX_QUANTITY || (in_cart == 0 && cart->lines->len == VT_CART_MAX_LINES))
    return FALSE;
  vt_cart_set (cart, product->sku, quantity);
  return TRUE;
}

VtOrderCart *
vt_order_cart_new (VtOrders *orders, guint32 order)
{
  VtOrderCart *self;

  g_return_val_if_fail (orders != NULL, NULL);
  g_return_val_if_fail (order < orders->n_orders, NULL);

  self = g_new0 (VtOrderCart, 1);
  self->order_name = vt_orders_dup_name (orders, order);
  self->cart = vt_cart_new ();
  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    if (!fits_cart (orders, i) || !add_line (self->cart, orders, i))
      self->n_left_out++;
  return self;
}

void
vt_order_cart_free (VtOrderCart *self)
{
  if (self == NULL)
    return;

  g_free (self->order_name);
  vt_cart_free (self->cart);
  g_free (self);
}

/* ---- finding one ---- */

typedef struct
{
  guint32 product;
  gint64  quantity;
} Part;

/* (element-type Part): FALSE if a part is no product any more, so that no order has it. */
static gboolean
find_parts (const VtOrders *orders, const VtOffer *offer, GArray *parts)
{
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      Part part = {vt_catalog_index_of_sku (orders->catalog, component->sku), component->quantity};

      if (part.product == VT_PRODUCT_NONE)
        return FALSE;
      g_array_append_val (parts, part);
    }
  return parts->len > 0;
}

/* (element-type GArray): the parts of each offer that can be met at all. */
static GPtrArray *
find_sets (const VtOrders *orders, GPtrArray *offers)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < offers->len; i++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

      if (find_parts (orders, g_ptr_array_index (offers, i), parts))
        g_ptr_array_add (sets, g_steal_pointer (&parts));
    }
  return sets;
}

static gboolean
order_has_part (const VtOrders *orders, guint32 order, const Part *part)
{
  gint64 quantity = 0;

  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    if (orders->line_product[i] == part->product && fits_cart (orders, i))
      quantity += orders->line_quantity[i];
  return quantity >= part->quantity;
}

static gboolean
order_has_set (const VtOrders *orders, guint32 order, GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const GArray *parts = g_ptr_array_index (sets, i);
      guint         n_met = 0;

      while (n_met < parts->len &&
             order_has_part (orders, order, &g_array_index (parts, Part, n_met)))
        n_met++;
      if (n_met == parts->len)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_basket (const VtOrders *orders, guint32 order)
{
  guint32 first = VT_PRODUCT_NONE;

  if (orders->order_flags[order] != 0)
    return FALSE;
  for (guint32 i = orders->order_first_line[order]; i < orders->order_first_line[order + 1]; i++)
    {
      if (!fits_cart (orders, i) || orders->line_product[i] == first)
        continue;
      if (first != VT_PRODUCT_NONE)
        return TRUE;
      first = orders->line_product[i];
    }
  return FALSE;
}

guint32
vt_orders_pick_basket (VtOrders *orders, GPtrArray *offers, guint64 seed)
{
  g_autoptr (GPtrArray) sets = NULL;

  g_return_val_if_fail (orders != NULL, VT_ORDER_NONE);

  if (offers != NULL)
    sets = find_sets (orders, offers);
  for (guint32 i = 0; i < orders->n_orders; i++)
    {
      guint32 order = (guint32) ((seed % orders->n_orders + i) % orders->n_orders);

      if (is_basket (orders, order) && (sets == NULL || order_has_set (orders, order, sets)))
        return order;
    }
  return VT_ORDER_NONE;
}
