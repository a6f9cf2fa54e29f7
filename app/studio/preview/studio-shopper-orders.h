/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cart's shopper ordered before. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds the rows to @expander and keeps them as the session's cart is, as long as @expander lives:
 * whether earlier orders are known, each of them, and what adds one. */
void studio_shopper_orders_add (AdwExpanderRow *expander, StudioSession *session);

G_END_DECLS
