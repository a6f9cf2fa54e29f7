/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The product under the pointer, in a few lines. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_MAP_CARD (studio_map_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapCard, studio_map_card, STUDIO, MAP_CARD, GtkWidget)

GtkWidget *studio_map_card_new (StudioSession *session);

/* Hides for %VT_PRODUCT_NONE. */
void studio_map_card_show (StudioMapCard *self, guint32 product);

G_END_DECLS
