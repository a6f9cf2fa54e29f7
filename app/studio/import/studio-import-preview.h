/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a file as they will be stored. */

#pragma once

#include "vt-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_IMPORT_PREVIEW (studio_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (StudioImportPreview, studio_import_preview, STUDIO, IMPORT_PREVIEW, GtkWidget)

GtkWidget *studio_import_preview_new (void);

/* Shows the rows of @plan; what is shown is copied. */
void studio_import_preview_set_plan (StudioImportPreview *self, const VtImportPlan *plan);

G_END_DECLS
