/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an offer says, in words to read: for kinds that have no editor of their own. */

#pragma once

#include "studio-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TERMS_VIEW (studio_terms_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioTermsView, studio_terms_view, STUDIO, TERMS_VIEW, AdwBin)

GtkWidget *studio_terms_view_new (StudioSession *session);
void       studio_terms_view_show (GtkWidget *widget, const VtOffer *offer);

G_END_DECLS
