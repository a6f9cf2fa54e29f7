/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one product comes to with an offer, as an example. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A #StudioLiveFigure: the first product that the offer's "select" selects, its price before and
 * after, as the evaluator has it. */
GtkWidget *studio_example_figure_new (StudioSession *session);

G_END_DECLS
