/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept cart: open, rename in place, delete. */

#pragma once

#include "vt-scenario.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_KEPT_ROW (studio_kept_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioKeptRow, studio_kept_row, STUDIO, KEPT_ROW, GtkListBoxRow)

GtkWidget *studio_kept_row_new (const VtScenario *scenario);

G_END_DECLS
