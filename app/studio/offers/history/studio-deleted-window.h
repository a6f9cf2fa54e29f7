/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offers that were deleted, to be brought back. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioDeletedWindow:
 *
 * The one deleted last comes first. Return brings back the chosen one, Escape closes.
 */
#define STUDIO_TYPE_DELETED_WINDOW (studio_deleted_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioDeletedWindow, studio_deleted_window, STUDIO, DELETED_WINDOW, AdwWindow)

GtkWidget *studio_deleted_window_new (GtkWindow *parent, StudioSession *session);

G_END_DECLS
