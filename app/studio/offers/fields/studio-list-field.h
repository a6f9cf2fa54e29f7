/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a list in an offer: its products, steps, tiers, plans, each a row that opens. */

#pragma once

#include "studio-field.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StudioListKind:
 * @list_name: names the list for those who do not see it, N_()
 * @empty: what stands there while there is nothing, N_()
 * @add: (nullable): the button that adds an element, N_("Add Step")
 * @create: (nullable): what it adds, (transfer full)
 * @takes_products: whether elements are SKUs, or objects with the member "sku", each once: products
 * are added by searching and by dropping them (SKUs, one a line)
 * @search: (nullable): what the field says that searches them, N_("Add a plan"); "Add a product"
 * @create_product: (nullable): the element of a product that is added, (transfer full); a text of
 * its SKU if %NULL
 * @adopt: (nullable): takes a product that another list of the offer has into the one at @path;
 * %TRUE if it did
 * @tell: (nullable): title and subtitle of a row, (transfer full); those of the product if %NULL
 * @extend: (nullable): adds the rows that edit an element (each a #StudioField and a
 * #GtkListBoxRow) to @rows. @path: of the element ("steps/2"). Called once for each place in the
 * list, not for each element: what stands there is shown in it
 *
 * What the elements of a list are. Static.
 */
typedef struct
{
  const char *list_name;
  const char *empty;
  const char *add;
  JsonNode *(*create) (StudioSession *session, const VtOffer *offer);
  gboolean    takes_products;
  const char *search;
  JsonNode *(*create_product) (const VtProduct *product);
  gboolean (*adopt) (StudioSession *session,
                     const VtOffer *offer,
                     const char    *path,
                     const char    *sku);
  void (*tell) (StudioSession *session,
                const VtOffer *offer,
                JsonNode      *element,
                guint          index,
                char         **ret_title,
                char         **ret_subtitle);
  void (*extend) (StudioSession *session, const char *path, GPtrArray *rows);
} StudioListKind;

/**
 * StudioListField:
 *
 * Bound to an array. Alt+Up and Alt+Down, or dragging, reorder it, Delete takes the row away that
 * has the focus.
 */
#define STUDIO_TYPE_LIST_FIELD (studio_list_field_get_type ())
G_DECLARE_FINAL_TYPE (StudioListField, studio_list_field, STUDIO, LIST_FIELD, AdwBin)

/* @title, @description: of the group, translated; @description: (nullable) */
GtkWidget *studio_list_field_new (StudioSession        *session,
                                  const char           *title,
                                  const char           *description,
                                  const char           *path,
                                  const StudioListKind *kind);
/* The list of a product's SKUs and nothing else. */
GtkWidget *studio_product_list_field_new (StudioSession *session,
                                          const char    *title,
                                          const char    *description,
                                          const char    *path);

G_END_DECLS
