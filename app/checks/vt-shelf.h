/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue sorted by what selectors ask for, so that hundreds of them are answered at once.
 * Internal to this folder. */

#pragma once

#include "vt-facts.h"

G_BEGIN_DECLS

typedef struct _VtShelf VtShelf;

VtShelf *vt_shelf_new (VtCatalog *catalog);
void     vt_shelf_free (VtShelf *self);

/**
 * vt_shelf_select:
 * @selector: (nullable): as in a rule pack; %NULL for everything
 *
 * What vt_facts_match() says of every product that has a price, found faster; a selector that was
 * asked before costs nothing. A SKU means the one product that the catalogue finds for it.
 *
 * Returns: (transfer none) (element-type guint32): indices, ascending
 */
const GArray *vt_shelf_select (VtShelf *self, JsonObject *selector);
/* Whether @products, as vt_shelf_select() gives them, have it. */
gboolean vt_products_have (const GArray *products, guint32 product);

/* Takes out of @products what @dropped has; both ascend. */
void vt_products_drop (GArray *products, const GArray *dropped);

/* (transfer full) (nullable): see vt_facts_dup_attribute(). */
char *vt_shelf_dup_attribute (VtShelf *self, guint32 product, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtShelf, vt_shelf_free)

G_END_DECLS
