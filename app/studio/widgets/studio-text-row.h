/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of text that is kept when it is left, without a button to press. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioTextRow:
 *
 * Emits ::committed (text) when what was typed is to be kept: with Return, or when the focus goes.
 * Escape takes back what was typed.
 */
#define STUDIO_TYPE_TEXT_ROW (studio_text_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioTextRow, studio_text_row, STUDIO, TEXT_ROW, AdwEntryRow)

GtkWidget *studio_text_row_new (const char *title);

void studio_text_row_set_title (StudioTextRow *self, const char *title);

/* Shows @text as what is kept. What is being typed stays while that is the same as before. */
void studio_text_row_set_kept (StudioTextRow *self, const char *text);
/* As if the focus went. */
void studio_text_row_commit (StudioTextRow *self);
/* (nullable): what is wrong with the text, in place of the title; gone with the next change. */
void studio_text_row_set_problem (StudioTextRow *self, const char *problem);

G_END_DECLS
