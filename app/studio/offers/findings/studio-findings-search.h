/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the search for findings is, with a button to stop it or to go on. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *studio_findings_search_new (StudioSession *session);

G_END_DECLS
