/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cart comes to, which offers applied and why the others did not. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_RECEIPT_PANE (studio_receipt_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioReceiptPane, studio_receipt_pane, STUDIO, RECEIPT_PANE, GtkWidget)

GtkWidget *studio_receipt_pane_new (StudioSession *session);

G_END_DECLS
