/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to an offer: the sentence, the amount, and what would change it. */

#pragma once

#include "studio-receipt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_VERDICT_ROW (studio_verdict_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioVerdictRow, studio_verdict_row, STUDIO, VERDICT_ROW, GtkListBoxRow)

GtkWidget *studio_verdict_row_new (void);
void       studio_verdict_row_set (StudioVerdictRow    *self,
                                   const StudioReceipt *receipt,
                                   const VrVerdict     *verdict,
                                   const VtCurrency    *currency);
/* A draft that cannot be tried. */
void studio_verdict_row_set_untried (StudioVerdictRow         *self,
                                     const StudioReceipt      *receipt,
                                     const StudioUntriedDraft *untried);

G_END_DECLS
