/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far offers reach: the products they name or select, and what is asked of these. */

#pragma once

#include "vt-facts.h"
#include "vt-offer.h"

G_BEGIN_DECLS

/**
 * VtReach:
 * @products: product indices: all that the offers name or select
 * @named: product indices: what the offers give or suggest by its SKU
 * @missing: SKUs that an offer gives or suggests, and the catalogue lacks
 * @unknown: SKUs that only selectors and conditions name, and the catalogue lacks
 * @tags: the tags that selectors ask for
 * @attributes: the names of the attributes that selectors and conditions ask for
 * @asks_category: whether a selector asks for categories; so for the others
 *
 * All are sets; to be read once vt_reach_finish() was called.
 */
typedef struct
{
  VtCatalog  *catalog;    /* (owned) */
  GHashTable *products;   /* (owned) */
  GHashTable *named;      /* (owned) */
  GHashTable *missing;    /* (owned) */
  GHashTable *unknown;    /* (owned) */
  GHashTable *tags;       /* (owned) */
  GHashTable *attributes; /* (owned) */
  GPtrArray  *selectors;  /* (owned) (element-type JsonObject): that have to be looked for */
  gboolean    asks_category;
  gboolean    asks_brand;
  gboolean    asks_weight;
  gboolean    weighs_all; /* the weight of whatever is in a cart counts */
  gboolean    costs_all;  /* the cost of whatever is in a cart counts */
} VtReach;

VtReach *vt_reach_new (VtCatalog *catalog);
void     vt_reach_free (VtReach *reach);
/* What @offer speaks of, besides what the offers before do. */
void vt_reach_add (VtReach *reach, const VtOffer *offer);
/* Looks for what selectors select: one pass over the catalogue, none if nothing is selected. */
void vt_reach_finish (VtReach *reach);
/* Instead of looking, takes what stands in @products (element-type guint32) for what is selected.
 */
void vt_reach_finish_with (VtReach *reach, const GArray *products);

/* Of one offer. */
VtReach *vt_reach_of (const VtOffer *offer, VtCatalog *catalog);
/* (element-type guint32): indices, sorted by SKU. */
GArray *vt_reach_list (VtReach *reach);
/* Adds the SKUs that are given or suggested, there or not, to @skus (element-type utf8, owned),
 * sorted. */
void vt_reach_list_named (VtReach *reach, GPtrArray *skus);
/* The same for those that only selectors and conditions name, and the catalogue lacks. */
void     vt_reach_list_unknown (VtReach *reach, GPtrArray *skus);
gboolean vt_reach_has (VtReach *reach, guint32 product);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtReach, vt_reach_free)

G_END_DECLS
