/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that opens what the list of offers can be filtered by, and the chips of what it is. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *studio_filter_button_new (StudioSession *session);

/* One button for each part that is filtered by, which stops it; hidden while there is none. */
GtkWidget *studio_filter_chips_new (StudioSession *session);

G_END_DECLS
