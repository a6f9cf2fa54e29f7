/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheaper products that will do as well, and what they lack. */

#pragma once

#include "vt-catalog.h"

G_BEGIN_DECLS

/**
 * VtComparedAttribute:
 * @value: (nullable): what the product has; %NULL if it lacks the attribute
 * @other: (nullable): what the alternative has
 * @is_kept: both have the same value
 */
typedef struct
{
  char    *name;  /* (owned) */
  char    *value; /* (owned) (nullable) */
  char    *other; /* (owned) (nullable) */
  gboolean is_kept;
} VtComparedAttribute;

/* (element-type VtComparedAttribute): every attribute of either, by name. */
GPtrArray *vt_attributes_compare (VtCatalog *catalog, guint32 product, guint32 alternative);
/* How many attributes of the product the alternative has as well, with the same values; @ret_n_all:
 * of how many. */
guint vt_attributes_count_kept (GPtrArray *compared, guint *ret_n_all);

/**
 * VtAlternative:
 * @product: its index
 * @n_kept: attributes of the dearer product that it has with the same values
 * @n_all: how many that one has
 * @saving_minor: how much cheaper it is, above 0
 */
typedef struct
{
  guint32 product;
  guint   n_kept;
  guint   n_all;
  gint64  saving_minor;
} VtAlternative;

/**
 * vt_alternatives_find:
 * @product: the dearer product, with a price
 * @n_max: how many at most
 *
 * Cheaper goods of the same category, not sold out; where there are none, of the widest category
 * around it.
 *
 * Returns: (element-type VtAlternative): those that keep most attributes first, of equals the
 * dearer, then by SKU
 */
GArray *vt_alternatives_find (VtCatalog *catalog, guint32 product, guint n_max);

G_END_DECLS
