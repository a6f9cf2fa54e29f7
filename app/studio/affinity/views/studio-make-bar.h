/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected, and the offers that can be made of it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *studio_make_bar_new (StudioSession *session);

G_END_DECLS
