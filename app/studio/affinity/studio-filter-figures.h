/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each figure of the pairs as a histogram, with a brush that says which pairs are shown. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_FILTER_FIGURES (studio_filter_figures_get_type ())
G_DECLARE_FINAL_TYPE (StudioFilterFigures, studio_filter_figures, STUDIO, FILTER_FIGURES, GtkWidget)

GtkWidget *studio_filter_figures_new (StudioSession *session);

/* "Lift", translated. */
const char *studio_filter_figure_to_title (VtPairFigure figure);
/* "Lift of 3.0 or more", a phrase, translated; %NULL for what is not bounded. */
char *studio_filter_figure_to_text (const VtPairFilter *filter, VtPairFigure figure);

G_END_DECLS
