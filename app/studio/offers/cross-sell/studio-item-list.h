/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell suggests, in order. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of products, each with its price, how many take it along, and what it fits. */
#define STUDIO_TYPE_ITEM_LIST (studio_item_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioItemList, studio_item_list, STUDIO, ITEM_LIST, AdwBin)

GtkWidget *studio_item_list_new (StudioSession *session);

/* (transfer full): the element for a product. */
JsonNode *studio_item_new (const char *sku);

G_END_DECLS
