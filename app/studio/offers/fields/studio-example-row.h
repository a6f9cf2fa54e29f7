/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that chooses one of the products an offer selects, to show figures with. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioExampleRow:
 *
 * A drop-down list of the products that a selector of the offer selects, those sold most first.
 * What is chosen is no part of the offer. While nothing is selected the row is not there.
 *
 * ::changed: another product is the example
 */
#define STUDIO_TYPE_EXAMPLE_ROW (studio_example_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioExampleRow, studio_example_row, STUDIO, EXAMPLE_ROW, AdwActionRow)

/* @path: of the selector. */
GtkWidget *studio_example_row_new (StudioSession *session, const char *title, const char *path);
/* (nullable): its SKU, as the catalogue writes it; %NULL while none is known. */
const char *studio_example_row_get_sku (StudioExampleRow *self);

G_END_DECLS
