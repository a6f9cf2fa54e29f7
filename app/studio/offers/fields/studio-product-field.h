/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one product. */

#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PRODUCT_FIELD (studio_product_field_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioProductField, studio_product_field, STUDIO, PRODUCT_FIELD, StudioFieldRow)

/* Bound to a SKU. The product is searched, or dropped on it; what is chosen is told beside the
 * title. */
GtkWidget *studio_product_field_new (StudioSession *session, const char *title, const char *path);

G_END_DECLS
