/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a cart that is tried belongs to, and when. */

#include "vt-search-shopper.h"

/* Refused by a shopper who has refused anything; no offer has this name. */
#define SOMETHING_ELSE "-"

static void
order_free (gpointer data)
{
  VtSearchShopperOrder *order = data;

  g_free (order->sku);
  g_free (order);
}

VtSearchShopper *
vt_search_shopper_new (gint64 now_us)
{
  VtSearchShopper *shopper = g_new0 (VtSearchShopper, 1);

  shopper->now_us = now_us;
  shopper->coupons = g_ptr_array_new_with_free_func (g_free);
  shopper->segments = g_ptr_array_new_with_free_func (g_free);
  shopper->orders = g_ptr_array_new_with_free_func (order_free);
  return shopper;
}

static void
copy_texts (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

VtSearchShopper *
vt_search_shopper_copy (const VtSearchShopper *shopper)
{
  VtSearchShopper *copy;

  g_return_val_if_fail (shopper != NULL, NULL);

  copy = vt_search_shopper_new (shopper->now_us);
  copy_texts (copy->coupons, shopper->coupons);
  copy_texts (copy->segments, shopper->segments);
  copy->channel = g_strdup (shopper->channel);
  copy->placement = g_strdup (shopper->placement);
  copy->shipping_method = g_strdup (shopper->shipping_method);
  copy->shipping_minor = shopper->shipping_minor;
  copy->knows_orders = shopper->knows_orders;
  copy->has_declined = shopper->has_declined;
  for (guint i = 0; i < shopper->orders->len; i++)
    {
      const VtSearchShopperOrder *order = shopper->orders->pdata[i];

      vt_search_shopper_add_order (copy, order->sku, order->at_us);
    }
  return copy;
}

void
vt_search_shopper_free (VtSearchShopper *shopper)
{
  if (shopper == NULL)
    return;

  g_ptr_array_unref (shopper->coupons);
  g_ptr_array_unref (shopper->segments);
  g_ptr_array_unref (shopper->orders);
  g_free (shopper->channel);
  g_free (shopper->placement);
  g_free (shopper->shipping_method);
  g_free (shopper);
}

void
vt_search_shopper_add_order (VtSearchShopper *shopper, const char *sku, gint64 at_us)
{
  VtSearchShopperOrder *order;

  g_return_if_fail (shopper != NULL);

  order = g_new0 (VtSearchShopperOrder, 1);
  order->sku = g_strdup (sku);
  order->at_us = at_us;
  g_ptr_array_add (shopper->orders, order);
  shopper->knows_orders = TRUE;
}

guint
vt_search_shopper_count_facts (const VtSearchShopper *shopper)
{
  g_return_val_if_fail (shopper != NULL, 0);

  return shopper->coupons->len + shopper->segments->len + (shopper->channel != NULL) +
         (shopper->placement != NULL) + (shopper->shipping_method != NULL) + shopper->knows_orders +
         shopper->orders->len + shopper->has_declined;
}

/* ---- as a storefront sends it ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_instant (JsonBuilder *builder, const char *name, gint64 at_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  add_text (builder, name, text);
}

static void
add_orders (JsonBuilder *builder, GPtrArray *orders)
{
  json_builder_set_member_name (builder, "orders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < orders->len; i++)
    {
      const VtSearchShopperOrder *order = orders->pdata[i];

      json_builder_begin_object (builder);
      add_instant (builder, "at", order->at_us);
      if (order->sku != NULL)
        {
          json_builder_set_member_name (builder, "skus");
          json_builder_begin_array (builder);
          json_builder_add_string_value (builder, order->sku);
          json_builder_end_array (builder);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_shipping (JsonBuilder *builder, const VtSearchShopper *shopper)
{
  if (shopper->shipping_method == NULL && shopper->shipping_minor == 0)
    return;
  json_builder_set_member_name (builder, "shipping");
  json_builder_begin_object (builder);
  add_text (builder, "method", shopper->shipping_method);
  json_builder_set_member_name (builder, "price");
  json_builder_add_int_value (builder, shopper->shipping_minor);
  json_builder_end_object (builder);
}

void
vt_search_shopper_write (const VtSearchShopper *shopper, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) declined = g_ptr_array_new ();

  g_return_if_fail (shopper != NULL);
  g_return_if_fail (JSON_IS_BUILDER (builder));

  add_instant (builder, "now", shopper->now_us);
  add_text (builder, "channel", shopper->channel);
  add_text (builder, "placement", shopper->placement);
  add_texts (builder, "coupons", shopper->coupons);
  if (shopper->has_declined)
    g_ptr_array_add (declined, (gpointer) SOMETHING_ELSE);
  add_texts (builder, "declined", declined);
  add_shipping (builder, shopper);
  if (shopper->segments->len == 0 && !shopper->knows_orders)
    return;
  json_builder_set_member_name (builder, "customer");
  json_builder_begin_object (builder);
  add_texts (builder, "segments", shopper->segments);
  if (shopper->knows_orders)
    add_orders (builder, shopper->orders);
  json_builder_end_object (builder);
}
