/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of one offer, and the way back to any of them. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioHistoryWindow:
 *
 * Versions on the left, the newest first; on the right what the chosen one was. Ctrl+Return goes
 * back to it, Escape closes.
 */
#define STUDIO_TYPE_HISTORY_WINDOW (studio_history_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioHistoryWindow, studio_history_window, STUDIO, HISTORY_WINDOW, AdwWindow)

/* @offer_id: of an offer that may have been deleted; @name: what it is called */
GtkWidget *studio_history_window_new (GtkWindow     *parent,
                                      StudioSession *session,
                                      const char    *offer_id,
                                      const char    *name);

G_END_DECLS
