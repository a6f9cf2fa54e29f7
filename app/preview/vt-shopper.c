/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a storefront says of a cart besides its lines. */

#include "vt-shopper.h"

static void
order_free (gpointer data)
{
  VtShopperOrder *order = data;

  g_free (order->at);
  g_ptr_array_unref (order->skus);
  g_free (order);
}

VtShopper *
vt_shopper_new (void)
{
  VtShopper *shopper = g_new0 (VtShopper, 1);

  shopper->coupons = g_ptr_array_new_with_free_func (g_free);
  shopper->segments = g_ptr_array_new_with_free_func (g_free);
  shopper->declined = g_ptr_array_new_with_free_func (g_free);
  shopper->orders = g_ptr_array_new_with_free_func (order_free);
  shopper->budget_minor = VT_MONEY_UNKNOWN;
  shopper->shipping_minor = VT_MONEY_UNKNOWN;
  return shopper;
}

static void
copy_words (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

VtShopper *
vt_shopper_copy (const VtShopper *shopper)
{
  VtShopper *copy;

  g_return_val_if_fail (shopper != NULL, NULL);

  copy = vt_shopper_new ();
  copy->placement = g_strdup (shopper->placement);
  copy->locale = g_strdup (shopper->locale);
  copy->now = g_strdup (shopper->now);
  copy->channel = g_strdup (shopper->channel);
  copy_words (copy->coupons, shopper->coupons);
  copy_words (copy->segments, shopper->segments);
  copy_words (copy->declined, shopper->declined);
  copy->budget_minor = shopper->budget_minor;
  copy->shipping_method = g_strdup (shopper->shipping_method);
  copy->shipping_minor = shopper->shipping_minor;
  for (guint i = 0; i < shopper->orders->len; i++)
    {
      const VtShopperOrder *order = shopper->orders->pdata[i];

      vt_shopper_add_order (copy, order->at, NULL);
      copy_words (((VtShopperOrder *) copy->orders->pdata[i])->skus, order->skus);
    }
  copy->knows_orders = shopper->knows_orders;
  return copy;
}

void
vt_shopper_free (VtShopper *shopper)
{
  if (shopper == NULL)
    return;

  g_free (shopper->placement);
  g_free (shopper->locale);
  g_free (shopper->now);
  g_free (shopper->channel);
  g_ptr_array_unref (shopper->coupons);
  g_ptr_array_unref (shopper->segments);
  g_ptr_array_unref (shopper->declined);
  g_ptr_array_unref (shopper->orders);
  g_free (shopper->shipping_method);
  g_free (shopper);
}

static gboolean
words_equal (const GPtrArray *words, const GPtrArray *others)
{
  if (words->len != others->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (!g_str_equal (words->pdata[i], others->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
orders_equal (const VtShopper *shopper, const VtShopper *other)
{
  if (shopper->knows_orders != other->knows_orders || shopper->orders->len != other->orders->len)
    return FALSE;
  for (guint i = 0; i < shopper->orders->len; i++)
    {
      const VtShopperOrder *order = shopper->orders->pdata[i];
      const VtShopperOrder *other_order = other->orders->pdata[i];

      if (!g_str_equal (order->at, other_order->at) ||
          !words_equal (order->skus, other_order->skus))
        return FALSE;
    }
  return TRUE;
}

gboolean
vt_shopper_equal (const VtShopper *shopper, const VtShopper *other)
{
  g_return_val_if_fail (shopper != NULL && other != NULL, FALSE);

  return g_strcmp0 (shopper->placement, other->placement) == 0 &&
         g_strcmp0 (shopper->locale, other->locale) == 0 &&
         g_strcmp0 (shopper->now, other->now) == 0 &&
         g_strcmp0 (shopper->channel, other->channel) == 0 &&
         words_equal (shopper->coupons, other->coupons) &&
         words_equal (shopper->segments, other->segments) &&
         words_equal (shopper->declined, other->declined) &&
         shopper->budget_minor == other->budget_minor && orders_equal (shopper, other) &&
         g_strcmp0 (shopper->shipping_method, other->shipping_method) == 0 &&
         shopper->shipping_minor == other->shipping_minor;
}

gboolean
vt_shopper_is_anybody (const VtShopper *shopper)
{
  g_return_val_if_fail (shopper != NULL, FALSE);

  return shopper->now == NULL && shopper->channel == NULL && shopper->coupons->len == 0 &&
         shopper->segments->len == 0 && shopper->declined->len == 0 &&
         shopper->budget_minor == VT_MONEY_UNKNOWN && !shopper->knows_orders &&
         shopper->shipping_minor == VT_MONEY_UNKNOWN;
}

/* ---- changes ---- */

void
vt_shopper_set_text (char **text, const char *value)
{
  char *old;

  g_return_if_fail (text != NULL);

  old = *text;
  *text = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (old);
}

static gboolean
find_word (const GPtrArray *words, const char *word, guint *ret_index)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (words->pdata[i], word))
      {
        *ret_index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
vt_shopper_has_word (const GPtrArray *words, const char *word)
{
  guint index;

  g_return_val_if_fail (words != NULL && word != NULL, FALSE);

  return find_word (words, word, &index);
}

void
vt_shopper_set_word (GPtrArray *words, const char *word, gboolean is_in)
{
  guint    index;
  gboolean was_in;

  g_return_if_fail (words != NULL && word != NULL);

  was_in = find_word (words, word, &index);
  if (is_in && !was_in)
    g_ptr_array_add (words, g_strdup (word));
  else if (!is_in && was_in)
    g_ptr_array_remove_index (words, index);
}

void
vt_shopper_set_now (VtShopper *shopper)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (shopper != NULL);

  if (shopper->now != NULL)
    return;
  now = g_date_time_new_now_utc ();
  shopper->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

void
vt_shopper_add_order (VtShopper *shopper, const char *at, const char *const *skus)
{
  VtShopperOrder *order;

  g_return_if_fail (shopper != NULL && at != NULL);

  order = g_new0 (VtShopperOrder, 1);
  order->at = g_strdup (at);
  order->skus = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; skus != NULL && skus[i] != NULL; i++)
    g_ptr_array_add (order->skus, g_strdup (skus[i]));
  g_ptr_array_add (shopper->orders, order);
  shopper->knows_orders = TRUE;
}

gboolean
vt_shopper_add_bought (VtShopper *shopper, const char *at, const char *const *skus)
{
  guint n = skus != NULL ? g_strv_length ((char **) skus) : 0;

  g_return_val_if_fail (shopper != NULL && at != NULL, FALSE);

  for (guint i = 0; i < shopper->orders->len; i++)
    {
      VtShopperOrder *order = shopper->orders->pdata[i];

      if (!g_str_equal (order->at, at))
        continue;
      if (order->skus->len + n > VT_SHOPPER_MAX_UNITS)
        return FALSE;
      for (guint k = 0; k < n; k++)
        g_ptr_array_add (order->skus, g_strdup (skus[k]));
      return TRUE;
    }
  if (n > VT_SHOPPER_MAX_UNITS || shopper->orders->len >= VT_SHOPPER_MAX_ORDERS)
    return FALSE;
  vt_shopper_add_order (shopper, at, skus);
  return TRUE;
}

void
vt_shopper_forget_orders (VtShopper *shopper)
{
  g_return_if_fail (shopper != NULL);

  g_ptr_array_set_size (shopper->orders, 0);
  shopper->knows_orders = FALSE;
}
