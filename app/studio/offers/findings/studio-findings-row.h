/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding: what it is, the smallest cart that shows it, and what can be done about it. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of a list box, empty. */
GtkWidget *studio_finding_row_new (void);
/* Shows the finding as it is now in a row made by studio_finding_row_new(). */
void studio_finding_row_show (GtkWidget *row, StudioSession *session, const VtFinding *finding);

/* A button that opens Preview with the finding's cart; %NULL where there is none. */
GtkWidget *studio_finding_try_button_new (const VtFinding *finding);

G_END_DECLS
