/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Orders page: what history is loaded, month by month, and the imports it came with. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_ORDERS_PAGE (studio_orders_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioOrdersPage, studio_orders_page, STUDIO, ORDERS_PAGE, GtkWidget)

GtkWidget *studio_orders_page_new (StudioSession *session);

/* Adds win.remove-import (x: the import's id). */
void studio_orders_page_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
