/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The products of a bundle as a list: quantities, order, the main one. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Products dropped on it (SKUs, one a line) are added; its rows are dragged into another order. */
#define STUDIO_TYPE_BUNDLE_PARTS (studio_bundle_parts_get_type ())
G_DECLARE_FINAL_TYPE (StudioBundleParts, studio_bundle_parts, STUDIO, BUNDLE_PARTS, AdwBin)

GtkWidget *studio_bundle_parts_new (StudioSession *session);
void       studio_bundle_parts_show (StudioBundleParts *self, const VtOffer *offer);

G_END_DECLS
