/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a total came about, step by step. */

#pragma once

#include "vt-calculation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CALCULATION_VIEW (studio_calculation_view_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioCalculationView, studio_calculation_view, STUDIO, CALCULATION_VIEW, GtkWidget)

GtkWidget *studio_calculation_view_new (void);
/* @steps: (element-type VtCalculationStep) */
void studio_calculation_view_set (StudioCalculationView *self, GPtrArray *steps);

G_END_DECLS
