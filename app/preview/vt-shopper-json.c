/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shopper as a storefront sends it. */

#include "vt-shopper.h"

#include "vt-document.h"

#include <glib/gi18n-lib.h>

/* ---- writing ---- */

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_words (JsonBuilder *builder, const char *name, const GPtrArray *words)
{
  if (words->len == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++)
    json_builder_add_string_value (builder, words->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_money (JsonBuilder *builder, const char *name, gint64 minor)
{
  if (minor == VT_MONEY_UNKNOWN)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, minor);
}

static void
add_customer (const VtShopper *shopper, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "customer");
  json_builder_begin_object (builder);
  if (shopper->knows_orders)
    {
      json_builder_set_member_name (builder, "orders");
      json_builder_begin_array (builder);
      for (guint i = 0; i < shopper->orders->len; i++)
        {
          const VtShopperOrder *order = shopper->orders->pdata[i];

          json_builder_begin_object (builder);
          add_text (builder, "at", order->at);
          add_words (builder, "skus", order->skus);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  add_words (builder, "segments", shopper->segments);
  json_builder_end_object (builder);
}

void
vt_shopper_write (const VtShopper *shopper, JsonBuilder *builder)
{
  g_return_if_fail (shopper != NULL);
  g_return_if_fail (JSON_IS_BUILDER (builder));

  add_text (builder, "placement", shopper->placement);
  add_text (builder, "locale", shopper->locale);
  add_text (builder, "now", shopper->now);
  add_text (builder, "channel", shopper->channel);
  add_words (builder, "coupons", shopper->coupons);
  add_words (builder, "declined", shopper->declined);
  add_money (builder, "budget", shopper->budget_minor);
  if (shopper->knows_orders || shopper->segments->len > 0)
    add_customer (shopper, builder);
  if (shopper->shipping_minor == VT_MONEY_UNKNOWN)
    return;
  json_builder_set_member_name (builder, "shipping");
  json_builder_begin_object (builder);
  add_text (builder, "method", shopper->shipping_method);
  add_money (builder, "price", shopper->shipping_minor);
  json_builder_end_object (builder);
}

/* ---- reading ---- */

static gboolean
read_text (JsonObject *object, const char *where, const char *name, char **text, GError **error)
{
  g_autofree char *value = NULL;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (!vt_document_get_text (object, where, name, VT_ID_MAX_BYTES, &value, error))
    return FALSE;
  vt_shopper_set_text (text, value);
  return TRUE;
}

static gboolean
read_instant (JsonObject *object, const char *where, const char *name, char **text, GError **error)
{
  g_autoptr (GDateTime) time = NULL;

  if (!read_text (object, where, name, text, error))
    return FALSE;
  if (*text == NULL)
    return TRUE;
  time = g_date_time_new_from_iso8601 (*text, NULL);
  if (time == NULL)
    g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                 /* Translators: what is read, the name of a member of it, and what it says */
                 _ ("%s: “%s” is no instant: “%s”"), where, name, *text);
  return time != NULL;
}

static gboolean
read_words (JsonObject *object,
            const char *where,
            const char *name,
            guint       max,
            GPtrArray  *words,
            GError    **error)
{
  JsonArray *array;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (!vt_document_get_array (object, where, name, &array, error))
    return FALSE;
  if (json_array_get_length (array) > max)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: more than %u in “%s”"), where, max,
                   name);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode   *node = json_array_get_element (array, i);
      const char *word = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (word == NULL || *word == '\0' || strlen (word) > VT_ID_MAX_BYTES)
        {
          g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                       _ ("%s: “%s” is a list of texts of 1 to %d bytes"), where, name,
                       VT_ID_MAX_BYTES);
          return FALSE;
        }
      g_ptr_array_add (words, g_strdup (word));
    }
  return TRUE;
}

