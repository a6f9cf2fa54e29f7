/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to put before the shopper: the sentence, what it changes, and a button that does it. */

#pragma once

#include "studio-receipt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PROMPT_ROW (studio_prompt_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPromptRow, studio_prompt_row, STUDIO, PROMPT_ROW, GtkListBoxRow)

GtkWidget *studio_prompt_row_new (void);
/* Adding goes out as win.cart-add. */
void studio_prompt_row_set (StudioPromptRow     *self,
                            const StudioReceipt *receipt,
                            const VrPrompt      *prompt,
                            const VtCurrency    *currency);

G_END_DECLS
