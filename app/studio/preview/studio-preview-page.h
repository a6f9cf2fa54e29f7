/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Preview. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new page, for studio-pages.c. */
GtkWidget *studio_preview_page_new (StudioSession *session);

G_END_DECLS
