/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses an order of the history to be the cart. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_ORDER_PICKER (studio_order_picker_get_type ())
G_DECLARE_FINAL_TYPE (StudioOrderPicker, studio_order_picker, STUDIO, ORDER_PICKER, GtkPopover)

GtkWidget *studio_order_picker_new (void);

G_END_DECLS
