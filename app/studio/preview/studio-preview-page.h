/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Preview: a cart, and what the offers make of it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PREVIEW_PAGE (studio_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioPreviewPage, studio_preview_page, STUDIO, PREVIEW_PAGE, GtkWidget)

GtkWidget *studio_preview_page_new (StudioSession *session);
/* win.cart-set and the other commands on the cart. */
void studio_preview_page_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
