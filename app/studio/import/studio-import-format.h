/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is read: what it is, its encoding, separators, dates and what each column means. */

#pragma once

#include "vt-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioImportFormat:
 *
 * Shows what was found out about a file and lets every bit of it be changed. Emits ::changed when
 * the file should be looked at again with studio_import_format_get_options().
 */
#define STUDIO_TYPE_IMPORT_FORMAT (studio_import_format_get_type ())
G_DECLARE_FINAL_TYPE (StudioImportFormat, studio_import_format, STUDIO, IMPORT_FORMAT, GtkWidget)

GtkWidget *studio_import_format_new (void);

/* Shows how @plan reads the file. What the user chose before stays chosen. */
void studio_import_format_set_plan (StudioImportFormat *self, const VtImportPlan *plan);

/* Forgets all choices, for another file. */
void studio_import_format_reset (StudioImportFormat *self);

/* The choices made; strings in it live until the next change. */
void studio_import_format_get_options (StudioImportFormat *self, VtImportOptions *ret_options);

G_END_DECLS
