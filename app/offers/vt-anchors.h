/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cross-sell's items go with: the products that its anchor selects, and what fits them. */

#pragma once

#include "vt-facts.h"

G_BEGIN_DECLS

/* Immutable; shared between threads once it was made. */
typedef struct _VtAnchors VtAnchors;

/* @selector: (nullable): as in a rule pack; nothing is selected without one. One pass over the
 * catalogue. */
VtAnchors *vt_anchors_new (JsonObject *selector, VtCatalog *catalog);
void       vt_anchors_free (VtAnchors *self);

/* (array length=ret_n): product indices, ascending; belongs to @self. */
const guint32 *vt_anchors_get (const VtAnchors *self, guint *ret_n);
gboolean       vt_anchors_has (const VtAnchors *self, guint32 product);

/* (transfer full) (element-type utf8): names of the attributes that @product has and any anchor as
 * well, sorted: what can be asked to be the same. */
GPtrArray *vt_anchors_list_shared (const VtAnchors *self, guint32 product);

/**
 * vt_anchors_count_fits:
 * @compatible: (nullable): names of attributes
 *
 * Returns: how many anchors @product goes with: those that are not it, and have the same value of
 * each of these attributes
 */
guint vt_anchors_count_fits (const VtAnchors *self, guint32 product, JsonArray *compatible);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtAnchors, vt_anchors_free)

G_END_DECLS
