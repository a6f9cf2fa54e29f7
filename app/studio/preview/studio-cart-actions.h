/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on the session's cart. */

#pragma once

#include "studio-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is in it, and what it comes to. */
void studio_cart_actions_add (GActionMap *actions, StudioSession *session);
/* Who it belongs to, where they stand and when. */
void studio_shopper_actions_add (GActionMap *actions, StudioSession *session);
/* Other carts in its place: kept ones, real orders, an offer's parts. */
void studio_cart_sources_add (GActionMap *actions, StudioSession *session);

/* "3 products, 7 units" */
char *studio_cart_describe (const VtCart *cart);

G_END_DECLS
