/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found of all offers together, on the Offers page. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_FINDINGS_VIEW (studio_findings_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioFindingsView, studio_findings_view, STUDIO, FINDINGS_VIEW, GtkWidget)

GtkWidget *studio_findings_view_new (StudioSession *session);

G_END_DECLS
