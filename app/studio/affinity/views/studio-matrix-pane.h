/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrix with its legend, its zoom and what it says. */

#pragma once

#include "studio-matrix-view.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MATRIX_PANE (studio_matrix_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioMatrixPane, studio_matrix_pane, STUDIO, MATRIX_PANE, GtkWidget)

GtkWidget *studio_matrix_pane_new (StudioSession *session);

StudioMatrixView *studio_matrix_pane_get_view (StudioMatrixPane *self);

G_END_DECLS
