/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a selector asks for of one sort, each with a button that takes it away. */

#pragma once

#include "studio-field-row.h"
#include "vt-facets.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PICK_ROW (studio_pick_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPickRow, studio_pick_row, STUDIO, PICK_ROW, StudioFieldRow)

/* Bound to an array of words or paths, or the object of attributes. @add: "Add Brand" */
GtkWidget *studio_pick_row_new (
    StudioSession *session, const char *title, const char *path, VtFacetKind kind, const char *add);
/* Bound to an array of SKUs: products are searched. */
GtkWidget *
studio_pick_row_new_for_products (StudioSession *session, const char *title, const char *path);

G_END_DECLS
