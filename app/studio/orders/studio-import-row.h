/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import in the list: its file, what became of its rows, and taking it out again. */

#pragma once

#include "vt-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An expander row with the whole report inside; @batch is not kept. */
GtkWidget *studio_import_row_new (const VtImportBatch *batch);

G_END_DECLS
