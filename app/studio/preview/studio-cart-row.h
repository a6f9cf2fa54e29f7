/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the cart: product, price, quantity, remove. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CART_ROW (studio_cart_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioCartRow, studio_cart_row, STUDIO, CART_ROW, GtkListBoxRow)

GtkWidget *studio_cart_row_new (void);
/* @number: of the line, from 1. Changes go out as win.cart-line and win.cart-line-delivery. */
void studio_cart_row_set (StudioCartRow    *self,
                          guint             number,
                          const VtCartLine *line,
                          VtCatalog        *catalog,
                          const VtCurrency *currency);

G_END_DECLS
