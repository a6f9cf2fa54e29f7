/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the receipt: list price, what offers take off, what is left. */

#pragma once

#include "studio-receipt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_RECEIPT_ROW (studio_receipt_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioReceiptRow, studio_receipt_row, STUDIO, RECEIPT_ROW, GtkListBoxRow)

GtkWidget *studio_receipt_row_new (void);
void       studio_receipt_row_set (StudioReceiptRow    *self,
                                   const StudioReceipt *receipt,
                                   const VrLine        *line,
                                   const VtCurrency    *currency);

G_END_DECLS
