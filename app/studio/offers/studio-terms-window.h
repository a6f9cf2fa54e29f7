/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of one offer as text, kept only if the evaluator takes them. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TERMS_WINDOW (studio_terms_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioTermsWindow, studio_terms_window, STUDIO, TERMS_WINDOW, AdwWindow)

/* (transfer none): presented by the caller; @offer is the one the text is of, also once another is
 * looked at. */
GtkWidget *
studio_terms_window_new (GtkWindow *parent, StudioSession *session, const VtOffer *offer);

G_END_DECLS
