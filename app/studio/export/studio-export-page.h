/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Export: what goes out, what stays, what changed, and how a storefront checks it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_EXPORT_PAGE (studio_export_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportPage, studio_export_page, STUDIO, EXPORT_PAGE, GtkWidget)

GtkWidget *studio_export_page_new (StudioSession *session);
/* win.export-pack and the other commands that write files. */
void studio_export_page_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
