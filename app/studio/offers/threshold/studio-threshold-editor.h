/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a threshold: what counts, its steps, and what to fill up with. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet, as #StudioOfferKind has it. */
GtkWidget *studio_threshold_editor_new (StudioSession *session);

G_END_DECLS
