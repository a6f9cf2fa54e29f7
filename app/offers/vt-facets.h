/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the catalogue's products can be selected by: its categories, brands, tags and attributes,
 * each with how many products have it. */

#pragma once

#include "vt-facts.h"

G_BEGIN_DECLS

typedef enum
{
  VT_FACET_CATEGORY,
  VT_FACET_BRAND,
  VT_FACET_TAG,
  VT_FACET_ATTRIBUTE,
} VtFacetKind;

#define VT_N_FACET_KINDS 4

/**
 * VtFacet:
 * @label: on one line, plain text: "Clothing › Shirts", "Acme", "size: M"
 * @name: of an attribute; else ""
 * @value: as in a selector: a path of a category, else a text
 * @depth: of a category, those around it; else 0
 * @n_products: that are no fees, and have it
 */
typedef struct
{
  char     *label; /* (owned) */
  char     *name;  /* (owned) */
  JsonNode *value; /* (owned): sealed */
  guint     depth;
  guint     n_products;
} VtFacet;

/* Immutable, reference counted, shared between threads. */
typedef struct _VtFacets VtFacets;

/* One pass over the catalogue; %NULL if @job was cancelled. */
VtFacets *vt_facets_new (VtCatalog *catalog, VtJob *job, GError **error);
VtFacets *vt_facets_ref (VtFacets *self);
void      vt_facets_unref (VtFacets *self);

/* (element-type VtFacet): categories each before those within it, all by their labels. */
GPtrArray *vt_facets_get (VtFacets *self, VtFacetKind kind);

/**
 * vt_selector_count:
 * @selector: (nullable): as in a rule pack; everything if absent
 * @ret_n: products that are no fees, have a price and are selected
 *
 * Returns: %FALSE if @job was cancelled
 */
gboolean vt_selector_count (
    JsonObject *selector, VtCatalog *catalog, VtJob *job, guint *ret_n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtFacets, vt_facets_unref)

G_END_DECLS
