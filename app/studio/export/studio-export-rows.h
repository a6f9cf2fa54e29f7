/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the Export page: offers, changes, earlier exports. */

#pragma once

#include "studio-pack-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows with a button behind their words; bound by one of the functions below. */
GtkWidget *studio_export_row_new (void);

/* An offer that goes out: what it gives. */
void studio_export_row_set_ready (GtkWidget *row, const VtOffer *offer, const VtCurrency *currency);
/* An offer that stays: @problem (nullable) is the worst that keeps it from being ready. */
void studio_export_row_set_kept (GtkWidget *row, const VtOffer *offer, const VtProblem *problem);
/* What is wrong with an offer that was to go out. */
void studio_export_row_set_problem (GtkWidget *row, const VtOffer *offer, const VtProblem *problem);
/* What sets the next export apart from the last. */
void studio_export_row_set_change (GtkWidget *row, const VtPackChange *change);
/* What went out before. */
void studio_export_row_set_export (GtkWidget *row, const VtExport *past);

G_END_DECLS
