/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to a bundle: its products, the discount and the money. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_BUNDLE_EDITOR (studio_bundle_editor_get_type ())
G_DECLARE_FINAL_TYPE (StudioBundleEditor, studio_bundle_editor, STUDIO, BUNDLE_EDITOR, GtkWidget)

/* As #StudioOfferKind has it. */
GtkWidget *studio_bundle_editor_new (StudioSession *session);
void       studio_bundle_editor_show (GtkWidget *widget, const VtOffer *offer);

G_END_DECLS
