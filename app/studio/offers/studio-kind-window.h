/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what kind of offer is to be made. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioKindWindow:
 *
 * Lists the kinds with what each is for. Choosing one activates `win.new-offer-of-kind` of its
 * parent and closes it; Escape closes it.
 */
#define STUDIO_TYPE_KIND_WINDOW (studio_kind_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioKindWindow, studio_kind_window, STUDIO, KIND_WINDOW, AdwWindow)

GtkWidget *studio_kind_window_new (GtkWindow *parent);

G_END_DECLS
