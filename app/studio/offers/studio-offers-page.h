/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Offers page: offers by priority, the editor of one, the products to put in it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFERS_PAGE (studio_offers_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioOffersPage, studio_offers_page, STUDIO, OFFERS_PAGE, GtkWidget)

GtkWidget *studio_offers_page_new (StudioSession *session);

/* Adds the actions on the offer looked at; see studio-actions.h. */
void studio_offers_page_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
