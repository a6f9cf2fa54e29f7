/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cart as the curator fills it. */

#include "vt-cart.h"

static VtCartLine *
line_copy (const VtCartLine *line)
{
  VtCartLine *copy = g_new0 (VtCartLine, 1);

  copy->sku = g_strdup (line->sku);
  copy->quantity = line->quantity;
  copy->delivery = line->delivery;
  copy->instead_of = g_strdup (line->instead_of);
  return copy;
}

static void
line_free (gpointer data)
{
  VtCartLine *line = data;

  g_free (line->sku);
  g_free (line->instead_of);
  g_free (line);
}

VtCart *
vt_cart_new (void)
{
  VtCart *cart = g_new0 (VtCart, 1);

  cart->lines = g_ptr_array_new_with_free_func (line_free);
  cart->shopper = vt_shopper_new ();
  return cart;
}

VtCart *
vt_cart_copy (const VtCart *cart)
{
  VtCart *copy;

  g_return_val_if_fail (cart != NULL, NULL);

  copy = g_new0 (VtCart, 1);
  copy->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < cart->lines->len; i++)
    g_ptr_array_add (copy->lines, line_copy (cart->lines->pdata[i]));
  copy->shopper = vt_shopper_copy (cart->shopper);
  return copy;
}

void
vt_cart_free (VtCart *cart)
{
  if (cart == NULL)
    return;

  g_ptr_array_unref (cart->lines);
  vt_shopper_free (cart->shopper);
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

      if (line->quantity != other_line->quantity || line->delivery != other_line->delivery ||
          strcmp (line->sku, other_line->sku) != 0 ||
          g_strcmp0 (line->instead_of, other_line->instead_of) != 0)
        return FALSE;
    }
  return vt_shopper_equal (cart->shopper, other->shopper);
}

/* ---- lines ---- */

static gboolean
same_sku (const char *sku, const char *other)
{
  return sku == NULL || other == NULL ? sku == other : g_ascii_strcasecmp (sku, other) == 0;
}

/* (nullable): the line that differs from @like in its quantity at most. */
static VtCartLine *
find_line (const VtCart *cart, const VtCartLine *like)
{
  for (guint i = 0; i < cart->lines->len; i++)
    {
      VtCartLine *line = g_ptr_array_index (cart->lines, i);

      if (line->delivery == like->delivery && same_sku (line->sku, like->sku) &&
          same_sku (line->instead_of, like->instead_of))
        return line;
    }
  return NULL;
}

void
vt_cart_set (VtCart *cart, const char *sku, gint64 quantity)
{
  const VtCartLine wanted = {(char *) sku, quantity, 0, NULL};
  VtCartLine      *line;

  g_return_if_fail (cart != NULL);
  g_return_if_fail (sku != NULL && sku[0] != '\0');
  g_return_if_fail (quantity >= 0 && quantity <= VT_CART_MAX_QUANTITY);

  line = find_line (cart, &wanted);
  if (line != NULL && quantity > 0)
    line->quantity = quantity;
  else if (line != NULL)
    g_ptr_array_remove (cart->lines, line);
  else if (quantity > 0)
    g_ptr_array_add (cart->lines, line_copy (&wanted));
}

gint64
vt_cart_get (const VtCart *cart, const char *sku)
{
  const VtCartLine  wanted = {(char *) sku, 0, 0, NULL};
  const VtCartLine *line;

  g_return_val_if_fail (cart != NULL, 0);
  g_return_val_if_fail (sku != NULL, 0);

  line = find_line (cart, &wanted);
  return line != NULL ? line->quantity : 0;
}

gboolean
vt_cart_has (const VtCart *cart, const char *sku)
{
  g_return_val_if_fail (cart != NULL, FALSE);
  g_return_val_if_fail (sku != NULL, FALSE);

  for (guint i = 0; i < cart->lines->len; i++)
    if (same_sku (((const VtCartLine *) cart->lines->pdata[i])->sku, sku))
      return TRUE;
  return FALSE;
}

gboolean
vt_cart_add_line (VtCart *cart, const VtCartLine *line)
{
  VtCartLine *like;

  g_return_val_if_fail (cart != NULL, FALSE);
  g_return_val_if_fail (line != NULL && line->quantity > 0, FALSE);

  like = find_line (cart, line);
  if (line->quantity + (like != NULL ? like->quantity : 0) > VT_CART_MAX_QUANTITY ||
      (like == NULL && cart->lines->len >= VT_CART_MAX_LINES))
    return FALSE;
  if (like != NULL)
    like->quantity += line->quantity;
  else
    g_ptr_array_add (cart->lines, line_copy (line));
  return TRUE;
}

gboolean
vt_cart_change_line (VtCart *cart, guint index, const VtCartLine *changed)
{
  VtCartLine *like;
  VtCartLine *copy;

  g_return_val_if_fail (cart != NULL && index < cart->lines->len, FALSE);

  if (changed == NULL)
    {
      g_ptr_array_remove_index (cart->lines, index);
      return TRUE;
    }
  like = find_line (cart, changed);
  if (like == cart->lines->pdata[index])
    like = NULL;
  if (changed->quantity + (like != NULL ? like->quantity : 0) > VT_CART_MAX_QUANTITY)
    return FALSE;
  copy = line_copy (changed);
  line_free (cart->lines->pdata[index]);
  cart->lines->pdata[index] = copy;
  if (like != NULL)
    {
      guint other;

      g_ptr_array_find (cart->lines, like, &other);
      ((VtCartLine *) cart->lines->pdata[MIN (index, other)])->quantity =
          copy->quantity + like->quantity;
      g_ptr_array_remove_index (cart->lines, MAX (index, other));
    }
  return TRUE;
}

void
vt_cart_clear (VtCart *cart)
{
  g_return_if_fail (cart != NULL);

  g_ptr_array_set_size (cart->lines, 0);
}

void
vt_cart_set_shopper (VtCart *cart, const VtShopper *shopper)
{
  VtShopper *copy;

  g_return_if_fail (cart != NULL && shopper != NULL);

  copy = vt_shopper_copy (shopper);
  vt_shopper_free (cart->shopper);
  cart->shopper = copy;
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
