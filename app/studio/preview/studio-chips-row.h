/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of words, each of which is on or off. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a chip is: @word goes to the action, @label is read. */
typedef struct
{
  char    *word;  /* (owned) */
  char    *label; /* (owned): plain text */
  gboolean is_on;
} StudioChip;

/* (element-type StudioChip): empty. */
GPtrArray *studio_chips_new (void);
/* Adds one, unless one with that word is there, which is then on if either is. */
void studio_chips_add (GPtrArray *chips, const char *word, const char *label, gboolean is_on);

/**
 * StudioChipsRow:
 *
 * A title, a sentence about it, and toggle buttons that wrap.
 */
#define STUDIO_TYPE_CHIPS_ROW (studio_chips_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioChipsRow, studio_chips_row, STUDIO, CHIPS_ROW, GtkListBoxRow)

/* @action: with a parameter (sb), the word and whether it is on; @none: translated, what is told
 * where there is nothing to choose from. */
GtkWidget *
studio_chips_row_new (const char *title, const char *hint, const char *none, const char *action);

/* Shows @chips; buttons of words that were there stay, and so does the focus. */
void studio_chips_row_show (StudioChipsRow *self, GPtrArray *chips);

G_END_DECLS
