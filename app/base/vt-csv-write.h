/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values that a spreadsheet takes for what they are. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * vt_csv_write_text:
 * @record: the record so far; a comma is added unless it is empty or ends a line
 * @text: one cell
 *
 * Quotes where RFC 4180 asks for it. A text that a spreadsheet would take for a formula (it starts
 * with =, +, -, @, a tab or a carriage return) gets an apostrophe in front, and stays a text.
 */
void vt_csv_write_text (GString *record, const char *text);
/* The comma alone, before a cell that needs no quotes. */
void vt_csv_write_begin (GString *record);
void vt_csv_write_end (GString *record);

G_END_DECLS
