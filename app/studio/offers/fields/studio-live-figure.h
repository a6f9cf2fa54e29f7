/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure that follows from the offer, told while it is being edited. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): the figure in words; %NULL where there is none, then the row is not
 * there. Called while a slider moves, so it has to be quick. */
typedef char *(*StudioFigure) (const VtOffer    *offer,
                               VtCatalog        *catalog,
                               const VtCurrency *currency,
                               gpointer          data);

/**
 * StudioLiveFigure:
 *
 * A row of a title and what it comes to. Nothing can be changed in it. It shows drafts as well.
 */
#define STUDIO_TYPE_LIVE_FIGURE (studio_live_figure_get_type ())
G_DECLARE_FINAL_TYPE (StudioLiveFigure, studio_live_figure, STUDIO, LIVE_FIGURE, AdwActionRow)

/* @data: (nullable): for @figure, freed with @destroy */
GtkWidget *studio_live_figure_new (StudioSession *session,
                                   const char    *title,
                                   StudioFigure   figure,
                                   gpointer       data,
                                   GDestroyNotify destroy);

G_END_DECLS
