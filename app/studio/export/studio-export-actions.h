/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that write rule packs and carts to files. */

#pragma once

#include "studio-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @actions: where it is a window, the questions for a file belong to it. */
void studio_export_actions_add (GActionMap *actions, StudioSession *session);

G_END_DECLS
