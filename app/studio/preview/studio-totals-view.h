/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of a receipt, each with what it was before the last change. */

#pragma once

#include "studio-receipt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TOTALS_VIEW (studio_totals_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioTotalsView, studio_totals_view, STUDIO, TOTALS_VIEW, GtkWidget)

GtkWidget *studio_totals_view_new (void);
void       studio_totals_view_set (StudioTotalsView    *self,
                                   const StudioReceipt *receipt,
                                   const VtCurrency    *currency);

G_END_DECLS
