/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cart: its lines, what adds to them, and other carts to put in its place. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CART_PANE (studio_cart_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioCartPane, studio_cart_pane, STUDIO, CART_PANE, GtkWidget)

GtkWidget *studio_cart_pane_new (StudioSession *session);
/* Puts the focus where products are added. */
void studio_cart_pane_find (StudioCartPane *self);

G_END_DECLS
