/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as a storefront sends it. */

#include "vt-cart.h"

#include "vt-document.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

/* ---- writing ---- */

/* The product of a line, which must be there and have a price. */
static const VtProduct *
find_product (VtCatalog *catalog, const char *sku, GError **error)
{
  guint32          index = vt_catalog_index_of_sku (catalog, sku);
  g_autofree char *words = vt_words_product (catalog, sku);
  const VtProduct *product;

  if (index == VT_PRODUCT_NONE)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND,
                   _ ("There is no product “%s” in the catalogue"), words);
      return NULL;
    }
  product = vt_catalog_get (catalog, index);
  if (product->price_minor == VT_MONEY_UNKNOWN)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   _ ("“%s” has no price: give it one in the catalogue"), words);
      return NULL;
    }
  return product;
}

static gboolean
write_product (const VtCartLine *line, VtCatalog *catalog, JsonBuilder *builder, GError **error)
{
  const VtProduct *product = NULL;

  if (catalog != NULL)
    {
      product = find_product (catalog, line->sku, error);
      if (product == NULL)
        return FALSE;
      json_builder_set_member_name (builder, "unit_price");
      json_builder_add_int_value (builder, product->price_minor);
    }
  json_builder_set_member_name (builder, "sku");
  json_builder_add_string_value (builder, product != NULL ? product->sku : line->sku);
  return TRUE;
}

static gboolean
write_line (const VtCartLine *line, VtCatalog *catalog, JsonBuilder *builder, GError **error)
{
  json_builder_begin_object (builder);
  if (!write_product (line, catalog, builder, error))
    return FALSE;
  json_builder_set_member_name (builder, "quantity");
  json_builder_add_int_value (builder, line->quantity);
  if (line->instead_of != NULL)
    {
      json_builder_set_member_name (builder, "instead_of");
      json_builder_add_string_value (builder, line->instead_of);
    }
  if (line->delivery > 0)
    {
      json_builder_set_member_name (builder, "subscription");
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "delivery");
      json_builder_add_int_value (builder, line->delivery);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  return TRUE;
}

gboolean
vt_cart_write_lines (const VtCart *cart, VtCatalog *catalog, JsonBuilder *builder, GError **error)
{
  g_return_val_if_fail (cart != NULL, FALSE);
  g_return_val_if_fail (JSON_IS_BUILDER (builder), FALSE);

  if (cart->lines->len > VT_CART_MAX_LINES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A cart has at most %d lines"),
                   VT_CART_MAX_LINES);
      return FALSE;
    }
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cart->lines->len; i++)
    if (!write_line (g_ptr_array_index (cart->lines, i), catalog, builder, error))
      return FALSE;
  json_builder_end_array (builder);
  return TRUE;
}

char *
vt_cart_to_json_for (const VtCart     *cart,
                     const VtShopper  *shopper,
                     VtCatalog        *catalog,
                     const VtCurrency *currency,
                     GError          **error)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (cart != NULL, NULL);
  g_return_val_if_fail (shopper != NULL, NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, currency->code);
  vt_shopper_write (shopper, builder);
  if (!vt_cart_write_lines (cart, catalog, builder, error))
    return NULL;
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

char *
vt_cart_to_json (const VtCart *cart, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  g_return_val_if_fail (cart != NULL, NULL);

  return vt_cart_to_json_for (cart, cart->shopper, catalog, currency, error);
}

/* ---- reading ---- */

static gboolean
read_subscription (JsonObject *object, const char *where, gint64 *delivery, GError **error)
{
  static const char *const known[] = {"delivery", NULL};
  JsonObject              *subscription;

  if (!json_object_has_member (object, "subscription"))
    return TRUE;
  if (!vt_document_get_object (object, where, "subscription", &subscription, error) ||
      !vt_document_check_members (subscription, where, known, error))
    return FALSE;
  *delivery = 1;
  return !json_object_has_member (subscription, "delivery") ||
         vt_document_get_int64 (subscription, where, "delivery", 1, VT_CART_MAX_DELIVERY, delivery,
                                error);
}

static gboolean
read_line (JsonObject *object, const char *where, VtCart *cart, GError **error)
{
  static const char *const known[] = {"id",           "instead_of", "quantity", "sku",
                                      "subscription", "unit_price", NULL};
  g_autofree char         *sku = NULL;
  g_autofree char         *instead_of = NULL;
  VtCartLine               line = {NULL};

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_text (object, where, "sku", VT_ID_MAX_BYTES, &sku, error) ||
      !vt_document_get_int64 (object, where, "quantity", 1, VT_CART_MAX_QUANTITY, &line.quantity,
                              error) ||
      !read_subscription (object, where, &line.delivery, error))
    return FALSE;
  if (json_object_has_member (object, "instead_of") &&
      !vt_document_get_text (object, where, "instead_of", VT_ID_MAX_BYTES, &instead_of, error))
    return FALSE;
  line.sku = sku;
  line.instead_of = instead_of;
  if (sku[0] != '\0' && vt_cart_add_line (cart, &line))
    return TRUE;
  g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
               sku[0] == '\0' ? _ ("%s has no SKU")
                              : _ ("%s: more units of one product than a cart takes"),
               where);
  return FALSE;
}

gboolean
vt_cart_read_lines (VtCart *cart, JsonArray *lines, GError **error)
{
  g_return_val_if_fail (cart != NULL && lines != NULL, FALSE);

  if (json_array_get_length (lines) > VT_CART_MAX_LINES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A cart has at most %d lines"),
                   VT_CART_MAX_LINES);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autofree char *where = g_strdup_printf (_ ("Line %u"), i + 1);
      JsonObject      *object = vt_document_get_element (lines, where, i, error);

      if (object == NULL || !read_line (object, where, cart, error))
        return FALSE;
    }
  return TRUE;
}

VtCart *
vt_cart_from_json (const char *json, GError **error)
{
  static const char *const known[] = {"budget",   "channel",   "coupons",  "currency",
                                      "customer", "declined",  "lines",    "locale",
                                      "now",      "placement", "shipping", NULL};
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (VtCart) cart = NULL;
  g_autoptr (VtShopper) shopper = NULL;
  JsonObject *object;
  JsonArray  *lines;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!vt_document_check_members (object, _ ("Cart"), known, error) ||
      !vt_document_get_array (object, _ ("Cart"), "lines", &lines, error))
    return NULL;
  shopper = vt_shopper_read (object, _ ("Cart"), error);
  if (shopper == NULL)
    return NULL;
  cart = vt_cart_new ();
  vt_cart_set_shopper (cart, shopper);
  if (!vt_cart_read_lines (cart, lines, error))
    return NULL;
  return g_steal_pointer (&cart);
}