static gboolean
read_money (JsonObject *object, const char *where, const char *name, gint64 *minor, GError **error)
{
  return !json_object_has_member (object, name) ||
         vt_document_get_int64 (object, where, name, 0, VT_MONEY_MAX, minor, error);
}

static gboolean
read_order (JsonObject *object, VtShopper *shopper, GError **error)
{
  static const char *const known[] = {"at", "skus", NULL};
  const char              *where = _ ("Order");
  g_autofree char         *at = NULL;
  VtShopperOrder          *order;

  if (!vt_document_check_members (object, where, known, error) ||
      !read_instant (object, where, "at", &at, error))
    return FALSE;
  if (at == NULL)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT, _ ("%s has no “%s”"), where, "at");
      return FALSE;
    }
  vt_shopper_add_order (shopper, at, NULL);
  order = shopper->orders->pdata[shopper->orders->len - 1];
  return read_words (object, where, "skus", VT_SHOPPER_MAX_UNITS, order->skus, error);
}

static gboolean
read_orders (JsonObject *customer, const char *where, VtShopper *shopper, GError **error)
{
  JsonArray *orders;

  if (!json_object_has_member (customer, "orders"))
    return TRUE;
  if (!vt_document_get_array (customer, where, "orders", &orders, error))
    return FALSE;
  if (json_array_get_length (orders) > VT_SHOPPER_MAX_ORDERS)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("%s: more than %u in “%s”"), where,
                   VT_SHOPPER_MAX_ORDERS, "orders");
      return FALSE;
    }
  shopper->knows_orders = TRUE;
  for (guint i = 0; i < json_array_get_length (orders); i++)
    {
      JsonObject *order = vt_document_get_element (orders, where, i, error);

      if (order == NULL || !read_order (order, shopper, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_customer (JsonObject *object, const char *where, VtShopper *shopper, GError **error)
{
  static const char *const known[] = {"orders", "segments", NULL};
  JsonObject              *customer;

  if (!json_object_has_member (object, "customer"))
    return TRUE;
  where = _ ("Customer");
  return vt_document_get_object (object, where, "customer", &customer, error) &&
         vt_document_check_members (customer, where, known, error) &&
         read_words (customer, where, "segments", VT_SHOPPER_MAX_WORDS, shopper->segments, error) &&
         read_orders (customer, where, shopper, error);
}

static gboolean
read_shipping (JsonObject *object, const char *where, VtShopper *shopper, GError **error)
{
  static const char *const known[] = {"method", "price", NULL};
  JsonObject              *shipping;

  if (!json_object_has_member (object, "shipping"))
    return TRUE;
  where = _ ("Shipping");
  return vt_document_get_object (object, where, "shipping", &shipping, error) &&
         vt_document_check_members (shipping, where, known, error) &&
         read_text (shipping, where, "method", &shopper->shipping_method, error) &&
         vt_document_get_int64 (shipping, where, "price", 0, VT_MONEY_MAX, &shopper->shipping_minor,
                                error);
}

VtShopper *
vt_shopper_read (JsonObject *object, const char *where, GError **error)
{
  g_autoptr (VtShopper) shopper = vt_shopper_new ();

  g_return_val_if_fail (object != NULL && where != NULL, NULL);

  if (!read_text (object, where, "placement", &shopper->placement, error) ||
      !read_text (object, where, "locale", &shopper->locale, error) ||
      !read_instant (object, where, "now", &shopper->now, error) ||
      !read_text (object, where, "channel", &shopper->channel, error) ||
      !read_words (object, where, "coupons", VT_SHOPPER_MAX_WORDS, shopper->coupons, error) ||
      !read_words (object, where, "declined", VT_SHOPPER_MAX_DECLINED, shopper->declined, error) ||
      !read_money (object, where, "budget", &shopper->budget_minor, error) ||
      !read_customer (object, where, shopper, error) ||
      !read_shipping (object, where, shopper, error))
    return NULL;
  return g_steal_pointer (&shopper);
}
