/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that offers the catalogue's categories, brands, tags or attributes to choose from. */

#pragma once

#include "studio-session.h"
#include "vt-facets.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioPickButton:
 *
 * Opens a list with a search; ::picked (const VtFacet *) with what was chosen there.
 */
#define STUDIO_TYPE_PICK_BUTTON (studio_pick_button_get_type ())
G_DECLARE_FINAL_TYPE (StudioPickButton, studio_pick_button, STUDIO, PICK_BUTTON, AdwBin)

/* @label: what it does, translated: "Add Brand" */
GtkWidget *studio_pick_button_new (StudioSession *session, const char *label, VtFacetKind kind);

G_END_DECLS
