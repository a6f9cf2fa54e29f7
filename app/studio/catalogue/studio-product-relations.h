/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product sells with, and which offers it is in. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PRODUCT_RELATIONS (studio_product_relations_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioProductRelations, studio_product_relations, STUDIO, PRODUCT_RELATIONS, GtkWidget)

GtkWidget *studio_product_relations_new (StudioSession *session);

/* Shows those of @product, as the session's snapshots have them now. */
void studio_product_relations_show (StudioProductRelations *self, guint32 product);

G_END_DECLS
