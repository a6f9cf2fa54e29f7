/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a subscription: what is delivered again and again, and for how much less.
 */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet: shown and committed as one. */
GtkWidget *studio_subscription_editor_new (StudioSession *session);

G_END_DECLS
