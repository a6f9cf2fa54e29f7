/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the cart belongs to, and when. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list with one row that tells it in a line, and opens to change it. */
GtkWidget *studio_shopper_pane_new (StudioSession *session);

G_END_DECLS
