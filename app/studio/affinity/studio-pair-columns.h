/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of pairs. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds all columns to a view whose items are #StudioPairItem. */
void studio_pair_columns_append (GtkColumnView *view);

/* What the figures of the columns say, for a popover. */
GtkWidget *studio_pair_columns_new_legend (void);

/* Pairs bought together in fewer orders than this are marked "few orders". */
#define STUDIO_FEW_ORDERS 30

G_END_DECLS
