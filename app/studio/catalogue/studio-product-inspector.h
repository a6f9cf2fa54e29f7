/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected product: its facts to correct, what it sold, what it sells with, its offers. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the product that was selected last. Each correction is one step of undo. */
#define STUDIO_TYPE_PRODUCT_INSPECTOR (studio_product_inspector_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioProductInspector, studio_product_inspector, STUDIO, PRODUCT_INSPECTOR, GtkWidget)

GtkWidget *studio_product_inspector_new (StudioSession *session);

G_END_DECLS
