/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a tier ladder: its tiers, what they have, and the steps between them. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet, as #StudioOfferKind has it. */
GtkWidget *studio_tier_editor_new (StudioSession *session);

G_END_DECLS
