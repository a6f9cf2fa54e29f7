/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options as a shopper sees them, and what they come to. */

#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/**
 * StudioMenuCard:
 *
 * A menu to try: options can be checked beside a product of the base, and the evaluator says what
 * that comes to. Nothing of it changes the offer. Not there until the base has a product.
 */
#define STUDIO_TYPE_MENU_CARD (studio_menu_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioMenuCard, studio_menu_card, STUDIO, MENU_CARD, GtkWidget)

GtkWidget *studio_menu_card_new (StudioSession *session);

G_END_DECLS
