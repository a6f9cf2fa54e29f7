/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of lists of the past: what, and below it when and by whom. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row says. */
typedef struct
{
  char *text;    /* (owned) */
  char *caption; /* (owned) */
} StudioHistoryWords;

typedef StudioHistoryWords (*StudioHistoryTell) (gpointer item);

/**
 * studio_history_list_new:
 * @selection: (transfer full)
 * @label: what the list is called aloud, translated
 *
 * A list that makes rows for what is to be seen only.
 */
GtkWidget *
studio_history_list_new (GtkSelectionModel *selection, StudioHistoryTell tell, const char *label);

G_END_DECLS
