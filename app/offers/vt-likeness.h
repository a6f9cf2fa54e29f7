/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much alike two products are by what the catalogue says of them. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtLikeness:
 * @category: the share of the longer category's parts that both begin with, 0 to 1
 * @attributes: attributes with the same value in both, of all that either has, 0 to 1 (Jaccard,
 * 1901, "Etude comparative de la distribution florale dans une portion des Alpes et des Jura")
 * @price: the lower price over the higher one, 0 to 1
 * @has_category: whether either has one; so for the others, of which @price needs both to be known
 * and above 0
 * @alike: the mean of those that can be told, 0 to 1; 0 if none can (Gower, 1971, "A General
 * Coefficient of Similarity and Some of Its Properties")
 */
typedef struct
{
  gboolean has_category;
  gboolean has_attributes;
  gboolean has_price;
  double   category;
  double   attributes;
  double   price;
  double   alike;
} VtLikeness;

/* Symmetric. */
VtLikeness vt_likeness_of (VtCatalog *catalog, guint32 product, guint32 other);

G_END_DECLS
