/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the offers that are selected together. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Follows the session's selection of offers. */
#define STUDIO_TYPE_BULK_PANE (studio_bulk_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioBulkPane, studio_bulk_pane, STUDIO, BULK_PANE, AdwBin)

GtkWidget *studio_bulk_pane_new (StudioSession *session);

G_END_DECLS
