/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that offers products while one types. */

#pragma once

#include "studio-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioProductEntry:
 *
 * What is found is listed below; Up and Down choose, Return or a click takes: then ::chosen (SKU)
 * is emitted and the text selected, so that the next product can be typed at once.
 */
#define STUDIO_TYPE_PRODUCT_ENTRY (studio_product_entry_get_type ())
G_DECLARE_FINAL_TYPE (StudioProductEntry, studio_product_entry, STUDIO, PRODUCT_ENTRY, GtkWidget)

/* @label: what choosing does, translated ("Add a product"); placeholder and accessible name. */
GtkWidget *studio_product_entry_new (StudioSession *session, const char *label);

G_END_DECLS
