/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The product or the link under the pointer, in a few lines. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_MAP_CARD (studio_map_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioMapCard, studio_map_card, STUDIO, MAP_CARD, GtkWidget)

GtkWidget *studio_map_card_new (StudioSession *session);

/* %VT_PRODUCT_NONE hides the card. */
void studio_map_card_show (StudioMapCard *self, guint32 product);
/* What a link says, both ways. */
void studio_map_card_show_pair (StudioMapCard *self, const VtPair *pair);

G_END_DECLS
