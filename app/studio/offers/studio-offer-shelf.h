/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products to put in an offer, searched and dragged. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Those sold most come first. Its selection is the session's; a double click or Return adds a
 * product to the offer looked at, Ctrl+Return all that are selected. */
#define STUDIO_TYPE_OFFER_SHELF (studio_offer_shelf_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferShelf, studio_offer_shelf, STUDIO, OFFER_SHELF, GtkWidget)

GtkWidget *studio_offer_shelf_new (StudioSession *session);
/* Puts the focus where products are searched. */
void studio_offer_shelf_find (StudioOfferShelf *self);

G_END_DECLS
