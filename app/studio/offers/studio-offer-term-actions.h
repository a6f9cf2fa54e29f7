/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of an offer's terms from anywhere: automation, menus, keys. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On the offer looked at; disabled while there is none. */
void studio_offer_term_actions_add (GActionMap *actions, StudioSession *session);

G_END_DECLS
