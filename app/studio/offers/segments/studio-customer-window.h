/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing what a file says of customers: what is in it, what of it to keep, what came of it. */

#pragma once

#include "studio-session.h"

#include "vt-customer-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioCustomerWindow:
 *
 * Looks at a file without writing anything; Import keeps what is wanted of it as the session's job,
 * one step of undo. Escape closes it at any moment and leaves the workspace as it was.
 */
#define STUDIO_TYPE_CUSTOMER_WINDOW (studio_customer_window_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioCustomerWindow, studio_customer_window, STUDIO, CUSTOMER_WINDOW, AdwWindow)

/* @parent: (nullable): opens modal to it */
GtkWidget *studio_customer_window_new (GtkWindow *parent, StudioSession *session, const char *path);

/* "801 customers: 700 known, 101 new; 2 rows rejected" */
char *studio_customer_report_summary (VtImportReport *report);

G_END_DECLS
