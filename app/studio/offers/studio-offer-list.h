/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers in the order of their priority. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its selection is the session's, both ways; what the session's #StudioOfferFilter does not let
 * through does not show. Rows are dragged, or moved with Alt+Up and Alt+Down, into another order.
 */
#define STUDIO_TYPE_OFFER_LIST (studio_offer_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfferList, studio_offer_list, STUDIO, OFFER_LIST, GtkWidget)

GtkWidget *studio_offer_list_new (StudioSession *session);
/* Shows the offers whose name or products have @search. */
void  studio_offer_list_set_search (StudioOfferList *self, const char *search);
guint studio_offer_list_get_n_shown (StudioOfferList *self);
/**
 * studio_offer_list_hold:
 * @held: modifier keys that are down while rows are selected
 *
 * For the list's own controllers and for tests.
 */
void studio_offer_list_hold (StudioOfferList *self, GdkModifierType held);
/* Whether the session's selection is changing because somebody gathers several offers, as with
 * Ctrl: then none of them is gone to. */
gboolean studio_offer_list_is_gathering (StudioOfferList *self);
/* How many there are, shown or not. */
guint studio_offer_list_get_n (StudioOfferList *self);

G_END_DECLS
