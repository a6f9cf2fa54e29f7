/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a cross-sell: what it goes with, and what is suggested. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_cross_sell_editor_new (StudioSession *session);

G_END_DECLS
