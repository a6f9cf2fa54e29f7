/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a downsell: a cheaper product, or payment in instalments. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: committed as one, shown with studio_downsell_editor_show(). */
GtkWidget *studio_downsell_editor_new (StudioSession *session);
void       studio_downsell_editor_show (GtkWidget *widget, const VtOffer *offer);

G_END_DECLS
