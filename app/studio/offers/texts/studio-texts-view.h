/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shopper reads of an offer, or of a step of it, in every language. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TEXTS_VIEW (studio_texts_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioTextsView, studio_texts_view, STUDIO, TEXTS_VIEW, GtkWidget)

/* @prefix: "" for the offer's own texts, where languages are added and removed as well; "steps/2/"
 * for those of a step. */
GtkWidget *studio_texts_view_new (StudioSession *session, const char *prefix);

/* Another step, whose texts are shown with the next offer that is. */
void studio_texts_view_set_prefix (StudioTextsView *self, const char *prefix);
void studio_texts_view_show (StudioTextsView *self, const VtOffer *offer);
/* What is being typed is kept. */
void studio_texts_view_commit (StudioTextsView *self);

G_END_DECLS
