/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did with every row: sums, the rules that counted, and what was rejected. */

#pragma once

#include "vt-import-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_IMPORT_REPORT_VIEW (studio_import_report_view_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioImportReportView, studio_import_report_view, STUDIO, IMPORT_REPORT_VIEW, GtkWidget)

/* @report is read here and not kept. */
GtkWidget *studio_import_report_view_new (VtImportReport *report);

/* One sentence: "541,909 rows: 541,905 stored, 4 rejected". */
char *studio_import_report_summary (VtImportReport *report);

G_END_DECLS
