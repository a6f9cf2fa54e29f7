/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to protection plans: what they cover, their bands, terms and prices. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioFieldSet, as #StudioOfferKind has it. */
GtkWidget *studio_protection_editor_new (StudioSession *session);

G_END_DECLS
