/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a view: texts, the numbers behind them, and the products that it is about. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_VIEW_MAX_COLUMNS 8

#define STUDIO_TYPE_VIEW_ROW (studio_view_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioViewRow, studio_view_row, STUDIO, VIEW_ROW, GObject)

/* May be made and filled in any thread before it is shown. @products: (array length=n_products):
 * copied */
StudioViewRow *studio_view_row_new (const guint32 *products, guint n_products);
/* @text: taken; @number: what the column is sorted by; of a text column 0 */
void studio_view_row_set (StudioViewRow *self, guint column, char *text, double number);
/* What it says in a sentence; taken. */
void studio_view_row_set_sentence (StudioViewRow *self, char *sentence);

const char    *studio_view_row_get_text (StudioViewRow *self, guint column);
double         studio_view_row_get_number (StudioViewRow *self, guint column);
const char    *studio_view_row_get_sentence (StudioViewRow *self);
const guint32 *studio_view_row_get_products (StudioViewRow *self, guint *ret_n);

G_END_DECLS
