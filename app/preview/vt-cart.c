/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as the curator fills it. */

#include "vt-cart.h"

#include "vt-document.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

static VtCartLine *
line_new (const char *sku, gint64 quantity)
{
  VtCartLine *line = g_new0 (VtCartLine, 1);

  line->sku = g_strdup (sku);
  line->quantity = quantity;
  return line;
}

static void
line_free (gpointer data)
{
  VtCartLine *line = data;

  g_free (line->sku);
  g_free (line);
}

VtCart *
vt_cart_new (void)
{
  VtCart *cart = g_new0 (VtCart, 1);

  cart->lines = g_ptr_array_new_with_free_func (line_free);
  return cart;
}

VtCart *
vt_cart_copy (const VtCart *cart)
{
  VtCart *copy;

  g_return_val_if_fail (cart != NULL, NULL);

  copy = vt_cart_new ();
  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = g_ptr_array_index (cart->lines, i);

      g_ptr_array_add (copy->lines, line_new (line->sku, line->quantity));
    }
  return copy;
}

void
vt_cart_free (VtCart *cart)
{
  if (cart == NULL)
    return;

  g_ptr_array_unref (cart->lines);
  g_free (cart);
}

gboolean
vt_cart_equal (const VtCart *cart, const VtCart *other)
{
  g_return_val_if_fail (cart != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (cart->lines->len != other->lines->len)
    return FALSE;
  for (guint i = 0; i < cart->lines->len; i++)
    {
      const VtCartLine *line = g_ptr_array_index (cart->lines, i);
      const VtCartLine *other_line = g_ptr_array_index (other->lines, i);

      if (line->quantity != other_line->quantity || strcmp (line->sku, other_line->sku) != 0)
        return FALSE;
    }
  return TRUE;
}

static VtCartLine *
find_line (const VtCart *cart, const char *sku)
{
  for (guint i = 0; i < cart->lines->len; i++)
    {
      VtCartLine *line = g_ptr_array_index (cart->lines, i);

      if (g_ascii_strcasecmp (line->sku, sku) == 0)
        return line;
    }
  return NULL;
}

void
vt_cart_set (VtCart *cart, const char *sku, gint64 quantity)
{
  VtCartLine *line;

  g_return_if_fail (cart != NULL);
  g_return_if_fail (sku != NULL && sku[0] != '\0');
  g_return_if_fail (quantity >= 0 && quantity <= VT_CART_MAX_QUANTITY);

  line = find_line (cart, sku);
  if (line != NULL && quantity > 0)
    line->quantity = quantity;
  else if (line != NULL)
    g_ptr_array_remove (cart->lines, line);
  else if (quantity > 0)
    g_ptr_array_add (cart->lines, line_new (sku, quantity));
}

gint64
vt_cart_get (const VtCart *cart, const char *sku)
{
  const VtCartLine *line;

  g_return_val_if_fail (cart != NULL, 0);
  g_return_val_if_fail (sku != NULL, 0);

  line = find_line (cart, sku);
  return line != NULL ? line->quantity : 0;
}

void
vt_cart_clear (VtCart *cart)
{
  g_return_if_fail (cart != NULL);

  g_ptr_array_set_size (cart->lines, 0);
}

VtCart *
vt_cart_from_offer (const VtOffer *offer)
{
  VtCart *cart;

  g_return_val_if_fail (offer != NULL, NULL);

  cart = vt_cart_new ();
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);

      vt_cart_set (cart, component->sku, component->quantity);
    }
  return cart;
}

/* ---- as a storefront sends it ---- */

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
write_line (const VtCartLine *line, VtCatalog *catalog, JsonBuilder *builder, GError **error)
{
  const VtProduct *product = find_product (catalog, line->sku, error);

  if (product == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sku");
  json_builder_add_string_value (builder, product->sku);
  json_builder_set_member_name (builder, "quantity");
  json_builder_add_int_value (builder, line->quantity);
  json_builder_set_member_name (builder, "unit_price");
  json_builder_add_int_value (builder, product->price_minor);
  json_builder_end_object (builder);
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

  if (cart->lines->len > VT_CART_MAX_LINES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A cart has at most %d lines"),
                   VT_CART_MAX_LINES);
      return NULL;
    }

  builder = json_builder_new_immutable ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, currency->code);
  vt_shopper_write (shopper, builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cart->lines->len; i++)
    if (!write_line (g_ptr_array_index (cart->lines, i), catalog, builder, error))
      return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return vt_document_to_text (root, error);
}

char *
vt_cart_to_json (const VtCart *cart, VtCatalog *catalog, const VtCurrency *currency, GError **error)
{
  const VtShopper anybody = {NULL};

  return vt_cart_to_json_for (cart, &anybody, catalog, currency, error);
}

static gboolean
read_line (JsonObject *object, const char *where, VtCart *cart, GError **error)
{
  static const char *const known[] = {"id", "quantity", "sku", "unit_price", NULL};
  g_autofree char         *sku = NULL;
  gint64                   quantity;

  if (!vt_document_check_members (object, where, known, error) ||
      !vt_document_get_text (object, where, "sku", VT_ID_MAX_BYTES, &sku, error) ||
      !vt_document_get_int64 (object, where, "quantity", 1, VT_CART_MAX_QUANTITY, &quantity, error))
    return FALSE;

  quantity += vt_cart_get (cart, sku);
  if (sku[0] == '\0' || quantity > VT_CART_MAX_QUANTITY)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_BAD_INPUT,
                   sku[0] == '\0' ? _ ("%s has no SKU")
                                  : _ ("%s: more units of one product than a cart takes"),
                   where);
      return FALSE;
    }
  vt_cart_set (cart, sku, quantity);
  return TRUE;
}

VtCart *
vt_cart_from_json (const char *json, GError **error)
{
  static const char *const known[] = {"currency", "lines", NULL};
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (VtCart) cart = NULL;
  JsonArray *lines;

  g_return_val_if_fail (json != NULL, NULL);

  root = vt_document_parse (json, -1, error);
  if (root == NULL ||
      !vt_document_check_members (json_node_get_object (root), _ ("Cart"), known, error) ||
      !vt_document_get_array (json_node_get_object (root), _ ("Cart"), "lines", &lines, error))
    return NULL;
  if (json_array_get_length (lines) > VT_CART_MAX_LINES)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_LIMIT, _ ("A cart has at most %d lines"),
                   VT_CART_MAX_LINES);
      return NULL;
    }

  cart = vt_cart_new ();
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autofree char *where = g_strdup_printf (_ ("Line %u"), i + 1);
      JsonObject      *object = vt_document_get_element (lines, where, i, error);

      if (object == NULL || !read_line (object, where, cart, error))
        return NULL;
    }
  return g_steal_pointer (&cart);
}
